"""What parts of a message say, and how they add up."""

from collections.abc import Mapping

import msgspec

from clearway.message.types import Fault, Party, Value


class Noted(msgspec.Struct, frozen=True, gc=False):
    """A value that the answer itself is made with: a reference, an amount, a date."""

    path: str
    text: str
    currency: str | None


class Part(msgspec.Struct, frozen=True):
    """What a part of a message says; parts add up in the order of the message.

    ``noted`` are the first value of each element of ``NOTED`` with its attribute ``Ccy``, by name.
    """

    parties: tuple[Party, ...] = ()
    texts: tuple[Value, ...] = ()
    set_aside: tuple[Value, ...] = ()
    faults: tuple[Fault, ...] = ()
    noted: Mapping[str, Noted] = {}

    def __add__(self, after: "Part") -> "Part":
        return Part(
            self.parties + after.parties,
            self.texts + after.texts,
            self.set_aside + after.set_aside,
            self.faults + after.faults,
            {**self.noted, **after.noted},
        )
