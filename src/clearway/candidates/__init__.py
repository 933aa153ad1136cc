"""The index: everything that could match, nothing that judges. Verb: ``find``."""

from clearway.candidates.index import Index, Stored
from clearway.candidates.native import NativeIndex, available, pack
from clearway.candidates.overlay import CONTENT, Changes, Overlay, changes, content_of
from clearway.candidates.remembering import Remembering
from clearway.candidates.searchable import Find, Made, Match, Searchable, Unfinished
from clearway.candidates.suspects import Candidate, find, find_in

__all__ = [
    "CONTENT",
    "Candidate",
    "Changes",
    "Find",
    "Index",
    "Made",
    "Match",
    "NativeIndex",
    "Overlay",
    "Remembering",
    "Searchable",
    "Stored",
    "Unfinished",
    "available",
    "changes",
    "content_of",
    "find",
    "find_in",
    "pack",
]
