"""From what the user names to results of reading, and the memory of what was read before."""

import datetime as dt
from collections.abc import Iterator
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import msgspec

from clearway import lists
from clearway.cli.list_report import Line
from clearway.store import Store
from clearway.tables.load import text

STARTER = "starter.yaml"


def problem_with(paths: tuple[Path, ...], starter: bool, list_id: str) -> str:
    """What is wrong with the arguments; empty where nothing is."""
    if not paths and not starter:
        return "needs at least one PATH, or --starter"
    if list_id and not list_id.startswith("own:"):
        return f"--as takes the id of one's own list, own:NAME, not {list_id!r}"
    missing = [str(path) for path in paths if not path.exists()]
    return f"no such file or folder: {', '.join(missing)}" if missing else ""


def starter_file() -> dict[str, bytes]:
    """The starter list as a file."""
    return {STARTER: text(STARTER).encode()}


def results(
    contents: dict[str, bytes], named: tuple[Path, ...], list_id: str
) -> Iterator[lists.Result]:
    """Results of reading; a file that the user ``named`` must be a list, others may be anything."""
    for result in lists.read(contents):
        if isinstance(result, lists.Edition) and list_id and result.list.startswith("own:"):
            yield lists.renamed(result, list_id)
        elif isinstance(result, lists.SetAside) and not result.known and Path(result.file) in named:
            mend = "See docs/reference/lists.md for the formats Clearway reads."
            fault = lists.Fault(where=result.file, what=result.reason, mend=mend)
            yield lists.Refusal(files=(result.file,), fault=fault)
        else:
            yield result


def key_of(contents: dict[str, bytes], *options: object) -> str:
    """What makes a reading the same: the engine's sources and tables, files, names and options."""
    whole = sha256(_engine())
    for path, content in contents.items():
        whole.update(f"{path}\0{sha256(content).hexdigest()}\n".encode())
    whole.update(repr(options).encode())
    return whole.hexdigest()


def remember(store: Store, key: str, lines: list[Line]) -> None:
    """Notes the lines of a report in which nothing was refused."""
    store.note_read(key, msgspec.json.encode(lines))


def recall(store: Store, key: str, today: dt.date) -> list[Line]:
    """The lines of the same reading, as unchanged and checked today; none where a list is gone."""
    noted = store.known_read(key)
    lines = msgspec.json.decode(noted, type=list[Line]) if noted else []
    held = {(one.list, one.version, one.sha256) for one in store.held()}
    if any(one.list and (one.list, one.version, one.sha256) not in held for one in lines):
        return []
    for one in lines:
        if one.list:
            store.note_check(one.list, today)
    return [
        msgspec.structs.replace(one, result="unchanged" if one.list else one.result)
        for one in lines
    ]


def _engine() -> bytes:
    digest = sha256()
    for package in ("clearway.lists", "clearway.tables", "clearway.terms"):
        root = Path(str(files(package)))
        for path in sorted(root.rglob("*")):
            if path.suffix in (".py", ".yaml"):
                digest.update(path.read_bytes())
    return digest.digest()
