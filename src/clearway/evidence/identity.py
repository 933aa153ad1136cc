"""How sure it is that a party and an entry are the same: rules in order, the first that speaks.

A different country lowers a likeness and never clears an equal name. An unconfirmed contradiction
(a different tax number, what the payer wrote about itself) lowers an equal name to a question at
most. What carries too little stops nothing: a surname alone, a surname with an initial, a one-word
weak alias, a ship's name outside a shipping context.
"""

from collections.abc import Callable

import msgspec

from clearway.evidence.types import Feature, Identity, Verdict
from clearway.lists.types import Entry, ListedName
from clearway.names import (
    ASK,
    COMMON_PERSON,
    FLOOR,
    HOLD,
    RAREST,
    Comparison,
    How,
    Pairing,
    TokenKind,
    is_personal,
    letters_of,
)
from clearway.names.kept import read_name_once
from clearway.names.words import HAN
from clearway.terms import SINGLE_VALUED, NameQuality, PartyKind, Scheme

_SINGLE = tuple(f"identifier.{scheme}" for scheme in sorted(SINGLE_VALUED | {Scheme.BIC}))
_SECOND_FACTS = ("birth_date", "city", "address", "identifier.")
_SAME = frozenset({How.SAME, How.SCRIPT, How.WHOLE})
_NEAR = frozenset({How.TYPO, How.TYPOS, How.SPELLING})
_OF_ALL = frozenset({How.WHOLE, How.BEGUN, How.WRITTEN})
"""Lines that say something of the names as wholes, beside those of their words."""
_CRAFT = frozenset({PartyKind.VESSEL, PartyKind.AIRCRAFT})

_MISTYPED = 9000
"""What a mistyped word weighs at least that alone is worth a question."""
_SURNAME = 3000
"""What a surname without a partner costs at least."""
HEARD = 2
"""Characters of a Chinese name that tell too little where only their sound agrees."""
_WHERE = 700
"""What two places beside a name of one word cost at most."""

Grade = tuple[Identity, str]
_NOTHING: Grade = (Identity.FAINT, "the names are alike in words that say little")


class Grounds(msgspec.Struct, frozen=True, kw_only=True):
    """What a grade rests on: the best name of the entry, the facts beside it, the whole score."""

    entry: Entry
    listed: ListedName | None
    comparison: Comparison | None
    facts: tuple[Feature, ...]
    score: int
    subject_kind: PartyKind = PartyKind.UNKNOWN
    aside: bool = False

    @property
    def equal(self) -> bool:
        """Whether a full listed name (no weak alias) agrees to the word, in whatever script."""
        return (
            self.comparison is not None
            and self.comparison.equal
            and self.comparison.score >= ASK
            and all(_literal(line) for line in self.comparison.pairings)
            and not self.weak
            and not self.by_sound
        )

    @property
    def whole(self) -> bool:
        """Whether all words of a full listed name agree, and others only say where its bearer is.

        A word may be mistyped; a firm's common ones may be shortened.
        """
        if self.equal or self.comparison is None or self.weak or self.by_sound:
            return self.equal
        lines = self.comparison.pairings
        told = any(line.how is How.WHOLE for line in lines)
        return told and (not self.person or all(map(_among, lines)))

    @property
    def by_sound(self) -> bool:
        """Whether a Chinese name of two characters agrees by sound alone: many are read alike."""
        heard = sum(map(_heard, self.comparison.pairings)) if self.comparison else 0
        return 0 < heard <= HEARD

    @property
    def weak(self) -> bool:
        """Whether the name that was met is no full one."""
        return self.listed is None or self.listed.quality is NameQuality.WEAK

    @property
    def person(self) -> bool:
        """Whether the entry is a person's; of unknown kind, by a given name or a patronymic."""
        kind = self.entry.kind
        if kind is not PartyKind.UNKNOWN or self.listed is None:
            return kind is PartyKind.PERSON
        return is_personal(read_name_once(self.listed.text))

    def agreeing(self, *features: str) -> str:
        """The facts that agree, in words; empty where none does."""
        return self._said(Verdict.AGREES, features)

    def differing(self, *features: str) -> str:
        """The facts that differ, in words; empty where none does."""
        return self._said(Verdict.DIFFERS, features)

    def _said(self, verdict: Verdict, features: tuple[str, ...]) -> str:
        names = dict.fromkeys(
            fact.feature.removeprefix("identifier.").replace("_", " ")
            for fact in self.facts
            if fact.verdict is verdict and fact.feature.startswith(features)
        )
        return " and ".join(names)


