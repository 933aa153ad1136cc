"""What a name by itself is worth (names.yaml): each rule with hits and near misses."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from clearway.candidates import Index
from clearway.lists import Entry, ListedName
from clearway.message import Address, Party, Payment, Value
from clearway.parties import extract
from clearway.screening import hits_of
from clearway.terms import NameQuality, PartyKind, Role

RULES = yaml.safe_load((Path(__file__).parent / "names.yaml").read_text(encoding="utf-8"))
CASES = [
    pytest.param(
        case, rule, id=f"{case.get('sent', case.get('text'))} {case.get('country', '')} | "
        f"{case['listed']}"
    )
    for rule in RULES
    for case in rule["cases"]
]  # fmt: skip
GRADES = ("none", "faint", "possible", "likely", "same")


def entry_of(case: dict[str, str], rule: dict[str, Any]) -> Entry:
    return Entry(
        list="us-ofac-sdn",
        id="1",
        kind=PartyKind(rule.get("kind", "organisation")),
        names=(ListedName(case["listed"], NameQuality(rule.get("quality", "primary"))),),
        countries=("RU",),
    )


def payment_of(case: dict[str, str]) -> Payment:
    if "text" in case:
        return Payment(id="p", source="p", kind="t", texts=(Value("RmtInf", case["text"]),))
    country = Value("Cdtr/Ctry", case["country"]) if "country" in case else None
    party = Party(
        role=Role.CREDITOR,
        path="Cdtr",
        names=(Value("Cdtr/Nm", case["sent"]),),
        address=Address(country=country),
    )
    return Payment(id="p", source="p", kind="t", parties=(party,))


@pytest.mark.parametrize(("case", "rule"), CASES)
def test_name(case: dict[str, str], rule: dict[str, Any]) -> None:
    hits = hits_of(extract(payment_of(case)), Index.build((entry_of(case, rule),)))
    best = max((hit.identity for hit in hits), key=GRADES.index, default="none")
    assert best == case["identity"], [(hit.reason, hit.score, hit.features) for hit in hits]
