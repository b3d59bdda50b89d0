# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest

from flair2_plugin.core.stopping import StopWish

LONG = 60.0


@pytest.fixture
def told() -> threading.Event:
    """What is set where a run is insisted on to stop."""
    return threading.Event()


@pytest.fixture
def children_are_heard() -> Iterator[None]:
    """A handler for children that end, as torch's has it that reads in processes of its own."""
    before = signal.signal(signal.SIGCHLD, lambda *_: None)
    yield
    signal.signal(signal.SIGCHLD, before)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_is_a_wish_and_insisted_on_where_nobody_asks(told: threading.Event, number: int) -> None:
    with StopWish(False, lambda: 0.05, told.set) as stop:
        os.kill(os.getpid(), number)
        assert told.wait(LONG) and stop.heard()


def test_who_has_asked_is_not_insisted_on(told: threading.Event) -> None:
    with StopWish(False, lambda: LONG, told.set) as stop:
        assert not stop.heard()
        os.kill(os.getpid(), signal.SIGTERM)
        assert stop.heard()
    assert not told.is_set()


def test_who_wishes_twice_waits_no_longer_for_who_has_heard(told: threading.Event) -> None:
    with StopWish(False, lambda: LONG, told.set) as stop:
        os.kill(os.getpid(), signal.SIGTERM)
        assert stop.heard() and not told.wait(0.2)
        os.kill(os.getpid(), signal.SIGTERM)
        assert told.wait(LONG)


@pytest.mark.usefixtures("children_are_heard")
def test_a_child_that_ends_is_no_wish(told: threading.Event) -> None:
    with StopWish(False, lambda: 0.0, told.set) as stop:
        subprocess.run([sys.executable, "-c", ""], check=True)
        assert not told.wait(0.2) and not stop.heard()
        os.kill(os.getpid(), signal.SIGTERM)  # it still listens
        assert told.wait(LONG)


@pytest.mark.usefixtures("children_are_heard")
def test_after_the_run_signals_mean_what_they_meant_before(told: threading.Event) -> None:
    before = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)]
    with pytest.raises(OSError, match="the run fails"), StopWish(False, lambda: 0.0, told.set):
        raise OSError("the run fails")
    assert [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)] == before
    fd = signal.set_wakeup_fd(-1)
    signal.set_wakeup_fd(fd)
    assert fd == -1
    subprocess.run([sys.executable, "-c", ""], check=True)
    assert not told.wait(0.2)
