"""What the names of a table's columns mean."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from clearway.message import parse, parse_large
from clearway.message.table import COLUMNS, Layout, layout_fault
from clearway.message.table.columns import fold, header, parted
from clearway.tables.message import column_names
from clearway.terms import Scheme

CASES = {
    case["case"]: case
    for case in yaml.safe_load(Path(__file__).with_name("columns.yaml").read_text(encoding="utf-8"))
}


@pytest.mark.parametrize("name", CASES)
def test_case(name: str) -> None:
    case = CASES[name]
    layout = Layout(columns=tuple(case.get("columns", {}).items()))
    found = header(tuple(case["header"]), layout)
    assert [f"{c.means} {c.scheme}".strip() for c in found.columns] == case["means"]
    assert [f"{fault.path}: {fault.what}" for fault in found.faults] == case.get("faults", [])
    assert all(fault.mend for fault in found.faults)
    assert [fault.mend for fault in found.faults] == case.get(
        "mend", [f.mend for f in found.faults]
    )


def test_every_usual_name_means_one_thing() -> None:
    """No name stands twice, whatever its language and spelling, and each means a real column."""
    table = column_names()
    usual = [
        fold(name) for group in table.columns.values() for names in group.values() for name in names
    ]
    usual += [fold(name) for group in table.ambiguous for name in (*group.en, *group.ru, *group.zh)]
    assert [name for name, count in Counter(usual).items() if count > 1] == []
    assert not {fold(column) for column in COLUMNS} & set(usual)
    meanings = [parted(means) for means in table.columns]
    meanings += [(column, "") for group in table.ambiguous for column in group.may_be]
    assert {column for column, _ in meanings} <= COLUMNS
    assert {scheme for _, scheme in meanings} - {""} <= {scheme.value for scheme in Scheme}
    assert {language for group in table.columns.values() for language in group} == {
        "en",
        "ru",
        "zh",
    }


REFUSED = [
    ({"columns": (("Firm", "creditor"),)}, "none of"),
    ({"columns": (("Firm", "creditor_name INN"),)}, "of an id alone"),
    ({"columns": (("Firm", "creditor_id ISBN"),)}, "of an id alone"),
    ({"columns": (("Firm", "creditor_name"), ("FIRM", "debtor_name"))}, "stands twice"),
    ({"decimal": ";"}, "neither a point nor a comma"),
    ({"thousands": "."}, "thousands"),
    ({"date": "DD.MM"}, "DD.MM.YYYY"),
    ({"encoding": "martian"}, "windows-1251"),
    ({"encoding": "utf-16"}, "windows-1251"),
    ({"encoding": "rot13"}, "windows-1251"),
]


@pytest.mark.parametrize(("said", "what"), REFUSED, ids=str)
def test_what_cannot_be_meant_is_refused(said: dict[str, Any], what: str) -> None:
    assert what in layout_fault(Layout(**said))


def test_what_can_be_meant_is_taken() -> None:
    said = Layout(columns=(("Firm", "creditor_id INN"),), decimal=",", thousands=" ",
                  date="DD.MM.YYYY", encoding="gb18030")  # fmt: skip
    assert layout_fault(said) == ""


SENT = [
    ("windows-1251", "Получатель;Назначение\nЗавод;Чай\n", "Завод"),
    ("koi8-r", "Получатель;Назначение\nЗавод;Чай\n", "Завод"),
    ("gb18030", "收款人,附言\n深圳公司,茶\n", "深圳公司"),
]


@pytest.mark.parametrize(("encoding", "table", "name"), SENT)
def test_an_encoding_that_is_said(encoding: str, table: str, name: str) -> None:
    """A table is read in the encoding that is said; without a word nothing of it is guessed."""
    data, layout = table.encode(encoding), Layout(encoding=encoding)
    for payment in (*parse(data, "f", layout), *parse_large([data], "f", layout)):
        assert [n.text for party in payment.parties for n in party.names] == [name]
        assert not payment.faults
    (unsaid,) = parse(f"creditor_name\n{name}\n".encode(encoding), "f")
    assert "encoding =" in unsaid.faults[0].mend


def test_a_mark_is_believed_before_what_is_said() -> None:
    table = "creditor_name\nЗавод\n"
    for marked in ("utf-8-sig", "utf-16"):
        (payment,) = parse(table.encode(marked), "f", Layout(encoding="windows-1251"))
        assert payment.parties[0].names[0].text == "Завод"
