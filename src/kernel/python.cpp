#include "python.h"

#include <stdexcept>
#include <string>

namespace nb = nanobind;

namespace clearway {
namespace {

struct Field {
  const char* name;
  int64_t Figures::*place;
};
constexpr Field kFields[] = {
    {"rarest", &Figures::rarest},
    {"initial", &Figures::initial},
    {"same", &Figures::same},
    {"spelling", &Figures::spelling},
    {"script", &Figures::script},
    {"meaning", &Figures::meaning},
    {"joined", &Figures::joined},
    {"prefix", &Figures::prefix},
    {"known_prefix", &Figures::known_prefix},
    {"typo_one", &Figures::typo_one},
    {"typo_two", &Figures::typo_two},
    {"typo_known", &Figures::typo_known},
    {"typo_first", &Figures::typo_first},
    {"covered", &Figures::covered},
    {"cut_off", &Figures::cut_off},
    {"ask", &Figures::ask},
    {"floor", &Figures::floor},
    {"rare", &Figures::rare},
    {"covering", &Figures::covering},
    {"one_typo", &Figures::one_typo},
    {"two_typos", &Figures::two_typos},
    {"two_in_persons", &Figures::two_in_persons},
    {"two_alike", &Figures::two_alike},
    {"kept", &Figures::kept},
    {"cut", &Figures::cut},
    {"begun", &Figures::begun},
    {"max_joined", &Figures::max_joined},
    {"many_words", &Figures::many_words},
    {"long_name", &Figures::long_name},
    {"long_word", &Figures::long_word},
    {"room", &Figures::room},
    {"exact", &Figures::exact},
    {"common", &Figures::common},
    {"identifying", &Figures::identifying},
    {"slight", &Figures::slight},
    {"around", &Figures::around},
    {"telling", &Figures::telling},
    {"starting", &Figures::starting},
    {"most_words", &Figures::most_words},
    {"most_compared", &Figures::most_compared},
};

constexpr int32_t kMostWeight = 1'000'000;  // sums of weights of all words stay far below 2^63

std::string_view text_of(nb::handle object) {
  Py_ssize_t size = 0;
  const char* text = PyUnicode_AsUTF8AndSize(object.ptr(), &size);
  if (!text) throw nb::python_error();
  return {text, static_cast<size_t>(size)};
}

nb::object attribute(nb::handle object, PyObject* name) {
  PyObject* value = PyObject_GetAttr(object.ptr(), name);
  if (!value) throw nb::python_error();
  return nb::steal(value);
}

Kind kind_of(std::string_view name) {
  for (int kind = 0; kind < kKindCount; ++kind)
    if (name == kKinds[kind]) return static_cast<Kind>(kind);
  throw std::invalid_argument("no kind of word is named " + std::string(name));
}

}  // namespace

Figures figures_from(const nb::dict& figures) {
  Figures read{};
  for (const Field& field : kFields) read.*field.place = nb::cast<int64_t>(figures[field.name]);
  const nb::object most = nb::object(figures["most_by_letters"]);
  for (int length = 0; length < kLengths; ++length)
    read.most_by_letters[length] = nb::cast<int64_t>(most[length]);
  const nb::object unmatched = nb::object(figures["unmatched"]);
  for (int side = 0; side < 2; ++side)
    for (int kind = 0; kind < kKindCount; ++kind)
      for (int both = 0; both < 2; ++both)
        for (int persons = 0; persons < 2; ++persons)
          read.unmatched[side][kind][both][persons] =
              nb::cast<int64_t>(unmatched[side][kind][both][persons]);
  return read;
}

// The strings are not copied: a struct's fields live as long as the struct.
Raw raw_from(nb::handle token) {
  static PyObject* const names[] = {
      PyUnicode_InternFromString("text"),   PyUnicode_InternFromString("original"),
      PyUnicode_InternFromString("han"),    PyUnicode_InternFromString("weight"),
      PyUnicode_InternFromString("kind"),   PyUnicode_InternFromString("spellings")};
  Raw raw;
  raw.text = text_of(attribute(token, names[0]));
  raw.original = text_of(attribute(token, names[1]));
  raw.han = text_of(attribute(token, names[2]));
  raw.weight = nb::cast<int32_t>(attribute(token, names[3]));
  if (raw.weight < 0 || raw.weight > kMostWeight)
    throw std::invalid_argument("a word's weight that no table gives");
  raw.kind = kind_of(text_of(attribute(token, names[4])));
  const nb::tuple spellings = nb::cast<nb::tuple>(attribute(token, names[5]));
  raw.spellings.reserve(spellings.size());
  for (const nb::handle spelling : spellings) raw.spellings.push_back(text_of(spelling));
  return raw;
}

std::vector<Raw> raws_from(nb::handle tokens) {
  std::vector<Raw> raws;
  for (const nb::handle token : tokens) raws.push_back(raw_from(token));
  return raws;
}

nb::tuple value_of(const Compared& found) {
  nb::list lines;
  for (const Line& line : found.lines)
    lines.append(nb::make_tuple(kHows[static_cast<int>(line.how)], line.weight, line.query,
                                line.query_count, line.entry, line.entry_count));
  return nb::make_tuple(found.score, found.evidence, found.equal, found.enough, found.one_word,
                        found.rare, nb::tuple(lines));
}

Bytes::Bytes(nb::handle object) {
  if (PyObject_GetBuffer(object.ptr(), &view_, PyBUF_SIMPLE) != 0) throw nb::python_error();
}

Bytes::~Bytes() {
  const nb::gil_scoped_acquire held;
  PyBuffer_Release(&view_);
}

}  // namespace clearway
