"""What a party is, and how far a name of it can be trusted."""

from enum import StrEnum


class PartyKind(StrEnum):
    """Kind of party, of a list entry or of somebody named in a payment.

    ``ADDRESS`` and ``ASSET`` (a port, an airport, a refinery, a crypto-asset) are listed and are no
    parties: their names are not held against those of parties.
    """

    PERSON = "person"
    ORGANISATION = "organisation"
    VESSEL = "vessel"
    AIRCRAFT = "aircraft"
    ADDRESS = "address"
    ASSET = "asset"
    UNKNOWN = "unknown"


NOT_PARTIES = frozenset({PartyKind.ADDRESS, PartyKind.ASSET})
"""Places, ports, zones and crypto-assets on a list: their names are nobody's."""


class NameQuality(StrEnum):
    """What the publisher says of a name. ``UNKNOWN`` where the source does not say."""

    PRIMARY = "primary"
    STRONG = "strong"
    WEAK = "weak"
    FORMER = "former"
    TRANSLATED = "translated"
    UNKNOWN = "unknown"
