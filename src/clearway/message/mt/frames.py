"""Text into SWIFT messages: FIN blocks, RJE (``$`` between), DOS-PCC, block 4 alone, many in a row.

A message is a *frame* of blocks. A block that does not close ends where the next block or message
begins, or with the text, and says so. Nothing between two messages is lost: what is no block is a
frame of its own with a fault.
"""

import re
from collections.abc import Iterator

import msgspec

from clearway.message.types import Fault

_GAP = re.compile(r"[\s$\x00\x01\x03]*")
_BLOCK = re.compile(r"\{([1-5S]):")
_MESSAGE = re.compile(r"\{1:[A-Z]\d\d")
_FIELD = re.compile(r":\d\d[A-Z]?:")
_CLOSE = r"-\}(?=\s*(?:[{$\x03]|\Z))"
_END_OF_TEXT = re.compile(rf"\n-\}}|{_CLOSE}|(?P<next>{_MESSAGE.pattern})")
_END_OF_LONE = re.compile(
    rf"\n-\}}?[ \t]*(?=[\n\x03]|\Z)|{_CLOSE}|\n?\$(?=\s*(?:[:{{]|\Z))|\x03|\n[ \t]*(?=\n:20:)"
    rf"|(?P<next>{_MESSAGE.pattern})"
)
_HEADERS = re.compile(
    r"\{1:([^{}]*)\}\{2:([^{}]*)\}(?:\{3:((?:\{[0-9]{3}:[^{}]*\})*)\})?\{4:(?=[^{])"
)
_TRAILERS = re.compile(r"\{5:((?:\{[0-9A-Z]{3}:[^{}]*\})*)\}")
_BRACE = re.compile(r"[{}]")
_USUAL_LENGTH = 200


class Block(msgspec.Struct, frozen=True, gc=False):
    """One block: its number (or letter), what stands in it, whether it closes."""

    number: str
    content: str
    closed: bool = True


class Frame(msgspec.Struct, frozen=True):
    """The blocks of one message, by number. ``before`` is the acknowledgement in front of it."""

    blocks: dict[str, Block]
    before: "Frame | None" = None
    stray: str | None = None

    @property
    def is_acknowledgement(self) -> bool:
        """Whether it tells that a message was taken or refused (application 21)."""
        return "1" in self.blocks and self.blocks["1"].content[1:3] == "21"

    def faults(self) -> tuple[Fault, ...]:
        """What is wrong with the blocks themselves."""
        if self.stray is not None:
            return (_STRAY,)
        return tuple(_cut_off(block) for block in self.blocks.values() if not block.closed)


def _cut_off(block: Block) -> Fault:
    return Fault(
        path=f"block {block.number}".strip(),
        what=f"Block {block.number or block.content[:20]} does not close: cut off here",
        mend="Send the whole message again.",
    )


_STRAY = Fault(
    path="",
    what="This text stands outside every message",
    mend="Send each message whole, from {1: to -}, or from :20: to the line -}.",
)


def split(text: str) -> Iterator[Frame]:
    """The messages of a text whose lines end with LF, in order. Blank text holds none."""
    held: Frame | None = None
    for frame, apart in _frames(text):
        if frame.is_acknowledgement:
            if held is not None:
                yield held
            held = frame
        elif held is None or apart or frame.stray is not None:
            yield from (held, frame) if held is not None else (frame,)
            held = None
        else:
            yield msgspec.structs.replace(frame, before=held)
            held = None
    if held is not None:
        yield held


