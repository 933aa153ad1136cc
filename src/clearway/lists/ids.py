"""Ids for entries whose publisher prints none."""

from hashlib import sha256


def made_id(list_id: str, programmes: tuple[str, ...], name: str, country: str = "") -> str:
    """A digest of list, programmes, name and country: the same entry keeps it between editions."""
    parts = "\x1f".join((list_id, *programmes, name, country))
    return sha256(parts.encode()).hexdigest()[:16]
