"""Payments by the batch: what several of them name is looked for once, and by all processors."""

import os
from collections.abc import Iterable, Iterator

from clearway.message import Payment

_PAYMENTS, _CHARACTERS = 64, 1_000_000
"""Most of a batch: answers wait for the last of it, and it stands in memory."""


def batches(payments: Iterable[Payment]) -> Iterator[list[Payment]]:
    """The payments in order, some at a time."""
    batch: list[Payment] = []
    characters = 0
    for payment in payments:
        batch.append(payment)
        characters += sum(len(text.text) for text in payment.texts)
        if len(batch) == _PAYMENTS or characters > _CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def threads() -> int:
    """Processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
