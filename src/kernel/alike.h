// Two words held side by side: names/alike.py, function by function.
#pragma once

#include "figures.h"
#include "words.h"

namespace clearway {

struct Alike {
  How how = How::none;
  int64_t weight = 0;
  explicit operator bool() const { return how != How::none; }
};

// Edits that are too many, and that are not counted yet.
constexpr int kMany = 3, kUncounted = -1;

// `edits`, where they are known: the fewest that a typo may have between spellings of one place.
Alike alike(const Word& query, const Word& entry, bool persons, const Strings& strings,
            const Figures& figures, int edits = kUncounted);

// Whether a word without a known meaning was met when words were counted.
bool in_use(const Word& word, const Strings& strings, const Figures& figures);

// Whether two words share a spelling.
bool spelled_alike(const Word& query, const Word& entry);

// Whether they begin or end with the same `count` letters.
bool keeps(std::string_view one, std::string_view other, int count);

// Whether two words of one meaning are one as written: mistyped, or the one shortened.
bool written_alike(std::string_view one, std::string_view other, const Figures& figures);

}  // namespace clearway