def _frames(text: str) -> Iterator[tuple[Frame, bool]]:
    """Each frame, and whether a separator stands before it."""
    blocks: dict[str, Block] = {}
    position, apart = 0, True
    while True:
        gap = _GAP.match(text, position)
        position = position if gap is None else gap.end()
        if gap is not None and not gap[0].isspace() and gap[0]:
            if blocks:
                yield Frame(blocks), apart
            blocks, apart = {}, True
        if position == len(text):
            break
        if usual := _usual(text, position):
            if blocks:
                yield Frame(blocks), apart
                apart = False
            blocks, position = usual
            continue
        block, end = _block(text, position)
        if block is None or block.number == "1" or block.number in blocks:
            if blocks:
                yield Frame(blocks), apart
                apart = False
            blocks = {}
        if block is None:
            yield Frame({}, stray=text[position:end]), apart
            apart = False
        else:
            blocks[block.number] = block
        position = end
    if blocks:
        yield Frame(blocks), apart


def _usual(text: str, position: int) -> tuple[dict[str, Block], int] | None:
    """Most messages at one stroke: blocks in order, all closed, no braces in the text."""
    headers = _HEADERS.match(text, position)
    if headers is None:
        return None
    start = headers.end()
    end = text.find("}", start)
    if text[end - 2 : end] != "\n-" or end - 2 < start or text.find("{", start, end) >= 0:
        return None
    blocks = {"1": Block("1", headers[1]), "2": Block("2", headers[2])}
    if headers[3] is not None:
        blocks["3"] = Block("3", headers[3])
    blocks["4"] = Block("4", text[start : end - 2])
    trailers = _TRAILERS.match(text, end + 1)
    if trailers is None:
        return blocks, end + 1
    blocks["5"] = Block("5", trailers[1])
    return blocks, trailers.end()


def _block(text: str, position: int) -> tuple[Block | None, int]:
    """The block that begins here and where it ends; no block, but stray text, up to the next.

    What begins like a block, but is none, is a block without a number that does not close.
    """
    opening = _BLOCK.match(text, position)
    if opening is None:
        if _FIELD.match(text, position):
            return _lone(text, position)
        following = _MESSAGE.search(text, position + 1)
        end = following.start() if following else len(text)
        stray = Block("", text[position:end], closed=False)
        return (stray if text[position] == "{" else None), end
    if opening[1] == "4" and text[opening.end() : opening.end() + 1] != "{":
        return _text_block(text, opening.end())
    return _braced(text, opening[1], opening.end())


def _text_block(text: str, start: int) -> tuple[Block, int]:
    """Block 4 of a user's message: fields up to ``-}``, or as far as the next message."""
    end = _END_OF_TEXT.search(text, start)
    if end is None or end["next"]:
        stop = end.start() if end else len(text)
        return Block("4", text[start:stop].rstrip("$ \n"), closed=False), stop
    return Block("4", text[start : end.start()]), end.end()


def _lone(text: str, start: int) -> tuple[Block, int]:
    """Block 4 without its braces: fields up to a line ``-`` or ``-}``, a ``$``, or the end."""
    end = _END_OF_LONE.search(text, start)
    if end is None or end["next"]:
        stop = end.start() if end else len(text)
        return Block("4", text[start:stop]), stop
    return Block("4", text[start : end.start()]), end.end()


def _braced(text: str, number: str, start: int) -> tuple[Block, int]:
    """A block of braces: it ends where they balance, at the latest before another block."""
    end = text.find("}", start, start + _USUAL_LENGTH)
    if end >= 0 and text.find("{", start, end) < 0:
        return Block(number, text[start:end]), end + 1
    depth = 1
    for brace in _BRACE.finditer(text, start):
        at = brace.start()
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return Block(number, text[start:at]), at + 1
        if brace[0] == "{" and _opens_another(text, at, number, start):
            return Block(number, text[start:at], closed=False), at
    return Block(number, text[start:], closed=False), len(text)


def _opens_another(text: str, at: int, number: str, start: int) -> bool:
    """Whether a new block begins here; block 4 of a service message may hold a whole message."""
    if number == "4":
        return at != start and text[start : start + 4] != "{1:F" and bool(_MESSAGE.match(text, at))
    return _BLOCK.match(text, at) is not None
