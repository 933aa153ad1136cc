#include "alike.h"

#include <algorithm>
#include <cstdlib>

#include "text.h"

namespace clearway {
namespace {

struct Held {
  const Word& query;
  const Word& entry;
  bool persons;
  const Strings& strings;
  const Figures& figures;
  int known;  // edits

  std::string_view spelled(const Word& word, int at) const {
    return strings[word.spellings[at]];
  }
  int64_t lesser() const { return std::min(query.weight, entry.weight); }

  bool initial() const {
    const bool word = query.kind == Kind::word || entry.kind == Kind::word;
    if (query.kind == entry.kind || !word) {
      const bool patronymic = query.kind == Kind::patronymic || entry.kind == Kind::patronymic;
      return query.kind != entry.kind && patronymic &&
             first(strings[query.text], 1) == first(strings[entry.text], 1);
    }
    const bool asked = query.kind == Kind::initial;
    const std::string_view letter = strings[asked ? query.text : entry.text];
    const Word& whole = asked ? entry : query;
    return std::any_of(whole.spellings, whole.spellings + whole.count, [&](StringId spelling) {
      return first(strings[spelling], 1) == letter;
    });
  }

  How han() const {
    const bool same_meaning = query.text == entry.text && query.kind != Kind::word;
    return query.han == entry.han || same_meaning ? How::same : How::none;
  }

  How how() const {
    if (query.han && entry.han) return han();
    const bool script = query.han || entry.han;
    if (query.text == entry.text) return script ? How::script : How::same;
    if (query.kind == Kind::number || entry.kind == Kind::number) return How::none;
    if (query.kind == Kind::initial || entry.kind == Kind::initial)
      return initial() ? How::initial : How::none;
    if (spelled_alike(query, entry)) return script ? How::script : How::spelling;
    return How::none;
  }

  int distance(int at) const {
    if (query.count <= at || entry.count <= at) return kMany;
    const std::string_view one = spelled(query, at), other = spelled(entry, at);
    const int length = letters(one), size = letters(other), shorter = std::min(length, size);
    if (std::max(length, size) < figures.one_typo || shorter < figures.one_typo - 1 ||
        std::abs(length - size) > 2)
      return kMany;
    const int found = edits(one, other);
    if (shorter < figures.one_typo && found > 1) return kMany;
    const int64_t lengthy = persons ? figures.two_in_persons : figures.two_typos;
    return found == 2 && (shorter < lengthy || !keeps(one, other, static_cast<int>(figures.kept))) ? kMany : found;
  }

  Alike typo() const {
    const int found = known == kUncounted ? std::min(distance(0), distance(1)) : known;
    if (found == kMany) return {};
    const int64_t length = std::min(letters(spelled(query, 0)), letters(spelled(entry, 0)));
    int64_t lost = found == 1 ? figures.typo_one : figures.typo_two;
    if (first(spelled(query, 0), 1) != first(spelled(entry, 0), 1))
      lost = lost * figures.typo_first / 1000;
    int64_t share = std::max<int64_t>(1000 - lost / length, 0);
    if (in_use(query, strings, figures) && in_use(entry, strings, figures))
      share = share * figures.typo_known / 1000;
    return {found == 1 ? How::typo : How::typos, lesser() * share / 1000};
  }

  bool words() const {
    return in(query.kind, static_cast<Kinds>(figures.common)) &&
           in(entry.kind, static_cast<Kinds>(figures.common));
  }

  // Whether two words that agree are not two trades of one kind.
  bool worded() const {
    if (query.kind != Kind::generic || !query.count || !entry.count) return true;
    return query.spellings[0] == entry.spellings[0] ||
           plain(strings[query.original]) != plain(strings[entry.original]) ||
           written_alike(spelled(query, 0), spelled(entry, 0), figures);
  }

  Alike begun() const {
    if (!query.count || !entry.count) return {};
    const bool asked = query.kind == Kind::cut;
    const Word &cut = asked ? query : entry, &whole = asked ? entry : query;
    const std::string_view begin = spelled(cut, 0);
    if (letters(strings[cut.text]) < figures.cut ||
        spelled(whole, 0).substr(0, begin.size()) != begin)
      return {};
    return {How::abbreviation, lesser()};
  }

  Alike prefix() const {
    if (!query.count || !entry.count) return {};
    std::string_view shorter = spelled(query, 0), longer = spelled(entry, 0);
    if (letters(shorter) > letters(longer)) std::swap(shorter, longer);
    if (letters(shorter) < figures.begun || longer.substr(0, shorter.size()) != shorter) return {};
    return {How::abbreviation,
            lesser() * (words() ? figures.prefix : figures.known_prefix) / 1000};
  }
};

int64_t share_of(How how, const Figures& figures) {
  return how == How::same ? figures.same
                          : how == How::spelling ? figures.spelling : figures.script;
}

}  // namespace

bool in_use(const Word& word, const Strings& strings, const Figures& figures) {
  const int spelled = word.count ? letters(strings[word.spellings[0]]) : 0;
  return in(word.kind, static_cast<Kinds>(figures.common)) &&
         word.weight < figures.most_by_letters[std::min(spelled, kLengths - 1)];
}

bool keeps(std::string_view one, std::string_view other, int count) {
  return first(one, count) == first(other, count) || last(one, count) == last(other, count);
}

bool spelled_alike(const Word& query, const Word& entry) {
  const StringId* end = entry.spellings + entry.count;
  return std::any_of(query.spellings, query.spellings + query.count, [&](StringId spelling) {
    return std::find(entry.spellings, end, spelling) != end;
  });
}

bool written_alike(std::string_view one, std::string_view other, const Figures& figures) {
  if (letters(one) > letters(other)) std::swap(one, other);
  const int shorter = letters(one);
  if (shorter >= figures.one_typo) {
    const int found = edits(one, other);
    if (found == 1 || (found == 2 && shorter >= figures.two_alike)) return true;
  }
  if (first(one, 1) != first(other, 1)) return false;
  // Whether its letters stand in the longer word in their order.
  while (!one.empty() && !other.empty()) {
    const std::string_view letter = first(one, 1), next = first(other, 1);
    if (letter == next) one.remove_prefix(letter.size());
    other.remove_prefix(next.size());
  }
  return one.empty();
}

Alike alike(const Word& query, const Word& entry, bool persons, const Strings& strings,
            const Figures& figures, int edits) {
  const Held held{query, entry, persons, strings, figures, edits};
  const How how = held.how();
  if (how == How::initial) return {how, figures.initial};
  if (how != How::none)
    return {how, held.lesser() * (held.worded() ? share_of(how, figures) : figures.meaning) / 1000};
  const Kinds exact = static_cast<Kinds>(figures.exact);
  if (in(query.kind, exact) || in(entry.kind, exact) || (query.han && entry.han)) return {};
  if (query.kind == Kind::cut || entry.kind == Kind::cut)
    if (const Alike begun = held.begun()) return begun;
  if (const Alike typo = held.typo()) return typo;
  return persons ? Alike{} : held.prefix();
}

}  // namespace clearway
