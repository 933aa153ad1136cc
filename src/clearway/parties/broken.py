"""Names that go on from one line or element into the next: each of the two says too little.

A party's name goes on into its address where a bridge from MT breaks it at 35 characters, or where
somebody hides it so; a remittance goes on from ``Ustrd`` to ``Ustrd``. Both are screened once more
as one text, in which only a name that stands on both sides of the break counts.
"""

import re

from clearway.message.types import Party, Reading, Value

_REACH = 70
"""Characters on either side of a break that are looked at: a long name has as many."""
_INDEX = re.compile(r"\[\d+\]")
_HOW = "two places read as one"


class Broken(Reading, frozen=True, gc=False):
    """The text around a break, at the path of what stands before it; ``at`` is the break."""

    at: int

    def holds(self, start: int, end: int) -> bool:
        """Whether this part of the text stands on both sides of the break."""
        return start < self.at < end


def over_lines(party: Party) -> tuple[tuple[Broken, ...], tuple[Broken, ...]]:
    """A party's name with the line that follows it, and its address lines among themselves."""
    lines = [line for line in party.address.lines if not isinstance(line, Reading)]
    if not lines:
        return (), ()
    name = tuple(name for name in party.names[:1] if not isinstance(name, Reading))
    return _breaks([*name, lines[0]]) if name else (), _breaks(lines)


def over_elements(texts: tuple[Value, ...]) -> tuple[Broken, ...]:
    """Texts that stand one after another in the same element, remarks beside ``Strd`` included.

    Fields of a table and of an MT message stand each for itself: their own lines are read whole.
    """
    if len(texts) < 2:
        return ()
    within: dict[str, list[Value]] = {}
    for text in texts:
        parent = text.path.rpartition("/")[0]
        if parent and not isinstance(text, Reading):
            parent = _INDEX.sub("", parent).removesuffix("/Strd")
            within.setdefault(parent, []).append(text)
    return tuple(broken for found in within.values() for broken in _breaks(found))


def _breaks(values: list[Value]) -> tuple[Broken, ...]:
    """The text around each break: what is short on either side goes on into its neighbours."""
    before, found = "", []
    for n, value in enumerate(values[:-1]):
        before = _joined(before, value.text)[-_REACH:]
        after = ""
        for following in values[n + 1 :]:
            after = _joined(after, following.text)
            if len(after) >= _REACH:
                break
        text = _joined(before, after[:_REACH])
        original = f"{value.text[-_REACH:]} | {values[n + 1].text[:_REACH]}"
        found.append(Broken(value.path, text, _HOW, original, len(before)))
    return tuple(found)


def _joined(before: str, after: str) -> str:
    """Two lines as one; the mark ``//`` of a line that is continued falls away."""
    after = after.removeprefix("//").strip()
    return f"{before} {after}" if before and after else before or after
