# SPDX-License-Identifier: GPL-2.0-or-later
"""glibc's allocator, told to keep what a network frees for its next layer instead of handing it back each time.

Freed memory is kept in one place for all threads: by default each has an arena, and what one keeps no other gets.
"""

from __future__ import annotations

import ctypes
import gc
import os
import platform
import time
from typing import Any

# <malloc.h>, and mallopt(3) for what they mean
_TRIM_THRESHOLD, _TOP_PAD, _MMAP_MAX, _ARENA_MAX = -1, -2, -4, -8
_SETTINGS = (  # never map, never trim, grow by 64 MiB, one arena
    *((_MMAP_MAX, 0), (_TRIM_THRESHOLD, -1)),
    *((_TOP_PAD, 64 << 20), (_ARENA_MAX, 1)),
)

_OWN_SETTINGS = ("MALLOC_", "GLIBC_TUNABLES")


def keep_freed_memory() -> bool:
    """Let the process keep the memory that it has freed, and return whether it does.

    Otherwise every feature map of more than 32 MiB is mapped, zeroed page by page and unmapped again for each layer. It
    does nothing without glibc, or where the user has set the allocator by environment variables. Threads must not have
    been started yet.
    """
    mallopt = _of_glibc("mallopt")
    if mallopt is None or any(name.startswith(_OWN_SETTINGS) for name in os.environ):
        return False
    taken = [mallopt(option, value) for option, value in _SETTINGS]
    return 0 not in taken


def return_freed_memory() -> None:
    """Hand back to the system what the process has freed so far and kept: after work that the next one is unlike.

    It does nothing without glibc.
    """
    gc.collect()
    _trim()


class RegularReturn:
    """Hands freed memory back now and then: over hours, what is kept falls into ever more pieces that fit nothing."""

    def __init__(self, seconds: float) -> None:
        """Take how far apart that should be."""
        self._seconds, self._last = seconds, time.monotonic()

    def __call__(self) -> None:
        """Do so if it is time again."""
        if time.monotonic() - self._last >= self._seconds:
            _trim()
            self._last = time.monotonic()


def _trim() -> None:
    trim = _of_glibc("malloc_trim")
    if trim is not None:
        trim(0)


def _of_glibc(name: str) -> Any:
    return getattr(ctypes.CDLL(None), name, None) if platform.libc_ver()[0] == "glibc" else None
