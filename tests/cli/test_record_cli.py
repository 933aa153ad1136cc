"""``screen --record``: what was answered is kept, and later messages are held against it."""

import datetime as dt
import json
import multiprocessing
import os
import signal
from pathlib import Path

import jsonschema
import pytest
import sqlalchemy as sa
from calling import Call

from clearway.cli import history, run
from clearway.message import Payment
from clearway.store import Records, Store, schema
from clearway.versions import Version

HERE = Path(__file__).parent
SCHEMA = json.loads((HERE.parents[1] / "docs/reference/decision.schema.json").read_text())
PLANT = "JSC VOLZHSKIY KALIBR PLANT NO. 9"
TODAY = dt.date.today().isoformat()  # noqa: DTZ011 - the business day of the program
MT103 = (
    "{{1:F01DALAKZKAXXX0000000000}}{{2:I103ANDZDEFFXXXXN}}{{4:\n:20:{ref}\n:23B:CRED\n"
    ":32A:261125EUR100,00\n:50K:/1\nTEA HOUSE\n:59:/{account}\n{creditor}\n:70:{text}\n"
    ":71A:SHA\n-}}"
)


def mt103(
    ref: str = "REF1", account: str = "2", creditor: str = PLANT, text: str = "INVOICE 7 TEA"
) -> str:
    return MT103.format(ref=ref, account=account, creditor=creditor, text=text)


@pytest.fixture
def sent(loaded: Call, tmp_path: Path) -> Call:
    """The program with a payment to a listed plant recorded: held."""
    (tmp_path / "old.fin").write_text(mt103())
    outcome = loaded("screen", "old.fin", "--record", "--json")
    assert outcome.status == 0
    assert json.loads(outcome.out)["action"] == "hold"
    return loaded


def answer(call: Call, text: str, *options: str) -> dict:
    Path("new.fin").write_text(text)
    outcome = call("screen", "new.fin", "--json", *options)
    found = json.loads(outcome.out)
    jsonschema.validate(found, SCHEMA)
    return found


def said(found: dict) -> list[str]:
    return [f"{claim['code']} {claim['effect']}" for claim in found["claims"]]


def test_another_creditor_since_it_was_held_is_held_with_both_versions(sent: Call) -> None:
    found = answer(sent, mt103(creditor="SPEICHER TEA"))
    (claim,) = found["claims"]
    assert found["action"] == "hold"
    assert (claim["code"], claim["where"], claim["value"]) == ("DIVERSION", "59/2", "SPEICHER TEA")
    there = claim["compared"]
    assert (there["where"], there["value"]) == ("59/2", PLANT)
    assert (there["source"], there["recorded"], there["action"]) == ("old.fin", TODAY, "hold")


def test_another_invoice_to_another_creditor_is_another_payment(sent: Call) -> None:
    other = mt103(ref="REF2", account="3", creditor="SPEICHER TEA", text="INVOICE 8 TEA")
    found = answer(sent, other)
    assert (found["action"], found["claims"]) == ("release", [])
    found = answer(sent, other.replace("INVOICE 8", "INVOICE 7"))
    assert said(found) == ["DIVERSION hold"], "the invoice that was held for another creditor"


def test_goods_that_were_asked_about_and_are_gone_are_held(loaded: Call) -> None:
    first = answer(loaded, mt103(creditor="OOO ROMASHKA", text="HS 854231 TO RUSSIA"), "--record")
    assert first["action"] == "ask"
    found = answer(loaded, mt103(creditor="OOO ROMASHKA", text="AS AGREED"))
    assert said(found)[0].startswith("DIVERSION")
    assert found["action"] in ("ask", "hold")
    honest = answer(
        loaded, mt103(creditor="OOO ROMASHKA", text="HS 854231 TO RUSSIA CIVIL END USE")
    )
    assert all(not one.startswith("DIVERSION") for one in said(honest))


def test_an_honest_resend_says_nothing_of_the_first(sent: Call) -> None:
    again = mt103(creditor=f"{PLANT}\nSAMARA, RUSSIA\nINN7704274402")
    assert all(not one.startswith("DIVERSION") for one in said(answer(sent, again)))


