// Names written as one word where the query has several, or the reverse.
#include <algorithm>

#include "keys.h"
#include "search.h"
#include "splits.h"

namespace clearway {
// Neighbouring words of the query that are one word of the vocabulary.
void Search::find_joints() {
  joints_.clear();
  sieve_.begin_joined();
  neighbours_.clear();
  const Pool& pool = image_.pool();
  each_joint(
      size_, static_cast<size_t>(f_.max_joined), room_,
      [this](size_t at) { return first_spelling(query_.words[at]); },
      [&](size_t start, size_t end) {
        neighbours_.push_back({hash_of(room_), start, end});
        pool.fetch(neighbours_.back().hash);
      });
  for (const Joined& one : neighbours_)
    if (pool.likely(one.hash) < pool.size) find_joint(one);
}

void Search::find_joint(const Joined& joined) {
  room_.clear();
  int64_t total = 0, cost = 0;
  uint64_t tokens = 0;
  for (size_t at = joined.start; at <= joined.end; ++at) {
    room_.append(first_spelling(query_.words[at]));
    total += query_.words[at].weight;
    cost += sieve_.tests()[at].worth(0, 0).worth;
    tokens |= token_bit(at);
  }
  spelled_.clear();
  vocabulary_.spelled(image_.pool().find(room_, joined.hash), spelled_);
  for (const uint32_t word : spelled_) {
    const WordRecord& record = image_.record(word);
    const int64_t gain = std::min<int64_t>(record.weight, total) * f_.joined / 1000;
    joints_.push_back({word, gain, tokens});
    sieve_.raise_joined(record.bit, {gain + cost, gain, sieve_.relief(record.kind, record.weight)});
  }
}

// Words of the query that a name may write as several.
void Search::find_splits() {
  Splits splits(image_, static_cast<size_t>(f_.max_joined));
  rarest_.clear();
  split_words_.clear();
  std::fill(std::begin(split_gains_), std::end(split_gains_), 0);
  for (const Word& word : query_.words)
    for (uint16_t at = 0; at < word.count; ++at) splits.fetch(strings_[word.spellings[at]]);
  for (size_t number = 0; number < size_; ++number) {
    const Word& word = query_.words[number];
    int32_t gain = -1;
    for (uint16_t at = 0; at < word.count; ++at)
      splits.each(strings_[word.spellings[at]], [&](const std::vector<StringId>& path) {
        gain = std::max(gain, split(splits, number, path));
      });
    if (gain < 0) continue;
    split_gains_[std::min<size_t>(number, 63)] += gain;
  }
}

// A way to write a word as several; notes the words of its parts. Gives what it gains at most.
int32_t Search::split(const Splits& splits, size_t part, const std::vector<StringId>& path) {
  int64_t weight = 0;
  StringId rarest = path[0];
  const size_t before = split_words_.size();
  for (const StringId id : path) {
    spelled_.clear();
    splits.words(id, spelled_);
    int32_t most = 0;
    for (const uint32_t word : spelled_) {
      most = std::max(most, image_.record(word).weight);
      split_words_.push_back({word, token_bit(part)});
    }
    weight += most;
    if (splits.names(id) < splits.names(rarest)) rarest = id;
  }
  rarest_.push_back(rarest);
  const Word& whole = query_.words[part];
  const int64_t gain = std::min<int64_t>(weight, whole.weight) * f_.joined / 1000;
  const auto parts = static_cast<int64_t>(path.size());
  const int64_t cost = sieve_.tests()[part].worth(0, 0).worth;
  for (size_t at = before; at < split_words_.size(); ++at) {
    const WordRecord& record = image_.record(split_words_[at].word);
    sieve_.raise_joined(record.bit, {(gain + cost) / parts + 1, gain / parts + 1,
                                     sieve_.relief(record.kind, record.weight)});
  }
  return static_cast<int32_t>(gain);
}

// Names with such words: with a joined one, or with all parts of one, read by the rarest.
void Search::read_joined() {
  for (const Joint& joint : joints_) read_joint(joint.word, kMet);
  const Splits splits(image_, static_cast<size_t>(f_.max_joined));
  for (const StringId rarest : rarest_) {
    spelled_.clear();
    splits.words(rarest, spelled_);
    for (const uint32_t part : spelled_) read_joint(part, kSplit);
  }
  sieve_.end_joined();
}

void Search::read_joint(uint32_t word, uint32_t how) {
  const WordRecord& record = image_.record(word);
  for (uint32_t at = record.postings; at < record.end; ++at)
    if (const uint32_t met = sieve_.passes(postings()[at], {true, true, true}, false))
      keep(postings()[at], met | how);
}

}  // namespace clearway
