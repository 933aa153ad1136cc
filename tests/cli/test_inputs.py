"""Everything named on the command line comes back, in order: bytes, or the fault that hid them."""

import gzip
import io
from pathlib import Path
from types import SimpleNamespace

import pytest

from clearway.cli import inputs
from clearway.message import Fault


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with payments in it."""
    for name in ("book/b.txt", "book/a.txt", "book/sub/c.txt", "book/.hidden", ".git/x"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("paths", "names"),
    [
        (["book/b.txt", "book/a.txt"], ["book/b.txt", "book/a.txt"]),
        (["book"], ["book/a.txt", "book/b.txt", "book/sub/c.txt"]),
        (["book/*.txt"], ["book/a.txt", "book/b.txt"]),
        (["book/**/c.*"], ["book/sub/c.txt"]),
        (["bo*"], ["book/a.txt", "book/b.txt", "book/sub/c.txt"]),
        (["."], ["book/a.txt", "book/b.txt", "book/sub/c.txt"]),
    ],
)
@pytest.mark.usefixtures("folder")
def test_files_folders_and_globs(paths: list[str], names: list[str]) -> None:
    """Names are as given, folders in order of names, hidden files left out."""
    assert list(inputs.read(paths)) == [(name, name.encode()) for name in names]


@pytest.mark.parametrize("path", ["missing.xml", "missing/", "nothing*.xml", "empty", "bad.gz"])
def test_what_is_not_there_is_a_fault_in_its_place(folder: Path, path: str) -> None:
    """A wrong path never disappears between two right ones."""
    (folder / "bad.gz").write_bytes(gzip.compress(b"x" * 1000)[:20])
    before, middle, after = inputs.read(["book/a.txt", path, "book/b.txt"])
    assert (before[1], after[1]) == (b"book/a.txt", b"book/b.txt")
    assert isinstance(middle[1], Fault)
    assert middle[1].what
    assert middle[1].mend


def test_a_file_whose_name_looks_like_a_glob(folder: Path) -> None:
    """A file that is there is that file."""
    (folder / "a[1].txt").write_bytes(b"it")
    assert list(inputs.read(["a[1].txt"])) == [("a[1].txt", b"it")]


def test_packed_and_standard_input(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``.gz`` is unpacked; ``-`` is standard input, once, at its place."""
    (folder / "m.xml.gz").write_bytes(gzip.compress(b"<x/>"))
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b"{1:")))
    assert list(inputs.read(["m.xml.gz", "-"])) == [("m.xml.gz", b"<x/>"), ("-", b"{1:")]


def test_a_file_that_may_not_be_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file without permission is a fault. The refusal is played: root may read every file."""

    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    ((_, content),) = inputs.read(["book/a.txt"])
    assert isinstance(content, Fault)


def test_a_large_xml_file_is_read_in_chunks(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The answers of a large file are those of a small one."""
    example = Path(__file__).parents[2] / "examples" / "02-one-message-six-payments.xml"
    (folder / "m.xml").write_bytes(example.read_bytes())
    whole = list(inputs.payments(["m.xml"]))
    monkeypatch.setattr(inputs, "LARGE", 1000)
    ((_, content),) = inputs.read(["m.xml"])
    assert isinstance(content, inputs.Chunks)
    assert list(inputs.payments(["m.xml", "book/a.txt"]))[:-1] == whole
    assert len(whole) == 6


def test_a_large_table_is_read_in_chunks(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a large document is; a large file of another kind is held whole."""
    (folder / "t.csv").write_text("Payee;Amount\nTea;1\nOther;2\n")
    whole = list(inputs.payments(["t.csv"]))
    monkeypatch.setattr(inputs, "LARGE", 10)
    contents = [content for _, content in inputs.read(["t.csv", "book/a.txt"])]
    assert [type(content) for content in contents] == [inputs.Chunks, bytes]
    assert list(inputs.payments(["t.csv"])) == whole


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\n\r"])
def test_lines_end_alike_whole_and_in_chunks(
    folder: Path, monkeypatch: pytest.MonkeyPatch, end: str
) -> None:
    """Lines of a table are read in chunks long before XML is."""
    rows = ["Payee;Amount", *(f"Tea {n};{n}" for n in range(40)), 'Other;"1']
    (folder / "t.csv").write_bytes(end.join(rows).encode())
    whole = list(inputs.payments(["t.csv"]))
    monkeypatch.setattr(inputs, "LARGE_LINES", 10)
    monkeypatch.setattr(inputs, "_CHUNK", 50)
    ((_, content),) = inputs.read(["t.csv"])
    assert isinstance(content, inputs.Chunks if "\n" in end else bytes)
    assert list(inputs.payments(["t.csv"])) == whole


def test_how_much_was_answered(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By bytes: of a large file as it is read, of others once they are done."""
    monkeypatch.setattr(inputs, "LARGE", 1_000)
    monkeypatch.setattr(inputs, "_CHUNK", 100)
    (folder / "large.csv").write_text("creditor_name\n" + "Tea\n" * 500)
    (folder / "small.csv").write_text("creditor_name\nTea\n")
    given = inputs.Inputs(("large.csv", "small.csv"))
    shares = [given.share() for _ in given.payments()]
    assert shares == sorted(shares)
    assert 0 < shares[0] < 0.2 < shares[250] < 0.7 < shares[-1] < 1
    assert given.share() == 1


def test_standard_input_tells_no_share(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b"creditor_name\nTea\n")))
    given = inputs.Inputs(("-",))
    assert [given.share() for _ in given.payments()] == [0.0]
