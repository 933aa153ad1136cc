// What the posting of a name tells of how it can meet a query: bounds, never a verdict.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "costs.h"
#include "tags.h"
#include "vocabulary.h"

namespace clearway {

constexpr int32_t kNothing = -(1 << 28);  // gained where there is no such word

// A word of the query as a bit: from the 64th on they share one.
inline uint64_t token_bit(size_t at) { return uint64_t{1} << std::min<size_t>(at, 63); }

// Words of the index that a word of the query agrees with: the most that one of them gains, and the
// most that one costs where it has no partner.
struct Reach {
  int32_t gain = kNothing, relief = 0;

  void add(int32_t gained, int32_t relieved) {
    gain = std::max(gain, gained);
    relief = std::max(relief, relieved);
  }
  explicit operator bool() const { return gain >= 0; }
};

// A word of the query. `near`: words that are read by themselves; `initials`: letters that stand
// for it; `loose`: words not noted one by one, which an initial or a begin stands for.
struct Test {
  Reach near, initials, loose;
  int32_t least, least_gain;  // that a word of an equal name costs that it has no partner; gains
  int32_t costs[2];           // without a partner, in a name of no person or a person
  bool full;                  // whether there are words that an equal name may have for it
  bool must;                  // needed in an equal name, and in a whole one beside places

  int32_t cost() const { return std::min(costs[0], costs[1]); }
  int32_t most() const { return std::max({near.gain, initials.gain, loose.gain, -cost()}); }
  int32_t relief() const { return std::max({near.relief, initials.relief, loose.relief}); }
  // What a word brings that gains and spares so much.
  Worth worth(int32_t gain, int32_t relief) const {
    return {gain + std::max(costs[0], costs[1]), gain, relief};
  }
};

struct Wanted {
  bool floor, whole, equal;  // what a name is kept for: its score, whole among other words, equal
  explicit operator bool() const { return floor || whole || equal; }
};

// How a name was met, as it is kept with it.
enum Met : uint32_t { kNot = 0, kMet = 1, kLoosely = 2, kSplit = 4 };

class Sieve {
 public:
  explicit Sieve(const Figures& figures) : f_(figures) {}
  Sieve(const Sieve&) = delete;

  // Costs of missing words beside this query, by bytes of postings. A person's words cost less, and
  // so do all words beside a name that was cut off.
  void scale(bool person, bool cut);
  int64_t missing(uint8_t byte, bool person) const { return missing_[person][byte]; }
  int32_t relief(Kind kind, int32_t weight) const;
  int32_t least_cost(Kind kind, int32_t weight) const;

  std::vector<Test>& tests() { return tests_; }
  const std::vector<Test>& tests() const { return tests_; }
  // Sums over all words, after their tests are made.
  void sum();
  // What words bring by their tags; then of words that leave no tag of their own in long names.
  Tags& tags() { return tags_; }
  void raise_many();
  // Narrows what a word can gain of words that are near it, and what those of a tag bring.
  void narrow(size_t at, const Reach& near, uint8_t tag, uint64_t worth);

  // The same beside words that are joined on either side, from `begin_joined` to `end_joined`.
  void begin_joined();
  void raise_joined(uint8_t tag, const Worth& worth);
  void end_joined();

  // Begins the row of a word near the query's word `at`, which has no other partner then. Gives
  // what its names can be wanted for at most.
  Wanted begin_row(size_t at, const Near& near, int32_t relief, Wanted wanted);
  // The least and the greatest bytes of postings with which a name can be wanted in the row.
  uint8_t least_missing() const { return least_missing_; }
  uint8_t most_missing() const { return most_missing_; }
  uint8_t most_weightier() const { return most_weightier_; }
  // Whether the name could be one that is wanted: in a row, or whatever words were read before.
  uint32_t passes(const Posting& posting, Wanted wanted, bool ranked) const {
    const bool person = posting.person();
    const Worth all = used_->of(posting);
    if (!used_->bounded()) return met_;
    const int64_t left = std::max<int64_t>(missing_[person][posting.missing] - all.relief, 0);
    int64_t most = all.gain;
    if (posting.bounded(ranked && !loose_)) most = std::min(most, posting.lighter * kUnit);
    if (wanted.floor) {
      const int64_t weightier = ranked ? missing_[person][posting.weightier] - loose_ : 0;
      const int64_t cost = f_.floor + std::max(left, weightier);
      if (most >= cost && all.worth - costs_[person] >= cost) return met_;
    }
    if (left > 0) return kNot;
    return (wanted.whole && most >= f_.covering) || (wanted.equal && all.worth >= equal_)
               ? met_
               : uint32_t{kNot};
  }

 private:
  struct Sums {
    int64_t most = 0, evidence = 0, relief = 0, loose = 0, least = 0;
    bool equal = true;  // whether an equal name is possible
  };
  void count(const Test& test, int sign);
  uint8_t byte_of(int64_t cost) const;

  const Figures& f_;
  std::vector<Test> tests_;
  Sums sums_;
  Tags tags_, joined_;
  const Tags* used_ = &tags_;
  int64_t costs_[2] = {}, equal_ = 0;  // of the query without a partner; what an equal name brings
  int64_t loose_ = 0;        // that words before the row's may spare that are not noted
  uint32_t met_ = kMet;
  int32_t missing_[2][256];
  int64_t scale_[2] = {-1, -1};
  uint8_t least_missing_ = 0, most_missing_ = 255, most_weightier_ = 255;
};

}  // namespace clearway