def _heard(line: Pairing) -> int:
    """Han characters of a word that met one in other letters."""
    sides = [text for text in (line.query, line.entry) if HAN.fullmatch(text)]
    return len(sides[0]) if len(sides) == 1 else 0


def _literal(line: Pairing) -> bool:
    """Whether a word is the same as written, or in another script: not a translation of it."""
    if line.how in _OF_ALL or _letters(line.query) == _letters(line.entry):
        return True
    return line.how in _SAME and line.query.isascii() != line.entry.isascii()


def _among(line: Pairing) -> bool:
    """The same for a name among other words, or with a word that is mistyped."""
    return line.how in _NEAR or line.how is How.EXTRA or _literal(line)


def _letters(text: str) -> str:
    return text.replace(" ", "").casefold()


def grade(grounds: Grounds) -> Grade:
    """The first rule that speaks; of what it takes for too little, what the letters tell."""
    spoken = next(filter(None, (rule(grounds) for rule in _RULES)), _NOTHING)
    told = (_cut_off, _written)
    if spoken[0] is not Identity.FAINT:
        return spoken
    return next(filter(None, (rule(grounds) for rule in told)), spoken)


def _written(grounds: Grounds) -> Grade | None:
    """A listed name of the same letters, but for blanks, the words' order, or typing errors."""
    lines = grounds.comparison.pairings if grounds.comparison else ()
    line = next((line for line in lines if line.how is How.WRITTEN), None)
    if line is None or grounds.weak or grounds.by_sound:
        return None
    if grounds.entry.kind in _CRAFT or grounds.subject_kind in _CRAFT:
        return None
    against = ("identifier.", "birth_date")
    if grounds.differing(*against) or (grounds.differing("country") and not _same_letters(line)):
        return None
    return Identity.POSSIBLE, "the name is written as a listed one"


def _same_letters(line: Pairing) -> bool:
    return sorted(letters_of(line.query)) == sorted(letters_of(line.entry))


def _cut_off(grounds: Grounds) -> Grade | None:
    """A name that fills its line and is the begin of a listed one: only the whole name tells."""
    lines = grounds.comparison.pairings if grounds.comparison else ()
    if not any(line.how is How.BEGUN for line in lines) or grounds.entry.kind in _CRAFT:
        return None
    if grounds.differing("identifier.", "birth_date", "country"):
        return None
    return Identity.POSSIBLE, "the name fills its line, and a listed name begins with it"


def _number(grounds: Grounds) -> Grade | None:
    """Holds when a single-valued number or the bank code agrees, whatever the spelling."""
    said = grounds.agreeing(*_SINGLE)
    return (Identity.SAME, f"the {said} agrees") if said else None


def _document(grounds: Grounds) -> Grade | None:
    """A passport or registration number agrees: with the name it settles, alone it does not."""
    said = grounds.agreeing("identifier.")
    if not said:
        return None
    if grounds.comparison and grounds.comparison.score >= ASK:
        return Identity.SAME, f"the name and the {said} number agree"
    return Identity.LIKELY, f"the {said} number agrees"


def _craft(grounds: Grounds) -> Grade | None:
    """Lets through a ship's or aircraft's name where the message does not speak of one."""
    if grounds.entry.kind in _CRAFT and grounds.subject_kind is not grounds.entry.kind:
        return Identity.FAINT, f"the name of a listed {grounds.entry.kind}, not of a party"
    return None


def _aside(grounds: Grounds) -> Grade | None:
    """Somebody named in a party's address or numbers is a question at most: streets bear names."""
    if grounds.aside and grounds.score >= ASK:
        return Identity.POSSIBLE, "a listed name stands in an address, a number or an account"
    return None


