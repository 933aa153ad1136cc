"""``clearway explain``: every text of a message with what it was read as and what came of it."""

from pathlib import Path

from calling import Call

MESSAGE = """{1:F01DALAKZKAXXXX0000000000}{2:I103ANDZTRISXXXXN}{4:
:20:REF1
:23B:CRED
:32A:261125EUR100,00
:50K:/KZ1
TEA HOUSE
:59:/2
SPEICHER TEA
:70:GREEN TEA
:71A:SHA
-}"""


def test_every_text_is_shown(loaded: Call, tmp_path: Path) -> None:
    (tmp_path / "one.fin").write_text(MESSAGE)
    outcome = loaded("explain", "one.fin")
    assert outcome.status == 0
    shown = " ".join(outcome.out.split())
    for line in (
        "50K/1 KZ1 Dbtr account",
        "50K/2 TEA HOUSE Dbtr name",
        "59/2 SPEICHER TEA Cdtr name",
        "70 GREEN TEA free text",
        "71A SHA set aside",
    ):
        assert line in shown


def test_what_came_of_a_listed_name_stands_beside_it(loaded: Call, tmp_path: Path) -> None:
    name = "VOLZHSKIY KALIBR PLANT NO. 9"
    (tmp_path / "one.fin").write_text(MESSAGE.replace("SPEICHER TEA", name))
    outcome = loaded("explain", "one.fin")
    assert "screened against own:tests" in outcome.out
    assert [line[:4] for line in outcome.out.splitlines() if "LISTED" in line] == ["59/2"]


def test_a_fault_is_told_and_no_path_is_wrong_usage(loaded: Call, tmp_path: Path) -> None:
    (tmp_path / "cut.fin").write_text(MESSAGE[:-2])
    outcome = loaded("explain", "cut.fin", "missing.fin")
    assert outcome.status == 3
    assert "block 4" in outcome.out
    assert "no such file" in outcome.out
    assert loaded("explain").status == 2
