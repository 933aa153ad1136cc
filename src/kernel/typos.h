// The strings of an index that a typo leads to from a given word.
#pragma once

#include <string>
#include <vector>

#include "alike.h"
#include "keys.h"
#include "layout.h"

namespace clearway {

// A string so many edits away from the query's spelling of that place.
struct Close {
  StringId string;
  uint8_t at, edits;
};

class Typos {
 public:
  Typos(const Image& image, const Strings& strings, const Figures& figures);

  // All strings that a typo may lead to from a word's first two spellings, these aside.
  const std::vector<Close>& of(const Word& query);

 private:
  struct Asked {
    std::string_view text;
    StringId own;
    int letters;
    uint64_t bag;
  };
  struct Key {
    uint32_t bucket, mark;
    uint8_t at;
  };

  void ask(const Word& query);
  void look_up_shortened();
  void look_up_edges();
  void hold();

  const Image& image_;
  const Pool& pool_;
  const Strings& strings_;
  const Figures& f_;
  const uint32_t *short_offsets_, *short_strings_, *edge_offsets_, *edge_strings_, *places_;
  const uint64_t* edge_bags_;
  uint32_t short_mask_, edge_mask_;
  Asked asked_[2];
  std::vector<Key> shortened_, edges_;
  std::vector<Close> maybe_, close_;
  ShortKeys short_keys_;
  std::string room_;
};

}  // namespace clearway
