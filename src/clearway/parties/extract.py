"""From a payment to what is screened in it."""

from functools import lru_cache

from msgspec.structs import replace

from clearway.message.types import Fault, Party, Payment, Reading, Value
from clearway.names import Token
from clearway.names.kept import read_name_once
from clearway.names.types import TokenKind
from clearway.parties.broken import over_elements, over_lines
from clearway.parties.countries import countries_of
from clearway.parties.dates import birth_date
from clearway.parties.found import finds_of, found_subjects, telling_lines
from clearway.parties.identifiers import given, given_account, in_text
from clearway.parties.marks import marks_of
from clearway.parties.said import said
from clearway.parties.several import each_name
from clearway.parties.types import IdentifierAt, NameAt, Subject, Subjects
from clearway.parties.unread import unread_names
from clearway.parties.within import read_said
from clearway.terms import AGENT_ROLES, PartyKind, Role

_CONTACT = "/CtctDtls"
_USUAL_LENGTH = 2_000
"""Characters of all names and addresses of a payment whose parties are kept."""
LONGEST_NAME = 300
"""Characters of one name, twice what a message between banks holds: more is no name,"""
LONG_NAME = 140
"""and beyond what it holds there may be several names: they are searched for as in a text."""
LONGEST_TEXT = 50_000
"""Characters of one text: five times the longest remittance of a message between banks."""


def extract(payment: Payment) -> Subjects:
    """All parties and agents of ``payment`` and the identifiers and text outside them."""
    too_long = tuple([_too_long(text) for text in payment.texts if len(text.text) > LONGEST_TEXT])
    if too_long:
        short = tuple(text for text in payment.texts if len(text.text) <= LONGEST_TEXT)
        payment = replace(payment, texts=short)
    texts = said(payment)
    read, faults = read_said(payment, texts)
    texts = texts if read is payment else said(read)
    lines = telling_lines(texts)
    subject = _subject_once if len(texts.in_lines) <= _USUAL_LENGTH else _subject
    parties = _beside_their_own(tuple([subject(party, bool(lines)) for party in read.parties]))
    finds = finds_of(read, lines)
    long = [
        (party.role, name)
        for party in read.parties
        for name in party.names
        if len(name.text) > LONG_NAME
    ]
    names_too_long = [
        _name_too_long(role, name)
        for role, name in long
        if len(name.text) > LONGEST_NAME and not isinstance(name, Reading)
    ]
    return Subjects(
        parties=(*parties, *found_subjects(finds, texts)),
        texts=(*read.texts, *[name for _, name in long if len(name.text) <= LONGEST_TEXT]),
        broken=over_elements(read.texts),
        marks=marks_of(read, texts),
        finds=finds,
        faults=(*too_long, *faults, *names_too_long, *unread_names(parties)),
    )


def _too_long(text: Value) -> Fault:
    return Fault(
        path=text.path,
        what=f"{len(text.text):,} characters of text, over the {LONGEST_TEXT:,} that are screened",
        mend="Read this text by hand.",
    )


def _name_too_long(role: Role, name: Value) -> Fault:
    what = (
        f"the {role.words}'s name has {len(name.text):,} characters, over the {LONGEST_NAME} that "
        "are compared as one name"
    )
    return Fault(path=name.path, what=what, mend="Read this name by hand.")


def _subject(party: Party, numbered: bool) -> Subject:
    """A party; ``numbered``: its lines are worth searching for numbers."""
    kind = _kind(party)
    address = _address(party)
    born = birth_date(party.birth_date) if party.birth_date else ()
    over, lines = over_lines(party)
    return Subject(
        role=party.role,
        path=party.path,
        kind=kind,
        names=_names(party, kind),
        bic=party.bic,
        countries=countries_of(party),
        address=address,
        identifiers=_identifiers(party, numbered),
        birth_dates=born,
        birth_place=party.birth_place,
        account=party.account,
        passing=_passing(party, (*address, *lines), bool(born)),
        over=over,
    )


def _names(party: Party, kind: PartyKind) -> tuple[NameAt, ...]:
    """Every name of a party; and what each holds of several, if it names somebody by itself."""
    given = [name for name in party.names if name.text.strip() and len(name.text) <= LONGEST_NAME]
    names = [NameAt(at, read_name_once(at.text, kind)) for at in given]
    parts = [part for name in given for part in each_name(name)]
    several = (NameAt(at, read_name_once(at.text, kind)) for at in parts)
    return (*names, *[one for one in several if any(map(_identifies, one.name.tokens))])


def _identifies(token: Token) -> bool:
    """Whether a word is no trade, place or form: ``ENERGO - LIMITED PARTNERSHIP`` is one name."""
    return token.kind is TokenKind.WORD


_subject_once = lru_cache(maxsize=4096)(_subject)
"""A payer comes again with the same lines in his bank's next message: an equal party."""


def _beside_their_own(subjects: tuple[Subject, ...]) -> tuple[Subject, ...]:
    """A contact person without an address of their own is met at that of the party."""
    if not any(_CONTACT in subject.path for subject in subjects):
        return subjects
    by_path = {subject.path: subject for subject in subjects}
    return tuple(_met_at(by_path.get(one.path.partition(_CONTACT)[0]), one) for one in subjects)


def _met_at(owner: Subject | None, contact: Subject) -> Subject:
    if owner is None or owner is contact or contact.address:
        return contact
    places = {country.code: country for country in (*contact.countries, *owner.countries)}
    return replace(contact, address=owner.address, countries=tuple(places.values()))


def _passing(party: Party, address: tuple[Value, ...], born: bool) -> tuple[Value, ...]:
    """Every text of a party but its names; of birth dates, what is no date (``born``: it is)."""
    date = None if born else party.birth_date
    texts = [*address, *party.countries]
    texts += [number.value for number in party.identifiers]
    for one in (party.bic, party.account, party.address.country, date, party.birth_place):
        if one is not None:
            texts.append(one)
    return tuple(texts)


def _kind(party: Party) -> PartyKind:
    if party.role in AGENT_ROLES or party.is_person is False:
        return PartyKind.ORGANISATION
    return PartyKind.PERSON if party.is_person else PartyKind.UNKNOWN


def _address(party: Party) -> tuple[Value, ...]:
    address = party.address
    if address.town is None and address.postcode is None:
        return address.lines
    return (*address.lines, *[value for value in (address.town, address.postcode) if value])


def _identifiers(party: Party, numbered: bool) -> tuple[IdentifierAt, ...]:
    """Identifiers of their own place, labelled ones in name and address lines, the account."""
    own = [given(number) for number in party.identifiers]
    if numbered:
        known = {number.identifier.value for number in own}
        lines = (*party.names, *party.address.lines)
        beside = (number for line in lines for number in in_text(line))
        own += [number for number in beside if number.identifier.value not in known]
    if party.account is not None:
        own.append(given_account(party.account))
    return tuple(own)
