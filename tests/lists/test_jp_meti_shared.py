"""Japan's real text against a search of the text."""

import unicodedata
from collections import Counter
from pathlib import Path

from shared_lists import editions, files_of


def test_every_number_has_its_entry(shared_dir: Path) -> None:
    edition = editions(shared_dir, "jp_2025/*")["jp-eul"]
    assert Counter(tag for entry in edition.entries for tag in entry.programmes) == {
        "JP-RUSSIA": 561,
        "JP-THIRD": 56,
        "JP-BELARUS": 27,
    }
    assert edition.rejected == ()
    texts = {
        path: unicodedata.normalize("NFKC", content.decode())
        for path, content in files_of(shared_dir, "jp_2025/*list*").items()
    }
    places = sum(text.count("所在地") for text in texts.values())
    with_places = sum(bool(entry.places) for entry in edition.entries)
    assert abs(places - with_places) <= 2
    unknown = [entry.id for entry in edition.entries if not entry.countries]
    assert len(unknown) <= 12, unknown
    everything = "".join("".join(texts.values()).split())
    for entry in edition.entries:
        assert "".join(entry.name.split()) in everything
        assert not entry.name.endswith((";", ":", "and"))
    aliases = sum(text.count("\n-") + text.count("\n—") for text in texts.values())
    names = sum(len(entry.names) for entry in edition.entries)
    assert names > aliases + 2 * len(edition.entries) - 100
