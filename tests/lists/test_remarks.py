"""OFAC remarks, piece by piece."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from clearway.lists.remarks import read_remarks

CASES = yaml.safe_load(Path(__file__).with_name("remarks.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["is"] for case in CASES])
def test_remark(case: dict) -> None:
    found = read_remarks(case["remark"])
    got = {
        "birth_dates": [str(date) for date in found.birth_dates],
        "birth_places": found.birth_places,
        "nationalities": found.nationalities,
        "gender": found.gender,
        "identifiers": list(
            dict.fromkeys(f"{one.scheme} {one.value} {one.country}" for one in found.identifiers)
        ),
        "names": [f"{name.quality} {name.text}" for name in found.names],
        "links": [link.name for link in found.links],
        "established": [str(date) for date in found.established],
        "listings": [f"{one.programmes[0]} {one.date}" for one in found.listings],
        "former_flags": found.former_flags,
        "doubts": len(found.doubts),
    }
    wanted = {"gender": "", "doubts": 0} | {key: case[key] for key in case.keys() & got.keys()}
    assert {key: value for key, value in got.items() if value} == {
        key: value for key, value in wanted.items() if value
    }


def test_the_last_piece_of_a_cut_remark_is_not_read() -> None:
    cut = "Tax ID No. 7704274402 (Russia); Registration Number 1037"
    assert [str(one) for one in read_remarks(cut, cut=True).identifiers] == ["INN 7704274402"]
    assert len(read_remarks(cut).identifiers) == 2


@settings(deadline=None)
@given(st.lists(st.sampled_from([case["remark"] for case in CASES if case["remark"]]), max_size=6))
def test_pieces_do_not_disturb_each_other(remarks: list[str]) -> None:
    joined = read_remarks("; ".join(remark.removesuffix(".") for remark in remarks))
    apart = [read_remarks(remark) for remark in remarks]
    assert joined.identifiers == [one for found in apart for one in found.identifiers]
    assert joined.names == [one for found in apart for one in found.names]
    assert joined.birth_dates == [one for found in apart for one in found.birth_dates]


@settings(deadline=None)
@given(st.text(max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    read_remarks(text)
    read_remarks(f"DOB {text}; Passport {text}; a.k.a. {text}")
