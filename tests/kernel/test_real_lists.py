"""Kernel and twin find the same on a real list, names of it and of firms that are not listed."""

import csv
import datetime as dt
import gzip
import random
from itertools import islice
from pathlib import Path

import kernel_worlds as worlds
import pytest

from clearway.lists import Edition, make_snapshot, read
from clearway.names import read_name


@pytest.mark.soak
def test_the_sdn_list_is_searched_alike(shared_dir: Path) -> None:
    folder = shared_dir / "lists" / "us_ofac_sdn_2026"
    files = {path.name: path.read_bytes() for path in sorted(folder.glob("*.csv"))}
    edition = next(result for result in read(files) if isinstance(result, Edition))
    listed = make_snapshot(edition, today=dt.date(2026, 11, 25)).entries
    index, twin = worlds.native(listed), worlds.twin(listed)
    chance = random.Random(20240612)
    with gzip.open(shared_dir / "names/gleif_legal_names.csv.gz", "rt", encoding="utf-8") as file:
        firms = [row["Entity.LegalName"] for row in islice(csv.DictReader(file), 50_000)]
    texts = chance.sample(firms, 300)
    texts += [worlds.misspelled(entry.name, chance) for entry in chance.sample(listed, 300)]
    for text in texts:
        query = read_name(text, chance.choice(worlds.KINDS))
        assert index.find(query) == twin.find(query), text
