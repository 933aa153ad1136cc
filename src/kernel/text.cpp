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

struct Edit {
  int one, other;  // letters that it takes of either word
};
constexpr Edit kEdits[] = {{1, 1}, {1, 0}, {0, 1}, {2, 2}};  // the last: two letters swapped

template <typename Letter>
bool swapped(const Letter* one, const Letter* other) {
  return one[0] == other[1] && one[1] == other[0];
}

// Optimal string alignment. Where equal ends are left out, the first edit stands at the begin of
// what is left and the last at its end.
template <typename Letter>
int edits_of(const Letter* one, int size, const Letter* other, int length) {
  while (size && length && one[0] == other[0]) ++one, ++other, --size, --length;
  while (size && length && one[size - 1] == other[length - 1]) --size, --length;
  if (std::abs(size - length) > kMost) return kMost + 1;
  if (size + length <= 1) return size + length;
  if (size == 1 && length == 1) return 1;
  if (size == 2 && length == 2) return swapped(one, other) ? 1 : 2;
  for (const Edit& begin : kEdits)
    for (const Edit& end : kEdits) {
      const int left = size - begin.one - end.one;
      if (left < 0 || left != length - begin.other - end.other) continue;
      if (begin.one == 2 && !swapped(one, other)) continue;
      if (end.one == 2 && !swapped(one + size - 2, other + length - 2)) continue;
      if (std::equal(one + begin.one, one + begin.one + left, other + begin.other)) return 2;
    }
  return kMost + 1;
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
    return edits_of(one.data(), static_cast<int>(one.size()), other.data(),
                    static_cast<int>(other.size()));
  const std::u32string wide = decoded(one), broad = decoded(other);
  return edits_of(wide.data(), static_cast<int>(wide.size()), broad.data(),
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
