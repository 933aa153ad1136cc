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
  least_weight_ = least_weight();
}

// The least that words of a name weigh that reach the floor: such of them agree as gain the most
// for their weight, most of all with the least that they gain, since that spares their cost too.
int64_t Sieve::least_weight() {
  if (sums_.loose) return 0;
  gains_.clear();
  int64_t short_of = f_.floor;
  for (const Test& test : tests_) {
    short_of += test.cost();
    if (test.most() <= 0) continue;
    const int64_t least = std::max(test.least_gain, 1);
    gains_.push_back({least, least + test.cost()});
    if (test.most() > least) gains_.push_back({test.most() - least, test.most() - least});
  }
  std::sort(gains_.begin(), gains_.end(), [](const Gain& one, const Gain& other) {
    return one.worth * other.weight > other.worth * one.weight;
  });
  int64_t weight = 0;
  for (const Gain& gain : gains_) {
    if (short_of <= 0) break;
    if (short_of < gain.worth) return weight + short_of * gain.weight / gain.worth;
    short_of -= gain.worth;
    weight += gain.weight;
  }
  return weight;
}

void Sieve::narrow(size_t at, const Reach& near) {
  count(tests_[at], -1);
  tests_[at].near = near;
  count(tests_[at], 1);
}

Wanted Sieve::begin_row(size_t at, const Near& near, int32_t relieved, Wanted wanted) {
  row_ = at;
  kept_ = tests_[at];
  Test& test = tests_[at];
  test.near = {uint64_t{1} << near.bit, near.gain, relieved};
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
  if (!wanted) return wanted;
  others_bits_ = others_than(at, wanted);
  spare_ = spare;
  evidence_ = evidence - f_.covering;
  set_others(&test);
  const int64_t weight = wanted.equal   ? 0
                         : wanted.whole ? std::min(f_.covering, least_weight_)
                                        : least_weight_;
  least_lighter_ = static_cast<uint8_t>(std::min<int64_t>(weight / kUnit, 255));
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

void Sieve::begin_any() {
  sum();
  spare_ = sums_.most - f_.floor;
  evidence_ = sums_.evidence - f_.covering;
  others_bits_ = ~uint64_t{0};
  least_lighter_ = 0;
  set_others(nullptr);
}

void Sieve::set_others(const Test* but) {
  others_.clear();
  for (const Test& test : tests_)
    if (&test != but)
      others_.push_back({test.bits(), test.must ? test.full : ~uint64_t{0},
                         test.most() + test.cost(), std::max(test.most(), 0)});
  std::sort(others_.begin(), others_.end(),
            [](const Other& one, const Other& other) { return one.loss > other.loss; });
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

// The greatest byte that costs no more, or a greater one.
uint8_t Sieve::byte_of(int64_t cost) const {
  if (scale_[0] == 1000) return static_cast<uint8_t>(std::clamp<int64_t>(cost / kUnit, 0, 255));
  const int64_t unit = std::max<int64_t>(kUnit * scale_[0], 1);
  return static_cast<uint8_t>(std::clamp<int64_t>((cost + kUnit + 1) * 1000 / unit, 0, 255));
}

}  // namespace clearway