def _too_little(grounds: Grounds) -> Grade | None:
    """Lets through a surname alone or with an initial, and other names that say too little."""
    comparison = grounds.comparison
    if comparison is None or comparison.enough:
        return None
    if grounds.whole:
        return Identity.POSSIBLE, "the listed name is equal, though it says little"
    return Identity.FAINT, "too little of a name to tell anybody by"


def _contradicted(grounds: Grounds) -> Grade | None:
    """Lowers an equal or full name to a question, and a likeness to a note."""
    said = grounds.differing("identifier.", "birth_date")
    if not said or grounds.comparison is None:
        return None
    if grounds.equal or grounds.comparison.score >= HOLD:
        return Identity.POSSIBLE, f"the name agrees; the {said} differs, which nothing confirms"
    return Identity.FAINT, f"the name is alike, but the {said} differs"


def _other_kind(grounds: Grounds) -> Grade | None:
    """A person's name against a firm's: a question at most, and only for an equal name."""
    if grounds.comparison is None or not grounds.differing("kind"):
        return None
    if grounds.equal and grounds.comparison.enough and grounds.subject_kind not in _CRAFT:
        return Identity.POSSIBLE, "the name is equal, of another kind of party"
    return Identity.FAINT, "the name is alike, of another kind of party"


def _other_surname(grounds: Grounds) -> Grade | None:
    """Lets through a given name and a patronymic that agree beside two different surnames.

    A surname may have a patronymic's form (Kuzmich); where another one agrees, it is none.
    """
    comparison, listed = grounds.comparison, grounds.listed
    if comparison is None or listed is None or not grounds.person:
        return None
    names = read_name_once(listed.text, grounds.entry.kind).tokens
    fathers = {token.original for token in names if token.kind is TokenKind.PATRONYMIC}
    given = fathers | {token.original for token in names if token.kind is TokenKind.WORD}
    lines = comparison.pairings
    agrees = any(line.query and line.entry in fathers for line in lines)
    missing = any(line.how is How.MISSING and line.entry in given for line in lines)
    other = any(line.how is How.EXTRA and line.weight <= -_SURNAME for line in lines)
    if not (agrees and missing and other) or grounds.agreeing(*_SECOND_FACTS):
        return None
    return Identity.FAINT, "given name and patronymic agree, and the surname is another"


def _common_person(grounds: Grounds) -> Grade | None:
    """Lets through a likeness to a person's name of common words: strangers bear it too.

    An equal name is a question; a second fact lifts it.
    """
    comparison = grounds.comparison
    if comparison is None or not grounds.person:
        return None
    if comparison.evidence >= COMMON_PERSON or grounds.agreeing(*_SECOND_FACTS):
        return None
    if grounds.whole:
        return Identity.POSSIBLE, "the listed name is equal, a common one, without a second fact"
    return Identity.FAINT, "a person's name of common words, without a second fact"


def _weak(grounds: Grounds) -> Grade | None:
    """A weak alias needs a second fact."""
    comparison, listed = grounds.comparison, grounds.listed
    if comparison is None or listed is None or listed.quality is not NameQuality.WEAK:
        return None
    if said := grounds.agreeing(*_SECOND_FACTS):
        return Identity.LIKELY, f"a weak alias, and the {said} agrees"
    if comparison.equal and comparison.rare:
        return Identity.POSSIBLE, "a weak alias is equal, without a second fact"
    return Identity.FAINT, "a weak alias, without a second fact"


def _one_word(grounds: Grounds) -> Grade | None:
    """A name of one word needs a second fact; for the whole, rare name of a firm, its country."""
    comparison = grounds.comparison
    if comparison is None or sum(map(_counts, comparison.pairings)) != 1:
        return None
    rare = comparison.evidence >= ASK
    if said := grounds.agreeing(*_SECOND_FACTS):
        return Identity.LIKELY, f"a name of one word, and the {said} agrees"
    if grounds.equal and rare and _firm_there(grounds):
        return Identity.LIKELY, "a name of one word, a rare one, and the country agree"
    if grounds.equal:
        return Identity.POSSIBLE, "a name of one word is equal, without a second fact"
    if not _lacks(comparison) and _telling_word(grounds, comparison):
        return Identity.POSSIBLE, "a name of one word, a rare one, among words of little weight"
    return Identity.FAINT, "a name of one word, without a second fact"


