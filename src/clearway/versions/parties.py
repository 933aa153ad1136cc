"""The parties of two messages of one payment, held side by side role by role."""

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import NamedTuple

from clearway.message.types import Party, Payment, Value
from clearway.terms import AGENT_ROLES, Role
from clearway.versions.details import details
from clearway.versions.same import all_words, compact, numbers_of, same_bank, same_party, words_of
from clearway.versions.types import Found, How, What

_CONTACT = "/CtctDtls"

COMPARED = (
    *(Role.DEBTOR, Role.ULTIMATE_DEBTOR, Role.INITIATING_PARTY),
    *(Role.CREDITOR, Role.ULTIMATE_CREDITOR, Role.INVOICER, Role.INVOICEE, Role.OTHER_PARTY),
    *(Role.DEBTOR_AGENT, Role.PREVIOUS_INSTRUCTING_AGENT),
    *(Role.INTERMEDIARY_AGENT, Role.CREDITOR_AGENT, Role.OTHER_AGENT),
)
"""Roles that stay through the chain; who sends, receives and reimburses changes on the way."""


def party_differences(
    here: tuple[Party, ...], there: tuple[Party, ...], mine: Payment, theirs: Payment
) -> Iterator[Found]:
    """What differs between parties of two messages: who stands elsewhere in one is not gone."""
    for role in COMPARED:
        same = _paired(_named(here, role), _named(there, role))
        if role not in AGENT_ROLES:
            for one, other in same.pairs:
                yield from _details(one, other)
        gone = [party for party in same.gone if not _stands_in(mine, party)]
        new = [party for party in same.new if not _stands_in(theirs, party)]
        yield from _others(role, new, gone)


class _Paired(NamedTuple):
    """Parties of a role: those who are the same here and there, those only here, only there."""

    pairs: list[tuple[Party, Party]]
    new: list[Party]
    gone: list[Party]


def _paired(here: list[Party], there: list[Party]) -> _Paired:
    pairs, gone = [], []
    for theirs in there:
        same = same_bank if theirs.role in AGENT_ROLES else same_party
        mine = next((party for party in here if same(party, theirs)), None)
        if mine is None:
            gone.append(theirs)
        else:
            here = [party for party in here if party is not mine]
            pairs.append((mine, theirs))
    return _Paired(pairs, here, gone)


def _details(mine: Party, theirs: Party) -> Iterator[Found]:
    for what, how, here, there in details(mine, theirs):
        yield Found(what, how, mine.role.words, here, there, _places(theirs))


def _others(role: Role, new: list[Party], gone: list[Party]) -> Iterator[Found]:
    """Those who are not the same: one in another's place, one gone, one new."""
    for mine, theirs in zip_longest(new, gone):
        how: How = "missing" if mine is None else "added" if theirs is None else "changed"
        here = telling(mine) if mine else None
        there = telling(theirs) if theirs else None
        what = _what(theirs or mine)
        yield Found(what, how, role.words, here, there, _places(theirs) if theirs else ())


def values_of(parties: Iterable[Party]) -> Iterator[Value]:
    """Every text of the parties."""
    for party in parties:
        yield from party.names
        yield from party.address.lines
        yield from party.countries
        yield from (given.value for given in party.identifiers)
        address = party.address
        one = (address.town, address.postcode, address.country, party.bic, party.account)
        yield from (value for value in (*one, party.birth_date, party.birth_place) if value)


def _named(parties: tuple[Party, ...], role: Role) -> list[Party]:
    return [p for p in parties if p.role is role and (p.names or p.bic or p.identifiers)]


def _what(party: Party | None) -> What:
    """A bank, a contact person of another party, or a party of its own."""
    if party is None or party.role in AGENT_ROLES:
        return "agent"
    return "contact" if _CONTACT in party.path else "party"


def telling(party: Party) -> Value:
    """The text that names a party: its name, else its BIC, else its first number."""
    if party.names:
        return party.names[0]
    return party.bic or party.identifiers[0].value


def _places(party: Party) -> tuple[str, ...]:
    return tuple(value.path for value in values_of((party,)))


def _stands_in(payment: Payment, party: Party) -> bool:
    """Whether a message names a party in whatever role, or word by word in one text."""
    if party.role in AGENT_ROLES:
        return any(
            other.role in AGENT_ROLES and same_bank(other, party) for other in payment.parties
        )
    if any(party.names and other.names and same_party(other, party) for other in payment.parties):
        return True
    values = (*values_of(payment.parties), *payment.texts)
    numbers = numbers_of(party)
    if not party.names and any(n in compact(value.text) for n in numbers for value in values):
        return True
    words = {word for name in party.names[:1] for word in words_of(name.text)}
    return any(len(word) > 1 for word in words) and any(
        words <= all_words((value,)) for value in values
    )
