"""Writes docs/reference/versions.md from the tables that pair messages and weigh differences."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from clearway.tables.decision import policy
from clearway.tables.versions import version_rules

PAGE = Path(__file__).resolve().parents[1] / "docs" / "reference" / "versions.md"
_STANDINGS = ("cover", "stopped_for", "stopped", "returned", "released")
_INTRODUCTION = """# Messages that belong together

Generated from `tables/data/versions/rules.yaml` and the policy `standard` by
`scripts/versions_reference.py`. How to use it: [Catch what was left
out](../how-to/versions.md); why it is so: [explanation](../explanation/versions.md).

## Which messages are one payment
Only messages of one group are sent again; a cover belongs to a customer payment. `days` count from
the record of the earlier message, `value days` between the value dates, where both are given. The
first tie that holds counts.
"""
_AFTER_GROUPS = """
`pacs.009` with an underlying customer credit transfer is a cover too; a `pacs.002` that refuses,
and a transfer whose field 72 begins with `/RETN/` or `/REJT/`, take back. A cover can belong to """
_DIFFERENCES = """
## What a difference does
By what the other message is to this one:

| | the other message |
|---|---|
| `cover` | is the cover of this one, or the customer payment that this one covers |
| `stopped_for` | was held or asked about, and this is what it was stopped for |
| `stopped` | was held or asked about, for something else |
| `returned` | was released, then returned, cancelled or refused |
| `released` | was released; of its differences only parties and texts are said |

`customer` `missing`: the cover is a transfer between banks that names no customer.
`missing`: it stands in the other message alone; `added`: in this one alone. A difference that has
no line, and an empty cell, is a note. More words, an address completed, another script, legal form
or order of words, a branch of the same bank, an account within its IBAN, and a name or text cut
where a field ends are no difference at all.
"""
_TEXTS = """
A text says otherwise when under {kept} % of its words are still in the message, or when a word that
it was stopped for is not; a word of five letters or more may be mistyped. Between messages that
only `parties` ties together, another text is another occasion.
"""


def render() -> str:
    """The page."""
    rules = version_rules()
    ties = ((f"`{t.tie}`", t.says, t.days, t.value_days, _plain(t.source)) for t in rules.ties)
    groups = ((f"`{name}`", ", ".join(kinds)) for name, kinds in rules.groups.items())
    return "\n".join(
        (
            _INTRODUCTION,
            *_table(("tie", "both have", "days", "value days", "source"), ties),
            "",
            *_table(("group", "kinds that begin so"), groups),
            f"{_AFTER_GROUPS}{', '.join(rules.covered)}.",
            _DIFFERENCES,
            *_table(("what", "how", *(f"`{name}`" for name in _STANDINGS)), _effects()),
            _TEXTS.format(kept=rules.text_kept),
            "## Sources",
            *(f"- {_plain(source)}" for source in rules.references_of_rules.values()),
            "",
        )
    )


def _effects() -> Iterator[tuple[str, ...]]:
    table = policy("standard").versions[-1].differences
    named = dict.fromkeys(
        (what, how) for of in table.values() for what, hows in of.items() for how in hows
    )
    for what, how in sorted(named):
        cells = (table.get(standing, {}).get(what, {}).get(how, "") for standing in _STANDINGS)
        yield what, how, *cells


def _table(head: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> Iterator[str]:
    for cells in (head, ["---"] * len(head), *rows):
        yield f"| {' | '.join(map(str, cells))} |"


def _plain(text: str) -> str:
    return " ".join(text.split()).replace(" verify", " (to be verified on the text)")


if __name__ == "__main__":
    PAGE.write_text(render(), encoding="utf-8")
