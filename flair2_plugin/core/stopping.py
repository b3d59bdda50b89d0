# SPDX-License-Identifier: GPL-2.0-or-later
"""The user's wish to stop a run, answered in time even while the run hangs in a file on a lost drive."""

from __future__ import annotations

import os
import signal
import socket
import threading
from collections.abc import Callable

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class StopWish:
    """Comes by Ctrl-C, SIGTERM or, for a run that is `attached`, the end of standard input; listened for `with` it.

    A run asks for it by `heard`. `insist` is called, in a thread, where it has not done so `patience()` seconds after,
    or where a second signal comes.
    """

    def __init__(self, attached: bool, patience: Callable[[], float], insist: Callable[[], object]) -> None:
        """Listen from now on; to be made in the main thread."""
        self._wish, self._heard = threading.Event(), threading.Event()
        self._patience, self._insist = patience, insist
        # While the main thread hangs in a library Python calls no handler; it does write the signal's number here.
        self._ear, self._mouth = socket.socketpair()
        self._mouth.setblocking(False)
        self._before = signal.set_wakeup_fd(self._mouth.fileno(), warn_on_full_buffer=False)
        self._handlers = {number: signal.signal(number, lambda *_: self._wish.set()) for number in _SIGNALS}
        if hasattr(signal, "siginterrupt"):
            for number in _SIGNALS:
                signal.siginterrupt(number, False)  # GDAL takes an interrupted read for a damaged file
        self._listen(self._wait_for_signal)
        if attached:
            self._listen(_wait_for_end_of_input)

    def __enter__(self) -> StopWish:  # noqa: PYI034  Python 3.9 has no Self
        """Return the wish, which is listened for already."""
        return self

    def __exit__(self, *_: object) -> None:
        """Hear of nothing any more."""
        self.end()

    def heard(self) -> bool:
        """Whether the user wants to stop; who is told so sees to it."""
        if self._wish.is_set():
            self._heard.set()
        return self._wish.is_set()

    def end(self) -> None:
        """Hear of nothing any more: the run is over, and signals mean what they meant before."""
        self._heard.set()
        if not self._handlers:
            return
        signal.set_wakeup_fd(self._before)
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        self._handlers = {}
        self._mouth.close()

    def _listen(self, wait: Callable[[], bool]) -> None:
        threading.Thread(target=self._answer, args=(wait,), daemon=True).start()

    def _answer(self, wait: Callable[[], bool]) -> None:
        if not wait():
            return
        self._wish.set()
        if wait == self._wait_for_signal:
            threading.Thread(target=self._answer_again, daemon=True).start()
        if not self._heard.wait(self._patience()):
            self._insist()

    def _answer_again(self) -> None:
        if self._wait_for_signal():
            self._insist()

    def _wait_for_signal(self) -> bool:
        """Return whether one of the two came; False at the end."""
        while number := self._ear.recv(1):
            if number[0] in _SIGNALS:  # a child that ends is told here, too
                return True
        return False


def _wait_for_end_of_input() -> bool:
    # Not sys.stdin: a thread that waits in it at the end makes Python abort instead of exit.
    while os.read(0, 1):
        pass
    return True
