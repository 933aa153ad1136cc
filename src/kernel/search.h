// Everything that could match a name, scored: `Index.find` of candidates/index.py.
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "compare.h"
#include "sieve.h"
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

// The most that words gain by number, for one query, and what each costs without a partner.
class Gains {
 public:
  struct Slot {
    uint32_t word, round;
    int32_t gain, relief;
    uint64_t tokens;  // the words of the query that may agree with it, as bits
    uint64_t part;    // those of which it may be one of several words that they are written as
    bool telling;
  };
  void clear(size_t most);
  void raise(uint32_t word, int32_t gain, int32_t relief, uint64_t tokens, bool telling,
             uint64_t part = 0);
  const Slot* of(uint32_t word) const;

 private:
  std::vector<Slot> slots_;
  uint32_t round_ = 0, mask_ = 0;
};

// Words near words, kept from query to query: bounded, by the whole content of a word.
class Neighbours {
 public:
  // `slots`: a power of two.
  Neighbours(Vocabulary& vocabulary, size_t slots) : vocabulary_(vocabulary), slots_(slots) {}
  const Expansion& of(const Word& word, const Strings& strings, bool open);

 private:
  void name(const Word& word, const Strings& strings, bool open);

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

// A byte for each entry, not zero where the entry counts as not listed; or no bytes.
using Gone = std::string_view;

// The scratch of one thread.
class Splits;

class Search {
 public:
  Search(const Image& image, const Figures& figures);

  // Entries that count as not listed, for all searches until the next call.
  void leave_out(Gone gone) { gone_ = gone; }
  void find(const Asked& asked, std::vector<Found>& out);
  void find_in_text(const std::vector<Raw>& tokens, std::vector<TextFind>& out);
  void near(const Raw& token, Expansion& out);
  uint64_t compared() const { return compared_; }

 private:
  // A word near one of the query, and what that one can gain from pairs that come after this one.
  struct Pair {
    Near near;
    uint32_t part;
    int32_t relief;
    Reach after;
    uint64_t tag_after;  // what words of its tag bring in pairs that come after this one
  };
  // A word of the query: what is known of it at once.
  struct Part {
    int64_t group;      // the most that a longer word that begins with it gains; -1: nothing
    StringId low, high;  // these words
    int32_t rest;       // what it gains at most of words that are not read one by one
    int32_t unread;     // the same, and of near words whose names are not read
  };
  struct Joint {
    uint32_t word;
    int64_t gain;
    uint64_t tokens;
  };
  // Neighbouring words of the query, and the hash of what they are as one.
  struct Joined {
    uint64_t hash;
    size_t start, end;
  };
  struct SplitWord {
    uint32_t word;
    uint64_t tokens;  // of the query's words that are written as this one and others
  };
  // A name that was met, and what its posting tells of it.
  struct Survivor {
    uint32_t name;
    uint8_t missing, marks;
    uint16_t met;
  };

  void prepare(const Asked& asked);
  void take(size_t at, const Expansion& found);
  void describe(size_t at, bool person);
  void order_pairs();
  void fill_tags();
  bool enough(size_t initials);
  bool whole_by_keys() const;
  void choose(bool person);
  bool read_by_rank();
  bool read_groups(bool person);
  void open_group(size_t at, bool person);
  void begin_any();
  void read_initialed();
  void read_unread(size_t pairs);
  void at_pair(const Pair& pair);
  void read_row(const Pair& pair, Wanted wanted);
  void read_part(const Posting* at, const Posting* end, uint8_t Posting::*byte, uint8_t most,
                 Wanted wanted);
  void read(uint32_t from, uint32_t to);
  void keep(const Posting& posting, uint32_t met);
  void find_joints();
  void find_joint(const Joined& joined);
  void find_splits();
  int32_t split(const Splits& splits, size_t part, const std::vector<StringId>& path);
  void read_joined();
  void read_joint(uint32_t word, uint32_t how);
  void scan_letters();
  void gather_gains();
  void gather_unnoted(uint32_t word, uint64_t& tokens, int64_t& gain, int64_t& relief) const;
  void drop_survivors();
  void join_survivors();
  bool could(const Survivor& survivor);
  void compare_all(const Asked& asked, std::vector<Found>& out);
  void compare_one(const Asked& asked, const Survivor& survivor, std::vector<Found>& out);
  Words entry(uint32_t name, bool forms);
  bool is_gone(uint32_t name) const {
    if (gone_.empty()) return false;
    const uint32_t entry = image_.get<uint32_t>(kNameEntries)[name];
    return entry < gone_.size() && gone_[entry];
  }
  const Posting* postings() const { return image_.get<Posting>(kPostings); }
  std::string_view first_spelling(const Word& word) const {
    return word.count ? strings_[word.spellings[0]] : std::string_view();
  }
  void read_words();
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
  Sieve sieve_;
  Query query_;
  size_t size_ = 0;  // words of the query
  std::vector<Part> parts_;
  std::vector<uint64_t> order_;
  std::vector<Pair> pairs_, ranked_room_, initials_;  // pairs by weight of the listed word, the weightiest first
  std::vector<Reach> all_near_;         // of each part
  size_t read_ = 0;                     // pairs whose names are read
  size_t ranked_ = 0;                   // pairs that rank before the one that is read
  bool by_keys_ = false, cut_ = false;
  std::vector<Joint> joints_;
  std::vector<Joined> neighbours_;
  std::vector<StringId> rarest_;  // of the parts of each way to write a word as several
  int64_t split_gains_[64] = {};  // of words of the query, by their bits
  uint64_t must_tokens_ = 0;
  uint64_t loose_ = 0;    // words of the query that agree with words not noted one by one
  uint32_t letters_ = 0;  // of the query's initials
  Gains gains_;
  std::vector<SplitWord> split_words_;
  std::vector<uint32_t> words_, spelled_, spelled_names_;
  std::vector<std::ptrdiff_t> begins_;  // of each word of a text among the pairs, and the end
  std::unordered_set<uint32_t> seen_;
  std::vector<Survivor> survivors_;
  std::vector<Word> entry_;
  std::vector<uint8_t> told_;
  std::vector<int64_t> lifts_;
  Compared compared_room_;
  Gone gone_;
  std::string room_;
  uint64_t compared_ = 0;
};

}  // namespace clearway
