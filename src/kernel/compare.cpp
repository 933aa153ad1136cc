#include "compare.h"

#include <algorithm>

#include "text.h"

namespace clearway {
namespace {

bool full(How how) {
  return how == How::same || how == How::spelling || how == How::script || how == How::joined;
}

bool any_in(Words side, uint16_t first, uint16_t count, Kinds kinds) {
  return std::any_of(side.words + first, side.words + first + count,
                     [kinds](const Word& word) { return in(word.kind, kinds); });
}

}  // namespace

void Comparer::compare(Words query, Words entry, bool persons, Compared& out,
                       const uint8_t* told, bool joins) {
  query_ = query;
  entry_ = entry;
  possible(persons, told, joins);
  choose(out);
  costs(persons, out);
  const Kinds slight = static_cast<Kinds>(f_.slight);
  const int words = agreeing(out, static_cast<Kinds>(f_.identifying), false);
  const bool whole = left(entry_, entry_taken_, slight);
  out.equal = equal(out);
  allow(whole && alone(out) && same_words(persons, out), whole && words > 1, out);
  out.enough = out.equal || words > 1 || (words == 1 && more_than_surname(out));
  out.one_word = agreeing(out, ~slight, true) == 1;
  out.rare = out.evidence >= f_.rare;
}

void Comparer::possible(bool persons, const uint8_t* told, bool joins) {
  possible_.clear();
  for (uint16_t j = 0; j < entry_.count; ++j)
    for (uint16_t i = 0; i < query_.count && (!told || told[j]); ++i)
      if (const Alike found = alike(query_.words[i], entry_.words[j], persons, strings_, f_))
        possible_.push_back({found.how, found.weight, i, 1, j, 1});
  if (!joins) return;
  joined(query_, entry_, true);
  joined(entry_, query_, false);
}

// Neighbouring words of one side that are one word of the other.
void Comparer::joined(Words parts, Words wholes, bool query_parts) {
  size_t longest = 0;  // in bytes: a bound only
  for (size_t at = 0; at < wholes.count; ++at)
    for (uint16_t k = 0; k < wholes.words[at].count; ++k)
      longest = std::max(longest, strings_[wholes.words[at].spellings[k]].size());
  for (size_t start = 0; start + 1 < parts.count; ++start) {
    if (!parts.words[start].count) continue;
    joint_ = strings_[parts.words[start].spellings[0]];
    characters_ = strings_[parts.words[start].han];
    int64_t total = parts.words[start].weight;
    const size_t stop = std::min<size_t>(start + f_.max_joined, parts.count);
    for (size_t end = start + 1; end < stop && parts.words[end].count; ++end) {
      const Word& last = parts.words[end];
      joint_ += strings_[last.spellings[0]];
      characters_ += strings_[last.han];
      total += last.weight;
      if (joint_.size() > longest) break;
      for (size_t at = 0; at < wholes.count; ++at) {
        const Word& whole = wholes.words[at];
        if (whole.kind == Kind::number ||
            std::none_of(whole.spellings, whole.spellings + whole.count,
                         [this](StringId spelling) { return strings_[spelling] == joint_; }))
          continue;
        if (whole.han && !characters_.empty() && characters_ != strings_[whole.han]) break;
        const int64_t weight = std::min<int64_t>(whole.weight, total) * f_.joined / 1000;
        const auto first = static_cast<uint16_t>(start), one = static_cast<uint16_t>(at);
        const auto count = static_cast<uint16_t>(end - start + 1);
        possible_.push_back(query_parts ? Line{How::joined, weight, first, count, one, 1}
                                        : Line{How::joined, weight, one, 1, first, count});
        break;
      }
    }
  }
}

int Comparer::texts(Words side, uint16_t one, uint16_t count, uint16_t other,
                    uint16_t size) const {
  for (uint16_t k = 0; k < std::min(count, size); ++k) {
    const StringId a = side.words[one + k].text, b = side.words[other + k].text;
    if (a != b) return strings_[a] < strings_[b] ? -1 : 1;
  }
  return int{count} - int{size};
}

// Best first; of equal ones in the order of the words' letters.
bool Comparer::before(const Line& one, const Line& other) const {
  if (one.weight != other.weight) return one.weight > other.weight;
  if (one.how != other.how) return one.how < other.how;
  if (const int order =
          texts(query_, one.query, one.query_count, other.query, other.query_count))
    return order < 0;
  if (const int order =
          texts(entry_, one.entry, one.entry_count, other.entry, other.entry_count))
    return order < 0;
  if (one.query != other.query) return one.query < other.query;
  if (one.query_count != other.query_count) return one.query_count < other.query_count;
  if (one.entry != other.entry) return one.entry < other.entry;
  return one.entry_count < other.entry_count;
}

void Comparer::choose(Compared& out) {
  std::sort(possible_.begin(), possible_.end(),
            [this](const Line& one, const Line& other) { return before(one, other); });
  out.lines.clear();
  out.evidence = 0;
  query_taken_.assign(query_.count, 0);
  entry_taken_.assign(entry_.count, 0);
  for (const Line& line : possible_) {
    uint8_t* queries = query_taken_.data() + line.query;
    uint8_t* entries = entry_taken_.data() + line.entry;
    if (std::count(queries, queries + line.query_count, 1) ||
        std::count(entries, entries + line.entry_count, 1))
      continue;
    std::fill_n(queries, line.query_count, uint8_t{1});
    std::fill_n(entries, line.entry_count, uint8_t{1});
    out.lines.push_back(line);
    out.evidence += line.weight;
  }
  pairs_ = out.lines.size();
  out.score = out.evidence;
}

void Comparer::costs(bool persons, Compared& out) {
  Kinds extra = 0, missing = 0;
  bool cut = false;
  for (size_t at = 0; at < query_.count; ++at) {
    cut |= query_.words[at].kind == Kind::cut;
    if (!query_taken_[at]) extra |= 1u << static_cast<int>(query_.words[at].kind);
  }
  for (size_t at = 0; at < entry_.count; ++at)
    if (!entry_taken_[at]) missing |= 1u << static_cast<int>(entry_.words[at].kind);
  const auto share = [&](Side side, Kind kind) {
    return f_.unmatched[side][static_cast<int>(kind)][in(kind, extra & missing)][persons];
  };
  for (uint16_t at = 0; at < query_.count; ++at) {
    if (query_taken_[at]) continue;
    const Word& word = query_.words[at];
    const int64_t cost = word.weight * share(kExtra, word.kind) / 1000;
    out.lines.push_back({How::extra, -cost, at, 1, 0, 0});
    out.score -= cost;
  }
  for (uint16_t at = 0; at < entry_.count; ++at) {
    if (entry_taken_[at]) continue;
    const Word& word = entry_.words[at];
    int64_t cost = word.weight * share(kMissing, word.kind) / 1000;
    if (cut) cost = cost * f_.cut_off / 1000;
    out.lines.push_back({How::missing, -cost, 0, 0, at, 1});
    out.score -= cost;
  }
}

// What is added for the same words, however common, and for a rare name among other words.
void Comparer::allow(bool same, bool around, Compared& out) const {
  const int64_t score = out.score;
  const auto end = out.lines.begin() + static_cast<std::ptrdiff_t>(pairs_);
  const bool exact = std::all_of(out.lines.begin(), end, [](const Line& l) { return full(l.how); });
  const bool told =
      std::any_of(end, out.lines.end(), [](const Line& l) { return l.how == How::extra; }) ||
      !std::all_of(out.lines.begin(), end, [](const Line& l) {
        return l.how == How::same || l.how == How::script || l.how == How::joined;
      });
  if (same && score >= (exact ? 0 : f_.floor) && (score < f_.ask || told)) {
    const int64_t weight = std::max<int64_t>(f_.ask - score, 0);
    out.lines.push_back({How::whole, weight, 0, 0, 0, 0});
    out.score += weight;
  }
  const int64_t least = out.evidence * (1000 - f_.covered) / 1000;
  if (around && out.evidence >= f_.covering && score < least) {
    out.lines.push_back({How::around, least - score, 0, 0, 0, 0});
    out.score += least - score;
  }
}

// Whether all of the listed name is met, and beside it only where its bearer is.
bool Comparer::alone(const Compared& out) const {
  const Kinds slight = static_cast<Kinds>(f_.slight), around = static_cast<Kinds>(f_.around);
  if (left(query_, query_taken_, 0) && left(entry_, entry_taken_, 0)) return true;
  return agreeing(out, ~slight, true) > 1 && agreeing(out, ~around, true) &&
         left(query_, query_taken_, around);
}

bool Comparer::left(Words side, const std::vector<uint8_t>& taken, Kinds allowed) const {
  for (size_t at = 0; at < side.count; ++at)
    if (!taken[at] && !in(side.words[at].kind, allowed)) return false;
  return true;
}

bool Comparer::equal(const Compared& out) const {
  const auto end = out.lines.begin() + static_cast<std::ptrdiff_t>(pairs_);
  if (!pairs_ || !std::all_of(out.lines.begin(), end, [](const Line& l) { return full(l.how); }))
    return false;
  const Kinds slight = static_cast<Kinds>(f_.slight);
  const Kinds allowed = agreeing(out, ~slight, true) ? slight : 0;
  return left(query_, query_taken_, allowed) && left(entry_, entry_taken_, allowed);
}

// Whether two names are the same words as written, joined, shortened or in another script.
bool Comparer::same_words(bool persons, const Compared& out) const {
  const Kinds slight = static_cast<Kinds>(f_.slight);
  const int words = agreeing(out, ~slight, true);
  const bool many = !persons && words >= f_.many_words;
  const Kinds place = 1u << static_cast<int>(Kind::place);
  const bool telling = many || agreeing(out, static_cast<Kinds>(f_.identifying) | place, true) > 0;
  const auto end = out.lines.begin() + static_cast<std::ptrdiff_t>(pairs_);
  return pairs_ && std::all_of(out.lines.begin(), end, [&](const Line& line) {
           const Word& query = query_.words[line.query];
           const Word& entry = entry_.words[line.entry];
           return line.how == How::joined || written_same(line.how, query, entry, telling) ||
                  (words > 1 && mistyped(line.how, query, entry, many));
         });
}

bool Comparer::written_same(How how, const Word& query, const Word& entry, bool telling) const {
  const bool same = query.count && entry.count ? query.spellings[0] == entry.spellings[0]
                                               : query.count == entry.count;
  if (same || !full(how)) return same && full(how);
  if (plain(strings_[query.original]) == plain(strings_[entry.original])) return false;
  return telling || spelled_alike(query, entry);
}

// Whether a word is mistyped, one of trade perhaps shortened, and no other word in use.
bool Comparer::mistyped(How how, const Word& query, const Word& entry, bool many) const {
  if (plain(strings_[query.original]) != plain(strings_[entry.original]) || how == How::initial)
    return false;
  if (!query.count || !entry.count) return false;
  const Kinds identifying = static_cast<Kinds>(f_.identifying);
  const bool known = !in(query.kind, identifying) || in_use(query, strings_, f_);
  if (in(entry.kind, identifying) && (how == How::abbreviation || (known && !many))) return false;
  return written_alike(strings_[query.spellings[0]], strings_[entry.spellings[0]], f_);
}

// How many words agree in pairs whose entry's words are of `kinds`.
int Comparer::agreeing(const Compared& out, Kinds kinds, bool initials) const {
  int count = 0;
  for (size_t at = 0; at < pairs_; ++at) {
    const Line& line = out.lines[at];
    if ((initials || line.how != How::initial) &&
        any_in(entry_, line.entry, line.entry_count, kinds))
      count += std::max(line.query_count, line.entry_count);
  }
  return count;
}

// One word is enough where it is the entry's only one, or a trade or place agrees with it.
bool Comparer::more_than_surname(const Compared& out) const {
  const Kinds identifying = static_cast<Kinds>(f_.identifying);
  const auto only =
      std::count_if(entry_.words, entry_.words + entry_.count,
                    [identifying](const Word& word) { return in(word.kind, identifying); });
  return only == 1 || agreeing(out, static_cast<Kinds>(f_.telling), true) > 0;
}

}  // namespace clearway
