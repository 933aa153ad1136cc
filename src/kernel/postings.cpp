// Postings: which names bear a word, those first that cannot be recognised without it.
#include <algorithm>
#include <numeric>

#include "keys.h"
#include "needed.h"
#include "sections.h"

namespace clearway {
namespace {

constexpr size_t kManyInitials = 3;

struct Name {
  const uint32_t* words;
  size_t count;
};

Posting posting_of(uint32_t number, const Name& name, const std::vector<WordRecord>& words,
                   Kinds slight) {
  uint64_t bits = 0, telling = 0;
  for (size_t at = 0; at < name.count; ++at) {
    bits |= uint64_t{1} << words[name.words[at]].bit;
    telling += !in(words[name.words[at]].kind, slight);
  }
  bits |= std::min(telling, kManyWords) << kSignatureBits;
  return {number, static_cast<uint32_t>(bits), static_cast<uint32_t>(bits >> 32)};
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
  const Kinds slight = static_cast<Kinds>(figures.slight);
  for (WordRecord& word : words)
    word.bit = signature_bit(lexis[word.count ? lexis.spellings[word.spellings] : word.text],
                             kSignatureBits);
  constexpr int kParts = 4;
  // Each name with its words: the weightiest, others needed, the rest, legal forms.
  const auto each_name = [&](auto use) {
    std::vector<uint16_t> order;
    std::vector<uint32_t> parts[kParts];
    for (size_t at = 0; at < names.count; ++at) {
      const Name name{names.words + names.offsets[at], names.offsets[at + 1] - names.offsets[at]};
      const size_t told = name.count - names.forms[at];
      const size_t needed = needed_of(
          told, figures, [&](size_t k) { return words[name.words[k]].weight; },
          [&](size_t k) { return words[name.words[k]].kind; }, order);
      for (auto& part : parts) part.clear();
      for (size_t k = 0; k < told; ++k)
        parts[k == 0 ? 0 : k < needed ? 1 : 2].push_back(name.words[order[k]]);
      parts[3].assign(name.words + told, name.words + name.count);
      for (int part = 0; part < kParts; ++part)
        for (int before = 0; before <= part; ++before)
          distinct(parts[part], before < part ? parts[before] : std::vector<uint32_t>());
      use(static_cast<uint32_t>(at), name, parts);
    }
  };
  std::vector<uint32_t> next[kParts];
  for (auto& part : next) part.resize(words.size());
  each_name([&](uint32_t, const Name&, const auto& parts) {
    for (int part = 0; part < kParts; ++part)
      for (const uint32_t word : parts[part]) ++next[part][word];
  });
  uint32_t total = 0;
  for (size_t at = 0; at < words.size(); ++at) {
    uint32_t* begins[] = {&words[at].postings, &words[at].needed, &words[at].rest,
                          &words[at].forms};
    for (int part = 0; part < kParts; ++part) {
      *begins[part] = total;
      total += next[part][at];
      next[part][at] = *begins[part];
    }
    words[at].end = total;
  }
  std::vector<Posting> postings(total), initialed;
  each_name([&](uint32_t number, const Name& name, const auto& parts) {
    const Posting posting = posting_of(number, name, words, slight);
    for (int part = 0; part < kParts; ++part)
      for (const uint32_t word : parts[part]) postings[next[part][word]++] = posting;
    const auto initials = static_cast<size_t>(
        std::count_if(name.words, name.words + name.count,
                      [&](uint32_t word) {
                        const WordRecord& record = words[word];
                        return record.kind == Kind::initial ||
                               (record.weight <= figures.initial && !in(record.kind, slight));
                      }));
    if (initials >= kManyInitials) initialed.push_back(posting);
  });
  add_bounds(file.header(), words, figures);
  file.add(kPostings, postings);
  file.add(kInitialed, initialed);
}

}  // namespace clearway