def test_a_payment_after_the_first_of_the_same_call_is_held_against_it(loaded: Call) -> None:
    both = mt103() + "\n" + mt103(creditor="SPEICHER TEA")
    Path("both.fin").write_text(both)
    lines = loaded("screen", "both.fin", "--json", "--record").out.splitlines()
    assert said(json.loads(lines[1])) == ["DIVERSION hold"]
    assert loaded("screen", "both.fin", "--json").out.splitlines() == lines, "a repeat"


def test_a_repeat_is_no_new_fact(sent: Call) -> None:
    before = Records(Store()).answers("REF1")
    assert len(before) == 1
    assert sent("screen", "old.fin", "--record").status == 0
    assert Records(Store()).answers("REF1") == before


def test_without_record_nothing_is_written(sent: Call) -> None:
    answer(sent, mt103(creditor="SPEICHER TEA"))
    assert len(Records(Store()).answers("REF1")) == 1


def test_a_recorded_answer_is_printed_as_it_was_given(loaded: Call, tmp_path: Path) -> None:
    (tmp_path / "old.fin").write_text(mt103())
    given = loaded("screen", "old.fin", "--record", "--json").out
    assert loaded("explain", "--recorded", "ref1", "--json").out == given
    shown = loaded("explain", "--recorded", "REF1").out
    assert f"Recorded on {TODAY}" in shown
    assert "Screened against own:tests" in shown


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("explain", "--recorded", "NEVER"), "nothing is recorded under NEVER"),
        (("explain", "x.fin", "--recorded", "REF1"), "--recorded takes no PATH"),
        (("explain", "x.fin", "--json"), "--recorded only"),
        (("screen", "x.fin", "--record", "--as-of", "2024-01-01"), "a replay"),
        (("screen", "x.fin", "--record", "--by-payment-date"), "a replay"),
    ],
)
def test_wrong_usage(loaded: Call, arguments: tuple[str, ...], says: str) -> None:
    outcome = loaded(*arguments)
    assert outcome.status == 2
    assert says in outcome.err


def test_an_answer_that_cannot_be_recorded_is_held(loaded: Call) -> None:
    with Store().engine.begin() as connection:
        abort = "SELECT RAISE(ABORT, 'the disk is full')"
        trigger = f"CREATE TRIGGER no BEFORE INSERT ON recorded_answers BEGIN {abort}; END"
        connection.execute(sa.text(trigger))
    Path("tea.fin").write_text(mt103(creditor="SPEICHER TEA"))
    outcome = loaded("screen", "tea.fin", "--record", "--json")
    found = json.loads(outcome.out)
    assert (outcome.status, found["action"]) == (3, "hold")
    assert "the disk is full" in found["claims"][0]["statement"]
    assert Records(Store()).is_empty()
    with Store().engine.connect() as connection:
        assert connection.execute(sa.select(schema.recorded_messages.c.id)).first() is None


