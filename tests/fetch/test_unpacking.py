"""Zip archives: what is inside comes out by name alone, and never more than fits."""

import io
import zipfile

import pytest
from fetching import zipped

from clearway.fetch.trouble import Trouble
from clearway.fetch.unpacking import unpack


def test_what_is_no_archive_stays_as_it_is() -> None:
    assert unpack("a/sdn.csv", b"1,2", 1) == {"a/sdn.csv": b"1,2"}


def test_paths_inside_are_not_used() -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as writing:
        writing.mkdir("folder")
        for path in ("../../etc/passwd", "/srv/alt.csv", "C:\\x\\add.csv", "folder/sdn.csv"):
            writing.writestr(path, path)
    names = ["passwd", "alt.csv", "add.csv", "sdn.csv"]
    assert list(unpack("z", archive.getvalue(), 1)) == [f"z/{name}" for name in names]


def test_an_archive_that_fits_exactly_and_one_byte_more() -> None:
    megabyte = 1 << 20
    assert len(unpack("z", zipped(a=b"0" * (megabyte - 1), b=b"0"), 1)) == 2
    with pytest.raises(Trouble, match="unpacks to more than any known list"):
        unpack("z", zipped(a=b"0" * (megabyte - 1), b=b"00"), 1)


def test_a_size_that_is_a_lie_does_not_help() -> None:
    bomb = zipped(a=b"0" * (3 << 20))
    lie = bomb.replace((3 << 20).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lie != bomb
    with pytest.raises(Trouble, match="is a damaged zip archive"):
        unpack("z", lie, 1)


@pytest.mark.parametrize(
    ("archive", "says"),
    [
        (zipped(), "is a zip archive of 0 files"),
        (zipped(**{f"f{n}": b"x" for n in range(101)}), "is a zip archive of 101 files"),
        (zipped(a__csv=b"1", x=b"2")[:-5], "is a damaged zip archive"),
    ],
    ids=["empty", "many", "cut"],
)
def test_archives_that_are_not_trusted(archive: bytes, says: str) -> None:
    with pytest.raises(Trouble, match=says):
        unpack("z", archive, 1)


def _one(method: int, name: str = "a") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as writing:
        writing.writestr(name, b"text " * 9)
    return out.getvalue()


def test_a_file_damaged_inside_its_archive() -> None:
    with pytest.raises(Trouble, match="is a damaged zip archive"):
        unpack("z", _one(zipfile.ZIP_STORED).replace(b"text", b"tixt", 1), 1)


def test_names_twice_locks_and_rare_packings() -> None:
    twice = _one(zipfile.ZIP_STORED, "x/a")
    out = io.BytesIO(twice)
    with zipfile.ZipFile(out, "a") as writing:
        writing.writestr("y/a", b"2")
    locked = bytearray(_one(zipfile.ZIP_STORED))
    locked[locked.rindex(b"PK\x01\x02") + 8] |= 1
    for archive in (out.getvalue(), bytes(locked), _one(zipfile.ZIP_LZMA)):
        with pytest.raises(Trouble, match="is doubled, locked or packed oddly"):
            unpack("z", archive, 1)
