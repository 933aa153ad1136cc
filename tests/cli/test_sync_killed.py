"""A sync that is killed, at any moment, leaves the old list or the new one, whole and in use."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from calling import Call
from fetching import un
from serving import Answer, Server, serving

from clearway.store import Store

TAG = {"ETag": '"v1"'}
HERE = Path(__file__).parent


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as one:
        yield one


@pytest.fixture
def folder(tmp_path: Path, clearway: Call, server: Server) -> Path:
    """A folder with a store of 20 entries, a payment, and the address that will serve 30."""
    folder = tmp_path / "killed"
    folder.mkdir()
    url = server.serve("/un.xml", Answer(un(), headers=TAG))
    own = {"publishers": {"un-sc": {"files": [{"url": url}]}}}
    (folder / "publishers.yaml").write_text(yaml.safe_dump(own))
    (folder / "payment.csv").write_text("id,creditor_name\n1,Bakery Ltd\n")
    arguments = ("--publishers", str(folder / "publishers.yaml"))
    before = str(folder / "before.db")
    assert clearway("lists", "sync", "un-sc", *arguments, "--store", before).status == 0
    with sqlite3.connect(before) as connection:  # so that the file alone is all of it
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    server.serve("/un.xml", Answer(un(30, "2026-03-01"), headers={"ETag": '"v2"'}))
    return folder


def test_killed_at_each_step_in_the_database(folder: Path) -> None:
    arguments = [str(folder), "un-sc", "--publishers", str(folder / "publishers.yaml")]
    program = [sys.executable, str(HERE / "killing.py"), *arguments]
    ran = subprocess.run(program, capture_output=True, text=True, check=True)
    told = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [one["killed"] for one in told] == [True] * (len(told) - 1) + [False]
    entries = [one["entries"] for one in told]
    turn = entries.index(30)
    assert 1 < turn < len(told) - 1, "kills fall before and after the swap"
    assert entries == [20] * turn + [30] * (len(told) - turn)
    assert all(one["screened"] == [one["entries"]] for one in told)
    assert all(one["status"] == 0 for one in told)
    tags = [one["tag"] for one in told]
    assert tags[turn] == '"v1"', "the stamp is noted after the list"
    assert tags[-1] == '"v2"'
    assert all(one["entries"] == 30 for one in told if one["tag"] == '"v2"')


def test_killed_while_the_file_comes_in(folder: Path, server: Server) -> None:
    server.serve("/un.xml", Answer(un(30, "2026-03-01"), sent=2000, held=True))
    store, scratch = folder / "clearway.db", folder / "scratch"
    shutil.copy(folder / "before.db", store)
    scratch.mkdir()
    program = [sys.executable, "-c", "from clearway.cli import main; main()"]
    program += ["lists", "sync", "un-sc", "--store", str(store)]
    program += ["--publishers", str(folder / "publishers.yaml")]
    with subprocess.Popen(program, env={**os.environ, "TMPDIR": str(scratch)}) as sync:
        assert server.waiting.wait(60), "the sync never asked"
        sync.kill()
    assert sync.returncode == -9
    held = Store(str(store)).newest("un-sc")
    assert held is not None
    assert len(held.entries) == 20
    assert list(scratch.iterdir()) == []
