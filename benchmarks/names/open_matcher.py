"""nomenklatura's logic-v2 beside Clearway, where it is installed: the best open matcher of names.

It is no requirement of the project. Install it into the environment to have it printed:
``.venv/bin/pip install nomenklatura``.
"""

from collections.abc import Callable
from functools import cache

from clearway.terms import PartyKind

try:
    from followthemoney import EntityProxy
    from nomenklatura.matching import get_algorithm
except ImportError:
    get_algorithm = None

NAME = "logic-v2"
THRESHOLD = 0.70
"""The score from which its own documentation takes two entities for one."""
_SCHEMAS = {PartyKind.PERSON: "Person", PartyKind.ORGANISATION: "Company"}


def available() -> bool:
    """Whether nomenklatura can be imported."""
    return get_algorithm is not None


def score(query: str, listed: str, kind: PartyKind) -> float:
    """Its score of two names, 0 to 1; ``kind`` unknown is a legal entity of either kind."""
    return _scorer()(_entity(query, kind), _entity(listed, kind))


def is_match(query: str, listed: str, kind: PartyKind) -> bool:
    """Whether it takes two names for one party's."""
    return score(query, listed, kind) >= THRESHOLD


def _entity(name: str, kind: PartyKind) -> object:
    """An entity of its own: the matcher keeps what it read by the entity's id."""
    schema = _SCHEMAS.get(kind, "LegalEntity")
    key = f"{schema} {name}"
    return EntityProxy.from_dict({"id": key, "schema": schema, "properties": {"name": [name]}})


@cache
def _scorer() -> Callable[[object, object], float]:
    algorithm = get_algorithm(NAME)
    if algorithm is None:
        raise LookupError(f"this nomenklatura has no {NAME}; install 4.17 or later")
    config = algorithm.default_config()
    return lambda query, listed: float(algorithm.compare(query, listed, config).score)
