"""What the names of a table's columns mean."""

from collections import Counter
from pathlib import Path

import pytest
import yaml

from clearway.message.table import COLUMNS, Layout
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
