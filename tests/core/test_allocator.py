# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest

from flair2_plugin.core import allocator
from flair2_plugin.core.allocator import RegularReturn, keep_freed_memory, return_freed_memory

ROOT = Path(__file__).parents[2]

# 64 MiB, filled and freed ten times, in pages that the system had to hand out
COUNT = """
import resource
from flair2_plugin.core.allocator import keep_freed_memory
{call}
bytes(64 << 20).replace(b"\\0", b"\\1")
before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
for _ in range(10):
    bytearray(b"\\1") * (64 << 20)
print(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)
"""


# MiB that stay of 64 filled and freed ones, and of those after they are handed back
HELD = """
from pathlib import Path
from flair2_plugin.core.allocator import keep_freed_memory, return_freed_memory

def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) >> 8

keep_freed_memory()
before = resident()
bytearray(b"\1") * (64 << 20)
kept = resident() - before
return_freed_memory()
print(kept, resident() - before)
"""


def count_faults(call: str) -> int:
    code, own = COUNT.format(call=call), {name: value for name, value in os.environ.items() if "MALLOC" not in name}
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=own, capture_output=True, text=True, check=True)
    return int(done.stdout)


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="the setting is glibc's")
def test_freed_memory_is_used_again() -> None:
    assert count_faults("keep_freed_memory()") < count_faults("") / 5


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="the setting is glibc's")
def test_freed_memory_is_handed_back_when_that_is_asked_for() -> None:
    own = {name: value for name, value in os.environ.items() if "MALLOC" not in name}
    done = subprocess.run([sys.executable, "-c", HELD], cwd=ROOT, env=own, capture_output=True, text=True, check=True)
    kept, left = map(int, done.stdout.split())
    assert kept > 60 and left < 10


def test_other_allocators_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "libc_ver", lambda: ("musl", "1.2"))
    assert not keep_freed_memory()
    return_freed_memory()


def test_what_the_user_has_set_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MALLOC_ARENA_MAX", "2")
    assert not keep_freed_memory()


def test_memory_is_handed_back_no_more_often_than_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    now, returned = [100.0], []
    monkeypatch.setattr(allocator.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(allocator, "_trim", lambda: returned.append(now[0]))
    give_back = RegularReturn(30.0)
    for now[0] in (101.0, 129.9, 130.0, 131.0, 159.9, 170.0):
        give_back()
    assert returned == [130.0, 170.0]
