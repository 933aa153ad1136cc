"""Dated policies, claims, action, questions. Verb: ``decide``."""

from clearway.decision.decide import Findings, decide
from clearway.decision.types import Claim, Decision, EntryRef, EvidenceLine, Question, Relation
from clearway.decision.unread import Basis, HeldList

__all__ = [
    "Basis",
    "Claim",
    "Decision",
    "EntryRef",
    "EvidenceLine",
    "Findings",
    "HeldList",
    "Question",
    "Relation",
    "decide",
]
