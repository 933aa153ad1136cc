"""Dated policies, claims, action, questions. Verb: ``decide``."""

from clearway.decision.decide import Findings, decide
from clearway.decision.types import (
    Claim,
    Compared,
    Decision,
    EntryRef,
    EvidenceLine,
    Question,
    Relation,
    ScreenedList,
)
from clearway.decision.unread import Basis, HeldList

__all__ = [
    "Basis",
    "Claim",
    "Compared",
    "Decision",
    "EntryRef",
    "EvidenceLine",
    "Findings",
    "HeldList",
    "Question",
    "Relation",
    "ScreenedList",
    "decide",
]
