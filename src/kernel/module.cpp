// clearway.candidates._kernel: what Python sees.
#include <nanobind/nanobind.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include <algorithm>
#include <cstring>

#include "build.h"
#include "kernel.h"
#include "lettered.h"
#include "python.h"

namespace nb = nanobind;
using namespace clearway;

namespace {

// Strings that only a caller's tokens have.
const Pool kNoPool{};

class Index {
 public:
  Index(nb::object data, const nb::bytes& digest, const nb::dict& figures)
      : data_(data),
        kernel_(data_.data(), data_.size(), std::string(digest.c_str(), digest.size()),
                figures_from(figures)) {}

  // `name`: (tokens, how many of them are forms at the end, whether it is a person's). `gone`: a
  // byte for each entry, not zero where it counts as not listed; or none.
  nb::list find(nb::handle name, const nb::bytes& gone) {
    const Asked asked = asked_from(name);
    std::vector<Found> found;
    {
      const nb::gil_scoped_release free;
      found = kernel_.find(asked, {gone.c_str(), gone.size()});
    }
    return values(found);
  }

  nb::list find_many(const nb::list& names, size_t threads, const nb::bytes& gone) {
    std::vector<Asked> asked;
    for (const nb::handle name : names) asked.push_back(asked_from(name));
    std::vector<std::vector<Found>> found;
    {
      const nb::gil_scoped_release free;
      found = kernel_.find_many(asked, threads, {gone.c_str(), gone.size()});
    }
    nb::list all;
    for (const std::vector<Found>& one : found) all.append(values(one));
    return all;
  }

  nb::list find_in_texts(nb::handle texts, size_t threads, const nb::bytes& gone) {
    std::vector<std::vector<Raw>> raws;
    for (const nb::handle text : texts) raws.push_back(raws_from(text));
    std::vector<std::vector<TextFind>> found;
    {
      const nb::gil_scoped_release free;
      found = kernel_.find_in_texts(raws, threads, {gone.c_str(), gone.size()});
    }
    nb::list all;
    for (const std::vector<TextFind>& text : found) {
      nb::list one;
      for (const TextFind& find : text)
        one.append(nb::make_tuple(find.name, find.first, find.last, value_of(find.compared)));
      all.append(one);
    }
    return all;
  }

  // Names told as a whole: without blanks, in order of the alphabet, and as words begun at any.
  std::vector<uint32_t> lettered(const std::string& joined, const std::string& ordered,
                                 const std::vector<std::string>& turned) {
    const nb::gil_scoped_release free;
    return clearway::lettered(kernel_.image(), kernel_.figures(), joined, ordered, turned);
  }

  nb::dict near(nb::handle token) {
    nb::dict all;
    for (const Near& near : kernel_.near(raw_from(token)).near)
      all[nb::int_(near.word)] = nb::make_tuple(kHows[static_cast<int>(near.how)], near.gain);
    return all;
  }

  // The number of a name's entry, and which of the entry's names it is.
  nb::tuple place(uint32_t name) const {
    const uint32_t* entries = kernel_.image().get<uint32_t>(kNameEntries);
    uint32_t first = checked(name);
    while (first && entries[first - 1] == entries[name]) --first;
    return nb::make_tuple(entries[name], name - first);
  }

  // The words of a name as listed.
  nb::tuple originals(uint32_t name) const {
    const Image& image = kernel_.image();
    const uint32_t* offsets = image.get<uint32_t>(kNameOffsets);
    const uint32_t* words = image.get<uint32_t>(kNameWords);
    nb::list all;
    for (uint32_t at = offsets[checked(name)]; at < offsets[name + 1]; ++at) {
      const std::string_view text = image.pool()[image.record(words[at]).original];
      all.append(nb::str(text.data(), text.size()));
    }
    return nb::tuple(all);
  }

  uint32_t names() const { return kernel_.image().header().names; }

 private:
  uint32_t checked(uint32_t name) const {
    if (name >= names()) throw nb::index_error("no such name");
    return name;
  }
  static Asked asked_from(nb::handle name) {
    return {raws_from(name[0]), nb::cast<size_t>(name[1]), nb::cast<bool>(name[2])};
  }
  static nb::list values(const std::vector<Found>& found) {
    nb::list all;
    for (const Found& one : found) all.append(nb::make_tuple(one.name, value_of(one.compared)));
    return all;
  }

