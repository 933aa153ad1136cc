#include "text.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

namespace clearway {
namespace {

constexpr int kMost = 2;

// Less than eight bytes as a number, without a loop.
uint64_t tail_of(const char* at, size_t left) {
  uint32_t low = 0, high = 0;
  if (left >= 4) {
    std::memcpy(&low, at, 4);
    std::memcpy(&high, at + left - 4, 4);
    return low | uint64_t{high} << (left - 4) * 8;
  }
  if (!left) return 0;
  const auto byte = [at](size_t place) { return uint64_t{static_cast<unsigned char>(at[place])}; };
  return byte(0) | byte(left / 2) << left / 2 * 8 | byte(left - 1) << (left - 1) * 8;
}

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

std::u32string decoded(std::string_view text) {
  std::u32string wide;
  for (size_t at = 0; at < text.size();) {
    char32_t letter = static_cast<unsigned char>(text[at++]);
    if (letter >= 0xF0) letter &= 0x07;
    else if (letter >= 0xE0) letter &= 0x0F;
    else if (letter >= 0xC0) letter &= 0x1F;
    while (at < text.size() && continues(text[at]))
      letter = letter << 6 | (static_cast<unsigned char>(text[at++]) & 0x3F);
    wide.push_back(letter);
  }
  return wide;
}

// Optimal string alignment within a band of two; equal ends are left out first.
template <typename Letter>
int banded(const Letter* one, int rows, const Letter* other, int columns) {
  while (rows && columns && one[0] == other[0]) ++one, ++other, --rows, --columns;
  while (rows && columns && one[rows - 1] == other[columns - 1]) --rows, --columns;
  if (std::abs(rows - columns) > kMost) return kMost + 1;
  if (!rows || !columns) return rows + columns;
  constexpr int kWidth = 2 * kMost + 1;  // cell d of a row is column row - kMost + d
  int before[kWidth], above[kWidth], here[kWidth];
  std::fill_n(before, kWidth, kMost + 1);
  for (int d = 0; d < kWidth; ++d) above[d] = d < kMost ? kMost + 1 : d - kMost;
  for (int row = 1; row <= rows; ++row) {
    int least = kMost + 1;
    for (int d = 0; d < kWidth; ++d) {
      const int column = row - kMost + d;
      here[d] = kMost + 1;
      if (column < 0 || column > columns) continue;
      if (column == 0) {
        here[d] = std::min(row, kMost + 1);
      } else {
        int best = above[d] + (one[row - 1] != other[column - 1]);
        if (d) best = std::min(best, here[d - 1] + 1);
        if (d + 1 < kWidth) best = std::min(best, above[d + 1] + 1);
        if (row > 1 && column > 1 && one[row - 1] == other[column - 2] &&
            one[row - 2] == other[column - 1])
          best = std::min(best, before[d] + 1);
        here[d] = std::min(best, kMost + 1);
      }
      least = std::min(least, here[d]);
    }
    if (least > kMost) return kMost + 1;
    std::memcpy(before, above, sizeof before);
    std::memcpy(above, here, sizeof above);
  }
  return above[columns - rows + kMost];
}

}  // namespace

bool plain(std::string_view text) {
  const char* at = text.data();
  size_t left = text.size();
  uint64_t high = 0, piece;
  for (; left >= 8; at += 8, left -= 8) {
    std::memcpy(&piece, at, 8);
    high |= piece;
  }
  return !((high | tail_of(at, left)) & 0x8080808080808080ull);
}

int letters(std::string_view text) {
  const int size = static_cast<int>(text.size());
  if (plain(text)) return size;
  return size - static_cast<int>(std::count_if(text.begin(), text.end(), continues));
}

std::string_view first(std::string_view text, int count) {
  size_t at = 0;
  for (; at < text.size(); ++at)
    if (!continues(text[at]) && count-- == 0) break;
  return text.substr(0, at);
}

std::string_view last(std::string_view text, int count) {
  size_t at = text.size();
  while (at > 0 && count > 0)
    if (!continues(text[--at])) --count;
  return text.substr(at);
}

int edits(std::string_view one, std::string_view other) {
  if (plain(one) && plain(other))
    return banded(one.data(), static_cast<int>(one.size()), other.data(),
                  static_cast<int>(other.size()));
  const std::u32string wide = decoded(one), broad = decoded(other);
  return banded(wide.data(), static_cast<int>(wide.size()), broad.data(),
                static_cast<int>(broad.size()));
}

uint64_t hash_of(std::string_view text, uint64_t seed) {
  uint64_t mixed = seed ^ (text.size() * 0x9E3779B97F4A7C15ull);
  const char* at = text.data();
  size_t left = text.size();
  const auto mix = [&mixed](uint64_t piece) {
    mixed = (mixed ^ piece) * 0xD6E8FEB86659FD93ull;
    mixed ^= mixed >> 32;
  };
  for (; left >= 8; at += 8, left -= 8) {
    uint64_t piece;
    std::memcpy(&piece, at, 8);
    mix(piece);
  }
  mix(tail_of(at, left));
  mix(0x9E3779B97F4A7C15ull);
  return mixed;
}

uint64_t bag_of(std::string_view text) {
  uint64_t bag = 0;
  const auto add = [&bag](uint32_t letter) {
    const uint64_t once = 1ull << (letter & 31) * 2;
    bag |= bag & once ? once << 1 : once;
  };
  if (plain(text)) {
    for (const char letter : text) add(static_cast<unsigned char>(letter));
  } else {
    for (const char32_t letter : decoded(text)) add(letter);
  }
  return bag;
}

}  // namespace clearway
