"""One walk over any element: every text lands with a party, in the free texts or set aside.

Nothing here knows a kind of message. An element of a known name opens a party; so does an unknown
one that has a name or a bank's data directly inside. What stands in no table is free text.
"""

from collections import Counter
from collections.abc import Callable

from clearway.message.drafts import Draft
from clearway.message.iso.elements import (
    ADDRESS_LINES,
    BICS,
    IDENTIFIERS,
    LOCAL,
    NOTED,
    NOTED_WITHIN,
    ROLES,
    TAX_RECORDS,
    type_of,
)
from clearway.message.iso.parts import Noted, Part
from clearway.message.iso.xml import Element
from clearway.message.types import Fault, Value
from clearway.message.values import lost
from clearway.terms import Role

Slot = Callable[[Draft, Value], None]


def children(element: Element, path: str, counted: str = "") -> list[tuple[Element, str, str]]:
    """Each child with its name and path; those that repeat, and ``counted`` ones, get a number."""
    found: list[Element] = element[:]  # type: ignore[index,assignment]  # thrice as fast as list()
    if len(found) == 1 and not counted:
        name = LOCAL[found[0].tag]
        return [(found[0], name, f"{path}/{name}" if path else name)]
    names = [LOCAL[child.tag] for child in found]
    before = path + "/" if path else ""
    if len(set(names)) == len(names) and counted not in names:
        return [(child, n, before + n) for child, n in zip(found, names, strict=True)]
    total, seen = Counter(names), Counter[str]()
    numbered = []
    for child, name in zip(found, names, strict=True):
        seen[name] += 1
        mark = f"[{seen[name]}]" if total[name] > 1 or name == counted else ""
        numbered.append((child, name, f"{before}{name}{mark}"))
    return numbered


class Reading:
    """A part of a message while it is walked."""

    __slots__ = ("drafts", "faults", "noted", "set_aside", "texts")

    def __init__(self) -> None:
        self.drafts: dict[str, Draft] = {}
        self.texts: list[Value] = []
        self.set_aside: list[Value] = []
        self.faults: list[Fault] = []
        self.noted: dict[str, Noted] = {}

    def part(self) -> Part:
        """All that was read, without the parties of which nothing is said."""
        parties = (draft.party() for draft in self.drafts.values())
        return Part(
            tuple(party for party in parties if party is not None),
            tuple(self.texts),
            tuple(self.set_aside),
            tuple(self.faults),
            self.noted,
        )

    def open(self, role: Role, path: str) -> Draft:
        """A party of its own at this path."""
        draft = self.drafts[path] = Draft(role, path)
        return draft

    def within(self, element: Element, path: str, party: Draft | None, skip: str = "") -> None:
        """Read what stands below an element, but for the children named ``skip``."""
        self.own(element, path)
        parent = LOCAL[element.tag]
        for child, name, place in children(element, path, skip):
            if name != skip:
                self.element(child, name, place, party, parent)
            elif child.tail is not None:
                self.tail(child.tail, path)

    def element(
        self, element: Element, name: str, path: str, party: Draft | None, parent: str
    ) -> None:
        """Read one element: ``party`` is the one it describes, if it stands inside one."""
        if len(element) == 0:
            self._leaf(element, name, path, party, parent)
        elif name in _UNITS and party is not None:
            self.own(element, path)
            _UNITS[name](self, element, path, party)
        else:
            self.within(element, path, self._party(element, name, path, party, parent))
        if element.tail is not None:
            self.tail(element.tail, path)

    def _party(
        self, element: Element, name: str, path: str, party: Draft | None, parent: str
    ) -> Draft | None:
        """The party that the element's content describes."""
        if name.endswith("Acct"):
            owner = self.drafts.get(path.removesuffix("Acct"))
            return owner or self.open(ROLES.get(name[:-4], Role.OTHER_PARTY), path)
        role = Role.OTHER_PARTY if parent in TAX_RECORDS else ROLES.get(name)
        if role is None and party is None:
            inside = {LOCAL[child.tag] for child in element}
            role = Role.OTHER_AGENT if "FinInstnId" in inside else None
            role = Role.OTHER_PARTY if "Nm" in inside else role
        return party if role is None else self.open(role, path)

    def own(self, element: Element, path: str) -> None:
        """Attributes, and text beside child elements."""
        if element.keys():
            self._attributes(element, path)
        text = element.text
        if text is not None and not text.isspace():
            self.texts.append(Value(path, text.strip()))

    def _beside(self, element: Element, path: str) -> None:
        """Attributes of an element and the text after it."""
        if element.keys():
            self._attributes(element, path)
        if element.tail is not None:
            self.tail(element.tail, path)

    def tail(self, text: str, path: str) -> None:
        """Text after an element."""
        if not text.isspace():
            self.texts.append(Value(path, text.strip()))

    def _leaf(
        self, element: Element, name: str, path: str, party: Draft | None, parent: str
    ) -> None:
        if element.keys():
            self._attributes(element, path)
        text = (element.text or "").strip()
        key = f"{parent}/{name}" if name in NOTED_WITHIN else name
        if key in NOTED and key not in self.noted:
            self.noted[key] = Noted(path, text, element.get("Ccy"))
        if not text:
            return
        if "\ufffd" in text:
            self.faults += lost(text, path)
        slot = None if party is None else (_ADDRESS if parent in _ADDRESSES else _SLOTS).get(name)
        if slot is None:
            self._plain(name, path, text)
        else:
            if name == "Nm" and path[-1] == "]":
                self.faults.append(_named_twice(path))
            slot(party, Value(path, text))  # type: ignore[arg-type]

    def _attributes(self, element: Element, path: str) -> None:
        number = len(element.keys())
        if number > _MOST_ATTRIBUTES:
            what = f"The element has {number} attributes, which were not read"
            self.faults.append(Fault(path=path, what=what, mend="Send it without them."))
            return
        for key, value in element.items():
            name, text = LOCAL[str(key)], str(value).strip()
            if text:
                self._plain(name, f"{path}/@{name}", text)

    def _plain(self, name: str, path: str, text: str) -> None:
        """A value of no party: set aside if its type can hold no name, else free text."""
        form = type_of(name)
        typed = form is not None and form.fullmatch(text) is not None
        (self.set_aside if typed else self.texts).append(Value(path, text))

    def _other(self, element: Element, path: str, party: Draft) -> None:
        """``Othr``: a number with its scheme and issuer; below an account, the account's number."""
        number, scheme, issuer = self._numbered(element, path)
        if number is None:
            return
        if "Acct" in path[len(party.path) :] or party.path.endswith("Acct"):
            party.set_account(number)
        else:
            party.identify(number, scheme, issuer)

    def _member(self, element: Element, path: str, party: Draft) -> None:
        """``ClrSysMmbId``: a bank's number in a clearing system (``CNAPS``, ``RUCBC``)."""
        number, scheme, issuer = self._numbered(element, path)
        if number is not None:
            party.identify(number, scheme, issuer)

    def _numbered(self, element: Element, path: str) -> tuple[Value | None, str, str]:
        """Number, scheme and issuer. The words for scheme and issuer are free text as well."""
        number: Value | None = None
        scheme = issuer = ""
        for child, name, place in children(element, path):
            text = (child.text or "").strip()
            if name in ("Id", "MmbId") and len(child) == 0 and number is None and text:
                number = Value(place, text)
                self._beside(child, place)
                continue
            if name == "Issr":
                issuer = text
            elif name in ("SchmeNm", "ClrSysId", "Tp"):
                scheme = "".join(str(t).strip() for t in child.itertext())
            self.element(child, name, place, None, "")
        return number, scheme, issuer

    def _contact(self, element: Element, path: str, _: Draft) -> None:
        """A contact is somebody else than the party: a party of its own."""
        self.within(element, path, self.open(Role.OTHER_PARTY, path))

    def _organisation(self, element: Element, path: str, party: Draft) -> None:
        party.is_person = False
        self.within(element, path, party)

    def _person(self, element: Element, path: str, party: Draft) -> None:
        party.is_person = True
        self.within(element, path, party)


