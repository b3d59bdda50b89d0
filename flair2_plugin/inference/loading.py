# SPDX-License-Identifier: GPL-2.0-or-later
"""The models of a run: read, brought to a precision that serves, and laid on each of its devices."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import torch

from flair2_plugin.core.allocator import return_freed_memory
from flair2_plugin.core.request import Request
from flair2_plugin.inference.control import Control
from flair2_plugin.inference.device import keep_32_bits
from flair2_plugin.inference.ensemble import Ensemble, Member
from flair2_plugin.inference.inputs import Inputs
from flair2_plugin.inference.precision import Choice, NetworkChooser
from flair2_plugin.inference.quick_choice import Samples, is_worth_reading_early
from flair2_plugin.inference.sampling import read_early, read_samples
from flair2_plugin.inference.tile_reader import TileReader
from flair2_plugin.inference.tiles import TileNetwork, device_failures
from flair2_plugin.inference.workers import Workers
from flair2_plugin.network.ensembles import describe_cost
from flair2_plugin.network.stored import StoredNetwork
from flair2_plugin.network.turns import turns_named


@dataclass(frozen=True)
class Loader:
    """Loads the request's models, one of `folders` for each reader of `inputs`; a device has so many `streams`.

    In which precision each computes is kept in the folder `kept`, if given, so that a run that goes on does not choose
    anew. `soon`: in 32 bits and as they were built, without what makes them faster and takes longer than a few tiles.
    `leave_open` is called where reading has not ended, since a drive hangs: files in use must not be closed.
    """

    request: Request
    folders: Sequence[Path]
    inputs: Inputs
    streams: int
    control: Control
    leave_open: Callable[[], object]
    kept: Path | None = None
    soon: bool = False

    def load(self, devices: Sequence[torch.device]) -> Workers:
        """Return the models on each of the devices; all devices compute as the first one finds good.

        Raises:
            InvalidModel: one can't be read.
            EngineFailed: a device fails, or has too little memory.
            Stopped: the user wants it.
        """
        keep_32_bits()
        return Workers.of([self._load_on(device) for device in devices], self.streams)

    def _load_on(self, device: torch.device) -> Ensemble:
        """Return the models on a device; say what several of them cost."""
        turns = turns_named(self.request.tta)
        members: list[Member] = []
        cost = describe_cost(len(self.folders), turns, "tile")
        if cost:
            self.control.note(cost)
        for number, (folder, reader) in enumerate(zip(self.folders, self.inputs.readers, strict=True)):
            network = StoredNetwork(folder, device)
            with device_failures(device):
                choice = self._choose(number, network, reader)
            answers = TileNetwork(choice.network, device, turns, self.control)
            members.append(Member(network.card, reader, answers, choice.precision, choice.agreement))
        return_freed_memory()  # trying networks out takes more than using one
        return Ensemble(members)

    def _choose(self, number: int, network: StoredNetwork, reader: TileReader) -> Choice:
        if self.soon:
            return Choice(network.read(), "fp32")
        request, tiles = self.request, self.inputs.plan.drawn * len(turns_named(self.request.tta))
        file = self.kept / f"network_{number}" if self.kept else None

        def choose(samples: Samples) -> Choice:
            return NetworkChooser(
                samples,
                tiles,
                self.control.note,
                self.control.check_stop,
                file,
                streams=self.streams,
                with_series=reader.satellite is not None,
            ).choose(network, request.precision)

        read: Samples = partial(read_samples, reader, self.inputs.plan)
        is_kept = file is not None and file.exists()
        if is_kept or not is_worth_reading_early(tiles, network.device.type, request.precision):
            return choose(read)
        with read_early(read, self.control.wait_for_reading, self.leave_open) as samples:
            return choose(samples)
