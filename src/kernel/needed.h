// `needed` of candidates/index.py.
#pragma once

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <vector>

#include "figures.h"

namespace clearway {

// The least that a word without a partner costs: `cost_alone` of names/comparing.py.
inline int64_t cost_alone(int64_t weight, Kind kind, const Figures& figures) {
  const auto& extra = figures.unmatched[kExtra][static_cast<int>(kind)][0];
  const auto& missing = figures.unmatched[kMissing][static_cast<int>(kind)][0];
  const int64_t least = std::min({extra[0], extra[1], missing[0], missing[1]});
  return weight * least * figures.cut_off / 1000000;
}

// Sorts positions by weight, the greatest first, places and little words last, and tells how many of them are needed.
template <typename Weight, typename KindOf>
size_t needed_of(size_t size, const Figures& figures, Weight weight, KindOf kind,
                 std::vector<uint16_t>& order) {
  order.resize(size);
  std::iota(order.begin(), order.end(), uint16_t{0});
  const auto slight = [&](uint16_t at) {
    return kind(at) == Kind::place || in(kind(at), static_cast<Kinds>(figures.slight));
  };
  std::stable_sort(order.begin(), order.end(), [&](uint16_t one, uint16_t other) {
    return slight(one) != slight(other) ? slight(other) : weight(one) > weight(other);
  });
  int64_t left = 0;
  for (size_t at = 0; at < size; ++at) left += weight(at);
  int64_t most = left;
  for (size_t count = 0; count < size; ++count) {
    const uint16_t at = order[count];
    left -= weight(at);
    most -= weight(at) + cost_alone(weight(at), kind(at), figures);
    if (most < figures.floor && left < figures.covering) return count + 1;
  }
  return size;
}

}  // namespace clearway
