"""Identifiers of parties, banks and ships, with their check digits.

Sources: the forms and checks of the tax and registration numbers are those of python-stdnum,
but for OGRNIP, which it gets wrong: the check digit is the last digit of the remainder modulo 13.
"""

from collections.abc import Callable
from enum import StrEnum
from types import ModuleType

import msgspec
from stdnum import imo, lei
from stdnum.cn import uscc
from stdnum.exceptions import ValidationError
from stdnum.ru import inn, ogrn


class Scheme(StrEnum):
    """Kind of identifier.

    ``IMO`` is a ship's number, ``IMO_COMPANY`` its owner's; ``AIRCRAFT`` a tail or serial number;
    ``WALLET`` a crypto-asset address.
    """

    INN = "INN"
    KPP = "KPP"
    OGRN = "OGRN"
    OGRNIP = "OGRNIP"
    USCC = "USCC"
    LEI = "LEI"
    BIC = "BIC"
    IMO = "IMO"
    IMO_COMPANY = "IMO_COMPANY"
    MMSI = "MMSI"
    AIRCRAFT = "AIRCRAFT"
    BIK = "BIK"
    CNAPS = "CNAPS"
    OKPO = "OKPO"
    DUNS = "DUNS"
    ISIN = "ISIN"
    WALLET = "WALLET"
    TAX = "TAX"
    REGISTRATION = "REGISTRATION"
    NATIONAL_ID = "NATIONAL_ID"
    PASSPORT = "PASSPORT"
    ACCOUNT = "ACCOUNT"
    OTHER = "OTHER"


SINGLE_VALUED = frozenset(
    {Scheme.INN, Scheme.OGRN, Scheme.OGRNIP, Scheme.USCC, Scheme.LEI, Scheme.IMO}
)
"""Schemes whose issuer gives a party one number only: two different valid ones contradict."""


class Identifier(
    msgspec.Struct, frozen=True, kw_only=True, order=True, omit_defaults=True, gc=False
):
    """A number and who gave it. ``country`` is the issuer's ISO 3166 alpha-2 code, or empty."""

    scheme: Scheme
    value: str
    country: str = ""

    def __str__(self) -> str:
        return f"{self.scheme} {self.value}"


def check(identifier: Identifier) -> bool | None:
    """Whether form and check digit hold; ``None`` where the scheme has none that we know."""
    checker = _CHECKS.get(identifier.scheme)
    return None if checker is None else checker(identifier.value)


def _by_stdnum(module: ModuleType) -> Callable[[str], bool]:
    def holds(value: str) -> bool:
        try:
            module.validate(value)
        except ValidationError:
            return False
        return True

    return holds


def _ogrnip(value: str) -> bool:
    return (
        len(value) == 15
        and value.isascii()
        and value.isdigit()
        and value[0] == "3"
        and int(value[:14]) % 13 % 10 == int(value[14])
    )


def _ogrn(value: str) -> bool:
    return len(value) == 13 and _by_stdnum(ogrn)(value)


def _bic(value: str) -> bool:
    return (
        len(value) in (8, 11)
        and value.isascii()
        and value[:6].isalpha()
        and value.isalnum()
        and value == value.upper()
    )


def _imo(value: str) -> bool:
    return _by_stdnum(imo)(value.upper().removeprefix("IMO").strip())


_CHECKS: dict[Scheme, Callable[[str], bool]] = {
    Scheme.INN: _by_stdnum(inn),
    Scheme.OGRN: _ogrn,
    Scheme.OGRNIP: _ogrnip,
    Scheme.USCC: _by_stdnum(uscc),
    Scheme.LEI: _by_stdnum(lei),
    Scheme.IMO: _imo,
    Scheme.BIC: _bic,
}
