"""What agrees, what conflicts, how much each weighs. Verb: ``weigh``."""

from clearway.evidence.facts import entry_countries, subject_kind
from clearway.evidence.together import Parties, PartyHits, together
from clearway.evidence.trusted import Trusted, clear, known_by
from clearway.evidence.types import Clearance, Feature, Hit, Identity, Verdict
from clearway.evidence.weigh import weigh, worth_saying

__all__ = [
    "Clearance",
    "Feature",
    "Hit",
    "Identity",
    "Parties",
    "PartyHits",
    "Trusted",
    "Verdict",
    "clear",
    "entry_countries",
    "known_by",
    "subject_kind",
    "together",
    "weigh",
    "worth_saying",
]
