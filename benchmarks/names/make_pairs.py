"""Writes pairs.csv: labelled pairs of invented names, from seeds.yaml by rules.

Label rule: *match* where a careful analyst with only the two names and the kind would open a case
for the same party; a missing patronymic or legal form matches, a different number, given name or
distinctive word does not. Written before any weight was set; `apart` marks the third that a seeded
draw sets aside for the frozen result.
"""

import csv
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

HERE = Path(__file__).parent
SEED = 20261125
FORMS_RU = (("ООО", "LLC"), ("АО", "JSC"), ("ПАО", "PJSC"), ("ЗАО", "CJSC"))
LONG_FORMS = ("Общество с ограниченной ответственностью", "Акционерное общество")


class Pair(NamedTuple):
    """One labelled pair. ``culture``: russian, chinese, other."""

    name1: str
    name2: str
    schema: str
    match: bool
    group: str
    culture: str


def load(name: str) -> dict[str, Any]:
    """A YAML file beside this one."""
    return dict(yaml.safe_load((HERE / name).read_text(encoding="utf-8")))


SCHEMES = load("schemes.yaml")


def latin(text: str, scheme: str) -> str:
    """Russian text in a scheme's Latin letters; capitals where they stand."""
    table = SCHEMES[scheme]
    letters = []
    for letter in text:
        written = table.get(letter.lower(), letter)
        letters.append(written.capitalize() if letter.isupper() else written)
    written = "".join(letters)
    if scheme == "french":
        written = written.replace("iii", "ii")
    return written


def typo(text: str, chance: random.Random, edits: int = 1) -> str:
    """Letters dropped, doubled, swapped or changed inside the longest words, never their first."""
    words = text.split(" ")
    longest = sorted(range(len(words)), key=lambda at: (-len(words[at]), at))
    for edit in range(edits):
        at = longest[min(edit, len(longest) - 1)] if len(words[longest[0]]) < 12 else longest[0]
        words[at] = edited(words[at], chance)
    return " ".join(words)


def edited(word: str, chance: random.Random) -> str:
    """A word with one letter dropped, doubled, swapped or changed, never its first."""
    at = chance.randrange(1, max(2, len(word) - 1))
    kind = chance.choice(("drop", "double", "swap", "change"))
    if kind == "drop":
        return word[:at] + word[at + 1 :]
    if kind == "double":
        return word[:at] + word[at] + word[at:]
    if kind == "swap":
        return word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]
    other = chance.choice([letter for letter in "aeiorstnlk" if letter != word[at].lower()])
    return word[:at] + other + word[at + 1 :]


def look_alike(text: str) -> str:
    """Some Latin letters replaced by Cyrillic ones of the same shape."""
    return text.translate(str.maketrans("aeocpxAEOCPXKMTH", "аеосрхАЕОСРХКМТН"))


def russian_persons(chance: random.Random) -> Iterator[Pair]:
    """Persons of Russian names."""
    for at, (last, first, father, other, near, _) in enumerate(
        load("seeds.yaml")["russian_persons"]
    ):
        full, short = f"{last} {first} {father}", f"{first} {last}"
        bgn = latin(full, "bgn").replace("'", "")
        schemes = [name for name in SCHEMES if name != "bgn"]
        one = schemes[at % len(schemes)]
        two = schemes[(at + 2) % len(schemes)]

        def pair(a: str, b: str, match: bool, group: str) -> Pair:
            return Pair(a, b, "Person", match, group, "russian")

        yield pair(full, bgn, True, "script")
        yield pair(latin(short, one), short, True, "script")
        yield pair(f"{near} {first} {father}", bgn, False, "script")
        yield pair(latin(short, one), latin(short, two), True, "scheme")
        yield pair(latin(full, one), bgn.upper(), True, "scheme")
        yield pair(latin(f"{first} {near}", one), latin(short, two), False, "scheme")
        yield pair(latin(f"{other} {last}", one), latin(short, two), False, "scheme")
        yield pair(
            f"{latin(last, 'bgn')}, {latin(first, 'bgn')}", latin(short, "bgn"), True, "order"
        )
        yield pair(latin(short, "icao"), latin(full, "icao"), True, "missing part")
        yield pair(latin(last, "icao"), latin(full, "icao"), False, "missing part")
        yield pair(typo(latin(short, "icao"), chance), latin(full, "icao"), True, "typo")
        yield pair(
            typo(latin(f"{first} {near}", "icao"), chance), latin(full, "icao"), False, "typo"
        )
        yield pair(typo(latin(full, "icao"), chance, 2), latin(full, "icao"), True, "two typos")
        initials = f"{latin(first, 'bgn')[0]}. {latin(father, 'bgn')[0]}. {latin(last, 'bgn')}"
        yield pair(initials, bgn, True, "initials")
        yield pair(f"Q. {latin(last, 'bgn')}", bgn, False, "initials")
        yield pair(latin(f"{other} {father} {last}", "bgn"), bgn, False, "homonym")
        uncle = "Всеволодович" if father.endswith("ич") else "Всеволодовна"
        yield pair(latin(f"{first} {uncle} {last}", "bgn"), bgn, False, "homonym")
        yield pair(look_alike(latin(short, "icao")), latin(short, "icao"), True, "look-alike")
        if last.endswith(("ов", "ев", "ин", "ёв")):
            yield pair(f"{last}у {first}у {father}у".replace("йу", "ю"), full, True, "inflection")


