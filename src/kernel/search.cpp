#include "search.h"

#include <algorithm>
#include <numeric>

#include "keys.h"

namespace clearway {
namespace {

constexpr size_t kCachedWords = 8192;
constexpr size_t kAhead = 4;  // names fetched before they are needed
constexpr size_t kFewWords = 32;    // little ones among them cannot make a rare name
constexpr size_t kFewInitials = 2;  // a name that is not in kInitialed has no more

}  // namespace

Search::Search(const Image& image, const Figures& figures)
    : image_(image), f_(figures), strings_(&image.pool()),
      vocabulary_(image, strings_, figures), near_(vocabulary_, kCachedWords),
      comparer_(strings_, figures) {}

void Search::near(const Raw& token, Expansion& out) {
  strings_.clear();
  query_.read({token}, strings_);
  vocabulary_.expand(query_.words[0], out);
  vocabulary_.open_group(query_.words[0], out);
  out.near.insert(out.near.end(), out.initials.begin(), out.initials.end());
}

void Search::find(const Asked& asked, std::vector<Found>& out) {
  const std::vector<Raw>& tokens = asked.tokens;
  out.clear();
  if (tokens.empty()) return;
  if (tokens.size() > static_cast<size_t>(f_.most_words))
    throw TooMuch("a name of " + std::to_string(tokens.size()) + " words");
  strings_.clear();
  query_.read(tokens, strings_);
  survivors_.clear();
  prepare();
  wanted_ = {true, true, true};
  joints();
  splits();
  choose();
  choose_lifted();
  compare_all(asked, out);
}

// What each word of the query can gain.
void Search::prepare() {
  size_ = query_.words.size();
  if (parts_.size() < size_) parts_.resize(size_);
  tests_.resize(size_);
  cut_ = false;
  must_tokens_ = 0;
  letters_ = 0;
  costs_.resize(size_);
  for (size_t at = 0; at < size_; ++at) {
    const Word& word = query_.words[at];
    cut_ |= word.kind == Kind::cut;
    if (word.kind == Kind::initial) letters_ |= letter_bit(strings_[word.text]);
    Part& part = parts_[at];
    part.expansion = near_.of(word, strings_, false);
    part.read = 0;
    tests_[at].joint = false;
    tests_[at].must = !in(word.kind, static_cast<Kinds>(f_.slight));
    if (tests_[at].must && at < 64) must_tokens_ |= uint64_t{1} << at;
    describe(at);
  }
  least_missing_ = image_.header().least_missing * (cut_ ? f_.cut_off : 1000) / 1000;
}

void Search::describe(size_t at) {
  const Word& word = query_.words[at];
  const Expansion& found = parts_[at].expansion;
  Test& test = tests_[at];
  const auto& shares = f_.unmatched[kExtra][static_cast<int>(word.kind)];
  const int64_t least = std::min({shares[0][0], shares[0][1], shares[1][0], shares[1][1]});
  for (const int persons : {0, 1})
    costs_[at][persons] =
        word.weight * std::min(shares[0][persons], shares[1][persons]) / 1000;
  test.near_bits = test.initial_bits = test.full_bits = 0;
  for (const Near& near : found.near) {
    const uint64_t bit = uint64_t{1} << image_.record(near.word).bit;
    test.near_bits |= bit;
    if (near.full()) test.full_bits |= bit;
  }
  for (const Near& near : found.initials)
    test.initial_bits |= uint64_t{1} << image_.record(near.word).bit;
  test.rest = static_cast<int32_t>(word.kind == Kind::initial ? f_.initial
                                   : found.group >= 0         ? found.group
                                                              : -(word.weight * least / 1000));
  const int64_t best = found.near.empty() ? 0 : found.near[0].gain;
  test.best = std::max(static_cast<int32_t>(best), test.rest);
  test.initial = std::max(static_cast<int32_t>(f_.initial), test.rest);
}

// The most that the word gains from words whose names are not read.
int64_t Search::unread(size_t at, bool initials) const {
  const Part& part = parts_[at];
  const Expansion& found = part.expansion;
  int64_t most = tests_[at].rest;
  if (part.read < found.near.size()) most = std::max(most, found.near[part.read].gain);
  if (initials && !found.initials.empty()) most = std::max(most, f_.initial);
  return most;
}

// Whether no name that was not read, with at most so many initials, reaches the floor or, where
// keys do not settle it, is a whole rare name among other words.
bool Search::enough(size_t initials) {
  int64_t score = 0, evidence = 0;
  lifts_.clear();
  for (size_t at = 0; at < size_; ++at) {
    const int64_t least = unread(at, false), most = unread(at, true);
    score += least;
    evidence += std::max<int64_t>(least, 0);
    if (most > least) lifts_.push_back(most - least);
  }
  std::sort(lifts_.rbegin(), lifts_.rend());
  lifts_.resize(std::min(lifts_.size(), initials));
  const int64_t lift = std::accumulate(lifts_.begin(), lifts_.end(), int64_t{0});
  evidence += static_cast<int64_t>(lifts_.size()) * f_.initial;
  return score + lift < f_.floor && (by_keys_ || evidence < f_.covering);
}

// Whether every whole rare name among other words shows itself by its weightiest word: all of its
// words agree, so that word is near one of the query. Where it is an initial itself, its name has
// so many light words that it stands in kInitialed. A query's initials and unopened groups tell
// nothing of the word they stand for; without them such a name must not be possible.
bool Search::whole_by_keys() const {
  int64_t all = 0, least_lost = INT64_MAX;
  for (size_t at = 0; at < size_; ++at) {
    const int64_t best = std::max({tests_[at].best, tests_[at].initial, 0});
    if (query_.words[at].kind == Kind::initial) return false;
    all += best;
    if (const int64_t group = parts_[at].expansion.group; group >= 0)
      least_lost = std::min(least_lost, best - group);
  }
  return size_ <= kFewWords && (least_lost == INT64_MAX || all - least_lost < f_.covering);
}

// Reads names by the weightiest words first, and no more of them than completeness asks for.
void Search::choose() {
  order_.resize(size_);
  std::iota(order_.begin(), order_.end(), 0u);
  std::stable_sort(order_.begin(), order_.end(), [this](uint32_t one, uint32_t other) {
    return query_.words[one].weight > query_.words[other].weight;
  });
  by_keys_ = whole_by_keys();
  bool done = enough(kFewInitials);
  for (const uint32_t at : order_) {
    Part& part = parts_[at];
    const int32_t best = tests_[at].best;
    while (!done && part.read < part.expansion.near.size()) {
      const Near& near = part.expansion.near[part.read++];
      // A name with a better word for this part was read by that word.
      tests_[at].best = std::max(static_cast<int32_t>(near.gain), tests_[at].rest);
      read_word(near.word, at);
      done = enough(kFewInitials);
    }
    tests_[at].best = best;
  }
  for (const uint32_t at : order_) {
    if (done) break;
    Part& part = parts_[at];
    if (part.expansion.group < 0) continue;
    vocabulary_.open_group(query_.words[at], part.expansion);
    describe(at);
    for (const Near& near : part.expansion.near) read_word(near.word, at);
    part.read = part.expansion.near.size();
    done = enough(kFewInitials);
  }
  if (!done) scan_letters();
  const bool light = by_keys_ && static_cast<int64_t>(size_) * f_.initial >= f_.covering;
  if (!done || (!light && enough(size_))) return read_keys();
  wanted_ = {true, true, true};
  const Posting* initialed = image_.get<Posting>(kInitialed);
  for (size_t at = 0; at < image_.count<Posting>(kInitialed); ++at)
    consider(initialed[at], false);
  read_keys();
}

// Reads the names of which a word near the query's is the weightiest.
void Search::read_keys() {
  if (!by_keys_) return;
  wanted_ = {false, true, false};
  for (size_t at = 0; at < size_; ++at)
    for (size_t k = parts_[at].read; k < parts_[at].expansion.near.size(); ++k) {
      const WordRecord& record = image_.record(parts_[at].expansion.near[k].word);
      read(record.postings, record.needed, at);
    }
}

// Reads the names that are equal but for script or spelling, however common their words are.
void Search::choose_lifted() {
  const auto unread_full = [this](size_t number, bool read) {
    const Part& part = parts_[number];
    size_t names = 0;
    for (size_t at = part.read; at < part.expansion.near.size(); ++at) {
      const Near& near = part.expansion.near[at];
      if (!near.full()) continue;
      names += image_.record(near.word).end - image_.record(near.word).postings;
      if (read) read_word(near.word, number);
    }
    return names;
  };
  wanted_ = {false, false, true};
  size_t fewest = size_;
  size_t least = SIZE_MAX;
  for (size_t at = 0; at < size_; ++at) {
    if (!tests_[at].must) continue;
    if (const size_t names = unread_full(at, false); names < least) {
      least = names;
      fewest = at;
    }
  }
  if (fewest < size_) {
    unread_full(fewest, true);
  } else {
    for (size_t at = 0; at < size_; ++at) unread_full(at, true);
  }
}

void Search::read_word(uint32_t word, size_t part) {
  read(image_.record(word).postings, image_.record(word).end, part);
}

// Names that bear a word near that part of the query; the most of them bear no other, and none
// such is kept where that part alone cannot reach anything.
void Search::read(uint32_t from, uint32_t to, size_t part) {
  const Posting* postings = image_.get<Posting>(kPostings);
  const uint64_t others = others_than(part);
  for (uint32_t at = from; at < to; ++at)
    if (postings[at].signature() & others) consider(postings[at], false);
}

// Bits of which a name must bear one to be considered for that part; all where the part suffices.
uint64_t Search::others_than(size_t part) const {
  int64_t score = tests_[part].best, evidence = std::max(tests_[part].best, 0);
  uint64_t others = 0;
  bool equal = true;
  for (size_t at = 0; at < size_; ++at) {
    const Test& test = tests_[at];
    if (at == part) continue;
    score += test.rest;
    evidence += std::max(test.rest, 0);
    others |= test.near_bits | test.initial_bits;
    equal &= !test.must;
  }
  return equal || score >= f_.floor || evidence >= f_.covering ? ~uint64_t{0} : others;
}

// Keeps the name if the signature of its words leaves it a chance.
void Search::consider(const Posting& posting, bool joint) {
  const uint64_t signature = posting.signature();
  int64_t score = joint ? joint_gain_ : 0, evidence = score;
  uint64_t matched = 0;
  bool equal = true;
  for (const Test& test : tests_) {
    const bool joined = joint && test.joint, near = (signature & test.near_bits) != 0;
    int32_t gain = near ? test.best : test.rest;
    if (signature & test.initial_bits) gain = std::max(gain, test.initial);
    if (joined) gain = std::max(gain, 0);
    score += gain;
    evidence += std::max(gain, 0);
    matched += near || joined || gain > 0;
    equal &= !test.must || joined || (signature & test.full_bits) != 0;
  }
  const uint64_t telling = signature >> kSignatureBits;
  const uint64_t missing = telling > matched ? telling - matched : 0;
  score -= static_cast<int64_t>(missing) * least_missing_;
  if (wanted_.equal && equal && !missing)
    survivors_.push_back(uint64_t{posting.name} * 4 + kNone);
  else if ((wanted_.floor && score >= f_.floor) ||
           (wanted_.whole && evidence >= f_.covering && !missing))
    survivors_.push_back(uint64_t{posting.name} * 4 + kAll);
}

// Names that bear the letters of so many initials that these alone reach the floor.
void Search::scan_letters() {
  const uint32_t* letters = image_.get<uint32_t>(kNameLetters);
  for (uint32_t name = 0; name < image_.header().names; ++name) {
    int64_t most = 0;
    for (size_t at = 0; at < size_; ++at) {
      const Word& word = query_.words[at];
      if (word.kind != Kind::initial) most += std::max<int64_t>(unread(at, true), 0);
      else if (letters[name] & letter_bit(strings_[word.text])) most += f_.initial;
    }
    if (most >= f_.floor) survivors_.push_back(uint64_t{name} * 4 + kAll);
  }
}

// What a word gains at most of those that are not noted one by one: an initial's words, and words
// that begin with one of the query's. -1: nothing.
int64_t Search::unnoted(uint32_t word) const {
  const WordRecord& record = image_.record(word);
  int64_t most = record.letters & letters_ ? f_.initial : -1;
  for (size_t at = 0; at < size_; ++at) {
    const Expansion& found = parts_[at].expansion;
    if (found.group <= most || !record.count) continue;
    const StringId begin = image_.word(word).spellings[0];
    if (begin >= found.low && begin < found.high) most = found.group;
  }
  return most;
}

// Whether words of the name that are near the query's gain enough, costs left out: this asks for
// nothing of the index but the name's words.
bool Search::gains_enough(uint32_t name, bool split) const {
  const uint32_t* offsets = image_.get<uint32_t>(kNameOffsets);
  const uint32_t* words = image_.get<uint32_t>(kNameWords);
  uint64_t tokens = split ? split_tokens_ | joint_tokens_ : 0;
  int64_t most = split ? split_gain_ : 0;
  for (uint32_t at = offsets[name]; at < offsets[name + 1]; ++at)
    most += std::max<int64_t>(
        gains_.of(words[at], loose_ ? unnoted(words[at]) : -1, tokens), 0);
  // A name that is equal, but for words written as several, has a partner for all that must have.
  return most >= f_.floor || (split && (must_tokens_ & ~tokens) == 0);
}

// Whether the name can reach the floor: every word of it with its best partner, and what words
// without one cost at least. Notes in `told_` which of its words may have a partner at all.
bool Search::could(uint32_t name, const Words& entry, bool persons, Bound bound) {
  const uint32_t* words =
      image_.get<uint32_t>(kNameWords) + image_.get<uint32_t>(kNameOffsets)[name];
  const bool split = bound == kSplit;
  int64_t score = split ? split_gain_ : 0, evidence = score;
  uint64_t tokens = loose_ | joint_tokens_ | (split ? split_tokens_ : 0);
  bool whole = true;
  told_.assign(entry.count, 1);
  for (size_t at = 0; at < entry.count; ++at) {
    const int64_t gain = gains_.of(words[at], loose_ ? unnoted(words[at]) : -1, tokens);
    if (gain >= 0) {
      score += gain;
      evidence += gain;
      continue;
    }
    told_[at] = 0;
    const Word& word = entry.words[at];
    whole &= in(word.kind, static_cast<Kinds>(f_.slight));
    const auto& shares = f_.unmatched[kMissing][static_cast<int>(word.kind)];
    const int64_t cost = word.weight * std::min(shares[0][persons], shares[1][persons]) / 1000;
    score -= cut_ ? cost * f_.cut_off / 1000 : cost;
  }
  if (bound == kNone || (whole && evidence >= f_.covering)) return true;
  if (split && whole && (must_tokens_ & ~tokens) == 0) return true;
  for (size_t at = 0; at < std::min<size_t>(size_, 64); ++at)
    if (!(tokens >> at & 1)) score -= costs_[at][persons];
  return score >= f_.floor;
}

Words Search::entry(uint32_t name, bool forms) {
  const uint32_t* offsets = image_.get<uint32_t>(kNameOffsets);
  const uint32_t* words = image_.get<uint32_t>(kNameWords);
  entry_.clear();
  const uint32_t end = offsets[name + 1] - (forms ? 0 : image_.get<uint8_t>(kNameForms)[name]);
  for (uint32_t at = offsets[name]; at < end; ++at)
    entry_.push_back(image_.word(words[at]));
  return {entry_.data(), entry_.size()};
}

void Search::compare_all(const Asked& asked, std::vector<Found>& out) {
  if (survivors_.empty()) return;
  std::sort(survivors_.begin(), survivors_.end());
  gather_gains();
  const uint8_t* persons = image_.get<uint8_t>(kNamePersons);
  size_t compared = 0;
  for (size_t at = 0; at < survivors_.size(); ++at) {
    if (at + 1 < survivors_.size() && survivors_[at] / 4 == survivors_[at + 1] / 4) continue;
    const auto name = static_cast<uint32_t>(survivors_[at] / 4);
    const bool beside = persons[name] && !asked.person, person = asked.person || persons[name];
    const auto bound = static_cast<Bound>(survivors_[at] & 3);
    if (at + kAhead < survivors_.size()) {
      const auto ahead = static_cast<uint32_t>(survivors_[at + kAhead] / 4);
      __builtin_prefetch(image_.get<uint32_t>(kNameWords) +
                         image_.get<uint32_t>(kNameOffsets)[ahead]);
    }
    if (bound != kNone && !gains_enough(name, bound == kSplit)) continue;
    const Words listed = entry(name, asked.person && !persons[name]);
    if (!could(name, listed, person, bound)) continue;
    if (++compared > static_cast<size_t>(f_.most_compared))
      throw TooMuch("more than " + std::to_string(f_.most_compared) + " listed names to compare");
    comparer_.compare({query_.words.data(), beside ? size_ : size_ - asked.forms}, listed, person,
                      compared_room_, told_.data(), bound != kAll || !joints_.empty());
    if (compared_room_.equal || compared_room_.score >= f_.floor)
      out.push_back({name, compared_room_});
  }
  compared_ += compared;
}

void Search::gather_gains() {
  size_t most = joints_.size() + split_words_.size();
  loose_ = 0;
  for (size_t at = 0; at < size_; ++at)
    most += parts_[at].expansion.near.size() + parts_[at].expansion.initials.size();
  gains_.clear(most);
  for (size_t at = 0; at < size_; ++at) {
    const Expansion& found = parts_[at].expansion;
    const uint64_t token = at < 64 ? uint64_t{1} << at : 0;
    for (const Near& near : found.near) gains_.raise(near.word, near.gain, token);
    for (const Near& near : found.initials) gains_.raise(near.word, near.gain, token);
    if (found.group >= 0 || query_.words[at].kind == Kind::initial) loose_ |= token;
  }
  for (const uint32_t word : split_words_) gains_.raise(word, 0, 0);
  joint_tokens_ = 0;
  for (const Joint& joint : joints_) {
    gains_.raise(joint.word, joint.gain, joint.tokens);
    joint_tokens_ |= joint.tokens;
  }
}

}  // namespace clearway
