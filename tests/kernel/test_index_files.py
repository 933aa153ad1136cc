"""Index files while lists change: an older file serves with the changes laid over it."""

import multiprocessing
import os
import random
import resource
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

import kernel_worlds as worlds
import pytest

from clearway.candidates import Overlay, Searchable
from clearway.cli import compaction, engines, index_file
from clearway.cli.engines import KERNEL, TWIN, Engine, IndexFile, read_parts
from clearway.lists.types import Entry
from clearway.names import read_name

ENGINES = pytest.mark.parametrize("engine", [KERNEL, TWIN], ids=["kernel", "twin"])
MONDAY = tuple(worlds.entries(random.Random(1), 60))
TUESDAY = (*MONDAY[3:50], worlds.entry(99, "Kvantron Rodion"), *MONDAY[50:])
NAMES = [entry.name for entry in (*MONDAY, *TUESDAY)]


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("CLEARWAY_CACHE", str(tmp_path))
    return tmp_path


def digest(day: int) -> bytes:
    return bytes([day]) * 32


def answers(index: Searchable) -> list[object]:
    return [index.find(read_name(name)) for name in NAMES]


@ENGINES
def test_an_older_file_serves_with_the_changes_laid_over_it(engine: Engine, folder: Path) -> None:
    index_file.index_of(MONDAY, digest(1), engine)
    tuesday = index_file.index_of(TUESDAY, digest(2), engine)
    assert isinstance(tuesday, Overlay)
    assert tuesday.changed.size == 4
    assert len(list(folder.iterdir())) == 1, "nothing is made for so few changes"
    anew = engine.open(TUESDAY, memoryview(engine.make(TUESDAY, digest(2))), digest(2))
    assert answers(tuesday) == answers(anew)


def test_the_nearest_of_several_files_serves() -> None:
    for day, listed in enumerate((MONDAY, TUESDAY[:40], MONDAY[:35])):
        index_file.index_of(listed, digest(day), KERNEL)
    index = index_file.index_of(TUESDAY, digest(9), KERNEL)
    assert isinstance(index, Overlay)
    assert index.changed.size == 4


def test_where_more_than_half_changed_the_file_is_made_anew(folder: Path) -> None:
    index_file.index_of(MONDAY, digest(1), KERNEL)
    other = tuple(worlds.entries(random.Random(2), 60))
    assert not isinstance(index_file.index_of(other, digest(2), KERNEL), Overlay)
    assert len(list(folder.iterdir())) == 2


