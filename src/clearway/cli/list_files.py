"""Files of lists on disk: folders walked, what no reader wants left unread."""

from pathlib import Path

from clearway import lists


def contents(paths: tuple[Path, ...]) -> tuple[dict[str, bytes], tuple[lists.Refusal, ...]]:
    """Files and their bytes (only the first of those that no reader wants), and what failed."""
    found: dict[str, bytes] = {}
    refused: list[lists.Refusal] = []
    for file in dict.fromkeys(file for path in paths for file in _files(path)):
        try:
            found[str(file)] = _content(file)
        except OSError as error:
            what = error.strerror or str(error)
            fault = lists.Fault(where=str(file), what=f"cannot be opened ({what})")
            refused.append(lists.Refusal(files=(str(file),), fault=fault))
    return found, tuple(refused)


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    found = (one for one in sorted(path.rglob("*")) if one.is_file())
    return [one for one in found if not any(p.startswith(".") for p in one.relative_to(path).parts)]


def _content(file: Path) -> bytes:
    with file.open("rb") as stream:
        head = stream.read(lists.HEAD)
        if not lists.recognises(str(file), head):
            return head
        if file.stat().st_size > lists.MOST:
            raise OSError(0, f"it is larger than {lists.MOST >> 20} MB, as no known list is")
        return head + stream.read()
