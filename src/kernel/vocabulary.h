// The words of an index near a given word: candidates/vocabulary.py.
#pragma once

#include <string>
#include <vector>

#include "alike.h"
#include "layout.h"

namespace clearway {

// A word of the index that agrees with one of a query, and what a search asks of its record.
struct Near {
  uint32_t word;
  int32_t gain, weight, rank;
  How how;
  Kind kind;
  uint8_t bit;
  uint32_t postings, others, forms, end;
  bool full() const { return how == How::same || how == How::spelling || how == How::script; }
};

// What of the vocabulary agrees with a word. Longer words that begin with it are a row of strings
// that is looked through only where it is needed: `group` is the most that one of them gains.
struct Expansion {
  std::vector<Near> near;      // as they rank
  std::vector<Near> initials;  // letters that stand for the word
  int64_t group = -1;          // -1: no such words
  StringId low = 0, high = 0;
};

class Vocabulary {
 public:
  Vocabulary(const Image& image, const Strings& strings, const Figures& figures);

  void expand(const Word& query, Expansion& out);
  // Puts the words of the group among the near ones.
  void open_group(const Word& query, Expansion& out);
  // Words that can be spelled so.
  void spelled(StringId id, std::vector<uint32_t>& out) const;

 private:
  void typos(std::string_view spelling);
  void edges(std::string_view spelling, int size, bool begun);
  void note(StringId id);
  void gather();
  void begun_by(std::string_view word);
  void letters_for(const Word& query);
  void group_of(const Word& query, Expansion& out);
  StringId bound(std::string_view begin, bool after) const;
  void verify(const Word& query, Expansion& out);

  const Image& image_;
  const Pool& pool_;
  const Strings& strings_;
  const Figures& f_;
  std::vector<uint32_t> maybe_;
  struct Key {
    uint32_t bucket, mark;
  };
  std::vector<Key> keys_;
  std::vector<StringId> strings_near_;
  std::string room_;
};

}  // namespace clearway
