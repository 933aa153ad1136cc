// Postings: which names bear a word, those first that cannot be recognised without it.
#include <algorithm>
#include <numeric>

#include "needed.h"
#include "sections.h"

namespace clearway {
namespace {

constexpr size_t kManyInitials = 3;

struct Name {
  const uint32_t* words;
  size_t count;
};

uint32_t signature(const Name& name, const std::vector<WordRecord>& words, Kinds slight) {
  uint32_t bits = 0, telling = 0;
  for (size_t at = 0; at < name.count; ++at) {
    bits |= signature_of(name.words[at]);
    telling += !in(words[name.words[at]].kind, slight);
  }
  return std::min(telling, kManyWords) << kSignatureBits | bits;
}

// Each word once, and none of those before it.
void distinct(std::vector<uint32_t>& words, const std::vector<uint32_t>& before) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  words.erase(std::remove_if(words.begin(), words.end(),
                             [&before](uint32_t word) {
                               return std::binary_search(before.begin(), before.end(), word);
                             }),
              words.end());
}

// Bounds over all words: the least that a telling word costs where it is missing, and the most
// that a word with a known meaning weighs.
void add_bounds(Header& header, const std::vector<WordRecord>& words, const Figures& figures) {
  int64_t least = INT64_MAX;
  header.most_known = 0;
  for (const WordRecord& word : words) {
    const auto& shares = figures.unmatched[kMissing][static_cast<int>(word.kind)];
    const int64_t share =
        std::min({shares[0][0], shares[0][1], shares[1][0], shares[1][1]});
    if (!in(word.kind, static_cast<Kinds>(figures.slight)))
      least = std::min(least, word.weight * share / 1000);
    if (!in(word.kind, static_cast<Kinds>(figures.common)))
      header.most_known = std::max<int64_t>(header.most_known, word.weight);
  }
  header.least_missing = least == INT64_MAX ? 0 : least;
}

}  // namespace

void add_postings(File& file, std::vector<WordRecord>& words, const Lexis& lexis,
                  const Builder::Names& names) {
  const Figures& figures = lexis.figures;
  const auto each_name = [&](auto use) {
    std::vector<uint16_t> order;
    std::vector<uint32_t> needed, rest, forms;
    for (size_t at = 0; at < names.count; ++at) {
      const Name name{names.words + names.offsets[at], names.offsets[at + 1] - names.offsets[at]};
      const size_t told = name.count - names.forms[at];
      const size_t count = needed_of(
          told, figures, [&](size_t k) { return words[name.words[k]].weight; },
          [&](size_t k) { return words[name.words[k]].kind; }, order);
      needed.clear();
      rest.clear();
      for (size_t k = 0; k < told; ++k)
        (k < count ? needed : rest).push_back(name.words[order[k]]);
      forms.assign(name.words + told, name.words + name.count);
      distinct(needed, {});
      distinct(rest, needed);
      distinct(forms, needed);
      distinct(forms, rest);
      use(static_cast<uint32_t>(at), name, needed, rest, forms);
    }
  };
  each_name([&](uint32_t, const Name&, const auto& needed, const auto& rest, const auto& forms) {
    for (const uint32_t word : needed) ++words[word].needed;
    for (const uint32_t word : rest) ++words[word].forms;
    for (const uint32_t word : forms) ++words[word].end;
  });
  uint32_t total = 0;
  for (WordRecord& word : words) {
    word.postings = total;
    word.needed += word.postings;
    word.forms += word.needed;
    word.end += word.forms;
    total = word.end;
  }
  std::vector<uint32_t> next_needed, next_rest, next_forms;
  for (const WordRecord& word : words) {
    next_needed.push_back(word.postings);
    next_rest.push_back(word.needed);
    next_forms.push_back(word.forms);
  }
  std::vector<Posting> postings(total), initialed;
  each_name([&](uint32_t number, const Name& name, const auto& needed, const auto& rest,
                const auto& forms) {
    const Posting posting{number, signature(name, words, static_cast<Kinds>(figures.slight))};
    for (const uint32_t word : needed) postings[next_needed[word]++] = posting;
    for (const uint32_t word : rest) postings[next_rest[word]++] = posting;
    for (const uint32_t word : forms) postings[next_forms[word]++] = posting;
    const auto initials = static_cast<size_t>(
        std::count_if(name.words, name.words + name.count,
                      [&](uint32_t word) { return words[word].kind == Kind::initial; }));
    if (initials >= kManyInitials) initialed.push_back(posting);
  });
  add_bounds(file.header(), words, figures);
  file.add(kPostings, postings);
  file.add(kInitialed, initialed);
}

}  // namespace clearway
