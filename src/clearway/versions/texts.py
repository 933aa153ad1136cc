"""What two messages say that a payment is for: words that were there and are gone."""

import re
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from clearway.message.types import Payment, Value
from clearway.tables.versions import version_rules
from clearway.versions.parties import values_of
from clearway.versions.same import all_words, words_of
from clearway.versions.types import Found, How, Stop

_LONG = 5
"""Letters from which a word may be mistyped and still be the same."""
_TELLING = 2
"""Characters from which a word tells something."""


def text_difference(
    mine: Payment, theirs: Payment, where: re.Pattern[str], stops: tuple[Stop, ...] = ()
) -> Iterator[Found]:
    """How the texts at such places differ, taken together: words may move from one to another.

    What moved to any other place of the message is not gone, and more words are no difference.
    Few may be gone, and none of those that the other message was stopped for. Where these are
    still there, the text is not what it was stopped for: ``places`` are then empty.
    """
    here, there = _texts_of(mine, where), _texts_of(theirs, where)
    old = [word for text in there for word in words_of(text.text) if len(word) >= _TELLING]
    if not old:
        return
    anywhere = all_words((*values_of(mine.parties), *mine.texts))
    kept = sum(_is_kept(word, anywhere) for word in old)
    causes = _causes(there, stops)
    lost = not all(_is_kept(word, anywhere) for word in causes)
    if not lost and kept * 100 >= version_rules().text_kept * len(old):
        return
    told = all_words(here)
    how: How = "missing" if not told else "changed" if lost or not told <= set(old) else "shortened"
    places = tuple(text.path for text in there) if lost or not causes else ()
    yield Found("text", how, "text", _joined(here), _joined(there), places)


def _causes(there: tuple[Value, ...], stops: tuple[Stop, ...]) -> frozenset[str]:
    """The words of these texts that the message was stopped for."""
    places = {text.path for text in there}
    values = (stop.value for stop in stops if stop.where in places)
    return frozenset(word for value in values if value for word in words_of(value))


def _texts_of(payment: Payment, where: re.Pattern[str]) -> tuple[Value, ...]:
    """The texts at such places, each once a place."""
    found: dict[str, Value] = {}
    for text in payment.texts:
        if where.search(text.path):
            found.setdefault(text.path, text)
    return tuple(found.values())


def _is_kept(word: str, among: frozenset[str]) -> bool:
    if word in among:
        return True
    if len(word) < _LONG or any(map(str.isdigit, word)):
        return False
    return any(OSA.distance(word, other, score_cutoff=2) <= 2 for other in _near(word, among))


def _near(word: str, among: frozenset[str]) -> Iterator[str]:
    return (other for other in among if abs(len(other) - len(word)) <= 2 and len(other) >= _LONG)


def _joined(texts: tuple[Value, ...]) -> Value | None:
    """Several texts as one, at the place of the first."""
    return texts[0].part(" ".join(text.text for text in texts)) if texts else None
