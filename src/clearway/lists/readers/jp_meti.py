"""Japan's end users named for export control, as the text of the ministry's PDF files.

Numbered entries: a Japanese name, the name in Latin letters with its aliases, ``所在地`` and the
address. The three files (Russia, Belarus, third countries) are one list. The text of a PDF glues
pages together, so an entry begins where the next number stands before a Japanese word. Tested on
files of September 2025.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from functools import partial

from clearway.lists.readers.aka import names_in
from clearway.lists.readers.base import Files, Reader, attempt, by_folder, distinct, text_of, unique
from clearway.lists.readers.gathering import Gathering
from clearway.lists.results import Edition, Result, Unreadable
from clearway.lists.types import Entry, ListedName, Place
from clearway.tables.countries import country_code
from clearway.terms import NameQuality, PartyKind

_JAPANESE = r"\u3040-\u30ff\u4e00-\u9fff"
_WORD = re.compile(f"[{_JAPANESE}]")
_PLACE = re.compile(r"所\s*在\s*地\s*:?\s*")
_FILE = "指定日".encode()
_UPDATED = re.compile(r"最終更新日\s*:\s*(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_ALIAS_LINE = re.compile(r"(?:\n|;\s*(?:and\s*)?)\s*[-—–]\s*")
_TAIL = re.compile(r";\s*(?:and)?$")
_BRACKET_REST = re.compile(r"[^()]*\)\s*")
_GLUED = re.compile(rf"(?<=[{_JAPANESE}」』)])(?=[A-Z][\w.&'-]*[ ,])")
_SCOPE = re.compile(r",\s+(including\s.*)", re.DOTALL)
"""What the first name of Belarus says of itself: who else is meant."""


def _recognises(name: str, head: bytes) -> bool:
    return name.endswith(".txt") and _FILE in head and "所在地".encode() in head


def _read(files: Files) -> Iterator[Result]:
    for chosen in by_folder(files):
        yield attempt(chosen, partial(_edition, chosen))


READER = Reader(name="Japan METI text", recognises=_recognises, read=_read)


def _edition(files: Files) -> Edition:
    gathering = Gathering("jp-eul", files)
    updated = []
    for path, content in files.items():
        text = unicodedata.normalize("NFKC", text_of(path, content))
        head = text[: text.find("\n1 ")]
        updated.append(_updated(path, text))
        programme = _programme(path, head)
        for number, block in _blocks(text):
            if len(_PLACE.findall(block)) != 1:
                what = "has no 所在地 (address), or more than one: a number was not found"
                raise Unreadable(f"{path}, {number}", what, "The text is damaged; fetch it again.")
            entry = _entry(programme, number, block)
            gathering.add(f"{path}, {number}", entry, block)
    return gathering.edition(published=max(updated))


def _updated(path: str, text: str) -> dt.date:
    match = _UPDATED.search(text)
    if match is None:
        raise Unreadable(path, "has no 最終更新日 (last update)", "Fetch the file again.")
    return dt.date(*map(int, match.groups()))


def _programme(path: str, head: str) -> str:
    """The notice's subject: third countries name Russia and Belarus too, so they come first."""
    plain = "".join(head.split())
    if "以外の国" in plain:
        return "JP-THIRD"
    for word, programme in (("ベラルーシ", "JP-BELARUS"), ("ロシア", "JP-RUSSIA")):
        if word in plain:
            return programme
    raise Unreadable(path, "names neither Russia, Belarus nor third countries", "See the docs.")


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Entries by their running number, each from its number to the next."""
    number, at = 1, _find(text, 1, 0)
    while at:
        following = _find(text, number + 1, at[1])
        yield number, text[at[1] : following[0] if following else len(text)].strip()
        number, at = number + 1, following


def _find(text: str, number: int, start: int) -> tuple[int, int] | None:
    """Where the number stands before a line with a Japanese word."""
    for match in re.compile(rf"(?<!\d){number}\s+(?=\S)").finditer(text, start):
        line = text[match.end() :].split("\n", 1)[0]
        before = text[: match.start()].rstrip(" ")[-1:]
        if _WORD.search(line[:40]) and "所在地" not in line[:6] and before not in ("第", ","):
            return match.start(), match.end()
    return None


def _entry(programme: str, number: int, block: str) -> Entry:
    names, _, address = _PLACE.sub("\x1f", block).partition("\x1f")
    written, _, others = names.partition("別称:")
    places = unique(_places(address))
    return Entry(
        list="jp-eul",
        id=f"{programme}/{number}",
        kind=PartyKind.ORGANISATION,
        names=distinct(_names(written, others)),
        programmes=(programme,),
        countries=unique(place.country for place in places),
        places=places,
        remarks=" ".join(scope[1].split()) if (scope := _SCOPE.search(written)) else "",
    )


def _names(written: str, others: str) -> Iterator[ListedName]:
    """The Latin name is the primary one, for the publisher's aliases are of it."""
    japanese, latin = _scripts(written)
    first, *aliases = _ALIAS_LINE.split(latin)
    first = _SCOPE.split(first)[0]
    quality = NameQuality.PRIMARY
    for text in (first, *aliases):
        for name in names_in(_TAIL.sub("", " ".join(text.split())), quality):
            yield ListedName(name.text.rstrip("."), name.quality)
        quality = NameQuality.UNKNOWN
    own, _, known = japanese.partition("(別称、")
    yield ListedName(own, NameQuality.STRONG if first.strip() else NameQuality.PRIMARY)
    more = _joined(others.strip().split("\n"), ";")
    for text in re.split(r"、|及び|;", f"{known.removesuffix(')')};{more}"):
        yield ListedName(" ".join(text.split()).rstrip("."), NameQuality.UNKNOWN)


def _scripts(written: str) -> tuple[str, str]:
    """The Japanese lines at the beginning, and what follows in Latin letters."""
    lines = _GLUED.sub("\n", written).strip().split("\n")
    count = next((n for n, line in enumerate(lines) if _is_latin(line)), len(lines))
    japanese, latin = _joined(lines[:count]), "\n".join(lines[count:])
    rest = _BRACKET_REST.match(latin) if japanese.count("(") > japanese.count(")") else None
    if rest:  # the bracket of Japanese aliases runs on in a line that begins in Latin letters
        return _joined([japanese, *rest[0].strip().split("\n")]), latin[rest.end() :]
    return japanese, latin


def _joined(lines: list[str], between: str = "") -> str:
    """Lines of one text: Latin words stay apart, Japanese ones do not.

    ``between`` parts a line of one script from one of the other.
    """
    text, before = "", ""
    for line in map(str.strip, lines):
        latin = before[-1:].isascii() and line[:1].isascii()
        other = before and _is_latin(before) != _is_latin(line)
        text += f"{' ' if latin and before else between if other else ''}{line}"
        before = line
    return text


def _is_latin(line: str) -> bool:
    """A Latin name may end in a Chinese one; a Japanese one may begin with Latin letters."""
    japanese = len(_WORD.findall(line))
    return not japanese or (line[:4].isascii() and len(re.findall(r"[A-Za-z]", line)) > japanese)


def _places(text: str) -> Iterator[Place]:
    for part in re.split(r";\s*(?:and\s+)?", " ".join(text.split())):
        if part:
            ends = [re.sub(r"[\d.]", "", end).strip() for end in part.split(",")[:-3:-1]]
            ends += [end.rsplit(" ", 1)[-1] for end in ends]
            country = next(filter(None, map(country_code, ends)), "")
            yield Place(lines=(part.strip(),), country=country)
