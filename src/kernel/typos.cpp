#include "typos.h"

#include <algorithm>
#include <cstdlib>

namespace clearway {

Typos::Typos(const Image& image, const Strings& strings, const Figures& figures)
    : image_(image),
      pool_(image.pool()),
      strings_(strings),
      f_(figures),
      short_offsets_(image.get<uint32_t>(kShortOffsets)),
      short_strings_(image.get<uint32_t>(kShortStrings)),
      edge_offsets_(image.get<uint32_t>(kEdgeOffsets)),
      edge_strings_(image.get<uint32_t>(kEdgeStrings)),
      places_(image.get<uint32_t>(kStringOffsets)),
      edge_bags_(image.get<uint64_t>(kEdgeBags)),
      short_mask_(static_cast<uint32_t>(image.count<uint32_t>(kShortOffsets) - 2)),
      edge_mask_(static_cast<uint32_t>(image.count<uint32_t>(kEdgeOffsets) - 2)) {}

// What is read lies far apart: each step asks for what the next one reads.
const std::vector<Close>& Typos::of(const Word& query) {
  maybe_.clear();
  close_.clear();
  ask(query);
  for (const Key& key : shortened_) __builtin_prefetch(short_strings_ + short_offsets_[key.bucket]);
  for (const Key& key : edges_) {
    __builtin_prefetch(edge_strings_ + edge_offsets_[key.bucket]);
    __builtin_prefetch(edge_bags_ + edge_offsets_[key.bucket]);
  }
  look_up_shortened();
  look_up_edges();
  for (const Close& one : maybe_) __builtin_prefetch(pool_[one.string].data());
  hold();
  return close_;
}

// The keys under which strings stand that may be meant.
void Typos::ask(const Word& query) {
  shortened_.clear();
  edges_.clear();
  for (uint8_t at = 0; at < std::min<uint16_t>(query.count, 2); ++at) {
    Asked& asked = asked_[at];
    asked.text = strings_[query.spellings[at]];
    asked.own = query.spellings[at];
    asked.letters = letters(asked.text);
    each_shortened(asked.text, asked.letters, f_, short_keys_, [&](uint64_t key, uint32_t letter) {
      shortened_.push_back({bucket_of(key, short_mask_), mark_of(key, letter), at});
      __builtin_prefetch(short_offsets_ + shortened_.back().bucket);
    });
    if (asked.letters < f_.two_typos) continue;
    asked.bag = bag_of(asked.text);
    each_edge(asked.text, static_cast<int>(f_.kept), room_, [&](uint64_t key) {
      edges_.push_back({bucket_of(key, edge_mask_), 0, at});
      __builtin_prefetch(edge_offsets_ + edges_.back().bucket);
    });
  }
}

// Words one edit away share a shortened form.
void Typos::look_up_shortened() {
  for (const Key& key : shortened_)
    for (uint32_t k = short_offsets_[key.bucket]; k < short_offsets_[key.bucket + 1]; ++k) {
      const StringId id = short_strings_[k] & kStringMask;
      if (id == asked_[key.at].own || !one_edit(key.mark, short_strings_[k])) continue;
      __builtin_prefetch(places_ + id);
      maybe_.push_back({id, key.at, 1});
    }
}

// Words two edits away that begin or end alike; letters tell which are not.
void Typos::look_up_edges() {
  const auto shorter = [](uint32_t string, uint32_t least) { return string < least; };
  for (const Key& key : edges_) {
    const Asked& asked = asked_[key.at];
    const uint32_t* end = edge_strings_ + edge_offsets_[key.bucket + 1];
    const uint32_t* one = std::lower_bound(edge_strings_ + edge_offsets_[key.bucket], end,
                                           sized(asked.letters - 2), shorter);
    const uint32_t longest = sized(asked.letters + 2) | kStringMask;
    const int letters = static_cast<int>(sized(asked.letters) >> kStringBits);  // or as many as fit
    for (const uint64_t* bag = edge_bags_ + (one - edge_strings_); one < end && *one <= longest;
         ++one, ++bag) {
      const int more = std::abs(static_cast<int>(*one >> kStringBits) - letters);
      if (more_bits_than(4 - more, *bag ^ asked.bag)) continue;
      __builtin_prefetch(places_ + (*one & kStringMask));
      maybe_.push_back({*one & kStringMask, key.at, 2});
    }
  }
}

// Of the strings that may be meant those that are.
void Typos::hold() {
  const int kept = static_cast<int>(f_.kept);
  for (const Close& one : maybe_) {
    const Asked& asked = asked_[one.at];
    const std::string_view other = pool_[one.string];
    if (edits(asked.text, other) != one.edits) continue;
    if (one.edits == 1 ? std::max(asked.letters, letters(other)) >= f_.one_typo
                       : keeps(asked.text, other, kept))
      close_.push_back(one);
  }
}

}  // namespace clearway
