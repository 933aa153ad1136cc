// The arrays of an index file, one function each.
#pragma once

#include <string>
#include <vector>

#include "build.h"

namespace clearway {

class File {
 public:
  File(const std::string& digest, const Figures& figures);
  Header& header() { return header_; }
  template <typename Item>
  void add(Section section, const std::vector<Item>& items) {
    put(section, reinterpret_cast<const char*>(items.data()), items.size() * sizeof(Item));
  }
  void put(Section section, const char* bytes, size_t size);
  std::string done();

 private:
  Header header_{};
  std::string bytes_;
};

struct Lexis {
  const std::string& bytes;
  const std::vector<uint32_t>& offsets;
  const std::vector<WordRecord>& words;
  const std::vector<StringId>& spellings;
  const Figures& figures;

  std::string_view operator[](StringId id) const {
    return {bytes.data() + offsets[id], offsets[id + 1] - offsets[id]};
  }
  size_t strings() const { return offsets.size() - 1; }
  std::vector<StringId> edited() const;  // strings that a typo is looked for in
};

void add_strings(File& file, const Lexis& lexis, const std::vector<uint32_t>& table);
void add_spelled(File& file, const Lexis& lexis);
void add_shortened(File& file, const Lexis& lexis);
void add_edges(File& file, const Lexis& lexis);
void add_joints(File& file, const Lexis& lexis, const Builder::Names& names);
void add_names(File& file, std::vector<WordRecord>& words, const Lexis& lexis, const Builder::Names& names);
void add_postings(File& file, std::vector<WordRecord>& words, const Lexis& lexis,
                  const Builder::Names& names);

}  // namespace clearway
