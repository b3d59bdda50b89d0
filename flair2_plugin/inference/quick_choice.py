# SPDX-License-Identifier: GPL-2.0-or-later
"""A quantised network for a run: an earlier run's if it suits this one, else one calibrated on this one's tiles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from flair2_plugin.core.cache_folder import cache_folder
from flair2_plugin.network.aerial import AerialNetwork
from flair2_plugin.network.openvino_library import import_openvino
from flair2_plugin.network.quantising import quantise
from flair2_plugin.network.quick import QuickNetwork
from flair2_plugin.network.quick_file import pack, quick_name, read_whole, unpack, write_whole
from flair2_plugin.network.samples import Sample, agreement

LEAST_AGREEMENT = 0.998
"""Of the checked tiles' pixels. In 8 bits 0.9991 of the demo landscape's agree (single tiles vary by 0.0009,
so 0.0003 for the mean of eight). What the calibration has not seen is below: the same tiles at half the light 0.9977,
with more contrast 0.996, pink noise 0.966."""

_SAMPLES = 16  # every second one calibrates, the others check
TILES_WORTH_CALIBRATING = 400  # a calibration takes as long as some 130 tiles in 32 bits, and saves two thirds of each
TILES_WORTH_CHECKING = 32

Samples = Callable[[int], Sequence[Sample]]
"""Returns so many tiles that hold data, evenly spread over the run, on the CPU; fewer where there are no more."""


@dataclass(frozen=True)
class Found:
    """`network` is None where none passed the check or it was not worth it; `content` is its file's.

    `agreement` is that of the last one checked.
    """

    network: QuickNetwork | None = None
    agreement: float | None = None
    content: bytes = b""


@dataclass(frozen=True)
class QuickSearch:
    """Looks for a quantised form of `network`, whose exact answers are those of `exact`; see `NetworkChooser`."""

    network: AerialNetwork
    exact: AerialNetwork
    samples: Samples
    tiles: int
    note: Callable[[str], None]
    pulse: Callable[[], None]
    cache: Path | None

    def find(self, wanted: bool) -> Found:
        """Return one that passes the check. Unless it is `wanted`, only if that costs less than it saves.

        Raises:
            InvalidRequest: OpenVINO or NNCF is not installed.
            InvalidModel: the network can't be converted.
        """
        if not wanted and self.tiles < TILES_WORTH_CHECKING:
            return Found()
        import_openvino()
        samples = self.samples(_SAMPLES)
        if not samples:
            return Found()
        path = (self.cache or cache_folder() / "int8") / quick_name(self.network, samples[0].series is not None)
        found = self._check(read_whole(path), samples)
        if found.network is not None or not (wanted or self.tiles >= TILES_WORTH_CALIBRATING):
            return found
        return self._check(self._calibrate(samples, path), samples)

    def _calibrate(self, samples: Sequence[Sample], path: Path) -> bytes:
        self.note("The network is brought to 8 bits, for this run and later ones.")
        content = pack(quantise(self.network, samples[::2], self.pulse))
        try:
            write_whole(content, path)
        except OSError as problem:
            self.note(f"{path} can't be written ({problem.strerror}): the next run calibrates anew.")
        return content

    def _check(self, content: bytes, samples: Sequence[Sample]) -> Found:
        quick = quick_from(content, self.exact)
        if quick is None:
            return Found()
        share = agreement(self.exact, quick, samples[1::2] or samples, self.pulse)
        return Found(quick, share, content) if share >= LEAST_AGREEMENT else Found(None, share)


def quick_from(content: bytes, exact: AerialNetwork) -> QuickNetwork | None:
    """Return the quantised network in a file's bytes, None if there is none or it is damaged.

    Raises:
        InvalidRequest: there is one, but OpenVINO is not installed.
    """
    models = unpack(content) if content else None
    return None if models is None else QuickNetwork(exact, models)
