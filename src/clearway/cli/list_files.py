"""Files of lists on disk, folder by folder, so that companions meet their main file."""

from collections.abc import Iterator
from pathlib import Path

from clearway.lists.reading import MOST
from clearway.lists.results import Fault, Refusal


def folders(paths: tuple[Path, ...]) -> Iterator[tuple[dict[str, bytes], tuple[Refusal, ...]]]:
    """The contents of each folder's files by path, and what could not be opened."""
    groups: dict[Path, dict[Path, None]] = {}
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and not file.name.startswith("."):
                groups.setdefault(file.parent, {})[file] = None
    for files in groups.values():
        contents: dict[str, bytes] = {}
        refused: list[Refusal] = []
        for file in files:
            content = _content(file)
            if isinstance(content, bytes):
                contents[str(file)] = content
            else:
                refused.append(Refusal(files=(str(file),), fault=content))
        yield contents, tuple(refused)


def _content(file: Path) -> bytes | Fault:
    try:
        if file.stat().st_size > MOST:
            what = f"is larger than {MOST >> 20} MB"
            return Fault(where=str(file), what=what, mend="No known list is so large.")
        return file.read_bytes()
    except OSError as error:
        return Fault(where=str(file), what=f"cannot be opened ({error.strerror})")