def russian_common(_: random.Random) -> Iterator[Pair]:
    """Pairs of names that many bear."""
    for first, last, other, _ in load("seeds.yaml")["russian_common"]:
        for scheme in ("bgn", "icao", "iso9", "german"):
            name = latin(f"{first} {last}", scheme)
            yield Pair(name, f"{first} {last}", "Person", True, "common persons", "russian")
            wrong = latin(f"{other} {last}", scheme)
            yield Pair(wrong, f"{first} {last}", "Person", False, "common persons", "russian")


def russian_firms(chance: random.Random) -> Iterator[Pair]:
    """Firms of Russian names."""
    for at, (name, spelled, english, short, near) in enumerate(load("seeds.yaml")["russian_firms"]):
        form, form_en = FORMS_RU[at % 4]
        long = LONG_FORMS[at % 2]
        near_latin = latin(near.replace("«", "").replace("»", ""), "bgn")

        def pair(a: str, b: str, match: bool, group: str) -> Pair:
            return Pair(a, b, "Company", match, group, "russian")

        yield pair(f"{form} {name}", f"{spelled} {form_en}", True, "script")
        yield pair(f"{form} {near}", f"{spelled} {form_en}", False, "script")
        yield pair(latin(f"{name}", "iso9"), spelled, True, "scheme")
        yield pair(latin(f"{name}", "gost_b"), spelled.upper(), True, "scheme")
        yield pair(near_latin, spelled, False, "scheme")
        yield pair(f"{long} {name}", f"{spelled} {form_en}", True, "legal form")
        yield pair(f"{latin(form, 'bgn')} {spelled}", spelled, True, "legal form")
        yield pair(f"{form} {near}", f"{form} {name}", False, "legal form")
        yield pair(typo(spelled, chance), spelled, True, "typo")
        yield pair(typo(near_latin, chance), spelled, False, "typo")
        yield pair(typo(spelled, chance, 2), f"{form_en} {spelled}", True, "two typos")
        if english:
            yield pair(english, f"{form} {name}", True, "translation")
            yield pair(near_latin, english, False, "translation")
        if short:
            yield pair(short, f"{form} {name}", True, "abbreviation")
            yield pair(latin(short, "bgn"), spelled, True, "abbreviation")
            yield pair(near, f"{form} {name}", False, "abbreviation")
        yield pair(f"{spelled} MOSCOW RU", f"{form_en} {spelled}", True, "extra words")
        yield pair(f"{spelled} branch in Kazan", spelled, True, "extra words")
        yield pair(f"{near_latin} MOSCOW RU", f"{form_en} {spelled}", False, "extra words")
        yield pair(f"{spelled} No. 7", f"{spelled} No. 11", False, "number")
        yield pair(f"{spelled} No. 7", f"{name} № 7", True, "number")
        yield pair(look_alike(spelled), spelled, True, "look-alike")
        yield pair(look_alike(near_latin), spelled, False, "look-alike")
        words = spelled.replace("-", " ").split()
        yield (
            pair("".join(words), spelled, True, "joined and split")
            if len(words) == 2
            else pair(spelled[:5] + " " + spelled[5:], spelled, True, "joined and split")
        )
        yield pair(f"{spelled} Volga", f"{spelled} Amur", False, "group sister")
        yield pair(f"{form_en} {spelled}", spelled.upper(), True, "group sister")


