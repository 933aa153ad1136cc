// What the words of a name bring to a query at most, looked up by a tag of eight bits for each word.
#pragma once

#include <algorithm>
#include <cstdint>

#include "layout.h"

namespace clearway {

// Of one word, or of several: what it gains, with what the query's words would cost that it meets,
// and what it would cost itself without a partner.
struct Worth {
  int64_t worth, gain, relief;

  Worth operator+(const Worth& other) const {
    return {worth + other.worth, gain + other.gain, relief + other.relief};
  }
};
inline Worth most_of(const Worth& one, const Worth& other) {
  return {std::max(one.worth, other.worth), std::max(one.gain, other.gain),
          std::max(one.relief, other.relief)};
}

class Tags {
 public:
  void clear() { *this = Tags(); }
  void raise(uint8_t tag, const Worth& more) { set(tag, most_of(at(tag), more), kMostOfOne); }
  // Of a tag that many words share; a name has one of these.
  void set_many(uint8_t tag, const Worth& one) { set(tag, one, kMostOfMany); }
  Worth at(uint8_t tag) const { return opened(sums_[tag]); }
  uint64_t packed(uint8_t tag) const { return sums_[tag]; }
  void set_packed(uint8_t tag, uint64_t packed) { sums_[tag] = packed; }
  // The sum over a name's words.
  Worth of(const Posting& posting) const {
    uint64_t sum = 0;
    for (const uint8_t tag : posting.tags) sum += sums_[tag];
    return opened(sum);
  }
  // Whether sums are bounds: not where weights outgrow their fields.
  bool bounded() const { return bounded_; }

 private:
  // Fields in which seven words' figures, and those of many words, have room.
  static constexpr int kField = 21;
  static constexpr int64_t kMostOfOne = (1 << 17) - 1, kMostOfMany = 1 << 20;

  void set(uint8_t tag, const Worth& one, int64_t most) {
    bounded_ &= std::max({one.worth, one.gain, one.relief}) <= most;
    sums_[tag] = static_cast<uint64_t>(one.worth) << 2 * kField |
                 static_cast<uint64_t>(one.gain) << kField | static_cast<uint64_t>(one.relief);
  }
  static Worth opened(uint64_t sum) {
    constexpr uint64_t mask = (uint64_t{1} << kField) - 1;
    return {static_cast<int64_t>(sum >> 2 * kField), static_cast<int64_t>(sum >> kField & mask),
            static_cast<int64_t>(sum & mask)};
  }

  uint64_t sums_[256] = {};
  bool bounded_ = true;
};

}  // namespace clearway
