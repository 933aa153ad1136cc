"""When a staged edition may count at once, and when a person must say so."""

from clearway.lists.difference import Difference
from clearway.lists.types import Snapshot


def asks(before: Snapshot | None, after: Snapshot, difference: Difference) -> str:
    """Why a person must confirm the activation; empty where additions alone may count at once.

    Entries that go release what they stopped, and so may trusted parties that come. An edition of
    the same date with other entries says that the file was changed without a new date, or that
    Clearway reads it differently now.
    """
    come = (*difference.added, *(change.after for change in difference.changed))
    trusted = sum(entry.trust is not None for entry in come)
    reasons = [f"trusted parties new or changed: {trusted:,}"] if trusted else []
    if before is None:
        return "; ".join(reasons)
    if difference.removed:
        gone = len(difference.removed)
        reasons.append(f"{gone:,} {'entry' if gone == 1 else 'entries'} would no longer be listed")
    if before.version == after.version and difference:
        reasons.append(f"an edition of {after.version} is active and holds other entries")
    if before.published > after.published:
        reasons.append(f"the active edition of {before.version} is newer")
    return "; ".join(reasons)
