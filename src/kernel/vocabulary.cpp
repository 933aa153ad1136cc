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
    : image_(image), pool_(image.pool()), strings_(strings), f_(figures) {}

void Vocabulary::spelled(StringId id, std::vector<uint32_t>& out) const {
  if (id >= pool_.size) return;
  const uint32_t* offsets = image_.get<uint32_t>(kSpelledOffsets);
  const uint32_t* words = image_.get<uint32_t>(kSpelledWords);
  out.insert(out.end(), words + offsets[id], words + offsets[id + 1]);
}

void Vocabulary::expand(const Word& query, Expansion& out) {
  out.near.clear();
  out.initials.clear();
  out.group = -1;
  maybe_.clear();
  spelled(query.text, maybe_);
  for (uint16_t at = 0; at < query.count; ++at) spelled(query.spellings[at], maybe_);
  if (!in(query.kind, static_cast<Kinds>(f_.exact))) {
    letters_for(query);
    for (uint16_t at = 0; at < std::min<uint16_t>(query.count, 2); ++at)
      typos(strings_[query.spellings[at]]);
    if (query.count) begun_by(strings_[query.spellings[0]]);
  }
  if (!in(query.kind, static_cast<Kinds>(f_.exact))) group_of(query, out);
  verify(query, out);
}

// Of the words that may agree those that do, as they rank.
void Vocabulary::verify(const Word& query, Expansion& out) {
  gather();
  for (const uint32_t number : maybe_)
    if (const Alike found = alike(query, image_.word(number), false, strings_, f_))
      (found.how == How::initial ? out.initials : out.near)
          .push_back(near_of(number, image_.record(number), found, f_));
  std::stable_sort(out.near.begin(), out.near.end(),
                   [](const Near& one, const Near& other) { return one.rank > other.rank; });
}

// Each word that may agree once, and all that is asked of it on its way.
void Vocabulary::gather() {
  for (const StringId id : strings_near_) spelled(id, maybe_);
  strings_near_.clear();
  std::sort(maybe_.begin(), maybe_.end());
  maybe_.erase(std::unique(maybe_.begin(), maybe_.end()), maybe_.end());
  const uint32_t* offsets = image_.get<uint32_t>(kStringOffsets);
  for (const uint32_t number : maybe_) __builtin_prefetch(&image_.record(number));
  for (const uint32_t number : maybe_) {
    __builtin_prefetch(image_.word(number).spellings);
    __builtin_prefetch(offsets + image_.record(number).text);
  }
  for (const uint32_t number : maybe_) {
    const Word word = image_.word(number);
    if (word.count) __builtin_prefetch(offsets + word.spellings[0]);
    __builtin_prefetch(pool_[word.text].data());
  }
  for (const uint32_t number : maybe_) {
    const Word word = image_.word(number);
    if (word.count) __builtin_prefetch(pool_[word.spellings[0]].data());
  }
}

void Vocabulary::letters_for(const Word& query) {
  std::string_view before;
  const auto add = [&](std::string_view letter) {
    if (letter != before) spelled(pool_.find(letter), maybe_);
    before = letter;
  };
  if (query.kind == Kind::patronymic) add(first(strings_[query.text], 1));
  if (query.kind == Kind::word)
    for (uint16_t at = 0; at < query.count; ++at) add(first(strings_[query.spellings[at]], 1));
}

// Words one edit away share a shortened form; those two away keep their begin or end.
void Vocabulary::typos(std::string_view spelling) {
  const int size = letters(spelling);
  if (size < f_.one_typo - 1) return;  // it may have lost a letter
  const uint32_t* offsets = image_.get<uint32_t>(kShortOffsets);
  const uint32_t* strings = image_.get<uint32_t>(kShortStrings);
  const auto mask = static_cast<uint32_t>(image_.count<uint32_t>(kShortOffsets) - 2);
  keys_.clear();
  each_shortened(spelling, room_, [&](uint64_t key, uint32_t letter) {
    __builtin_prefetch(offsets + bucket_of(key, mask));
    keys_.push_back({bucket_of(key, mask), mark_of(key, letter)});
  });
  for (const Key& key : keys_) __builtin_prefetch(strings + offsets[key.bucket]);
  for (const Key& key : keys_)
    for (uint32_t at = offsets[key.bucket]; at < offsets[key.bucket + 1]; ++at)
      if (one_edit(key.mark, strings[at])) note(strings[at] & kStringMask);
  if (size >= f_.two_typos) {
    edges(spelling, size, true);
    edges(spelling, size, false);
  }
}

