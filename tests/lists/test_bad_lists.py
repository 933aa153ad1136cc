"""Bad input in every format: specimens of `formats/` and one's own lists, each file spoilt."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from clearway.lists import Edition, Refusal, SetAside, read

HERE = Path(__file__).parent
BOMB = (
    b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
Files = dict[str, bytes]


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


def files_of(result: Edition | Refusal | SetAside) -> tuple[str, ...]:
    return (result.file,) if isinstance(result, SetAside) else result.files
