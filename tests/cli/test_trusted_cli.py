"""A customer trusted by one's own list, from the file to the answer."""

import json
from pathlib import Path

from calling import Call

CUSTOMERS = """\
name,id,country,identifiers,standing,confirmed_by
JSC Volzhskiy Kalibr Plant No. 9,C7,RU,INN:7713226814,trusted,M. Serikova
"""
BOOK = """\
creditor_name,creditor_country,creditor_id
JSC Volzhskiy Kalibr Plant No. 9,RU,INN:7713226814
"""
LISTED = """\
list: own:blocked
entries:
  - id: B1
    kind: organisation
    names: ["JSC Volzhskiy Kalibr Plant No. 9"]
    countries: [RU]
    identifiers: [{scheme: INN, value: "7704274402"}]
"""


def answer(clearway: Call) -> dict:
    return json.loads(clearway("screen", "book.csv", "--json").out)


def test_the_customer_is_released_once_it_is_trusted(clearway: Call) -> None:
    for name, text in {
        "customers.csv": CUSTOMERS,
        "book.csv": BOOK,
        "blocked.yaml": LISTED,
    }.items():
        Path(name).write_text(text, encoding="utf-8")
    assert clearway("lists", "import", "customers.csv").status == 0
    assert answer(clearway)["action"] == "hold"  # nothing to screen against
    assert clearway("lists", "import", "blocked.yaml").status == 0
    after = answer(clearway)
    assert after["action"] == "release"
    authorised = next(claim for claim in after["claims"] if claim["code"] == "AUTHORISED")
    assert authorised["entry"]["list"] == "own:customers"
    assert "confirmed by M. Serikova" in authorised["statement"]
    assert [one["list"] for one in after["screened_against"]] == ["own:blocked", "own:customers"]
    assert "confirmed by M. Serikova" in clearway("lists", "show", "own:customers/C7").out
    assert [json.loads(line)["list"] for line in search(clearway)] == ["own:blocked"]


def test_staged_trusted_parties_wait_for_a_yes(clearway: Call) -> None:
    Path("customers.csv").write_text(CUSTOMERS, encoding="utf-8")
    assert clearway("lists", "stage", "customers.csv").status == 0
    waiting = clearway("lists", "activate")
    assert waiting.status == 3
    assert "trusted parties new or changed: 1" in waiting.out
    assert clearway("lists", "activate", "--yes").status == 0
    (status,) = map(json.loads, clearway("lists", "status", "--json").out.splitlines())
    assert status["criticality"] == "trusted"


def search(clearway: Call) -> list[str]:
    return clearway("search", "Volzhskiy Kalibr Plant", "--json").out.splitlines()
