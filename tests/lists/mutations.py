"""Damage done to real files: records dropped or doubled, columns moved, elements renamed, cuts."""

import csv
import io
import json
import random
import re
import unicodedata
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

from lxml import etree

Damage = Callable[[bytes, random.Random], bytes]


def cut(content: bytes, chance: random.Random) -> bytes:
    """Cut anywhere after the first tenth."""
    return content[: chance.randrange(len(content) // 10, len(content) - 20)]


def _rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.rstrip(b"\x1a").decode("utf-8-sig"), newline="")))


def _csv(rows: list[list[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows(rows)
    return text.getvalue().encode()


def _parted(content: bytes) -> tuple[list[list[str]], list[list[str]]]:
    """The header, where there is one, and the rows."""
    rows = _rows(content)
    head = 0 if rows[0][0].isdigit() else 1
    return rows[:head], rows[head:]


def _csv_drop(content: bytes, chance: random.Random) -> bytes:
    """A record is gone, wherever it is printed (the UK's tables repeat some under other ids).

    One that says something: OFAC prints an empty address where it knows none.
    """
    head, body = _parted(content)
    numbered = bool(head) and head[0][0] == "id"
    full = [row for row in body if len(row) == 2 or {cell.strip() for cell in row[2:]} - {"-0-"}]
    gone = chance.choice(full)[numbered:]
    return _csv([*head, *(row for row in body if row[numbered:] != gone)])


def _csv_double(content: bytes, chance: random.Random) -> bytes:
    head, body = _parted(content)
    return _csv([*head, *body, chance.choice(body)])


def _csv_move(content: bytes, chance: random.Random) -> bytes:
    """Two columns that differ change places, the header (if any) stays."""
    head, body = _parted(content)
    columns = [[row[n] for row in body] for n in range(len(body[0]))]
    pairs = [(a, b) for a, b in combinations(range(len(columns)), 2) if columns[a] != columns[b]]
    one, other = chance.choice(pairs)
    for row in body:
        row[one], row[other] = row[other], row[one]
    return _csv([*head, *body])


def _csv_rename(content: bytes, chance: random.Random) -> bytes:
    """A column is called otherwise; without a header, a cell of one row is gone."""
    head, body = _parted(content)
    if head:
        column = chance.randrange(len(head[0]))
        head[0][column] = f"{head[0][column]}X"
        return _csv([*head, *body])
    row = chance.choice(body)
    del row[chance.randrange(len(row))]
    return _csv(body)


def _csv_narrow(content: bytes, chance: random.Random) -> bytes:
    rows = _rows(content)
    gone = chance.randrange(len(rows[0]))
    return _csv([row[:gone] + row[gone + 1 :] for row in rows])


def _xml(change: Callable[[list[etree._Element], random.Random], None]) -> Damage:
    def damage(content: bytes, chance: random.Random) -> bytes:
        root = etree.fromstring(content)
        big = max(root.iter(), key=len)
        change(list(big), chance)
        return etree.tostring(root)

    return damage


def _xml_drop(records: list[etree._Element], chance: random.Random) -> None:
    record = chance.choice(records)
    record.getparent().remove(record)


def _xml_double(records: list[etree._Element], chance: random.Random) -> None:
    record = chance.choice(records)
    record.getparent().append(etree.fromstring(etree.tostring(record)))


def _xml_rename(records: list[etree._Element], chance: random.Random) -> None:
    parts = [part for part in chance.choice(records).iter() if isinstance(part.tag, str)]
    part = chance.choice(parts)
    part.tag = f"{part.tag}X"


def _xml_attribute(records: list[etree._Element], chance: random.Random) -> None:
    parts = [part for part in chance.choice(records).iter() if part.attrib]
    if not parts:
        return _xml_rename(records, chance)
    part = chance.choice(parts)
    name = chance.choice(list(part.attrib))
    part.attrib[f"{name}X"] = part.attrib.pop(name)
    return None


def _xml_move(records: list[etree._Element], chance: random.Random) -> None:
    """Two children that differ change names in every record."""
    tags = {part.tag for record in records for part in record if isinstance(part.tag, str)}
    if len(tags) < 2:
        return
    one, other = chance.sample(sorted(tags), 2)
    for record in records:
        for part in record:
            part.tag = {one: other, other: one}.get(part.tag, part.tag)


def _json(change: Callable[[list[dict], random.Random], None]) -> Damage:
    def damage(content: bytes, chance: random.Random) -> bytes:
        document = json.loads(content)
        (records,) = [value for value in document.values() if isinstance(value, list)]
        change(records, chance)
        return json.dumps(document).encode()

    return damage


def _json_drop(records: list[dict], chance: random.Random) -> None:
    del records[chance.randrange(len(records))]


def _json_double(records: list[dict], chance: random.Random) -> None:
    records.append(chance.choice(records))


def _json_rename(records: list[dict], chance: random.Random) -> None:
    record = chance.choice(records)
    key = chance.choice(list(record))
    record[f"{key}X"] = record.pop(key)


def _json_move(records: list[dict], chance: random.Random) -> None:
    """Two fields that differ change places in every record."""
    columns = {key: [record.get(key) for record in records] for key in records[0]}
    pairs = [(a, b) for a, b in combinations(columns, 2) if columns[a] != columns[b]]
    one, other = chance.choice(pairs)
    for record in records:
        record[one], record[other] = record.get(other), record.get(one)


_NUMBERED = re.compile(r"\n(?=\d+ *[^\d\s])")
"""Where a numbered record of a text begins."""


def _text(change: Callable[[list[str], random.Random], None]) -> Damage:
    def damage(content: bytes, chance: random.Random) -> bytes:
        records = _NUMBERED.split(unicodedata.normalize("NFKC", content.decode()))
        change(records, chance)
        return "\n".join(records).encode()

    return damage


def _text_drop(records: list[str], chance: random.Random) -> None:
    del records[chance.randrange(1, len(records))]


def _text_double(records: list[str], chance: random.Random) -> None:
    records.append(chance.choice(records[1:]))


def _text_unmark(records: list[str], chance: random.Random) -> None:
    """The word that parts names from the address is gone."""
    marked = [n for n, record in enumerate(records) if "所在地" in record and n]
    number = chance.choice(marked)
    records[number] = records[number].replace("所在地", "")


XML = (_xml_drop, _xml_double, _xml_rename, _xml_attribute, _xml_move)
JSON = (_json_drop, _json_double, _json_rename, _json_move)
TEXT = (_text_drop, _text_double, _text_unmark)
CSV = (_csv_drop, _csv_double, _csv_move, _csv_narrow, _csv_rename)


def damages(path: str) -> dict[str, Damage]:
    """The kinds of damage for a file by its format, under the last word of their functions."""
    formats: dict[str, list[tuple[str, Damage]]] = {
        ".xml": [(change.__name__, _xml(change)) for change in XML],
        ".json": [(change.__name__, _json(change)) for change in JSON],
        ".txt": [(change.__name__, _text(change)) for change in TEXT],
        ".csv": [(change.__name__, change) for change in CSV],
    }
    kinds = {name.rpartition("_")[2]: damage for name, damage in formats[Path(path).suffix]}
    return {"cut": cut, **kinds}
