"""A payment as sent, each value with its path. Verb: ``parse``; ``ledger`` says what was read."""

from clearway.message.iso.surplus import surplus
from clearway.message.ledger import Line, ledger
from clearway.message.recognise import can_stream, is_xml, parse, parse_large
from clearway.message.table import COLUMNS, Layout, layout_fault
from clearway.message.types import (
    Address,
    Fault,
    Field,
    GivenIdentifier,
    Party,
    Payment,
    Reading,
    Value,
)
from clearway.message.values import unreadable

__all__ = [
    "COLUMNS",
    "Address",
    "Fault",
    "Field",
    "GivenIdentifier",
    "Layout",
    "Line",
    "Party",
    "Payment",
    "Reading",
    "Value",
    "can_stream",
    "is_xml",
    "layout_fault",
    "ledger",
    "parse",
    "parse_large",
    "surplus",
    "unreadable",
]
