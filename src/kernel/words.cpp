#include "words.h"

namespace clearway {

StringId Pool::find(std::string_view text) const { return find(text, hash_of(text)); }

StringId Pool::find(std::string_view text, uint64_t hash) const {
  if (!table) return size;
  for (uint32_t at = static_cast<uint32_t>(hash) & mask; table[at]; at = (at + 1) & mask)
    if (may_hold(table[at], hash) && (*this)[string_in(table[at])] == text)
      return string_in(table[at]);
  return size;
}

StringId Pool::likely(uint64_t hash) const {
  for (uint32_t at = static_cast<uint32_t>(hash) & mask; table[at]; at = (at + 1) & mask)
    if (may_hold(table[at], hash)) return string_in(table[at]);
  return size;
}

StringId Strings::number(std::string_view text, uint64_t hash) {
  if (text.empty() && base_) return kEmpty;
  const StringId known = pool_->find(text, hash);
  if (known < base_) return known;
  for (size_t at = 0; at < own_.size(); ++at)
    if (own_[at].hash == hash && own_[at].text == text) return base_ + static_cast<StringId>(at);
  own_.push_back({text, hash});
  return base_ + static_cast<StringId>(own_.size() - 1);
}

StringId Strings::kept(std::string_view text) {
  own_.push_back({text, 0});
  return base_ + static_cast<StringId>(own_.size() - 1);
}

// What is read lies far apart: each step asks for what the next one reads.
void Query::look_ahead(const std::vector<Raw>& tokens, const Pool& pool) {
  hashes_.clear();
  const auto hash = [&](std::string_view text) {
    hashes_.push_back(hash_of(text));
    if (pool.table) pool.fetch(hashes_.back());
  };
  for (const Raw& token : tokens) {
    hash(token.text);
    for (const std::string_view spelling : token.spellings) hash(spelling);
  }
  likely_.clear();
  if (!pool.table) return;
  for (const uint64_t one : hashes_)
    if (const StringId id = pool.likely(one); id < pool.size) {
      likely_.push_back(id);
      __builtin_prefetch(pool.offsets + id);
    }
  for (const StringId id : likely_) __builtin_prefetch(pool[id].data());
}

void Query::read(const std::vector<Raw>& tokens, Strings& strings) {
  words.clear();
  spellings.clear();
  look_ahead(tokens, strings.pool());
  spellings.reserve(hashes_.size());
  const uint64_t* hash = hashes_.data();
  for (const Raw& token : tokens) {
    const StringId* begin = spellings.data() + spellings.size();
    const StringId text = strings.number(token.text, *hash++);
    for (const std::string_view spelling : token.spellings) {
      spellings.push_back(spelling == token.text ? text : strings.number(spelling, *hash));
      ++hash;
    }
    words.push_back({text, strings.kept(token.original), strings.number(token.han), token.weight,
                     token.kind, static_cast<uint16_t>(token.spellings.size()), begin});
  }
}

}  // namespace clearway
