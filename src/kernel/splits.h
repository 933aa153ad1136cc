// Ways to write a word as several words that stand together in some listed name.
#pragma once

#include <vector>

#include "keys.h"
#include "layout.h"

namespace clearway {

class Splits {
 public:
  Splits(const Image& image, size_t most) : image_(image), pool_(image.pool()), most_(most) {
    bits_ = image.get<uint64_t>(kJoints);
    mask_ = image.count<uint64_t>(kJoints) - 1;
  }

  // Asks for what `each` reads first.
  void fetch(std::string_view whole) const { __builtin_prefetch(bits_ + joint_of(whole).at); }

  // `use(path)` for each way, the parts as strings.
  template <typename Use>
  void each(std::string_view whole, Use use) {
    path_.clear();
    if (joined(whole)) part(whole, use);
  }

  // Words whose first spelling the string is.
  void words(StringId id, std::vector<uint32_t>& out) const {
    each_word(id, [&out](uint32_t word) { out.push_back(word); });
  }
  size_t names(StringId id) const {
    size_t count = 0;
    each_word(id, [&](uint32_t word) {
      count += image_.record(word).end - image_.record(word).postings;
    });
    return count;
  }

 private:
  bool joined(std::string_view letters) const {
    const JointBits joint = joint_of(letters);
    return (bits_[joint.at] & joint.bits) == joint.bits;
  }
  JointBits joint_of(std::string_view letters) const { return joint_bits(letters, mask_); }

  template <typename Use>
  void each_word(StringId id, Use use) const {
    const uint32_t* offsets = image_.get<uint32_t>(kSpelledOffsets);
    const uint32_t* words = image_.get<uint32_t>(kSpelledWords);
    for (uint32_t at = offsets[id]; at < offsets[id + 1]; ++at) {
      const Word word = image_.word(words[at]);
      if (word.count && word.spellings[0] == id) use(words[at]);
    }
  }

  // The known bits of what is left prune nearly every way that no name goes.
  template <typename Use>
  void part(std::string_view rest, Use use) {
    for (size_t length = 1; length < rest.size(); ++length) {
      const std::string_view left = rest.substr(length);
      const StringId last = pool_.find(left);
      const bool whole = last < pool_.size;
      const bool further = path_.size() + 2 < most_ && joined(left);
      if (!whole && !further) continue;
      const StringId begin = pool_.find(rest.substr(0, length));
      if (begin >= pool_.size) continue;
      path_.push_back(begin);
      if (whole) {
        path_.push_back(last);
        use(path_);
        path_.pop_back();
      }
      if (further) part(left, use);
      path_.pop_back();
    }
  }

  const Image& image_;
  const Pool& pool_;
  size_t most_;
  const uint64_t* bits_;
  uint64_t mask_;
  std::vector<StringId> path_;
};

}  // namespace clearway
