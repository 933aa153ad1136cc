"""What two messages say differently of the same party: name, account, numbers, country, address."""

from collections.abc import Iterator
from typing import NamedTuple

from clearway.message.types import Party, Value
from clearway.parties import CountryAt
from clearway.parties.countries import countries_of
from clearway.versions.same import all_words, compact, name_likeness, words_of
from clearway.versions.sides import account_of
from clearway.versions.types import How, What

_ENDS_ALIKE = 6
"""Characters of an account from which it may stand at the end of an IBAN."""


class Detail(NamedTuple):
    """One detail of a party; ``here`` or ``there`` is nothing where one does not give it."""

    what: What
    how: How
    here: Value | None
    there: Value | None


def details(here: Party, there: Party) -> Iterator[Detail]:
    """What differs; that this message gives more than the other is no difference."""
    yield from _name(here, there)
    yield from _account(here, there)
    yield from _numbers(here, there)
    yield from _country(here, there)
    mine, theirs = _address(here), _address(there)
    if theirs and not mine:
        yield Detail("address", "missing", None, theirs[0])


def _name(here: Party, there: Party) -> Iterator[Detail]:
    if not there.names:
        return
    if not here.names:
        yield Detail("name", "missing", None, there.names[0])
        return
    likeness = name_likeness(here, there)
    if likeness in ("shortened", "spelled", "lengthened"):
        how: How = "shortened" if likeness == "shortened" else "spelled"
        yield Detail("name", how, here.names[0], there.names[0])


def _account(here: Party, there: Party) -> Iterator[Detail]:
    mine, theirs = account_of(here), account_of(there)
    if not theirs or mine == theirs:
        return
    if not mine:
        yield Detail("account", "missing", None, there.account)
    elif not _same_end(mine, theirs):
        yield Detail("account", "changed", here.account, there.account)


def _same_end(one: str, other: str) -> bool:
    """Whether one is the other's number within an IBAN."""
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= _ENDS_ALIKE and longer.endswith(shorter)


def _numbers(here: Party, there: Party) -> Iterator[Detail]:
    """Each number that is gone; changed where another of the same kind stands in its place."""
    mine = {compact(given.value.text) for given in here.identifiers}
    lines = compact(" ".join(value.text for value in (*here.names, *here.address.lines)))
    by_scheme = {given.scheme: given.value for given in here.identifiers if given.scheme}
    for given in there.identifiers:
        number = compact(given.value.text)
        if number and number not in mine and number not in lines:
            other = by_scheme.get(given.scheme)
            how: How = "changed" if other else "missing"
            yield Detail("identifier", how, other, given.value)
    if there.birth_date and not here.birth_date:
        yield Detail("identifier", "missing", None, there.birth_date)


def _country(here: Party, there: Party) -> Iterator[Detail]:
    """Countries of the address: one that is gone, or another in its place."""
    mine, theirs = _countries(here), _countries(there)
    gone = [country for code, country in theirs.items() if code not in mine]
    if not gone or (mine and len(gone) < len(theirs)) or (not mine and _same_town(here, there)):
        return
    other = next(iter(mine.values()), None)
    how: How = "changed" if other else "missing"
    yield Detail("country", how, other.at if other else None, gone[0].at)


def _same_town(here: Party, there: Party) -> bool:
    """Whether the town, given apart there, is still named: it tells the country."""
    town = words_of(there.address.town.text) if there.address.town else ()
    return bool(town) and set(town) <= all_words(_address(here))


def _countries(party: Party) -> dict[str, CountryAt]:
    return {found.code: found for found in countries_of(party) if found.basis == "address"}


def _address(party: Party) -> tuple[Value, ...]:
    apart = (party.address.town, party.address.postcode)
    return (*party.address.lines, *(value for value in apart if value))
