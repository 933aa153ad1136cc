"""The index: everything that could match, nothing that judges. Verb: ``find``."""

from clearway.candidates.index import Index, Match, Stored
from clearway.candidates.running_text import Find, find_in_text
from clearway.candidates.suspects import Candidate, find, find_in

__all__ = ["Candidate", "Find", "Index", "Match", "Stored", "find", "find_in", "find_in_text"]
