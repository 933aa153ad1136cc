#include "vocabulary.h"

#include <algorithm>

#include "costs.h"
#include "keys.h"

namespace clearway {
namespace {

constexpr StringId kFewStrings = 512;  // so few are looked through at once

Near near_of(uint32_t number, const WordRecord& record, Alike found, const Figures& figures) {
  Near near{};
  near.word = number;
  near.gain = static_cast<int32_t>(found.weight);
  near.weight = record.weight;
  near.rank = rank_of(figures, record.kind, record.weight);
  near.how = found.how;
  near.kind = record.kind;
  near.bit = record.bit;
  near.postings = record.postings;
  near.others = record.others;
  near.forms = record.forms;
  near.end = record.end;
  return near;
}

}  // namespace

Vocabulary::Vocabulary(const Image& image, const Strings& strings, const Figures& figures)
    : image_(image), pool_(image.pool()), strings_(strings), f_(figures),
      typos_(image, strings, figures) {}

void Vocabulary::spelled(StringId id, std::vector<uint32_t>& out) const {
  if (id >= pool_.size) return;
  const uint32_t* offsets = image_.get<uint32_t>(kSpelledOffsets);
  const uint32_t* words = image_.get<uint32_t>(kSpelledWords);
  out.insert(out.end(), words + offsets[id], words + offsets[id + 1]);
}

// Words that may agree by this string.
void Vocabulary::maybe(StringId id) {
  if (id >= pool_.size) return;
  const uint32_t* offsets = image_.get<uint32_t>(kSpelledOffsets);
  const uint32_t* words = image_.get<uint32_t>(kSpelledWords);
  for (uint32_t at = offsets[id]; at < offsets[id + 1]; ++at)
    maybe_.push_back({words[at], id, 0, kMany});
}

void Vocabulary::open_group(const Word& query, Expansion& out) {
  if (out.group >= 0) expand(query, out, true);
}

void Vocabulary::expand(const Word& query, Expansion& out, bool open) {
  out.near.clear();
  out.initials.clear();
  out.group = -1;
  maybe_.clear();
  maybe(query.text);
  for (uint16_t at = 0; at < query.count; ++at)
    if (query.spellings[at] != query.text) maybe(query.spellings[at]);
  if (!in(query.kind, static_cast<Kinds>(f_.exact))) {
    ask_begins(query);
    gather(typos_.of(query));
    letters_for(query);
    begun_by();
    group_of(query, out, open);
  }
  hold(query, out);
}

// Of the words that may agree those that do, as they rank.
void Vocabulary::hold(const Word& query, Expansion& out) {
  look_ahead();
  for (size_t at = 0; at < maybe_.size();) {
    const uint32_t number = maybe_[at].word;
    const Word word = image_.word(number);
    int edits = kMany;
    for (; at < maybe_.size() && maybe_[at].word == number; ++at) {
      const Maybe& one = maybe_[at];
      if (one.edits < edits && one.at < word.count && word.spellings[one.at] == one.string)
        edits = one.edits;
    }
    if (const Alike found = alike(query, word, false, strings_, f_, edits))
      (found.how == How::initial ? out.initials : out.near)
          .push_back(near_of(number, image_.record(number), found, f_));
  }
  std::sort(out.near.begin(), out.near.end(), [](const Near& one, const Near& other) {
    return one.rank != other.rank ? one.rank > other.rank : one.word < other.word;
  });
}

// Puts words in order, and asks for all that is read of each on its way.
void Vocabulary::look_ahead() {
  for (const Maybe& one : maybe_) __builtin_prefetch(&image_.record(one.word));
  std::sort(maybe_.begin(), maybe_.end());
  const uint32_t* offsets = image_.get<uint32_t>(kStringOffsets);
  for (const Maybe& one : maybe_) __builtin_prefetch(image_.word(one.word).spellings);
  for (const Maybe& one : maybe_)
    if (const Word word = image_.word(one.word); word.count)
      __builtin_prefetch(offsets + word.spellings[0]);
  for (const Maybe& one : maybe_)
    if (const Word word = image_.word(one.word); word.count)
      __builtin_prefetch(pool_[word.spellings[0]].data());
}

// Words of strings that a typo leads to.
void Vocabulary::gather(const std::vector<Close>& close) {
  const uint32_t* offsets = image_.get<uint32_t>(kSpelledOffsets);
  const uint32_t* words = image_.get<uint32_t>(kSpelledWords);
  for (const Close& one : close) __builtin_prefetch(offsets + one.string);
  for (const Close& one : close) __builtin_prefetch(words + offsets[one.string]);
  for (const Close& one : close)
    for (uint32_t at = offsets[one.string]; at < offsets[one.string + 1]; ++at)
      maybe_.push_back({words[at], one.string, one.at, one.edits});
}

void Vocabulary::letters_for(const Word& query) {
  std::string_view before;
  const auto add = [&](std::string_view letter) {
    if (letter != before) maybe(pool_.find(letter));
    before = letter;
  };
  if (query.kind == Kind::patronymic) add(first(strings_[query.text], 1));
  if (query.kind == Kind::word)
    for (uint16_t at = 0; at < query.count; ++at) add(first(strings_[query.spellings[at]], 1));
}

// Asks for what `begun_by` reads.
void Vocabulary::ask_begins(const Word& query) {
  begins_.clear();
  if (!query.count) return;
  const std::string_view word = strings_[query.spellings[0]];
  const int size = letters(word);
  for (int length = static_cast<int>(std::min(f_.cut, f_.begun)); length < size; ++length) {
    const std::string_view begin = first(word, length);
    begins_.push_back({begin, hash_of(begin)});
    pool_.fetch(begins_.back().hash);
  }
}

// Words that a word begins with.
void Vocabulary::begun_by() {
  for (const Begin& begin : begins_) maybe(pool_.find(begin.text, begin.hash));
}

// The first string from `low` on that begins with `begin`, or the first after all that do.
StringId Vocabulary::bound(std::string_view begin, bool after, StringId low) const {
  StringId high = pool_.size;
  if (begin.size() >= 2) {
    const uint32_t* leads = image_.get<uint32_t>(kStringLeads);
    const uint32_t lead =
        static_cast<unsigned char>(begin[0]) << 8 | static_cast<unsigned char>(begin[1]);
    low = std::max(low, leads[lead]);
    high = leads[lead + 1];
  }
  const auto before = [&](StringId id) {
    const int order = pool_[id].compare(0, begin.size(), begin);
    return order < 0 || (after && order == 0);
  };
  for (StringId step = 4; after && low + step < high; step *= 4) {  // mostly there are few
    if (!before(low + step)) high = low + step;
    else low += step;
  }
  while (low < high) {
    const StringId middle = low + (high - low) / 2;
    if (before(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

void Vocabulary::group_of(const Word& query, Expansion& out, bool open) {
  if (!query.count) return;
  const std::string_view begin = strings_[query.spellings[0]];
  const bool cut = query.kind == Kind::cut && letters(strings_[query.text]) >= f_.cut;
  if (begin.empty() || (!cut && letters(begin) < f_.begun)) return;
  out.low = bound(begin, false, 0);
  out.high = bound(begin, true, out.low);
  if (open || out.high - out.low <= kFewStrings) {
    for (StringId id = out.low; id < out.high; ++id) maybe(id);
    return;
  }
  const int64_t weight = query.weight;
  if (cut) out.group = weight;
  else if (!in(query.kind, static_cast<Kinds>(f_.common)))
    out.group = weight * f_.known_prefix / 1000;
  else
    out.group = std::max(weight * f_.prefix / 1000,
                         std::min(weight, image_.header().most_known) * f_.known_prefix / 1000);
}

}  // namespace clearway
