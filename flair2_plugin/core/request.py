# SPDX-License-Identifier: GPL-2.0-or-later
"""The request: everything a land-cover run is asked for, as one value that goes to JSON and back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Optional, get_args

from flair2_plugin.core.errors import InvalidRequest
from flair2_plugin.core.records import read_json
from flair2_plugin.core.wording import quote

DEVICES = ("auto", "cpu", "cuda", "mps")
Tta = Literal["none", "d4"]
SatellitePass = Literal["tile", "shared"]
HeightUnit = Literal["auto", "metres", "flair"]
Precision = Literal["auto", "fp32", "bf16", "fp16", "int8"]
Scaling = Literal["auto", "depth", "percentile"]

_DEVICE = re.compile(rf"({'|'.join(DEVICES)})(:[0-9]{{1,3}})?")
_HUGE = 1e15  # map units or grey values; far beyond, arithmetic overflows
_NARROWEST = 1e-30  # 255 over a narrower value range is no number in 32 bits


@dataclass(frozen=True)
class Extent:
    """A rectangle in map units of the ortho's CRS."""

    xmin: float
    ymin: float
    xmax: float
    ymax: float


@dataclass(frozen=True)
class Acquisition:
    """When, with what and how high the ortho was taken: only models trained with metadata ask for it.

    `date` is "YYYY-MM-DD", `time` "HH:MM" (local, as in FLAIR), `altitude` the ground's height in metres. What is empty
    is taken from the ortho's tags and names; where those tell no time it is noon, and no camera, an UltraCam Eagle.
    """

    date: str = ""
    time: str = ""
    camera: str = ""
    altitude: float = 0.0


