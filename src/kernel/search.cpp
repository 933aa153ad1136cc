#include "search.h"

#include <algorithm>

#include "keys.h"

namespace clearway {
namespace {

constexpr size_t kCachedWords = 8192;

}  // namespace

Search::Search(const Image& image, const Figures& figures)
    : image_(image), f_(figures), strings_(&image.pool()),
      vocabulary_(image, strings_, figures), near_(vocabulary_, kCachedWords),
      comparer_(strings_, figures), sieve_(figures) {}

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
  prepare(asked);
  find_joints();
  find_splits();
  read_joined();
  choose(asked.person);
  compare_all(asked, out);
}

// What each word of the query can gain.
void Search::prepare(const Asked& asked) {
  size_ = query_.words.size();
  const auto cut = [](const Word& word) { return word.kind == Kind::cut; };
  cut_ = std::any_of(query_.words.begin(), query_.words.end(), cut);
  sieve_.scale(asked.person, cut_);
  sieve_.tests().resize(size_);
  parts_.resize(size_);
  all_near_.assign(size_, Reach());
  pairs_.clear();
  initials_.clear();
  must_tokens_ = loose_ = 0;
  letters_ = 0;
  for (size_t at = 0; at < size_; ++at) {
    take(at, near_.of(query_.words[at], strings_, false));
    describe(at, asked.person);
  }
  order_pairs();
}

void Search::take(size_t at, const Expansion& found) {
  const auto part = static_cast<uint32_t>(at);
  parts_[at].group = found.group;
  parts_[at].low = found.low;
  parts_[at].high = found.high;
  for (const Near& near : found.near)
    pairs_.push_back({near, part, sieve_.relief(near.kind, near.weight), {}, 0});
  for (const Near& near : found.initials)
    initials_.push_back({near, part, sieve_.relief(near.kind, near.weight), {}, 0});
  Test& test = sieve_.tests()[at];
  test.full = false;
  test.least = test.least_gain = INT32_MAX;
  for (const Near& near : found.near) {
    if (!near.full()) continue;
    test.full = true;
    test.least_gain = std::min(test.least_gain, near.gain);
    test.least = std::min(test.least, sieve_.least_cost(near.kind, near.weight));
  }
  test.initials = Reach();
  for (const Near& near : found.initials)
    test.initials.add(near.gain, sieve_.relief(near.kind, near.weight));
}

// What is told of a word of the query by itself.
void Search::describe(size_t at, bool person) {
  const Word& word = query_.words[at];
  Part& part = parts_[at];
  Test& test = sieve_.tests()[at];
  for (const bool beside : {false, true})
    test.costs[beside] = static_cast<int32_t>(
        word.weight * least_share(f_, kExtra, word.kind, beside || person) / 1000);
  test.must = !in(word.kind, static_cast<Kinds>(f_.around));
  test.loose = Reach();
  const auto most = static_cast<int32_t>(image_.header().most_missing);
  const uint64_t token = token_bit(at);
  if (word.kind == Kind::initial) {
    letters_ |= letter_bit(strings_[word.text]);
    test.loose.add(static_cast<int32_t>(f_.initial), most);
  }
  if (part.group >= 0) test.loose.add(static_cast<int32_t>(part.group), most);
  if (test.loose) loose_ |= token;
  if (test.must) must_tokens_ |= token;
  part.rest = test.loose ? test.loose.gain : -test.cost();
}

// Pairs by the rank of the listed word; of each what comes after it.
void Search::order_pairs() {
  order_.clear();
  for (size_t at = 0; at < pairs_.size(); ++at)
    order_.push_back(static_cast<uint64_t>(INT32_MAX - int64_t{pairs_[at].near.rank}) << 32 | at);
  std::sort(order_.begin(), order_.end());
  ranked_room_.clear();
  for (const uint64_t at : order_) ranked_room_.push_back(pairs_[at & UINT32_MAX]);
  pairs_.swap(ranked_room_);
  all_near_.assign(size_, Reach());
  for (size_t at = pairs_.size(); at-- > 0;) {
    Pair& pair = pairs_[at];
    Reach& near = all_near_[pair.part];
    pair.after = near;
    near.add(pair.near.gain, pair.relief);
  }
  read_ = ranked_ = 0;
  for (size_t at = 0; at < size_; ++at) {
    parts_[at].unread = std::max(parts_[at].rest, all_near_[at].gain);
    sieve_.tests()[at].near = all_near_[at];
  }
  sieve_.sum();
  fill_tags();
}

// What words bring by their tags, and of each pair what is left of its tag after it.
void Search::fill_tags() {
  Tags& tags = sieve_.tags();
  tags.clear();
  for (size_t at = 0; at < size_; ++at) {
    const Test& test = sieve_.tests()[at];
    if (!test.loose) continue;
    const Worth loose = test.worth(test.loose.gain, test.loose.relief);
    const Word& word = query_.words[at];
    const auto raise = [&](uint8_t tag) { tags.raise(tag, loose); };
    if (word.kind == Kind::initial) each_tag(letter_of(strings_[word.text]), raise);
    if (parts_[at].group < 0) continue;
    const std::string_view begin = first_spelling(word);
    if (letters(begin) < kTagLetters) each_tag(letter_of(begin), raise);
    else
      for (const bool varied : {false, true}) raise(tag_of(begin, varied));
  }
  const auto raise = [&](const Pair& pair) {
    const Test& test = sieve_.tests()[pair.part];
    tags.raise(pair.near.bit, test.worth(pair.near.gain, pair.relief));
  };
  for (const Pair& pair : initials_) raise(pair);
  for (size_t at = pairs_.size(); at-- > 0;) {
    pairs_[at].tag_after = tags.packed(pairs_[at].near.bit);
    raise(pairs_[at]);
  }
  sieve_.raise_many();
}

}  // namespace clearway
