// Which names are read: those of the weightiest words, no more of them than completeness asks for.
#include <algorithm>
#include <numeric>

#include "keys.h"
#include "search.h"

namespace clearway {
namespace {

constexpr Wanted kAny{true, true, true};
constexpr size_t kAhead = 8;         // rows fetched before they are read
constexpr size_t kFewWords = 32;    // little ones among them cannot make a rare name
constexpr size_t kFewInitials = 2;  // a name that is not in kInitialed has no more

}  // namespace

// Whether no name that was not read, with at most so many initials, reaches the floor or, where
// keys do not settle it, is a whole rare name among other words.
bool Search::enough(size_t initials) {
  int64_t score = 0, evidence = 0;
  lifts_.clear();
  for (size_t at = 0; at < size_; ++at) {
    score += parts_[at].unread;
    evidence += std::max(parts_[at].unread, 0);
  }
  if (score >= f_.floor) return false;
  for (size_t at = 0; at < size_; ++at) {
    const int64_t least = parts_[at].unread;
    const int64_t most = std::max<int64_t>(least, sieve_.tests()[at].initials.gain);
    if (most > least) lifts_.push_back(most - least);
  }
  std::sort(lifts_.rbegin(), lifts_.rend());
  lifts_.resize(std::min(lifts_.size(), initials));
  score += std::accumulate(lifts_.begin(), lifts_.end(), int64_t{0});
  evidence += static_cast<int64_t>(lifts_.size()) * f_.initial;
  return score < f_.floor && (by_keys_ || evidence < f_.covering);
}

// Whether every whole rare name among other words shows itself by its weightiest word: all of its
// words agree, so that word is near one of the query. Where it is an initial itself, its name has
// so many light words that it stands in kInitialed. A query's initials and unopened groups tell
// nothing of the word they stand for; without them such a name must not be possible.
bool Search::whole_by_keys() const {
  int64_t all = 0, least_lost = INT64_MAX;
  for (size_t at = 0; at < size_; ++at) {
    const int64_t best = std::max({int64_t{0}, int64_t{sieve_.tests()[at].most()}, f_.initial});
    if (query_.words[at].kind == Kind::initial) return false;
    all += best;
    if (const int64_t group = parts_[at].group; group >= 0)
      least_lost = std::min(least_lost, best - group);
  }
  return size_ <= kFewWords && (least_lost == INT64_MAX || all - least_lost < f_.covering);
}

void Search::choose(bool person) {
  by_keys_ = whole_by_keys();
  const bool ranked = read_by_rank();
  const size_t pairs = pairs_.size();
  const bool done = ranked || read_groups(person);
  if (!done) scan_letters();
  const bool light = by_keys_ && static_cast<int64_t>(size_) * f_.initial >= f_.covering;
  read_unread(pairs);
  if (done && (light || !enough(size_))) read_initialed();
}

// Names by the first of their words, as these rank, that agrees with one of the query, until no
// other name can be wanted.
bool Search::read_by_rank() {
  while (!enough(kFewInitials)) {
    if (read_ == pairs_.size()) return false;
    const Pair& pair = pairs_[read_++];
    at_pair(pair);
    read_row(pair, kAny);
    parts_[pair.part].unread = std::max(parts_[pair.part].rest, pair.after.gain);
  }
  return true;
}

// Words that rank before the pair's are none of a name that is read by it.
void Search::at_pair(const Pair& pair) {
  if (const Pair* ahead = &pair + kAhead; ahead < pairs_.data() + pairs_.size()) {
    __builtin_prefetch(postings() + ahead->near.postings);
    __builtin_prefetch(postings() + ahead->near.others);
  }
  for (; pairs_[ranked_].near.rank > pair.near.rank; ++ranked_)
    sieve_.narrow(pairs_[ranked_].part, pairs_[ranked_].after, pairs_[ranked_].near.bit,
                  pairs_[ranked_].tag_after);
}

// Names that are whole among other words or equal but for script or spelling, however common they
// are: all of their words agree, and the first of these, as they rank, is near the query's.
void Search::read_unread(size_t pairs) {
  for (size_t at = read_; at < pairs; ++at) {
    at_pair(pairs_[at]);
    read_row(pairs_[at], {false, by_keys_, true});
  }
}

// Names of longer words that begin with a word of the query.
bool Search::read_groups(bool person) {
  for (size_t at = 0; at < size_; ++at) {
    if (parts_[at].group < 0) continue;
    open_group(at, person);
    if (enough(kFewInitials)) return true;
  }
  return false;
}

void Search::open_group(size_t at, bool person) {
  Expansion opened;
  vocabulary_.expand(query_.words[at], opened);
  vocabulary_.open_group(query_.words[at], opened);
  parts_[at].group = -1;
  describe(at, person);
  for (const Near& near : opened.near) {
    const int32_t relief = sieve_.relief(near.kind, near.weight);
    all_near_[at].add(near.gain, relief);
    pairs_.push_back({near, static_cast<uint32_t>(at), relief, {}, 0});
  }
  begin_any();
  for (const Near& near : opened.near) read(near.postings, near.end);
  parts_[at].unread = parts_[at].rest;
}

// Whatever words were read before.
void Search::begin_any() {
  for (size_t part = 0; part < size_; ++part) sieve_.tests()[part].near = all_near_[part];
  sieve_.sum();
  fill_tags();
}

void Search::read_initialed() {
  begin_any();
  const Posting* initialed = image_.get<Posting>(kInitialed);
  for (size_t at = 0; at < image_.count<Posting>(kInitialed); ++at)
    keep(initialed[at], sieve_.passes(initialed[at], {true, true, false}, false));
}

// Names that bear the pair's word and none that ranks before it and was read, as far as they could
// be wanted.
void Search::read_row(const Pair& pair, Wanted wanted) {
  const Near& near = pair.near;
  wanted = sieve_.begin_row(pair.part, near, pair.relief, wanted);
  const Posting* all = postings();
  if (wanted) {
    const Posting *begin = all + near.postings, *end = all + near.others;
    const uint8_t most = sieve_.most_missing();
    if (const uint8_t least = sieve_.least_missing()) {
      const auto below = [](uint8_t byte) {
        return [byte](const Posting& posting) { return posting.missing < byte; };
      };
      const Posting* told = std::partition_point(begin, end, below(1));
      read_part(begin, told, &Posting::missing, most, wanted);
      begin = std::partition_point(told, end, below(least));
    }
    read_part(begin, end, &Posting::missing, most, wanted);
  }
  if (wanted.floor || (wanted.whole && loose_)) {
    const uint8_t most = sieve_.most_weightier();
    const Wanted among{wanted.floor, wanted.whole && loose_, false};
    read_part(all + near.others, all + near.forms, &Posting::weightier, most, among);
    read_part(all + near.forms, all + near.end, &Posting::weightier, most, among);
  }
}

// Names in the order of a byte, as far as it is no more than `most`.
void Search::read_part(const Posting* at, const Posting* end, uint8_t Posting::*byte, uint8_t most,
                       Wanted wanted) {
  for (; at < end && at->*byte <= most; ++at) keep(*at, sieve_.passes(*at, wanted, true));
}

void Search::read(uint32_t from, uint32_t to) {
  for (uint32_t at = from; at < to; ++at)
    keep(postings()[at], sieve_.passes(postings()[at], kAny, false));
}

void Search::keep(const Posting& posting, uint32_t met) {
  if (!met) return;
  __builtin_prefetch(image_.get<uint32_t>(kNameOffsets) + posting.name);
  survivors_.push_back({posting.name, posting.missing,
                        static_cast<uint8_t>(posting.marks & ~Posting::kNeeded),
                        static_cast<uint16_t>(met)});
}

// Names that bear the letters of so many initials that these alone reach the floor.
void Search::scan_letters() {
  const uint32_t* letters = image_.get<uint32_t>(kNameLetters);
  const uint8_t* persons = image_.get<uint8_t>(kNamePersons);
  for (uint32_t name = 0; name < image_.header().names; ++name) {
    int64_t most = 0;
    for (size_t at = 0; at < size_; ++at) {
      const Word& word = query_.words[at];
      if (word.kind != Kind::initial)
        most += std::max({0, parts_[at].unread, sieve_.tests()[at].initials.gain});
      else if (letters[name] & letter_bit(strings_[word.text])) most += f_.initial;
    }
    const uint32_t marks = Posting::kManyWords | (persons[name] ? Posting::kPerson : 0);
    if (most >= f_.floor)
      survivors_.push_back({name, 0, static_cast<uint8_t>(marks), kMet | kLoosely});
  }
}

}  // namespace clearway
