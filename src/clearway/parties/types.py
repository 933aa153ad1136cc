"""Who and what is to be screened, read once and typed."""

from collections.abc import Iterator

import msgspec

from clearway.message.types import Fault, Value
from clearway.names.types import Name
from clearway.parties.broken import Broken
from clearway.parties.finds import FindAt
from clearway.parties.marks import MarkAt
from clearway.terms import Identifier, PartialDate, PartyKind, Role


class NameAt(msgspec.Struct, frozen=True):
    """A name, as read, and where it stands."""

    at: Value
    name: Name


class CountryAt(msgspec.Struct, frozen=True):
    """A country (ISO 3166 alpha-2) and the text that says so. ``basis``: address, account, bic."""

    code: str
    at: Value
    basis: str


class IdentifierAt(msgspec.Struct, frozen=True, kw_only=True):
    """An identifier and where it stands.

    ``labelled``: the message names its scheme or its place does, so that it can contradict;
    otherwise only its form and check digit speak for the scheme, enough to agree, not to differ.
    """

    at: Value
    identifier: Identifier
    labelled: bool


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """A party, an agent, or a number standing in free text (``names`` empty, role ``Pty``).

    ``passing`` are its other texts, in which somebody can be named in passing: address, account,
    numbers, birth place. ``aside``: this is such a text, not the party itself. ``over`` is its name
    as it goes on in the next line.
    """

    role: Role
    path: str
    kind: PartyKind = PartyKind.UNKNOWN
    names: tuple[NameAt, ...] = ()
    bic: Value | None = None
    countries: tuple[CountryAt, ...] = ()
    address: tuple[Value, ...] = ()
    identifiers: tuple[IdentifierAt, ...] = ()
    birth_dates: tuple[tuple[Value, PartialDate], ...] = ()
    birth_place: Value | None = None
    account: Value | None = None
    passing: tuple[Value, ...] = ()
    aside: bool = False
    over: tuple[Broken, ...] = ()


class Subjects(msgspec.Struct, frozen=True):
    """All of a payment that is screened: its parties, and its free text.

    ``broken`` are texts that go on in the next element, around the break. ``finds`` are the
    numbers, documents and names read out of text. ``faults`` are texts too long to be screened, or
    with too many readings, and names that were not read: a limit is an error, never a silent cut.
    """

    parties: tuple[Subject, ...]
    texts: tuple[Value, ...]
    broken: tuple[Broken, ...] = ()
    marks: tuple[MarkAt, ...] = ()
    finds: tuple[FindAt, ...] = ()
    faults: tuple[Fault, ...] = ()

    def running(self) -> Iterator[tuple[Subject, Value]]:
        """Every text that somebody can be named in, and whose it is."""
        for text in (*self.texts, *self.broken):
            yield Subject(role=Role.OTHER_PARTY, path=text.path), text
        for party in self.parties:
            for text in party.over:
                yield party, text
            for text in party.passing:
                yield Subject(role=party.role, path=text.path, aside=True), text
