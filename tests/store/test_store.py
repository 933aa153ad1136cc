"""Snapshots in a database: added whole or not at all, never changed, the newest one active."""

import datetime as dt
import sqlite3
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clearway.lists import Edition, Entry, ListedName, Snapshot, make_snapshot
from clearway.store import HeldBack, Store, StoreError, Taken, take
from clearway.terms import NameQuality, PartyKind

TODAY = dt.date(2026, 11, 25)
JANUARY, MARCH, MAY = (dt.date(2026, month, 1) for month in (1, 3, 5))


def entries(*names: str) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            list="us-ofac-sdn",
            id=name,
            kind=PartyKind.ORGANISATION,
            names=(ListedName(name, NameQuality.PRIMARY),),
        )
        for name in names
    )


def edition(*names: str, published: dt.date | None = None) -> Edition:
    return Edition(
        list="us-ofac-sdn", files=("sdn.csv",), entries=entries(*names), published=published
    )


def snapshot(*names: str, published: dt.date, imported: dt.date = TODAY) -> Snapshot:
    return make_snapshot(edition(*names, published=published), today=imported)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(str(tmp_path / "lists.db"))


def test_a_snapshot_comes_back_as_it_was_added(store: Store) -> None:
    one = snapshot("A", "B", published=MARCH)
    assert store.add(one, {"A": "sdn.csv: A"})
    assert store.snapshots() == (one,)
    assert store.raw(one) == {"A": "sdn.csv: A"}


def test_the_active_snapshot_is_the_one_published_last_whatever_the_order(store: Store) -> None:
    for names, published in (("A", MARCH), ("ABC", MAY), ("AB", JANUARY)):
        store.add(snapshot(*names, published=published))
    assert [one.version for one in store.snapshots()] == ["2026-05-01"]


@pytest.mark.parametrize(
    ("as_of", "version"),
    [
        (dt.date(2026, 6, 1), "2026-05-01"),
        (MAY, "2026-05-01"),
        (dt.date(2026, 4, 30), "2026-03-01"),
        (dt.date(2025, 1, 1), "2026-01-01"),  # none by then: the oldest held
    ],
)
def test_as_of_takes_the_newest_by_then(store: Store, as_of: dt.date, version: str) -> None:
    for names, published in (("ABC", MAY), ("A", JANUARY), ("AB", MARCH)):
        store.add(snapshot(*names, published=published))
    (one,) = store.snapshots(as_of)
    assert one.version == version
    assert store.active(as_of)[0].sha256 == one.sha256


def test_the_same_entries_again_only_renew_the_check(store: Store) -> None:
    first = take(store, edition("A"), today=MARCH)
    again = take(store, edition("A"), today=MAY)
    assert (first.new, again.new) == (True, False)
    assert [one.version for one in store.held()] == ["2026-03-01"]
    assert store.last_checked("us-ofac-sdn") == MAY
    assert not store.add(snapshot("A", published=MARCH, imported=TODAY))
    assert len(store.held()) == 1
    assert store.last_checked("us-ofac-sdn") == TODAY


def test_the_same_entries_published_anew_are_another_edition(store: Store) -> None:
    take(store, edition("A", published=MARCH), today=MARCH)
    assert take(store, edition("A", published=MAY), today=MAY).new
    assert [one.version for one in store.snapshots()] == ["2026-05-01"]


def test_an_earlier_check_does_not_undo_a_later_one(store: Store) -> None:
    store.note_check("un-sc", MAY)
    store.note_check("un-sc", MARCH)
    assert store.last_checked("un-sc") == MAY
    assert store.last_checked("eu-fsf") is None


def test_an_old_content_published_anew_is_active_again(store: Store) -> None:
    for names, published in (("AB", JANUARY), ("A", MARCH), ("AB", MAY)):
        assert store.add(snapshot(*names, published=published))
    assert len(store.snapshots()[0].entries) == 2


def test_a_snapshot_is_found_by_the_beginning_of_its_digest(store: Store) -> None:
    one = snapshot("A", published=MARCH)
    store.add(one)
    assert store.snapshot("us-ofac-sdn", one.sha256[:8]) == one
    assert store.snapshot("us-ofac-sdn", "0000") is None
    assert store.snapshot("un-sc", one.sha256) is None


