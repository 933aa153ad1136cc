// Everything that could match a name, scored: `Index.find` of candidates/index.py.
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "compare.h"
#include "vocabulary.h"

namespace clearway {

// A name to look for: its words, legal forms last, which count beside a person only.
struct Asked {
  std::vector<Raw> tokens;
  size_t forms;
  bool person;
};

struct Found {
  uint32_t name;
  Compared compared;
};

// The gain of words by number, for one query.
class Gains {
 public:
  void clear(size_t most);
  void raise(uint32_t word, int64_t gain);
  int64_t of(uint32_t word, int64_t otherwise) const;

 private:
  struct Slot {
    uint32_t word, round;
    int64_t gain;
  };
  std::vector<Slot> slots_;
  uint32_t round_ = 0, mask_ = 0;
};

// Words near words, kept from query to query: bounded, by the whole content of a word.
class Neighbours {
 public:
  Neighbours(Vocabulary& vocabulary, size_t slots) : vocabulary_(vocabulary), slots_(slots) {}
  const Expansion& of(const Word& word, const Strings& strings, bool open);

 private:
  struct Slot {
    std::string key;
    Expansion expansion;
  };
  Vocabulary& vocabulary_;
  std::vector<Slot> slots_;
  std::string key_;
};

// A listed name in a text: from word `first` to word `last`.
struct TextFind {
  uint32_t name;
  size_t first, last;
  Compared compared;
};

// The scratch of one thread.
class Search {
 public:
  Search(const Image& image, const Figures& figures);

  void find(const Asked& asked, std::vector<Found>& out);
  void find_in_text(const std::vector<Raw>& tokens, std::vector<TextFind>& out);
  void near(const Raw& token, Expansion& out);
  uint64_t compared() const { return compared_; }

 private:
  // A word of the query: what it can gain, and what of it is read.
  struct Part {
    Expansion expansion;
    size_t read = 0;                       // near words whose names are read
    int64_t best, initial, rest;           // by near words, by initials, else
    uint32_t near_bits, initial_bits, full_bits;
    bool must, joint;                      // needed in a lifted name; part of a joined word
  };
  struct Joint {
    uint32_t word;
    int64_t gain;
  };

  void prepare();
  void describe(size_t at);
  int64_t unread(const Part& part, bool initials) const;
  bool enough(size_t initials);
  void choose();
  void choose_lifted();
  void read_word(uint32_t word);
  void consider(const Posting& posting, bool joint);
  void joints();
  void splits();
  bool splits_into(uint32_t name, std::string_view whole);
  void scan_letters();
  void compare_all(const Asked& asked, std::vector<Found>& out);
  bool could(uint32_t name) const;
  Words entry(uint32_t name, bool forms);
  std::string_view first_spelling(const Word& word) const {
    return word.count ? strings_[word.spellings[0]] : std::string_view();
  }
  void gather_gains();
  void text_joints();
  void starts(size_t at);
  bool evident(uint32_t name) const;
  bool met(size_t begin, size_t end, TextFind& out);
  bool enough_of(const Compared& compared, Words listed) const;
  bool held(uint32_t name, size_t at, TextFind& out);

  const Image& image_;
  const Figures& f_;
  Strings strings_;
  Vocabulary vocabulary_;
  Neighbours near_;
  Comparer comparer_;
  Query query_;
  std::vector<Part> parts_;
  size_t size_ = 0;  // parts in use
  std::vector<Joint> joints_;
  int64_t joint_gain_ = 0, most_group_ = -1, least_missing_ = 0;
  uint32_t letters_ = 0;
  Gains gains_;
  std::vector<uint32_t> order_, words_, spelled_;
  std::unordered_set<uint32_t> seen_;
  std::vector<uint64_t> survivors_;  // name * 2 + whether no bound applies
  std::vector<Word> entry_;
  std::vector<int64_t> lifts_;
  Compared compared_room_;
  std::string room_;
  uint64_t compared_ = 0;
};

}  // namespace clearway
