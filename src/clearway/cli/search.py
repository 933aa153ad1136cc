"""``clearway search``: what in the loaded lists is like this name."""

import sys
from typing import Any

import msgspec
from rich.console import Console
from rich.text import Text

from clearway.candidates import Match
from clearway.cli.exits import DONE, usage
from clearway.cli.options import StorePlace
from clearway.cli.worlds import open_worlds
from clearway.names import is_match, read_name


def search_command(
    name: str,
    *,
    store: StorePlace = None,
    limit: int = 10,
    json: bool = False,
) -> int:
    """Search the loaded lists for a name.

    Parameters
    ----------
    name
        The name, in any script.
    store
        Where the lists are: a file's path or an SQLAlchemy URL.
    limit
        How many entries to print at most.
    json
        One JSON object an entry, a line each.

    """
    world = open_worlds(store).live()
    if not world.lists:
        return usage("no list is loaded; load one: clearway lists import PATH")
    asked = read_name(name)
    best = _best((*world.index.begun_by(asked), *world.index.find(asked)))[:limit]
    if json:
        for match in best:
            sys.stdout.buffer.write(msgspec.json.encode(_line(match)) + b"\n")
        sys.stdout.flush()
        return DONE
    console = Console(highlight=False)
    for match in best:
        _show(match, console)
    if not best:
        console.print(f"Nothing like {name!r} in {len(world.lists)} lists.", markup=False)
    return DONE


def _best(found: tuple[Match, ...]) -> list[Match]:
    """The likeliest name of each entry, the likeliest entry first."""
    best: dict[tuple[str, str], Match] = {}
    for match in sorted(found, key=lambda one: -one.comparison.score):
        best.setdefault((match.entry.list, match.entry.id), match)
    return list(best.values())


def _line(match: Match) -> dict[str, Any]:
    entry = match.entry
    return {
        "score": match.comparison.likeness,
        "match": is_match(match.comparison),
        "list": entry.list,
        "id": entry.id,
        "name": entry.name,
        "matched_name": match.listed.text,
        "programmes": entry.programmes,
        "countries": entry.countries,
    }


def _show(match: Match, console: Console) -> None:
    entry = match.entry
    head = f"{match.comparison.likeness:.3f}  {match.listed.text}"
    where = f"{entry.list} {entry.id}: {entry.name}"
    what = f"[{', '.join(entry.programmes)}] {' '.join(entry.countries)}"
    console.print(Text(head, style="bold"))
    console.print(Text(f"       {where}  {what}"))
