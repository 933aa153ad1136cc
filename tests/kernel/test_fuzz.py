"""Adversarial names, texts and index files: an error or the twin's answer, never a crash.

``make fuzz-kernel`` runs this with the address and undefined-behaviour sanitizers; with
``PYTEST_ADDOPTS="-m soak -k fuzz"`` for as long as ``CLEARWAY_SECONDS`` says. What was run last
stands in benchmarks/kernel/fuzzed.txt.
"""

import os
import random
import struct
import sys
import time
from collections import Counter
from collections.abc import Iterator

import kernel_worlds as worlds
import pytest
import soaking

from clearway.candidates import Index, NativeIndex, Unfinished, native
from clearway.cli.engines import IndexFile, read_parts, tail_of
from clearway.lists.types import Entry
from clearway.names import Name, Token, TokenKind, compare, read_name

VERSION_AT = 8
"""Where a file says its layout (layout.h)."""
LISTED = tuple(worlds.entries(random.Random(1), 25))
DATA = native.pack(LISTED, worlds.DIGEST)
TELLING = tuple(read_name(entry.name) for entry in LISTED[:6])
ODD = (
    "", " ", "\0", "a", "ﷺ", "İ", "ß", "\u200d", "\u0301" * 40, "王" * 60, "\U0001d538", "x" * 3000,
    "ab " * 900, "a.b.c.d.e.f.g", "№ 9", "\uff11\uff12", "- - -", "\ud800", "ﬁ" * 30, "\u0410" * 35,
    "é" * 140, "O'O'O'", "O" * 254, "\u202elive", "\x1a", "\U00010348" * 9, "가" * 50, "ا" * 80,
)  # fmt: skip
_WELL_FORMED = tuple(text for text in ODD if text.isprintable() or text == "\0")


def odd_text(chance: random.Random, listed: list[Entry]) -> str:
    """A text of plain, listed, bent and odd pieces."""
    pieces = [
        worlds.written(chance),
        chance.choice(ODD),
        chance.choice(listed).name if listed else "",
        "".join(chr(chance.randrange(0x3000)) for _ in range(chance.randint(0, 12))),
        "".join(chance.choices(worlds.LETTERS, k=chance.randint(0, 30))),
    ]
    text = chance.choice(("", " ", "-")).join(chance.sample(pieces, k=chance.randint(1, 3)))
    return soaking.bent(text, chance) if chance.random() < 0.5 else text


def odd_token(chance: random.Random) -> Token:
    """A token that no reading gives: any kind, weight and spellings."""
    texts = [chance.choice((*_WELL_FORMED, *worlds.WORDS.split())) for _ in range(4)]
    spellings = tuple(texts[: chance.randint(0, 4)])
    weight = chance.choice((0, 1, 600, 5_000, 12_500, 1_000_000))
    if chance.random() < 0.005:
        weight, texts[1] = chance.choice((-1, 2**31, 2**70, 7)), chance.choice(ODD)
    return Token(text=texts[0], original=texts[1], kind=chance.choice(list(TokenKind)),
                 weight=weight, spellings=spellings, han=texts[2])  # fmt: skip


def odd_entries(chance: random.Random) -> list[Entry]:
    listed = worlds.entries(chance, chance.choice((0, 1, 7, 40)))
    for number in range(chance.randint(0, 6)):
        listed.append(worlds.entry(number, odd_text(chance, listed), kind=worlds.KINDS[0]))
    return listed


def names_and_texts(chance: random.Random, twin: bool) -> Iterator[str]:
    """Searches of one adversarial list; some held against the twin. Yields what was done."""
    listed = odd_entries(chance)
    index = worlds.native(listed)
    other: Index | None = worlds.twin(listed) if twin else None
    for _ in range(12):
        text, kind = odd_text(chance, listed), chance.choice(worlds.KINDS)
        name = read_name(text, kind)
        found = index.find(name)
        assert index.find_many([name, name], 2) == [found, found]
        finds = index.find_in_text(text[:400])
        if other is not None:
            assert found == other.find(name), text
            assert finds == other.find_in_text(text[:400]), text
            for entry in chance.choices(listed, k=2) if listed else ():
                held = read_name(entry.name, entry.kind)
                assert native.compare(name, held) == compare(name, held), text
        yield "names held against the twin" if twin else "names"


def odd_tokens(chance: random.Random) -> Iterator[str]:
    """Tokens that no reading gives: built, searched and compared, or refused with an error."""
    rows = native.Rows()
    for number in range(chance.randint(0, 5)):
        tokens = tuple(odd_token(chance) for _ in range(chance.randint(0, 6)))
        rows.add(number, Name(original="", kind=worlds.KINDS[0], tokens=tokens), person=False)
    asked = tuple(odd_token(chance) for _ in range(chance.randint(0, 70)))
    name = Name(original="", kind=worlds.KINDS[0], tokens=asked)
    try:
        index = native._kernel.Index(rows.pack(worlds.DIGEST), worlds.DIGEST, native._figures())
        index.find(native.asked_of(name))
        index.find_in_texts([asked], 1)
        for token in asked:
            index.near(token)
        native.compare(name, name)
    except (ValueError, RuntimeError, UnicodeError, TypeError, OverflowError):
        yield "tokens refused"
    else:
        yield "tokens"


