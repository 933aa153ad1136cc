"""The kernel equals its Python twin exactly: scores, flags, explanation, what is found."""

import random

import kernel_worlds as worlds
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from clearway.candidates import Overlay, changes, content_of
from clearway.candidates import native as kernel
from clearway.candidates.vocabulary import Vocabulary
from clearway.names import FLOOR, compare, read_name
from clearway.names.lettered import lettered, told_by_letters
from clearway.names.reading import read_text

CHANCE = st.randoms(use_true_random=False)


@settings(deadline=None)
@given(worlds.texts, worlds.texts, st.sampled_from(worlds.KINDS), st.sampled_from(worlds.KINDS))
def test_any_two_names_compare_alike(one: str, other: str, kind: object, listed: object) -> None:
    query, entry = read_name(one, kind), read_name(other, listed)  # type: ignore[arg-type]
    assert kernel.compare(query, entry) == compare(query, entry)


@settings(max_examples=25, deadline=None)
@given(CHANCE)
def test_names_near_each_other_compare_alike(chance: random.Random) -> None:
    for _ in range(40):
        text = worlds.written(chance)
        query = read_name(worlds.misspelled(text, chance), chance.choice(worlds.KINDS))
        entry = read_name(worlds.misspelled(text, chance), chance.choice(worlds.KINDS))
        assert kernel.compare(query, entry) == compare(query, entry)


@settings(max_examples=15, deadline=None)
@given(CHANCE)
def test_what_an_exhaustive_comparison_finds_is_found(chance: random.Random) -> None:
    """Also on lists that grow and shrink: every example is a list of another length."""
    listed = worlds.entries(chance, chance.choice((0, 1, 5, 150)))
    index, twin = worlds.native(listed), worlds.twin(listed)
    for _ in range(10):
        query = worlds.among_others(chance, listed)
        all_names = [twin.name(number) for number in range(len(twin.stored.names))]
        exhaustive = [
            twin.match(number, held)
            for number, name in enumerate(all_names)
            if query.tokens and ((held := compare(query, name)).equal or held.score >= FLOOR)
        ]
        assert list(index.find(query)) == exhaustive


@pytest.mark.parametrize("seed", range(5))
def test_a_longer_list_is_searched_whole(seed: int) -> None:
    """The exhaustive comparison is the kernel's own, which the tests above hold to the twin's."""
    chance = random.Random(seed)
    listed = worlds.entries(chance, 1000)
    index = worlds.native(listed)
    names = [(entry, read_name(name.text, entry.kind)) for entry in listed for name in entry.names]
    for _ in range(12):
        query = worlds.among_others(chance, listed)
        held = [kernel.compare(query, replace(name, kind=entry.kind)) for entry, name in names]
        exhaustive = [one for one in held if query.tokens and (one.equal or one.score >= FLOOR)]
        assert [match.comparison for match in index.find(query)] == exhaustive


@settings(max_examples=25, deadline=None)
@given(CHANCE)
def test_names_of_the_same_letters_are_found_alike(chance: random.Random) -> None:
    """By kernel, twin, and changes laid over an index: all that an exhaustive comparison tells."""
    listed = worlds.entries(chance, chance.choice((0, 1, 120)))
    before = chance.sample(listed, len(listed) // 2)
    changed = changes(map(content_of, before), list(map(content_of, listed)))
    laid = Overlay(listed, worlds.native(before), changed, worlds.native)
    index, twin = worlds.native(listed), worlds.twin(listed)
    for _ in range(10):
        query = worlds.among_others(chance, listed)
        told = [
            (entry, name)
            for entry in listed
            for name in entry.names
            if told_by_letters(lettered(query), read_name(name.text, entry.kind))
        ]
        for one in (index, twin, laid):
            assert [(match.entry, match.listed) for match in one.written_by(query)] == told


@settings(max_examples=20, deadline=None)
@given(CHANCE)
def test_running_text_is_read_alike(chance: random.Random) -> None:
    listed = worlds.entries(chance, 60)
    index, twin = worlds.native(listed), worlds.twin(listed)
    for _ in range(5):
        parts = [worlds.misspelled(chance.choice(listed).name, chance) for _ in range(3)]
        text = " ".join((worlds.written(chance), *parts, "payment for goods"))
        assert index.find_in_text(text) == twin.find_in_text(text)


@settings(max_examples=20, deadline=None)
@given(CHANCE)
def test_batches_and_threads_change_nothing(chance: random.Random) -> None:
    index = worlds.native(worlds.entries(chance, 80))
    names = [worlds.asked(chance) for _ in range(10)] * 2
    one_by_one = [index.find(name) for name in names]
    assert index.find_many(names) == one_by_one
    assert index.find_many(names, threads=3) == one_by_one


def test_every_word_near_is_the_twins() -> None:
    chance = random.Random(20240612)
    rows = kernel.Rows()
    for number in range(300):
        rows.add(number, read_name(worlds.written(chance)), person=False)
    index = kernel._kernel.Index(rows.pack(worlds.DIGEST), worlds.DIGEST, kernel._figures())
    words = Vocabulary(tuple(rows.tokens))
    for _ in range(300):
        for token in read_text(worlds.misspelled(worlds.written(chance), chance)):
            near = words.near(token.token)
            assert index.near(token.token) == {word: tuple(met) for word, met in near.items()}


@pytest.mark.parametrize("letters", [11, 20, 253, 255, 257, 300])
def test_two_typos_in_a_word_however_long(letters: int) -> None:
    word = "".join(random.Random(letters).choices("abcdefg", k=letters))
    bent = (f"{word[:-4]}z{word[-3:-1]}y", f"{word}zz", word[2:], f"z{word[:5]}z{word[5:]}")
    listed = [worlds.entry(number, text) for number, text in enumerate((word, *bent))]
    index, twin = worlds.native(listed), worlds.twin(listed)
    for text in (word, *bent):
        found = index.find(read_name(text))
        assert found == twin.find(read_name(text))
        assert len(found) > 1
