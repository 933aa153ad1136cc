// What words without a partner cost at least: `_share` of names/comparing.py.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

#include "figures.h"

namespace clearway {

// The least share of a word's weight that it costs where the other side bears such a word or not.
inline int64_t least_share(const Figures& figures, Side side, Kind kind, bool persons) {
  const auto& shares = figures.unmatched[side][static_cast<int>(kind)];
  return std::min(shares[0][persons], shares[1][persons]);
}

// What a listed word costs at least that has no partner, beside words of no person or a person.
inline int64_t missing_cost(const Figures& figures, Kind kind, int64_t weight, bool person) {
  return weight * least_share(figures, kMissing, kind, person) / 1000;
}

// Whether the word's cost counts in postings: a whole name may stand among or without slight ones.
inline bool telling(const Figures& figures, Kind kind) {
  return !in(kind, static_cast<Kinds>(figures.slight));
}

// The order in which names are read by their words: the greatest first. Places and little words
// come last, since an equal name may stand beside one that the query names further.
inline int32_t rank_of(const Figures& figures, Kind kind, int32_t weight) {
  return kind == Kind::place || !telling(figures, kind) ? weight - (1 << 24) : weight;
}

}  // namespace clearway
