// Makes the bytes of an index file out of words and names.
#pragma once

#include <string>
#include <vector>

#include "layout.h"

namespace clearway {

// Of a name: without blanks; words in order of the alphabet; those by which it is told with errors,
// which are ASCII or none. See lettered.h.
struct Letters {
  std::string_view joined, ordered, words;
};

class Builder {
 public:
  Builder();
  void add(const Raw& token);

  struct Names {
    const uint32_t* offsets;  // count + 1, into words
    const uint32_t* words;
    const uint32_t* entries;
    const uint8_t* persons;
    const uint8_t* forms;
    size_t count;
    std::vector<Letters> letters;  // of each, or of none
  };
  // The whole file. Throws TooMuch where a number outgrows its field.
  std::string build(const Names& names, const std::string& digest, const Figures& figures);

 private:
  struct Draft {
    WordRecord record;
    std::vector<StringId> spellings;
  };
  StringId intern(std::string_view text);
  void grow();
  std::string_view string(StringId id) const {
    return {bytes_.data() + offsets_[id], offsets_[id + 1] - offsets_[id]};
  }
  void sort_strings();

  std::string bytes_;
  std::vector<uint32_t> offsets_;
  std::vector<uint32_t> table_;
  std::vector<Draft> words_;
};

}  // namespace clearway
