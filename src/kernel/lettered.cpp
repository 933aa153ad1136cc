#include "lettered.h"

#include <algorithm>
#include <cstdlib>

#include "keys.h"

namespace clearway {
namespace {

constexpr uint32_t kStarts = 1u << 16;  // keys are parted by their first sixteen bits
constexpr uint64_t kJoinedSeed = 5, kOrderedSeed = 6, kPieceSeed = 7;

uint64_t piece_key(size_t size, size_t which, std::string_view piece) {
  return hash_of(piece, kPieceSeed | size << 8 | which << 4);
}

struct Cuts {
  size_t at[4], count;  // `count` pieces, from at[n] to at[n + 1]

  Cuts(size_t size, const Figures& f) {
    if (size >= static_cast<size_t>(f.far_name))
      at[0] = 0, at[1] = size / 3, at[2] = size / 3 * 2, at[3] = size, count = 3;
    else
      at[0] = 0, at[1] = size / 2, at[2] = size, count = 2;
  }
};

int edits_in(size_t size, const Figures& f) {
  return size < static_cast<size_t>(f.near_name) ? 0 : size < static_cast<size_t>(f.far_name) ? 1 : 2;
}

// Pieces that a listed name near `letters` could have: use(size, which, piece).
template <typename Use>
void each_sought(std::string_view letters, const Figures& f, Use use) {
  const int size = static_cast<int>(letters.size());
  for (int listed = std::max<int>(size - 2, static_cast<int>(f.near_name)); listed <= size + 2;
       ++listed) {
    const int moved = size - listed;
    if (std::abs(moved) > edits_in(listed, f)) continue;
    const Cuts cuts(listed, f);
    for (size_t which = 0; which < cuts.count; ++which) {
      const int start = static_cast<int>(cuts.at[which]), end = static_cast<int>(cuts.at[which + 1]);
      const auto at = [&](int shift) {
        const int begin = std::clamp(start + shift, 0, size);
        use(listed, which, letters.substr(begin, std::clamp(end + shift, begin, size) - begin));
      };
      if (which == 0) at(0);
      else if (which + 1 == cuts.count) at(moved);
      else
        for (int shift = -1; shift <= 1; ++shift)
          if (std::abs(moved - shift) <= 1) at(shift);
    }
    if (cuts.count == 2 && moved == 0) {  // two letters swapped where the halves meet
      std::string swapped(letters.substr(0, cuts.at[1]));
      swapped.back() = letters[cuts.at[1]];
      use(listed, 0, swapped);
    }
  }
}

// Names under a key.
struct Row {
  const uint64_t *begin, *end;

  Row(const Image& image, uint64_t key) {
    const uint32_t* starts = image.get<uint32_t>(kLetterStarts);
    const uint64_t* keys = image.get<uint64_t>(kLetterKeys);
    const uint64_t low = key >> 32 << 32, *last = keys + starts[(key >> 48) + 1];
    begin = std::lower_bound(keys + starts[key >> 48], last, low);
    end = begin;
    while (end != last && *end >> 32 == key >> 32) ++end;
  }
};

}  // namespace

void add_letters(File& file, const std::vector<Letters>& names, size_t count) {
  std::vector<uint64_t> keys;
  std::vector<uint32_t> offsets{0}, starts(kStarts + 1);
  std::string bytes;
  const Figures& figures = file.header().figures;
  const auto add = [&](uint64_t key, size_t name) { keys.push_back(key >> 32 << 32 | name); };
  for (size_t name = 0; name < names.size(); ++name) {
    const Letters& one = names[name];
    if (!one.joined.empty()) add(hash_of(one.joined, kJoinedSeed), name);
    if (!one.ordered.empty()) add(hash_of(one.ordered, kOrderedSeed), name);
    const Cuts cuts(one.words.size(), figures);
    for (size_t which = 0; which < cuts.count && !one.words.empty(); ++which)
      add(piece_key(one.words.size(), which,
                    one.words.substr(cuts.at[which], cuts.at[which + 1] - cuts.at[which])),
          name);
    bytes += one.words;
    offsets.push_back(static_cast<uint32_t>(bytes.size()));
  }
  offsets.resize(count + 1, offsets.back());
  std::sort(keys.begin(), keys.end());
  for (const uint64_t key : keys) ++starts[(key >> 48) + 1];
  for (uint32_t at = 0; at < kStarts; ++at) starts[at + 1] += starts[at];
  file.put(kLetterBytes, bytes.data(), bytes.size());
  file.add(kLetterOffsets, offsets);
  file.add(kLetterStarts, starts);
  file.add(kLetterKeys, keys);
}

std::vector<uint32_t> lettered(const Image& image, const Figures& figures, std::string_view joined,
                               std::string_view ordered, const std::vector<std::string>& turned) {
  std::vector<uint32_t> found;
  const auto all = [&](uint64_t key) {
    const Row row(image, key);
    for (const uint64_t* at = row.begin; at != row.end; ++at)
      found.push_back(static_cast<uint32_t>(*at));
  };
  if (!joined.empty()) all(hash_of(joined, kJoinedSeed));
  if (!ordered.empty()) all(hash_of(ordered, kOrderedSeed));
  const char* bytes = image.get<char>(kLetterBytes);
  const uint32_t* offsets = image.get<uint32_t>(kLetterOffsets);
  for (const std::string& letters : turned)
    each_sought(letters, figures, [&](size_t size, size_t which, std::string_view piece) {
      const Row row(image, piece_key(size, which, piece));
      for (const uint64_t* at = row.begin; at != row.end; ++at) {
        const auto name = static_cast<uint32_t>(*at);
        const std::string_view listed{bytes + offsets[name], offsets[name + 1] - offsets[name]};
        if (edits(letters, listed) <= edits_in(listed.size(), figures)) found.push_back(name);
      }
    });
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace clearway
