# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from flair2_plugin.core.errors import OutputFailed, Stopped
from flair2_plugin.inference.stage import ReadAhead, WriteBehind


def patient(seconds: float) -> None:
    """Wait on."""


def weary(seconds: float) -> None:
    raise Stopped("So it is.")


def test_what_is_read_ahead_comes_in_order_and_all_of_it() -> None:
    assert list(ReadAhead(iter(range(1, 50)), 3, patient)) == list(range(1, 50))


def test_no_more_is_read_than_may_lie_ahead() -> None:
    taken: list[int] = []

    def source() -> Iterator[int]:
        for number in range(1, 20):
            taken.append(number)
            yield number

    read = ReadAhead(source(), 3, patient)
    assert next(iter(read)) == 1
    assert read.close()
    assert len(taken) <= 4


def test_an_error_of_the_source_comes_where_its_item_would_have_come() -> None:
    def source() -> Iterator[int]:
        yield 1
        raise OutputFailed("The second one is damaged.")

    read = iter(ReadAhead(source(), 3, patient))
    assert next(read) == 1
    with pytest.raises(OutputFailed, match="The second one"):
        next(read)


def test_who_waits_for_a_thread_that_hangs_can_be_stopped_and_learns_that_it_hangs() -> None:
    end = threading.Event()

    def source() -> Iterator[int]:
        end.wait()
        yield 1

    read = ReadAhead(source(), 2, weary)
    with pytest.raises(Stopped):
        next(iter(read))
    assert not read.close()
    end.set()


def test_what_is_written_behind_is_written_in_order() -> None:
    written: list[int] = []
    write = WriteBehind(2, patient)
    for number in range(30):
        write.put(lambda number=number: written.append(number))  # type: ignore[misc]
    write.finish()
    assert written == list(range(30)) and write.close()


def test_an_error_in_writing_reaches_who_asks_for_more() -> None:
    def fail() -> None:
        raise OutputFailed("The disk is full.")

    write = WriteBehind(2, patient)
    write.put(fail)
    with pytest.raises(OutputFailed, match="full"):
        write.finish()
    write.close()
