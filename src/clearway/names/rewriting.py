"""Rules that respell parts of a word, as one function: ``rewriter``."""

import re
from collections.abc import Callable, Iterator

Rewrite = Callable[[str], str]

_RULE = re.compile(
    r"(?P<where>\^|\(\?<[=!][^)]*\))?(?:\[(?P<letters>[a-z]+)\]|(?P<letter>[a-zəı]))(?P<more>\+?)(?P<rest>.*)"
)
"""What must stand before, a letter or one of some, once or more often, and what goes on."""


def rewriter(rules: dict[str, str]) -> Rewrite:
    """One pass over a word, or words a line each, trying the rules in their order at each place.

    Rules are gathered by the letter that they begin with, so that all other places are passed at a
    glance; those that begin with a mark or a class of letters are tried after the others.
    """
    by_letter: dict[str, list[tuple[str, str]]] = {}
    for rule in sorted(rules, key=lambda rule: not rule[0].isalpha()):
        for letter, rest in _by_letter(rule):
            by_letter.setdefault(letter, []).append((rest, rules[rule]))
    branches = (
        f"{letter}(?:{'|'.join(f'({rest})' for rest, _ in gathered)})"
        for letter, gathered in by_letter.items()
    )
    pattern = re.compile("|".join(branches), re.MULTILINE)
    results = ("", *(result for gathered in by_letter.values() for _, result in gathered))

    def result(found: re.Match[str]) -> str:
        return results[found.lastindex or 0]

    return lambda word: pattern.sub(result, word)


def _by_letter(rule: str) -> Iterator[tuple[str, str]]:
    """Each letter that a rule can begin with, and the rest of the rule after it."""
    found = _RULE.fullmatch(rule)
    if found is None:
        raise ValueError(f"The rule {rule!r} does not begin with a letter or a class of letters.")
    where, letters, letter, more, rest = found.groups()
    for one in letters or letter:
        before = f"(?<={where}{one})" if where == "^" else where and f"{where[:-1]}{one})"
        yield one, f"{before or ''}{f'[{letters or letter}]*' if more else ''}{rest}"
