// Keys under which the index holds a word and a search looks for it: both use these.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "text.h"
#include "words.h"

namespace clearway {

constexpr uint64_t kJointSeed = 1, kBothSeed = 3, kTagSeed = 4;
constexpr uint64_t kBegunSeed = 5, kEndedSeed = 6;

inline uint32_t bucket_of(uint64_t key, uint32_t mask) { return static_cast<uint32_t>(key) & mask; }
// Beside a string's number: how many letters it has.
inline uint32_t sized(int letters) {
  return static_cast<uint32_t>(std::min(std::max(letters, 0), 255)) << kStringBits;
}

// Keys of a long word: two words that are two edits apart, and begin or end alike, share one.
// Where they begin and end alike, that is both; where only the begin is the same, an edit stands in
// the end, so that of the first `kept` + 2 letters at most one differs: of the two after the begin
// they share one. The same the other way round. Words have 2 * `kept` + 3 letters or more.
template <typename Use>
void each_edge(std::string_view word, int kept, std::string& room, Use use) {
  const std::string_view begin = first(word, kept), end = last(word, kept);
  use(hash_of(room.assign(begin).append(end), kBothSeed));
  const auto with_next = [&](std::string_view edge, std::string_view next, uint64_t seed) {
    const std::string_view one = first(next, 1), other = next.substr(one.size());
    use(hash_of(room.assign(edge).append(one), seed));
    if (one != other) use(hash_of(room.assign(edge).append(other), seed));
  };
  with_next(begin, first(word.substr(begin.size()), 2), kBegunSeed);
  with_next(end, last(word.substr(0, word.size() - end.size()), 2), kEndedSeed);
}

// Beside a string's number: which letter was left out, and three bits of the key.
constexpr uint32_t kWhole = 30, kAnyLetter = 31;
inline uint32_t mark_of(uint64_t key, uint32_t letter) {
  return static_cast<uint32_t>(key >> 61) << 29 | letter << kStringBits;
}

// Whether words marked so can be one edit apart: a letter changed was left out of both at one
// place, two letters swapped at neighbouring ones.
inline bool one_edit(uint32_t mark, uint32_t other) {
  if ((mark ^ other) >> 29) return false;
  const uint32_t one = mark >> kStringBits & 31, two = other >> kStringBits & 31;
  return one >= kWhole || two >= kWhole || one - two + 1 <= 2;
}

// Keys of a word without some of its bytes: sums of its bytes by powers of a number, so that what
// stands before and behind a gap is known once for all gaps.
class ShortKeys {
 public:
  void begin(std::string_view word) {
    sums_.assign(1, 0);
    for (const char byte : word)
      sums_.push_back(sums_.back() * kBase + static_cast<unsigned char>(byte) + 1);
    while (powers_.size() < sums_.size()) powers_.push_back(powers_.back() * kBase);
  }
  // Without the bytes from `from` to `to`.
  uint64_t key(size_t from, size_t to) const {
    const size_t size = sums_.size() - 1;
    uint64_t key = (sums_[from] - sums_[to]) * powers_[size - to] + sums_[size];
    key = (key ^ key >> 32) * 0xD6E8FEB86659FD93ull;
    key = (key ^ key >> 32) * 0xD6E8FEB86659FD93ull;
    return key ^ key >> 32;
  }

