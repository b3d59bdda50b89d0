# SPDX-License-Identifier: GPL-2.0-or-later
"""The user's wish to stop a run, answered in time even while the run hangs in a file on a lost drive."""

from __future__ import annotations

import os
import signal
import socket
import threading
from collections.abc import Callable


class StopWish:
    """Comes by Ctrl-C, SIGTERM or, for a run that is `attached`, the end of standard input.

    A run asks for it by `heard`. `insist` is called, in a thread, where it has not done so `patience` seconds after.
    """

    def __init__(self, attached: bool, patience: float, insist: Callable[[], object]) -> None:
        """Listen from now on; to be made in the main thread."""
        self._wish, self._heard = threading.Event(), threading.Event()
        self._patience, self._insist = patience, insist
        # While the main thread hangs in a library Python calls no handler; it does write the signal's number here.
        self._ear, mouth = socket.socketpair()
        mouth.setblocking(False)
        self._mouth = mouth  # a socket that nobody holds is closed
        signal.set_wakeup_fd(mouth.fileno(), warn_on_full_buffer=False)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: self._wish.set())
            if hasattr(signal, "siginterrupt"):
                signal.siginterrupt(number, False)  # GDAL takes an interrupted read for a damaged file
        self._listen(lambda: self._ear.recv(1))
        if attached:
            self._listen(_wait_for_end_of_input)

    def heard(self) -> bool:
        """Whether the user wants to stop; who is told so sees to it."""
        if self._wish.is_set():
            self._heard.set()
        return self._wish.is_set()

    def end(self) -> None:
        """Hear of nothing any more: the run is over."""
        self._heard.set()

    def _listen(self, wait: Callable[[], object]) -> None:
        threading.Thread(target=self._answer, args=(wait,), daemon=True).start()

    def _answer(self, wait: Callable[[], object]) -> None:
        wait()
        self._wish.set()
        if not self._heard.wait(self._patience):
            self._insist()


def _wait_for_end_of_input() -> None:
    # Not sys.stdin: a thread that waits in it at the end makes Python abort instead of exit.
    while os.read(0, 1):
        pass
