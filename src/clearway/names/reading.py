"""``read_name``: a text becomes a name, once; scripts, spellings and forms are expanded here."""

import re
import unicodedata
from functools import cache
from typing import NamedTuple

import msgspec

from clearway.names.arabic import servants
from clearway.names.characters import clean
from clearway.names.tokens import tokens_of
from clearway.names.types import Name, Token, TokenKind
from clearway.names.written import with_last_completed, words_of
from clearway.tables.names import weights
from clearway.terms import PartyKind

CUT_LENGTHS = frozenset({34, 35, 139, 140})
"""Characters of a name that fills its line or element, a blank at its end left out."""
MAX_WORDS = 500
"""More words are no name; what was left out is noted."""
_FORM = TokenKind.FORM
_WHOLE = frozenset({_FORM, TokenKind.NUMBER, TokenKind.PATRONYMIC})
_PERSONAL = frozenset(
    {TokenKind.WORD, TokenKind.PATRONYMIC, TokenKind.INITIAL, TokenKind.LITTLE, TokenKind.CUT}
)


class Placed(NamedTuple):
    """A token and where its words begin and end in the text."""

    token: Token
    start: int
    end: int


def read_name(text: str, kind: PartyKind = PartyKind.UNKNOWN) -> Name:
    """A name in any script. Never fails: an empty name has no tokens, ``notes`` say what was odd.

    ``kind`` decides which words are read as legal forms, trades, titles or patronymics; where it
    is unknown, a legal form among the words decides it.
    """
    cleaned, notes = clean(text)
    words = words_of(cleaned, parting=kind is not PartyKind.PERSON)
    cut = is_cut(text)
    if cut and kind is not PartyKind.PERSON:
        words = with_last_completed(words)
    tokens = [token for _, _, read in tokens_of(words, kind) for token in read]
    if len(tokens) > MAX_WORDS:
        notes = (*notes, f"only the first {MAX_WORDS} of {len(tokens)} words were read")
        tokens = tokens[:MAX_WORDS]
    if cut and tokens:
        tokens[-1] = _cut(tokens[-1])
    forms = tuple([token for token in tokens if token.kind is _FORM])
    identifying = tuple([token for token in tokens if token.kind is not _FORM] if forms else tokens)
    return Name(
        original=text,
        kind=_kind(kind, forms),
        tokens=identifying or forms,
        forms=forms,
        notes=notes,
    )


def is_cut(text: str) -> bool:
    """Whether a name fills its line or element, and so may go on.

    Blanks around it are not counted, a letter and its marks are one.
    """
    if len(text) < min(CUT_LENGTHS):
        return False
    return len(unicodedata.normalize("NFC", text).strip()) in CUT_LENGTHS


def _kind(kind: PartyKind, forms: tuple[Token, ...]) -> PartyKind:
    """What a legal form says of a party whose kind nobody stated; sole traders are persons."""
    if kind is not PartyKind.UNKNOWN or not forms:
        return kind
    if "SOLE" in [form.text for form in forms]:
        return PartyKind.PERSON
    return PartyKind.ORGANISATION


def is_personal(name: Name) -> bool:
    """Whether a name of unknown kind is a person's: a patronymic or a given name, and no trade."""
    personal = any(
        token.kind is TokenKind.PATRONYMIC or any(one[0] == "=" for one in token.spellings)
        for token in name.tokens
    )
    return personal and not name.forms and all(token.kind in _PERSONAL for token in name.tokens)


def read_text(text: str) -> tuple[Placed, ...]:
    """The tokens of running text, each with its place; legal forms are left out."""
    words = [
        word
        for chunk in _chunk().finditer(text)
        for word in words_of(clean(chunk[0])[0], chunk.span())
    ]
    return tuple(
        Placed(token, words[at].span[0], words[end - 1].span[1])
        for at, end, read in tokens_of(words, PartyKind.UNKNOWN)
        for token in read
        if token.kind is not _FORM
    )


@cache
def _chunk() -> re.Pattern[str]:
    """What stands between blanks, with the word that it is bound to where it is ``Abd``."""
    return re.compile(rf"(?i:{servants()})?\w(?:\S{{0,998}}\w)?")


def _cut(last: Token) -> Token:
    """The last word of a name as long as a line: it, or the name, may go on."""
    if last.kind in _WHOLE or last.han:
        return last
    weight = min(last.weight, weights().cut_letter * len(last.text))
    return msgspec.structs.replace(last, kind=TokenKind.CUT, weight=weight)