 private:
  static constexpr uint64_t kBase = 0x9E3779B97F4A7C15ull;
  std::vector<uint64_t> sums_, powers_ = std::vector<uint64_t>(1, 1);
};

// The word whole and with each letter left out: use(key, letter). Words one edit apart share one of
// these. Of equal neighbours one is left out, and which of them is not told. A word too short for a
// typo, `size` letters, may be what one of one letter more has left; shorter ones have no key.
template <typename Use>
void each_shortened(std::string_view word, int size, const Figures& figures, ShortKeys& room,
                    Use use) {
  if (size < figures.one_typo - 1) return;
  room.begin(word);
  use(room.key(word.size(), word.size()), kWhole);
  if (size < figures.one_typo) return;
  std::string_view before;
  uint32_t letter = 0;
  for (size_t at = 0; at < word.size(); ++letter) {
    const std::string_view left_out = first(word.substr(at), 1);
    const size_t next = at + left_out.size();
    if (left_out != before) {
      const bool alone = first(word.substr(next), 1) != left_out && letter < kWhole;
      use(room.key(at, next), alone ? letter : kAnyLetter);
    }
    before = left_out;
    at = next;
  }
}

// Bits that tell that a name has neighbours which are these letters as one, and where they stand.
struct JointBits {
  uint64_t at, bits;
};
inline JointBits joint_bits(std::string_view letters, uint64_t mask) {
  const uint64_t key = hash_of(letters, kJointSeed);
  return {key & mask, uint64_t{1} << (key >> 58) | uint64_t{1} << (key >> 52 & 63)};
}

// A bit of 32 for the letter that a word begins with.
inline uint32_t letter_of(std::string_view word) {
  const std::string_view letter = first(word, 1);
  return static_cast<unsigned char>(letter.back()) & 31;
}
inline uint32_t letter_bit(std::string_view word) { return word.empty() ? 0 : 1u << letter_of(word); }

// Words of names have tags for the letter that they begin with, the more the more words do, so that
// an initial's words are some tags; words that other initials stand for as well have others.
constexpr uint8_t kShares[32] = {1, 4, 3, 3, 2, 2, 2, 2, 2, 2, 1, 4, 2, 4, 2, 1,
                                 3, 1, 2, 4, 3, 1, 2, 1, 1, 1, 2, 1, 1, 1, 1, 1};
constexpr int kTagsOfShare = 3, kTagLetters = 3;
constexpr int kFirstTag = 1, kFirstVaried = 190, kFirstMany = 247;  // 0: no word
constexpr size_t kMostTags = 8;  // of a name: the last tells how many words the others leave

inline int first_tag(uint32_t letter) {
  int share = 0;
  for (uint32_t before = 0; before < letter; ++before) share += kShares[before];
  return kFirstTag + share * kTagsOfShare;
}

// The tag of a word: near words mostly share it.
inline uint8_t tag_of(std::string_view word, bool varied) {
  if (word.empty()) return varied ? kFirstVaried : kFirstTag;
  const uint32_t letter = letter_of(word);
  const uint64_t key = hash_of(first(word, kTagLetters), kTagSeed) >> 32;
  const int tags = varied ? kFirstMany - kFirstVaried : kShares[letter] * kTagsOfShare;
  return static_cast<uint8_t>((varied ? kFirstVaried : first_tag(letter)) + (key * tags >> 32));
}

// The tags of words that an initial of this letter may stand for: use(tag).
template <typename Use>
void each_tag(uint32_t letter, Use use) {
  const int first = first_tag(letter);
  for (int tag = first; tag < first + kShares[letter] * kTagsOfShare; ++tag)
    use(static_cast<uint8_t>(tag));
  for (int tag = kFirstVaried; tag < kFirstMany; ++tag) use(static_cast<uint8_t>(tag));
}

// The tag of `words` words, two at least.
inline uint8_t tag_of_many(size_t words) {
  return static_cast<uint8_t>(std::min<size_t>(kFirstMany + words - 2, 255));
}

// Letters with which an initial can stand for a word, or a word for an initial.
template <typename Spelled>
uint32_t letters_of(Kind kind, std::string_view text, size_t count, Spelled spelled) {
  if (kind == Kind::initial || kind == Kind::patronymic) return letter_bit(text);
  uint32_t bits = 0;
  if (kind == Kind::word)
    for (size_t at = 0; at < count; ++at) bits |= letter_bit(spelled(at));
  return bits;
}

// Neighbouring words written as one, two to `most` of them.
template <typename Spelled, typename Use>
void each_joint(size_t words, size_t most, std::string& room, Spelled first_spelling, Use use) {
  for (size_t start = 0; start + 1 < words; ++start) {
    room.assign(first_spelling(start));
    for (size_t end = start + 1; end < words && end < start + most; ++end) {
      room.append(first_spelling(end));
      use(start, end);
    }
  }
}

}  // namespace clearway
