"""``clearway lists sync`` against a real server: what is taken, what is not, and what is said."""

import datetime as dt
import json
import os
import pty
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml
from calling import Call, Outcome
from fetching import PAGE, ofac, un
from serving import Answer, Server, serving

from clearway.tables.publishers import publishers

OURS = {"un-sc", "us-ofac-sdn"}
TAGGED = {"ETag": '"v1"'}
Sync = Callable[..., Outcome]


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as one:
        yield one


@pytest.fixture
def sync(clearway: Call, server: Server, tmp_path: Path) -> Sync:
    """Syncs the UN's list and OFAC's from the test's server, one attempt each."""
    addresses = {
        "un-sc": {"files": [{"url": server.address + "/un.xml"}]},
        "us-ofac-sdn": {"files": [{"url": server.address + "/sdn.csv?key=SECRET"}]},
        **{name: {"files": []} for name in set(publishers().publishers) - OURS},
    }
    own = tmp_path / "publishers.yaml"
    own.write_text(yaml.safe_dump({"limits": {"attempts": 1}, "publishers": addresses}))
    return lambda *more: clearway("lists", "sync", *more, "--publishers", str(own))


def lines(outcome: Outcome) -> dict[str, dict]:
    return {line["list"]: line for line in map(json.loads, outcome.out.splitlines())}


def loaded(clearway: Call) -> dict[str, int]:
    status = clearway("lists", "status", "--json")
    return {line["list"]: line["entries"] for line in map(json.loads, status.out.splitlines())}


def test_lists_are_fetched_and_then_only_asked_after(
    sync: Sync, server: Server, clearway: Call
) -> None:
    server.serve("/un.xml", Answer(un(), headers=TAGGED), Answer(status=304))
    server.serve("/sdn.csv?key=SECRET", Answer(ofac(entities=3)))
    first, again = sync(), sync()
    assert (first.status, again.status) == (0, 0)
    assert "taken      un-sc  2026-02-27  20 entries  from un-sc/un.xml" in first.out
    assert "unchanged  un-sc  2026-02-27  20 entries  from un.xml" in again.out
    assert "unchanged  us-ofac-sdn" in again.out
    assert server.asked[-1].headers["if-none-match"] == '"v1"'
    assert loaded(clearway) == {"un-sc": 20, "us-ofac-sdn": 3}