@dataclass(frozen=True)
class Request:
    """One land-cover run.

    `bands` are the ortho's 1-based bands in the model's order (empty: the first ones, in order); 0 is an absent one,
    which the model can do without. `value_range` are the ortho's values that become black and white; without it, they
    are found by `scaling`: the full range of its bit depth ("depth"), the percentiles of a sample, or "auto", the first
    where its values fill it. `overlap` is the share of a tile's side that the next tile covers again. `batch_size` is
    how many tiles a GPU takes at a time, 0 as many as fit.

    `ortho` may be a folder of tiles, and so may the rasters of bands that it lacks. `nir` is near infrared; `height`
    are heights above the ground, in metres or as FLAIR's 8 bits (`height_unit`; "auto" takes 8 bits as those), or in
    their place `surface` and `terrain` the two models, in metres, whose difference they are.

    The probabilities of the models in `ensemble` are averaged with `model`'s; with `tta` "d4" they are also averaged
    over the eight turns and flips of each tile. `precision` other than "fp32" is faster, and used only if a check on
    some tiles of the run finds the same classes.

    With `satellite` "shared" neighbouring tiles share a pass of the satellite branch: faster, and nearly as exact.

    `aoi` is a vector file whose polygons limit the map, within the `extent` if both are given.

    `statistics` is a CSV with the areas of the classes, `polygons` a GeoPackage with the map's classes as polygons.
    With `resume`, an unfinished run of the same request goes on; with `keep_partial`, a run that is stopped leaves its
    finished part as a map of its own.
    """

    ortho: str
    model: str
    output: str
    sentinel2: tuple[str, ...] = ()
    dates: Optional[str] = None
    bands: tuple[int, ...] = ()
    value_range: Optional[tuple[float, ...]] = None
    extent: Optional[Extent] = None
    acquisition: Optional[Acquisition] = None
    overlap: float = 0.25
    batch_size: int = 0
    device: str = "auto"
    confidence: Optional[str] = None
    ensemble: tuple[str, ...] = ()
    tta: Tta = "none"
    statistics: Optional[str] = None
    resume: bool = False
    keep_partial: bool = False
    aoi: Optional[str] = None
    polygons: Optional[str] = None
    satellite: SatellitePass = "tile"
    precision: Precision = "auto"
    nir: Optional[str] = None
    height: Optional[str] = None
    height_unit: HeightUnit = "auto"
    surface: Optional[str] = None
    terrain: Optional[str] = None
    scaling: Scaling = "auto"

    def __post_init__(self) -> None:
        """Refuse what no run could serve.

        Raises:
            InvalidRequest: an option is out of its range.
        """
        if not all(abs(number) < _HUGE for number in self._numbers()):
            raise InvalidRequest(
                "A number of the request (range, extent, altitude) is not finite or far too large: give plain numbers."
            )
        if not 0.0 <= self.overlap <= 0.75:
            raise InvalidRequest(f"The overlap is {self.overlap}; it must lie between 0 and 0.75.")
        if self.batch_size < 0:
            raise InvalidRequest(f"The batch size is {self.batch_size}; it must be at least 1, or 0 for what fits.")
        if not _DEVICE.fullmatch(self.device):
            raise InvalidRequest(f'The device is "{quote(self.device)}"; choose auto, cpu, cuda, cuda:N or mps.')
        if self.extent and not (self.extent.xmin < self.extent.xmax and self.extent.ymin < self.extent.ymax):
            raise InvalidRequest("The extent is empty: give XMIN YMIN XMAX YMAX with XMIN < XMAX and YMIN < YMAX.")
        if any(band < 0 for band in self.bands):
            raise InvalidRequest("Bands are counted from 1; 0 is a band that is absent.")
        if self.tta not in get_args(Tta):
            raise InvalidRequest(f'Test-time augmentation is "{self.tta}"; choose {" or ".join(get_args(Tta))}.')
        if self.precision not in get_args(Precision):
            raise InvalidRequest(f'The precision is "{self.precision}"; choose {", ".join(get_args(Precision))}.')
        self._check_values()
        self._check_satellite()
        self._check_height()

    def _check_values(self) -> None:
        if self.value_range and not (
            len(self.value_range) == 2 and self.value_range[1] - self.value_range[0] > _NARROWEST
        ):
            raise InvalidRequest("The value range needs two numbers, the lower one first.")
        if self.scaling not in get_args(Scaling):
            raise InvalidRequest(f'The scaling is "{quote(self.scaling)}"; choose {", ".join(get_args(Scaling))}.')
        if self.value_range and self.scaling != "auto":
            raise InvalidRequest("The values of black and white are given, and how to find them too: leave one out.")

    def _check_satellite(self) -> None:
        if self.satellite not in get_args(SatellitePass):
            raise InvalidRequest(f'The satellite pass is "{quote(self.satellite)}"; choose tile or shared.')
        if self.satellite == "shared" and self.tta != "none":
            raise InvalidRequest(
                "Shared Sentinel-2 windows can't be turned tile by tile: leave out --satellite or --tta."
            )

    def _check_height(self) -> None:
        if self.height_unit not in get_args(HeightUnit):
            raise InvalidRequest(
                f'The unit of the heights is "{quote(self.height_unit)}"; choose {", ".join(get_args(HeightUnit))}.'
            )
        if self.height and (self.surface or self.terrain):
            raise InvalidRequest("Heights are given, and a surface or terrain model too: give one or the other.")
        if bool(self.surface) != bool(self.terrain):
            raise InvalidRequest(
                "Heights above the ground need both a surface and a terrain model: give the other one too."
            )

    def _numbers(self) -> Iterator[float]:
        yield from self.value_range or ()
        if self.extent:
            yield from (self.extent.xmin, self.extent.ymin, self.extent.xmax, self.extent.ymax)
        if self.acquisition:
            yield self.acquisition.altitude


def read_request(path: Path) -> Request:
    """Read a request file (JSON).

    Raises:
        InvalidRequest: the file can't be read, or a key or value in it is wrong.
    """
    return read_json(Request, path, InvalidRequest)
