#include "python.h"

#include <structmember.h>

#include <algorithm>
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
    {"near_name", &Figures::near_name},
    {"far_name", &Figures::far_name},
    {"exact", &Figures::exact},
    {"common", &Figures::common},
    {"identifying", &Figures::identifying},
    {"slight", &Figures::slight},
    {"around", &Figures::around},
    {"telling", &Figures::telling},
    {"starting", &Figures::starting},
    {"most_words", &Figures::most_words},
    {"most_found", &Figures::most_found},
};

constexpr int32_t kMostWeight = 1'000'000;  // sums of weights of all words stay far below 2^63

std::string_view text_of(PyObject* object) {
  if (PyUnicode_Check(object) && PyUnicode_IS_COMPACT_ASCII(object))
    return {static_cast<const char*>(PyUnicode_DATA(object)),
            static_cast<size_t>(PyUnicode_GET_LENGTH(object))};
  Py_ssize_t size = 0;
  const char* text = PyUnicode_AsUTF8AndSize(object, &size);
  if (!text) throw nb::python_error();
  return {text, static_cast<size_t>(size)};
}

int32_t weight_of(PyObject* object) {
  const long weight = PyLong_AsLong(object);
  if (weight == -1 && PyErr_Occurred()) throw nb::python_error();
  if (weight < 0 || weight > kMostWeight)
    throw std::invalid_argument("a word's weight that no table gives");
  return static_cast<int32_t>(weight);
}

// A kind by its name. There is one object a kind, which is told before its letters are read.
class KindReader {
 public:
  Kind of(PyObject* name) {
    for (int kind = 0; kind < kKindCount; ++kind)
      if (known_[kind] == name) return static_cast<Kind>(kind);
    const std::string_view letters = text_of(name);
    for (int kind = 0; kind < kKindCount; ++kind)
      if (letters == kKinds[kind]) {
        if (!known_[kind]) known_[kind] = Py_NewRef(name);
        return static_cast<Kind>(kind);
      }
    throw std::invalid_argument("no kind of word is named " + std::string(letters));
  }

 private:
  PyObject* known_[kKindCount] = {};
};

// Fields of a token. Those of a struct stand in slots at fixed places, which its type tells: they
// are read there, without a look-up by name.
class TokenReader {
 public:
  enum Field { kText, kOriginal, kHan, kWeight, kKind, kSpellings, kFields };

  // Of a struct whose fields live as long as it does.
  PyObject* field(PyObject* token, Field field) {
    if (Py_TYPE(token) != type_) learn(Py_TYPE(token));
    PyObject* value = *reinterpret_cast<PyObject**>(reinterpret_cast<char*>(token) + at_[field]);
    if (!value) throw std::invalid_argument("a word without one of its fields");
    return value;
  }
  Kind kind(PyObject* token) { return kinds_.of(field(token, kKind)); }

 private:
  void learn(PyTypeObject* type) {
    static const char* const names[kFields] = {"text",   "original", "han",
                                               "weight", "kind",     "spellings"};
    Py_ssize_t places[kFields];
    for (int field = 0; field < kFields; ++field) {
      const nb::object slot = nb::getattr(nb::handle(reinterpret_cast<PyObject*>(type)), names[field]);
      if (!Py_IS_TYPE(slot.ptr(), &PyMemberDescr_Type)) throw nb::type_error("not a token");
      const PyMemberDescrObject* held = reinterpret_cast<PyMemberDescrObject*>(slot.ptr());
      if (held->d_member->type != T_OBJECT_EX || held->d_common.d_type != type)
        throw nb::type_error("not a token");
      places[field] = held->d_member->offset;
    }
    std::copy_n(places, kFields, at_);
    Py_XSETREF(type_, reinterpret_cast<PyTypeObject*>(Py_NewRef(reinterpret_cast<PyObject*>(type))));
  }

  PyTypeObject* type_ = nullptr;
  Py_ssize_t at_[kFields];
  KindReader kinds_;
};

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
  static TokenReader reader;  // Python's lock is held
  using Of = TokenReader;
  PyObject* object = token.ptr();
  Raw raw;
  raw.text = text_of(reader.field(object, Of::kText));
  raw.original = text_of(reader.field(object, Of::kOriginal));
  raw.han = text_of(reader.field(object, Of::kHan));
  raw.weight = weight_of(reader.field(object, Of::kWeight));
  raw.kind = reader.kind(object);
  PyObject* spellings = reader.field(object, Of::kSpellings);
  if (!PyTuple_Check(spellings)) throw nb::type_error("spellings are a tuple");
  const Py_ssize_t count = PyTuple_GET_SIZE(spellings);
  raw.spellings.reserve(static_cast<size_t>(count));
  for (Py_ssize_t at = 0; at < count; ++at)
    raw.spellings.push_back(text_of(PyTuple_GET_ITEM(spellings, at)));
  return raw;
}

std::vector<Raw> raws_from(nb::handle tokens) {
  std::vector<Raw> raws;
  raws.reserve(nb::len(tokens));
  for (const nb::handle token : tokens) raws.push_back(raw_from(token));
  return raws;
}

std::vector<Letters> letters_from(const nb::list& names) {
  std::vector<Letters> all;
  all.reserve(names.size());
  for (const nb::handle name : names)
    all.push_back({text_of(nb::borrow(name[0]).ptr()), text_of(nb::borrow(name[1]).ptr()),
                   text_of(nb::borrow(name[2]).ptr())});
  return all;
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