def damaged(chance: random.Random) -> bytes:
    """An index file with bytes changed, cut off, doubled or shifted."""
    data = bytearray(DATA)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(data))
        how = chance.randrange(5)
        if how == 0:
            data[at] ^= 1 << chance.randrange(8)
        elif how == 1:
            del data[at:]
        elif how == 2:
            del data[at : at + chance.randint(1, 64)]
        elif how == 3:
            data[at:at] = data[at : at + chance.randint(1, 64)]
        else:
            data[at : at + 4] = struct.pack("<I", chance.choice((0, 1, 2**31, 2**32 - 1)))
        if not data:
            break
    return bytes(data)


def damaged_files(chance: random.Random) -> Iterator[str]:
    """What is damaged is refused; what is not is searched."""
    data = damaged(chance)
    if data == DATA:
        return
    with pytest.raises(ValueError, match="index file"):
        NativeIndex(LISTED, data, worlds.DIGEST)
    yield "damaged files"


def lies_in_the_header(chance: random.Random) -> Iterator[str]:
    """A header that lies under a checksum that fits: refused, or searched without a crash."""
    data = bytearray(DATA)
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(native._kernel.HEADER // 4) * 4
        (value,) = struct.unpack_from("<I", data, at)
        change = chance.choice((1, -1, 4, -4, 64, -64, 4096, 1 << 20, 1 << 31, -value))
        struct.pack_into("<I", data, at, (value + change) & 0xFFFFFFFF)
    lie = native._kernel.sealed(bytes(data[: chance.choice((len(data), len(data) // 64 * 32))]))
    try:
        index = NativeIndex(LISTED, lie, worlds.DIGEST)
        for name in TELLING:
            index.find(name)
            index.find_in_text(name.original)
    except (ValueError, Unfinished):
        yield "lies refused"
    else:
        yield "lies that change nothing a search reads"


def damaged_tails(chance: random.Random) -> Iterator[str]:
    """The contents that stand behind an index: whole, or refused."""
    parts = IndexFile(memoryview(b"index"), worlds.DIGEST, [bytes([n]) * 16 for n in range(5)])
    tail = bytearray(b"index" + tail_of(parts))
    at = chance.randrange(len(tail))
    tail[at : at + chance.randint(0, 1)] = bytes([chance.randrange(256)])
    try:
        read = read_parts(memoryview(bytes(tail)))
    except ValueError:
        yield "tails refused"
    else:
        assert read.contents == parts.contents
        assert read.digest == parts.digest
        yield "tails"


KINDS_OF_WORK = {
    "names": lambda chance: names_and_texts(chance, twin=False),
    "names held against the twin": lambda chance: names_and_texts(chance, twin=True),
    "tokens": odd_tokens,
    "damaged": damaged_files,
    "lies": lies_in_the_header,
    "tails": damaged_tails,
}
TIMES = {"names": 5, "tokens": 25, "damaged": 100, "lies": 100, "tails": 100}
"""How often in a round, so that none takes all the time; once where it is not said."""


@pytest.mark.parametrize("work", KINDS_OF_WORK)
@pytest.mark.parametrize("seed", range(3))
def test_fuzz_a_little(work: str, seed: int) -> None:
    chance = random.Random(soaking.SEED + seed)
    assert sum(1 for _ in range(8) for _ in KINDS_OF_WORK[work](chance))


@pytest.mark.soak
def test_fuzz_for_long(capsys: pytest.CaptureFixture[str]) -> None:
    """Prints how often what was done; each round has its own seed, so that it can be repeated."""
    until = time.monotonic() + float(os.environ.get("CLEARWAY_SECONDS", "60"))
    done: Counter[str] = Counter()
    round_ = 0
    while time.monotonic() < until:
        for what, work in KINDS_OF_WORK.items():
            seed = f"{soaking.SEED} {round_} {what}"
            try:
                chance = random.Random(seed)
                for _ in range(TIMES.get(what, 1)):
                    done.update(work(chance))
            except Exception as error:
                error.add_note(f"seed {seed!r}")
                raise
        round_ += 1
    with capsys.disabled():
        sys.stdout.write(f"\nseed {soaking.SEED}, {round_:,} rounds\n")
        sys.stdout.writelines(f"{times:>10,}  {what}\n" for what, times in sorted(done.items()))


def test_a_file_of_another_layout_is_refused() -> None:
    for version in (0, 1, 2, 3, 2**32 - 1):
        older = DATA[:VERSION_AT] + struct.pack("<I", version) + DATA[VERSION_AT + 4 :]
        with pytest.raises(ValueError, match="another layout"):
            NativeIndex(LISTED, native._kernel.sealed(older), worlds.DIGEST)
    assert native._kernel.sealed(DATA) == DATA


def test_a_header_that_contradicts_itself_is_refused() -> None:
    """Each number of its last lines, where arrays stand and how long they are, told otherwise."""
    sections = struct.unpack_from("<I", DATA, VERSION_AT + 4)[0]
    begin = native._kernel.HEADER - 16 * sections
    for at in range(begin, native._kernel.HEADER, 8):
        for change in (64, -64, 4096, 1 << 40):
            (value,) = struct.unpack_from("<Q", DATA, at)
            lie = bytearray(DATA)
            struct.pack_into("<Q", lie, at, (value + change) % (1 << 64))
            with pytest.raises(ValueError, match="damaged"):
                NativeIndex(LISTED, native._kernel.sealed(bytes(lie)), worlds.DIGEST)
