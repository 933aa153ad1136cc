// Whether the header of an index file fits what a builder writes: a file of a fitting checksum
// whose sizes contradict each other is refused before anything is read where they point.
#include <algorithm>
#include <cstring>

#include "layout.h"

namespace clearway {
namespace {

struct Sizes {
  const char* bytes;
  const Header& header;

  uint64_t count(Section section, uint64_t each) const { return header.at[section].bytes / each; }
  bool holds(Section section, uint64_t items, uint64_t each) const {
    return header.at[section].bytes == items * each;
  }
  // Offsets of `keys` rows, of which the last ends where `items` do.
  bool rows(Section offsets, uint64_t keys, Section items, uint64_t each) const {
    if (!holds(offsets, keys + 1, 4)) return false;
    uint32_t first, last;
    const char* begin = bytes + header.at[offsets].offset;
    std::memcpy(&first, begin, 4);
    std::memcpy(&last, begin + keys * 4, 4);
    return first == 0 && holds(items, last, each);
  }
  // The same with a power of two of buckets.
  bool buckets(Section offsets, Section items) const {
    const uint64_t held = count(offsets, 4);
    return held >= 2 && ((held - 1) & (held - 2)) == 0 && rows(offsets, held - 1, items, 4);
  }
};

// Arrays follow each other without gap or overlap, from the header to the end of the file.
bool in_a_row(const Header& header, uint64_t size) {
  std::pair<uint64_t, uint64_t> parts[kSections];
  for (uint32_t section = 0; section < kSections; ++section)
    parts[section] = {header.at[section].offset, header.at[section].bytes};
  std::sort(std::begin(parts), std::end(parts));
  const auto up = [](uint64_t at) { return (at + 63) / 64 * 64; };
  uint64_t next = up(sizeof header);
  for (const auto& [offset, bytes] : parts) {
    if (offset != next || bytes > size || offset > size - bytes) return false;
    next = up(offset + bytes);
  }
  return next == size;
}

}  // namespace

bool sound(const char* bytes, const Header& header, uint64_t size) {
  if (!in_a_row(header, size)) return false;
  const Sizes sizes{bytes, header};
  const auto power = [](uint64_t count) { return count && (count & (count - 1)) == 0; };
  const uint64_t names = header.names, strings = header.strings;
  return strings && sizes.rows(kStringOffsets, strings, kStringBytes, 1) &&
         sizes.rows(kSpelledOffsets, strings, kSpelledWords, 4) &&
         sizes.holds(kStringLeads, 65537, 4) && sizes.holds(kWords, header.words, sizeof(WordRecord)) &&
         sizes.rows(kNameOffsets, names, kNameWords, 4) && sizes.holds(kNameForms, names, 1) &&
         sizes.holds(kNameEntries, names, 4) && sizes.holds(kNamePersons, names, 1) &&
         sizes.holds(kNameLetters, names, 4) && sizes.rows(kLetterOffsets, names, kLetterBytes, 1) &&
         sizes.rows(kLetterStarts, 65536, kLetterKeys, 8) && sizes.buckets(kShortOffsets, kShortStrings) &&
         sizes.buckets(kEdgeOffsets, kEdgeStrings) &&
         sizes.holds(kEdgeBags, sizes.count(kEdgeStrings, 4), 8) &&
         header.at[kPostings].bytes % sizeof(Posting) == 0 &&
         header.at[kInitialed].bytes % sizeof(Posting) == 0 &&
         power(sizes.count(kStringTable, 4)) && strings < sizes.count(kStringTable, 4) &&
         power(sizes.count(kJoints, 8));
}

}  // namespace clearway