def chinese_persons(_: random.Random) -> Iterator[Pair]:
    """Persons of Chinese names."""
    for last, first, pinyin, given, old, other, other_given, sound in load("seeds.yaml")[
        "chinese_persons"
    ]:
        joined, wrong = given.replace(" ", ""), other_given.replace(" ", "")

        def pair(a: str, b: str, match: bool, group: str) -> Pair:
            return Pair(a, b, "Person", match, group, "chinese")

        yield pair(f"{last}{first}", f"{pinyin} {joined.capitalize()}", True, "script")
        yield pair(f"{joined.capitalize()} {pinyin}".upper(), f"{last}{first}", True, "script")
        yield pair(f"{last}{first}", f"{pinyin} {wrong.capitalize()}", False, "script")
        yield pair(f"{last}{other}", f"{pinyin} {joined.capitalize()}", False, "script")
        yield pair(
            f"{pinyin} {given.title()}", f"{pinyin} {joined.capitalize()}", True, "joined and split"
        )
        yield pair(f"{pinyin}{joined}", f"{pinyin} {given.title()}", True, "joined and split")
        yield pair(
            f"{pinyin} {other_given.title()}", f"{pinyin} {joined}", False, "joined and split"
        )
        yield pair(f"{joined} {pinyin}", f"{pinyin.upper()}, {given.title()}", True, "order")
        yield pair(f"{wrong} {pinyin}", f"{pinyin.upper()}, {given.title()}", False, "order")
        yield pair(old, f"{last}{first}", True, "scheme")
        yield pair(old, f"{last}{other}", False, "scheme")
        yield pair(f"{last}{sound}", f"{last}{first}", False, "homonym")
        yield pair(f"{last}{other}", f"{last}{first}", False, "homonym")
        yield pair(f"{last} {first}", f"{last}{first}", True, "homonym")
        yield pair(pinyin, f"{pinyin} {joined.capitalize()}", False, "missing part")
        yield pair(look_alike(f"{pinyin} {joined}"), f"{last}{first}", True, "look-alike")


def chinese_common(_: random.Random) -> Iterator[Pair]:
    """Pairs of names that many bear."""
    for last, first, spelled, other_last, other, wrong in load("seeds.yaml")["chinese_common"]:
        for a, b, match in (
            (f"{last}{first}", spelled, True),
            (f"{last}{first}", wrong, False),
            (spelled.upper(), spelled, True),
            (spelled, wrong, False),
            (f"{last}{first}", f"{other_last}{other}", False),
        ):
            yield Pair(a, b, "Person", match, "common persons", "chinese")


def chinese_firms(chance: random.Random) -> Iterator[Pair]:
    """Firms of Chinese names."""
    traditional = str.maketrans(
        "电国贸华龙风东达进业产备发长兴联滨钢", "電國貿華龍風東達進業產備發長興聯濱鋼"
    )
    for place, city, han, syllables, trade, english, other, others, sound in load("seeds.yaml")[
        "chinese_firms"
    ]:
        word, wrong = (part.replace(" ", "").capitalize() for part in (syllables, others))
        full = f"{place}{han}{trade}有限公司"
        spelled = f"{city} {word} {english} Co., Ltd."

        def pair(a: str, b: str, match: bool, group: str) -> Pair:
            return Pair(a, b, "Company", match, group, "chinese")

        yield pair(full, spelled, True, "script")
        yield pair(full, spelled.upper().replace(".", "").replace(",", ""), True, "script")
        yield pair(full, f"{city} {wrong} {english} Co., Ltd.", False, "script")
        yield pair(f"{place}{other}{trade}有限公司", spelled, False, "script")
        yield pair(full.translate(traditional), full, True, "traditional")
        yield pair(
            f"{place}{other}{trade}有限公司".translate(traditional), full, False, "traditional"
        )
        yield pair(f"{place}{sound}{trade}有限公司", full, False, "homonym")
        yield pair(
            f"{city} {syllables.title()} {english} Limited", spelled, True, "joined and split"
        )
        yield pair(f"{city} {syllables.title()} {english} Limited", full, True, "joined and split")
        yield pair(f"{city} {others.title()} {english} Limited", spelled, False, "joined and split")
        yield pair(f"{place}{han}{trade}有限责任公司", full, True, "legal form")
        yield pair(
            f"{word} {english} Company Limited", f"{word} {english} Co Ltd", True, "legal form"
        )
        yield pair(
            f"{wrong} {english} Company Limited", f"{word} {english} Co Ltd", False, "legal form"
        )
        yield pair(f"{word} {english}", spelled, True, "missing part")
        yield pair(f"{han}{trade}", full, True, "missing part")
        yield pair(f"{city} {english} Co Ltd", spelled, False, "missing part")
        yield pair(f"{place}{trade}有限公司", full, False, "missing part")
        yield pair(typo(f"{city} {word} {english} Co Ltd", chance), spelled, True, "typo")
        yield pair(typo(f"{city} {wrong} {english} Co Ltd", chance), spelled, False, "typo")
        yield pair(f"{spelled} HONG KONG BRANCH", spelled, True, "extra words")
        yield pair(f"{city} {wrong} {english} HONG KONG BRANCH", spelled, False, "extra words")
        yield pair(spelled.upper()[:35], full, True, "cut at 35")
        yield pair(
            f"{city} {wrong} {english} Company Limited".upper()[:35], full, False, "cut at 35"
        )
        yield pair(
            f"{place}{han}集团有限公司", f"{place}{other}集团有限公司", False, "group sister"
        )
        yield pair(f"{place}{han}集团有限公司", f"{city} {word} Group", True, "group sister")


