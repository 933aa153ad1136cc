"""Makes tables/data/names/han.tsv from Unihan: readings, simplified forms, telegraphic codes.

Needs Debian's package `unicode-data` (Unihan, Unicode License; see LICENSES/Unicode.txt).
A line: character, simplified form, toneless pinyin (first the usual reading, then others by '/'),
mainland telegraphic code, Taiwan telegraphic code, toneless Cantonese reading in jyutping; `-`
where there is none.
Only characters of GB 2312, Big5, Hong Kong's set, the 2013 table of general use, or with a
telegraphic code. Another form of a character (`滙` of `汇`, `牀` of `床`) has that one's simplified
form.
"""

import bz2
import unicodedata
from collections import defaultdict
from pathlib import Path

UNIHAN = Path("/usr/share/unicode")
OUT = Path(__file__).resolve().parents[1] / "src/clearway/tables/data/names/han.tsv"
SECOND_READING_SHARE = 0.15
USUAL = {"拓": "tuo"}
"""Readings usual in names where Unihan prints another one and counts none."""
IN_USE = ("kGB0", "kBigFive", "kHKSCS", "kTGH", "kMainlandTelegraph", "kTaiwanTelegraph")


def unihan(file: str) -> dict[str, dict[str, str]]:
    """Properties of each character in one of Unihan's files."""
    properties: dict[str, dict[str, str]] = defaultdict(dict)
    with bz2.open(UNIHAN / f"Unihan_{file}.txt.bz2", "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("U+"):
                code, name, value = line.rstrip("\n").split("\t")
                properties[chr(int(code[2:], 16))][name] = value
    return properties


def toneless(reading: str) -> str:
    """`lǘ` -> `lv`, `zhòng` -> `zhong`."""
    decomposed = unicodedata.normalize("NFD", reading).replace("u\u0308", "v")
    return "".join(letter for letter in decomposed if letter.isascii() and letter.isalpha())


def readings(properties: dict[str, str]) -> list[str]:
    """The usual reading, then those in at least 15 % of a frequency corpus."""
    found = [toneless(reading) for reading in properties.get("kMandarin", "").split()[:1]]
    counted = [item.rstrip(")").split("(") for item in properties.get("kHanyuPinlu", "").split()]
    total = sum(int(count) for _, count in counted)
    found += [toneless(r) for r, count in counted if int(count) >= SECOND_READING_SHARE * total]
    return list(dict.fromkeys(found))


Properties = dict[str, dict[str, str]]


def simplified(character: str, variants: Properties, mappings: Properties) -> str:
    """The simplified form, of another form of a character too; simplified characters stay."""
    forms = variants_of(character, "kSimplifiedVariant", variants)
    if forms:
        return character if character in forms else forms[0]
    if "kTGH" in mappings.get(character, {}) or "kGB0" in mappings.get(character, {}):
        return character
    for kind in ("kZVariant", "kSemanticVariant"):
        for other in variants_of(character, kind, variants):
            simple = (variants_of(other, "kSimplifiedVariant", variants) or [other])[0]
            if "kGB0" in mappings.get(simple, {}):
                return simple
    return character


def variants_of(character: str, kind: str, variants: Properties) -> list[str]:
    """The characters that Unihan calls a variant of one."""
    listed = variants.get(character, {}).get(kind, "").split()
    return [chr(int(code.partition("<")[0][2:], 16)) for code in listed]


def main() -> None:
    """Write the table."""
    mappings, spoken, variants = unihan("OtherMappings"), unihan("Readings"), unihan("Variants")
    lines = []
    for character in sorted(spoken):
        usual = [USUAL[character]] if character in USUAL else readings(spoken[character])
        mapped = mappings.get(character, {})
        if not usual or not any(name in mapped for name in IN_USE):
            continue
        codes = [
            mapped.get(name, "-").split()[0] for name in ("kMainlandTelegraph", "kTaiwanTelegraph")
        ]
        cantonese = spoken[character].get("kCantonese", "-").split()[0].rstrip("123456")
        simple = simplified(character, variants, mappings)
        fields = character, simple, "/".join(usual), *codes, cantonese
        lines.append("\t".join(fields))
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} characters, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
