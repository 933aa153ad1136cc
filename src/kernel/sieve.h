// What the posting of a name tells of how it can meet a query: bounds, never a verdict.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "costs.h"
#include "vocabulary.h"

namespace clearway {

constexpr uint32_t kLanes = 4;  // names that are looked at at once
using Lanes = int32_t __attribute__((vector_size(4 * kLanes)));
constexpr int32_t kNothing = -(1 << 28);  // gained where there is no such word

// A word of the query as a bit: from the 64th on they share one.
inline uint64_t token_bit(size_t at) { return uint64_t{1} << std::min<size_t>(at, 63); }

// Words of the index that a word of the query agrees with: their bits in signatures, the most that
// one of them gains, and the most that one costs where it has no partner.
struct Reach {
  uint64_t bits = 0;
  int32_t gain = kNothing, relief = 0;

  void add(uint64_t more_bits, int32_t gained, int32_t relieved) {
    bits |= more_bits;
    gain = std::max(gain, gained);
    relief = std::max(relief, relieved);
  }
};

// A word of the query. `near`: words that are read by themselves; `initials`: letters that stand
// for it; `loose`: words not noted one by one, which an initial or a begin stands for.
struct Test {
  Reach near, initials, loose;
  uint64_t full;     // bits of words that an equal name may have for it
  int32_t least;     // that one of these costs where it has no partner
  int32_t costs[2];  // without a partner, in a name of no person or a person
  bool must;         // needed in an equal name, and in a whole one beside places

  int32_t cost() const { return std::min(costs[0], costs[1]); }
  int32_t most() const { return std::max({near.gain, initials.gain, loose.gain, -cost()}); }
  int32_t relief() const { return std::max({near.relief, initials.relief, loose.relief}); }
  uint64_t bits() const { return near.bits | initials.bits | loose.bits; }
};

// Words of the query that names may write joined, or one that they may write as several words:
// bits of all of these, the query's words as bits, gain and relief as above.
struct Span {
  uint64_t bits, tokens;
  int32_t gain, relief;
  uint32_t group;  // ways to join the same words stand together
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

  // Costs of missing words beside this query, by bytes of postings. A person's words cost less, and
  // so do all words beside a name that was cut off.
  void scale(bool person, bool cut);
  int64_t missing(uint8_t byte, bool person) const { return missing_[person][byte]; }
  int32_t relief(Kind kind, int32_t weight) const;
  int32_t least_cost(Kind kind, int32_t weight) const;

  std::vector<Test>& tests() { return tests_; }
  const std::vector<Test>& tests() const { return tests_; }
  std::vector<Span>& spans() { return spans_; }
  // Sums over all words, after their tests are made.
  void sum();
  // Narrows what a word can gain of words that are near it.
  void narrow(size_t at, const Reach& near);

  // Begins the row of a word near the query's word `at`, which has no other partner then. Gives
  // what its names can be wanted for at most.
  Wanted begin_row(size_t at, const Near& near, int32_t relief, Wanted wanted);
  void end_row() { tests_[row_] = kept_; }
  // Begins a row of names that are met by no word of their own.
  void begin_any(Wanted wanted);
  // Begins rows of words that are joined on either side.
  void begin_joined();
  // Which of the next `kLanes` names could be wanted, a bit each: a coarser bound, all at once.
  uint32_t likely(const Posting* names, Wanted wanted) const;
  // The least and the greatest bytes of postings with which a name can be wanted in the row.
  uint8_t least_missing() const { return least_missing_; }
  uint8_t most_missing() const { return most_missing_; }
  uint8_t most_weightier() const { return most_weightier_; }
  // Whether the name could be one that is wanted: in a row, or whatever words were read before.
  uint32_t passes(const Posting& posting, Wanted wanted, bool ranked) const;
  // The same for names with words that are joined on either side.
  uint32_t passes_joined(const Posting& posting) const;

 private:
  struct Sums {
    int64_t most = 0, evidence = 0, relief = 0, loose = 0, least = 0;
    bool equal = true;
  };
  struct Tally {  // of a name by its signature
    int64_t gained = 0, lost = 0, relief = 0, loose = 0;
    uint32_t matched = 0, met = kMet;
    bool equal = true;
  };
  // A word of the query: what a name that bears none near it is short of.
  struct Lack {
    Lanes low, high;  // its bits
    Lanes loss, cost, relief, gain, must;
  };
  void count(const Test& test, int sign);
  struct Spare {  // above what is asked for, if all words agree; what they spare
    int64_t floor, evidence, relief;
  };
  struct Joined {
    uint64_t tokens = 0;
    int64_t gain = 0, relief = 0;
  };
  void set_lacks(const Test* but, uint64_t spanned, Wanted wanted, Spare spare);
  Joined joined(uint64_t signature) const;
  Tally tally(uint64_t signature, bool person, uint64_t joined) const;
  uint32_t verdict(const Posting& posting, const Tally& tally, int64_t most, int64_t left,
                   Wanted wanted) const;
  uint8_t byte_of(int64_t cost) const;

  const Figures& f_;
  std::vector<Test> tests_;
  std::vector<Span> spans_;
  Sums sums_;
  Test kept_{};
  size_t row_ = 0;
  std::vector<Lack> lacks_;  // of the row
  int32_t spare_ = 0, evidence_ = 0, relief_ = 0, loose_ = 0;  // if all words agree: above the floor, spared, ...
  int32_t missing_[2][256];
  int64_t scale_[2];
  bool capped_ = false;  // whether what the lighter words of a name weigh is a bound
  int32_t shift_ = 0, lost_ = 0;  // costs of bytes at least: shifted so far, less what was lost
  uint8_t least_missing_ = 0, most_missing_ = 255, most_weightier_ = 255;
};

}  // namespace clearway