def other_persons(chance: random.Random) -> Iterator[Pair]:
    """Persons of other naming cultures."""
    for first, last, spelled, other, near in load("seeds.yaml")["other_persons"]:
        full = f"{first} {last}"

        def pair(a: str, b: str, match: bool, group: str) -> Pair:
            return Pair(a, b, "Person", match, group, "other")

        yield pair(spelled, full, True, "spelling")
        yield pair(spelled.upper(), f"{last}, {first}", True, "order")
        yield pair(f"{other} {last}", spelled, False, "spelling")
        yield pair(f"{first} {near}", spelled, False, "spelling")
        yield pair(f"{last} {other}", full, False, "order")
        yield pair(typo(full, chance), full, True, "typo")
        yield pair(typo(f"{first} {near}", chance), full, False, "typo")
        yield pair(typo(full, chance, 2), full, True, "two typos")
        yield pair(f"{first[0]}. {last}", full, True, "initials")
        yield pair(f"X. {last}", full, False, "initials")
        yield pair(last, full, False, "missing part")
        yield pair(look_alike(full), full, True, "look-alike")
        yield pair(look_alike(f"{other} {near}"), full, False, "look-alike")
        yield pair(f"{other} {near}", full, False, "homonym")
        yield pair(f"{other} {last}", full, False, "homonym")


def other_firms(chance: random.Random) -> Iterator[Pair]:
    """Firms of other countries."""
    for name, form, trade, written, near in load("seeds.yaml")["other_firms"]:
        full = f"{name} {trade} {form}"
        trade_word = trade.split()[0]

        def pair(a: str, b: str, match: bool, group: str) -> Pair:
            return Pair(a, b, "Company", match, group, "other")

        yield pair(written, full, True, "spelling")
        yield pair(f"{near} {trade} {form}", full, False, "spelling")
        yield pair(f"{name} {trade}", full, True, "legal form")
        yield pair(f"{near} {trade}", full, False, "legal form")
        yield pair(f"{form} {trade} {name}", full, True, "order")
        yield pair(f"{form} {trade} {near}", full, False, "order")
        yield pair(typo(full, chance), full, True, "typo")
        yield pair(typo(f"{near} {trade} {form}", chance), full, False, "typo")
        yield pair(typo(full, chance, 2), full, True, "two typos")
        yield pair(f"{near} {form} {trade}", full, False, "two typos")
        yield pair(f"THE {full} DUBAI AE", full, True, "extra words")
        yield pair(f"{full} {near.split()[-1]} Partners", full, False, "extra words")
        yield pair(look_alike(full), full, True, "look-alike")
        yield pair(name.replace(" ", "") + f" {trade}", full, True, "joined and split")
        yield pair(near.replace(" ", "") + f" {trade}", full, False, "joined and split")
        yield pair(f"{name} {trade} 2", f"{name} {trade} 3", False, "number")
        yield pair(f"{trade} {form}", full, False, "generic words")
        yield pair(
            f"International {trade_word} Group {form}",
            f"{trade_word} International {form}",
            False,
            "generic words",
        )


MAKERS = (
    russian_persons, russian_common, russian_firms, chinese_persons, chinese_common, chinese_firms,
    other_persons, other_firms,
)  # fmt: skip


def pairs() -> list[Pair]:
    """All pairs, each once."""
    chance = random.Random(SEED)
    return list(dict.fromkeys(pair for maker in MAKERS for pair in maker(chance)))


def main() -> None:
    """Write the file, a third marked `apart`."""
    chance = random.Random(SEED)
    made = pairs()
    apart = set(chance.sample(range(len(made)), len(made) // 3))
    with (HERE / "pairs.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["name1", "name2", "schema", "match", "class", "culture", "part"])
        for at, pair in enumerate(made):
            label = "yes" if pair.match else "no"
            part = "apart" if at in apart else "develop"
            writer.writerow([pair.name1, pair.name2, pair.schema, label, *pair[4:], part])
    print(len(made), Counter(pair.culture for pair in made), Counter(pair.match for pair in made))


if __name__ == "__main__":
    main()
