// Listed names inside running text: candidates/running_text.py, function by function.
#include <algorithm>
#include <unordered_set>

#include "keys.h"
#include "needed.h"
#include "search.h"
#include "splits.h"
#include "text.h"

namespace clearway {
namespace {

// Parts of a text between blanks.
template <typename Use>
void each_piece(std::string_view text, Use use) {
  while (!text.empty()) {
    const size_t end = std::min(text.find(' '), text.size());
    if (end) use(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

bool is_pair(const Line& line) { return line.query_count && line.entry_count; }

}  // namespace

void Search::find_in_text(const std::vector<Raw>& tokens, std::vector<TextFind>& out) {
  out.clear();
  if (tokens.size() > static_cast<size_t>(f_.most_words))
    throw TooMuch("a text of " + std::to_string(tokens.size()) + " words");
  strings_.clear();
  query_.read(tokens, strings_);
  size_ = query_.words.size();
  read_words();
  text_joints();
  gather_gains();
  TextFind found{};
  for (size_t at = 0; at < size_; ++at) {
    starts(at);
    for (const uint32_t name : words_)
      if (!is_gone(name) && evident(name) && held(name, at, found)) out.push_back(found);
  }
}

// Words near each word of the text: those of a word stand together, in the order of their numbers.
void Search::read_words() {
  letters_ = 0;
  sieve_.scale(false, false);
  pairs_.clear();
  initials_.clear();
  split_words_.clear();
  begins_.assign(1, 0);
  for (size_t at = 0; at < size_; ++at) {
    const Word& word = query_.words[at];
    if (word.kind == Kind::initial) letters_ |= letter_bit(strings_[word.text]);
    const Expansion& found = near_.of(word, strings_, true);
    for (const auto* near : {&found.near, &found.initials})
      for (const Near& one : *near) pairs_.push_back({one, static_cast<uint32_t>(at), 0, {}, 0});
    std::sort(pairs_.begin() + begins_.back(), pairs_.end(), [](const Pair& one, const Pair& other) {
      return one.near.word < other.near.word;
    });
    begins_.push_back(static_cast<std::ptrdiff_t>(pairs_.size()));
  }
}

// Words that several neighbours are, and words that are parts of one: what these can gain.
void Search::text_joints() {
  joints_.clear();
  each_joint(
      size_, static_cast<size_t>(f_.max_joined), room_,
      [this](size_t at) { return first_spelling(query_.words[at]); },
      [this](size_t start, size_t end) {
        spelled_.clear();
        vocabulary_.spelled(image_.pool().find(room_), spelled_);
        int64_t total = 0;
        for (size_t at = start; at <= end; ++at) total += query_.words[at].weight;
        for (const uint32_t word : spelled_) joints_.push_back({word, total, 0});
      });
  Splits splits(image_, static_cast<size_t>(f_.max_joined));
  for (const Word& word : query_.words)
    for (uint16_t at = 0; at < word.count; ++at)
      splits.each(strings_[word.spellings[at]], [&](const std::vector<StringId>& path) {
        spelled_.clear();
        for (const StringId id : path) splits.words(id, spelled_);
        for (const uint32_t part : spelled_)
          joints_.push_back({part, std::max(image_.record(part).weight, word.weight), 0});
      });
}

// Names that could be recognised from the word at this place, each once, in the twin's order.
void Search::starts(size_t at) {
  words_.clear();
  seen_.clear();
  const Posting* postings = image_.get<Posting>(kPostings);
  const auto add = [&](const WordRecord& record, uint32_t marks) {
    spelled_names_.clear();
    for (uint32_t k = record.postings; k < record.forms; ++k)
      if ((postings[k].marks & marks) == marks) spelled_names_.push_back(postings[k].name);
    std::sort(spelled_names_.begin(), spelled_names_.end());
    for (const uint32_t name : spelled_names_)
      if (seen_.insert(name).second) words_.push_back(name);
  };
  const size_t stop = std::min<size_t>(at + f_.max_joined, size_);
  room_.assign(first_spelling(query_.words[at]));
  for (size_t end = at + 1; end < stop; ++end) {
    room_.append(first_spelling(query_.words[end]));
    spelled_.clear();
    vocabulary_.spelled(image_.pool().find(room_), spelled_);
    for (const uint32_t word : spelled_) add(image_.record(word), 0);
  }
  if (!in(query_.words[at].kind, static_cast<Kinds>(f_.starting))) return;
  for (auto pair = begins_[at]; pair < begins_[at + 1]; ++pair)
    add(image_.record(pairs_[static_cast<size_t>(pair)].near.word), Posting::kNeeded);
}

// Whether the words of the text can lend the name the evidence that a find needs.
bool Search::evident(uint32_t name) const {
  const uint32_t* offsets = image_.get<uint32_t>(kNameOffsets);
  const uint32_t* words = image_.get<uint32_t>(kNameWords);
  const bool lettered = image_.get<uint32_t>(kNameLetters)[name] & letters_;
  int64_t most = 0;
  for (uint32_t at = offsets[name]; at < offsets[name + 1]; ++at) {
    const Gains::Slot* slot = gains_.of(words[at]);
    most += std::max<int64_t>(slot ? slot->gain : 0, lettered ? f_.initial : 0);
  }
  return most >= f_.ask;
}

// The name held against the words around `at`, then against those it covers alone.
bool Search::held(uint32_t name, size_t at, TextFind& out) {
  const Words listed = entry(name, false);
  const bool person = image_.get<uint8_t>(kNamePersons)[name];
  const size_t room = listed.count + static_cast<size_t>(f_.room);
  const size_t begin = at > room ? at - room : 0, end = std::min(at + room + 1, size_);
  comparer_.compare({query_.words.data() + begin, end - begin}, listed, person, compared_room_);
  if (compared_room_.evidence < f_.ask || !met(begin, end, out)) return false;
  comparer_.compare({query_.words.data() + out.first, out.last - out.first + 1}, listed, person,
                    out.compared);
  out.name = name;
  return enough_of(out.compared, listed);
}

// The first and last word of the window that met a word of the name, by what is written.
bool Search::met(size_t begin, size_t end, TextFind& out) {
  const auto original = [this](size_t at) { return strings_[query_.words[at].original]; };
  std::vector<std::string_view> pieces;
  for (const Line& line : compared_room_.lines)
    for (uint16_t k = 0; is_pair(line) && k < line.query_count; ++k)
      each_piece(original(begin + line.query + k),
                 [&](std::string_view piece) { pieces.push_back(piece); });
  bool any = false;
  for (size_t at = begin; at < end; ++at)
    each_piece(original(at), [&](std::string_view piece) {
      if (std::find(pieces.begin(), pieces.end(), piece) == pieces.end()) return;
      if (!any) out.first = at;
      out.last = at;
      any = true;
    });
  return any;
}

bool Search::enough_of(const Compared& compared, Words listed) const {
  if (compared.score < f_.ask || compared.evidence < f_.ask || !compared.enough) return false;
  if (!compared.one_word) return true;
  int longest = 0;
  for (size_t at = 0; at < listed.count; ++at)
    longest = std::max(longest, letters(strings_[listed.words[at].text]));
  return longest >= (compared.equal ? f_.long_name : f_.long_word) &&
         compared.evidence >= f_.rarest;
}

}  // namespace clearway
