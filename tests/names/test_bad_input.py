"""Bad input is read to a defined result."""

import pytest

from clearway.names import compare, is_match, read_name
from clearway.names.characters import MAX_CHARACTERS
from clearway.names.reading import MAX_WORDS, read_text
from clearway.terms import PartyKind

NOTHING = ["", " ", "\t\n", "...", "!?-—/", "\x00", "\ud800", "\u200b\u200e\u202e", "«»"]


@pytest.mark.parametrize("text", NOTHING, ids=repr)
def test_what_holds_no_word_is_no_name(text: str) -> None:
    name = read_name(text)
    assert name.tokens == ()
    assert not is_match(compare(name, read_name("Rodion Zavyalov")))
    assert not is_match(compare(read_name("Rodion Zavyalov"), name))


@pytest.mark.parametrize("text", ["A", "7", "王", "12 34 56", "()1()"])
def test_a_letter_or_digits_are_a_name_that_equals_itself_only(text: str) -> None:
    name = read_name(text)
    assert compare(name, name).equal
    assert not is_match(compare(name, read_name("Rodion Zavyalov")))


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("Ural\u200bvagonzavod", "invisible character U+200B"),
        ("Ural\x00vagonzavod", "invisible character U+0000"),
        ("\u202eUralvagonzavod", "invisible character U+202E"),
        ("Uralvagonzavod\udfff", "invisible character U+DFFF"),
        ("Urаlvаgonzаvod", "look-alike letters of two scripts in 'urаlvаgonzаvod'"),
        ("Uralvagonzav0d", "the digit 0 within a word, read as a letter"),
    ],
)
def test_what_hides_a_name_is_undone_and_noted(text: str, note: str) -> None:
    name = read_name(text)
    assert note in name.notes
    assert compare(name, read_name("Uralvagonzavod")).equal


def test_ten_thousand_letters_are_cut_and_noted() -> None:
    name = read_name("a" * 10_000)
    assert name.notes == (f"only the first {MAX_CHARACTERS} of 10000 characters were read",)
    assert compare(name, name).equal


def test_five_hundred_words_are_aligned() -> None:
    words = [f"w{chr(97 + n % 26)}{chr(97 + n // 26)}q" for n in range(500)]
    name = read_name(" ".join(words))
    assert compare(name, read_name(" ".join(reversed(words)))).equal


@pytest.mark.parametrize("text", ["ڧหˆ", "ب" * 5000, "ق" * 30, "عبد", "عبد ال", "ٱلٱل abd al-"])
def test_arabic_letters_of_any_kind_and_number_are_read(text: str) -> None:
    name = read_name(text)
    assert name.tokens
    assert compare(name, name).equal


@pytest.mark.parametrize(
    "text", ["Rodion \u202eولد Zavyalov", "Завьялов ABC 王健林 محمد", "שלום Rodion 12 한국"]
)
def test_mixed_directions_and_scripts_are_read(text: str) -> None:
    name = read_name(text)
    assert compare(name, name).equal


ENDLESS = {
    "initials": "a ",
    "dotted letters": "A.",
    "numbers": "1 ",
    "letters of a form": "l l c ",
    "misspelled forms": "limted compny ",
    "Abd": "abd al ",
    "apostrophes": "o'",
    "Han": "深圳市华光电子",
    "Han surnames": "王",
    "Arabic": "قسطنطينيه",
    "Cyrillic": "щ",
    "two scripts": "аa",
    "marks": "\u0301",
    "directions": "\u202eabc \u2066",
    "Korean": "한",
}


@pytest.mark.parametrize("kind", list(PartyKind))
@pytest.mark.parametrize("part", ENDLESS.values(), ids=ENDLESS.keys())
def test_what_never_ends_is_read_up_to_a_bound_and_noted(part: str, kind: PartyKind) -> None:
    text = "Q" + part * 10_000
    name = read_name(text, kind)
    assert 1 <= max(len(name.tokens), len(name.forms)) <= MAX_WORDS
    assert any(note.startswith("only the first") for note in name.notes)
    assert all(len(token.spellings) <= 24 for token in name.tokens)
    assert not is_match(compare(name, read_name("Rodion Zavyalov", kind)))
    assert read_text(text[:MAX_CHARACTERS])
