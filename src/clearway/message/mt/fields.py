"""Block 4 into fields, lines with their paths, and text that was broken into lines."""

import re
from collections import Counter

import msgspec

from clearway.message.types import Value

_TAG = re.compile(r"(?:^|\n):(\d\d[A-Z]?):")
_WIDTHS = {"79": 50, "45A": 65, "46A": 65, "47A": 65, "77U": 65, "77L": 65, "86": 65}
_WIDTH = 35
_SUBFIELD = re.compile(r"\?\d\d")


class Field(msgspec.Struct, frozen=True, gc=False):
    """A field: its tag, its path (``59``, or ``71F[2]`` where the tag repeats) and its lines."""

    tag: str
    path: str
    lines: tuple[str, ...]

    def line(self, n: int, text: str | None = None) -> Value:
        """Line ``n`` (from 1), or the part ``text`` of it, with its path."""
        return Value(f"{self.path}/{n}", self.lines[n - 1].strip() if text is None else text)

    def values(self) -> list[Value]:
        """The field as one text, and once more as it reads if its words were cut by the line's end.

        In the first reading a line's end is a space; the mark ``//`` of a continued line falls
        away. The second, there only where it differs, joins without a space each line that is
        full or is continued by ``//``: so a name broken in the middle of a word is whole in it.
        Both have the path of the field. So has a third, of a statement's narrative (field 86) in
        numbered subfields, without their numbers: they too break words (``?32KALI?33BR``).
        """
        found = self._lines_as_one()
        if self.tag == "86" and found and _SUBFIELD.search(found[-1].text):
            found.append(found[-1].part(_SUBFIELD.sub("", found[-1].text)))
        return found

    def _lines_as_one(self) -> list[Value]:
        """The readings of ``values`` that lines make."""
        lines = [line.rstrip() for line in self.lines]
        width = _WIDTHS.get(self.tag, _WIDTH)
        if max(map(len, lines)) < width and not any(line[:2] == "//" for line in lines):
            text = " ".join(lines).strip()
            return [Value(self.path, text)] if text else []
        readings = {_join(lines, 0): None, _join(lines, width): None}
        return [Value(self.path, text) for text in readings if text]


def fields(content: str) -> tuple[list[Field], str]:
    """The fields of a block's text in order, and what stands before the first of them."""
    parts = _TAG.split(content)
    tags, texts = parts[1::2], parts[2::2]
    paths = tags if len(set(tags)) == len(tags) else _numbered(tags)
    lines = [tuple(text.strip("\n").split("\n")) for text in texts]
    found = list(map(Field, tags, paths, lines))
    return found, parts[0].strip()


def _numbered(tags: list[str]) -> list[str]:
    total, seen, paths = Counter(tags), Counter[str](), []
    for tag in tags:
        seen[tag] += 1
        paths.append(f"{tag}[{seen[tag]}]" if total[tag] > 1 else tag)
    return paths


def _join(lines: list[str], width: int) -> str:
    """Join lines; with a width, those that fill it or are continued are joined without a space."""
    text = ""
    for n, line in enumerate(lines):
        continued = n > 0 and line.startswith("//")
        part = line[2:] if continued else line
        glued = width and n > 0 and (continued or len(lines[n - 1]) >= width)
        text += part if glued or not text else f" {part}"
    return text.strip()
