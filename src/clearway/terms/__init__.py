"""The field's vocabulary as small frozen values. This room knows no other room."""

from clearway.terms.dates import PartialDate
from clearway.terms.identifiers import SINGLE_VALUED, Identifier, Scheme, check
from clearway.terms.kinds import NOT_PARTIES, NameQuality, PartyKind
from clearway.terms.roles import AGENT_ROLES, Role

__all__ = [
    "AGENT_ROLES",
    "NOT_PARTIES",
    "SINGLE_VALUED",
    "Identifier",
    "NameQuality",
    "PartialDate",
    "PartyKind",
    "Role",
    "Scheme",
    "check",
]
