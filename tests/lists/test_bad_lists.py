"""Bad input in every format: specimens of `formats/` and one's own lists, each file spoilt."""

import io
import os
import re
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
import yaml

from clearway.cli.list_files import contents
from clearway.lists import Edition, Entry, Refusal, Result, SetAside, read

HERE = Path(__file__).parent
BOMB = (
    b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
BOMBS = {
    "attributes": lambda text: into_last(text, b"".join(b' a%d="x"' % n for n in range(300_000))),
    "one attribute": lambda text: into_last(text, b' a="' + b"x" * 11_000_000 + b'"'),
    "nesting": lambda text: at_end(text, b"<a>" * 5_000 + b"</a>" * 5_000),
    "text": lambda text: at_end(text, b"<a>" + b"x" * 11_000_000 + b"</a>"),
}
Files = dict[str, bytes]


def into_last(text: bytes, attributes: bytes) -> bytes:
    """Attributes for the last element that begins."""
    last = [tag.end() for tag in re.finditer(rb"<[A-Za-z][\w:-]*", text)][-1]
    return text[:last] + attributes + text[last:]


def at_end(text: bytes, inside: bytes) -> bytes:
    """An element more before the root ends."""
    end = text.rindex(b"</")
    return text[:end] + inside + text[end:]


def specimens() -> dict[str, Files]:
    """The first whole specimen of each format, and each written form of one's own list."""
    found: dict[str, Files] = {}
    for path in sorted(HERE.glob("formats/*.yaml")):
        cases = yaml.safe_load(path.read_text(encoding="utf-8"))
        files = next(case["files"] for case in cases if "entries" in case)
        found[path.stem] = {name: text.encode() for name, text in files.items()}
    for case in yaml.safe_load((HERE / "own.yaml").read_text(encoding="utf-8")):
        if "entries" in case and "И" in case["text"]:
            found[case["file"]] = {case["file"]: case["text"].encode()}
    return found


SPECIMENS = specimens()
EACH = [(stem, name) for stem, files in SPECIMENS.items() for name in files]
XML = [(stem, name) for stem, name in EACH if SPECIMENS[stem][name].lstrip().startswith(b"<")]


def zipped(content: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("inside.csv", content)
    return packed.getvalue()


def latin_in_the_middle(content: bytes) -> bytes:
    """A byte of another encoding inside the last line that has text."""
    lines = content.split(b"\n")
    last = max(n for n, line in enumerate(lines) if len(line) > 4)
    lines[last] = lines[last][:-3] + b"\xe9" + lines[last][-3:]
    return b"\n".join(lines)


def spoilt(stem: str, name: str, spoil: Callable[[bytes], bytes]) -> Files:
    return SPECIMENS[stem] | {name: spoil(SPECIMENS[stem][name])}


def entries(files: Files) -> list:
    return [one.entries for one in read(files) if isinstance(one, Edition)]


def entries_of(results: Iterable[Result]) -> list[Entry]:
    return [entry for one in results if isinstance(one, Edition) for entry in one.entries]


@pytest.mark.parametrize(("stem", "name"), EACH)
def test_a_mark_before_or_behind_the_text_changes_nothing(stem: str, name: str) -> None:
    wanted = entries(SPECIMENS[stem])
    assert wanted
    assert entries(spoilt(stem, name, lambda text: b"\xef\xbb\xbf" + text)) == wanted
    if not name.endswith((".json", ".yaml", ".jsonl")):
        assert entries(spoilt(stem, name, lambda text: text + b"\x1a")) == wanted


@pytest.mark.parametrize(("stem", "name"), EACH)
@pytest.mark.parametrize(
    "spoil",
    [zipped, lambda _: b"<!DOCTYPE html><html><body>Not found</body></html>", lambda _: b""],
    ids=["zip", "page", "empty"],
)
def test_another_file_under_its_name_is_refused_or_set_aside(
    stem: str, name: str, spoil: Callable[[bytes], bytes]
) -> None:
    """Where a companion is gone, what is left is refused or says less, and never something else."""
    results = read(spoilt(stem, name, spoil))
    about = [one for one in results if name in files_of(one)]
    assert about
    assert all(isinstance(one, Refusal | SetAside) for one in about) or len(SPECIMENS[stem]) > 1


@pytest.mark.parametrize(("stem", "name"), EACH)
def test_a_byte_of_another_encoding_is_refused_with_its_file(stem: str, name: str) -> None:
    results = read(spoilt(stem, name, latin_in_the_middle))
    if any(isinstance(one, SetAside) and one.file == name for one in read(SPECIMENS[stem])):
        assert entries(spoilt(stem, name, latin_in_the_middle)) == entries(SPECIMENS[stem])
        return  # a file that holds no list, and is not read
    (refused,) = [one for one in results if isinstance(one, Refusal)]
    assert name in str(refused.fault)


@pytest.mark.parametrize(("stem", "name"), XML)
def test_entities_are_refused(stem: str, name: str) -> None:
    (refusal,) = read(spoilt(stem, name, lambda text: BOMB + text.lstrip()))
    assert isinstance(refusal, Refusal)
    assert "document type" in str(refusal.fault)


@pytest.mark.parametrize(("stem", "name"), XML)
@pytest.mark.parametrize("bomb", BOMBS)
def test_bombs_are_refused_with_their_file_or_change_nothing(
    stem: str, name: str, bomb: str
) -> None:
    """More than the parser takes is refused; attributes that nobody reads change no entry."""
    results = read(spoilt(stem, name, BOMBS[bomb]))
    (result,) = results
    if isinstance(result, Edition) and bomb == "attributes":
        assert [result.entries] == entries(SPECIMENS[stem])
        return
    assert isinstance(result, Refusal)
    assert result.fault.where.startswith(name)


@pytest.mark.parametrize(("stem", "name"), EACH)
def test_two_gigabytes_are_refused_unread(stem: str, name: str, tmp_path: Path) -> None:
    """A file that begins as a list and goes on for 2 GB of nothing, on disk."""
    if any(isinstance(one, SetAside) and one.file == name for one in read(SPECIMENS[stem])):
        return  # a file that holds no list
    path = tmp_path / Path(name).name
    path.write_bytes(SPECIMENS[stem][name])
    os.truncate(path, 2 * 2**30)
    found, (refusal,) = contents((path,))
    assert found == {}
    assert (
        str(refusal.fault)
        == f"{path}: cannot be opened (it is larger than 512 MB, as no known list is)."
    )


@pytest.mark.parametrize(("stem", "name"), EACH)
@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_a_file_in_another_encoding_is_no_list(stem: str, name: str, encoding: str) -> None:
    results = read(spoilt(stem, name, lambda text: text.decode().encode(encoding)))
    about = [one for one in results if name in files_of(one)]
    assert about
    assert all(isinstance(one, Refusal | SetAside) for one in about) or len(SPECIMENS[stem]) > 1


def files_of(result: Edition | Refusal | SetAside) -> tuple[str, ...]:
    return (result.file,) if isinstance(result, SetAside) else result.files


BAD = yaml.safe_load((HERE / "bad.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", BAD, ids=[f"{case['format']}: {case['is']}" for case in BAD])
def test_a_record_spoilt_in_one_place_is_told_with_its_file(case: dict) -> None:
    before = {name: text.decode() for name, text in SPECIMENS[case["format"]].items()}
    after = {
        name: re.sub(case["find"], case["put"], text, flags=re.DOTALL if "<" in text[:9] else 0)
        for name, text in before.items()
    }
    (name,) = [name for name in before if before[name] != after[name]]
    results = read({file: text.encode() for file, text in after.items()})
    if "holds" in case:
        held = [date for one in entries_of(results) for date in one.birth_dates]
        assert case["holds"] in map(str, held)
        return
    told = [str(one.fault) for one in results if isinstance(one, Refusal)]
    editions = [one for one in results if isinstance(one, Edition)]
    told += [str(fault) for one in editions for fault in (*one.rejected, *one.doubts)]
    (found,) = [fault for fault in told if case["told"] in fault]
    assert found.startswith(case.get("in", name))


def test_every_format_is_in_the_table() -> None:
    assert {case["format"] for case in BAD} >= {path.stem for path in HERE.glob("formats/*.yaml")}
