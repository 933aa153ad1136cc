"""What changed between two snapshots."""

import datetime as dt

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from clearway.lists import Edition, Entry, ListedName, Place, Snapshot, diff, make_snapshot
from clearway.terms import Identifier, NameQuality, PartyKind, Scheme

ALPHA = Entry(
    list="us-ofac-sdn",
    id="1",
    kind=PartyKind.ORGANISATION,
    names=(ListedName("ALPHA", NameQuality.PRIMARY), ListedName("ALFA", NameQuality.STRONG)),
    programmes=("SDGT",),
    places=(Place(city="Tula", country="RU"),),
)


def snapshot(*entries: Entry) -> Snapshot:
    edition = Edition(list="us-ofac-sdn", files=("x",), entries=entries)
    return make_snapshot(edition, today=dt.date(2026, 11, 25))


def changed(**fields: object) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    difference = diff(snapshot(ALPHA), snapshot(msgspec.structs.replace(ALPHA, **fields)))
    (change,) = difference.changed
    return [(one.field, one.gone, one.come) for one in change.fields]


def test_nothing_changed() -> None:
    assert not diff(snapshot(ALPHA), snapshot(ALPHA))


def test_an_alias_lost_and_one_gained() -> None:
    names = (ALPHA.names[0], ListedName("ALFA", NameQuality.WEAK), ListedName("AL"))
    assert changed(names=names) == [("names", ("ALFA (strong)",), ("ALFA (weak)", "AL (unknown)"))]


def test_several_fields() -> None:
    number = Identifier(scheme=Scheme.INN, value="7704274402", country="RU")
    assert changed(programmes=("SDGT", "IFSR"), identifiers=(number,), remarks="new") == [
        ("programmes", (), ("IFSR",)),
        ("identifiers", (), ("INN 7704274402",)),
        ("remarks", (), ("new",)),
    ]


def test_a_new_order_is_a_change_too() -> None:
    assert changed(names=ALPHA.names[::-1]) == [
        ("names", ("ALPHA (primary)", "ALFA (strong)"), ("ALFA (strong)", "ALPHA (primary)"))
    ]


def entry(key: int, name: str) -> Entry:
    return msgspec.structs.replace(ALPHA, id=str(key), names=(ListedName(name),))


ENTRIES = st.dictionaries(st.integers(0, 9), st.sampled_from("ABC"), max_size=8).map(
    lambda found: [entry(key, name) for key, name in found.items()]
)


@settings(deadline=None)
@given(ENTRIES, ENTRIES)
def test_before_and_difference_give_after(old: list[Entry], new: list[Entry]) -> None:
    difference = diff(snapshot(*old), snapshot(*new))
    made = {one.id: one for one in old}
    for one in difference.removed:
        del made[one.id]
    made |= {one.id: one for one in difference.added}
    made |= {one.before.id: one.after for one in difference.changed}
    assert made == {one.id: one for one in new}
    assert all(change.fields for change in difference.changed)
    back = diff(snapshot(*new), snapshot(*old))
    assert (back.added, back.removed) == (difference.removed, difference.added)
