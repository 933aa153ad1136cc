// The words of an index near a given word: candidates/vocabulary.py.
#pragma once

#include <string>
#include <vector>

#include "alike.h"
#include "layout.h"
#include "typos.h"

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

  void expand(const Word& query, Expansion& out) { expand(query, out, false); }
  // Puts the words of the group among the near ones.
  void open_group(const Word& query, Expansion& out);
  // Words that can be spelled so.
  void spelled(StringId id, std::vector<uint32_t>& out) const;

 private:
  // A word that may agree: by its spelling `at`, a string so many edits away, or in another way.
  struct Maybe {
    uint32_t word;
    StringId string;
    uint8_t at, edits;
    bool operator<(const Maybe& other) const { return word < other.word; }
  };
  struct Begin {
    std::string_view text;
    uint64_t hash;
  };

  void expand(const Word& query, Expansion& out, bool open);
  void maybe(StringId id);
  void look_ahead();
  void gather(const std::vector<Close>& close);
  void ask_begins(const Word& query);
  void begun_by();
  void letters_for(const Word& query);
  void group_of(const Word& query, Expansion& out, bool open);
  StringId bound(std::string_view begin, bool after, StringId low) const;
  void hold(const Word& query, Expansion& out);

  const Image& image_;
  const Pool& pool_;
  const Strings& strings_;
  const Figures& f_;
  Typos typos_;
  std::vector<Maybe> maybe_;
  std::vector<Begin> begins_;
};

}  // namespace clearway
