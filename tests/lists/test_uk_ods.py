"""The UK's list as a spreadsheet."""

import io
import zipfile

from shown import shown

from clearway.lists import Edition, Refusal, read

HEADER = (
    *("Last Updated", "Unique ID", "Name 6", "Name 1", "Name 2", "Name 3", "Name 4", "Name 5"),
    *("Name type", "Alias strength", "Name non-latin script", "Date Designated", "Regime Name"),
    *("Designation Type", "Address Country"),
)
ROW = ("09/04/2025", "RUS0001", "IVANOV", "Ivan", "", "", "", "", "Primary Name", "", "Иванов")
REST = ("31/12/2020", "The Russia Regulations", "Individual", "Russia")


def ods(*lines: tuple[str, ...]) -> bytes:
    rows = "".join(
        "<t:table-row>"
        + "".join(f"<t:table-cell><x:p>{cell}</x:p></t:table-cell>" for cell in line)
        + "</t:table-row>"
        for line in lines
    )
    document = (
        '<o:document-content xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:t="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:x="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
        f"<t:table>{rows}</t:table></o:document-content>"
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("content.xml", document)
    return packed.getvalue()


def test_rows_become_entries() -> None:
    (edition,) = read({"UK.ods": ods(("Report Date: 29-Apr-2026",), HEADER, (*ROW, *REST))})
    assert isinstance(edition, Edition), edition
    assert str(edition.published) == "2026-04-29"
    assert shown(edition.entries[0]) == {
        "id": "RUS0001",
        "kind": "person",
        "names": ["primary Ivan IVANOV", "strong Иванов"],
        "programmes": ["RUS"],
        "countries": ["RU"],
        "places": [" / RU"],
        "listed": "2020-12-31",
        "changed": "2025-04-09",
        "legal_basis": ["The Russia Regulations"],
    }


def test_a_spreadsheet_that_is_cut_or_of_another_shape_is_refused() -> None:
    whole = ods(("Report Date: 29-Apr-2026",), HEADER, (*ROW, *REST))
    for damaged in (whole[:-40], ods(HEADER, (*ROW, *REST)), ods(("Report Date: x",), HEADER[:3])):
        (result,) = read({"UK.ods": damaged})
        assert isinstance(result, Refusal)
