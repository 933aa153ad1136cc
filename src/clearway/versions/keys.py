"""Keys under which a message is found again: whole numbers, so that millions are looked up fast.

Two messages that share a key may belong together; whether they do is told by ``ties``. A key that
two strangers share by chance costs a look, no more.
"""

from collections.abc import Iterator
from hashlib import blake2b

from clearway.message.types import Party
from clearway.terms import Role
from clearway.versions.same import words_of
from clearway.versions.sides import account_of, sides
from clearway.versions.types import Version

_TELLING = 4
"""Letters from which a word of a name is no legal form."""


def keys_of(version: Version) -> frozenset[int]:
    """The keys that a message is kept under."""
    return looked_up(version) | frozenset(map(_key, _names(version)))


def looked_up(version: Version) -> frozenset[int]:
    """The keys that others are looked up by which may belong to a message."""
    return frozenset(map(_key, _marks(version)))


def keys_of_covers(version: Version) -> frozenset[int]:
    """The keys that a cover has in common with its customer payment: UETR, references."""
    return frozenset(map(_key, _references(version)))


def keys_of_returns(version: Version) -> frozenset[int]:
    """The keys of messages that take this one back, whatever the amount that they name."""
    return frozenset(_key(f"o {reference}") for reference in version.references)


def keys_of_reference(text: str) -> frozenset[int]:
    """The keys of a reference or UETR as a person types it."""
    typed = text.strip()
    return frozenset((_key(f"i {typed.upper()}"), _key(f"u {typed.lower()}")))


def _key(mark: str) -> int:
    digest = blake2b(mark.encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, signed=True)


def _marks(version: Version) -> Iterator[str]:
    """References, and documents and both sides with the money."""
    yield from _references(version)
    if money := _money(version):
        yield from (f"d {document} {money}" for document in version.documents)
        yield from (f"p {pair} {money}" for pair in _pairs(version))


def _references(version: Version) -> Iterator[str]:
    """The UETR, and each reference with the money."""
    if version.uetr:
        yield f"u {version.uetr}"
    if money := _money(version):
        for reference in (*version.references, *version.related):
            yield f"r {reference} {money}"


def _money(version: Version) -> str:
    """Currency and amount; empty where one is missing."""
    given = version.payment.currency and version.payment.amount
    return f"{version.payment.currency} {amount_of(version)}" if given else ""


def _names(version: Version) -> Iterator[str]:
    """What a person asks for it by, and what a message that takes another one back names."""
    if not (version.references or version.uetr):  # so that every message has a key
        yield f"i {version.payment.source.upper()}"
    yield from (f"i {reference}" for reference in version.references)
    if version.group == "returned":
        yield from (f"o {reference}" for reference in version.related)


def amount_of(version: Version) -> str:
    """The amount without what does not count: ``100.00`` and ``100`` are one."""
    amount = version.payment.amount or ""
    return amount.rstrip("0").rstrip(".").lstrip("0") if "." in amount else amount.lstrip("0")


def _pairs(version: Version) -> Iterator[str]:
    """Debtor and creditor, each by name and by account: one of the two may be exchanged."""
    if version.group not in ("customer", "cover"):
        return
    parties = sides(version)
    for debtor in _known_by(parties, Role.DEBTOR):
        for creditor in _known_by(parties, Role.CREDITOR):
            yield f"{debtor} {creditor}"


def _known_by(parties: tuple[Party, ...], role: Role) -> Iterator[str]:
    for party in parties:
        if party.role is role:
            if account := account_of(party):
                yield f"account {account}"
            if party.names:
                yield f"name {_plain(party.names[0].text)}"


def _plain(name: str) -> str:
    """The words of a name in Latin letters and in their order, without short ones."""
    words = words_of(name)
    return " ".join(sorted({word for word in words if len(word) >= _TELLING} or set(words)))
