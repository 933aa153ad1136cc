"""A name as a payment brings it, from the bytes of a message to what the evidence room says."""

import hashlib
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

import msgspec

from clearway.candidates import Index, NativeIndex, Searchable, available, find, pack
from clearway.evidence import Hit, Identity, weigh
from clearway.lists import Entry, join, key_of
from clearway.message import Payment, parse
from clearway.parties import extract
from clearway.terms import Role

STOPPING = frozenset({Identity.SAME, Identity.LIKELY, Identity.POSSIBLE})
"""Grades on which a payment is held or asked about, where the entry's list counts."""
PACS008 = """<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08"><FIToFICstmrCdtTrf>
<GrpHdr><MsgId>NAMES-1</MsgId><CreDtTm>2026-11-25T09:00:00Z</CreDtTm><NbOfTxs>1</NbOfTxs>
<SttlmInf><SttlmMtd>INDA</SttlmMtd></SttlmInf></GrpHdr>
{}</FIToFICstmrCdtTrf></Document>"""
TRANSACTION = """<CdtTrfTxInf><PmtId><InstrId>{at}</InstrId><EndToEndId>{at}</EndToEndId></PmtId>
<IntrBkSttlmAmt Ccy="EUR">15400.00</IntrBkSttlmAmt><ChrgBr>SHAR</ChrgBr>
<Dbtr><Nm>Almaty Shai Trading TOO</Nm></Dbtr>
<Cdtr><Nm>{name}</Nm>{country}</Cdtr></CdtTrfTxInf>
"""
COUNTRY = "<PstlAdr><Ctry>{}</Ctry></PstlAdr>"
MT103 = """{{1:F01DALAKZKAXXX0000000000}}{{2:I103ANDZDEFFXXXXN}}{{4:
:20:NAMES-1
:23B:CRED
:32A:261125EUR15400,00
:50K:/KZ00000B0000000000AA
ALMATY SHAI TRADING TOO
:59:/40817810000000012345
{}
:71A:SHA
-}}"""


class Party(msgspec.Struct, frozen=True):
    """A name to send as the creditor's, with a country or none, in MT where it is cut at a line."""

    name: str
    country: str = ""
    mt: bool = False


class Path:
    """Lists, searched and weighed as for a payment."""

    def __init__(self, entries: list[Entry]) -> None:
        self.index = _index(entries)
        self._party = {
            key_of(entry): at for at, one in enumerate(join(entries)) for entry in one.entries
        }

    def hits(self, sent: Iterable[Party]) -> Iterator[list[Hit]]:
        """For each party that is sent its hits, those above a note and notes."""
        for payment in _payments(list(sent)):
            creditors = (one for one in extract(payment).parties if one.role is Role.CREDITOR)
            yield [weigh(one, other) for one in creditors for other in find(self.index, one)]

    def same_party(self, one: Entry, other: Entry) -> bool:
        """Whether two entries were joined as listings of one party."""
        return self._party[key_of(one)] == self._party[key_of(other)]


def stops(hit: Hit) -> bool:
    """Whether a payment is held or asked about for this hit."""
    return hit.identity in STOPPING


def _index(entries: list[Entry]) -> Searchable:
    if not available:
        return Index.build(entries)
    digest = hashlib.sha256().digest()
    return NativeIndex(entries, pack(entries, digest), digest)


def _payments(sent: list[Party]) -> Iterator[Payment]:
    for start in range(0, len(sent), 500):
        yield from _batch(sent[start : start + 500])


def _batch(sent: list[Party]) -> list[Payment]:
    """The payments of some parties in their order: one document, then one MT message each."""
    plain = [one for one in sent if not one.mt]
    body = "".join(
        TRANSACTION.format(at=at, name=escape(one.name), country=_country(one.country))
        for at, one in enumerate(plain)
    )
    read = parse(PACS008.format(body).encode(), "names.xml") if plain else iter(())
    return [next(iter(_mt(one))) if one.mt else next(read) for one in sent]


def _country(code: str) -> str:
    return COUNTRY.format(code) if code else ""


def _mt(one: Party) -> Iterator[Payment]:
    return iter(parse(MT103.format(one.name).replace("\n", "\r\n").encode(), "names.fin"))
