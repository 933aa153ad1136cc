"""Excel workbooks, written by other programs and then spoilt.

openpyxl writes each text into its cell, XlsxWriter into one table of texts, as Excel does.
"""

import io
import re
import resource
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.comments import Comment
from written import written

from clearway.message import parse
from clearway.message.table.number_formats import Format, format_of, number

CASES = {
    case["case"]: case
    for case in yaml.safe_load(
        Path(__file__).with_name("workbook.yaml").read_text(encoding="utf-8")
    )
}


def packed(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def shared(case: dict) -> bytes:
    """The workbook of a case as XlsxWriter makes it; its formulas are left uncalculated."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"default_date_format": "dd.mm.yyyy"}) as book:
        for name, rows in case["sheets"].items():
            sheet = book.add_worksheet(name)
            for area in case.get("merged", ()) if sheet.index == 0 else ():
                sheet.merge_range(area, "")
            for row, cells in enumerate(rows):
                for column, value in enumerate(cells):
                    form = case.get("formats", {}).get(f"{chr(65 + column)}{row + 1}")
                    style = [book.add_format({"num_format": form})] if form else []
                    if str(value).startswith("#"):
                        sheet.write_formula(row, column, "=1", None, value)
                    else:
                        sheet.write(row, column, value, *style)
    return rewritten(out.getvalue(), SHEET, lambda x: x.replace(b"</f><v>0</v>", b"</f>"))


def inline(case: dict) -> bytes:
    """The workbook of a case as openpyxl makes it."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in case["sheets"].items():
        sheet = book.create_sheet(name)
        for number_, row in enumerate(rows, 1):
            for column, value in enumerate(row, 1):
                sheet.cell(number_, column, value)
    first = book.worksheets[0]
    for place, form in case.get("formats", {}).items():
        first[place].number_format = form
    for area in case.get("merged", ()):
        first.merge_cells(area)
    return packed(book)


def plain(*rows: tuple[object, ...]) -> bytes:
    return shared({"sheets": {"S": [["Payee", "Amount"], *(rows or [["Baraka Tea", 10]])]}})


def rewritten(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The workbook with one of its parts changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return out.getvalue()


BARAKA = b"<si><t>Baraka Tea</t></si>"
SHEET, TEXTS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"


@pytest.mark.parametrize("write", [shared, inline])
@pytest.mark.parametrize("name", CASES)
def test_case(name: str, write: Callable[[dict], bytes]) -> None:
    """The workbook is read exactly as the table says, faults and all."""
    data = write(CASES[name])
    assert [written(payment) for payment in parse(data, "f")] == CASES[name]["read"]


def test_the_saved_value_of_a_formula_counts() -> None:
    data = rewritten(plain(("Baraka Tea", "=5*2")), SHEET, _with_value)
    (payment,) = parse(data, "f")
    assert (payment.amount, payment.faults) == ("10", ())


def _with_value(sheet: bytes) -> bytes:
    return sheet.replace(b"</f>", b"</f><v>10</v>")


def test_a_sheet_that_is_silent_or_wrong_on_its_size_is_read_whole() -> None:
    data = plain(("One", 1), ("Two", 2))
    wrong = rewritten(data, SHEET, lambda x: re.sub(rb'ref="A1:B3"', b'ref="A1:A1"', x))
    bare = rewritten(data, SHEET, lambda x: re.sub(rb' r="[A-Z]?\d+"|<dimension[^>]*>', b"", x))
    expected = [payment.source for payment in parse(data, "f")]
    assert expected == ["f#S!row 2", "f#S!row 3"]
    for spoilt in (wrong, bare):
        assert list(parse(spoilt, "f")) == list(parse(data, "f"))


def test_another_prefix_and_the_strict_namespace() -> None:
    data = plain()

    def strict(sheet: bytes) -> bytes:
        text = sheet.replace(b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", b"ns:x")
        text = re.sub(rb"<(/?)(\w)", rb"<\1x:\2", text)
        return text.replace(b"xmlns=", b"xmlns:x=")

    assert list(parse(rewritten(data, SHEET, strict), "f")) == list(parse(data, "f"))


def test_reading_aids_are_no_text_and_escapes_are() -> None:
    text = (
        b'<is><r><t>Bara</t></r><r><t>ka_x0020_Tea</t></r><rPh sb="0" eb="1"><t>BA</t></rPh></is>'
    )
    cell = b'<c r="A2" t="inlineStr">' + text + b"</c>"
    data = rewritten(plain(), SHEET, lambda x: re.sub(rb'<c r="A2".*?</c>', cell, x))
    (payment,) = parse(data, "f")
    assert payment.parties[0].names[0].text == "Baraka Tea"


def test_comments_are_told() -> None:
    book = Workbook()
    book.active.append(["Payee"])
    book.active.append(["Baraka Tea"])
    book.active["A2"].comment = Comment("for Rostec", "me")
    (payment,) = parse(packed(book), "f")
    assert "comment" in payment.notes[0].what


BOMB = io.BytesIO()
with zipfile.ZipFile(BOMB, "w", 8) as _bomb, _bomb.open("xl/worksheets/sheet1.xml", "w") as _part:
    for _ in range(200):
        _part.write(b" " * 1_000_000)


def twice(data: bytes) -> bytes:
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(SHEET + "x", b"")
    return out.getvalue().replace(b"sheet1.xmlx", b"sheet1.xml ")


def locked(data: bytes) -> bytes:
    at = data.rindex(b"PK\x01\x02")
    return data[: at + 8] + b"\x01" + data[at + 9 :]


def flipped(data: bytes) -> bytes:
    at = data.index(SHEET.encode()) + len(SHEET) + 30
    return data[:at] + bytes(255 - byte for byte in data[at : at + 3]) + data[at + 3 :]


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BAD = {
    "encrypted by Excel": (OLE + b"\0" * 512 + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    "an old .xls": (OLE + b"\0" * 512, "old .xls"),
    "encrypted zip": (locked(plain()), "encrypted"),
    "cut off": (plain()[:-400], "damaged"),
    "flipped bytes": (flipped(plain()), "damaged"),
    "bomb": (BOMB.getvalue(), "unpacks to 200,000,000"),
    "zip of something else": (rewritten(plain(), "_rels/.rels", lambda _: b"<a/>"), "no Excel"),
    "sheet cut off": (rewritten(plain(), SHEET, lambda x: x[:-40]), "damaged"),
    "not UTF-8": (rewritten(plain(), SHEET, lambda x: x.decode().encode("utf-16")), "UTF-8"),
    "sheet with entities": (
        rewritten(plain(), SHEET, lambda x: b'<!DOCTYPE a [<!ENTITY b "b">]>' + x),
        "DOCTYPE",
    ),
    "texts gone": (rewritten(plain(), TEXTS, lambda _: b"<sst/>"), "no column"),
    "one text gone": (
        rewritten(plain(), TEXTS, lambda x: x.replace(BARAKA, b"")),
        "does not hold",
    ),
    "no workbook part": (rewritten(plain(), "xl/workbook.xml", lambda _: b""), "cannot be read"),
    "rows out of order": (
        rewritten(
            plain(("a", 1), ("b", 2)), SHEET, lambda x: x.replace(b'<row r="3"', b'<row r="2"')
        ),
        "out of its order",
    ),
    "a column beyond all": (
        rewritten(plain(), SHEET, lambda x: x.replace(b'r="B2"', b'r="ZZZ2"')),
        "out of its order",
    ),
    "a cell twice": (
        rewritten(plain(), SHEET, lambda x: x.replace(b'r="B2"', b'r="A2"')),
        "stands twice",
    ),
    "a number that is none": (
        rewritten(plain(), SHEET, lambda x: x.replace(b"<v>10</v>", b"<v>1E999</v>")),
        "in the place of a number",
    ),
    "a day that never was": (plain(("Baraka", "1900-02-29")), "not a decimal"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_workbooks_are_held(name: str) -> None:
    """Each is at least one payment with a fault that says what is wrong and what next."""
    data, what = BAD[name]
    payments = list(parse(data, "f"))
    assert any(what in fault.what for payment in payments for fault in payment.faults)
    assert all(fault.mend for payment in payments for fault in payment.faults)
    assert len({payment.source for payment in payments}) == len(payments)


def test_one_broken_sheet_beside_a_whole_one() -> None:
    case = {"sheets": {"S": [["Payee"], ["One"]], "T": [["Payee"], ["Two"]]}}
    data = rewritten(shared(case), SHEET, lambda x: x[:-40])
    broken, whole = parse(data, "f")
    assert (broken.source, whole.source) == ("f#S", "f#T!row 2")
    assert broken.faults
    assert not whole.faults


@settings(max_examples=200)
@given(st.data())
def test_any_spoilt_workbook_is_answered(data: st.DataObject) -> None:
    """Whatever happens to the bytes of a sheet: no error is raised, and there is an answer."""
    cut = data.draw(st.integers(0, 900))
    piece = data.draw(st.sampled_from([b"", b"<", b'"', b"\x00", b"</c>", b"<v>", b"999999", b"&"]))
    spoilt = rewritten(plain(), SHEET, lambda x: x[:cut] + piece + x[cut + 1 :])
    payments = list(parse(spoilt, "f"))
    assert payments


@settings(max_examples=200)
@given(st.integers(0, 2000), st.binary(max_size=4))
def test_any_bytes_behind_the_mark_of_a_zip_are_answered(cut: int, piece: bytes) -> None:
    whole = plain()
    assert list(parse(whole[:4] + whole[4:cut] + piece + whole[cut + len(piece) :], "f"))


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("", Format()),
        ("General", Format()),
        ("0", Format()),
        ("00000", Format(zeros=5)),
        ("#,##0.00", Format()),
        ("dd.mm.yyyy", Format(is_day=True)),
        ("[$-419]d mmm yyyy", Format(is_day=True)),
        ('yyyy"年"m"月"d"日"', Format(is_day=True)),
        ("[h]:mm", Format(is_day=True)),
        ('0.00" days"', Format()),
        ("[Red]0.00", Format()),
        ("\\d00", Format(zeros=2)),
        ("#,##0.00_);[Red]\\(#,##0.00\\)", Format()),
    ],
)
def test_formats(code: str, shown: Format) -> None:
    assert format_of("164", code) == shown


@pytest.mark.parametrize(
    ("written_", "is_1904", "text"),
    [
        ("1", False, "1900-01-01"),
        ("59", False, "1900-02-28"),
        ("61", False, "1900-03-01"),
        ("45986", False, "2025-11-25"),
        ("45986.5", False, "2025-11-25T12:00:00"),
        ("44524", True, "2025-11-25"),
    ],
)
def test_days(written_: str, is_1904: bool, text: str) -> None:
    assert number(written_, Format(is_day=True), is_1904).text == text


@pytest.mark.parametrize("written_", ["60", "-1", "9999999999"])
def test_days_that_are_none(written_: str) -> None:
    assert number(written_, Format(is_day=True), False).trouble


@pytest.mark.parametrize(
    ("written_", "text"),
    [("7704274402", "7704274402"), ("1.2505E3", "1250.5"), ("0.30000000000000004", "0.3")],
)
def test_numbers(written_: str, text: str) -> None:
    assert number(written_, Format(), False).text == text


def _counted(path: Path, number: int) -> int:
    """How many payments a workbook of so many rows has."""
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        for row in range(number + 1):
            sheet.write_row(row, 0, ["Baraka Tea", row] if row else ["Payee", "Amount"])
    return sum(1 for _ in parse(path.read_bytes(), "f"))


@pytest.mark.soak
def test_memory_does_not_grow_with_rows(tmp_path: Path) -> None:
    """A million rows take little more than their packed bytes."""
    assert _counted(tmp_path / "small.xlsx", 10_000) == 10_000
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert _counted(tmp_path / "large.xlsx", 1_000_000) == 1_000_000
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 20_000 + (tmp_path / "large.xlsx").stat().st_size / 1000
