"""The labels of OFAC remarks."""

from functools import cache

import msgspec

from clearway.tables.load import typed


class RemarkLabels(msgspec.Struct, frozen=True):
    """Label to field of an entry, and label to scheme of an identifier."""

    fields: dict[str, str]
    identifiers: dict[str, str]


@cache
def remark_labels() -> RemarkLabels:
    """The table, read once."""
    return typed("lists/ofac_remarks.yaml", RemarkLabels)
