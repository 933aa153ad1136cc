"""The answers of a run beside the rows they answer, as a table of the same kind (``--write``)."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import IO

import msgspec
from xlsxwriter.exceptions import XlsxWriterException

from clearway.cli.table_files import WRITERS, Table, lacking
from clearway.decision import Decision
from clearway.message import Field, Payment


def write_fault(path: Path, inputs: tuple[str, ...]) -> str:
    """Why the answers cannot be written to ``path``; empty if they can."""
    if path.suffix.lower() not in WRITERS:
        return f"--write {path}: the name must end in {', '.join(WRITERS)}"
    if missing := lacking(path.suffix.lower()):
        return f"--write {path}: {missing}"
    if not path.parent.is_dir():
        return f"--write {path}: there is no folder {path.parent}"
    if path.is_dir() or any(Path(name).resolve() == path.resolve() for name in inputs):
        return f"--write {path}: it is a folder, or one of the files that are read"
    return ""


class WriteError(Exception):
    """The answers cannot be written: where, and why."""


class WriteBack:
    """Rows and their answers, kept in ``spool`` until all columns are known."""

    def __init__(self, spool: IO[bytes]) -> None:
        self._columns: dict[str, None] = {}
        self._spool = spool

    def add(self, payment: Payment, decision: Decision) -> None:
        """Keeps the row of a payment, or what a message says of itself, and the answer."""
        sent = payment.row or _of_message(decision)
        self._columns |= dict.fromkeys(field.path for field in sent)
        self._spool.write(msgspec.json.encode((sent, _answer(decision))) + b"\n")

    def table(self) -> Table:
        """The input's columns, in the order in which they came, then those of the answer."""
        return Table(columns=(*self._columns, *_free(self._columns)), rows=self._rows)

    def _rows(self) -> Iterator[dict[str, Field]]:
        self._spool.seek(0)
        names = _free(self._columns)
        for line in self._spool:
            sent, answer = msgspec.json.decode(line, type=tuple[tuple[Field, ...], tuple[str, ...]])
            row = {field.path: field for field in sent}
            yield row | {n: Field(n, text) for n, text in zip(names, answer, strict=True)}


@contextmanager
def write_back(path: Path) -> Iterator[WriteBack]:
    """Gives what keeps the answers; at the end the file is there whole, or not at all.

    Raises ``WriteError``.
    """
    with tempfile.TemporaryFile() as spool:
        kept = WriteBack(spool)
        yield kept
        beside = path.with_name(f".{path.name}.part")
        try:
            WRITERS[path.suffix.lower()](beside, kept.table())
            beside.replace(path)
        except (OSError, XlsxWriterException) as error:
            raise WriteError(f"--write {path}: {error}") from error
        finally:
            beside.unlink(missing_ok=True)


_ANSWER = ("action", "ofac_mib", "mic", "reasons", "questions", "source")
_BETWEEN = " | "


def _free(columns: dict[str, None]) -> tuple[str, ...]:
    """The answer's columns; one that the rows have themselves gets a number."""
    return tuple(_numbered(name, columns) for name in _ANSWER)


def _numbered(name: str, columns: dict[str, None]) -> str:
    if name not in columns:
        return name
    return next(free for n in count(2) if (free := f"{name}[{n}]") not in columns)


def _answer(decision: Decision) -> tuple[str, ...]:
    return (
        decision.action,
        decision.relation.ofac_mib,
        decision.relation.mic,
        _BETWEEN.join(claim.statement for claim in decision.claims),
        _BETWEEN.join(question.text for question in decision.questions),
        decision.payment.source,
    )


def _of_message(decision: Decision) -> tuple[Field, ...]:
    """What stands in the place of a row for a payment that was none."""
    payment = decision.payment
    return (
        Field("id", payment.id),
        Field("amount", payment.amount or ""),
        Field("currency", payment.currency or ""),
    )
