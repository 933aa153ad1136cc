"""OFAC's csv files: cut, marked, doubled."""

from clearway.lists import Edition, Refusal, read

ROW = '{number},"PARTY {number}",-0- ,"CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,{remarks}\r\n'
ALIAS = '{number},{number},"aka","ALIAS {number}",-0- \r\n'


def sdn(count: int, remarks: str = "-0- ") -> bytes:
    rows = (ROW.format(number=n, remarks=remarks) for n in range(1, count + 1))
    return "".join(rows).encode()


def aliases(count: int) -> bytes:
    return "".join(ALIAS.format(number=n) for n in range(1, count + 1)).encode()


def test_the_end_mark_and_a_byte_order_mark_are_no_text() -> None:
    (plain,) = read({"sdn.csv": sdn(3)})
    (marked,) = read({"sdn.csv": b"\xef\xbb\xbf" + sdn(3) + b"\x1a"})
    assert isinstance(plain, Edition)
    assert isinstance(marked, Edition)
    assert marked.entries == plain.entries


def test_aliases_cut_at_the_end_of_a_line_are_refused() -> None:
    (whole,) = read({"sdn.csv": sdn(1000), "alt.csv": aliases(960)})
    assert isinstance(whole, Edition)
    (cut,) = read({"sdn.csv": sdn(1000), "alt.csv": aliases(500)})
    assert isinstance(cut, Refusal)
    assert "ends 500 entries before the main file does" in str(cut.fault)


def test_a_main_file_cut_at_the_end_of_a_line_is_told_by_its_companions() -> None:
    (cut,) = read({"sdn.csv": sdn(500), "alt.csv": aliases(1000)})
    assert isinstance(cut, Refusal)
    assert "entry 501 is not in the main file (499 more" in str(cut.fault)


def test_one_bad_record_in_many_is_told_and_the_others_are_taken() -> None:
    (edition,) = read({"sdn.csv": sdn(200) + ROW.format(number=7, remarks="-0- ").encode()})
    assert isinstance(edition, Edition)
    assert len(edition.entries) == 200
    assert [str(fault) for fault in edition.rejected] == [
        "sdn.csv, line 201: entry 7 stands twice."
    ]


def test_a_remark_cut_by_the_format_is_told_and_its_end_not_believed() -> None:
    long = '"' + "DOB 1961; " * 98 + 'Tax ID No. 770427440"'
    assert len(long) - 2 == 1000
    (edition,) = read({"sdn.csv": sdn(1, long)})
    assert isinstance(edition, Edition)
    assert edition.entries[0].identifiers == ()
    assert "remarks are cut" in edition.doubts[0].what


def test_one_refused_list_leaves_the_other_standing() -> None:
    results = read({"sdn.csv": b"cut", "cons_prim.csv": sdn(2)})
    assert [type(result) for result in results] == [Refusal, Edition]


def test_the_publishers_record_is_kept() -> None:
    (edition,) = read({"sdn.csv": sdn(1), "alt.csv": aliases(1)})
    assert isinstance(edition, Edition)
    assert edition.raw["1"].splitlines()[1] == "alt.csv: 1 | aka | ALIAS 1 | "
