"""From a payment to a version of it: what it says, and by which references it is known."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from msgspec.structs import replace

from clearway.message.types import Payment, Value
from clearway.message.values import UETR, reference
from clearway.parties.finds import finds_in
from clearway.tables.versions import Group, told, version_rules
from clearway.versions.types import Version

UNDERLYING = "UndrlygCstmrCdtTrf/"
ORDERING_CUSTOMER = re.compile(r"50[A-Z]?")
"""Where the customer's part of an MT 202 COV begins."""
_COUNT = re.compile(r"\[\d+\]")
_BLOCK_3_UETR = "block3/121"
_COVER_MARKS = ("FICdtTrf", "FinInstnCdtTrf", "119:COV", *(f":58{option}:" for option in "ABCD"))
_COVER_MARKS += tuple(f"{before}:58:" for before in ("\n", "\r", "\\n", "\\r"))
"""One of these stands in every file that holds a transfer between banks."""
_LONGEST_MARK = 100
"""Bytes that a mark takes in any encoding, or more."""
_REJECTED = "RJCT"


def version_of(payment: Payment) -> Version:
    """The message as it is kept for others to be held against."""
    values = (*payment.texts, *payment.set_aside)
    places = version_rules().references
    own, related = _references(values, places.own), _references(values, places.related)
    if payment.kind.startswith(places.own_21):
        own, related = own + related, ()
    given = _given(payment)
    return Version(
        payment=replace(payment, set_aside=(), row=(), faults=(), notes=()),
        group=group_of(payment),
        uetr=next(_uetrs((*values, Value("UETR", payment.id))), ""),
        references=own or tuple(one for one in given if one not in related),
        related=related + _taken_back_references(payment),
        documents=tuple(dict.fromkeys(_documents(payment))),
    )


def _documents(payment: Payment) -> Iterator[str]:
    """Labelled numbers of contracts and invoices."""
    for text in payment.texts:
        if told().search(text.path) and any(map(str.isdigit, text.text)):
            for find in finds_in(text):
                if find.kind in version_rules().documents:
                    yield find.value.upper()


def group_of(payment: Payment) -> Group:
    """What the message is to others of the same payment."""
    if any(UNDERLYING in party.path for party in payment.parties):
        return "cover"
    is_bank_transfer = payment.kind.startswith(("MT202", "MT205"))
    if is_bank_transfer and any(ORDERING_CUSTOMER.fullmatch(p.path) for p in payment.parties):
        return "cover"  # whatever became of block 3, where it says so
    if payment.kind.startswith("pacs.002"):
        return "returned" if _is_rejected(payment) else "other"
    return "returned" if _says_taken_back(payment) else _group_of_kind(payment.kind)


def _says_taken_back(payment: Payment) -> bool:
    """Whether a transfer goes back, by what its field 72 says."""
    pattern = version_rules().references.taken_back
    return any(
        text.path.startswith("72") and re.match(pattern, text.text) for text in payment.texts
    )


def _taken_back_references(payment: Payment) -> tuple[str, ...]:
    if not _says_taken_back(payment):
        return ()
    pattern = version_rules().references.taken_back_reference
    found = (re.findall(pattern, t.text) for t in payment.texts if t.path.startswith("72"))
    return tuple(dict.fromkeys(reference.upper() for of in found for reference in of))


def is_covered(version: Version) -> bool:
    """Whether the message is a customer payment of a kind that can have a cover."""
    return version.payment.kind.startswith(version_rules().covered)


@cache
def _group_of_kind(kind: str) -> Group:
    for group, kinds in version_rules().groups.items():
        if kind.startswith(kinds):
            return group
    return "other"


def _is_rejected(payment: Payment) -> bool:
    """A status that says that the payment was refused."""
    return any(
        value.text == _REJECTED and value.path.endswith(("TxSts", "GrpSts"))
        for value in payment.set_aside
    )


def _references(values: Iterable[Value], places: frozenset[str]) -> tuple[str, ...]:
    found = (reference(value.text) for value in values if _last(value.path) in places)
    return tuple(dict.fromkeys(one.upper() for one in found if one and not UETR.fullmatch(one)))


def _uetrs(values: Iterable[Value]) -> Iterator[str]:
    for value in values:
        is_one = value.path == _BLOCK_3_UETR or _last(value.path) in ("UETR", "OrgnlUETR")
        if is_one and UETR.fullmatch(value.text):
            yield value.text.lower()


def _given(payment: Payment) -> tuple[str, ...]:
    """The reference that the payment is headed with, unless that is its UETR or its place."""
    is_own = payment.id != payment.source and not UETR.fullmatch(payment.id)
    return (payment.id.upper(),) if is_own else ()


def _last(path: str) -> str:
    last = path.rpartition("/")[2]
    return _COUNT.sub("", last) if last.endswith("]") else last


def may_hold_covers(pieces: Iterable[bytes]) -> bool:
    """Whether a file, in pieces, may hold a cover, or a transfer in its place; most cannot."""
    before = b""
    for piece in pieces:
        if _marks().search(before + piece):
            return True
        before = (before + piece)[-_LONGEST_MARK:]
    return False


@cache
def _marks() -> re.Pattern[bytes]:
    encoded = (mark.encode(code) for mark in _COVER_MARKS for code in ("utf-8", "utf-16-le"))
    return re.compile(b"|".join(re.escape(mark) for mark in encoded))
