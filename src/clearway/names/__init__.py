"""Scripts, tokens, legal forms, name comparison. Verbs: ``read_name``, ``compare``."""

from clearway.names.begun import letters_of, may_go_on, told_whole
from clearway.names.comparing import compare, is_match
from clearway.names.reading import is_personal, read_name
from clearway.names.types import Comparison, How, Name, Pairing, Token, TokenKind, likeness
from clearway.tables.names import weights as _weights

ASK = _weights().ask
"""Score from which a likeness is worth a question."""
HOLD = _weights().hold
"""Score from which a name by itself is worth a hold, where its evidence is enough."""
COMMON_PERSON = _weights().common_person
"""Evidence below which a person's names are borne by many: a second fact is needed."""
RAREST = _weights().rarest
"""Weight of a word that is met in no population that was counted."""
FLOOR = _weights().floor
"""Score below which no other evidence could lift a pair: candidates are found from here."""

__all__ = [
    "ASK",
    "COMMON_PERSON",
    "FLOOR",
    "HOLD",
    "RAREST",
    "Comparison",
    "How",
    "Name",
    "Pairing",
    "Token",
    "TokenKind",
    "compare",
    "is_match",
    "is_personal",
    "letters_of",
    "likeness",
    "may_go_on",
    "read_name",
    "told_whole",
]
