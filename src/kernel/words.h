// Words of names: strings by number, so that equal strings are equal numbers.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "figures.h"
#include "text.h"

namespace clearway {

using StringId = uint32_t;
constexpr StringId kEmpty = 0;  // the empty string is number 0 everywhere

// A word as `names.types.Token`; what it points to belongs to the index or to the query.
struct Word {
  StringId text, original, han;
  int32_t weight;
  Kind kind;
  uint16_t count;  // of spellings
  const StringId* spellings;
};

constexpr uint32_t kStringBits = 24;  // of a string's number; what stands above tells other things
constexpr uint32_t kStringMask = (1u << kStringBits) - 1;

// A string in a table of strings: its number + 1, and bits of its hash by which others are told.
inline uint32_t slot_tag(uint64_t hash) { return static_cast<uint32_t>(hash >> 56) << kStringBits; }
inline uint32_t slot_of(StringId id, uint64_t hash) { return slot_tag(hash) | (id + 1); }
inline bool may_hold(uint32_t slot, uint64_t hash) {
  return (slot & ~kStringMask) == slot_tag(hash);
}
inline StringId string_in(uint32_t slot) { return (slot & kStringMask) - 1; }

struct Pool {  // strings of an index, or of none; see layout.h
  const char* bytes = nullptr;
  const uint32_t* offsets = nullptr;
  const uint32_t* table = nullptr;  // open addressing: `slot_of`
  uint32_t mask = 0, size = 0;

  std::string_view operator[](StringId id) const {
    return {bytes + offsets[id], offsets[id + 1] - offsets[id]};
  }
  // Number of a string, `size` where there is none; its hash is `hash_of` it.
  StringId find(std::string_view text) const;
  StringId find(std::string_view text, uint64_t hash) const;
  // The string that most likely has this hash, `size` where there is surely none.
  StringId likely(uint64_t hash) const;
  // Asks for what `likely` reads.
  void fetch(uint64_t hash) const { __builtin_prefetch(table + (hash & mask)); }
};

// The index's strings and, numbered after them, those that only a query has. These are not copied.
class Strings {
 public:
  explicit Strings(const Pool* pool) : pool_(pool), base_(pool->size) {}
  void clear() { own_.clear(); }
  StringId number(std::string_view text) { return number(text, hash_of(text)); }
  StringId number(std::string_view text, uint64_t hash);
  // A number of its own for a string that is not compared by it.
  StringId kept(std::string_view text);
  std::string_view operator[](StringId id) const {
    return id < base_ ? (*pool_)[id] : own_[id - base_].text;
  }
  bool in_index(StringId id) const { return id < base_; }
  const Pool& pool() const { return *pool_; }

 private:
  const Pool* pool_;
  StringId base_;
  struct Own {
    std::string_view text;
    uint64_t hash;
  };
  std::vector<Own> own_;
};

struct Raw {  // a token as it is handed over
  std::string_view text, original, han;
  int32_t weight;
  Kind kind;
  std::vector<std::string_view> spellings;
};

// A name to look for: its words, their spellings in one row.
struct Query {
  std::vector<Word> words;
  std::vector<StringId> spellings;
  bool person = false;

  void read(const std::vector<Raw>& tokens, Strings& strings);

 private:
  void look_ahead(const std::vector<Raw>& tokens, const Pool& pool);

  std::vector<uint64_t> hashes_;  // of each word's text and spellings
  std::vector<StringId> likely_;
};

}  // namespace clearway
