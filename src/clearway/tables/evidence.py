"""What facts beside the name weigh."""

from functools import cache

import msgspec

from clearway.tables.load import typed


class EvidenceWeights(msgspec.Struct, frozen=True, kw_only=True):
    """Thousandths of a log-odds, added to the name's score."""

    identifier_agrees: int
    document_agrees: int
    identifier_differs: int
    bic_agrees: int
    birth_date_agrees: int
    birth_date_differs: int
    birth_place_agrees: int
    city_agrees: int
    address_agrees: int
    country_agrees: int
    country_differs: int
    kind_differs: int


@cache
def evidence_weights() -> EvidenceWeights:
    """The table."""
    return typed("evidence/weights.yaml", EvidenceWeights)
