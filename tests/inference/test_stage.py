# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator

import pytest

from flair2_plugin.core.errors import OutputFailed, Stopped
from flair2_plugin.inference.stage import ReadAhead, SideBySide, WriteBehind


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


def test_items_are_worked_on_side_by_side_and_come_in_order() -> None:
    together = threading.Barrier(2)

    def work(number: int) -> int:
        together.wait(timeout=60)  # which one thread alone would never leave
        return number * number

    side_by_side = SideBySide([work, work], patient)
    assert list(side_by_side.over(range(10))) == [(number, number * number) for number in range(10)]
    assert side_by_side.close()


def test_each_thread_has_means_of_its_own() -> None:
    busy = {"first": 0, "second": 0}

    def work_of(name: str) -> Callable[[int], str]:
        def work(number: int) -> str:
            busy[name] += 1
            assert busy[name] == 1
            time.sleep(0.001)
            busy[name] -= 1
            return name

        return work

    side_by_side = SideBySide([work_of("first"), work_of("second")], patient)
    assert {name for _, name in side_by_side.over(range(40))} == {"first", "second"}


def test_no_more_items_are_taken_than_wait_and_are_begun() -> None:
    taken: list[int] = []
    side_by_side = SideBySide([float, float], patient)
    first = next(iter(side_by_side.over(taken.append(number) or number for number in range(20))))  # type: ignore[func-returns-value]
    assert first == (0, 0.0) and taken == [0, 1, 2, 3]
    side_by_side.close()


def test_a_source_that_fails_is_heard_of_after_the_results_of_what_it_gave() -> None:
    def source() -> Iterator[int]:
        yield from range(3)
        raise OutputFailed("There is no fourth.")

    results = SideBySide([float, float, float], patient).over(source())
    assert [next(results) for _ in range(3)] == [(0, 0.0), (1, 1.0), (2, 2.0)]
    with pytest.raises(OutputFailed, match="no fourth"):
        next(results)


def test_what_fails_side_by_side_fails_where_its_result_would_have_come() -> None:
    def work(number: int) -> int:
        if number == 2:
            raise OutputFailed("The third one is odd.")
        return number

    results = SideBySide([work, work], patient).over(range(9))
    assert [next(results), next(results)] == [(0, 0), (1, 1)]
    with pytest.raises(OutputFailed, match="The third one"):
        next(results)
