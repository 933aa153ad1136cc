"""One small file for each publisher's format; the first reader that recognises a file reads it."""

from clearway.lists.readers import (
    ca_sema,
    ch_seco,
    eu_annexes,
    eu_fsf,
    jp_meti,
    ofac_advanced,
    ofac_csv,
    ofac_vessels,
    ofac_xml,
    opensanctions,
    own,
    uk_csv,
    uk_documents,
    uk_tables,
    un_xml,
    us_csl,
    us_json,
)
from clearway.lists.readers.base import Reader

READERS: tuple[Reader, ...] = (
    ofac_csv.READER,
    ofac_xml.READER,
    ofac_advanced.READER,
    ofac_vessels.READER,
    us_json.READER,
    us_csl.READER,
    eu_fsf.READER,
    eu_annexes.READER,
    un_xml.READER,
    ca_sema.READER,
    jp_meti.READER,
    ch_seco.READER,
    uk_csv.READER,
    uk_documents.READER,
    uk_tables.READER,
    opensanctions.READER,
    own.READER,
)
"""Most particular first; one's own lists, known by a column ``name``, last."""
