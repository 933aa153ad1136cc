"""OFAC's real ships against JSON."""

import json
from pathlib import Path

from shared_lists import editions, files_of


def test_every_ship(shared_dir: Path) -> None:
    edition = editions(shared_dir, "us_ofac_vessels_2026/*")["us-ofac-vessels"]
    (content,) = files_of(shared_dir, "us_ofac_vessels_2026/*").values()
    wanted = sorted((str(one["imo"]), one["name"]) for one in json.loads(content)["vessels"])
    assert sorted((one.identifiers[0].value, one.name) for one in edition.entries) == wanted
    assert len(edition.entries) == 1450
