// Names written as one word where the query has several, or the reverse.
#include <algorithm>

#include "keys.h"
#include "search.h"
#include "splits.h"

namespace clearway {
namespace {

constexpr uint32_t kSplits = 1u << 31;  // groups of ways to write a word as several

}  // namespace


// Neighbouring words of the query that are one word of the vocabulary.
void Search::find_joints() {
  joints_.clear();
  sieve_.spans().clear();
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
  int64_t total = 0;
  uint64_t tokens = 0;
  for (size_t at = joined.start; at <= joined.end; ++at) {
    room_.append(first_spelling(query_.words[at]));
    total += query_.words[at].weight;
    tokens |= token_bit(at);
  }
  spelled_.clear();
  vocabulary_.spelled(image_.pool().find(room_, joined.hash), spelled_);
  for (const uint32_t word : spelled_) {
    const WordRecord& record = image_.record(word);
    const int64_t gain = std::min<int64_t>(record.weight, total) * f_.joined / 1000;
    joints_.push_back({word, gain, tokens});
    sieve_.spans().push_back({uint64_t{1} << record.bit, tokens, static_cast<int32_t>(gain),
                              sieve_.relief(record.kind, record.weight),
                              static_cast<uint32_t>(joined.start << 8 | (joined.end - joined.start))});
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
        sieve_.spans().push_back(span_of(splits, number, path));
        gain = std::max(gain, sieve_.spans().back().gain);
        rarest_.push_back(*std::min_element(path.begin(), path.end(), [&](StringId a, StringId b) {
          return splits.names(a) < splits.names(b);
        }));
      });
    if (gain < 0) continue;
    split_gains_[std::min<size_t>(number, 63)] += gain;
  }
}

// A way to write a word as several; notes the words of its parts.
Span Search::span_of(const Splits& splits, size_t part, const std::vector<StringId>& path) {
  int64_t weight = 0;
  Span span{0, token_bit(part), 0, 0, kSplits + static_cast<uint32_t>(part)};
  for (const StringId id : path) {
    span.bits |= uint64_t{1} << signature_bit(image_.pool()[id]);
    spelled_.clear();
    splits.words(id, spelled_);
    int32_t relief = 0, most = 0;
    for (const uint32_t word : spelled_) {
      const WordRecord& record = image_.record(word);
      most = std::max(most, record.weight);
      relief = std::max(relief, sieve_.relief(record.kind, record.weight));
      split_words_.push_back({word, span.tokens});
    }
    span.relief += relief;
    weight += most;
  }
  weight = std::min<int64_t>(weight, query_.words[part].weight);
  span.gain = static_cast<int32_t>(weight * f_.joined / 1000);
  return span;
}

// Names with such words: with a joined one, or with all parts of one, read by the rarest.
void Search::read_joined() {
  if (sieve_.spans().empty()) return;
  sieve_.begin_joined();
  for (const Joint& joint : joints_) read_joint(joint.word, 0, kMet);
  const Splits splits(image_, static_cast<size_t>(f_.max_joined));
  for (size_t at = 0; at < rarest_.size(); ++at) {
    const uint64_t bits = sieve_.spans()[joints_.size() + at].bits;
    spelled_.clear();
    splits.words(rarest_[at], spelled_);
    for (const uint32_t part : spelled_) read_joint(part, bits, kSplit);
  }
}

// Names with a word that is joined or a part, as far as they have these bits.
void Search::read_joint(uint32_t word, uint64_t bits, uint32_t how) {
  const WordRecord& record = image_.record(word);
  each_likely(postings() + record.postings, postings() + record.end, {true, true, true},
              [&](const Posting& posting) {
                if ((posting.signature() & bits) != bits) return;
                if (const uint32_t met = sieve_.passes_joined(posting)) keep(posting, met | how);
              });
}

}  // namespace clearway
