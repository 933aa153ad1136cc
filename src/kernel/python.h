// Between Python's values and the kernel's.
#pragma once

#include <nanobind/nanobind.h>

#include "build.h"
#include "compare.h"

namespace clearway {

Figures figures_from(const nanobind::dict& figures);

// A `names.types.Token`; its strings stay the token's, which must outlive the result.
Raw raw_from(nanobind::handle token);
std::vector<Raw> raws_from(nanobind::handle tokens);

// Of names: (joined, ordered, words) each; the strings stay the list's, which must outlive them.
std::vector<Letters> letters_from(const nanobind::list& names);

// (score, evidence, equal, enough, one_word, rare, ((how, weight, words on either side), ...))
nanobind::tuple value_of(const Compared& compared);

// Bytes that another object holds, kept alive.
class Bytes {
 public:
  explicit Bytes(nanobind::handle object);
  ~Bytes();
  Bytes(const Bytes&) = delete;
  Bytes& operator=(const Bytes&) = delete;
  const char* data() const { return static_cast<const char*>(view_.buf); }
  size_t size() const { return static_cast<size_t>(view_.len); }

 private:
  Py_buffer view_{};
};

}  // namespace clearway
