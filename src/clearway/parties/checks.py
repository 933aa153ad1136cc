"""Checks of numbers that stand in running text, by the name that the table of finds gives them.

IBAN: ISO 13616, modulo 97. CNAPS: ISO 7064 MOD 11,10, as the published numbers of thirteen Chinese
banks bear out. VIN: ISO 3779 with the North American check digit, also used in China. Accounts of
Russian banks: weights 7, 1, 3 over the bank's part of the BIK and the account (Bank of Russia).
"""

from collections.abc import Callable
from datetime import date

from clearway.tables.countries import country_code
from clearway.terms import Identifier, Scheme, check

_VIN_VALUES = dict(
    zip("0123456789ABCDEFGHJKLMNPRSTUVWXYZ", "012345678912345678123457923456789", strict=True)
)
_VIN_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)


def iban(value: str) -> bool:
    """Fifteen letters at least, a country, and the check."""
    if len(value) < 15 or not country_code(value[:2]):
        return False
    return int("".join(str(int(letter, 36)) for letter in value[4:] + value[:4])) % 97 == 1


def bic(value: str) -> bool:
    """The form, and a country that is one."""
    return check(Identifier(scheme=Scheme.BIC, value=value)) is True and _is_country(value[4:6])


def _is_country(code: str) -> bool:
    return country_code(code) == code


def cnaps(value: str) -> bool:
    """Twelve digits whose last checks the others."""
    product = 10
    for digit in value[:-1]:
        product = ((product + int(digit)) % 10 or 10) * 2 % 11
    return (11 - product) % 10 == int(value[-1])


def vin(value: str) -> bool:
    """The ninth character is the weighted sum of the others, modulo 11."""
    if len(set(value)) < 5:
        return False
    total = sum(int(_VIN_VALUES[c]) * w for c, w in zip(value, _VIN_WEIGHTS, strict=True))
    return "0123456789X"[total % 11] == value[8]


def customs(value: str) -> bool:
    """Post, day as DDMMYY, and number: the day is one."""
    day = value[9:15]
    return _is_day(2000 + int(day[4:]), int(day[2:4]), int(day[:2]))


def contract_month(value: str) -> bool:
    """A contract's number given by a Russian bank begins with year and month."""
    return _is_day(2000 + int(value[:2]), int(value[2:4]), 1)


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def account(value: str, bik: str) -> bool:
    """Whether a Russian account of twenty digits is one of the bank with this BIK."""
    bank = f"0{bik[4:6]}" if value.startswith("301") else bik[-3:]
    digits = bank + value
    return sum(int(d) * (7, 1, 3)[at % 3] for at, d in enumerate(digits)) % 10 == 0


def _scheme(scheme: Scheme) -> Callable[[str], bool]:
    return lambda value: check(Identifier(scheme=scheme, value=value)) is True


CHECKS: dict[str, Callable[[str], bool]] = {
    **{
        scheme.value: _scheme(scheme)
        for scheme in (Scheme.INN, Scheme.OGRN, Scheme.OGRNIP, Scheme.USCC, Scheme.LEI, Scheme.IMO)
    },
    **{made.__name__: made for made in (iban, bic, cnaps, vin, customs, contract_month)},
}
"""Checks of the table of finds by name."""
