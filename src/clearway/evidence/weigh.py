"""One candidate weighed: the name word by word, then the facts beside it."""

from collections.abc import Iterable, Iterator

from clearway.candidates import Candidate
from clearway.evidence.facts import facts
from clearway.evidence.identity import Grounds, grade
from clearway.evidence.types import Feature, Hit, Identity
from clearway.message.types import Reading, Value
from clearway.names import FLOOR, likeness, read_name
from clearway.parties import Subject


def weigh(subject: Subject, candidate: Candidate) -> Hit:
    """The hit of ``subject`` against one candidate."""
    beside = facts(subject, candidate.entry, candidate.comparison)
    score = sum(fact.weight for fact in beside)
    if candidate.comparison:
        score += candidate.comparison.score
    grounds = Grounds(
        entry=candidate.entry,
        listed=candidate.listed,
        comparison=candidate.comparison,
        facts=beside,
        score=score,
        subject_kind=subject.kind,
        aside=subject.aside,
    )
    identity, reason = grade(grounds)
    return Hit(
        subject=subject,
        at=candidate.at,
        entry=candidate.entry,
        features=(*_name_features(candidate), *beside, *_how_read(candidate.at)),
        score=score,
        likeness=likeness(score),
        identity=identity,
        reason=reason,
    )


def worth_saying(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """Hits that a claim is made of: one for each place and entry, the likeliest.

    A faint likeness that facts lower under the floor of what is searched says nothing. A text that
    is broken over lines comes in two readings, and is one place.
    """
    best: dict[tuple[str, str, str], Hit] = {}
    for hit in hits:
        if hit.identity is Identity.FAINT and hit.score < FLOOR:
            continue
        key = (hit.at.path, hit.entry.list, hit.entry.id)
        if key not in best or hit.score > best[key].score:
            best[key] = hit
    return tuple(best.values())


def _how_read(at: Value) -> Iterator[Feature]:
    """How a text in code was read, and what was odd in its letters."""
    if isinstance(at, Reading):
        yield Feature(feature=f"reading.{at.how}", value=at.original, entry_value=at.text)
    for note in read_name(at.text).notes:
        yield Feature(feature="reading.letters", value=at.text, entry_value=note)


def _name_features(candidate: Candidate) -> tuple[Feature, ...]:
    """Which listed name was met, and which word met which, how."""
    if candidate.comparison is None or candidate.listed is None:
        return ()
    met = Feature(
        feature=f"name.{candidate.listed.quality}",
        value=candidate.at.text,
        entry_value=candidate.listed.text,
    )
    words = (
        Feature(
            feature=f"word.{pairing.how}",
            value=pairing.query or None,
            entry_value=pairing.entry or None,
            weight=pairing.weight,
        )
        for pairing in candidate.comparison.pairings
    )
    return (met, *words)
