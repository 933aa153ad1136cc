"""Kills a sync at each of its steps in the database, and says what the store holds then.

Run as a program of its own: FOLDER with ``before.db`` and ``payment.csv``, then the arguments of
the sync. One JSON object a step on standard output; the last one is of a sync that was not killed.
"""

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa

from clearway.cli import run
from clearway.names import read_name
from clearway.store import Store, schema

MOST = 200


def main(folder: Path, sync: list[str]) -> None:
    store = folder / "clearway.db"
    os.environ.update(CLEARWAY_STORE=str(store), CLEARWAY_CACHE=str(folder / "cache"))
    read_name("Bakery Ltd")  # its tables are then read once for all
    for step in range(1, MOST):
        shutil.copy(folder / "before.db", store)
        ended = _forked(lambda step=step: _killed_at(step, sync))
        _forked(lambda ended=ended: _tell(folder, os.WIFSIGNALED(ended)))
        for file in folder.glob("clearway.db*"):
            file.unlink()
        if not os.WIFSIGNALED(ended):
            return


def _forked(task: Callable[[], int]) -> int:
    child = os.fork()
    if child == 0:
        os._exit(task())
    return os.waitpid(child, 0)[1]


def _killed_at(step: int, sync: list[str]) -> int:
    left = step

    def count(*_: object) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    for event in ("before_cursor_execute", "commit"):
        sa.event.listen(sa.Engine, event, count)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return run(["lists", "sync", *sync])


def _tell(folder: Path, killed: bool) -> int:
    with (folder / "answer.json").open("wb") as out:
        real = os.dup(1)
        os.dup2(out.fileno(), 1)
        status = run(["screen", str(folder / "payment.csv"), "--json"])
        os.dup2(real, 1)
    answer = json.loads((folder / "answer.json").read_text())
    store = Store()
    held = store.newest("un-sc")
    with store.engine.connect() as connection:
        tag = connection.execute(sa.select(schema.fetches.c.etag)).scalar_one()
    told = {
        "killed": killed,
        "status": status,
        "entries": held and len(held.entries),
        "screened": [one["entries"] for one in answer["screened_against"]],
        "tag": tag,
    }
    os.write(1, json.dumps(told).encode() + b"\n")
    return 0


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
