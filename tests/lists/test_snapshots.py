"""Editions become dated, digested snapshots."""

import datetime as dt
import random

import msgspec
from test_ofac_csv import aliases, sdn

from clearway.lists import Edition, digest, losses, make_snapshot, read, renamed

TODAY = dt.date(2026, 11, 25)
EARLIER = dt.date(2026, 7, 11)


def edition(count: int = 5, **files: bytes) -> Edition:
    (result,) = read(
        {"sdn.csv": sdn(count), **{f"{name}.csv": text for name, text in files.items()}}
    )
    assert isinstance(result, Edition)
    return result


def test_the_version_is_the_date_in_the_file_else_the_users_else_today() -> None:
    dated = msgspec.structs.replace(edition(), published=dt.date(2026, 1, 2))
    assert make_snapshot(dated, today=TODAY, published=EARLIER).version == "2026-01-02"
    assert make_snapshot(edition(), today=TODAY, published=EARLIER).version == "2026-07-11"
    assert make_snapshot(edition(), today=TODAY).version == "2026-11-25"


def test_the_digest_is_of_the_entries_and_nothing_else() -> None:
    first = make_snapshot(edition(), today=TODAY)
    later = make_snapshot(edition(), today=dt.date(2027, 1, 1), published=EARLIER)
    assert first.sha256 == later.sha256
    mixed = list(first.entries)
    random.Random(7).shuffle(mixed)
    assert digest(mixed) == first.sha256
    assert make_snapshot(edition(alt=aliases(5)), today=TODAY).sha256 != first.sha256


def test_entries_stand_in_order_of_id() -> None:
    ids = [entry.id for entry in make_snapshot(edition(12), today=TODAY).entries]
    assert ids == sorted(ids)


def test_another_name_for_a_list_holds_for_its_entries() -> None:
    other = renamed(edition(), "own:x")
    assert {other.list, *(entry.list for entry in other.entries)} == {"own:x"}


def test_losses_are_counted_beyond_entries() -> None:
    before = make_snapshot(edition(60, alt=aliases(60)), today=TODAY)
    after = make_snapshot(edition(60), today=TODAY)
    assert losses(before, after) == (("names", 120, 60),)
    assert losses(after, before) == ()
