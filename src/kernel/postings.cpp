// Postings: which names bear a word, those first whose weightiest word it is.
#include <algorithm>

#include "costs.h"
#include "keys.h"
#include "needed.h"
#include "sections.h"

namespace clearway {
namespace {

constexpr size_t kManyInitials = 3;
constexpr size_t kMostCounted = 255;  // words of a name; the costs of longer ones are not told
enum Part { kWeightiest, kOthers, kForms, kParts };

struct Name {
  const uint32_t* words;
  size_t told, count;  // words, and with legal forms
  bool person;
};

uint8_t rounded_down(int64_t thousandths) {
  return static_cast<uint8_t>(std::min<int64_t>(thousandths / kUnit, 255));
}
uint8_t rounded_up(int64_t thousandths) {
  return static_cast<uint8_t>(std::min<int64_t>((thousandths + kUnit - 1) / kUnit, 255));
}

class Postings {
 public:
  Postings(std::vector<WordRecord>& words, const Lexis& lexis, const Builder::Names& names)
      : words_(words), f_(lexis.figures), names_(names) {
    for (WordRecord& word : words_) {
      const std::string_view begin = lexis[word.count ? lexis.spellings[word.spellings] : word.text];
      word.varied = (word.letters & ~letter_bit(begin)) != 0;
      word.bit = tag_of(begin, word.varied);
    }
  }

  void add_to(File& file) {
    count();
    place();
    for (const WordRecord& word : words_) sort(word);
    file.add(kPostings, postings_);
    file.add(kInitialed, initialed_);
  }

 private:
  Name name(size_t number) const {
    const uint32_t begin = names_.offsets[number], end = names_.offsets[number + 1];
    return {names_.words + begin, end - begin - names_.forms[number], end - begin,
            names_.persons[number] != 0};
  }

  // The order in which the words of a name rank.
  void order(const Name& name) {
    needed_ = needed_of(
        name.told, f_, [&](size_t at) { return words_[name.words[at]].weight; },
        [&](size_t at) { return words_[name.words[at]].kind; }, order_);
  }

  // Each distinct word of a name, after `order`: use(part, word).
  template <typename Use>
  void each_word(const Name& name, Use use) const {
    for (size_t at = 0; at < name.count; ++at) {
      const uint32_t word = name.words[at < name.told ? order_[at] : at];
      const auto same = [&](size_t before) {
        return name.words[before < name.told ? order_[before] : before] == word;
      };
      bool again = false;
      for (size_t before = 0; before < at && !again; ++before) again = same(before);
      if (again) continue;
      use(at == 0 && name.told ? kWeightiest : at < name.told ? kOthers : kForms, word, at);
    }
  }

  // Where rows begin.
  void count() {
    for (auto& part : next_) part.assign(words_.size(), 0);
    for (size_t number = 0; number < names_.count; ++number) {
      order(name(number));
      each_word(name(number), [&](Part part, uint32_t word, size_t) { ++next_[part][word]; });
    }
    uint32_t total = 0;
    for (size_t at = 0; at < words_.size(); ++at) {
      uint32_t* begins[] = {&words_[at].postings, &words_[at].others, &words_[at].forms};
      for (int part = 0; part < kParts; ++part) {
        *begins[part] = total;
        total += next_[part][at];
        next_[part][at] = *begins[part];
      }
      words_[at].end = total;
    }
    postings_.resize(total);
  }

  void place() {
    for (size_t number = 0; number < names_.count; ++number) {
      const Name name = this->name(number);
      order(name);
      const Posting all = described(static_cast<uint32_t>(number), name);
      each_word(name, [&](Part part, uint32_t word, size_t at) {
        Posting posting = all;
        if (at < needed_) posting.marks |= Posting::kNeeded;
        weigh(posting, name, rank(words_[word]));
        postings_[next_[part][word]++] = posting;
      });
      if (initials(name) >= kManyInitials) initialed_.push_back(all);
    }
  }

