// Names written as one word where the query has several, or the reverse.
#include <algorithm>

#include "keys.h"
#include "search.h"
#include "splits.h"

namespace clearway {

// Neighbouring words of the query that are one word of the vocabulary.
void Search::joints() {
  joints_.clear();
  joint_gain_ = 0;
  each_joint(
      size_, static_cast<size_t>(f_.max_joined), room_,
      [this](size_t at) { return first_spelling(query_.words[at]); },
      [this](size_t start, size_t end) {
        spelled_.clear();
        vocabulary_.spelled(image_.pool().find(room_), spelled_);
        if (spelled_.empty()) return;
        int64_t total = 0, most = 0;
        uint64_t tokens = 0;
        for (size_t at = start; at <= end; ++at) {
          tests_[at].joint = true;
          total += query_.words[at].weight;
          if (at < 64) tokens |= uint64_t{1} << at;
        }
        for (const uint32_t word : spelled_) {
          const int64_t weight = std::min<int64_t>(image_.record(word).weight, total);
          joints_.push_back({word, weight * f_.joined / 1000, tokens});
          most = std::max(most, joints_.back().gain);
        }
        joint_gain_ += most;
      });
  const Posting* postings = image_.get<Posting>(kPostings);
  for (const Joint& joint : joints_) {
    const WordRecord& record = image_.record(joint.word);
    for (uint32_t at = record.postings; at < record.end; ++at) consider(postings[at], true);
  }
}

// Words of the query that a name may write as several: names that bear all parts.
void Search::splits() {
  const Posting* postings = image_.get<Posting>(kPostings);
  Splits splits(image_, static_cast<size_t>(f_.max_joined));
  split_gain_ = 0;
  split_words_.clear();
  split_tokens_ = 0;
  for (size_t number = 0; number < size_; ++number) {
    const Word& word = query_.words[number];
    bool any = false;
    for (uint16_t at = 0; at < word.count; ++at)
      splits.each(strings_[word.spellings[at]], [&](const std::vector<StringId>& path) {
        StringId rarest = path[0];
        for (const StringId id : path)
          if (splits.names(id) < splits.names(rarest)) rarest = id;
        for (const StringId id : path)
          if (id != rarest) splits.words(id, split_words_);
        spelled_.clear();
        splits.words(rarest, spelled_);
        split_words_.insert(split_words_.end(), spelled_.begin(), spelled_.end());
        for (const uint32_t part : spelled_)
          for (uint32_t k = image_.record(part).postings; k < image_.record(part).end; ++k)
            if (bears(postings[k], path)) {
              survivors_.push_back(uint64_t{postings[k].name} * 4 + kSplit);
              any = true;
            }
      });
    if (!any) continue;
    split_gain_ += word.weight * f_.joined / 1000;
    if (number < 64) split_tokens_ |= uint64_t{1} << number;
  }
}

// Whether the name's signature lets it bear all parts.
bool Search::bears(const Posting& posting, const std::vector<StringId>& path) const {
  return std::all_of(path.begin(), path.end(), [&](StringId part) {
    const uint8_t bit = signature_bit(image_.pool()[part], kSignatureBits);
    return posting.signature() >> bit & 1;
  });
}

}  // namespace clearway