def test_one_payment_that_cannot_be_looked_up_is_held_alone(
    sent: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = history.version_of

    def fails(payment: Payment) -> Version:
        if payment.id == "TEA-2":
            raise ValueError("beyond reading")
        return made(payment)

    monkeypatch.setattr(history, "version_of", fails)
    tea = {"creditor": "SPEICHER TEA", "text": "TEA"}
    texts = (mt103(ref=f"TEA-{n}", account=f"7{n}", **tea) for n in range(1, 5))
    Path("tea.fin").write_text("\n".join(texts))
    outcome = sent("screen", "tea.fin", "--record", "--json")
    found = [json.loads(line) for line in outcome.out.splitlines()]
    assert [one["action"] for one in found] == ["release", "hold", "release", "release"]
    assert "beyond reading" in found[1]["claims"][0]["statement"]
    assert outcome.status == 3


def test_records_that_cannot_be_read_release_nothing(sent: Call) -> None:
    with Store().engine.begin() as connection:
        connection.execute(schema.recorded_messages.update().values(message=b"spoilt"))
    Path("tea.fin").write_text(mt103(creditor="SPEICHER TEA"))
    outcome = sent("screen", "tea.fin", "--json")
    found = json.loads(outcome.out)
    assert (outcome.status, found["action"]) == (3, "hold")
    assert "recorded answers" in found["claims"][0]["statement"]


def test_an_answer_changed_in_the_store_is_no_record(sent: Call) -> None:
    with Store().engine.begin() as connection:
        connection.execute(schema.recorded_answers.update().values(sha256="0" * 64))
    outcome = sent("explain", "--recorded", "REF1")
    assert outcome.status == 2
    assert "is not as it was recorded" in outcome.err


def _book(name: str, rows: int) -> None:
    lines = [f"{name}-{n},{n}.00,EUR,Tea House {name},Speicher Tea {n}" for n in range(1, rows + 1)]
    text = "id,amount,currency,debtor_name,creditor_name\n" + "\n".join(lines)
    Path(f"{name}.csv").write_text(text)


def _screen_silently(name: str) -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    os._exit(run(["screen", f"{name}.csv", "--record", "--json"]))


def test_two_processes_record_at_once(loaded: Call) -> None:
    names = ("left", "right")
    context = multiprocessing.get_context("fork")
    for name in names:
        _book(name, 150)
    running = [context.Process(target=_screen_silently, args=(name,)) for name in names]
    for process in running:
        process.start()
    for process in running:
        process.join()
    assert [process.exitcode for process in running] == [0, 0]
    with Store().engine.connect() as connection:
        count = sa.select(sa.func.count()).select_from(schema.recorded_answers)
        assert connection.execute(count).scalar_one() == 300


def test_a_kill_leaves_whole_records(loaded: Call, tmp_path: Path) -> None:
    _book("book", 130)
    clean = (tmp_path / "store/clearway.db").read_bytes()
    seen = set()
    for step in range(1, 60):
        for file in (tmp_path / "store").glob("clearway.db*"):
            file.unlink()
        (tmp_path / "store/clearway.db").write_bytes(clean)
        child = os.fork()
        if child == 0:
            _die_at(step)
            _screen_silently("book")
        killed = os.WIFSIGNALED(os.waitpid(child, 0)[1])
        with Store().engine.connect() as connection:
            answers = connection.execute(sa.select(schema.recorded_answers.c.message)).all()
            messages = connection.execute(sa.select(schema.recorded_messages.c.id)).all()
        assert {row.message for row in answers} == {row.id for row in messages}
        if answers:
            assert Records(Store()).answers("book-1")
        seen.add(len(answers))
        if not killed:
            break
    assert seen >= {0, 64, 128, 130}


def _die_at(step: int) -> None:
    left = step

    def count(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        nonlocal left
        left -= "recorded_" in statement and not statement.startswith("CREATE")
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    sa.event.listen(sa.Engine, "after_cursor_execute", count)


@pytest.mark.parametrize("table", ["messages", "answers", "keys", "bases"])
def test_a_record_of_which_a_table_is_lost_releases_nothing(sent: Call, table: str) -> None:
    with Store().engine.begin() as connection:
        connection.execute(schema.metadata.tables[f"recorded_{table}"].delete())
    Path("tea.fin").write_text(mt103(creditor="SPEICHER TEA"))
    outcome = sent("screen", "tea.fin", "--json")
    assert (outcome.status, outcome.out) == (2, "")
    assert "a part of them is lost" in outcome.err


@pytest.mark.parametrize("table", ["messages", "answers"])
def test_a_row_that_is_lost_holds_what_depends_on_it(sent: Call, table: str) -> None:
    Path("more.fin").write_text(mt103(ref="REF7", account="9", creditor="KOFE OPT", text="KOFE"))
    assert sent("screen", "more.fin", "--record").status == 0
    rows = schema.metadata.tables[f"recorded_{table}"]
    with Store().engine.begin() as connection:
        connection.execute(rows.delete().where(rows.c.id == 1))
    texts = (mt103(creditor="SPEICHER TEA"), mt103(ref="R", account="8", creditor="X", text="X"))
    found = []
    for text in texts:
        Path("tea.fin").write_text(text)
        outcome = sent("screen", "tea.fin", "--json")
        found.append((outcome.status, json.loads(outcome.out)["action"]))
    assert found == [(3, "hold"), (0, "release")]
    assert sent("explain", "--recorded", "REF1").status == 2


def test_lists_that_an_answer_rested_on_and_are_lost_are_said(sent: Call) -> None:
    with Store().engine.begin() as connection:
        connection.execute(schema.recorded_answers.update().values(basis="0" * 64))
    outcome = sent("explain", "--recorded", "REF1")
    assert outcome.status == 2
    assert "rests on is lost" in outcome.err
