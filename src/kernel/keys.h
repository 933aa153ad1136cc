// Keys under which the index holds a word and a search looks for it: both use these.
#pragma once

#include <string>

#include "text.h"
#include "words.h"

namespace clearway {

constexpr uint64_t kJointSeed = 1, kShortSeed = 2, kEdgeSeed = 3, kBitSeed = 4;

inline uint32_t bucket_of(uint64_t key, uint32_t mask) { return static_cast<uint32_t>(key) & mask; }
inline uint32_t tag_of(uint64_t key) { return static_cast<uint32_t>(key >> 56) << 24; }
inline uint64_t edge_key(std::string_view edge) { return hash_of(edge, kEdgeSeed); }

// The word whole and with each letter left out: words one edit apart share one of these.
template <typename Use>
void each_shortened(std::string_view word, std::string& room, Use use) {
  use(hash_of(word, kShortSeed));
  for (size_t at = 0; at < word.size();) {
    const size_t size = first(word.substr(at), 1).size();
    room.assign(word.substr(0, at)).append(word.substr(at + size));
    use(hash_of(room, kShortSeed));
    at += size;
  }
}

// The bit of a word in the signatures of names.
inline uint8_t signature_bit(std::string_view word, int bits) {
  return static_cast<uint8_t>((hash_of(first(word, 3), kBitSeed) >> 32) * bits >> 32);
}

// A bit of 32 for the letter that a word begins with.
inline uint32_t letter_bit(std::string_view word) {
  const std::string_view letter = first(word, 1);
  return letter.empty() ? 0 : 1u << (static_cast<unsigned char>(letter.back()) & 31);
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
