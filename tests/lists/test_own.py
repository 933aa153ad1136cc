"""One's own lists."""

from pathlib import Path

import pytest
import yaml
from shown import shown

from clearway.lists import Edition, Refusal, read

CASES = yaml.safe_load(Path(__file__).with_name("own.yaml").read_text(encoding="utf-8"))


KEYS = (
    *("id", "kind", "names", "programmes", "countries", "places", "identifiers", "birth_dates"),
    "trust",
)


def edition_of(text: str, file: str = "own.yaml") -> Edition:
    (edition,) = read({file: text.encode()})
    assert isinstance(edition, Edition), edition
    return edition


@pytest.mark.parametrize("case", CASES, ids=[case["is"] for case in CASES])
def test_own_list(case: dict) -> None:
    (result,) = read({case["file"]: case["text"].encode()})
    if "refused" in case:
        assert isinstance(result, Refusal)
        assert case["refused"] in str(result.fault)
        return
    assert isinstance(result, Edition), result
    assert result.list == case["list"]
    assert str(result.published or "") == case.get("published", "")
    assert result.doubts == ()
    got = [{k: v for k, v in shown(one).items() if k in KEYS} for one in result.entries]
    for one, wanted in zip(got, case["entries"], strict=True):
        made = wanted | {"id": one["id"]} if wanted["id"] == "5f8a" else wanted
        assert one == made


def test_owners_and_listings_point_to_entries() -> None:
    entry = edition_of(CASES[0]["text"]).entries[0]
    assert [(link.kind, link.entry, link.share) for link in entry.links] == [
        ("owned_by", "own:suppliers/B2", "51")
    ]
    assert [(one.list, one.id, str(one.date)) for one in entry.listings] == [
        ("us-ofac-sdn", "101", "2022-06-28")
    ]


def test_a_made_id_stays_the_same_between_editions() -> None:
    first = edition_of("name,note\nAlpha,x\nBeta,y\n", "a.csv")
    second = edition_of("name,note\nBeta,y\nAlpha,new note\n", "a.csv")
    assert first.entries[0].id == second.entries[1].id
    assert first.entries[0].id != first.entries[1].id


def test_a_number_that_fails_its_check_is_told() -> None:
    edition = edition_of("name,identifiers\nAlpha,INN:7704274403\n", "a.csv")
    assert [str(one) for one in edition.entries[0].identifiers] == ["TAX 7704274403"]
    assert "INN 7704274403 fails its check digit" in edition.doubts[0].what


def test_windows_files_are_read() -> None:
    edition = edition_of("\ufeffname,kind\r\nАльфа,organisation\r\n", "a.csv")
    assert edition.entries[0].name == "Альфа"


def test_another_encoding_is_refused_with_its_line() -> None:
    (refusal,) = read({"a.csv": "name\nOK\nАльфа\n".encode("cp1251")})
    assert isinstance(refusal, Refusal)
    assert str(refusal.fault).startswith("a.csv, line 3: is not UTF-8 text")
