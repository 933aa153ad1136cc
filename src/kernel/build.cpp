#include "build.h"

#include <algorithm>
#include <cstring>
#include <numeric>

#include "lettered.h"
#include "sections.h"
#include "text.h"

namespace clearway {

Builder::Builder() : offsets_{0}, table_(1u << 16) { intern(""); }

StringId Builder::intern(std::string_view text) {
  const uint32_t mask = static_cast<uint32_t>(table_.size()) - 1;
  const uint64_t hash = hash_of(text);
  uint32_t slot = static_cast<uint32_t>(hash) & mask;
  for (; table_[slot]; slot = (slot + 1) & mask)
    if (may_hold(table_[slot], hash) && string(string_in(table_[slot])) == text)
      return string_in(table_[slot]);
  const auto id = static_cast<StringId>(offsets_.size() - 1);
  if (id + 1 >= kMostStrings || bytes_.size() + text.size() > UINT32_MAX)
    throw TooMuch("more distinct spellings than an index holds; split the lists");
  table_[slot] = slot_of(id, hash);
  bytes_ += text;
  offsets_.push_back(static_cast<uint32_t>(bytes_.size()));
  if (offsets_.size() * 2 > table_.size()) grow();
  return id;
}

void Builder::grow() {
  table_.assign(table_.size() * 2, 0);
  const uint32_t mask = static_cast<uint32_t>(table_.size()) - 1;
  for (StringId id = 0; id + 1 < offsets_.size(); ++id) {
    const uint64_t hash = hash_of(string(id));
    uint32_t slot = static_cast<uint32_t>(hash) & mask;
    while (table_[slot]) slot = (slot + 1) & mask;
    table_[slot] = slot_of(id, hash);
  }
}

void Builder::add(const Raw& token) {
  Draft draft{};
  draft.record.text = intern(token.text);
  draft.record.original = intern(token.original);
  draft.record.han = intern(token.han);
  draft.record.weight = token.weight;
  draft.record.kind = token.kind;
  if (token.spellings.size() > 255) throw TooMuch("a word with more than 255 spellings");
  for (const std::string_view spelling : token.spellings)
    draft.spellings.push_back(intern(spelling));
  draft.record.count = static_cast<uint8_t>(draft.spellings.size());
  words_.push_back(std::move(draft));
}

// Numbers strings in the order of their bytes, so that those with one begin stand together.
void Builder::sort_strings() {
  const auto count = static_cast<StringId>(offsets_.size() - 1);
  std::vector<std::pair<uint64_t, StringId>> order(count);  // eight bytes first: fewer look-ups
  for (StringId id = 0; id < count; ++id) {
    uint64_t head = 0;
    const std::string_view text = string(id);
    for (size_t at = 0; at < 8; ++at)
      head = head << 8 | (at < text.size() ? static_cast<unsigned char>(text[at]) : 0);
    order[id] = {head, id};
  }
  std::sort(order.begin(), order.end(), [this](const auto& one, const auto& other) {
    return one.first != other.first ? one.first < other.first
                                    : string(one.second) < string(other.second);
  });
  std::vector<StringId> number(count);
  std::string bytes;
  bytes.reserve(bytes_.size());
  std::vector<uint32_t> offsets{0};
  offsets.reserve(count + 1);
  for (const auto& [head, id] : order) {
    number[id] = static_cast<StringId>(offsets.size() - 1);
    bytes += string(id);
    offsets.push_back(static_cast<uint32_t>(bytes.size()));
  }
  bytes_.swap(bytes);
  offsets_.swap(offsets);
  std::fill(table_.begin(), table_.end(), 0);
  grow();
  for (Draft& word : words_) {
    for (StringId* id : {&word.record.text, &word.record.original, &word.record.han})
      *id = number[*id];
    for (StringId& id : word.spellings) id = number[id];
  }
}

std::string Builder::build(const Names& names, const std::string& digest,
                           const Figures& figures) {
  if (names.count >= UINT32_MAX) throw TooMuch("more names than an index holds");
  for (size_t name = 0; name < names.count; ++name)
    if (names.offsets[name + 1] < names.offsets[name] + names.forms[name])
      throw std::invalid_argument("a name with more forms than words");
  for (size_t at = 0; names.count && at < names.offsets[names.count]; ++at)
    if (names.words[at] >= words_.size()) throw std::invalid_argument("a word without a number");
  sort_strings();
  File file(digest, figures);
  file.header().strings = static_cast<uint32_t>(offsets_.size() - 1);
  file.header().words = static_cast<uint32_t>(words_.size());
  file.header().names = static_cast<uint32_t>(names.count);
  file.header().entries = names.count ? names.entries[names.count - 1] + 1 : 0;
  std::vector<WordRecord> records;
  std::vector<StringId> spellings;
  records.reserve(words_.size());
  for (const Draft& word : words_) {
    records.push_back(word.record);
    records.back().spellings = static_cast<uint32_t>(spellings.size());
    spellings.insert(spellings.end(), word.spellings.begin(), word.spellings.end());
  }
  std::vector<Draft>().swap(words_);
  const Lexis lexis{bytes_, offsets_, records, spellings, figures};
  add_strings(file, lexis, table_);
  std::vector<uint32_t>().swap(table_);
  add_spelled(file, lexis);
  add_shortened(file, lexis);
  add_edges(file, lexis);
  add_joints(file, lexis, names);
  add_names(file, records, lexis, names);
  add_postings(file, records, lexis, names);
  add_letters(file, names.letters, names.count);
  file.add(kWords, records);
  file.add(kSpellings, spellings);
  return file.done();
}

}  // namespace clearway
