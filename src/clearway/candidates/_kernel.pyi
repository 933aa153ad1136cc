"""The native kernel (src/kernel), built where there is a C++ compiler."""

from array import array
from collections.abc import Sequence

from clearway.candidates.figures import Figures
from clearway.names import Token

Line = tuple[str, int, int, int, int, int]
"""How, weight; first word and number of words of the query, and of the entry."""
Compared = tuple[int, int, bool, bool, bool, bool, tuple[Line, ...]]
"""The fields of ``names.Comparison`` in their order, lines for pairings."""
Asked = tuple[Sequence[Token], int, bool]
"""Words, how many of them are legal forms at the end, whether the name is a person's."""

KINDS: tuple[str, ...]
HEADER: int
"""Bytes of an index file's header."""

class BadIndex(ValueError): ...
class TooMuch(ValueError): ...

def build(
    words: Sequence[Token],
    offsets: array[int],
    name_words: array[int],
    entries: array[int],
    persons: bytes | bytearray,
    forms: bytes | bytearray,
    letters: list[tuple[str, str, str]],
    digest: bytes,
    figures: Figures,
    /,
) -> bytes: ...
def compare(
    query: Sequence[Token], entry: Sequence[Token], persons: bool, figures: Figures, /
) -> Compared: ...
def sealed(file: bytes, /) -> bytes: ...

class Index:
    names: int
    def __init__(self, data: bytes | memoryview, digest: bytes, figures: Figures, /) -> None: ...
    def find(self, name: Asked, gone: bytes = b"", /) -> list[tuple[int, Compared]]: ...
    def find_many(
        self, names: list[Asked], threads: int, gone: bytes = b"", /
    ) -> list[list[tuple[int, Compared]]]: ...
    def find_in_texts(
        self, texts: Sequence[Sequence[Token]], threads: int, gone: bytes = b"", /
    ) -> list[list[tuple[int, int, int, Compared]]]: ...
    def lettered(self, joined: str, ordered: str, turned: list[str], /) -> list[int]: ...
    def near(self, token: Token, /) -> dict[int, tuple[str, int]]: ...
    def place(self, name: int, /) -> tuple[int, int]: ...
    def originals(self, name: int, /) -> tuple[str, ...]: ...
