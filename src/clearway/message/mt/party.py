"""Party fields: account and identifiers first, then a BIC, free lines, or numbered lines.

Forms are those of the SWIFT user handbook: option A is a BIC; B a place; C an account or code
alone; D, K and none are free lines of name and address; F is numbered lines.
"""

import re
from functools import lru_cache

from clearway.message.drafts import Draft
from clearway.message.mt.fields import Field
from clearway.message.types import Party, Value
from clearway.message.values import is_bic
from clearway.terms import AGENT_ROLES, Role

_WIDTH = 35
_USUAL_LENGTH = 300
"""Characters of a party field at most that is kept: six lines and more."""
_CLEARING = {"RU": "BIK", "CN": "CNAPS"}
_CODED = re.compile(r"//([A-Z]{2})([^.]*)(?:\.(.*))?")
_ACCOUNT = re.compile(r"/(?:[CD]/)?(.*)")
_NUMBERED = re.compile(r"(?i)\b(INN|ИНН|KIO|КИО)[ :.]*(\d{12}|\d{10}|\d{5})(?!\d)")
_KPP = re.compile(r"(?i)\b(KPP|КПП)[ :.]*(\d{4}[0-9A-Z]{2}\d{3})(?!\d)")
_LONG_NUMBER = re.compile(r"\d{5}")
_CODE_LINE = re.compile(r"([A-Z]{4})/([A-Z]{2})/(.+)")
_WORDS = {"ИНН": "INN", "КИО": "KIO", "КПП": "KPP"}


Read = tuple[Party | None, tuple[Value, ...]]


def read(field: Field, role: Role) -> Read:
    """The party of a field, if it says anything of one, and what in it is free text."""
    usual = sum(map(len, field.lines)) <= _USUAL_LENGTH
    return _read_once(field, role) if usual else _read(field, role)


def _read(field: Field, role: Role) -> Read:
    draft, texts = _drafted(field, role)
    return draft.party(), tuple(texts)


_read_once = lru_cache(maxsize=8192)(_read)
"""Banks and their customers come again and again, each with the same lines."""


def _drafted(field: Field, role: Role) -> tuple[Draft, list[Value]]:
    draft = Draft(role, field.path)
    first = _head(field, draft)
    option = field.tag[2:]
    if option == "F" and field.tag[:2] in ("50", "59"):
        return draft, _structured(field, draft, first)
    if option in ("A", "C", "G") and any(is_bic(line.strip()) for line in field.lines[first:]):
        return draft, _banks(field, draft, first + 1)
    if option == "B":
        _lines(field, draft, first + 1)
    else:
        _name_and_address(field, draft, first)
    return draft, []


def _head(field: Field, draft: Draft) -> int:
    """The lines before the name: account, clearing code, national identifier. How many they are."""
    n = 0
    for n, line in enumerate(field.lines, 1):
        text = line.strip()
        if text.startswith("//"):
            _clearing(field, n, text, draft)
        elif n == 1 and text.startswith("/"):
            account = _ACCOUNT.fullmatch(text)
            if account is not None and account[1]:
                draft.set_account(field.line(n, account[1]))
        elif n == 1 and (coded := _CODE_LINE.fullmatch(text)) and field.tag == "50F":
            draft.identify(field.line(n, coded[3]), coded[1], coded[2])
        elif not _identified(field, n, text, draft):
            return n - 1
    return n


def _clearing(field: Field, n: int, text: str, draft: Draft) -> None:
    """``//RU044525225.30101810...`` is a BIK with the correspondent account; ``//CN`` a CNAPS."""
    coded = _CODED.fullmatch(text)
    if coded is None or coded[1] not in _CLEARING:
        if text[2:].strip():
            draft.identify(field.line(n, text[2:].strip()))
        return
    if coded[2]:
        draft.identify(field.line(n, coded[2]), _CLEARING[coded[1]])
    if coded[3]:
        draft.set_account(field.line(n, coded[3]))


def _identified(field: Field, n: int, text: str, draft: Draft) -> bool:
    """Take tax numbers out of a line; whether it holds nothing else."""
    if not _LONG_NUMBER.search(text):
        return False
    found = [*_NUMBERED.finditer(text), *_KPP.finditer(text)]
    for match in found:
        word = match[1].upper()
        draft.identify(field.line(n, match[2]), _WORDS.get(word, word))
    return bool(found) and not _unnumbered(text).strip(".")


