"""One small file for each publisher's format; the first reader that recognises a file reads it."""

from clearway.lists.readers import (
    ca_sema,
    eu_annexes,
    eu_fsf,
    ofac_csv,
    ofac_xml,
    own,
    uk_tables,
    un_xml,
    us_json,
)
from clearway.lists.readers.base import Reader

READERS: tuple[Reader, ...] = (
    ofac_csv.READER,
    ofac_xml.READER,
    us_json.READER,
    eu_fsf.READER,
    eu_annexes.READER,
    un_xml.READER,
    ca_sema.READER,
    uk_tables.READER,
    own.READER,
)
"""Most particular first; one's own lists, known by a column ``name``, last."""
