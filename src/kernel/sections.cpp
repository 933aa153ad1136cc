#include "sections.h"

#include <algorithm>
#include <cstring>

#include "keys.h"

namespace clearway {
namespace {

uint32_t power_of_two(size_t least) {
  uint32_t size = 64;
  while (size < least) size *= 2;
  return size;
}

// Items under keys, those of one key together: `each(use)` calls use(key, item) for all of them,
// twice and in the same order. Gives offsets, one a key and one.
template <typename Item, typename Each>
void group(uint32_t keys, Each each, std::vector<uint32_t>& offsets, std::vector<Item>& items) {
  offsets.assign(keys + 1, 0);
  each([&](uint32_t key, const Item&) { ++offsets[key + 1]; });
  for (uint32_t key = 0; key < keys; ++key) offsets[key + 1] += offsets[key];
  items.resize(offsets[keys]);
  std::vector<uint32_t> next(offsets.begin(), offsets.end() - 1);
  each([&](uint32_t key, const Item& item) { items[next[key]++] = item; });
}

}  // namespace

File::File(const std::string& digest, const Figures& figures) {
  std::memcpy(header_.magic, kMagic, sizeof kMagic);
  header_.version = kVersion;
  header_.sections = kSections;
  std::memcpy(header_.digest, digest.data(), kDigest);
  header_.figures = figures;
  bytes_.resize((sizeof(Header) + 63) / 64 * 64);
}

void File::put(Section section, const char* bytes, size_t size) {
  header_.at[section] = {bytes_.size(), size};
  bytes_.append(bytes, size);
  bytes_.resize((bytes_.size() + 63) / 64 * 64);
}

std::string File::done() {
  header_.size = bytes_.size();
  header_.checksum = checksum_of(header_, bytes_.data(), bytes_.size());
  std::memcpy(bytes_.data(), &header_, sizeof header_);
  return std::move(bytes_);
}

std::vector<StringId> Lexis::edited() const {
  std::vector<uint8_t> wanted(strings());
  for (const WordRecord& word : words)
    for (uint32_t at = 0; at < std::min<uint32_t>(word.count, 2); ++at)
      wanted[spellings[word.spellings + at]] = 1;
  std::vector<StringId> found;
  for (StringId id = 0; id < wanted.size(); ++id)
    if (wanted[id] && letters((*this)[id]) >= figures.one_typo - 1) found.push_back(id);
  return found;
}

void add_strings(File& file, const Lexis& lexis, const std::vector<uint32_t>& table) {
  std::vector<uint32_t> leads(65537, static_cast<uint32_t>(lexis.strings()));
  for (size_t id = lexis.strings(); id-- > 0;) {
    const std::string_view text = lexis[static_cast<StringId>(id)];
    uint32_t lead = 0;
    for (size_t at = 0; at < 2; ++at)
      lead = lead << 8 | (at < text.size() ? static_cast<unsigned char>(text[at]) : 0);
    leads[lead] = static_cast<uint32_t>(id);
  }
  for (size_t lead = leads.size() - 1; lead-- > 0;) leads[lead] = std::min(leads[lead], leads[lead + 1]);
  file.put(kStringBytes, lexis.bytes.data(), lexis.bytes.size());
  file.add(kStringOffsets, lexis.offsets);
  file.add(kStringTable, table);
  file.add(kStringLeads, leads);
}

void add_spelled(File& file, const Lexis& lexis) {
  std::vector<uint32_t> offsets, words;
  group<uint32_t>(
      static_cast<uint32_t>(lexis.strings()),
      [&lexis](auto use) {
        for (uint32_t number = 0; number < lexis.words.size(); ++number) {
          const WordRecord& word = lexis.words[number];
          const StringId* begin = lexis.spellings.data() + word.spellings;
          use(word.text, number);
          for (const StringId* at = begin; at < begin + word.count; ++at)
            if (*at != word.text && std::find(begin, at, *at) == at) use(*at, number);
        }
      },
      offsets, words);
  file.add(kSpelledOffsets, offsets);
  file.add(kSpelledWords, words);
}

void add_shortened(File& file, const Lexis& lexis) {
  const std::vector<StringId> edited = lexis.edited();
  size_t total = 0;
  for (const StringId id : edited) total += lexis[id].size() + 1;
  const uint32_t buckets = power_of_two(total);
  std::vector<uint32_t> offsets, strings;
  ShortKeys room;
  group<uint32_t>(
      buckets,
      [&](auto use) {
        for (const StringId id : edited)
          each_shortened(lexis[id], letters(lexis[id]), lexis.figures, room,
                         [&](uint64_t key, uint32_t letter) {
                           use(bucket_of(key, buckets - 1), mark_of(key, letter) | id);
                         });
      },
      offsets, strings);
  file.add(kShortOffsets, offsets);
  file.add(kShortStrings, strings);
}

void add_edges(File& file, const Lexis& lexis) {
  std::vector<StringId> lengthy;
  for (const StringId id : lexis.edited())
    if (letters(lexis[id]) >= lexis.figures.two_typos) lengthy.push_back(id);
  std::stable_sort(lengthy.begin(), lengthy.end(), [&lexis](StringId one, StringId other) {
    return letters(lexis[one]) < letters(lexis[other]);
  });
  const int kept = static_cast<int>(lexis.figures.kept);
  if (lexis.figures.two_typos < 2 * kept + 3)
    throw std::invalid_argument("two typos in shorter words than their keys are made for");
  const uint32_t buckets = power_of_two(std::min<size_t>(lengthy.size(), 1u << 18));
  std::vector<uint32_t> offsets;
  std::vector<StringId> strings;
  std::string room;
  group<StringId>(
      buckets,
      [&](auto use) {
        for (const StringId id : lengthy)
          each_edge(lexis[id], kept, room, [&](uint64_t key) {
            use(bucket_of(key, buckets - 1), sized(letters(lexis[id])) | id);
          });
      },
      offsets, strings);
  std::vector<uint64_t> bags;
  bags.reserve(strings.size());
  for (const StringId id : strings) bags.push_back(bag_of(lexis[id & kStringMask]));
  file.add(kEdgeOffsets, offsets);
  file.add(kEdgeBags, bags);
  file.add(kEdgeStrings, strings);
}

void add_joints(File& file, const Lexis& lexis, const Builder::Names& names) {
  const size_t words = names.count ? names.offsets[names.count] : 0;
  std::vector<uint64_t> bits(power_of_two(words * 16) / 64);
  const uint64_t mask = bits.size() - 1;
  std::string room;
  for (size_t name = 0; name < names.count; ++name) {
    const uint32_t* begin = names.words + names.offsets[name];
    each_joint(
        names.offsets[name + 1] - names.offsets[name], static_cast<size_t>(lexis.figures.max_joined),
        room,
        [&](size_t at) {
          const WordRecord& word = lexis.words[begin[at]];
          return word.count ? lexis[lexis.spellings[word.spellings]] : std::string_view();
        },
        [&](size_t, size_t) {
          const JointBits joint = joint_bits(room, mask);
          bits[joint.at] |= joint.bits;
        });
  }
  file.add(kJoints, bits);
}

void add_names(File& file, std::vector<WordRecord>& words, const Lexis& lexis,
               const Builder::Names& names) {
  for (WordRecord& word : words)
    word.letters = letters_of(word.kind, lexis[word.text], word.count, [&](size_t at) {
      return lexis[lexis.spellings[word.spellings + at]];
    });
  std::vector<uint32_t> bits(names.count);
  for (size_t name = 0; name < names.count; ++name)
    for (uint32_t at = names.offsets[name]; at < names.offsets[name + 1]; ++at)
      bits[name] |= words[names.words[at]].letters;
  const uint32_t none = 0;
  const uint32_t* offsets = names.count ? names.offsets : &none;
  file.put(kNameOffsets, reinterpret_cast<const char*>(offsets), (names.count + 1) * 4);
  file.put(kNameWords, reinterpret_cast<const char*>(names.words), offsets[names.count] * size_t{4});
  file.put(kNameEntries, reinterpret_cast<const char*>(names.entries), names.count * 4);
  file.put(kNameForms, reinterpret_cast<const char*>(names.forms), names.count);
  file.put(kNamePersons, reinterpret_cast<const char*>(names.persons), names.count);
  file.add(kNameLetters, bits);
}

}  // namespace clearway
