"""Encodings within encodings: what a text holds beside what it says, kept with how it was read.

Telegraphic codes, SWIFT-RUR, character references and percent escapes, one encoding taken for
another, letters set apart or in the shape of other letters, element paths written out in a
remittance. Each reading stands beside the original, is screened as the original is, and can hold a
further encoding itself.
"""

import re
from collections.abc import Callable
from functools import partial

from msgspec.structs import replace

from clearway.message import surplus
from clearway.message.types import Fault, Party, Payment, Reading, Value
from clearway.names import disguise, rur, telegraphic
from clearway.names.words import HAN
from clearway.parties.decoders import Decoder, decoders, in_code
from clearway.parties.said import Said, has_figures, said

MOST = 12
"""Readings of one text, all encodings together: more is a fault, never a silent cut."""

_CODES = "telegraphic codes"
_TWO_CODES = b"0000 0", b"0000  "
_NAME_ENDS = re.compile("公司")


Readings = Callable[[Value], tuple[Reading, ...]]


def read_within(payment: Payment) -> tuple[Payment, tuple[Fault, ...]]:
    """The payment with all readings beside the originals, and the texts with too many."""
    return read_said(payment, said(payment))


def read_said(payment: Payment, said: Said) -> tuple[Payment, tuple[Fault, ...]]:
    """``read_within`` of a payment that is known to have ``said`` so."""
    lost = rur.may_have_lost_case(said.whole) and any(
        rur.shows_lost_case(value.text) for value in (*said.texts, *said.lines)
    )
    split = _joined(payment.texts)
    whole = "\n".join([said.whole, *[text.text for text in split]]) if split else said.whole
    names = "\n".join([name.text for party in payment.parties for name in party.names])
    if not lost and not _in_code(whole) and not disguise.has_digits_in_words(names):
        return payment, ()
    faults: list[Fault] = []

    def readings(value: Value, is_name: bool = False) -> tuple[Reading, ...]:
        found, fault = _readings(value, tuple(decoders(lost, is_name)))
        faults.extend(fault)
        return found

    texts = _with(payment.texts, readings)
    written = tuple(dict.fromkeys(party for text in (*texts, *split) for party in surplus(text)))
    of_names = partial(readings, is_name=True)
    parties = tuple(_party(party, of_names, readings) for party in payment.parties + written)
    return replace(payment, parties=parties, texts=texts), tuple(dict.fromkeys(faults))


def _joined(texts: tuple[Value, ...]) -> list[Value]:
    """Texts of elements that repeat, as one: what is too long for one goes on in the next."""
    parts: dict[str, list[Value]] = {}
    for text in texts:
        if text.path.endswith("]"):
            parts.setdefault(text.path.rpartition("[")[0], []).append(text)
    return [
        found[0].part("".join(text.text for text in found))
        for found in parts.values()
        if len(found) > 1
    ]


def _in_code(joined: str) -> bool:
    """Whether anything may be in code: one look over all texts of a payment, most have none."""
    return (
        in_code(joined)
        or has_figures(joined, *_TWO_CODES)
        or ("/" in joined and ":" in joined and bool(surplus(Value("", joined))))
    )


def _with(
    values: tuple[Value, ...], readings: Callable[[Value], tuple[Reading, ...]]
) -> tuple[Value, ...]:
    found = tuple(reading for value in values for reading in readings(value))
    return values + found if found else values


def _party(party: Party, of_names: Readings, readings: Readings) -> Party:
    names = _with(party.names, of_names)
    lines = _with(party.address.lines, readings)
    coded_names, coded_lines = _codes_over_lines(party)
    if names is party.names and lines is party.address.lines and not (coded_names or coded_lines):
        return party
    address = replace(party.address, lines=lines + coded_lines)
    return replace(party, names=names + coded_names, address=address)


def _codes_over_lines(party: Party) -> tuple[tuple[Reading, ...], tuple[Reading, ...]]:
    """Names and address in codes that go on over the lines of a party, parted by ``ADD.``.

    A line holds seven codes, and most names more. Without ``ADD.`` the address follows the name in
    the same run of characters: what ends in 公司 is a name too.
    """
    values = (*party.names[:1], *party.address.lines)
    joined = " ".join(value.text for value in values)
    names: dict[str, None] = {}
    lines: dict[str, None] = {}
    for read in telegraphic.decode(joined):
        name, _, address = read.partition("ADD.")
        for run in HAN.findall(name):
            end = _NAME_ENDS.search(run)
            names.update(dict.fromkeys((run, run[: end.end()] if end else run)))
        lines.update(dict.fromkeys(filter(None, (address.strip(),))))
    place = values[0].path if values else ""
    made = [tuple(Reading(place, text, _CODES, joined) for text in of) for of in (names, lines)]
    return made[0], made[1]


def _readings(
    text: Value, ways: tuple[Decoder, ...]
) -> tuple[tuple[Reading, ...], tuple[Fault, ...]]:
    """Readings of a text and of its readings, each once."""
    found: dict[str, Reading] = {}
    waiting: list[Value] = [text]
    while waiting:
        one = waiting.pop(0)
        before = f"{one.how}, then " if isinstance(one, Reading) else ""
        for decoder in ways:
            read = decoder.decode(one.text)
            if read is None or len(found) + len(read) > MOST:
                return tuple(found.values()), (_too_many(text, decoder.how),)
            for again in read:
                if again != text.text and again not in found:
                    found[again] = Reading(text.path, again, before + decoder.how, text.text)
                    if not decoder.last:
                        waiting.append(found[again])
            if read and decoder.around:
                break
    return tuple(found.values()), ()


def _too_many(text: Value, how: str) -> Fault:
    what = f"The text can be read in too many ways as {how}"
    return Fault(path=text.path, what=what, mend="Read this text by hand, or send it as written.")
