// Everything that could match a name, scored: `Index.find` of candidates/index.py.
#pragma once

#include <array>
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
  // `token`: the words of the query that may agree with it, as bits.
  void raise(uint32_t word, int64_t gain, uint64_t tokens);
  int64_t of(uint32_t word, int64_t otherwise, uint64_t& tokens) const;

 private:
  struct Slot {
    uint32_t word, round;
    int64_t gain;
    uint64_t tokens;
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
  // Which bound a name is held to: all of them, that of names that write a word as several, none.
  enum Bound : uint64_t { kAll, kSplit, kNone };
  // A word of the query: what it can gain, and what of it is read.
  struct Part {
    Expansion expansion;
    size_t read = 0;  // near words whose names are read
  };
  // The same as far as signatures of names tell.
  struct Test {
    uint64_t near_bits, initial_bits, full_bits;
    int32_t best, initial, rest;  // gain by near words, by initials, else
    bool must, joint;             // needed in an equal name; part of a joined word
  };
  struct Joint {
    uint32_t word;
    int64_t gain;
    uint64_t tokens;
  };

  void prepare();
  void describe(size_t at);
  int64_t unread(size_t at, bool initials) const;
  bool enough(size_t initials);
  bool whole_by_keys() const;
  void read_keys();
  void read(uint32_t from, uint32_t to, size_t part);
  uint64_t others_than(size_t part) const;
  void choose();
  void choose_lifted();
  void read_word(uint32_t word, size_t part);
  void consider(const Posting& posting, bool joint);
  void joints();
  void splits();
  bool bears(const Posting& posting, const std::vector<StringId>& path) const;
  void scan_letters();
  int64_t unnoted(uint32_t word) const;
  bool gains_enough(uint32_t name, bool split) const;
  void compare_all(const Asked& asked, std::vector<Found>& out);
  bool could(uint32_t name, const Words& entry, bool persons, Bound bound);
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
  std::vector<Test> tests_;
  std::vector<std::array<int64_t, 2>> costs_;  // of words without a partner: else, persons
  bool by_keys_ = false;
  struct {
    bool floor, whole, equal;
  } wanted_{};  // what names are kept for while they are read
  size_t size_ = 0;  // parts in use
  std::vector<Joint> joints_;
  int64_t joint_gain_ = 0, least_missing_ = 0;
  uint32_t letters_ = 0;
  int64_t split_gain_ = 0;  // of words that a name may write as several
  uint64_t split_tokens_ = 0, must_tokens_ = 0, joint_tokens_ = 0;
  uint64_t loose_ = 0;  // words of the query that agree with words not noted one by one
  Gains gains_;
  std::vector<uint32_t> order_, words_, spelled_, split_words_;
  std::unordered_set<uint32_t> seen_;
  std::vector<uint64_t> survivors_;  // name * 4 + which bound applies
  std::vector<Word> entry_;
  std::vector<uint8_t> told_;
  bool cut_ = false;
  std::vector<int64_t> lifts_;
  Compared compared_room_;
  std::string room_;
  uint64_t compared_ = 0;
};

}  // namespace clearway