def _unnumbered(text: str) -> str:
    """A line without the tax numbers in it."""
    if not _LONG_NUMBER.search(text):
        return text
    return _KPP.sub("", _NUMBERED.sub("", text)).lstrip(" ./,;:-").rstrip(" /,;:-")


def _banks(field: Field, draft: Draft, first: int) -> list[Value]:
    """Lines that are a BIC; other lines (``BY PAYMENT`` in field 41A) are free text."""
    lines = [field.line(n) for n in range(first, len(field.lines) + 1)]
    for line in lines:
        if is_bic(line.text):
            draft.set_bic(line)
    return [line for line in lines if line.text and not is_bic(line.text)]


def _name_and_address(field: Field, draft: Draft, before: int) -> None:
    """The first line is the name, the rest the address; a full first line may be continued."""
    if before == len(field.lines):
        return
    n = before + 1
    name = field.lines[n - 1].strip()
    if name:
        named = field.line(n, _unnumbered(name))
        draft.name_bank(named) if draft.role in AGENT_ROLES else draft.names.append(named)
    if len(field.lines) > n and len(field.lines[n - 1].rstrip()) >= _WIDTH:
        following = field.lines[n].strip()
        draft.names += [field.line(n, f"{name}{gap}{following}") for gap in ("", " ")]
    _lines(field, draft, n + 1)


def _lines(field: Field, draft: Draft, first: int) -> None:
    for n in range(first, len(field.lines) + 1):
        text = field.lines[n - 1].strip()
        if text and not _identified(field, n, text, draft):
            draft.lines.append(field.line(n))


def _structured(field: Field, draft: Draft, before: int) -> list[Value]:
    """Numbered lines of options 50F and 59F; 8 and unnumbered lines are free text."""
    texts: list[Value] = []
    name: list[str] = []
    named = 0
    for n in range(before + 1, len(field.lines) + 1):
        number, _, text = field.lines[n - 1].strip().partition("/")
        if number == "1" and text:
            named = named or n
            name.append(text)
        elif not text or number not in _SUBFIELDS:
            if field.lines[n - 1].strip():
                texts.append(field.line(n))
        else:
            _SUBFIELDS[number](draft, field, n, text)
            if number == "6":
                texts += _issuer(field, n, text)
    if name:
        draft.names.append(field.line(named, " ".join(name)))
        if len(name) > 1 and len(name[0]) >= _WIDTH - 2:
            draft.names.append(field.line(named, "".join(name)))
    return texts


def _address_line(draft: Draft, field: Field, n: int, text: str) -> None:
    draft.lines.append(field.line(n, text))


def _country_and_town(draft: Draft, field: Field, n: int, text: str) -> None:
    country, _, town = text.partition("/")
    draft.set_country(field.line(n, country))
    if town:
        draft.set_town(field.line(n, town))


def _birth_date(draft: Draft, field: Field, n: int, text: str) -> None:
    draft.set_birth_date(field.line(n, text))


def _birth_place(draft: Draft, field: Field, n: int, text: str) -> None:
    country, _, town = text.partition("/")
    draft.countries.append(field.line(n, country))
    if town:
        draft.set_birth_place(field.line(n, town))


def _customer_number(draft: Draft, field: Field, n: int, text: str) -> None:
    country, _, rest = text.partition("/")
    issuer, _, number = rest.rpartition("/")
    draft.identify(field.line(n, number or text), "CUST", f"{country} {issuer}".strip())


def _issuer(field: Field, n: int, text: str) -> list[Value]:
    """Who gave the customer's number: somebody is named there."""
    issuer = text.rpartition("/")[0].partition("/")[2]
    return [field.line(n, issuer)] if issuer else []


def _national_number(draft: Draft, field: Field, n: int, text: str) -> None:
    country, _, number = text.partition("/")
    draft.identify(field.line(n, number or text), "NIDN", country if number else "")


_SUBFIELDS = {
    "2": _address_line,
    "3": _country_and_town,
    "4": _birth_date,
    "5": _birth_place,
    "6": _customer_number,
    "7": _national_number,
}
