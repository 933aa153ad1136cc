"""Names to hold kernel and twin against each other: random, adversarial, of all scripts."""

import random
from collections.abc import Iterable

from hypothesis import strategies as st

from clearway.candidates import Index, NativeIndex
from clearway.candidates.native import pack
from clearway.lists.types import Entry, ListedName
from clearway.names import Name, read_name
from clearway.terms import PartyKind

WORDS = """
zavyalov rodion petrovich vladimir ivanov ivanova kvantron uralvagonzavod rosoboron export al
shenzhen xinda electronics electr trading technology technologies tech plant no 9 12 009 v r v.v. of
bank moscow xin da transneft trans transatlantic transatlantik mohammad muhammed hassan pao llc ooo
кузнецов иван завод ооо пао зао 鑫达 深圳市 电子 有限公司 王 健林 wang jianlin محمد حسن ქართული
Ἀθῆναι μέταλλα תעשייה արմեն müller o'brien straße łódź ağ 한국 전자 ราคา ＡＢＣ ﬁnance x y z a b
kuznetsov kuznecov kusnezow aaaa aaaaa aaaaaaaaa electroniks elektronika the and gmbh holding new
"""
LETTERS = "abeiknorstvyzhш王ḥ "
KINDS = list(PartyKind)
DIGEST = bytes(range(32))


def written(chance: random.Random) -> str:
    """A name of these words, now and then cut off where a line of 35 ends."""
    words = chance.choices(WORDS.split(), k=chance.randint(1, chance.choice((3, 5, 9))))
    text = chance.choice((" ", "  ", "-", " ", "")).join(words)
    return text[:35] if chance.random() < 0.1 else text


def misspelled(text: str, chance: random.Random) -> str:
    """None to three letters put in, left out or changed."""
    letters = list(text)
    for _ in range(chance.randint(0, 3)):
        at = chance.randrange(len(letters) + 1)
        letters[at : at + chance.randint(0, 1)] = chance.choice((*LETTERS, ""))
    return "".join(letters)


def asked(chance: random.Random) -> Name:
    """A name to look for."""
    return read_name(misspelled(written(chance), chance), chance.choice(KINDS))


def among_others(chance: random.Random, listed: list[Entry]) -> Name:
    """A name to look for; every other time a listed one that stands among other words."""
    if not listed or chance.random() < 0.5:
        return asked(chance)
    name = misspelled(chance.choice(listed).name, chance)
    text = " ".join((written(chance), name, written(chance)))
    return read_name(text, chance.choice(KINDS))


def entry(number: int, *names: str, kind: PartyKind = PartyKind.UNKNOWN) -> Entry:
    listed = tuple(ListedName(name) for name in names)
    return Entry(list="own:tests", id=str(number), kind=kind, names=listed)


def entries(chance: random.Random, count: int) -> list[Entry]:
    return [
        entry(number, written(chance), *([written(chance)] * chance.randint(0, 1)),
              kind=chance.choice(KINDS))
        for number in range(count)
    ]  # fmt: skip


def native(listed: Iterable[Entry]) -> NativeIndex:
    held = tuple(listed)
    return NativeIndex(held, pack(held, DIGEST), DIGEST)


def twin(listed: Iterable[Entry]) -> Index:
    return Index.build(listed)


texts = st.one_of(st.text(max_size=40), st.lists(st.sampled_from(WORDS.split())).map(" ".join))
