"""Everything of the index that could be one party of a payment: by name, number or bank code."""

import msgspec

from clearway.candidates.searchable import Match, Searchable
from clearway.lists.types import Entry, ListedName
from clearway.message.types import Value
from clearway.names import Comparison
from clearway.names.begun import told_whole
from clearway.parties import Broken, Subject


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """An entry that could be the party, and where it was met.

    ``comparison`` and ``listed`` are the best name's; both ``None`` where only a number met.
    """

    entry: Entry
    at: Value
    listed: ListedName | None = None
    comparison: Comparison | None = None


def find(index: Searchable, subject: Subject) -> tuple[Candidate, ...]:
    """Candidates for a party, each entry once, in order of list and id."""
    best = _by_name(index, subject)
    for at, entry in _by_number(index, subject):
        best.setdefault((entry.list, entry.id), Candidate(entry=entry, at=at))
    return tuple(best[key] for key in sorted(best))


def find_in(index: Searchable, text: Value) -> tuple[Candidate, ...]:
    """Candidates whose names stand in a free text, each entry once, at its best place.

    Of two places that are read as one, only names that need both.
    """
    best: dict[tuple[str, str], Candidate] = {}
    for found in index.find_in_text(text.text):
        if isinstance(text, Broken) and not text.holds(found.start, found.end):
            continue
        match, at = found.match, text.part(text.text[found.start : found.end])
        _keep(best, match, at)
    return tuple(best[key] for key in sorted(best))


def _by_name(index: Searchable, subject: Subject) -> dict[tuple[str, str], Candidate]:
    best: dict[tuple[str, str], Candidate] = {}
    for place in subject.names:
        for match in index.find(place.name):
            _keep(best, match, place.at)
        for match in (*index.begun_by(place.name), *index.written_by(place.name)):
            _keep_told(best, match, place.at)
    return best


def _keep(best: dict[tuple[str, str], Candidate], match: Match, at: Value) -> None:
    """Keeps the match if it is the best of its entry so far."""
    key = (match.entry.list, match.entry.id)
    held = best.get(key)
    if held and held.comparison and held.comparison.score >= match.comparison.score:
        return
    best[key] = Candidate(
        entry=match.entry, at=at, listed=match.listed, comparison=match.comparison
    )


def _keep_told(best: dict[tuple[str, str], Candidate], match: Match, at: Value) -> None:
    """Keeps what tells the entry's name as a whole, whichever of its names is the best."""
    _keep(best, match, at)
    key = (match.entry.list, match.entry.id)
    held, line = best[key].comparison, match.comparison.pairings[-1]
    if held is not None and held.pairings[-1].how is not line.how:
        said = told_whole(held, line.how, line.query, line.entry)
        best[key] = msgspec.structs.replace(best[key], comparison=said)


def _by_number(index: Searchable, subject: Subject) -> list[tuple[Value, Entry]]:
    found = [
        (number.at, entry)
        for number in subject.identifiers
        for entry in index.by_identifier(number.identifier)
    ]
    if subject.bic is not None:
        found += [(subject.bic, entry) for entry in index.by_bic(subject.bic.text)]
    return found
