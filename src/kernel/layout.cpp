#include "layout.h"

#include <cstring>

namespace clearway {

namespace {

uint64_t sum_of(const char* bytes, size_t size) {
  constexpr uint64_t kPrime = 0x9FB21C651E98DF25ull;
  uint64_t lanes[4] = {1, 2, 3, 4};
  size_t at = 0;
  for (; at + 32 <= size; at += 32) {
    uint64_t pieces[4];
    std::memcpy(pieces, bytes + at, 32);
    for (int lane = 0; lane < 4; ++lane) {
      lanes[lane] = (lanes[lane] ^ pieces[lane]) * kPrime;
      lanes[lane] ^= lanes[lane] >> 29;
    }
  }
  uint64_t sum = size;
  for (; at < size; ++at) sum = (sum ^ static_cast<unsigned char>(bytes[at])) * kPrime;
  for (const uint64_t lane : lanes) sum = ((sum ^ lane) * kPrime) ^ (sum >> 31);
  return sum;
}

}  // namespace

uint64_t checksum_of(Header header, const char* bytes, size_t size) {
  header.checksum = sum_of(bytes + sizeof header, size - sizeof header);
  return sum_of(reinterpret_cast<const char*>(&header), sizeof header);
}

Image::Image(const char* bytes, size_t size, const std::string& digest, const Figures& figures)
    : bytes_(bytes), header_(reinterpret_cast<const Header*>(bytes)) {
  if (size < sizeof(Header) || std::memcmp(header_->magic, kMagic, sizeof kMagic) != 0)
    throw BadIndex("not an index file");
  if (header_->version != kVersion || header_->sections != kSections)
    throw BadIndex("an index file of another layout");
  if (digest.size() != kDigest || std::memcmp(header_->digest, digest.data(), kDigest) != 0 ||
      std::memcmp(&header_->figures, &figures, sizeof figures) != 0)
    throw BadIndex("an index file of other lists, tables or another engine");
  if (header_->size != size) throw BadIndex("an index file that was cut off");
  if (checksum_of(*header_, bytes, size) != header_->checksum || !sound(bytes, *header_, size))
    throw BadIndex("a damaged index file");
  words_ = get<WordRecord>(kWords);
  spellings_ = get<StringId>(kSpellings);
  pool_ = {get<char>(kStringBytes), get<uint32_t>(kStringOffsets), get<uint32_t>(kStringTable),
           static_cast<uint32_t>(count<uint32_t>(kStringTable) - 1), header_->strings};
}

}  // namespace clearway
