// The figures of a comparison, handed over from the table (tables/data/names/weights.yaml).
#pragma once

#include <cstdint>

namespace clearway {

// In the order of their words' letters: pairs that weigh the same are taken in this order.
enum class How : uint8_t {
  abbreviation, around, extra, initial, joined, missing, number, same, script, spelling, typo,
  typos, whole, none
};
constexpr const char* kHows[] = {"abbreviation", "around",  "extra", "initial", "joined",
                                 "missing",      "number",  "same",  "script",  "spelling",
                                 "typo",         "typos",   "whole"};

enum class Kind : uint8_t {
  word, patronymic, generic, little, place, number, initial, form, cut
};
constexpr const char* kKinds[] = {"word",  "patronymic", "generic", "little",
                                  "place", "number",     "initial", "form",   "cut"};
constexpr int kKindCount = 9;
constexpr int kLengths = 16;

// A set of kinds as bits.
using Kinds = uint32_t;
inline bool in(Kind kind, Kinds kinds) { return kinds >> static_cast<int>(kind) & 1; }

struct Figures {
  // Of the table: weights, and shares in thousandths.
  int64_t rarest, initial, same, spelling, script, meaning, joined, prefix, known_prefix;
  int64_t typo_one, typo_two, typo_known, typo_first, covered, cut_off, ask, floor, rare, covering;
  // Of names/alike.py, comparing.py and running_text.py: letters and words.
  int64_t one_typo, two_typos, two_in_persons, two_alike, kept, cut, begun, max_joined, many_words;
  int64_t long_name, long_word, room, near_name, far_name;
  // Sets of kinds.
  int64_t exact, common, conflicting, identifying, slight, around, telling, starting;
  // Limits: words of a name or text, names found for one query.
  int64_t most_words, most_found;
  // The most that a word of so many letters tells; the last is for longer ones.
  int64_t most_by_letters[kLengths];
  // Share of its weight that a word without a partner costs.
  int64_t unmatched[2][kKindCount][2][2];  // extra or missing, kind, both sides bear one, persons
};

enum Side { kExtra, kMissing };

}  // namespace clearway
