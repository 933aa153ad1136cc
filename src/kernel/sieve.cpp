#include "sieve.h"

#include "keys.h"

namespace clearway {
namespace {

// The share of its cost that any word has left beside a person.
int64_t person_share(const Figures& figures) {
  int64_t least = 1000;
  for (int kind = 0; kind < kKindCount; ++kind) {
    const int64_t plain = least_share(figures, kMissing, static_cast<Kind>(kind), false);
    const int64_t person = least_share(figures, kMissing, static_cast<Kind>(kind), true);
    if (plain) least = std::min(least, person * 1000 / plain);
  }
  return least;
}

}  // namespace

void Sieve::scale(bool person, bool cut) {
  const int64_t share = cut ? f_.cut_off : 1000;
  const int64_t least = person ? share * person_share(f_) / 1000 : share;
  if (scale_[0] == least && scale_[1] == share) return;
  scale_[0] = least;
  scale_[1] = share;
  for (const int persons : {0, 1})
    for (int byte = 0; byte < 256; ++byte) {
      const int64_t lost = scale_[persons] == 1000 ? 0 : kUnit;  // each word's cost is rounded down
      missing_[persons][byte] = static_cast<int32_t>(
          std::max<int64_t>(byte * kUnit * scale_[persons] / 1000 - lost, 0));
    }
}

int32_t Sieve::relief(Kind kind, int32_t weight) const {
  if (!telling(f_, kind)) return 0;
  int64_t most = 0;
  for (const int person : {0, 1})
    most = std::max(most, (missing_cost(f_, kind, weight, person) * scale_[person] + 999) / 1000);
  return static_cast<int32_t>(most);
}

int32_t Sieve::least_cost(Kind kind, int32_t weight) const {
  if (!telling(f_, kind)) return 0;
  return static_cast<int32_t>(std::min(missing_cost(f_, kind, weight, false),
                                       missing_cost(f_, kind, weight, true)));
}

void Sieve::count(const Test& test, int sign) {
  sums_.most += sign * test.most();
  sums_.evidence += sign * std::max(test.most(), 0);
  sums_.relief += sign * test.relief();
  sums_.loose += sign * test.loose.relief;
}

void Sieve::sum() {
  sums_ = Sums();
  std::fill(std::begin(costs_), std::end(costs_), 0);
  equal_ = 0;
  for (const Test& test : tests_) {
    count(test, 1);
    for (const bool person : {false, true}) costs_[person] += test.costs[person];
    if (!test.must) continue;
    sums_.equal &= test.full;
    sums_.least += test.least;
    if (test.full) equal_ += test.worth(test.least_gain, 0).worth;
  }
  loose_ = sums_.loose;
  met_ = loose_ ? kMet | kLoosely : kMet;
}

// So many words bring no more than so many of the query's words can gain, and no more than all.
void Sieve::raise_many() {
  Worth all{}, most{};
  for (const Test& test : tests_) {
    const Worth one = test.worth(std::max(test.most(), 0), test.relief());
    all = all + one;
    most = most_of(most, one);
  }
  for (int tag = kFirstMany; tag < 256; ++tag) {
    const int64_t words = tag == 255 ? INT32_MAX : tag - kFirstMany + 2;
    tags_.set_many(static_cast<uint8_t>(tag), {std::min(most.worth * words, all.worth),
                                               std::min(most.gain * words, all.gain),
                                               std::min(most.relief * words, all.relief)});
  }
}

void Sieve::narrow(size_t at, const Reach& near, uint8_t tag, uint64_t worth) {
  count(tests_[at], -1);
  tests_[at].near = near;
  count(tests_[at], 1);
  tags_.set_packed(tag, worth);
}

// An equal name's words may be joined, and gain less.
void Sieve::begin_joined() {
  joined_ = tags_;
  used_ = &joined_;
  equal_ = 0;
  for (const Test& test : tests_)
    if (test.must) equal_ += test.worth(0, 0).worth;
}

void Sieve::raise_joined(uint8_t tag, const Worth& worth) {
  joined_.raise(tag, worth);
  for (int many = kFirstMany; many < 256; ++many)
    joined_.set_many(static_cast<uint8_t>(many), joined_.at(static_cast<uint8_t>(many)) + worth);
}

void Sieve::end_joined() {
  used_ = &tags_;
  sum();
}

Wanted Sieve::begin_row(size_t at, const Near& near, int32_t relieved, Wanted wanted) {
  const Test& test = tests_[at];
  const int64_t spare = sums_.most - test.most() + near.gain - f_.floor;
  const int64_t evidence = sums_.evidence - std::max(test.most(), 0) + near.gain;
  const int64_t relief = sums_.relief - test.relief() + relieved;
  loose_ = sums_.loose - test.loose.relief;
  wanted = {wanted.floor && spare >= 0, wanted.whole && evidence >= f_.covering,
            wanted.equal && sums_.equal && near.full()};
  const bool all = wanted.whole || wanted.equal;
  most_missing_ = byte_of(std::max(wanted.floor ? spare + relief : 0, all ? relief : 0));
  most_weightier_ = byte_of((wanted.floor ? spare : 0) + loose_);
  least_missing_ = wanted.floor || wanted.whole
                       ? uint8_t{0}
                       : static_cast<uint8_t>(std::min<int64_t>(sums_.least / kUnit, 255));
  return wanted;
}

// The greatest byte that costs no more, or a greater one.
uint8_t Sieve::byte_of(int64_t cost) const {
  if (scale_[0] == 1000) return static_cast<uint8_t>(std::clamp<int64_t>(cost / kUnit, 0, 255));
  const int64_t unit = std::max<int64_t>(kUnit * scale_[0], 1);
  return static_cast<uint8_t>(std::clamp<int64_t>((cost + kUnit + 1) * 1000 / unit, 0, 255));
}

}  // namespace clearway
