"""Where the store is: what the user says, else a file in the user's data folder."""

import os
from pathlib import Path

import sqlalchemy as sa


def default_place() -> str:
    """``CLEARWAY_STORE``, else ``clearway/clearway.db`` under ``XDG_DATA_HOME``."""
    named = os.environ.get("CLEARWAY_STORE")
    if named:
        return named
    data = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return str(Path(data) / "clearway" / "clearway.db")


def engine_for(place: str) -> sa.Engine:
    """An engine for an SQLAlchemy URL or a file's path, whose folder is made when missing."""
    if "://" in place:
        url = sa.make_url(place)
    else:
        path = Path(place).expanduser()
        path.parent.mkdir(parents=True, exist_ok=True)
        url = sa.URL.create("sqlite", database=str(path))
    engine = sa.create_engine(url)
    if url.get_backend_name() == "sqlite":
        sa.event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: object, _record: object) -> None:
    cursor = connection.cursor()  # type: ignore[attr-defined]
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "busy_timeout=30000"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
