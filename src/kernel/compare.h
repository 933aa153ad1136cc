// Two names aligned word by word: names/comparing.py, function by function.
#pragma once

#include <vector>

#include "alike.h"

namespace clearway {

// One line of the explanation: `count` words from `first` on, on either side.
struct Line {
  How how;
  int64_t weight;
  uint16_t query, query_count, entry, entry_count;
};

struct Compared {
  int64_t score = 0, evidence = 0;
  bool equal = false, enough = false, one_word = false, rare = false;
  std::vector<Line> lines;
};

struct Words {
  const Word* words;
  size_t count;
};

// Compares names again and again without asking for memory anew.
class Comparer {
 public:
  Comparer(const Strings& strings, const Figures& figures) : strings_(strings), f_(figures) {}

  // `persons`: either name is a person's. `told`, if given: which words of the entry may agree
  // with one of the query at all. `joins`: whether joined words are looked for.
  void compare(Words query, Words entry, bool persons, Compared& out,
               const uint8_t* told = nullptr, bool joins = true);

 private:
  void possible(bool persons, const uint8_t* told, bool joins);
  void joined(Words parts, Words wholes, bool query_parts);
  void choose(Compared& out);
  void costs(bool persons, Compared& out);
  void allow(bool same, bool around, Compared& out) const;
  bool before(const Line& one, const Line& other) const;
  int texts(Words side, uint16_t one, uint16_t count, uint16_t other, uint16_t size) const;
  bool equal(const Compared& out) const;
  bool same_words(bool persons, const Compared& out) const;
  bool written_same(How how, const Word& query, const Word& entry, bool telling) const;
  bool mistyped(How how, const Word& query, const Word& entry, bool many) const;
  bool alone(const Compared& out) const;
  bool left(Words side, const std::vector<uint8_t>& taken, Kinds allowed) const;
  int agreeing(const Compared& out, Kinds kinds, bool initials) const;
  bool more_than_surname(const Compared& out) const;

  const Strings& strings_;
  const Figures& f_;
  Words query_{}, entry_{};
  std::vector<Line> possible_;
  std::vector<uint8_t> query_taken_, entry_taken_;
  size_t pairs_ = 0;
  std::string joint_, characters_;
};

}  // namespace clearway
