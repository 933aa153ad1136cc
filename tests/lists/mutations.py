"""Damage done to real files: records dropped or doubled, columns moved, elements renamed, cuts."""

import csv
import io
import json
import random
import re
import unicodedata
from collections.abc import Callable

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


def _csv_drop(content: bytes, chance: random.Random) -> bytes:
    rows = _rows(content)
    del rows[chance.randrange(1, len(rows))]
    return _csv(rows)


def _csv_double(content: bytes, chance: random.Random) -> bytes:
    rows = _rows(content)
    return _csv([*rows, rows[chance.randrange(1, len(rows))]])


def _csv_move(content: bytes, chance: random.Random) -> bytes:
    """Two columns that differ change places, the header (if any) stays."""
    rows = _rows(content)
    header = rows[0] if not rows[0][0].isdigit() else None
    body = rows[1:] if header else rows
    filled = [n for n in range(len(body[0])) if len({row[n] for row in body}) > 3]
    one, other = chance.sample(filled, 2)
    for row in body:
        row[one], row[other] = row[other], row[one]
    return _csv([header, *body] if header else body)


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


def damages(path: str) -> dict[str, Damage]:
    """The kinds of damage for a file, by its format."""
    if path.endswith(".xml"):
        return {
            "cut": cut,
            "dropped": _xml(_xml_drop),
            "doubled": _xml(_xml_double),
            "renamed": _xml(_xml_rename),
            "attribute": _xml(_xml_attribute),
        }
    if path.endswith(".json"):
        return {
            "cut": cut,
            "dropped": _json(_json_drop),
            "doubled": _json(_json_double),
            "renamed": _json(_json_rename),
        }
    if path.endswith(".txt"):
        return {
            "cut": cut,
            "dropped": _text(_text_drop),
            "doubled": _text(_text_double),
            "unmarked": _text(_text_unmark),
        }
    return {
        "cut": cut,
        "dropped": _csv_drop,
        "doubled": _csv_double,
        "moved": _csv_move,
        "narrow": _csv_narrow,
    }
