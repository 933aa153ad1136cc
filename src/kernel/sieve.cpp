#include "sieve.h"

namespace clearway {
namespace {

constexpr int64_t kMostLack = 1 << 17, kMostSpare = 1 << 29;  // sums of all stay in 32 bits

int32_t bounded(int64_t figure, int64_t most) {
  return static_cast<int32_t>(std::clamp<int64_t>(figure, -most, most));
}

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
  lost_ = scale_[0] == 1000 ? 0 : kUnit;
  for (shift_ = 0; scale_[0] << shift_ < 1000; ++shift_) {}
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
  set_lacks(&test, 0, wanted, {spare, evidence - f_.covering, relief});
  loose_ = bounded(loose, kMostSpare);
  capped_ = !loose;
  return wanted;
}

void Sieve::begin_any(Wanted wanted) {
  sum();
  set_lacks(nullptr, 0, wanted, {sums_.most - f_.floor, sums_.evidence - f_.covering, sums_.relief});
  loose_ = bounded(sums_.loose, kMostSpare);
}

void Sieve::begin_joined() {
  const Joined all = joined(~uint64_t{0});
  int64_t spare = sums_.evidence + all.gain - f_.floor;
  for (size_t at = 0; at < tests_.size(); ++at)
    if (!(all.tokens & token_bit(at))) spare += std::min(tests_[at].most(), 0);
  set_lacks(nullptr, all.tokens, {true, true, true},
            {spare, sums_.evidence + all.gain - f_.covering, sums_.relief + all.relief});
  loose_ = kMostSpare;
}

// What names lack that bear none near a word of the query, where that is not `but` nor `spanned`.
void Sieve::set_lacks(const Test* but, uint64_t spanned, Wanted wanted, Spare spare) {
  lacks_.clear();
  for (const Test& test : tests_) {
    if (&test == but || spanned & token_bit(static_cast<size_t>(&test - tests_.data()))) continue;
    const auto lanes = [](int64_t figure) { return Lanes{} + bounded(figure, kMostLack); };
    const uint64_t bits = test.bits();
    const int32_t most = test.most(), relief = test.relief();
    if (most + test.cost() || relief)
      lacks_.push_back({Lanes{} + static_cast<int32_t>(bits), Lanes{} + static_cast<int32_t>(bits >> 32),
                        lanes(most + test.cost()), lanes(test.cost()), lanes(relief),
                        lanes(std::max(most, 0)), lanes(test.must)});
  }
  spare_ = wanted.floor ? bounded(spare.floor, kMostSpare) : -kMostSpare;
  evidence_ = bounded(spare.evidence, kMostSpare);
  relief_ = bounded(spare.relief, kMostSpare);
  capped_ = false;
}

// The bounds of `passes`, with the most that each word gains and spares whatever word it meets.
uint32_t Sieve::likely(const Posting* names, Wanted wanted) const {
  const auto lanes = [names](auto of) {
    return Lanes{of(names[0]), of(names[1]), of(names[2]), of(names[3])};
  };
  const Lanes low = lanes([](const Posting& one) { return static_cast<int32_t>(one.low); });
  const Lanes high = lanes([](const Posting& one) { return static_cast<int32_t>(one.high); });
  const Lanes missing = lanes([](const Posting& one) { return int32_t{one.missing}; });
  const Lanes weightier = lanes([](const Posting& one) { return int32_t{one.weightier}; });
  const Lanes lighter = lanes([](const Posting& one) { return int32_t{one.lighter}; });
  constexpr auto unit = static_cast<int32_t>(kUnit);
  Lanes spare = Lanes{} + spare_, left = relief_ + lost_ - (missing * unit >> shift_);
  const Lanes held = (lighter != 255) & ((weightier == 0) | (capped_ ? -1 : 0));
  const Lanes weighs = (held & lighter * unit) | (~held & static_cast<int32_t>(kMostSpare));
  Lanes cap = weighs - static_cast<int32_t>(f_.floor);
  Lanes evidence = Lanes{} + evidence_, unmet{};
  for (const Lack& lack : lacks_) {
    const Lanes lacking = ((low & lack.low) | (high & lack.high)) == 0;
    spare -= lacking & lack.loss;
    cap -= lacking & lack.cost;
    left -= lacking & lack.relief;
    evidence -= lacking & lack.gain;
    unmet |= lacking & lack.must;
  }
  const Lanes among = loose_ + lost_ - (weightier * unit >> shift_);
  const auto reaches = [&](Lanes most) { return (most >= 0) & (most + left >= 0) & (most + among >= 0); };
  Lanes good = reaches(spare) & reaches(cap);
  if (wanted.whole) good |= (left >= 0) & (evidence >= 0) & (weighs >= static_cast<int32_t>(f_.covering));
  if (wanted.equal) good |= (left >= 0) & (unmet == 0);
  return static_cast<uint32_t>((good[0] & 1) | (good[1] & 2) | (good[2] & 4) | (good[3] & 8));
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
    const bool spanned = joined & token_bit(at);
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
  }
  if (posting.bounded(ranked && !(all.met & kLoosely)))
    most = std::min(most, posting.lighter * kUnit);
  return verdict(posting, all, most, left, wanted);
}

uint32_t Sieve::passes_joined(const Posting& posting) const {
  const uint64_t signature = posting.signature();
  const Joined spans = joined(signature);
  Tally all = tally(signature, posting.person(), spans.tokens);
  all.matched = Posting::kManyWords;  // a word of the query may be several of the name
  const int64_t left = missing_[posting.person()][posting.missing] - all.relief - spans.relief;
  int64_t most = all.gained + spans.gain;
  if (posting.bounded(false)) most = std::min(most, posting.lighter * kUnit);
  return verdict(posting, all, most, left, {true, true, true});
}

// Of the ways to join the same words a name takes one.
Sieve::Joined Sieve::joined(uint64_t signature) const {
  Joined all;
  uint32_t group = UINT32_MAX;
  int32_t gain = 0, relief = 0;
  for (const Span& span : spans_) {
    if ((signature & span.bits) != span.bits) continue;
    if (span.group != group) group = span.group, gain = relief = 0;
    all.tokens |= span.tokens;
    all.gain += std::max(span.gain - gain, 0);
    all.relief += std::max(span.relief - relief, 0);
    gain = std::max(gain, span.gain);
    relief = std::max(relief, span.relief);
  }
  return all;
}

// The greatest byte that costs no more, or a greater one.
uint8_t Sieve::byte_of(int64_t cost) const {
  if (scale_[0] == 1000) return static_cast<uint8_t>(std::clamp<int64_t>(cost / kUnit, 0, 255));
  const int64_t unit = std::max<int64_t>(kUnit * scale_[0], 1);
  return static_cast<uint8_t>(std::clamp<int64_t>((cost + kUnit + 1) * 1000 / unit, 0, 255));
}

}  // namespace clearway
