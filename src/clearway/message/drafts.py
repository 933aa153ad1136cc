"""A party while its elements or fields are still being read."""

from clearway.message.types import Address, GivenIdentifier, Party, Value
from clearway.message.values import is_bic
from clearway.terms import Role


class Draft:
    """A party being put together. A place that takes one value hands a second one back."""

    __slots__ = (
        "account", "bic", "birth_date", "birth_place", "countries", "country", "identifiers",
        "is_person", "lines", "names", "path", "postcode", "role", "town",
    )  # fmt: skip

    def __init__(self, role: Role, path: str) -> None:
        self.role = role
        self.path = path
        self.names: list[Value] = []
        self.lines: list[Value] = []
        self.identifiers: list[GivenIdentifier] = []
        self.countries: list[Value] = []
        self.bic: Value | None = None
        self.account: Value | None = None
        self.town: Value | None = None
        self.postcode: Value | None = None
        self.country: Value | None = None
        self.birth_date: Value | None = None
        self.birth_place: Value | None = None
        self.is_person: bool | None = None

    def identify(self, value: Value, scheme: str = "", issuer: str = "") -> None:
        """Add an identifier under the message's own word for its scheme."""
        self.identifiers.append(GivenIdentifier(value=value, scheme=scheme, issuer=issuer))

    def set_bic(self, value: Value) -> None:
        """The party's BIC; a second one is an identifier beside it."""
        if self.bic is None:
            self.bic = value
        else:
            self.identify(value, "BIC")

    def name_bank(self, value: Value) -> None:
        """A bank named in words or by its BIC.

        A name of eight letters has the form of a BIC and may be either: it is read as both.
        """
        if is_bic(value.text):
            self.set_bic(value)
        if not is_bic(value.text) or value.text.isalpha():
            self.names.append(value)

    def set_account(self, value: Value) -> None:
        """The party's account; a second one is an identifier beside it."""
        if self.account is None:
            self.account = value
        else:
            self.identify(value, "ACCOUNT")

    def set_town(self, value: Value) -> None:
        """The town of the address; a second one is a line of it."""
        if self.town is None:
            self.town = value
        else:
            self.lines.append(value)

    def set_postcode(self, value: Value) -> None:
        """The postcode of the address; a second one is a line of it."""
        if self.postcode is None:
            self.postcode = value
        else:
            self.lines.append(value)

    def set_country(self, value: Value) -> None:
        """The country of the address; a second one is one of the party's countries."""
        if self.country is None:
            self.country = value
        else:
            self.countries.append(value)

    def set_birth_date(self, value: Value) -> None:
        """The birth date of a person; a second one is kept as an identifier."""
        self.is_person = True
        if self.birth_date is None:
            self.birth_date = value
        else:
            self.identify(value, "BIRTH_DATE")

    def set_birth_place(self, value: Value) -> None:
        """The town of birth; a second one is a line of the address."""
        self.is_person = True
        if self.birth_place is None:
            self.birth_place = value
        else:
            self.lines.append(value)

    @property
    def _says_anything(self) -> bool:
        address = self.lines or self.town or self.postcode or self.country
        born = self.birth_date or self.birth_place
        known = self.names or self.bic or self.identifiers
        return bool(known or self.account or address or born or self.countries)

    def party(self) -> Party | None:
        """The party as read; ``None`` if the message says nothing of it."""
        if not self._says_anything:
            return None
        return Party(
            role=self.role,
            path=self.path,
            names=tuple(self.names),
            bic=self.bic,
            account=self.account,
            address=Address(
                lines=tuple(self.lines),
                town=self.town,
                postcode=self.postcode,
                country=self.country,
            ),
            identifiers=tuple(self.identifiers),
            birth_date=self.birth_date,
            birth_place=self.birth_place,
            countries=tuple(self.countries),
            is_person=self.is_person,
        )
