# SPDX-License-Identifier: GPL-2.0-or-later
"""Faults that tests bring about in an engine's process, before its run begins."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from flair2_plugin.imagery.aerial.ortho import Ortho
from flair2_plugin.inference import assembly
from flair2_plugin.inference.blending import TileBlender
from flair2_plugin.inference.drawing import Drawing
from flair2_plugin.inference.strips import StripFiles
from flair2_plugin.inference.tiles import Tile, TileNetwork
from flair2_plugin.network.stored import StoredNetwork

_FIRST = 9  # tiles and strips that are made before a fault


def before(cls: object, name: str, first: int, fault: Callable[..., Any]) -> None:
    """Have `fault` called, with the same arguments, before each call of a method but for the `first` ones."""
    original, calls = getattr(cls, name), []

    def replaced(*arguments: Any) -> Any:
        calls.append(None)
        if len(calls) > first:
            fault(*arguments)
        return original(*arguments)

    setattr(cls, name, replaced)


def hang(*arguments: object) -> None:
    """Wait for ever."""
    threading.Event().wait()


def slow_layers() -> None:
    """Have each layer take 50 ms, once tiles are drawn."""

    def register(*arguments: object) -> None:
        nn.modules.module.register_module_forward_pre_hook(lambda module, inputs: time.sleep(0.05))

    before(Drawing, "draw", 0, register)


def one_endless_layer() -> None:
    """Have the network not come back from a tile."""
    before(TileNetwork, "probabilities", 2 * _FIRST, hang)


def held(tiles: int, go: Path | None = None) -> None:
    """Have the network wait after so many tiles of the map, until the file `go` is there, or it is to stop.

    However busy the machine is, the test then does its part while the run is at work.
    """

    def wait(network: TileNetwork, *arguments: object) -> None:
        while go is None or not go.exists():
            network._control.check_stop()
            time.sleep(0.01)

    before(Drawing, "draw", 0, lambda *arguments: before(TileNetwork, "probabilities", tiles, wait))


def held_assembly() -> None:
    """Have the rasters not be put together."""
    before(assembly, "check_copy", 0, hang)


def hanging_reads() -> None:
    """Have the ortho's drive hang."""
    before(Ortho, "read", 4 * _FIRST, hang)


def hanging_writes() -> None:
    """Have the output's drive hang."""
    before(StripFiles, "write", _FIRST, hang)


def slow_assembly() -> None:
    """Have the rasters take a while to be put together."""
    before(assembly, "check_copy", 0, lambda *arguments: time.sleep(5))


def clock_in_another_year() -> None:
    """Have the wall clock jump to and fro with each look at it."""
    real, jump = time.time, 86_400.0 * 400
    sign = iter(lambda: np.sign(np.sin(real() * 1e3)), None)
    time.time = lambda: real() + float(next(sign)) * jump


def _raise(problem: Exception) -> Callable[..., None]:
    def fault(*arguments: object) -> None:
        raise problem

    return fault


def failing_device() -> None:
    """Have the device fail in a tile."""
    before(
        TileNetwork, "_compute", 3 * _FIRST, _raise(torch.AcceleratorError("CUDA error: unspecified launch failure"))
    )


def device_that_fails_late() -> None:
    """Have the device's failure come to light where its answer is looked at, as those of GPUs do."""
    problem = torch.AcceleratorError("CUDA error: an illegal memory access was encountered")
    before(TileBlender, "_finish", 3 * _FIRST, _raise(problem))


def little_memory_on_the_device() -> None:
    """Have the device hold two tiles at a time."""

    def check(network: TileNetwork, tiles: Sequence[Tile]) -> None:
        if len(tiles) > 2:
            raise torch.OutOfMemoryError("CUDA out of memory")

    before(TileNetwork, "_compute", 0, check)


def no_memory() -> None:
    """Have no memory left for an array."""
    before(Ortho, "read", 4 * _FIRST, _raise(MemoryError("Unable to allocate 3 TiB")))


def no_memory_to_prepare() -> None:
    """Have the machine run out of memory while the network is prepared."""
    before(StoredNetwork, "exact", 0, _raise(RuntimeError("[enforce fail at alloc_cpu.cpp:117] can't allocate memory")))
