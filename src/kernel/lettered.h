// Names told by their letters as a whole: the searches of names/lettered.py.
#pragma once

#include <string>
#include <vector>

#include "sections.h"

namespace clearway {

// Sections of all names, or of none of them.
void add_letters(File& file, const std::vector<Letters>& names, size_t count);

// Names of the same letters, and those so near one of the `turned` words that only errors may lie
// between, in their order. What lies between is for the caller to judge.
std::vector<uint32_t> lettered(const Image& image, const Figures& figures, std::string_view joined,
                               std::string_view ordered, const std::vector<std::string>& turned);

}  // namespace clearway
