#include "words.h"

#include "text.h"

namespace clearway {

StringId Pool::find(std::string_view text) const {
  if (!table) return size;
  const uint64_t hash = hash_of(text);
  for (uint32_t at = static_cast<uint32_t>(hash) & mask; table[at]; at = (at + 1) & mask)
    if (may_hold(table[at], hash) && (*this)[string_in(table[at])] == text)
      return string_in(table[at]);
  return size;
}

StringId Strings::number(std::string_view text) {
  if (text.empty() && base_) return kEmpty;
  const StringId known = pool_->find(text);
  if (known < base_) return known;
  for (size_t at = 0; at < used_; ++at)
    if (own_[at] == text) return base_ + static_cast<StringId>(at);
  if (used_ == own_.size()) own_.emplace_back();
  own_[used_].assign(text);
  return base_ + static_cast<StringId>(used_++);
}

void Query::read(const std::vector<Raw>& tokens, Strings& strings) {
  words.clear();
  spellings.clear();
  size_t total = 0;
  for (const Raw& token : tokens) total += token.spellings.size();
  spellings.reserve(total);
  for (const Raw& token : tokens) {
    const StringId* begin = spellings.data() + spellings.size();
    const StringId text = strings.number(token.text);
    for (const std::string_view spelling : token.spellings)
      spellings.push_back(spelling == token.text ? text : strings.number(spelling));
    const StringId original = token.original == token.text ? text : strings.number(token.original);
    words.push_back({text, original, strings.number(token.han), token.weight, token.kind,
                     static_cast<uint16_t>(token.spellings.size()), begin});
  }
}

}  // namespace clearway
