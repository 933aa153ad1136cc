"""A name that fills its line may be the begin of a longer one: ``begun``."""

import re

import msgspec

from clearway.names.characters import clean
from clearway.names.reading import is_cut
from clearway.names.spelling import plain
from clearway.names.types import Comparison, How, Name, Pairing, TokenKind
from clearway.tables.names import weights

_BETWEEN = re.compile(r"[\W_]+")


def letters_of(text: str) -> str:
    """Letters and digits of a name in plain Latin, without what stands between them."""
    cleaned = text.lower() if text.isascii() else clean(text)[0]
    return _BETWEEN.sub("", plain(cleaned))


def may_go_on(name: Name) -> bool:
    """Whether a name fills its line and says more than a legal form."""
    telling = any(token.kind is not TokenKind.FORM for token in name.tokens)
    return telling and is_cut(name.original)


def told_whole(comparison: Comparison, how: How, query: str, entry: str) -> Comparison:
    """The comparison of ``query`` with a listed name that is told by its letters as a whole.

    So many letters in order are no chance, whatever the words weigh: it is worth a question.
    """
    lift = max(weights().ask - comparison.score, 0)
    line = Pairing(query=query, entry=entry, how=how, weight=lift)
    return msgspec.structs.replace(
        comparison,
        score=comparison.score + line.weight,
        pairings=(*comparison.pairings, line),
    )
