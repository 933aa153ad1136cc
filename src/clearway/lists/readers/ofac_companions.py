"""The files beside OFAC's main csv: aliases, addresses, and remarks continued."""

from collections.abc import Iterator
from typing import NamedTuple

from clearway.lists.readers.base import Files, file_name, rows
from clearway.lists.readers.places import place_of
from clearway.lists.results import Fault, Unreadable
from clearway.lists.types import ListedName, Place
from clearway.terms import NameQuality

_ALIASES = {"aka": NameQuality.STRONG, "nka": NameQuality.STRONG, "fka": NameQuality.FORMER}


class Companions(NamedTuple):
    """What the companions say, by the number of the entry; ``raw`` are their rows as printed."""

    names: dict[str, list[ListedName]]
    places: dict[str, list[Place]]
    remarks: dict[str, str]
    raw: dict[str, list[str]]
    rejected: list[Fault]


def read_companions(numbers: list[str], files: Files) -> Companions:
    """Reads the files of a main list with these entry ``numbers``, in its order."""
    found = Companions({}, {}, {}, {number: [] for number in numbers}, [])
    for path, content in files.items():
        kind = file_name(path).removesuffix(".csv").split("_")[-1]
        last = ""
        seen: set[tuple[str, ...]] = set()
        for line, row in _rows(path, content, 2 if kind == "comments" else 5 + (kind == "add")):
            if row[0] not in found.raw:
                what = f"entry {row[0]} is not in the main file"
                found.rejected.append(Fault(where=f"{path}, line {line}", what=what))
                continue
            number = tuple(row[:1] if kind == "comments" else row[:2])
            if number in seen:
                what = f"{' '.join(number)} stands twice"
                found.rejected.append(Fault(where=f"{path}, line {line}", what=what))
                continue
            seen.add(number)
            found.raw[row[0]].append(f"{file_name(path)}: {' | '.join(row[1:])}")
            _ADD[kind](f"{path}, line {line}", row, found)
            last = row[0]
        if kind != "comments":
            _check_end(path, numbers, last)
    return found


def value(cell: str) -> str:
    """A cell's text; ``-0-`` is OFAC's empty."""
    text = cell.strip()
    return "" if text == "-0-" else text


def _rows(path: str, content: bytes, columns: int) -> Iterator[tuple[int, list[str]]]:
    for line, cells in rows(path, content, columns):
        if not cells[0].strip().isdigit():
            what = f"begins with {cells[0]!r} instead of an entry's number"
            raise Unreadable(f"{path}, line {line}", what, "A column has moved; fetch it again.")
        # Comments continue a text cut in the middle of a word: their blanks count.
        yield line, [cells[0].strip(), *(cells[1:] if columns == 2 else map(value, cells[1:]))]


def _check_end(path: str, numbers: list[str], last: str) -> None:
    """A companion that ends long before its main file does was cut at the end of a line."""
    missing = len(numbers) - numbers.index(last) - 1 if last else len(numbers)
    if missing > max(50, len(numbers) // 20):
        what = f"ends {missing} entries before the main file does: it is cut, or of another day"
        raise Unreadable(path, what, "Fetch all files of the list again, on one day.")


def _add_name(where: str, row: list[str], found: Companions) -> None:
    quality = _ALIASES.get(row[2].lower())
    if quality is None or not row[3]:
        what = f"expected aka, fka or nka and a name, got {row[2]!r}, {row[3]!r}"
        raise Unreadable(where, what, "A column has moved; fetch it again.")
    found.names.setdefault(row[0], []).append(ListedName(row[3], quality))


def _add_place(where: str, row: list[str], found: Companions) -> None:
    _, _, street, city, land, note = row
    place = place_of(street, city, land, note)
    if place:
        found.places.setdefault(row[0], []).append(place)


def _add_remarks(where: str, row: list[str], found: Companions) -> None:
    found.remarks[row[0]] = found.remarks.get(row[0], "") + row[1]


_ADD = {"alt": _add_name, "add": _add_place, "comments": _add_remarks}
