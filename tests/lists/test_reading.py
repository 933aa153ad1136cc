"""Which file goes where: recognised by name and first bytes, never by folder."""

import gzip

import pytest
from test_ofac_csv import sdn

from clearway.lists import Edition, Refusal, SetAside, read


@pytest.mark.parametrize("path", ["sdn.csv", "any/folder/SDN.CSV", "C:\\lists\\sdn.csv"])
def test_the_folder_does_not_matter(path: str) -> None:
    (edition,) = read({path: sdn(2)})
    assert isinstance(edition, Edition)
    assert edition.files == (path,)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("notes.txt", b"hello"),
        ("photo.png", b"\x89PNG\r\n"),
        ("empty.csv", b""),
        ("book.csv", b"debtor_name,amount\nAlpha,1\n"),
        ("config.yaml", b"key: value\n"),
    ],
)
def test_what_is_no_list_is_set_aside_and_known_as_such(name: str, content: bytes) -> None:
    (result,) = read({name: content})
    assert isinstance(result, SetAside)
    assert not result.known


def test_a_web_page_in_place_of_a_list_is_refused() -> None:
    page = b"<!DOCTYPE html><html><body>Not found</body></html>"
    refusal, aside = read({"UN_consolidated.xml": page, "notes.html": page})
    assert isinstance(refusal, Refusal)
    assert str(refusal.fault) == "UN_consolidated.xml: is a web page, not a list. Fetch it again."
    assert isinstance(aside, SetAside)


def test_a_packed_file_is_unpacked() -> None:
    (edition,) = read({"sdn.csv.gz": gzip.compress(sdn(2))})
    assert isinstance(edition, Edition)
    assert len(edition.entries) == 2


def test_a_packed_file_that_is_cut_is_refused() -> None:
    (result,) = read({"sdn.csv.gz": gzip.compress(sdn(2000))[:-10]})
    assert isinstance(result, Refusal)
    assert "cut off" in str(result.fault)


def test_a_damaged_packed_file_is_refused() -> None:
    packed = bytearray(gzip.compress(sdn(2000)))
    packed[40:60] = b"\xff" * 20
    (result,) = read({"sdn.csv.gz": bytes(packed)})
    assert isinstance(result, Refusal)


def test_every_file_has_a_result() -> None:
    files = {"sdn.csv": sdn(2), "x.txt": b"?", "own.csv": b"name\nA\n", "cons_alt.csv": b""}
    results = read(files)
    seen = [
        file
        for one in results
        for file in (one.files if isinstance(one, Edition | Refusal) else (one.file,))
    ]
    assert sorted(seen) == sorted(files)
