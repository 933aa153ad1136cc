"""Messages as the tables of these tests write them."""

import datetime as dt
from typing import Any

from clearway.message import Address, GivenIdentifier, Party, Payment, Value
from clearway.terms import Role
from clearway.versions import Other, Recorded, Stop, version_of

DAY = dt.date(2026, 11, 25)
EARLIER = dt.date(2026, 11, 20)
_ROLES = {
    "debtor": (Role.DEBTOR, "50K"),
    "ultimate_debtor": (Role.ULTIMATE_DEBTOR, ""),
    "debtor_agent": (Role.DEBTOR_AGENT, "52A"),
    "intermediary": (Role.INTERMEDIARY_AGENT, "56A"),
    "creditor_agent": (Role.CREDITOR_AGENT, "57A"),
    "creditor": (Role.CREDITOR, "59"),
    "ultimate_creditor": (Role.ULTIMATE_CREDITOR, ""),
    "invoicee": (Role.INVOICEE, ""),
}
UETR = "eb6305c9-1f7f-49de-aed0-16487c27b42d"
BASE: dict[str, Any] = {
    "kind": "pacs.008.001.08",
    "uetr": UETR,
    "ref": "REF-1",
    "amount": "1000.00",
    "currency": "CNY",
    "date": "2026-11-20",
    "debtor": {"name": "Alfa Torg LLC", "account": "40702810000000000001", "country": "RU"},
    "creditor": {"name": "Speicher Handel GmbH", "account": "DE89370400440532013000"},
    "remittance": "INVOICE 77 FOR TEA AND COFFEE",
}
"""What a case does not say otherwise; ``~`` takes away."""


def payment_of(given: dict[str, Any], source: str = "new.xml") -> Payment:
    """The payment that a case writes down, as the readers would give it."""
    said = {key: value for key, value in (BASE | given).items() if value is not None}
    mt = said["kind"].startswith("MT")
    inner = "UndrlygCstmrCdtTrf/" if said["kind"].endswith("COV") and not mt else ""
    texts = [Value("20" if mt else "PmtId/EndToEndId", said["ref"])] if "ref" in said else []
    if "related" in said:
        texts.append(Value("21" if mt else "PmtId/InstrId", said["related"]))
    if "remittance" in said:
        texts.append(Value("70" if mt else f"{inner}RmtInf/Ustrd", said["remittance"]))
    if "bank_text" in said:
        texts.append(Value("72", said["bank_text"]))
    uetr = said.get("uetr")
    return Payment(
        id=said.get("ref", source),
        source=source,
        kind=said["kind"] if mt else said["kind"].removesuffix("COV"),
        amount=said.get("amount"),
        currency=said.get("currency"),
        date=dt.date.fromisoformat(str(said["date"])) if "date" in said else None,
        parties=tuple(_parties(said, inner, mt)),
        texts=tuple(texts),
        set_aside=(Value("block3/121" if mt else "PmtId/UETR", uetr),) if uetr else (),
    )


def _parties(said: dict[str, Any], inner: str, mt: bool) -> list[Party]:
    return [
        _party(role, field if mt and field else f"{inner}{role}", said[key])
        for key, (role, field) in _ROLES.items()
        if key in said
    ] + [
        Party(
            role=Role.OTHER_PARTY, path=f"{path}/CtctDtls", names=(Value(f"{path}/CtctDtls/Nm", n),)
        )
        for path, n in said.get("contacts", {}).items()
    ]


def _party(role: Role, path: str, of: dict[str, Any] | str) -> Party:
    if isinstance(of, str):
        return Party(role=role, path=path, bic=Value(f"{path}/BICFI", of))
    scheme, _, number = of.get("id", "").rpartition(":")
    country, town = of.get("country"), of.get("town")
    return Party(
        role=role,
        path=path,
        names=(Value(f"{path}/Nm", of["name"]),) if "name" in of else (),
        account=Value(f"{path}Acct/Id", of["account"]) if "account" in of else None,
        address=Address(
            lines=(Value(f"{path}/PstlAdr/AdrLine", of["address"]),) if "address" in of else (),
            country=Value(f"{path}/PstlAdr/Ctry", country) if country else None,
            town=Value(f"{path}/PstlAdr/TwnNm", town) if town else None,
        ),
        identifiers=(GivenIdentifier(value=Value(f"{path}/Id", number), scheme=scheme),)
        if number
        else (),
    )


def recorded(given: dict[str, Any], source: str = "old.xml") -> Other:
    """An earlier message as it was recorded: ``action``, ``day`` and ``stopped_for`` (paths)."""
    of = {key: value for key, value in given.items() if key not in _ANSWER}
    return Other(
        version=version_of(payment_of(of, source)),
        recorded=Recorded(
            day=dt.date.fromisoformat(str(given.get("day", EARLIER))),
            action=given.get("action", "hold"),
            stops=_stops(given.get("stopped_for", ())),
        ),
    )


def _stops(given: list[str] | dict[str, str]) -> tuple[Stop, ...]:
    values = given if isinstance(given, dict) else dict.fromkeys(given)
    return tuple(Stop(where, value) for where, value in values.items())


_ANSWER = ("action", "day", "stopped_for")
