"""``clearway lists part``: a join undone by hand."""

from clearway import lists
from clearway.cli.exits import DONE, usage
from clearway.cli.options import StorePlace, today
from clearway.store import Store, part


def part_command(one: str, other: str, *, reason: str, store: StorePlace = None) -> int:
    """Undo a join: say that two entries, LIST/ID, are two parties.

    Parameters
    ----------
    one
        An entry, LIST/ID.
    other
        The entry that is another party.
    reason
        Why; it is kept.
    store
        Where the lists are: a file's path or an SQLAlchemy URL.

    """
    kept = Store(store)
    known = {lists.key_of(entry) for held in kept.snapshots() for entry in held.entries}
    missing = [key for key in (one, other) if key not in known]
    if missing or one == other:
        return usage(f"lists part needs two loaded entries, LIST/ID; {missing or one} is none")
    part(kept, one, other, day=today(), reason=reason)
    return DONE
