#include "sieve.h"

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
  scale_[0] = person ? share * person_share(f_) / 1000 : share;
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
  for (const Test& test : tests_) {
    count(test, 1);
    if (!test.must) continue;
    sums_.equal &= test.full != 0;
    sums_.least += test.least;
  }
}

void Sieve::narrow(size_t at, const Reach& near) {
  count(tests_[at], -1);
  tests_[at].near = near;
  count(tests_[at], 1);
}

Wanted Sieve::begin_row(size_t at, const Near& near, Wanted wanted) {
  row_ = at;
  kept_ = tests_[at];
  Test& test = tests_[at];
  test.near = {uint64_t{1} << near.bit, near.gain, relief(near.kind, near.weight)};
  test.initials = test.loose = Reach();
  if (!near.full()) test.full = 0;
  const int64_t spare = sums_.most - kept_.most() + near.gain - f_.floor;
  const int64_t evidence = sums_.evidence - std::max(kept_.most(), 0) + near.gain;
  const int64_t relief = sums_.relief - kept_.relief() + test.near.relief;
  const int64_t loose = sums_.loose - kept_.loose.relief;
  wanted = {wanted.floor && spare >= 0, wanted.whole && evidence >= f_.covering,
            wanted.equal && sums_.equal && near.full()};
  const bool all = wanted.whole || wanted.equal;
  most_missing_ = byte_of(std::max(wanted.floor ? spare + relief : 0, all ? relief : 0));
  most_weightier_ = byte_of((wanted.floor ? spare : 0) + loose);
  least_missing_ = wanted.floor || wanted.whole
                       ? uint8_t{0}
                       : static_cast<uint8_t>(std::min<int64_t>(sums_.least / kUnit, 255));
  others_ = others_than(at, wanted);
  return wanted;
}

// Bits of which a name must have one beside the row's word; all where that word suffices.
uint64_t Sieve::others_than(size_t at, Wanted wanted) const {
  int64_t score = tests_[at].near.gain;
  uint64_t others = 0;
  bool equal = wanted.equal;
  for (const Test& test : tests_) {
    if (&test == &tests_[at]) continue;
    score -= test.cost();
    others |= test.bits();
    equal &= !test.must;
  }
  const bool whole = wanted.whole && tests_[at].near.gain >= f_.covering;
  return equal || whole || (wanted.floor && score >= f_.floor) ? ~uint64_t{0} : others;
}

// What the words of a name gain and cost at most; `joined`: words that need no partner.
Sieve::Tally Sieve::tally(uint64_t signature, bool person, uint64_t joined) const {
  Tally all;
  for (size_t at = 0; at < tests_.size(); ++at) {
    const Test& test = tests_[at];
    int32_t gain = -1, relief = 0;
    if (signature & test.near.bits) gain = test.near.gain, relief = test.near.relief;
    if (signature & test.initials.bits) {
      gain = std::max(gain, test.initials.gain);
      relief = std::max(relief, test.initials.relief);
    }
    if (signature & test.loose.bits) {
      gain = std::max(gain, test.loose.gain);
      relief = std::max(relief, test.loose.relief);
      all.loose += test.loose.relief;
      all.met |= kLoosely;
    }
    const bool spanned = at < 64 && joined >> at & 1;
    if (gain >= 0) ++all.matched, all.gained += gain, all.relief += relief;
    else if (!spanned) all.lost += test.costs[person];
    all.equal &= !test.must || spanned || (signature & test.full) != 0;
  }
  return all;
}

uint32_t Sieve::verdict(const Posting& posting, const Tally& tally, int64_t most, int64_t left,
                        Wanted wanted) const {
  if (wanted.floor && most - tally.lost - std::max<int64_t>(left, 0) >= f_.floor) return tally.met;
  if (left > 0 || posting.telling() > tally.matched) return kNot;
  return (wanted.equal && tally.equal) || (wanted.whole && most >= f_.covering) ? tally.met
                                                                                : uint32_t{kNot};
}

uint32_t Sieve::passes(const Posting& posting, Wanted wanted, bool ranked) const {
  const bool person = posting.person();
  const Tally all = tally(posting.signature(), person, 0);
  int64_t left = missing_[person][posting.missing] - all.relief, most = all.gained;
  if (ranked) {
    left = std::max(left, missing_[person][posting.weightier] - all.loose);
    if (!(all.met & kLoosely) && posting.lighter < 255)
      most = std::min(most, posting.lighter * kUnit);
  }
  return verdict(posting, all, most, left, wanted);
}

uint32_t Sieve::passes_joined(const Posting& posting) const {
  const uint64_t signature = posting.signature();
  uint64_t joined = 0;
  int64_t gain = 0, relief = 0;
  for (const Span& span : spans_) {
    if ((signature & span.bits) != span.bits) continue;
    joined |= span.tokens;
    gain += span.gain;
    relief += span.relief;
  }
  Tally all = tally(signature, posting.person(), joined);
  all.matched = Posting::kManyWords;  // a word of the query may be several of the name
  const int64_t left = missing_[posting.person()][posting.missing] - all.relief - relief;
  return verdict(posting, all, all.gained + gain, left, {true, true, true});
}

// The greatest byte that costs no more.
uint8_t Sieve::byte_of(int64_t cost) const {
  int most = 0;
  for (const auto& costs : missing_)
    most = std::max(most, static_cast<int>(std::upper_bound(costs, costs + 256, cost) - costs) - 1);
  return static_cast<uint8_t>(std::max(most, 0));
}

}  // namespace clearway
