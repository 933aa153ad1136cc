"""The blocks around the text: the message's kind, sender, receiver, references, trailers."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

import msgspec

from clearway.message import values
from clearway.message.mt.fields import Field
from clearway.message.mt.frames import Block, Frame
from clearway.message.types import Party, Value
from clearway.terms import Role

_SUB_BLOCK = re.compile(r"\{([0-9A-Z]{1,3}):([^{}]*)\}")
_TECHNICAL = re.compile(r"[0-9A-F]{8,16}|[A-Z]{3,4}|\d{6,14}|[01]")
_TERMINAL = re.compile(r"([A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2})[A-Z0-9]([A-Z0-9]{3})")
_INPUT = re.compile(r"I(\d{3})([A-Z0-9]{12})(.*)", re.DOTALL)
_OUTPUT = re.compile(r"O(\d{3})\d{10}([A-Z0-9]{12})(.*)", re.DOTALL)


class Around(msgspec.Struct, frozen=True):
    """What the blocks around the text say; parts of a message's every transaction."""

    parties: tuple[Party, ...]
    texts: tuple[Value, ...]
    set_aside: tuple[Value, ...]


def around(frame: Frame) -> Around:
    """Sender and receiver, and what stands in blocks 3, 5 and S and in an acknowledgement."""
    parties: list[Party] = []
    texts: list[Value] = []
    aside: list[Value] = []
    if frame.before is not None:
        _sub_blocks(frame.before.blocks.values(), "F21/", texts, aside)
    _sub_blocks(frame.blocks.values(), "", texts, aside)
    for number, role, terminal, rest in _terminals(frame):
        place = f"block{number}"
        side = _side(place, role, terminal)
        if side is not None:
            parties.append(side)
        elif terminal:
            texts.append(Value(place, terminal))
        if rest.strip():
            aside.append(Value(place, rest.strip()))
    return Around(tuple(parties), tuple(texts), tuple(aside))


@lru_cache(maxsize=4096)
def _side(place: str, role: Role, terminal: str) -> Party | None:
    """The bank of a logical terminal; the same few come again and again."""
    found = _TERMINAL.fullmatch(terminal)
    if found is None:
        return None
    return Party(role=role, path=place, bic=Value(place, found[1] + found[2]))


def kind(frame: Frame, fields: Iterable[Field]) -> str:
    """The message's type; ``F21`` of an acknowledgement alone; ``MT`` where nothing tells.

    Where block 4 stands alone, its tags tell a customer's from a bank's transfer.
    """
    if frame.is_acknowledgement:
        return "F21"
    if "2" in frame.blocks:
        number = frame.blocks["2"].content[1:4]
        if not (number.isascii() and number.isdigit()):
            return "MT"
        is_cover = number in ("202", "205") and "{119:COV}" in content(frame, "3")
        return f"MT{number}COV" if is_cover else f"MT{number}"
    tags = {field.tag for field in fields}
    numbers = {tag[:2] for tag in tags}
    if "32A" in tags and "58" in numbers:
        return "MT202COV" if {"50", "59"} <= numbers else "MT202"
    return "MT103" if "32A" in tags and ("23B" in tags or {"50", "59"} <= numbers) else "MT"


def uetr(frame: Frame) -> str | None:
    """The end-to-end reference of block 3, if there is one."""
    return dict(_SUB_BLOCK.findall(content(frame, "3"))).get("121")


def content(frame: Frame, number: str) -> str:
    """What stands in a block; nothing if the message has none of that number."""
    block = frame.blocks.get(number)
    return "" if block is None else block.content


def _terminals(frame: Frame) -> Iterator[tuple[str, Role, str, str]]:
    """Block, role, logical terminal and the rest. Block 1 is one's own side, block 2 the other."""
    header = content(frame, "2")
    incoming = header.startswith("O")
    own, other = (Role.RECEIVER, Role.SENDER) if incoming else (Role.SENDER, Role.RECEIVER)
    if "1" in frame.blocks:
        first = frame.blocks["1"].content
        yield "1", own, first[3:15], first[:3] + first[15:]
    if header:
        found = (_OUTPUT if incoming else _INPUT).fullmatch(header)
        yield ("2", other, found[2], found[1] + found[3]) if found else ("2", other, header, "")


def _sub_blocks(
    blocks: Iterable[Block], before: str, texts: list[Value], aside: list[Value]
) -> None:
    """Texts within braces: blocks 3, 5 and S, and block 4 of service messages."""
    for block in blocks:
        if block.number in "12" or (block.number == "4" and not block.content.startswith("{")):
            continue
        for tag, text in _SUB_BLOCK.findall(block.content):
            if text.strip():
                typed = _TECHNICAL.fullmatch(text) or values.UETR.fullmatch(text)
                place = Value(f"{before}block{block.number}/{tag}", text.strip())
                (aside if typed else texts).append(place)
        rest = _SUB_BLOCK.sub("", block.content).strip()
        if rest:
            texts.append(Value(f"{before}block{block.number}", rest))
