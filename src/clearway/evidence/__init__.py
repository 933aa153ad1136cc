"""What agrees, what conflicts, how much each weighs. Verb: ``weigh``."""

from clearway.evidence.facts import entry_countries, subject_kind
from clearway.evidence.together import Parties, PartyHits, together
from clearway.evidence.types import Feature, Hit, Identity, Verdict
from clearway.evidence.weigh import weigh, worth_saying

__all__ = [
    "Feature",
    "Hit",
    "Identity",
    "Parties",
    "PartyHits",
    "Verdict",
    "entry_countries",
    "subject_kind",
    "together",
    "weigh",
    "worth_saying",
]