def test_an_unchanged_list_counts_as_checked_and_a_failed_one_does_not(
    sync: Sync, server: Server, clearway: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.serve("/un.xml", Answer(un(), headers=TAGGED), Answer(status=304), Answer(status=500))

    def checked(day: int) -> str:
        monkeypatch.setattr("clearway.cli.sync.today", lambda: dt.date(2026, 3, day))
        sync("un-sc")
        return json.loads(clearway("lists", "status", "--json").out)["checked"]

    assert [checked(day) for day in (1, 2, 3)] == ["2026-03-01", "2026-03-02", "2026-03-02"]


BAD = {
    "404": (Answer(status=404), "failed     un-sc: {url}: was answered with status 404."),
    "500": (Answer(status=500), "failed     un-sc: {url}: was answered with status 500."),
    "cut": (Answer(un(30), sent=400), "failed     un-sc: {url}: the transfer was cut off"),
    "empty": (Answer(b""), "failed     un-sc: {url}: is empty."),
    "page": (Answer(PAGE), "refused    un-sc/un.xml: is a web page and not the list."),
    "half": (Answer(un(30)[:900]), "refused    un-sc/un.xml, line "),
    "other": (Answer(ofac()), "refused    un-sc: nothing that came holds it"),
    "small": (Answer(un(17, "2026-03-01")), "un-sc of 2026-02-27 would shrink: 17 entries instead"),
    "old": (Answer(un(40, "2025-01-01")), "is of 2025-01-01, older than the un-sc loaded, of 2026"),
}


@pytest.mark.parametrize("kind", BAD)
def test_what_is_not_sound_replaces_nothing_and_stops_no_other(
    sync: Sync, server: Server, clearway: Call, kind: str
) -> None:
    answer, says = BAD[kind]
    url = server.serve("/un.xml", Answer(un(), headers=TAGGED), answer, Answer(status=304))
    server.serve("/sdn.csv?key=SECRET", Answer(ofac(entities=3)), Answer(ofac(entities=4)))
    sync()
    bad = sync()
    assert bad.status == 3
    assert says.format(url=url) in bad.err
    assert "SECRET" not in bad.out + bad.err
    assert loaded(clearway) == {"un-sc": 20, "us-ofac-sdn": 4}
    sync("un-sc")  # what was not taken is no ground for asking after changes since then
    assert server.asked[-1].headers["if-none-match"] == '"v1"'


def test_how_much_may_be_lost_can_be_said_or_confirmed(
    sync: Sync, server: Server, clearway: Call
) -> None:
    server.serve(
        "/un.xml",
        Answer(un()),
        Answer(un(17, "2026-03-01")),
        Answer(un(17, "2026-03-01")),
        Answer(un(2, "2026-03-02")),
    )
    assert sync("un-sc").status == 0
    assert sync("un-sc", "--most-lost", "14").status == 3
    assert sync("un-sc", "--most-lost", "15").status == 0
    assert sync("un-sc", "--yes").status == 0
    assert loaded(clearway) == {"un-sc": 2}


def test_a_list_loaded_by_hand_since_then_is_asked_for_whole(
    sync: Sync, server: Server, clearway: Call, tmp_path: Path
) -> None:
    server.serve("/un.xml", Answer(un(), headers=TAGGED))
    sync("un-sc")
    (tmp_path / "un.xml").write_bytes(un(21, "2026-05-01"))
    assert clearway("lists", "import", str(tmp_path / "un.xml")).status == 0
    assert "older than the un-sc loaded" in sync("un-sc").err
    assert "if-none-match" not in server.asked[-1].headers


def test_as_json_there_is_a_line_a_list(sync: Sync, server: Server) -> None:
    server.serve("/un.xml", Answer(un()))
    outcome = sync("--json")
    assert outcome.status == 3
    told = lines(outcome)
    assert (told["un-sc"]["result"], told["un-sc"]["entries"]) == ("taken", 20)
    assert told["us-ofac-sdn"]["result"] == "failed"
    assert set(told["us-ofac-sdn"]["fault"]) == {"where", "what", "mend"}


def test_a_mirror_serves_what_publishers_do(clearway: Call, server: Server) -> None:
    server.serve("/lists/un-sc/un-sc.xml", Answer(un()))
    assert clearway("lists", "sync", "un-sc", "--mirror", server.address + "/lists/").status == 0
    assert loaded(clearway) == {"un-sc": 20}


def test_a_silent_server_is_given_up_after_timeout(sync: Sync, server: Server) -> None:
    server.serve("/un.xml", Answer(un(), sent=300, held=True))
    outcome = sync("un-sc", "--timeout", "1")
    assert outcome.status == 3
    assert "fell silent" in outcome.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["un-scc"], "no address is known of un-scc, only of un-sc, us-ofac-sdn"),
        (["eu-fsf"], "no address is known of eu-fsf"),
        (["--timeout", "0"], "--timeout takes seconds from 1 on, not 0"),
        (["--mirror", "mirror.example"], "does not begin with http:// or https://"),
        (["--store", "/dev/null/x.db"], "cannot be opened"),
    ],
)
def test_wrong_usage(sync: Sync, arguments: list[str], says: str) -> None:
    outcome = sync(*arguments)
    assert outcome.status == 2
    assert says in outcome.err


def test_a_publishers_file_that_is_missing_or_wrong(clearway: Call, tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text("publishers: {un-sc: {url: x}}")
    assert clearway("lists", "sync", "--publishers", "none.yaml").status == 2
    wrong = clearway("lists", "sync", "--publishers", "p.yaml")
    assert wrong.status == 2
    assert "unknown field `url`" in wrong.err


def test_waits_are_told(
    clearway: Call, server: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    slept: list[float] = []
    monkeypatch.setattr("time.sleep", slept.append)
    late = Answer(status=429, headers={"Retry-After": "7"})
    server.serve("/lists/un-sc/un-sc.xml", late, Answer(status=500), Answer(un()))
    outcome = clearway("lists", "sync", "un-sc", "--mirror", server.address + "/lists")
    assert outcome.status == 0
    assert slept == [7, 4]
    assert "clearway: asking again in 7 s" in outcome.err


def test_on_a_terminal_the_size_is_shown_beside_the_output(server: Server, tmp_path: Path) -> None:
    server.serve("/un-sc/un-sc.xml", Answer(un(2000)))
    ours, theirs = pty.openpty()
    program = [sys.executable, "-c", "from clearway.cli import main; main()"]
    program += ["lists", "sync", "un-sc", "--json", "--mirror", server.address]
    program += ["--store", str(tmp_path / "lists.db")]
    with subprocess.Popen(
        program, stdout=subprocess.PIPE, stderr=theirs, env={**os.environ, "TERM": "xterm"}
    ) as sync:
        os.close(theirs)
        shown = b"".join(iter(lambda: _some(ours), b""))
        assert sync.stdout
        told = json.loads(sync.stdout.read())
    assert told["entries"] == 2000
    assert b"un-sc.xml" in shown
    assert f"/{len(un(2000)) / 1000:.1f} kB".encode() in shown


def _some(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # the other end is closed
        return b""
