"""Chinese syllables in older and regional spellings: Wade-Giles, Hong Kong."""

import re
from functools import cache
from itertools import islice, product

from clearway.tables.names import chinese

MOST = 6
"""Spellings of one word that are kept."""

_SYLLABLE = re.compile(
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|ue|ui"
    r"|uo|er|a|e|i|o|u|v)"
)


_ENDS = tuple("aeiouvngr")


def syllables(word: str) -> list[str]:
    """The syllables of a word of pinyin; none where it is no pinyin."""
    if not (word.endswith(_ENDS) and word.isascii()):
        return []
    parts = _SYLLABLE.findall(word)
    return parts if "".join(parts) == word else []


def wade_giles(syllables: list[str]) -> str:
    """Syllables of pinyin as one word in Wade-Giles, without apostrophes."""
    return "".join([respelled(syllable, "wade_giles")[0] for syllable in syllables])


def hong_kong(syllables: list[str]) -> tuple[str, ...]:
    """Words that jyutping syllables are written as in Hong Kong, at most ``MOST``."""
    choices = [respelled(syllable, "hong_kong") for syllable in syllables]
    return tuple("".join(parts) for parts in islice(product(*choices), MOST))


@cache
def respelled(syllable: str, romanisation: str) -> tuple[str, ...]:
    """The spellings of one syllable in another romanisation, the usual one first."""
    table = chinese()[romanisation]
    if whole := table.syllables.get(syllable):
        return (whole,)
    initial = next((part for part in table.initials if syllable.startswith(part)), "")
    final = syllable[len(initial) :]
    end = next((part for part in table.finals if final.endswith(part)), "")
    between = final[: len(final) - len(end)]
    return tuple(
        begun + between + ended
        for begun in table.initials.get(initial, ("",))
        for ended in table.finals.get(end, ("",))
    )
