# SPDX-License-Identifier: GPL-2.0-or-later
"""Work in threads beside the run's own: reading ahead, computing, writing behind. Who waits can still be stopped."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from functools import partial
from queue import SimpleQueue
from typing import Generic, TypeVar

from flair2_plugin.core.errors import Flair2Error, Stopped

T = TypeVar("T")
R = TypeVar("R")
Waiting = Callable[[float], None]
"""Is told how many seconds one has waited so far; it may raise to wait no longer."""

_POLL = 0.2  # seconds between two looks at whether the run is to stop
_LEAVE = 0.3  # seconds that a thread is given to end: a drive that hangs must not hold the user up


class Stage(Generic[T]):
    """Threads, mostly one, that take pieces of work in order; those not yet fetched are `pending`."""

    def __init__(self, waiting: Waiting, threads: int = 1) -> None:
        """Begin with nothing to do."""
        self._threads = ThreadPoolExecutor(max_workers=threads)
        self._waiting = waiting
        self.pending: deque[Future[T]] = deque()

    def submit(self, work: Callable[[], T]) -> None:
        """Append a piece of work."""
        self.pending.append(self._threads.submit(work))

    def fetch(self) -> T:
        """Wait for the oldest piece of work and return what it gave, or raise what it raised."""
        first, waited = self.pending[0], 0.0
        while not wait([first], timeout=_POLL).done:
            waited += _POLL
            self._waiting(waited)
        self.pending.popleft()
        return first.result()

    def close(self) -> bool:
        """Drop what has not begun, and return whether all threads are idle: one that hangs in a file can't be ended."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        begun = [work for work in self.pending if not work.cancelled()]
        return not wait(begun, timeout=_LEAVE).not_done


class ReadAhead(Stage[T | None]):
    """Iterates over `source` in a thread of its own, at most `ahead` items before who takes them; none is None."""

    def __init__(self, source: Iterator[T], ahead: int, waiting: Waiting) -> None:
        """Begin to read."""
        super().__init__(waiting)
        self._source = source
        for _ in range(ahead):
            self._read()

    def __iter__(self) -> Iterator[T]:
        """Yield the items; an exception of the source is raised here."""
        while (item := self.fetch()) is not None:
            self._read()
            yield item

    def _read(self) -> None:
        self.submit(lambda: next(self._source, None))


class SideBySide(Stage[tuple[T, R]]):
    """Does the same work in several threads, each with means of its own for it."""

    def __init__(self, works: Sequence[Callable[[T], R]], waiting: Waiting) -> None:
        """Take the same work once per thread."""
        super().__init__(waiting, len(works))
        self._ahead = len(works)
        self._idle: SimpleQueue[Callable[[T], R]] = SimpleQueue()
        for work in works:
            self._idle.put(work)

    def over(self, source: Iterable[T]) -> Iterator[tuple[T, R]]:
        """Yield the items of `source`, in order, each with what the work on it gave.

        While someone has the results, the threads have something to do: as many items wait as are begun. An exception
        is raised where the result would have come; that of a source that fails after the results of what it gave.

        Raises:
            Stopped: who waits wants it, at once.
        """
        failures: list[Flair2Error] = []
        for item in _without_failure(source, failures):
            self.submit(partial(self._do, item))
            if len(self.pending) >= 2 * self._ahead:
                yield self.fetch()
        while self.pending:
            yield self.fetch()
        if failures:
            raise failures[0]

    def _do(self, item: T) -> tuple[T, R]:
        work = self._idle.get()
        try:
            return item, work(item)
        finally:
            self._idle.put(work)


class WriteBehind(Stage[None]):
    """Does pieces of writing in order, at most `behind` of them later than who asked for them."""

    def __init__(self, behind: int, waiting: Waiting) -> None:
        """Begin with nothing to write."""
        super().__init__(waiting)
        self._behind = behind

    def put(self, write: Callable[[], None]) -> None:
        """Append a piece of writing; an exception of an earlier one is raised here."""
        while len(self.pending) >= self._behind or (self.pending and self.pending[0].done()):
            self.fetch()
        self.submit(write)

    def finish(self) -> None:
        """Wait until all is written."""
        while self.pending:
            self.fetch()


def _without_failure(source: Iterable[T], failures: list[Flair2Error]) -> Iterator[T]:
    """Yield the items of `source`; where it fails, end there and put the error into `failures`.

    Raises:
        Stopped: so that one wants to stop.
    """
    try:
        yield from source
    except Stopped:
        raise
    except Flair2Error as problem:
        failures.append(problem)
