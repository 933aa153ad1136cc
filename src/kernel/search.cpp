#include "search.h"

#include <algorithm>
#include <numeric>

#include "keys.h"

namespace clearway {
namespace {

constexpr size_t kCachedWords = 1024;
constexpr size_t kFewInitials = 2;  // a name that is not in kInitialed has no more

bool sure(int64_t score, int64_t evidence, const Figures& f) {
  return score < f.floor && evidence < f.covering;
}

}  // namespace

Search::Search(const Image& image, const Figures& figures)
    : image_(image), f_(figures), strings_(&image.pool()),
      vocabulary_(image, strings_, figures), near_(vocabulary_, kCachedWords),
      comparer_(strings_, figures) {}

void Search::near(const Raw& token, Expansion& out) {
  strings_.clear();
  query_.read({token}, strings_);
  vocabulary_.expand(query_.words[0], out);
  vocabulary_.open_group(query_.words[0], out);
  out.near.insert(out.near.end(), out.initials.begin(), out.initials.end());
}

void Search::find(const Asked& asked, std::vector<Found>& out) {
  const std::vector<Raw>& tokens = asked.tokens;
  out.clear();
  if (tokens.empty()) return;
  if (tokens.size() > static_cast<size_t>(f_.most_words))
    throw TooMuch("a name of " + std::to_string(tokens.size()) + " words");
  strings_.clear();
  query_.read(tokens, strings_);
  survivors_.clear();
  prepare();
  joints();
  splits();
  choose();
  choose_lifted();
  compare_all(asked, out);
}

// What each word of the query can gain.
void Search::prepare() {
  size_ = query_.words.size();
  if (parts_.size() < size_) parts_.resize(size_);
  bool cut = false;
  letters_ = 0;
  for (size_t at = 0; at < size_; ++at) {
    const Word& word = query_.words[at];
    cut |= word.kind == Kind::cut;
    if (word.kind == Kind::initial) letters_ |= letter_bit(strings_[word.text]);
    Part& part = parts_[at];
    part.expansion = near_.of(word, strings_, false);
    part.read = 0;
    part.joint = false;
    part.must = !in(word.kind, static_cast<Kinds>(f_.slight));
    describe(at);
  }
  least_missing_ = image_.header().least_missing * (cut ? f_.cut_off : 1000) / 1000;
}

void Search::describe(size_t at) {
  const Word& word = query_.words[at];
  Part& part = parts_[at];
  const Expansion& found = part.expansion;
  const auto& shares = f_.unmatched[kExtra][static_cast<int>(word.kind)];
  const int64_t least = std::min({shares[0][0], shares[0][1], shares[1][0], shares[1][1]});
  part.near_bits = part.initial_bits = part.full_bits = 0;
  for (const Near& near : found.near) {
    part.near_bits |= signature_of(near.word);
    if (near.full()) part.full_bits |= signature_of(near.word);
  }
  for (const Near& near : found.initials) part.initial_bits |= signature_of(near.word);
  part.best = found.near.empty() ? 0 : found.near[0].gain;
  part.rest = word.kind == Kind::initial ? f_.initial
              : found.group >= 0         ? found.group
                                         : -(word.weight * least / 1000);
  part.best = std::max(part.best, part.rest);
}

// The most that the word gains from words whose names are not read.
int64_t Search::unread(const Part& part, bool initials) const {
  const Expansion& found = part.expansion;
  int64_t most = part.rest;
  if (part.read < found.near.size()) most = std::max(most, found.near[part.read].gain);
  if (initials && !found.initials.empty()) most = std::max(most, f_.initial);
  return most;
}

// Whether no name that was not read, with at most so many initials, reaches the floor or is a
// whole rare name among other words.
bool Search::enough(size_t initials) {
  int64_t score = 0, evidence = 0;
  lifts_.clear();
  for (size_t at = 0; at < size_; ++at) {
    const int64_t least = unread(parts_[at], false), most = unread(parts_[at], true);
    score += least;
    evidence += std::max<int64_t>(least, 0);
    if (most > least) lifts_.push_back(most - least);
  }
  std::sort(lifts_.rbegin(), lifts_.rend());
  lifts_.resize(std::min(lifts_.size(), initials));
  const int64_t lift = std::accumulate(lifts_.begin(), lifts_.end(), int64_t{0});
  return sure(score + lift, evidence + lift, f_);
}

// Reads names by the weightiest words first, and no more of them than completeness asks for.
void Search::choose() {
  order_.resize(size_);
  std::iota(order_.begin(), order_.end(), 0u);
  std::stable_sort(order_.begin(), order_.end(), [this](uint32_t one, uint32_t other) {
    return query_.words[one].weight > query_.words[other].weight;
  });
  bool done = enough(size_);
  for (const uint32_t at : order_) {
    Part& part = parts_[at];
    while (!done && part.read < part.expansion.near.size()) {
      read_word(part.expansion.near[part.read++].word);
      done = enough(size_);
    }
  }
  for (const uint32_t at : order_) {
    if (done || enough(kFewInitials)) break;
    Part& part = parts_[at];
    if (part.expansion.group < 0) continue;
    vocabulary_.open_group(query_.words[at], part.expansion);
    describe(at);
    for (const Near& near : part.expansion.near) read_word(near.word);
    part.read = part.expansion.near.size();
    done = enough(size_);
  }
  if (done) return;
  if (enough(kFewInitials)) {
    const Posting* initialed = image_.get<Posting>(kInitialed);
    for (size_t at = 0; at < image_.count<Posting>(kInitialed); ++at)
      consider(initialed[at], false);
  } else {
    scan_letters();
  }
}

// Reads the names that are equal but for script or spelling, however common their words are.
void Search::choose_lifted() {
  const auto unread_full = [this](const Part& part, bool read) {
    size_t names = 0;
    for (size_t at = part.read; at < part.expansion.near.size(); ++at) {
      const Near& near = part.expansion.near[at];
      if (!near.full()) continue;
      names += image_.record(near.word).end - image_.record(near.word).postings;
      if (read) read_word(near.word);
    }
    return names;
  };
  Part* fewest = nullptr;
  size_t least = SIZE_MAX;
  for (size_t at = 0; at < size_; ++at) {
    if (!parts_[at].must) continue;
    if (const size_t names = unread_full(parts_[at], false); names < least) {
      least = names;
      fewest = &parts_[at];
    }
  }
  if (fewest) {
    unread_full(*fewest, true);
  } else {
    for (size_t at = 0; at < size_; ++at) unread_full(parts_[at], true);
  }
}

void Search::read_word(uint32_t word) {
  const WordRecord& record = image_.record(word);
  const Posting* postings = image_.get<Posting>(kPostings);
  for (uint32_t at = record.postings; at < record.end; ++at) consider(postings[at], false);
}

// Keeps the name if the signature of its words leaves it a chance.
void Search::consider(const Posting& posting, bool joint) {
  int64_t score = joint ? joint_gain_ : 0, evidence = score;
  uint32_t matched = 0;
  bool lifted = true;
  for (size_t at = 0; at < size_; ++at) {
    const Part& part = parts_[at];
    const bool joined = joint && part.joint;
    int64_t gain = part.rest;
    if (posting.signature & part.near_bits) gain = part.best;
    else if (posting.signature & part.initial_bits) gain = std::max(gain, f_.initial);
    if (joined) gain = std::max<int64_t>(gain, 0);
    score += gain;
    evidence += std::max<int64_t>(gain, 0);
    matched += gain > 0 || joined || (posting.signature & part.near_bits) != 0;
    lifted &= !part.must || joined || (posting.signature & part.full_bits) != 0;
  }
  const uint32_t telling = posting.signature >> kSignatureBits;
  const uint32_t missing = telling > matched ? telling - matched : 0;
  score -= missing * least_missing_;
  if (lifted && !missing) survivors_.push_back(uint64_t{posting.name} * 2 + 1);
  else if (score >= f_.floor || (evidence >= f_.covering && !missing))
    survivors_.push_back(uint64_t{posting.name} * 2);
}

// Names that bear the letters of so many initials that these alone reach the floor.
void Search::scan_letters() {
  const uint32_t* letters = image_.get<uint32_t>(kNameLetters);
  for (uint32_t name = 0; name < image_.header().names; ++name) {
    int64_t most = 0;
    for (size_t at = 0; at < size_; ++at) {
      const Word& word = query_.words[at];
      if (word.kind != Kind::initial) most += std::max<int64_t>(unread(parts_[at], true), 0);
      else if (letters[name] & letter_bit(strings_[word.text])) most += f_.initial;
    }
    if (most >= f_.floor) survivors_.push_back(uint64_t{name} * 2);
  }
}

// What the name can gain at most: every word of it with its best partner.
bool Search::could(uint32_t name) const {
  const uint32_t* offsets = image_.get<uint32_t>(kNameOffsets);
  const uint32_t* words = image_.get<uint32_t>(kNameWords);
  int64_t otherwise = std::max<int64_t>(most_group_, 0);
  if (image_.get<uint32_t>(kNameLetters)[name] & letters_)
    otherwise = std::max(otherwise, f_.initial);
  int64_t most = 0;
  for (uint32_t at = offsets[name]; at < offsets[name + 1]; ++at)
    most += gains_.of(words[at], otherwise);
  return most >= f_.floor;
}

Words Search::entry(uint32_t name, bool forms) {
  const uint32_t* offsets = image_.get<uint32_t>(kNameOffsets);
  const uint32_t* words = image_.get<uint32_t>(kNameWords);
  entry_.clear();
  const uint32_t end = offsets[name + 1] - (forms ? 0 : image_.get<uint8_t>(kNameForms)[name]);
  for (uint32_t at = offsets[name]; at < end; ++at)
    entry_.push_back(image_.word(words[at]));
  return {entry_.data(), entry_.size()};
}

void Search::compare_all(const Asked& asked, std::vector<Found>& out) {
  if (survivors_.empty()) return;
  std::sort(survivors_.begin(), survivors_.end());
  gather_gains();
  const uint8_t* persons = image_.get<uint8_t>(kNamePersons);
  size_t compared = 0;
  for (size_t at = 0; at < survivors_.size(); ++at) {
    if (at + 1 < survivors_.size() && survivors_[at] / 2 == survivors_[at + 1] / 2) continue;
    const auto name = static_cast<uint32_t>(survivors_[at] / 2);
    if (!(survivors_[at] & 1) && !could(name)) continue;
    if (++compared > static_cast<size_t>(f_.most_compared))
      throw TooMuch("more than " + std::to_string(f_.most_compared) + " listed names to compare");
    const bool beside = persons[name] && !asked.person;
    comparer_.compare({query_.words.data(), beside ? size_ : size_ - asked.forms},
                      entry(name, asked.person && !persons[name]),
                      asked.person || persons[name], compared_room_);
    if (compared_room_.equal || compared_room_.score >= f_.floor)
      out.push_back({name, compared_room_});
  }
  compared_ += compared;
}

void Search::gather_gains() {
  size_t most = joints_.size();
  most_group_ = -1;
  for (size_t at = 0; at < size_; ++at)
    most += parts_[at].expansion.near.size() + parts_[at].expansion.initials.size();
  gains_.clear(most);
  for (size_t at = 0; at < size_; ++at) {
    const Expansion& found = parts_[at].expansion;
    for (const Near& near : found.near) gains_.raise(near.word, near.gain);
    for (const Near& near : found.initials) gains_.raise(near.word, near.gain);
    most_group_ = std::max(most_group_, found.group);
  }
  for (const Joint& joint : joints_) gains_.raise(joint.word, joint.gain);
}

}  // namespace clearway
