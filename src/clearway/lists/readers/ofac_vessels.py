"""OFAC's listed ships with their IMO numbers, as JSON derived from ``sdn.xml``.

A list of its own beside the SDN list, which it may not replace. Tested on March 2026.
"""

import json
import re

import msgspec

from clearway.lists.dates import day
from clearway.lists.numbers import numbered
from clearway.lists.readers.base import Reader, one_by_one, text_of
from clearway.lists.readers.gathering import Gathering
from clearway.lists.results import Edition, Unreadable
from clearway.lists.types import Craft, Entry, ListedName
from clearway.tables.countries import country_code
from clearway.terms import NameQuality, PartyKind, Scheme


class _Info(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    vessel_type: str = ""
    flag: str = ""
    call_sign: str = ""
    gross_tonnage: int | None = None
    dwt: int | None = None
    owner: str = ""


class _Vessel(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    imo: int
    name: str
    programs: tuple[str, ...]
    designation_date: str
    list_name: str
    vessel_info: _Info
    addresses: tuple[str, ...]


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    generated_at: str
    source_xml: str
    count: int
    vessels: tuple[_Vessel, ...]


def _recognises(name: str, head: bytes) -> bool:
    return name.endswith(".json") and b'"vessels"' in head and b'"source_xml"' in head


def _edition(path: str, content: bytes) -> Edition:
    try:
        file = msgspec.json.decode(text_of(path, content), type=_File)
        published = day(file.generated_at[:10])
    except (msgspec.DecodeError, ValueError) as error:
        raise Unreadable(path, f"is not the JSON expected ({error})", "Fetch it again.") from None
    if file.count != len(file.vessels):
        what = f"says that it holds {file.count} vessels and holds {len(file.vessels)}"
        raise Unreadable(path, what, "It is cut or doubled; fetch it again.")
    gathering = Gathering("us-ofac-vessels", (path,))
    for number, vessel in enumerate(file.vessels):
        where = f"{path}, vessels[{number}]"
        if not re.fullmatch(r"\d\d/\d\d/\d{4}", vessel.designation_date):
            what = f"designation_date is {vessel.designation_date!r}"
            raise Unreadable(where, what, "A field has moved.")
        raw = json.dumps(msgspec.to_builtins(vessel), ensure_ascii=False)
        entry = _entry(vessel)
        if gathering.holds(entry.id):  # listed twice, each with an entry of its own
            entry = msgspec.structs.replace(entry, id=f"{entry.id}+{number}")
        gathering.add(where, entry, raw)
    return gathering.edition(published=published)


READER = Reader(name="OFAC vessels JSON", recognises=_recognises, read=one_by_one(_edition))


def _entry(vessel: _Vessel) -> Entry:
    """Two ships may be listed with one number: the name is part of the id."""
    info = vessel.vessel_info
    return Entry(
        list="us-ofac-vessels",
        id=f"IMO{vessel.imo}-{vessel.name}",
        kind=PartyKind.VESSEL,
        names=(ListedName(vessel.name, NameQuality.PRIMARY),),
        programmes=vessel.programs,
        identifiers=(numbered(Scheme.IMO, str(vessel.imo)),),
        craft=Craft(
            type=info.vessel_type,
            flag=country_code(info.flag) or info.flag,
            call_sign=info.call_sign,
            tonnage=str(info.dwt or ""),
            gross_tonnage=str(info.gross_tonnage or ""),
            owner=info.owner,
        ),
        remarks="; ".join(vessel.addresses),
    )
