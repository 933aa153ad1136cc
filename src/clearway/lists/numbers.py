"""Identifiers as printed, put under the scheme that their form and check digit show."""

import re
from collections import defaultdict
from collections.abc import Iterable

from clearway.terms import SINGLE_VALUED, Identifier, Scheme, check

_SPACED = re.compile(r"[\s\-./]")
_GENERIC = (Scheme.TAX, Scheme.REGISTRATION, Scheme.OTHER)
_BARE = frozenset(
    {
        *(Scheme.INN, Scheme.KPP, Scheme.OGRN, Scheme.OGRNIP, Scheme.USCC, Scheme.LEI),
        *(Scheme.BIC, Scheme.BIK, Scheme.IMO, Scheme.IMO_COMPANY, Scheme.MMSI, Scheme.DUNS),
    }
)
_RUSSIAN = {10: Scheme.INN, 12: Scheme.INN, 13: Scheme.OGRN, 15: Scheme.OGRNIP}


def numbered(scheme: Scheme, value: str, country: str = "") -> Identifier:
    """An identifier under its true scheme.

    A tax or registration number of Russia with the form and check digit of an INN, OGRN or OGRNIP
    becomes one, one of China or a valid USCC becomes that; a 13-digit number without an issuer
    that is a valid OGRN counts as Russian. What claims such a scheme and fails its check becomes
    a plain tax or registration number: publishers misprint, and a misprint must not contradict.
    """
    value = value.strip(" .,;:")
    bare = _SPACED.sub("", value).upper()
    if scheme in _GENERIC:
        return _recognised(scheme, value, bare, country)
    if scheme in _BARE:
        return _claimed(scheme, bare, country)
    return Identifier(scheme=scheme, value=value, country=country)


def single_valued(identifiers: Iterable[Identifier]) -> dict[Scheme, set[str]]:
    """Valid numbers of kinds that a party has one of only."""
    found: dict[Scheme, set[str]] = defaultdict(set)
    for number in identifiers:
        if number.scheme in SINGLE_VALUED and check(number):
            found[number.scheme].add(number.value)
    return found


def _recognised(scheme: Scheme, value: str, bare: str, country: str) -> Identifier:
    for better, issuer in _candidates(bare, country):
        if check(Identifier(scheme=better, value=bare)):
            return Identifier(scheme=better, value=bare, country=issuer)
    return Identifier(scheme=scheme, value=value, country=country)


def _candidates(bare: str, country: str) -> list[tuple[Scheme, str]]:
    russian = _RUSSIAN.get(len(bare)) if bare.isdigit() else None
    if russian and (country == "RU" or (not country and russian is Scheme.OGRN)):
        return [(russian, "RU")]
    if len(bare) == 18 and country in ("", "CN"):
        return [(Scheme.USCC, "CN")]
    return [(Scheme.LEI, country)] if len(bare) == 20 else []


def _claimed(scheme: Scheme, bare: str, country: str) -> Identifier:
    bare = bare.removeprefix(scheme.split("_")[0]) if bare != scheme else bare
    identifier = Identifier(scheme=scheme, value=bare, country=country or _ISSUER.get(scheme, ""))
    if check(identifier) is not False or scheme not in _PLAIN:
        return identifier
    return Identifier(scheme=_PLAIN[scheme], value=bare, country=identifier.country)


_LABELS = {
    "inn": Scheme.INN,
    "tax": Scheme.TAX,
    "ogrnip": Scheme.OGRNIP,
    "ogrn": Scheme.OGRN,
    "kpp": Scheme.KPP,
    "okpo": Scheme.OKPO,
    "unified social credit": Scheme.USCC,
    "uscc": Scheme.USCC,
    "lei": Scheme.LEI,
    "legal entity identifier": Scheme.LEI,
    "swift": Scheme.BIC,
    "imo": Scheme.IMO_COMPANY,
    "": Scheme.REGISTRATION,
}
_GLUED = re.compile(r"\b(INN|KPP|OGRNIP|OGRN|OKPO)(?=\d)")
_BIC = re.compile(
    r"\b(?:SWIFT|BIC)\b(?:\W*(?:CODE|BIC)\b)?\W*([A-Z]{6}[A-Z\d]{2}(?:[A-Z\d]{3})?)\b"
)
_NUMBER = re.compile(
    r"(?P<before>[^\d\n;]*?)[\s:–#(-]*\b(?P<value>(?=(?:[A-Z./-]*\d){3})[A-Z0-9][A-Z0-9./-]{3,})"
    r"(?:\s*\((?P<behind>[^()]*)\))?",
)


def labelled(text: str, country: str = "", usual: Scheme = Scheme.REGISTRATION) -> list[Identifier]:
    """The numbers of a text with labels, before (``INN: 77...``) or behind (``77... (INN)``).

    A bank code may be letters alone: then it needs its label, ``SWIFT CODE: BADJRUMM``.
    """
    spaced = re.sub(r"(?<=\d)(?=[A-Z]{2,}:|SWIFT)", " ", _GLUED.sub(r"\1 ", text))
    found = []
    for match in _NUMBER.finditer(spaced):
        label = f"{match['behind'] or ''} {match['before']}".casefold()
        scheme = next(known for word, known in _LABELS.items() if word in label)
        scheme = usual if scheme is Scheme.REGISTRATION else scheme
        russian = "RU" if scheme in (Scheme.INN, Scheme.KPP, Scheme.OKPO) else country
        found.append(numbered(scheme, match["value"].rstrip("./-"), russian))
        if match["behind"] and _NUMBER.search(match["behind"]):
            found += labelled(match["behind"], country, usual)
    codes = (numbered(Scheme.BIC, match[1]) for match in _BIC.finditer(spaced))
    return [*found, *(code for code in codes if code not in found)]


_ISSUER = {
    Scheme.INN: "RU",
    Scheme.KPP: "RU",
    Scheme.OGRN: "RU",
    Scheme.OGRNIP: "RU",
    Scheme.BIK: "RU",
    Scheme.USCC: "CN",
}
_PLAIN = {
    Scheme.INN: Scheme.TAX,
    Scheme.OGRN: Scheme.REGISTRATION,
    Scheme.OGRNIP: Scheme.REGISTRATION,
    Scheme.USCC: Scheme.REGISTRATION,
    Scheme.LEI: Scheme.OTHER,
    Scheme.IMO: Scheme.OTHER,
}
