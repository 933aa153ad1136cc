"""Which entries are one party, worked out once for a set of snapshots and kept beside the index."""

from hashlib import sha256

import msgspec

from clearway.cli.cache import cache_folder, keep, kept
from clearway.evidence import Parties
from clearway.lists import Snapshot, join, key_of

Apart = frozenset[frozenset[str]]
_Groups = tuple[tuple[str, ...], ...]
_LAYOUT = b"joined 1"


def load_parties(snapshots: tuple[Snapshot, ...], apart: Apart) -> Parties:
    """Entries that are one party, by key of each; those alone are left out."""
    entries = {key_of(entry): entry for snapshot in snapshots for entry in snapshot.entries}
    path = cache_folder() / f"{_digest(snapshots, apart)}.joined"
    packed = kept(path)
    if packed is None:
        groups: _Groups = tuple(
            tuple(key_of(entry) for entry in party.entries)
            for party in join(entries.values(), apart)
            if len(party.entries) > 1
        )
        keep(path, msgspec.msgpack.encode(groups))
    else:
        groups = msgspec.msgpack.decode(packed, type=_Groups)
    together = (tuple(entries[key] for key in group) for group in groups)
    return {key_of(entry): group for group in together for entry in group}


def _digest(snapshots: tuple[Snapshot, ...], apart: Apart) -> str:
    digest = sha256(_LAYOUT)
    for snapshot in snapshots:
        digest.update(f"{snapshot.list} {snapshot.sha256}\n".encode())
    for pair in sorted(sorted(pair) for pair in apart):
        digest.update(" ".join(pair).encode() + b"\n")
    return digest.hexdigest()[:32]
