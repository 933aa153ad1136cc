// The index file: one header, then flat arrays, each at a multiple of 64 bytes.
// It is read where it lies (memory-mapped); docs/explanation/kernel.md draws it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>

#include "words.h"

namespace clearway {

constexpr char kMagic[8] = {'C', 'L', 'W', 'Y', 'I', 'D', 'X', '\n'};
constexpr uint32_t kVersion = 11;
constexpr size_t kDigest = 32;

enum Section : uint32_t {
  kStringBytes,     // char: all distinct strings, in the order of their bytes
  kStringOffsets,   // uint32 a string, and one
  kStringTable,     // uint32: open addressing, string number + 1, and above it bits of the hash
  kStringLeads,     // uint32: first string that begins with these two bytes or greater ones
  kSpelledOffsets,  // uint32 a string, and one
  kSpelledWords,    // uint32: words whose text or spelling the string is
  kWords,           // WordRecord
  kSpellings,       // uint32: the words' spellings
  kPostings,        // Posting: names by word
  kNameOffsets,     // uint32 a name, and one
  kNameWords,       // uint32: words of names in their order, legal forms after them
  kNameForms,       // uint8: how many forms
  kNameEntries,     // uint32: the entry of a name; the names of one entry stand together
  kNamePersons,     // uint8: whether the entry is a person
  kNameLetters,     // uint32: letters with which words begin, by the letter's last five bits
  kInitialed,       // Posting: names with three initials, or words as light, or more
  kShortOffsets,    // uint32: buckets of words with one letter left out, and whole
  kShortStrings,    // uint32: string number, and above it what was left out
  kEdgeOffsets,     // uint32: buckets of long strings by their first and last letters
  kEdgeBags,        // uint64
  kEdgeStrings,     // uint32: string number, and above it how many letters, the fewest first
  kJoints,          // uint64: bits of joined neighbouring words
  kLetterBytes,     // char: letters of names that are told as a whole, with errors in them
  kLetterOffsets,   // uint32 a name, and one
  kLetterStarts,    // uint32: first key that begins with these sixteen bits or greater ones
  kLetterKeys,      // uint64: 32 bits of a key, and below them the name
  kSections
};

struct WordRecord {
  StringId text, original, han;
  int32_t weight;
  uint32_t spellings;              // the first of them
  // Names: from `postings` those whose weightiest word it is, the lightest name first, from `others`
  // those with weightier words, the lightest of these first, from `forms` those that bear it as a
  // legal form.
  uint32_t postings, others, forms, end;
  uint32_t letters;  // that an initial of the word, or an initial that it is, may stand for
  Kind kind;
  uint8_t count;
  uint8_t bit;  // its tag in postings: words near each other mostly share it
  uint8_t varied;  // whether initials may stand for it that its tag would not tell
};

// A name that bears a word, and what can be told of the name without looking it up.
struct Posting {
  uint32_t name;
  uint8_t tags[8];    // of its words, as they rank; keys.h
  uint8_t missing;    // what all of its words cost that are not slight, if none has a partner
  uint8_t weightier;  // what those of them cost that rank before this word, initials aside; 0: none
  uint8_t lighter;    // what the others weigh; 255: that or more
  uint8_t marks;      // how many words are not slight (15: or more), and kPerson, kNeeded
  // Whether all that agrees is among the lighter words; `ranked`: whether none before this one does.
  bool bounded(bool ranked) const { return lighter < 255 && (ranked || !weightier); }
  bool person() const { return marks & kPerson; }
  static constexpr uint32_t kManyWords = 15, kPerson = 16, kNeeded = 32;
};
constexpr int64_t kUnit = 256;  // of the three bytes above: rounded so that bounds stay bounds

struct Header {
  char magic[8];
  uint32_t version, sections;
  uint64_t size, checksum;  // of the file; of all its bytes but the checksum's own
  char digest[kDigest];     // of the lists, the tables and the engine
  Figures figures;
  uint32_t strings, words, names, entries;
  // The most that a word with a known meaning weighs; that any word costs without a partner.
  int64_t most_known, most_missing;
  struct {
    uint64_t offset, bytes;
  } at[kSections];
};

class BadIndex : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};
class TooMuch : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

uint64_t checksum_of(Header header, const char* bytes, size_t size);

// Whether the sizes that a header states fit each other and the file; see sound.cpp.
bool sound(const char* bytes, const Header& header, uint64_t size);

constexpr uint32_t kMostStrings = 1u << 24;  // keys.h keeps eight bits beside a number

// An index file in memory. Throws BadIndex where it is none, is of another layout or engine, or
// was damaged or cut off.
class Image {
 public:
  Image(const char* bytes, size_t size, const std::string& digest, const Figures& figures);

  const Header& header() const { return *header_; }
  template <typename Item>
  const Item* get(Section section) const {
    return reinterpret_cast<const Item*>(bytes_ + header_->at[section].offset);
  }
  template <typename Item>
  size_t count(Section section) const {
    return header_->at[section].bytes / sizeof(Item);
  }
  const Pool& pool() const { return pool_; }
  Word word(uint32_t number) const {
    const WordRecord& record = words_[number];
    return {record.text,   record.original, record.han, record.weight, record.kind, record.count,
            spellings_ + record.spellings};
  }
  const WordRecord& record(uint32_t number) const { return words_[number]; }

 private:
  const char* bytes_;
  const Header* header_;
  const WordRecord* words_;
  const StringId* spellings_;
  Pool pool_;
};

}  // namespace clearway
