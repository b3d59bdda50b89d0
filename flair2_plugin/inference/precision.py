# SPDX-License-Identifier: GPL-2.0-or-later
"""How exactly the network computes: in 32 bits, or in fewer where the answers on the run's own tiles stay the same."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

import torch

from flair2_plugin.core.errors import InvalidModel, InvalidRequest
from flair2_plugin.core.request import Precision
from flair2_plugin.inference.quick_choice import (
    LEAST_AGREEMENT,
    TILES_WORTH_CALIBRATING,
    TILES_WORTH_CHECKING,
    QuickSearch,
    Samples,
    quick_from,
)
from flair2_plugin.network.half import HalfNetwork
from flair2_plugin.network.quick_file import read_whole, write_whole
from flair2_plugin.network.samples import Sample, TwoHalves, agreement
from flair2_plugin.network.stored import StoredNetwork

Used = Literal["fp32", "bf16", "fp16", "int8"]

_HALVES: dict[Used, torch.dtype] = {"fp16": torch.float16, "bf16": torch.bfloat16}  # fp16 first: it is more exact
_CHECKED = 8


@dataclass(frozen=True)
class Choice:
    """The network to use, and in which precision it computes.

    `agreement` is the share of pixels of equal class that the check found, None where there was no check.
    """

    network: TwoHalves
    precision: Used
    agreement: float | None = None


@dataclass(frozen=True)
class NetworkChooser:
    """Chooses by a self-check on `samples` of a run of so many `tiles`.

    `note` takes sentences for the user. `pulse` is called now and then, but for some seconds of a calibration, and may
    raise, to stop. The choice itself is kept in the file `kept`, if given: a run that is resumed takes it from there,
    and answers to the same bit. `cache` is the folder of quantised networks, by default the user's own. A network on a
    CPU is to answer so many tiles at a time as there are `streams`. The samples come `with_series`, if the model takes
    one.
    """

    samples: Samples
    tiles: int
    note: Callable[[str], None]
    pulse: Callable[[], None] = lambda: None
    kept: Path | None = None
    cache: Path | None = None
    streams: int = 1
    with_series: bool = True

    def choose(self, stored: StoredNetwork, precision: Precision) -> Choice:
        """Return the network, on its device, in the precision asked for if its check passes, else in 32 bits.

        Raises:
            InvalidRequest: int8 is asked for on a GPU, or OpenVINO is not installed.
            InvalidModel: the network can't be read.
        """
        on_cpu = stored.device.type == "cpu"
        if precision == "int8" and not on_cpu:
            raise InvalidRequest("int8 is for the CPU: take --device cpu with it, or --precision auto.")
        earlier = self._resumed(stored)
        if earlier is not None:
            return earlier
        if precision == "int8" or (precision == "auto" and on_cpu):
            choice, content = self._choose_quick(stored, precision == "int8")
        else:
            choice, content = self._choose_half(stored, precision), b""
        self._keep(choice, content)
        return choice

    def _resumed(self, stored: StoredNetwork) -> Choice | None:
        kept = _Kept.read(read_whole(self.kept)) if self.kept else None
        if kept is None:
            return None
        if kept.precision != "int8":
            half = _HALVES.get(kept.precision)
            network = stored.exact() if half is None else HalfNetwork(stored.folded(), half)
            return Choice(network, kept.precision, kept.agreement)
        quick = quick_from(kept.content, stored, self.streams)
        return None if quick is None else Choice(quick, "int8", kept.agreement)

    def _choose_half(self, stored: StoredNetwork, precision: Precision) -> Choice:
        names = [name for name in _HALVES if precision in (name, "auto")]
        if not names or (precision == "auto" and self.tiles < TILES_WORTH_CHECKING):
            return Choice(stored.exact(), "fp32")
        exact = stored.exact()
        folded = stored.folded() if stored.device.type == "cpu" else exact  # which is the same there
        samples = [_moved(sample, stored.device) for sample in self.samples(_CHECKED, slice(None))]
        for name in names if samples else ():
            half = HalfNetwork(folded, _HALVES[name])
            share = agreement(exact, half, samples, self.pulse)
            if share >= LEAST_AGREEMENT:
                return Choice(half, name, share)
            self._refuse(name, share)
        return Choice(exact, "fp32")

    def _choose_quick(self, stored: StoredNetwork, wanted: bool) -> tuple[Choice, bytes]:
        problem = ""
        try:
            found = self._search(stored).find(wanted)
            if found.network is not None:
                return Choice(found.network, "int8", found.agreement), found.content
            if found.agreement is not None:
                self._refuse("int8", found.agreement)
        except InvalidRequest as lacking:
            if wanted:
                raise
            problem = str(lacking) if self.tiles >= TILES_WORTH_CALIBRATING else ""
        except InvalidModel as unfit:
            problem = str(unfit)
        exact = stored.exact()  # which fails where the model itself is to blame
        if problem:
            self.note(f"It computes in 32 bits. {problem}")
        return Choice(exact, "fp32"), b""

    def _search(self, stored: StoredNetwork) -> QuickSearch:
        return QuickSearch(
            stored,
            self.samples,
            self.tiles,
            self.note,
            self.pulse,
            self.cache,
            streams=self.streams,
            with_series=self.with_series,
        )

    def _refuse(self, name: str, share: float) -> None:
        self.note(f"In {name} only {share:.2%} of the checked pixels keep their class: it computes in 32 bits.")

    def _keep(self, choice: Choice, content: bytes) -> None:
        if self.kept is None:
            return
        try:
            write_whole(_Kept(choice.precision, choice.agreement, content).as_bytes(), self.kept)
        except OSError as problem:
            self.note(
                f"{self.kept} can't be written ({problem.strerror}): a resumed run may choose its precision anew."
            )


@dataclass(frozen=True)
class _Kept:
    """A choice as a file holds it: a line of JSON, then the file of the network in 8 bits if it is one."""

    precision: Used
    agreement: float | None
    content: bytes

    @classmethod
    def read(cls, whole: bytes) -> _Kept | None:
        """Return what a file holds, None if that is no choice."""
        line, _, content = whole.partition(b"\n")
        try:
            precision, agreement = json.loads(line)
        except (ValueError, TypeError):
            return None
        sound = precision in get_args(Used) and isinstance(agreement, float | None)
        return cls(precision, agreement, content) if sound else None

    def as_bytes(self) -> bytes:
        """Return what is to be read again."""
        return json.dumps([self.precision, self.agreement]).encode() + b"\n" + self.content


def _moved(sample: Sample, device: torch.device) -> Sample:
    def move(part: torch.Tensor | None) -> torch.Tensor | None:
        return None if part is None else part.to(device)

    return Sample(sample.ortho.to(device), move(sample.series), move(sample.days), move(sample.metadata))
