"""What changed between two snapshots of a list, field by field. Verb: ``diff``."""

import msgspec

from clearway.lists.showing import shown
from clearway.lists.types import Entry, Snapshot


class FieldChange(msgspec.Struct, frozen=True, kw_only=True):
    """What a field of an entry held before and does no more, and what it holds now."""

    field: str
    gone: tuple[str, ...] = ()
    come: tuple[str, ...] = ()


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """An entry that stands in both snapshots and is not the same."""

    before: Entry
    after: Entry
    fields: tuple[FieldChange, ...]


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """Entries added, removed and changed, each in order of id."""

    added: tuple[Entry, ...]
    removed: tuple[Entry, ...]
    changed: tuple[Change, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


def diff(before: Snapshot, after: Snapshot) -> Difference:
    """The difference from one snapshot to another; entries are the same by their id."""
    old = {entry.id: entry for entry in before.entries}
    new = {entry.id: entry for entry in after.entries}
    return Difference(
        added=tuple(new[key] for key in sorted(new.keys() - old.keys())),
        removed=tuple(old[key] for key in sorted(old.keys() - new.keys())),
        changed=tuple(
            Change(before=old[key], after=new[key], fields=_changes(old[key], new[key]))
            for key in sorted(old.keys() & new.keys())
            if old[key] != new[key]
        ),
    )


def _changes(before: Entry, after: Entry) -> tuple[FieldChange, ...]:
    changes = (
        _change(field, getattr(before, field), getattr(after, field))
        for field in Entry.__struct_fields__
    )
    return tuple(change for change in changes if change.gone or change.come)


def _change(field: str, before: object, after: object) -> FieldChange:
    """Values of a field that only one side has; a new order alone is told as the whole order."""
    if before == after:
        return FieldChange(field=field)
    old, new = _texts(before), _texts(after)
    gone = tuple(text for text in old if text not in new)
    come = tuple(text for text in new if text not in old)
    if not gone and not come:
        gone, come = old, new
    return FieldChange(field=field, gone=gone, come=come)


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return tuple(shown(one) for one in value)
    return (shown(value),) if value not in ("", None) else ()
