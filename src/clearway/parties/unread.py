"""Names of which nothing was read: they are asked for, since nothing unread ever releases.

A name whose letters are of a script that is not read here, that is no letters at all (symbols,
private use), or whose letters were lost to ``?`` on its way, could be anybody's.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from clearway.message.types import Fault
from clearway.names.types import Name, Token, TokenKind
from clearway.parties.types import NameAt, Subject
from clearway.terms import Scheme

_LOST = re.compile(r"\?\?|\w\?\w")
"""Letters that a system on the way could not write."""
_TELLING = frozenset({TokenKind.WORD, TokenKind.PATRONYMIC, TokenKind.CUT})
DISTINCTIVE = 3
"""Letters at least of a word that still tells a name whose other letters were lost."""
_ROUGH = re.compile("[\u0590-\u05ff\u3040-\u30ff\u3130-\u318f\uac00-\ud7a3]")
"""Hebrew, which leaves vowels out, kana and Hangul: read too roughly to be relied on."""
SHOWN = 60
"""Characters of a name that a claim shows."""


def unread_names(parties: Iterable[Subject]) -> Iterator[Fault]:
    """A fault for each name with words that were not read, or with nothing to be read."""
    for party in parties:
        for name in party.names:
            if not _is_read(name.name) and (why := _why(party, name)):
                whose = party.role.words
                yield Fault(
                    path=name.at.path,
                    what=f"the {whose}'s name {_shown(name.at.text)}: {why}",
                    mend="Ask for the name in Latin letters.",
                    asks=f"Please state the name of the {whose} in Latin letters.",
                )


def _is_read(name: Name) -> bool:
    """Whether every word is in letters that can be compared, and none were lost."""
    if not name.tokens or "?" in name.original:
        return False
    return name.original.isascii() or all(map(_in_letters, name.tokens))


def _in_letters(token: Token) -> bool:
    return bool(token.han) or (token.text.isascii() and not _ROUGH.search(token.original))


def _why(party: Subject, name: NameAt) -> str:
    """Why a name could be anybody's; empty where it was read, or where nobody is named."""
    words = [token.original for token in name.name.tokens if not _in_letters(token)]
    if words:
        return f"{_shown(' '.join(words))} is in letters that are not read"
    if _LOST.search(name.at.text) and _left(name.name) <= name.at.text.count("?"):
        return "letters of it were lost on the way"
    if name.name.tokens or (_names_nobody(name.at.text) and _is_told_otherwise(party)):
        return ""
    return "it has no letters"


def _left(name: Name) -> int:
    """Letters of all words that tell something."""
    telling = [token.text for token in name.tokens if token.kind in _TELLING]
    return sum(len(text) for text in telling if len(text) >= DISTINCTIVE)


def _names_nobody(text: str) -> bool:
    """Whether only signs stand there that are put where nobody is named: dashes, dots, blanks."""
    return all(unicodedata.category(sign)[0] in "PZ" or sign.isspace() for sign in text)


def _is_told_otherwise(party: Subject) -> bool:
    """Whether another name, a bank's code or a number tells who the party is."""
    numbers = [one for one in party.identifiers if one.identifier.scheme is not Scheme.ACCOUNT]
    return bool(numbers) or party.bic is not None or any(at.name.tokens for at in party.names)


def _shown(text: str) -> str:
    return repr(text if len(text) <= SHOWN else f"{text[:SHOWN]}...")
