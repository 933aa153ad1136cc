"""Japan's real text against the text itself: what no name, address or remark holds is nothing."""

import re
from pathlib import Path

import pytest
from shared_lists import editions, files_of, residue, tight

COUNTS = {"JP-RUSSIA": 561, "JP-THIRD": 56, "JP-BELARUS": 27}
FILES = {"JP-RUSSIA": "*russia*", "JP-THIRD": "*daisan*", "JP-BELARUS": "*belarus*"}
LABELS = re.compile(r"a\.?k\.?a\.?,?(?:thefollowing\w*?alias(?:es)?)?|所在地|別称|and|及び|[^\w]")
"""What parts names and addresses: also known as, place, alias, and."""


@pytest.mark.parametrize("programme", COUNTS)
def test_the_text_is_its_entries_and_nothing_is_left_over(programme: str, shared_dir: Path) -> None:
    edition = editions(shared_dir, "jp_2025/*list*")["jp-eul"]
    (content,) = files_of(shared_dir, f"jp_2025/{FILES[programme]}.txt").values()
    entries = [one for one in edition.entries if programme in one.programmes]
    assert len(entries) == COUNTS[programme]
    blocks = "".join(tight(f"{n} {edition.raw[one.id]}") for n, one in enumerate(entries, 1))
    head, blocked, behind = tight(content.decode()).rpartition(blocks)
    assert blocked
    assert not behind
    assert tight("最終更新日") in head[-20:]
    for entry in entries:
        record = edition.raw[entry.id]
        lines = [line for place in entry.places for line in place.lines]
        rest = residue(record, [*(one.text for one in entry.names), *lines, entry.remarks])
        assert LABELS.sub("", rest) == "", entry.id
        address = re.split(r"所\s*在\s*地", record)[1]
        assert len(entry.places) == len(list(filter(str.strip, address.split(";")))), entry.id


def test_only_an_address_that_names_no_country_has_none(shared_dir: Path) -> None:
    edition = editions(shared_dir, "jp_2025/*list*")["jp-eul"]
    assert edition.rejected == edition.doubts == ()
    assert [one.id for one in edition.entries if not one.countries] == ["JP-RUSSIA/10"]
    assert not [one for one in edition.entries if one.name.endswith((";", ":", "and"))]
