"""An index that follows its lists while it answers: for whoever runs for long."""

import threading
from collections.abc import Callable, Sequence

from clearway.candidates import Made, Overlay, Searchable, changes, content_of
from clearway.lists import Entry

MANY = 500
"""Changed entries from which the index is made anew in the background."""

Make = Callable[[Sequence[Entry]], Made]


class LiveIndex:
    """The index of the lists as they were last taken.

    ``index`` never changes under whoever holds it. ``take`` lays changes over what was made
    before, at once; where they grew many, ``make`` makes an index anew in a thread, which then
    takes their place. Answers are the same before, during and after. ``failure`` says why the
    last making failed: the changes then stay laid over, and the next ``take`` tries again.
    """

    def __init__(self, entries: Sequence[Entry], make: Make, many: int = MANY) -> None:
        self._make, self._many = make, many
        self._entries = tuple(entries)
        self._base = make(self._entries)
        self.index: Searchable = self._base
        self._contents = tuple(map(content_of, self._entries))
        self._lock = threading.Lock()
        self._making: threading.Thread | None = None
        self.failure: Exception | None = None

    def take(self, entries: Sequence[Entry]) -> None:
        """The lists are these from now on."""
        with self._lock:
            self._entries = tuple(entries)
            self._lay()

    def wait(self) -> None:
        """Returns when nothing is being made."""
        while (making := self._making) is not None:
            making.join()

    def _lay(self) -> None:
        """The entries of now as changes of the base; makes a new base where they are many."""
        changed = changes(self._contents, tuple(map(content_of, self._entries)))
        self.index = Overlay(self._entries, self._base, changed, self._make)
        if changed.size > self._many and self._making is None:
            making = threading.Thread(target=self._anew, args=(self._entries,), daemon=True)
            making.start()
            self._making = making  # it ends only when the lock is free

    def _anew(self, entries: tuple[Entry, ...]) -> None:
        try:
            base = self._make(entries)
            contents = tuple(map(content_of, entries))
        except Exception as error:
            with self._lock:
                self.failure, self._making = error, None
            return
        with self._lock:
            self._base, self._contents = base, contents
            self.failure, self._making = None, None
            self._lay()
