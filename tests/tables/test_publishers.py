"""Publishers' addresses: secure, of lists that are read, and overridden by one's own file."""

import pytest

from clearway.tables.lists import list_rules
from clearway.tables.publishers import publishers

OWN = """
limits: {read_seconds: 5}
publishers:
  un-sc: {files: [{url: "https://intranet.example/un?id=1", name: un.xml}]}
  us-ofac-cons: {files: []}
  own:blocked: {files: [{url: "http://intranet.example/blocked.csv"}]}
"""


def test_every_address_is_secure_and_its_list_is_known() -> None:
    for name, publisher in publishers().publishers.items():
        assert publisher.page.startswith("https://")
        for file in publisher.files:
            assert file.url.startswith("https://")
            assert "." in file.file_name
        for list_id in publisher.lists or (name,):
            assert list_rules(list_id).publisher not in ("unknown", "one's own")


def test_one_s_own_file_overrides_list_by_list() -> None:
    mine, table = publishers(OWN), publishers()
    assert mine.limits.read_seconds == 5
    assert mine.limits.attempts == table.limits.attempts
    assert mine.publishers["eu-fsf"] == table.publishers["eu-fsf"]
    assert mine.publishers["un-sc"].files[0].file_name == "un.xml"
    assert not mine.publishers["us-ofac-cons"].files
    assert mine.publishers["own:blocked"].files[0].file_name == "blocked.csv"


@pytest.mark.parametrize("own", [OWN, OWN + "mirror: https://mirror.example/lists\n"])
def test_a_mirror_stands_for_the_publishers_and_not_for_one_s_own_addresses(own: str) -> None:
    mirror = "" if "mirror" in own else "https://mirror.example/lists/"
    mirrored = publishers(own, mirror).publishers
    assert mirrored["eu-fsf"].files[0].url == "https://mirror.example/lists/eu-fsf/fsf.xml"
    assert mirrored["un-sc"].files[0].url == "https://intranet.example/un?id=1"


@pytest.mark.parametrize(
    ("own", "says"),
    [
        ("publishers: {a: {file: []}}", r"unknown field `file` - at `\$.publishers"),
        ("publishers: {a: {files: [{url: 'ftp://x/y'}]}}", r"\.files\[0\]\.url"),
        ("publishers: {a: {files: [{url: 'http://[x/y'}]}}", r"Invalid IPv6 URL"),
        ("publishers: {a: {files: [{url: 'https://x/y', name: ../z}]}}", r"\.files\[0\]\.name"),
        ("limits: {read_seconds: 0}", r">= 1 - at `\$.read_seconds"),
        ("limits: {patience: 1}", "unknown field `patience`"),
        ("mirror: mirror.example", r"at `\$.mirror"),
        ("- a\n", "Expected `object`"),
        ("a: [", "is not YAML"),
    ],
)
def test_a_file_that_is_wrong_says_where(own: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        publishers(own)