  Posting described(uint32_t number, const Name& name) const {
    Posting posting{number, {}, 0, 0, 255, 0};
    int64_t missing = 0;
    uint32_t told = 0;
    for (size_t at = 0; at < name.count; ++at) {
      const WordRecord& word = words_[name.words[at]];
      if (at >= name.told || !telling(f_, word.kind)) continue;
      missing += missing_cost(f_, word.kind, word.weight, name.person);
      ++told;
    }
    for (size_t at = 0; at < std::min(name.count, kMostTags); ++at)
      posting.tags[at] = words_[name.words[at < name.told ? order_[at] : at]].bit;
    if (name.count > kMostTags) posting.tags[kMostTags - 1] = tag_of_many(name.count - kMostTags + 1);
    posting.missing = name.count > kMostCounted ? uint8_t{0} : rounded_down(missing);
    posting.marks = static_cast<uint8_t>(std::min(told, Posting::kManyWords) |
                                         (name.person ? Posting::kPerson : 0));
    return posting;
  }

  int32_t rank(const WordRecord& word) const { return rank_of(f_, word.kind, word.weight); }

  // What is told of the name's words beside one of that rank: each is among the weightier ones,
  // which cost a byte's unit at least, or among the lighter ones.
  void weigh(Posting& posting, const Name& name, int32_t least) const {
    if (name.count > kMostCounted) return;
    int64_t weightier = 0, lighter = 0;
    for (size_t at = 0; at < name.count; ++at) {
      const WordRecord& word = words_[name.words[at]];
      const int64_t cost = at < name.told && telling(f_, word.kind) && word.kind != Kind::initial
                               ? missing_cost(f_, word.kind, word.weight, name.person)
                               : 0;
      if (rank(word) > least && cost >= kUnit) weightier += cost;
      else lighter += word.letters ? std::max<int64_t>(word.weight, f_.initial) : word.weight;
    }
    posting.weightier = rounded_down(weightier);
    posting.lighter = rounded_up(lighter);
  }

  // Initials, and words as light as one.
  size_t initials(const Name& name) const {
    return static_cast<size_t>(
        std::count_if(name.words, name.words + name.count, [&](uint32_t number) {
          const WordRecord& word = words_[number];
          return word.kind == Kind::initial ||
                 (word.weight <= f_.initial && telling(f_, word.kind));
        }));
  }

  void sort(const WordRecord& word) {
    Posting* all = postings_.data();
    std::sort(all + word.postings, all + word.others, [](const Posting& a, const Posting& b) {
      return a.missing != b.missing ? a.missing < b.missing : a.name < b.name;
    });
    const auto by_weightier = [](const Posting& a, const Posting& b) {
      return a.weightier != b.weightier ? a.weightier < b.weightier : a.name < b.name;
    };
    std::sort(all + word.others, all + word.forms, by_weightier);
    std::sort(all + word.forms, all + word.end, by_weightier);
  }

  std::vector<WordRecord>& words_;
  const Figures& f_;
  const Builder::Names& names_;
  std::vector<uint32_t> next_[kParts];
  std::vector<Posting> postings_, initialed_;
  std::vector<uint16_t> order_;
  size_t needed_ = 0;
};

}  // namespace

void add_postings(File& file, std::vector<WordRecord>& words, const Lexis& lexis,
                  const Builder::Names& names) {
  Header& header = file.header();
  for (const WordRecord& word : words) {
    if (!in(word.kind, static_cast<Kinds>(lexis.figures.common)))
      header.most_known = std::max<int64_t>(header.most_known, word.weight);
    for (const bool person : {false, true})
      header.most_missing = std::max(header.most_missing,
                                     missing_cost(lexis.figures, word.kind, word.weight, person));
  }
  Postings(words, lexis, names).add_to(file);
}

}  // namespace clearway
