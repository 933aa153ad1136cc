"""A Parquet file: one payment a record. Needs pyarrow, the extra ``clearway[parquet]``."""

from collections.abc import Iterator

from clearway.message import values
from clearway.message.table.objects import cell
from clearway.message.table.read import payments
from clearway.message.table.types import Cell, Layout, Row
from clearway.message.types import Fault, Payment

_KIND = "parquet"
_BATCH = 1_000
_LARGEST_GROUP = 4_000_000_000
"""Bytes, unpacked, of the rows that a file keeps together."""
_MEND = "Write the file again, or send the payments as CSV."


def is_parquet(data: bytes) -> bool:
    """Whether these are the first bytes of a Parquet file, or of an encrypted one."""
    return data.startswith((b"PAR1", b"PARE"))


def read(data: bytes, source: str, layout: Layout) -> Iterator[Payment]:
    """Read the records, a batch at a time; where the file breaks off one more payment says so."""
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra, and heavy
    except ImportError:
        what = "Parquet files need pyarrow, which is not installed"
        mend = "Install it (pip install 'clearway[parquet]'), or send the payments as CSV."
        yield values.unreadable(source, Fault(path="", what=what, mend=mend), _KIND)
        return
    answered = 0
    try:
        for answer in payments(_rows(data), source, _KIND, layout):
            answered += 1
            yield answer
    except (pa.ArrowException, OSError, ValueError, OverflowError) as error:
        place = f"{source}#row {answered + 1}" if answered else source
        what = f"The Parquet file is damaged or encrypted: {str(error).splitlines()[0]}"
        yield values.unreadable(place, Fault(path="", what=what, mend=_MEND), _KIND)


def _rows(data: bytes) -> Iterator[Row]:
    """The names of the columns, then the records. Raises what pyarrow raises."""
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    file = pq.ParquetFile(pa.BufferReader(data))
    groups = (file.metadata.row_group(n) for n in range(file.metadata.num_row_groups))
    if any(group.total_byte_size > _LARGEST_GROUP for group in groups):
        raise ValueError("its rows are kept in groups too large to hold")
    yield Row("columns", tuple(Cell(name) for name in file.schema_arrow.names))
    count = 0
    for batch in file.iter_batches(_BATCH, use_threads=False):
        for record in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            count += 1
            yield Row(f"row {count}", tuple(cell(value) for value in record))
