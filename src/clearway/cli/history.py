"""What a payment is held against beside the lists: messages of its call, and recorded ones."""

from collections.abc import Iterable, Iterator, Sequence

from clearway.cli.covers import Covers
from clearway.decision import Decision
from clearway.message import Payment
from clearway.store import Earlier, Records, Store, messages
from clearway.versions import Other, looked_up, version_of


class History:
    """Covers of the call and recorded answers, for one part of the payments at a time.

    Where nothing was recorded and no cover is there, nothing is looked up.
    """

    def __init__(self, store: Store, covers: Covers | None = None, recording: bool = False) -> None:
        self._records = Records(store)
        self._covers = covers
        self._recording = recording
        self._has_records = recording or not self._records.is_empty()

    def parted(self, payments: Sequence[Payment]) -> Iterator[list[Payment]]:
        """The payments in parts; while recording, none may belong to an earlier one of its part.

        An answer is recorded before that of a later message of the same payment is asked for.
        """
        part: list[Payment] = []
        seen: set[int] = set()
        for payment in payments:
            keys = looked_up(version_of(payment)) if self._recording else frozenset()
            if part and not seen.isdisjoint(keys):
                yield part
                part, seen = [], set()
            part.append(payment)
            seen |= keys
        if part:
            yield part

    def beside(self, payments: Sequence[Payment]) -> list[Earlier]:
        """For each payment the messages that may belong to it. Raises ``StoreError``."""
        if not (self._has_records or self._covers):
            return [Earlier()] * len(payments)
        versions = [version_of(payment) for payment in payments]
        recorded = self._records.earlier(versions) if self._has_records else ()
        of_call = self._covers.beside(versions) if self._covers else [()] * len(versions)
        if not recorded:
            return [Earlier(others) for others in of_call]
        return [
            Earlier((*_new(of.others, others), *others), of.more)
            for of, others in zip(recorded, of_call, strict=True)
        ]

    def record(self, answers: Iterable[tuple[Payment, Decision]]) -> None:
        """Records answers, if that was asked for. Raises ``StoreError``."""
        if self._recording:
            self._records.add((version_of(payment), decision) for payment, decision in answers)


def _new(recorded: Iterable[Other], others: Iterable[Other]) -> Iterator[Other]:
    """Recorded messages but those that stand in the call itself."""
    there = {messages.digest_of(other.version) for other in others}
    return (one for one in recorded if messages.digest_of(one.version) not in there)