def test_a_failed_import_leaves_the_store_as_it_was(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.add(snapshot("A", published=MARCH, imported=MARCH))

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("clearway.store.store._packed", killed)
    with pytest.raises(KeyboardInterrupt):
        store.add(snapshot("A", "B", published=MAY, imported=MAY))
    assert [one.version for one in store.snapshots()] == ["2026-03-01"]
    assert store.last_checked("us-ofac-sdn") == MARCH


def test_a_store_of_another_layout_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "lists.db"
    Store(str(path))
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE layout SET version = 99")
    with pytest.raises(StoreError, match=r"has layout 99, this Clearway reads 1\. Name another"):
        Store(str(path))


def test_a_file_that_is_no_store_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_text("not a database " * 100)
    with pytest.raises(StoreError, match="cannot be opened"):
        Store(str(tmp_path / "x.db"))


def test_the_place_is_the_argument_else_the_variable_else_the_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CLEARWAY_STORE", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert Store().place == str(tmp_path / "data" / "clearway" / "clearway.db")
    monkeypatch.setenv("CLEARWAY_STORE", str(tmp_path / "other.db"))
    assert Store().place == str(tmp_path / "other.db")
    assert Store(f"sqlite:///{tmp_path}/url.db").snapshots() == ()
    assert (tmp_path / "url.db").exists()


def names(count: int) -> list[str]:
    return [f"{number:03}" for number in range(count)]


@pytest.mark.parametrize(
    ("count", "confirmed", "taken"), [(90, False, True), (89, False, False), (89, True, True)]
)
def test_a_list_that_lost_over_a_tenth_waits_for_a_yes(
    store: Store, count: int, confirmed: bool, taken: bool
) -> None:
    take(store, edition(*names(100)), today=MARCH)
    outcome = take(store, edition(*names(count)), today=MAY, confirmed=confirmed)
    assert isinstance(outcome, Taken if taken else HeldBack)
    assert len(store.snapshots()[0].entries) == (count if taken else 100)
    if isinstance(outcome, HeldBack):
        assert outcome.what == "would shrink: 89 entries instead of 100, 89 names instead of 100"


def test_losing_only_aliases_counts_too(store: Store) -> None:
    take(store, edition("A", "B"), today=MARCH)
    more = tuple(
        msgspec.structs.replace(entry, names=(*entry.names, ListedName(f"{entry.id}2")))
        for entry in entries("A", "B")
    )
    take(store, msgspec.structs.replace(edition(), entries=more), today=MAY)
    outcome = take(store, edition("A", "B"), today=TODAY)
    assert isinstance(outcome, HeldBack)
    assert outcome.what == "would shrink: 2 names instead of 4"


RECORDS = {"A": "<a/>", "B": "<b/>"}


@pytest.mark.parametrize(
    ("records", "confirmed", "taken"),
    [(RECORDS, False, False), (RECORDS, True, True), ({**RECORDS, "B": "<b2/>"}, False, True)],
)
def test_the_same_records_read_otherwise_wait_for_a_yes(
    store: Store, records: dict[str, str], confirmed: bool, taken: bool
) -> None:
    take(store, msgspec.structs.replace(edition("A", "B"), raw=RECORDS), today=MARCH)
    one, other = entries("A", "B")
    more = (one, msgspec.structs.replace(other, names=(*other.names, ListedName("B2"))))
    again = msgspec.structs.replace(edition(), entries=more, raw=records)
    outcome = take(store, again, today=MAY, confirmed=confirmed)
    assert isinstance(outcome, Taken if taken else HeldBack)
    if isinstance(outcome, HeldBack):
        assert "1 entry would be read otherwise" in outcome.what


def test_an_older_edition_is_kept_without_asking_and_replaces_nothing(store: Store) -> None:
    take(store, edition(*names(100)), today=MAY, published=MAY)
    outcome = take(store, edition(*names(10)), today=TODAY, published=JANUARY)
    assert isinstance(outcome, Taken)
    assert len(store.snapshots()[0].entries) == 100


DAYS = st.dates(min_value=dt.date(2020, 1, 1), max_value=dt.date(2026, 1, 1))


@settings(deadline=None, max_examples=25)
@given(st.lists(st.tuples(DAYS, st.sampled_from(["A", "AB", "ABC"])), min_size=1, max_size=6), DAYS)
def test_any_day_is_answered_by_what_was_published_by_then(
    tmp_path_factory: pytest.TempPathFactory, added: list[tuple[dt.date, str]], as_of: dt.date
) -> None:
    store = Store(str(tmp_path_factory.mktemp("store") / "lists.db"))
    for published, content in added:
        store.add(snapshot(*content, published=published))
    (one,) = store.snapshots(as_of)
    by_then = [published for published, _ in added if published <= as_of]
    if by_then:
        wanted = {content for published, content in added if published == max(by_then)}
        assert "".join(entry.id for entry in one.entries) in wanted
    else:
        assert one.published == min(published for published, _ in added)


def test_a_staged_snapshot_does_not_count_until_activated(store: Store) -> None:
    store.add(snapshot("A", published=JANUARY))
    store.stage(snapshot("A", "B", published=MARCH))
    store.stage(snapshot("A", "B", "C", published=MAY))
    assert [one.version for one in store.staged()] == ["2026-05-01"]
    assert [one.version for one in store.snapshots()] == ["2026-01-01"]
    assert store.activate("us-ofac-sdn", TODAY, "staged")
    assert [one.version for one in store.snapshots()] == ["2026-05-01"]
    assert store.staged() == ()
    assert not store.activate("us-ofac-sdn", TODAY, "staged")
    assert [(one.version, one.how) for one in store.activations()] == [
        ("2026-01-01", "import"),
        ("2026-05-01", "staged"),
    ]


def test_a_killed_activation_leaves_the_old_one_and_the_staged_one(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.add(snapshot("A", published=JANUARY))
    store.stage(snapshot("B", published=MARCH))

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("clearway.store.store._unstage", killed)
    with pytest.raises(KeyboardInterrupt):
        store.activate("us-ofac-sdn", TODAY, "staged")
    assert [one.version for one in store.snapshots()] == ["2026-01-01"]
    assert [one.version for one in store.staged()] == ["2026-03-01"]
