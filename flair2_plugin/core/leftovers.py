# SPDX-License-Identifier: GPL-2.0-or-later
"""Clears away what a dead run leaves that is of no use to anybody."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from flair2_plugin.core.locations import LOCK_NAME, has_unfinished_run, work_folder


def clear_leftovers(output: Path) -> None:
    """Remove the work folder of an output, unless something in it is finished or a run is at work there."""
    folder = work_folder(output)
    if folder.is_dir() and not has_unfinished_run(output) and not is_at_work(output):
        shutil.rmtree(folder, ignore_errors=True)


def clear_finished(output: Path) -> None:
    """Remove what is left of a work folder whose map is finished: on Windows, files that were open stay behind."""
    folder = work_folder(output)
    if folder.is_dir() and not is_at_work(output):
        shutil.rmtree(folder, ignore_errors=True)


def is_at_work(output: Path) -> bool:
    """Whether a run of `output` is at work, in this program or another one."""
    return _is_held(work_folder(output) / LOCK_NAME)


def _is_held(lock: Path) -> bool:
    """Whether a process holds the lock, as the filelock library takes it: QGIS's Python need not have that."""
    try:
        if sys.platform == "win32":
            lock.unlink()  # an open file can't be removed there
            return False
        import fcntl

        handle = os.open(lock, os.O_RDWR)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return True
    else:
        return False
    finally:
        os.close(handle)
