"""What reading a name costs in plain Python, cold: names that this process has not met before.

The caches of words are emptied before each round; the least of some rounds is told, in µs of the
processor's time, since others share it. The bar is 60 µs a name.
"""

import argparse
import random
import time
from collections.abc import Callable, Iterator

from bench import by_rank, person
from clean import companies

from clearway.names import arabic_names, arabic_vowels, read_name, tokens, written
from clearway.tables.names import cultures
from clearway.terms import PartyKind

SEED = 5
ROUNDS = 4
BAR = 60
PLACES = ("深圳市", "上海", "广州市", "青岛", "义乌市", "北京", "宁波")
TRADE_NAMES = "鑫达华信恒通永盛金源瑞丰天宇博雅远航新星东方明珠海纳百川"
TRADES = ("科技有限公司", "电子有限公司", "国际贸易有限公司", "供应链管理有限公司", "机械厂")
ARABIC = ("محمد رضا قاسمی", "شركة الفرقان للتجارة", "عبد الرحمن القحطاني", "یوسف کریمی",
          "خالد بن سلطان الدوسري", "فاطمة الزهراني", "حسین نجفی", "احمد السويدي",
          "مصنع الياقوت للحديد", "بهروز اردشیر", "نزار الحمداني", "پروانه کاویانی",
          "ماجدة البغدادي", "شركة النخيل للمقاولات", "سهراب تبریزی", "وائل الخوري",
          "گلناز فرهمند", "مؤسسة الرافدين", "تيمور شیرازی", "هیثم القاضي")  # fmt: skip


def populations(count: int) -> Iterator[tuple[str, PartyKind, list[str]]]:
    """Names by population, each name once."""
    chance = random.Random(SEED)
    firms = chance.sample(companies(), count)
    yield "companies (GLEIF)", PartyKind.UNKNOWN, [one.name for one in firms]
    russian = cultures()["russian"]
    names = [
        f"{by_rank(russian['surname'], chance)} {by_rank(russian['given'], chance)} Олегович"
        for _ in range(count)
    ]
    yield "persons, Cyrillic", PartyKind.PERSON, _once(names)
    for culture in ("chinese", "turkish", "persian"):
        latin = [person(culture, cultures()[culture], chance) for _ in range(count)]
        yield f"persons, {culture}", PartyKind.UNKNOWN, _once(latin)
    han = [
        chance.choice(PLACES) + "".join(chance.sample(TRADE_NAMES, 2)) + chance.choice(TRADES)
        for _ in range(count)
    ]
    yield "companies, Chinese", PartyKind.UNKNOWN, _once(han)
    yield "Arabic letters", PartyKind.UNKNOWN, list(ARABIC)


def _once(names: list[str]) -> list[str]:
    return list(dict.fromkeys(names))


def spent(names: list[str], kind: PartyKind) -> float:
    """µs a name, the least of some rounds with nothing kept from the one before."""
    return min(_round(names, kind) for _ in range(ROUNDS)) / len(names) / 1000


def _round(names: list[str], kind: PartyKind) -> int:
    empty()
    begun = time.process_time_ns()
    for name in names:
        read_name(name, kind)
    return time.process_time_ns() - begun


def empty() -> None:
    """Forgets the words that were read before."""
    for clear in _kept():
        clear()


def _kept() -> Iterator[Callable[[], None]]:
    """What empties each cache of words; tables, which are read once a process, stay."""
    for module in (arabic_names, arabic_vowels, tokens, written):
        for function in vars(module).values():
            if hasattr(function, "cache_clear") and function.cache_parameters()["maxsize"]:
                yield function.cache_clear


def main() -> None:
    """One line a population."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=2000)
    chosen = parser.parse_args()
    print(f"Reading a name, µs of processor time, cold (bar {BAR})")
    for population, kind, names in populations(chosen.count):
        read_name(names[0], kind)
        print(f"  {population:<26}{len(names):>7}{spent(names, kind):>8.1f}", flush=True)


if __name__ == "__main__":
    main()
