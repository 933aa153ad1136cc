"""``AUTHORISED``: what speaks for release; a trusted party of one's own list is no listed one.

Holds when a hit was cleared by a trusted entry. It clears that listed entry only: whatever else is
found of the party counts as before.
"""

from collections.abc import Iterator

from clearway.decision.said import lines, reference
from clearway.decision.types import Claim
from clearway.evidence import Clearance, Hit, PartyHits


def authorised(found: PartyHits) -> Iterator[Claim]:
    """A claim for each hit that was cleared: who confirmed it, by which entry, and why."""
    for hit in found.hits:
        if hit.clearance is not None:
            yield _claim(hit, hit.clearance)


def _claim(hit: Hit, clearance: Clearance) -> Claim:
    trusted = clearance.by
    return Claim(
        code="AUTHORISED",
        statement=(
            f"{hit.subject.role.words.capitalize()} '{hit.at.text}' is {trusted.name}, trusted by "
            f"{trusted.list} {trusted.id} ({_confirmed(clearance)}), and not {hit.entry.name} "
            f"({hit.entry.list} {hit.entry.id}): {clearance.why}."
        ),
        where=hit.at.path,
        value=hit.at.text,
        effect="release",
        binding="informs",
        evidence=lines(clearance.known),
        entry=reference(trusted),
    )


def _confirmed(clearance: Clearance) -> str:
    """Who stands for it: the person named in the list, else the list itself."""
    by = clearance.by.trust.confirmed_by if clearance.by.trust else ""
    return f"confirmed by {by or clearance.by.list}"
