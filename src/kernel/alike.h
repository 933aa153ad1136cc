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

Alike alike(const Word& query, const Word& entry, bool persons, const Strings& strings,
            const Figures& figures);

// Whether a word without a known meaning was met when words were counted.
bool in_use(const Word& word, const Strings& strings, const Figures& figures);

// Whether two words share a spelling.
bool spelled_alike(const Word& query, const Word& entry);

// Whether two words of one meaning are one as written: mistyped, or the one shortened.
bool written_alike(std::string_view one, std::string_view other, const Figures& figures);

}  // namespace clearway
