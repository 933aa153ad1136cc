"""Each publisher's format on invented files: `formats/*.yaml`, one file a format."""

from pathlib import Path

import pytest
import yaml
from shown import shown

from clearway.lists import Edition, Refusal, SetAside, read

CASES = [
    (path.stem, case)
    for path in sorted(Path(__file__).with_name("formats").glob("*.yaml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize(
    "case", [case for _, case in CASES], ids=[f"{stem}: {case['is']}" for stem, case in CASES]
)
def test_files(case: dict) -> None:
    results = read({name: text.encode() for name, text in case["files"].items()})
    if "refused" in case:
        (refusal,) = [one for one in results if not isinstance(one, SetAside)]
        assert isinstance(refusal, Refusal)
        assert case["refused"] in str(refusal.fault)
        return
    assert [one.file for one in results if isinstance(one, SetAside)] == case.get("set_aside", [])
    editions = [one for one in results if not isinstance(one, SetAside)]
    if "entries" in case:
        (edition,) = editions
        assert isinstance(edition, Edition), edition
        assert edition.list == case["list"]
        assert str(edition.published or "") == case.get("published", "")
        for entry, wanted in zip(edition.entries, case["entries"], strict=True):
            made = {"id": entry.id} if wanted["id"] == "?" else {}  # a digest
            assert shown(entry) == wanted | made
        assert [str(fault) for fault in edition.rejected] == case.get("rejected", [])
        assert [fault.what for fault in edition.doubts] == case.get("doubts", [])
    else:
        assert editions == []
