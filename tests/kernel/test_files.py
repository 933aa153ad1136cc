"""Index files: damaged, cut off or other ones are refused and made anew; limits are errors."""

import random
import threading
from pathlib import Path

import kernel_worlds as worlds
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clearway.candidates import NativeIndex, Unfinished, figures, native
from clearway.cli import cache, index_file
from clearway.cli.engines import KERNEL, read_parts
from clearway.names import read_name
from clearway.terms import PartyKind

LISTED = tuple(worlds.entries(random.Random(1), 30))
DATA = native.pack(LISTED, worlds.DIGEST)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(DATA) - 1), st.integers(1, 255))
def test_a_damaged_file_is_refused(at: int, change: int) -> None:
    """A changed byte is found out wherever it stands."""
    damaged = DATA[:at] + bytes([DATA[at] ^ change]) + DATA[at + 1 :]
    with pytest.raises(ValueError, match="index file"):
        NativeIndex(LISTED, damaged, worlds.DIGEST)


@pytest.mark.parametrize("size", [0, 7, 100, len(DATA) // 2, len(DATA) - 1])
def test_a_file_that_was_cut_off_is_refused(size: int) -> None:
    with pytest.raises(ValueError, match="index file"):
        NativeIndex(LISTED, DATA[:size], worlds.DIGEST)


def test_a_file_of_other_lists_is_refused() -> None:
    with pytest.raises(ValueError, match="other lists"):
        NativeIndex(LISTED, DATA, bytes(32))


def test_a_name_of_too_many_words_is_an_error_not_a_miss() -> None:
    index = worlds.native(LISTED)
    name = read_name("a")
    endless = msgspec.structs.replace(name, tokens=name.tokens * (figures.MOST_WORDS + 1))
    with pytest.raises(Unfinished, match="words"):
        index.find(endless)


def test_too_many_names_found_are_an_error_not_a_miss() -> None:
    told = {**native._figures(), "most_found": 3}
    rows = native.Rows()
    for number in range(10):
        rows.add(number, read_name("Kvantron Rodion"), person=False)
    data = native._kernel.build(list(rows.tokens), *rows.arrays(), worlds.DIGEST, told)
    index = native._kernel.Index(data, worlds.DIGEST, told)
    with pytest.raises(native._kernel.TooMuch, match="more than 3 listed names"):
        index.find(native.asked_of(read_name("Kvantron Rodion")))


def test_a_damaged_file_is_made_anew(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CLEARWAY_CACHE", str(tmp_path))
    monkeypatch.delenv("CLEARWAY_KERNEL", raising=False)
    index_file.index_of(LISTED, worlds.DIGEST, KERNEL)
    (path,) = tmp_path.iterdir()
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    index = index_file.index_of(LISTED, worlds.DIGEST, KERNEL)
    assert path.read_bytes() == whole
    assert index.find(read_name(LISTED[0].name, PartyKind.UNKNOWN))


def test_two_that_build_at_once_leave_one_whole_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CLEARWAY_CACHE", str(tmp_path))
    builders = [
        threading.Thread(target=index_file.index_of, args=(LISTED, worlds.DIGEST, KERNEL))
        for _ in range(4)
    ]
    for builder in builders:
        builder.start()
    for builder in builders:
        builder.join()
    (path,) = tmp_path.iterdir()
    assert read_parts(memoryview(path.read_bytes())).data == DATA


def test_a_full_disk_leaves_the_old_file_and_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "old.index"
    path.write_bytes(b"old")
    monkeypatch.setattr(cache.os, "replace", full)
    cache.write(path, b"new")
    assert path.read_bytes() == b"old"
    assert [left.name for left in tmp_path.iterdir()] == ["old.index"]
    assert "No space left" in capsys.readouterr().err


@pytest.mark.parametrize("kernel", ["on", "off", "missing"])
def test_kernel_or_twin_answer_alike(
    kernel: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.setenv("CLEARWAY_CACHE", str(tmp_path))
    monkeypatch.setenv("CLEARWAY_KERNEL", kernel)
    monkeypatch.setattr(index_file, "available", kernel != "missing")
    for _ in range(2):
        index = index_file.load_index(())
        assert isinstance(index, NativeIndex) is (kernel == "on")
    assert capsys.readouterr().err.count("twin") == (kernel == "missing")
