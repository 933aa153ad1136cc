"""Real files damaged in many ways: each damage is refused or told, none is swallowed."""

import random
from pathlib import Path

import pytest
from mutations import damages
from shared_lists import editions, files_of

from clearway.lists import Edition, Refusal, digest, read

GROUPS = {
    "us_ofac_sdn_2026/*": "us-ofac-sdn",
    "us_ofac_verbatim_csv_2025/cons_*": "us-ofac-cons",
    "us_ofac_cons_xml_2025/*": "us-ofac-cons",
    "official_format_2021/ofac*": "us-ofac-sdn",
    "official_format_2021/eu*": "eu-fsf",
    "un_2026/*": "un-sc",
    "ca_2025/*": "ca-sema",
    "us_bis_2026/bis_entity*": "us-bis-el",
    "us_bis_2026/bis_meu*": "us-bis-meu",
    "us_bis_2026/bis_dpl*": "us-bis-dpl",
    "us_bis_2026/state_non*": "us-state-np",
    "us_bis_2026/dow_1260h*": "us-dow-1260h",
    "us_bis_2026/ofac_nscmic*": "us-ofac-nscmic",
    "us_ofac_vessels_2026/*": "us-ofac-vessels",
    "uk_2026/*": "uk-sl",
    "eu_2026/consolidated/32014R0833.csv": "eu-annexes",
    "eu_2026/consolidated/32014R0269.csv": "eu-annexes",
    "jp_2025/*list*": "jp-eul",
}


REPEATING = ("subject_identifiers.csv", "subject_countries.csv")
"""The UK's derived tables print one fact in several rows: a row less is no fact less."""


def told(shared: Path, pattern: str, files: dict[str, bytes]) -> bool:
    """Whether the damage shows: refused, a record told, or entries that differ (told by diff)."""
    before = editions(shared, pattern)[GROUPS[pattern]]
    results = [one for one in read(files) if isinstance(one, Edition | Refusal)]
    if any(isinstance(one, Refusal) for one in results) or not results:
        return True
    (after,) = [one for one in results if isinstance(one, Edition)]
    return (
        len(after.rejected) > len(before.rejected)
        or len(after.doubts) > len(before.doubts)
        or digest(after.entries) != digest(before.entries)
    )


def swallowed(shared: Path, pattern: str, count: int) -> list[str]:
    files = files_of(shared, pattern)
    found = []
    for number in range(count):
        chance = random.Random(f"{pattern} {number}")
        path = chance.choice(sorted(path for path in files if not path.endswith(REPEATING)))
        kinds = damages(path)
        kind = sorted(kinds)[number % len(kinds)]
        damaged = kinds[kind](files[path], chance)
        if damaged != files[path] and not told(shared, pattern, {**files, path: damaged}):
            found.append(f"{number}: {Path(path).name} {kind}")
    return found


@pytest.mark.parametrize("pattern", GROUPS)
def test_five_damages_of_each_list(pattern: str, shared_dir: Path) -> None:
    assert swallowed(shared_dir, pattern, 5) == []


@pytest.mark.soak
@pytest.mark.parametrize("pattern", GROUPS)
def test_fifty_damages_of_each_list(pattern: str, shared_dir: Path) -> None:
    assert swallowed(shared_dir, pattern, 50) == []