def _counts(line: Pairing) -> bool:
    return line.weight > 0 and line.how is not How.WRITTEN


def _telling_word(grounds: Grounds, comparison: Comparison) -> bool:
    """Whether one word tells enough for a question, by what stands beside it.

    Beside a rare word only where its bearer is; beside one of the rarest, or where the country
    agrees, a trade (``State Corp.``); beside a mistyped one nothing.
    """
    cost = comparison.evidence - comparison.score
    if comparison.evidence < ASK:
        return cost == 0 and comparison.evidence >= (FLOOR if _firm_there(grounds) else _MISTYPED)
    rarest = comparison.evidence >= RAREST or _firm_there(grounds)
    return cost <= _WHERE or (rarest and cost * 10 <= comparison.evidence)


def _lacks(comparison: Comparison) -> bool:
    """Whether a word of the listed name was not met."""
    return any(line.how is How.MISSING for line in comparison.pairings)


def _firm_there(grounds: Grounds) -> bool:
    """Whether a firm, not a person, is met in its country."""
    return grounds.entry.kind is PartyKind.ORGANISATION and bool(grounds.agreeing("country"))


def _firm_at_address(grounds: Grounds) -> bool:
    """Whether a firm is met at its street and building; many persons live in one."""
    return grounds.entry.kind is PartyKind.ORGANISATION and bool(grounds.agreeing("address"))


def _far_country(grounds: Grounds) -> Grade | None:
    """A different country lowers a likeness; an equal name becomes a question."""
    comparison = grounds.comparison
    if comparison is None or not grounds.differing("country"):
        return None
    if grounds.agreeing(*_SECOND_FACTS):
        return None
    if grounds.equal:
        return Identity.POSSIBLE, "the name is equal, in a different country"
    if grounds.score >= ASK:
        return Identity.POSSIBLE, "the name is alike, in a different country"
    return Identity.FAINT, "the name is alike, but the country differs"


def _full(grounds: Grounds) -> Grade | None:
    """Holds when the full name agrees and is rare; with a second fact the identity is sure."""
    comparison = grounds.comparison
    if comparison is None or comparison.score < HOLD:
        return None
    second = grounds.agreeing(*_SECOND_FACTS)
    if second and (comparison.rare or "birth date" in second or _firm_at_address(grounds)):
        return Identity.SAME, f"the full name and the {second} agree"
    if _firm_there(grounds):
        sure = Identity.SAME if comparison.rare else Identity.LIKELY
        return sure, "the full name and the country agree"
    if not comparison.rare:
        return Identity.POSSIBLE, "the full name agrees, a common one, without a second fact"
    return Identity.LIKELY, "the full name agrees, and nothing speaks against it"


def _equal_with_fact(grounds: Grounds) -> Grade | None:
    """Holds when an equal name, however common, has a second fact; a person's city is none."""
    said = grounds.agreeing(*(("birth_date", "identifier.") if grounds.person else _SECOND_FACTS))
    if grounds.equal and said:
        return Identity.LIKELY, f"the listed name is equal, and the {said} agrees"
    return None


def _alike(grounds: Grounds) -> Grade | None:
    """A likeness between the thresholds is a question, if it rests on words that say enough."""
    comparison = grounds.comparison
    if grounds.equal:
        return Identity.POSSIBLE, "the listed name is equal, though it says little"
    if grounds.whole:
        return Identity.POSSIBLE, "all of the listed name is met, though it says little"
    if comparison and comparison.score >= ASK and comparison.evidence >= ASK:
        if _firm_at_address(grounds):
            return Identity.LIKELY, "the name is alike, and the address agrees"
        return Identity.POSSIBLE, "the name is alike"
    return None


_RULES: tuple[Callable[[Grounds], Grade | None], ...] = (
    _number,
    _document,
    _craft,
    _aside,
    _too_little,
    _contradicted,
    _other_kind,
    _other_surname,
    _common_person,
    _weak,
    _one_word,
    _far_country,
    _full,
    _equal_with_fact,
    _alike,
)
