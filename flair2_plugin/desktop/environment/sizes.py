# SPDX-License-Identifier: GPL-2.0-or-later
"""What an installation will take, said before it starts."""

from __future__ import annotations

from dataclasses import dataclass

from flair2_plugin.core.engine_locks import EngineLock
from flair2_plugin.desktop.translation import tr, write_number

# Bytes on disk for each byte downloaded: measured on Linux with Python 3.11 (docs/engine.md); for CUDA the wheels list
# their files. What unpacking and the first check took there is in _UNPACKING; a slower disk takes longer.
_UNPACKED = 3.8
_UNPACKED_CUDA = 1.9
_BYTES_PER_SECOND = 2_500_000  # a line of 20 Mbit/s
_UNPACKING = 15_000_000


@dataclass(frozen=True)
class ForeseenInstallation:
    """Bytes to download, bytes of the finished environment, bytes needed meanwhile, and seconds at 20 Mbit/s."""

    download: int
    installed: int
    disk: int
    seconds: float


def foresee(lock: EngineLock) -> ForeseenInstallation:
    """Return what an installation of a lock will take; sizes that the lock doesn't know are guessed."""
    download = sum(wheel.weight for wheel in lock.wheels)
    installed = int(download * (_UNPACKED_CUDA if lock.platform.endswith("-cuda") else _UNPACKED))
    # The packages are kept until the environment works, and the largest one lies twice while it arrives.
    disk = installed + download + max(wheel.weight for wheel in lock.wheels)
    return ForeseenInstallation(download, installed, disk, download / _BYTES_PER_SECOND + download / _UNPACKING)


def describe_bytes(count: float) -> str:
    """Return an amount as people say it."""
    if count >= 1e9:
        return tr("{count} GB").format(count=write_number(count / 1e9, 1))
    return tr("{count} MB").format(count=f"{max(round(count / 1e6), 1)}")
