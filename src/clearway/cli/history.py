"""What a payment is held against beside the lists: messages of its call, and recorded ones."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from clearway.cli.covers import Covers
from clearway.decision import Decision
from clearway.message import Payment
from clearway.store import Earlier, Records, Store, messages
from clearway.versions import Other, Version, looked_up, version_of


class Part(NamedTuple):
    """Payments that are answered together; as versions where something is looked up or kept.

    An exception stands for a version that could not be made.
    """

    payments: list[Payment]
    versions: list[Version | Exception]

    def each(self) -> "Iterator[Part]":
        """The payments one by one."""
        for at, payment in enumerate(self.payments):
            yield Part([payment], self.versions[at : at + 1])


class History:
    """Covers of the call and recorded answers, for one part of the payments at a time.

    Where nothing was recorded and no cover is there, nothing is looked up.
    """

    def __init__(self, store: Store, covers: Covers | None = None, recording: bool = False) -> None:
        self._records = Records(store)
        self._covers = covers
        self._recording = recording
        self._has_records = recording or not self._records.is_empty()

    def parted(self, payments: list[Payment]) -> Iterator[Part]:
        """The payments in parts; while recording, none may belong to an earlier one of its part.

        An answer is recorded before that of a later message of the same payment is asked for.
        """
        if not (self._has_records or self._covers):
            yield Part(payments, [])
            return
        part, seen = Part([], []), set[int]()
        for payment in payments:
            version = _version(payment)
            keys = self._keys(version)
            if not seen.isdisjoint(keys):
                yield part
                part, seen = Part([], []), set()
            part.payments.append(payment)
            part.versions.append(version)
            seen |= keys
        if part.payments:
            yield part

    def _keys(self, version: Version | Exception) -> frozenset[int]:
        if self._recording and isinstance(version, Version):
            return looked_up(version)
        return frozenset()

    def beside(self, part: Part) -> list[Earlier]:
        """For each payment the messages that may belong to it.

        Raises ``StoreError``, and what kept a version from being made.
        """
        versions = _made(part)
        if not versions:
            return [Earlier()] * len(part.payments)
        of_call = self._covers.beside(versions) if self._covers else [()] * len(versions)
        if not self._has_records:
            return [Earlier(others) for others in of_call]
        return [
            Earlier((*_new(of.others, others), *others), of.more)
            for of, others in zip(self._records.earlier(versions), of_call, strict=True)
        ]

    def record(self, part: Part, decisions: Iterable[Decision]) -> None:
        """Records answers, if that was asked for. Raises ``StoreError``."""
        if self._recording:
            self._records.add(zip(_made(part), decisions, strict=True))


def _version(payment: Payment) -> Version | Exception:
    try:
        return version_of(payment)
    except Exception as error:
        return error


def _made(part: Part) -> list[Version]:
    """The versions of a part; raises what stands in the place of one."""
    for version in part.versions:
        if isinstance(version, Exception):
            raise version
    return [version for version in part.versions if isinstance(version, Version)]


def _new(recorded: Iterable[Other], others: Iterable[Other]) -> Iterator[Other]:
    """Recorded messages but those that stand in the call itself."""
    there = {messages.digest_of(other.version) for other in others}
    return (one for one in recorded if not there or messages.digest_of(one.version) not in there)
