"""Words in Arabic letters, and how *Abd* is bound to the next word in every script.

Articles written in one word with the next are left out, and *Abd al-Rahman* is one word however
written.
"""

import re
from functools import cache

from clearway.tables.names import Servant, arabic

ROOT = 3
"""Letters that a word has at least without its article."""
SERVANT = "abdul"
"""How names of the shape *Abd al-Rahman* are spelled here, however they were written."""
_ARABIC = re.compile("[\u0620-\u06ff]+")


def is_arabic(word: str) -> bool:
    """Whether a word is in Arabic letters, Persian and Urdu ones included."""
    return not word.isascii() and _ARABIC.match(word) is not None


def root(word: str) -> str:
    """A word without the article or preposition written in one with it."""
    for article in arabic().articles:
        if word.startswith(article) and len(word) - len(article) >= ROOT:
            return word[len(article) :]
    return word


def with_servants(text: str) -> str:
    """A text in lower case with ``Abd`` and the word it is bound to in one: ``abdulrahman``."""
    for begin, bound, one in _servants():
        if begin in text:
            text = bound.sub(one, text)
    return _god().sub("", text) if "الله" in text else text


@cache
def _god() -> re.Pattern[str]:
    """The blank before what is bound to the word before it: ``حبیب الله``."""
    return re.compile(rf"(?<=[^\W\d_]{{2}}) (?=(?:{'|'.join(arabic().bound)})(?!\w))")


def servants() -> str:
    """A regular expression for ``Abd`` and what stands between it and the word it is bound to."""
    return "|".join(bound.pattern for _, bound, _ in _servants())


@cache
def _servants() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    """For each way to write them: how all words begin, what is replaced, and by what."""
    return tuple(
        (written.words[0], re.compile(_bound(written)), written.one)
        for written in arabic().servants
    )


def _bound(written: Servant) -> str:
    words, articles = "|".join(written.words), "|".join(written.articles)
    between = f"(?:(?:{articles})[ -]+)*" if articles else ""
    return rf"(?<!\w)(?:{words})\.?[ -]+{between}(?:{written.attached})?(?=[^\W\d_]{{{ROOT}}})"


def servant(letters: str) -> str:
    """Latin letters of a word, names of the shape *Abd al-Rahman* in one spelling."""
    if not letters.startswith(SERVANT[:3]):
        return letters
    begun = _begun().match(letters)
    if not begun:
        return letters
    named = letters[begun.end() :]
    return SERVANT + (named[1:] if named[:1] == named[1:2] else named)


@cache
def _begun() -> re.Pattern[str]:
    return re.compile(arabic().servant_begin)
