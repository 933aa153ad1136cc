"""What holds for any two names."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from clearway.names import How, compare, is_match, read_name
from clearway.terms import PartyKind

KINDS = st.sampled_from(list(PartyKind))
VOCABULARY = """
Zavyalov Rodion Petrovich Uralvagonzavod Электрон Кузнецов 王 健林 深圳 Xinda trading
9 12 V P LLC ООО Müller O'Brien محمد Bank of New Star
"""
WORDS = st.lists(st.sampled_from(VOCABULARY.split()), min_size=1, max_size=6)
TEXTS = st.one_of(st.text(max_size=60), WORDS.map(" ".join))


@given(TEXTS, TEXTS, KINDS)
def test_any_two_texts_are_read_and_compared(one: str, other: str, kind: PartyKind) -> None:
    comparison = compare(read_name(one, kind), read_name(other, kind))
    assert 0.0 <= comparison.likeness < 1.0
    assert comparison.score == sum(line.weight for line in comparison.pairings)
    assert not is_match(comparison) or comparison.equal or comparison.evidence > 0


@given(TEXTS, KINDS)
def test_a_name_is_equal_to_itself_and_nothing_is_more_alike(text: str, kind: PartyKind) -> None:
    name = read_name(text, kind)
    same = compare(name, name)
    assert same.equal is bool(name.tokens)
    assert is_match(same) is bool(name.tokens)


@given(WORDS, TEXTS)
def test_nothing_outranks_the_name_itself(words: list[str], other: str) -> None:
    name = read_name(" ".join(words))
    assert compare(name, read_name(other)).score <= compare(name, name).score


@given(TEXTS, TEXTS)
def test_case_and_accents_change_nothing(one: str, other: str) -> None:
    entry = read_name(other)
    written = unicodedata.normalize("NFD", one)
    assert compare(read_name(written), entry).score == compare(read_name(one), entry).score
    ascii_only = "".join(letter for letter in one if letter.isascii())
    loud = compare(read_name(ascii_only.upper()), entry).score
    assert loud == compare(read_name(ascii_only.lower()), entry).score


@given(
    st.permutations(["zavyalov", "rodion", "petrovich", "kvantron"]),
    st.permutations(["zavialov", "rodion", "petrovich", "kvantron"]),
)
def test_the_order_of_words_changes_nothing(one: list[str], other: list[str]) -> None:
    straight = compare(
        read_name("zavyalov rodion petrovich kvantron"),
        read_name("zavialov rodion petrovich kvantron"),
    )
    turned = compare(read_name(" ".join(one)), read_name(" ".join(other)))
    assert turned.score == straight.score


@given(TEXTS, TEXTS)
def test_agreement_is_symmetric(one: str, other: str) -> None:
    """What agrees weighs the same from either side; only missing and extra words differ."""
    there = compare(read_name(one), read_name(other))
    back = compare(read_name(other), read_name(one))
    assert there.equal is back.equal
    assert there.evidence == back.evidence


@given(WORDS, WORDS)
def test_each_word_is_used_once(one: list[str], other: list[str]) -> None:
    query, entry = read_name(" ".join(one)), read_name(" ".join(other))
    lines = [line for line in compare(query, entry).pairings if line.how is not How.WHOLE]
    used = [word for line in lines for word in line.query.split()]
    assert sorted(used) == sorted(w for t in query.tokens for w in t.original.split())
