"""The index: everything that could match, nothing that judges. Verb: ``find``."""

from clearway.candidates.index import Index, Match, Stored
from clearway.candidates.suspects import Candidate, find

__all__ = ["Candidate", "Index", "Match", "Stored", "find"]
