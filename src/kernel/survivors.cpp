// Names that were met, held to what their words can gain, and compared in full.
#include <algorithm>

#include "search.h"

namespace clearway {
namespace {

constexpr size_t kAhead = 8;  // names fetched before they are needed

}  // namespace

// What every word that may meet one of the query gains at most.
void Search::gather_gains() {
  gains_.clear(pairs_.size() + initials_.size() + joints_.size() + split_words_.size());
  const auto raise = [this](uint32_t word, int64_t gain, uint64_t tokens, uint64_t part) {
    const WordRecord& record = image_.record(word);
    gains_.raise(word, static_cast<int32_t>(gain), sieve_.relief(record.kind, record.weight),
                 tokens, telling(f_, record.kind), part);
  };
  for (const auto* pairs : {&pairs_, &initials_})
    for (const Pair& pair : *pairs)
      gains_.raise(pair.near.word, pair.near.gain, pair.relief,
                   token_bit(pair.part), telling(f_, pair.near.kind));
  for (const SplitWord& one : split_words_) raise(one.word, 0, 0, one.tokens);
  for (const Joint& joint : joints_) raise(joint.word, joint.gain, joint.tokens, 0);
}

// Each name once, with all that is told of how it was met.
void Search::join_survivors() {
  std::sort(survivors_.begin(), survivors_.end(),
            [](const Survivor& one, const Survivor& other) { return one.name < other.name; });
  size_t kept = 0;
  for (const Survivor& next : survivors_) {
    if (kept && survivors_[kept - 1].name == next.name) {
      Survivor& same = survivors_[kept - 1];
      same.met |= next.met;
      same.missing = std::max(same.missing, next.missing);
      same.marks = std::min(same.marks, next.marks);
    } else {
      survivors_[kept++] = next;
    }
  }
  survivors_.resize(kept);
}

// What a word gains that is not noted: one that an initial stands for or that begins with a word.
void Search::gather_unnoted(uint32_t word, uint64_t& tokens, int64_t& gain,
                            int64_t& relief) const {
  const WordRecord& record = image_.record(word);
  bool any = false;
  for (size_t at = 0; at < size_; ++at) {
    const Test& test = sieve_.tests()[at];
    if (!test.loose) continue;
    const Part& part = parts_[at];
    const StringId begin = record.count ? image_.word(word).spellings[0] : 0;
    const bool met = part.group >= 0 ? record.count && begin >= part.low && begin < part.high
                                     : (record.letters & letters_) != 0;
    if (!met) continue;
    any = true;
    gain = std::max<int64_t>(gain, test.loose.gain);
    tokens |= token_bit(at);
  }
  if (any) relief = std::max<int64_t>(relief, sieve_.relief(record.kind, record.weight));
}

// Whether the name can reach the floor, or be equal or whole among other words: every word of it
// with its best partner, and what words without one cost at least. Notes in `told_` which of its
// words may have a partner at all.
bool Search::could(const Survivor& survivor) {
  const uint32_t* offsets = image_.get<uint32_t>(kNameOffsets);
  const uint32_t* words = image_.get<uint32_t>(kNameWords);
  const bool person = survivor.marks & Posting::kPerson;
  // Words of the query that the last word is a part of, and that neighbours may be.
  uint64_t part = 0, split = 0;
  uint64_t tokens = 0;
  int64_t score = 0, relief = 0;
  uint32_t met = 0;
  told_.clear();
  for (uint32_t at = offsets[survivor.name]; at < offsets[survivor.name + 1]; ++at) {
    const Gains::Slot* slot = gains_.of(words[at]);
    int64_t gain = slot ? slot->gain : -1, relieved = slot ? slot->relief : 0;
    if (slot) tokens |= slot->tokens;
    const uint64_t next = slot ? slot->part : 0;
    split |= part & next;
    part = next;
    if (survivor.met & kLoosely) gather_unnoted(words[at], tokens, gain, relieved);
    told_.push_back(gain >= 0);
    if (gain < 0) continue;
    score += gain;
    relief += relieved;
    ++met;
  }
  if (survivor.met & kSplit) {
    tokens |= split;
    for (; split; split &= split - 1) score += split_gains_[__builtin_ctzll(split)];
  }
  const int64_t missing = sieve_.missing(survivor.missing, person);
  if (missing <= relief && (survivor.marks & Posting::kManyWords) <= met &&
      (score >= f_.covering || (must_tokens_ & ~tokens) == 0))
    return true;
  score -= std::max<int64_t>(missing - relief, 0);
  for (size_t at = 0; at < std::min<size_t>(size_, 64); ++at)
    if (!(tokens >> at & 1)) score -= sieve_.tests()[at].costs[person];
  return score >= f_.floor;
}

Words Search::entry(uint32_t name, bool forms) {
  const uint32_t* offsets = image_.get<uint32_t>(kNameOffsets);
  const uint32_t* words = image_.get<uint32_t>(kNameWords);
  entry_.clear();
  const uint32_t end = offsets[name + 1] - (forms ? 0 : image_.get<uint8_t>(kNameForms)[name]);
  for (uint32_t at = offsets[name]; at < end; ++at) entry_.push_back(image_.word(words[at]));
  return {entry_.data(), entry_.size()};
}

void Search::compare_all(const Asked& asked, std::vector<Found>& out) {
  if (survivors_.empty()) return;
  gather_gains();
  drop_survivors();
  join_survivors();
  size_t compared = 0;
  for (const Survivor& survivor : survivors_) {
    if (is_gone(survivor.name) || !could(survivor)) continue;
    ++compared;
    compare_one(asked, survivor, out);
    if (out.size() > static_cast<size_t>(f_.most_found))
      throw TooMuch("more than " + std::to_string(f_.most_found) +
                    " listed names that it could be");
  }
  compared_ += compared;
}

// Keeps the names that their words leave a chance; fetches words before they are needed.
void Search::drop_survivors() {
  const uint32_t* offsets = image_.get<uint32_t>(kNameOffsets);
  const uint32_t* words = image_.get<uint32_t>(kNameWords);
  size_t kept = 0;
  for (size_t at = 0; at < survivors_.size(); ++at) {
    if (at + kAhead < survivors_.size())
      __builtin_prefetch(words + offsets[survivors_[at + kAhead].name]);
    if (could(survivors_[at])) survivors_[kept++] = survivors_[at];
  }
  survivors_.resize(kept);
}

void Search::compare_one(const Asked& asked, const Survivor& survivor, std::vector<Found>& out) {
  const bool listed = survivor.marks & Posting::kPerson, beside = listed && !asked.person;
  const bool joins = !joints_.empty() || (survivor.met & kSplit);
  comparer_.compare({query_.words.data(), beside ? size_ : size_ - asked.forms},
                    entry(survivor.name, asked.person && !listed), asked.person || listed,
                    compared_room_, told_.data(), joins);
  if (compared_room_.equal || compared_room_.score >= f_.floor)
    out.push_back({survivor.name, compared_room_});
}

}  // namespace clearway