  Bytes data_;
  Kernel kernel_;
};

nb::bytes build(nb::handle words, nb::handle offsets, nb::handle name_words, nb::handle entries,
                nb::handle persons, nb::handle forms, const nb::list& letters,
                const nb::bytes& digest, const nb::dict& figures) {
  const Bytes offset_bytes(offsets), word_bytes(name_words), entry_bytes(entries),
      person_bytes(persons), form_bytes(forms);
  const size_t count = person_bytes.size();
  if (offset_bytes.size() != (count + 1) * 4 || entry_bytes.size() != count * 4 ||
      form_bytes.size() != count || digest.size() != kDigest ||
      (letters.size() && letters.size() != count))
    throw std::invalid_argument("arrays of different lengths");
  const auto numbers = [](const Bytes& bytes) {
    return reinterpret_cast<const uint32_t*>(bytes.data());
  };
  const uint32_t* offset = numbers(offset_bytes);
  if (!std::is_sorted(offset, offset + count + 1) || offset[0] != 0 ||
      word_bytes.size() != size_t{offset[count]} * 4)
    throw std::invalid_argument("offsets of other words");
  const Figures read = figures_from(figures);
  Builder builder;
  for (const nb::handle word : words) builder.add(raw_from(word));
  const Builder::Names names{numbers(offset_bytes), numbers(word_bytes), numbers(entry_bytes),
                             reinterpret_cast<const uint8_t*>(person_bytes.data()),
                             reinterpret_cast<const uint8_t*>(form_bytes.data()), count,
                             letters_from(letters)};
  const std::string key(digest.c_str(), digest.size());
  std::string file;
  {
    const nb::gil_scoped_release free;
    file = builder.build(names, key, read);
  }
  return nb::bytes(file.data(), file.size());
}

// An index file with the checksum of what it says: tests tell lies that a checksum cannot show.
nb::bytes sealed(const nb::bytes& file) {
  std::string bytes(file.c_str(), file.size());
  if (bytes.size() < sizeof(Header)) throw BadIndex("not an index file");
  Header header;
  std::memcpy(&header, bytes.data(), sizeof header);
  header.checksum = checksum_of(header, bytes.data(), bytes.size());
  std::memcpy(bytes.data(), &header, sizeof header);
  return nb::bytes(bytes.data(), bytes.size());
}

nb::tuple compare(nb::handle query, nb::handle entry, bool persons, const nb::dict& figures) {
  const Figures read = figures_from(figures);
  Strings strings(&kNoPool);
  strings.number("");
  Query one, other;
  one.read(raws_from(query), strings);
  other.read(raws_from(entry), strings);
  Compared compared;
  Comparer(strings, read).compare({one.words.data(), one.words.size()},
                                  {other.words.data(), other.words.size()}, persons, compared);
  return value_of(compared);
}

}  // namespace

NB_MODULE(_kernel, m) {
  m.doc() = "The native kernel: finds and scores what clearway.candidates.index does in Python.";
  nb::exception<BadIndex>(m, "BadIndex", PyExc_ValueError);
  nb::exception<TooMuch>(m, "TooMuch", PyExc_ValueError);
  nb::list kinds;
  for (const char* kind : kKinds) kinds.append(kind);
  m.attr("KINDS") = nb::tuple(kinds);
  m.def("build", &build);
  m.def("compare", &compare);
  m.def("sealed", &sealed);
  m.attr("HEADER") = sizeof(Header);
  nb::class_<Index>(m, "Index")
      .def(nb::init<nb::object, const nb::bytes&, const nb::dict&>())
      .def("find", &Index::find, nb::arg(), nb::arg() = nb::bytes(""))
      .def("find_many", &Index::find_many, nb::arg(), nb::arg(), nb::arg() = nb::bytes(""))
      .def("find_in_texts", &Index::find_in_texts, nb::arg(), nb::arg(),
           nb::arg() = nb::bytes(""))
      .def("lettered", &Index::lettered)
      .def("near", &Index::near)
      .def("place", &Index::place)
      .def("originals", &Index::originals)
      .def_prop_ro("names", &Index::names);
}
