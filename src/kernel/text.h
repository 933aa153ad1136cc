// Letters of UTF-8 strings, and edits between words.
#pragma once

#include <cstdint>
#include <string_view>

namespace clearway {

// Whether all letters are ASCII.
bool plain(std::string_view text);

// Number of letters (code points).
int letters(std::string_view text);

// The first `count` letters, all if it has fewer.
std::string_view first(std::string_view text, int count);

// The last `count` letters, all if it has fewer.
std::string_view last(std::string_view text, int count);

// Edits between two words, two neighbours swapped being one; 3 where there are more than 2.
int edits(std::string_view one, std::string_view other);

uint64_t hash_of(std::string_view text, uint64_t seed = 0);

// Which letters a word has, and which it has twice: a letter more or less changes at most one bit,
// another letter two.
uint64_t bag_of(std::string_view text);

inline bool more_bits_than(int count, uint64_t bits) {
  while (count-- > 0) bits &= bits - 1;
  return bits != 0;
}

}  // namespace clearway