def test_a_file_of_another_engine_is_not_laid_under(
    monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    index_file.index_of(MONDAY, digest(1), KERNEL)
    monkeypatch.setattr(index_file, "_version", lambda: bytes(32))
    assert not isinstance(index_file.index_of(TUESDAY, digest(2), KERNEL), Overlay)
    assert len(list(folder.iterdir())) == 2


@ENGINES
@pytest.mark.parametrize("keep", ["half", "no contents", "another byte", "no tail"])
def test_a_damaged_older_file_is_not_laid_under(keep: str, engine: Engine, folder: Path) -> None:
    index_file.index_of(MONDAY, digest(1), engine)
    (path,) = folder.iterdir()
    whole = path.read_bytes()
    middle = len(read_parts(memoryview(whole)).data) // 2
    damaged = {
        "half": whole[: len(whole) // 2],
        "no contents": whole[:-80] + whole[-64:],
        "another byte": whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :],
        "no tail": whole[:-64],
    }
    path.write_bytes(damaged[keep])
    index = index_file.index_of(TUESDAY, digest(2), engine)
    assert not isinstance(index, Overlay)
    assert len(list(folder.iterdir())) == 2


@ENGINES
def test_a_file_of_other_lists_under_this_name_is_not_read(engine: Engine, folder: Path) -> None:
    index_file.index_of(MONDAY, digest(1), engine)
    (path,) = folder.iterdir()
    path.rename(path.with_name(path.name.replace(digest(1).hex()[:32], digest(2).hex()[:32])))
    other = tuple(worlds.entries(random.Random(2), 60))
    anew = engine.open(other, memoryview(engine.make(other, digest(2))), digest(2))
    assert answers(index_file.index_of(other, digest(2), engine)) == answers(anew)


def test_where_a_process_cannot_be_started_nothing_is_left(
    monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    def none_left(*_: object, **__: object) -> None:
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(compaction.subprocess, "Popen", none_left)
    assert compaction.start_compaction(MONDAY, digest(1), KERNEL, folder / "some.index") is None
    assert list(folder.iterdir()) == []


@ENGINES
def test_many_changes_are_put_into_a_file_by_another_process(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    monkeypatch.setattr(index_file, "MANY", 3)
    started = []
    monkeypatch.setattr(
        index_file, "start_compaction",
        lambda *work: started.append(compaction.start_compaction(*work)),
    )  # fmt: skip
    index_file.index_of(MONDAY, digest(1), engine)
    during = index_file.index_of(TUESDAY, digest(2), engine)
    again = index_file.index_of(TUESDAY, digest(2), engine)
    first, second = started
    assert first is not None
    assert second is None, "one is at it"
    assert first.wait() == 0
    after = index_file.index_of(TUESDAY, digest(2), engine)
    assert isinstance(during, Overlay)
    assert not isinstance(after, Overlay)
    assert answers(during) == answers(again) == answers(after)
    assert {path.suffix for path in folder.iterdir()} == {f".{engine.ending}"}


def test_a_process_that_died_is_not_waited_for(folder: Path) -> None:
    path = folder / "some.index"
    mark = folder / "some.making"
    mark.touch()
    assert compaction.start_compaction(MONDAY, digest(1), KERNEL, path) is None
    os.utime(mark, (0, 0))
    started = compaction.start_compaction(MONDAY, digest(1), KERNEL, path)
    assert started is not None
    assert started.wait() == 0
    assert not mark.exists()
    assert read_parts(memoryview(path.read_bytes())).digest == digest(1)


def test_files_that_long_were_not_used_are_removed(folder: Path) -> None:
    for day in range(12):
        index_file.index_of(tuple(worlds.entries(random.Random(day), 5)), digest(day), KERNEL)
    assert len(list(folder.iterdir())) == 8
    assert any(digest(11).hex()[:32] in path.name for path in folder.iterdir())


def _build(listed: Sequence[Entry], most_bytes: int = 0) -> None:
    """In a process of its own: an index, with the size of files limited as by a full disk."""
    if most_bytes:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))
    index = index_file.index_of(tuple(listed), digest(1), KERNEL)
    sys.exit(0 if index.find(read_name(listed[5].name)) else 1)


def test_processes_that_build_at_once_leave_one_whole_file(folder: Path) -> None:
    processes = [multiprocessing.get_context("fork").Process(target=_build, args=(MONDAY,))
                 for _ in range(4)]  # fmt: skip
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0] * 4
    (path,) = folder.iterdir()
    assert read_parts(memoryview(path.read_bytes())).data == KERNEL.make(MONDAY, digest(1))


def test_a_full_disk_leaves_the_old_file_and_the_answers(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    index_file.index_of(TUESDAY[:10], digest(7), KERNEL)
    (old,) = folder.iterdir()
    whole = old.read_bytes()
    process = multiprocessing.get_context("fork").Process(target=_build, args=(MONDAY, 4096))
    process.start()
    process.join()
    assert process.exitcode == 0, "it answers without a file"
    assert old.read_bytes() == whole
    assert list(folder.iterdir()) == [old]
    assert "could not be kept" in capfd.readouterr().err


def test_the_tail_of_a_file_holds_contents_and_digest(folder: Path) -> None:
    path = folder / "a.index"
    parts = IndexFile(memoryview(b"index"), digest(3), [b"a" * 16, b"b" * 16])
    engines.keep_index(path, parts)
    assert read_parts(memoryview(path.read_bytes())) == parts
