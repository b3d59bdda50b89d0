# SPDX-License-Identifier: GPL-2.0-or-later
"""A quantised network for a run: an earlier run's if it suits this one, else one calibrated on this one's tiles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from flair2_plugin.core.cache_folder import cache_folder
from flair2_plugin.network.openvino_library import import_openvino
from flair2_plugin.network.quantising import quantise
from flair2_plugin.network.quick import QuickNetwork
from flair2_plugin.network.quick_file import (
    pack,
    quick_name,
    read_model,
    read_whole,
    unpack,
    write_model,
    write_whole,
)
from flair2_plugin.network.samples import Sample, TwoHalves, agreement
from flair2_plugin.network.stored import StoredNetwork

LEAST_AGREEMENT = 0.998
"""Of the checked tiles' pixels. In 8 bits 0.9990 of the demo landscape's agree (single tiles vary by 0.0009,
so 0.0003 for the mean of eight). What the calibration has not seen is below or near: the same tiles at half the light
0.9978, with half as much contrast again 0.9983, white noise 0.956 (`benchmarks/quick_agreement.py`)."""

SAMPLES = 16
CALIBRATING, CHECKING = slice(0, None, 2), slice(1, None, 2)  # of the samples
TILES_WORTH_CALIBRATING = 400  # a calibration takes as long as some 130 tiles in 32 bits, and saves two thirds of each
TILES_WORTH_CHECKING = 32

Samples = Callable[[int, slice], Sequence[Sample]]
"""Reads some of so many tiles, evenly spread over the run; fewer where there are no more or they hold no data."""


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
    """Looks for a quantised form of `network`; see `NetworkChooser`.

    The first run has it calibrated, checks it against torch's, and keeps it for later ones, and beside it the same
    aerial branch in 32 bits, as OpenVINO reads it. From then on that one does the check: torch's takes seconds to be
    read. Both have the satellite branch in common, which is not brought to 8 bits.
    """

    network: StoredNetwork
    samples: Samples
    tiles: int
    note: Callable[[str], None]
    pulse: Callable[[], None]
    cache: Path | None
    streams: int = 1
    with_series: bool = True

    @property
    def _path(self) -> Path:
        network = self.network
        with_series = self.with_series and network.card.satellite is not None
        return (self.cache or cache_folder() / "int8") / quick_name(network.card, network.digest, with_series)

    def find(self, wanted: bool) -> Found:
        """Return one that passes the check. Unless it is `wanted`, only if that costs less than it saves.

        Raises:
            InvalidRequest: OpenVINO or NNCF is not installed.
            InvalidModel: the network can't be converted.
        """
        if not wanted and self.tiles < TILES_WORTH_CHECKING:
            return Found()
        import_openvino()
        path = self._path
        found = self._check(read_whole(path), exact_path(path))
        if found.network is not None or not (wanted or self.tiles >= TILES_WORTH_CALIBRATING):
            return found
        return self._check(self._calibrate(path))

    def _read_checked(self) -> Sequence[Sample]:
        return self.samples(SAMPLES, CHECKING) or self.samples(SAMPLES, CALIBRATING)

    def _calibrate(self, path: Path) -> bytes:
        samples = self.samples(SAMPLES, CALIBRATING) or self._read_checked()
        if not samples:
            return b""
        network = self.network.read()
        self.note("The network is brought to 8 bits, for this run and later ones.")
        models = quantise(network, samples, self.pulse)
        content = pack(models)
        try:
            write_whole(content, path)
        except OSError as problem:
            self.note(f"{path} can't be written ({problem.strerror}): the next run calibrates anew.")
        else:
            with suppress(OSError):  # without it, torch's checks
                write_model(models.exact, exact_path(path))
        return content

    def _check(self, content: bytes, in_32_bits: Path | None = None) -> Found:
        quick = quick_from(content, self.network, self.streams)
        if quick is None:
            return Found()
        quick.compile()  # the samples are still being read, with some luck
        exact = self._exact_form(quick, in_32_bits)
        samples = self._read_checked()
        if not samples:
            return Found()
        share = agreement(exact, quick, samples, self.pulse, self.streams)
        return Found(quick, share, content) if share >= LEAST_AGREEMENT else Found(None, share)

    def _exact_form(self, quick: QuickNetwork, in_32_bits: Path | None) -> TwoHalves:
        model = read_model(in_32_bits) if in_32_bits else None
        if model is None:
            return self.network.exact()
        exact = quick.with_aerial(model)
        exact.compile()
        return exact


def is_worth_reading_early(tiles: int, device: str, precision: str) -> bool:
    """Return whether a run will surely look at its samples for a quantised network."""
    wanted = precision == "int8" or (precision == "auto" and tiles >= TILES_WORTH_CALIBRATING)
    return wanted and device == "cpu" and find_spec("openvino") is not None


def exact_path(path: Path) -> Path:
    """Return where the aerial branch in 32 bits lies, beside that in 8."""
    return path.with_suffix(".fp32.xml")


def quick_from(content: bytes, network: StoredNetwork, streams: int = 1) -> QuickNetwork | None:
    """Return the quantised form of `network` in a file's bytes, None if there is none or it is damaged.

    Raises:
        InvalidRequest: there is one, but OpenVINO is not installed.
    """
    models = unpack(content) if content else None
    return None if models is None else QuickNetwork.of(network.card, network.exact, models, streams)
