"""Coverage-guided fuzzing of the readers, bytes to parties and finds, by atheris.

    python tests/message/fuzz.py SECONDS [FOLDER]    # FOLDER keeps what was tried and found

Every input is answered, in under a second, without a traceback. Seeds are the messages of the
tables beside this file, and what earlier runs found (``seeds``).
"""

import io
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["clearway.message", "clearway.parties"]):
    from clearway.message import can_stream, ledger, parse, parse_large
    from clearway.parties import extract

import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter
import yaml

HERE = Path(__file__).parent
SEEDS = HERE / "seeds"
TABLES = ("iso", "iso_other", "mt", "table", "carried")
_PIECE = 1_000


def seeds() -> Iterator[bytes]:
    """The messages of the tables, a small workbook and Parquet file, earlier findings."""
    for table in TABLES:
        for case in yaml.safe_load((HERE / f"{table}.yaml").read_text(encoding="utf-8")):
            yield str(case["message"]).encode()
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["creditor_name", "amount", "date"])
        sheet.write_row(1, 0, ["Baraka", 12.5, "2026-11-02"])
    yield file.getvalue()
    sink = pa.BufferOutputStream()
    pq.write_table(pa.table({"creditor_name": ["Baraka"], "amount": ["12.5"]}), sink)
    yield sink.getvalue().to_pybytes()
    yield from (path.read_bytes() for path in sorted(SEEDS.glob("*")))


def one_input(data: bytes) -> None:
    """Read the bytes whole and, where that can be done, piece by piece."""
    payments = list(parse(data, "f"))
    assert payments
    assert len({payment.source for payment in payments}) == len(payments)
    for payment in payments:
        assert all(fault.what and fault.mend for fault in payment.faults)
        list(ledger(payment))
        extract(payment)
    if can_stream(data[:_PIECE]):
        pieces = [data[at : at + _PIECE] for at in range(0, len(data), _PIECE)]
        assert list(parse_large(pieces, "f"))


def main(seconds: str, folder: Path) -> None:
    """Fuzz for so long; a finding ends the run with an error and stays in the folder."""
    corpus = folder / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds()):
        (corpus / f"seed-{number}").write_bytes(seed)
    options = [
        f"-max_total_time={seconds}",
        f"-artifact_prefix={folder}/",
        *("-timeout=1", "-rss_limit_mb=1500", "-max_len=4096", "-print_final_stats=1"),
    ]
    atheris.Setup([sys.argv[0], *options, str(corpus)], one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    if len(sys.argv) > 2:
        main(sys.argv[1], Path(sys.argv[2]))
    else:
        with tempfile.TemporaryDirectory() as kept:
            main(sys.argv[1], Path(kept))