def _named_twice(path: str) -> Fault:
    what = "A party has several names where one is allowed"
    return Fault(path=path, what=what, mend="Send the party with one.")


_UNITS: dict[str, Callable[[Reading, Element, str, Draft], None]] = {
    "Othr": Reading._other,
    "PrtryId": Reading._other,
    "Prxy": Reading._member,
    "ClrSysMmbId": Reading._member,
    "CtctDtls": Reading._contact,
    "OrgId": Reading._organisation,
    "PrvtId": Reading._person,
}
"""Elements of a party whose parts belong together."""

_MOST_ATTRIBUTES = 50
"""More than any message has; reading very many takes quadratic time."""

_ADDRESSES = frozenset({"PstlAdr", "Adr"})

_ADDRESS: dict[str, Slot] = {
    "Nm": lambda party, value: party.names.append(value),
    "TwnNm": Draft.set_town,
    "PstCd": Draft.set_postcode,
    "Ctry": Draft.set_country,
    **{name: (lambda party, value: party.lines.append(value)) for name in ADDRESS_LINES},
}


def _identifier(scheme: str) -> Slot:
    return lambda party, value: party.identify(value, scheme)


_SLOTS: dict[str, Slot] = {
    "Nm": lambda party, value: party.names.append(value),
    "IBAN": Draft.set_account,
    "BirthDt": Draft.set_birth_date,
    "CityOfBirth": Draft.set_birth_place,
    "CtryOfBirth": lambda party, value: party.countries.append(value),
    "CtryOfRes": lambda party, value: party.countries.append(value),
    "Ctry": Draft.set_country,
    **dict.fromkeys(BICS, Draft.set_bic),
    **{name: _identifier(scheme) for name, scheme in IDENTIFIERS.items()},
}
"""Leaves of a party that have a place of their own."""
