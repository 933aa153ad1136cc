"""The index: everything that could match, nothing that judges. Verb: ``find``."""

from clearway.candidates.index import Index, Stored
from clearway.candidates.native import NativeIndex, Unfinished, available, pack
from clearway.candidates.overlay import CONTENT, Changes, Overlay, changes, content_of
from clearway.candidates.running_text import Find, find_in_text
from clearway.candidates.searchable import Match, Searchable
from clearway.candidates.suspects import Candidate, find, find_in

__all__ = [
    "CONTENT",
    "Candidate",
    "Changes",
    "Find",
    "Index",
    "Match",
    "NativeIndex",
    "Overlay",
    "Searchable",
    "Stored",
    "Unfinished",
    "available",
    "changes",
    "content_of",
    "find",
    "find_in",
    "find_in_text",
    "pack",
]
