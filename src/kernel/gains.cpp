#include "search.h"

#include <algorithm>

#include "text.h"

namespace clearway {

void Gains::clear(size_t most) {
  size_t size = slots_.empty() ? 1024 : slots_.size();
  while (size < most * 2) size *= 2;
  if (size != slots_.size() || round_ == UINT32_MAX) {
    slots_.assign(size, Slot{});
    round_ = 0;
  }
  mask_ = static_cast<uint32_t>(size - 1);
  ++round_;
}

void Gains::raise(uint32_t word, int32_t gain, int32_t relief, uint64_t tokens, bool telling,
                  uint64_t part) {
  for (uint32_t at = word * 0x9E3779B1u & mask_;; at = (at + 1) & mask_) {
    Slot& slot = slots_[at];
    if (slot.round != round_) {
      slot = {word, round_, gain, relief, tokens, part, telling};
      return;
    }
    if (slot.word == word) {
      slot.tokens |= tokens;
      slot.part |= part;
      slot.gain = std::max(slot.gain, gain);
      return;
    }
  }
}

const Gains::Slot* Gains::of(uint32_t word) const {
  for (uint32_t at = word * 0x9E3779B1u & mask_;; at = (at + 1) & mask_) {
    const Slot& slot = slots_[at];
    if (slot.round != round_) return nullptr;
    if (slot.word == word) return &slot;
  }
}

const Expansion& Neighbours::of(const Word& word, const Strings& strings, bool open) {
  name(word, strings, open);
  Slot& slot = slots_[hash_of(key_) & (slots_.size() - 1)];
  if (slot.key != key_) {
    slot.key.clear();
    vocabulary_.expand(word, slot.expansion);
    if (open) vocabulary_.open_group(word, slot.expansion);
    slot.key = key_;
  }
  return slot.expansion;
}

// The key of all of a word that is compared: numbers of strings that the index has, letters of
// others; of what is written only whether it is ASCII.
void Neighbours::name(const Word& word, const Strings& strings, bool open) {
  key_.assign(1, static_cast<char>(word.kind));
  key_.push_back(static_cast<char>(open | plain(strings[word.original]) << 1));
  const auto number = [this](uint32_t value) {
    key_.append(reinterpret_cast<const char*>(&value), sizeof value);
  };
  const auto add = [&](StringId id) {
    if (strings.in_index(id)) return number(id);
    number(UINT32_MAX);
    number(static_cast<uint32_t>(strings[id].size()));
    key_.append(strings[id]);
  };
  number(static_cast<uint32_t>(word.weight));
  add(word.text);
  add(word.han);
  for (uint16_t at = 0; at < word.count; ++at) add(word.spellings[at]);
}

}  // namespace clearway