void Vocabulary::edges(std::string_view spelling, int size, bool begun) {
  const Section section = begun ? kBegunOffsets : kEndedOffsets;
  const uint32_t* offsets = image_.get<uint32_t>(section);
  const uint64_t* bags = image_.get<uint64_t>(begun ? kBegunBags : kEndedBags);
  const StringId* strings = image_.get<StringId>(begun ? kBegunStrings : kEndedStrings);
  const auto mask = static_cast<uint32_t>(image_.count<uint32_t>(section) - 2);
  const int kept = static_cast<int>(f_.kept);
  const uint64_t bag = bag_of(spelling);
  const uint32_t bucket =
      bucket_of(edge_key(begun ? first(spelling, kept) : last(spelling, kept)), mask);
  const auto by_letters = [](uint32_t string, uint32_t least) { return string < least; };
  uint32_t at = static_cast<uint32_t>(
      std::lower_bound(strings + offsets[bucket], strings + offsets[bucket + 1], sized(size - 2),
                       by_letters) - strings);
  const uint32_t last_of = sized(size + 2) | kStringMask;
  for (; at < offsets[bucket + 1] && strings[at] <= last_of; ++at)
    if (!more_than_four_bits(bags[at] ^ bag) &&
        edits(spelling, pool_[strings[at] & kStringMask]) <= 2)
      note(strings[at] & kStringMask);
}

// A string whose words may agree.
void Vocabulary::note(StringId id) {
  __builtin_prefetch(image_.get<uint32_t>(kSpelledOffsets) + id);
  strings_near_.push_back(id);
}

// Words that `word` begins with.
void Vocabulary::begun_by(std::string_view word) {
  const int size = letters(word);
  const int least = static_cast<int>(std::min(f_.cut, f_.begun));
  for (int length = least; length < size; ++length)
    spelled(pool_.find(first(word, length)), maybe_);
}

// The first string that begins with `begin`, or the first after all that do.
StringId Vocabulary::bound(std::string_view begin, bool after) const {
  StringId low = 0, high = pool_.size;
  if (begin.size() >= 2) {
    const uint32_t* leads = image_.get<uint32_t>(kStringLeads);
    const uint32_t lead =
        static_cast<unsigned char>(begin[0]) << 8 | static_cast<unsigned char>(begin[1]);
    low = leads[lead];
    high = leads[lead + 1];
  }
  while (low < high) {
    const StringId middle = low + (high - low) / 2;
    const int order = pool_[middle].compare(0, begin.size(), begin);
    if (order < 0 || (after && order == 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}

void Vocabulary::group_of(const Word& query, Expansion& out) {
  if (!query.count) return;
  const std::string_view begin = strings_[query.spellings[0]];
  const bool cut = query.kind == Kind::cut && letters(strings_[query.text]) >= f_.cut;
  if (begin.empty() || (!cut && letters(begin) < f_.begun)) return;
  out.low = bound(begin, false);
  out.high = bound(begin, true);
  if (out.high - out.low <= kFewStrings) {
    for (StringId id = out.low; id < out.high; ++id) spelled(id, maybe_);
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

void Vocabulary::open_group(const Word& query, Expansion& out) {
  if (out.group < 0) return;
  maybe_.clear();
  for (const Near& near : out.near) maybe_.push_back(near.word);
  for (const Near& near : out.initials) maybe_.push_back(near.word);
  for (StringId id = out.low; id < out.high; ++id) spelled(id, maybe_);
  out.near.clear();
  out.initials.clear();
  verify(query, out);
  out.group = -1;
}

}  // namespace clearway
