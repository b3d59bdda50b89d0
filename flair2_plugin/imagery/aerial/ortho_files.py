# SPDX-License-Identifier: GPL-2.0-or-later
"""Opens an ortho, from one raster or from several: a picture, near infrared, heights."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace

from rasterio.enums import ColorInterp
from rasterio.io import DatasetReader

from flair2_plugin.core.errors import InvalidImagery
from flair2_plugin.core.model_card import AerialInput
from flair2_plugin.core.request import HeightUnit, Scaling
from flair2_plugin.imagery.aerial.band_choice import choose_bands
from flair2_plugin.imagery.aerial.ortho import Ortho
from flair2_plugin.imagery.aerial.ortho_layers import HeightDifference, HeightLayer, Layer, PictureLayer, Raster
from flair2_plugin.imagery.aerial.stacked_heights import HEIGHT, set_heights_apart
from flair2_plugin.imagery.aerial.value_range import ValueRange, find_range
from flair2_plugin.imagery.grid import Grid, bounds_of, overlap, project
from flair2_plugin.imagery.model_grid import ortho_grid, outline, same_pixels
from flair2_plugin.imagery.raster_files import placing, reading
from flair2_plugin.imagery.tile_folder import open_rasters
from flair2_plugin.imagery.warping import grid_of, warped

NIR = "nir"  # of FLAIR's bands
_INFRARED = ("nir", "infrared", "infrarouge", "pir")


@dataclass(frozen=True)
class ExtraBands:
    """Rasters, or folders of tiles, with bands that the ortho itself need not have; None where none is given.

    `nir` has near infrared as its first band (as IGN's infrared orthos have) or as one that is called so. `height` are
    heights above the ground; without it, they are the difference of `surface` and `terrain`.
    """

    nir: str | None = None
    height: str | None = None
    surface: str | None = None
    terrain: str | None = None
    unit: HeightUnit = "auto"

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the bands that they give."""
        high = self.height or self.surface
        return ((NIR,) if self.nir else ()) + ((HEIGHT,) if high else ())


@contextmanager
def open_ortho(
    path: str,
    wanted: AerialInput,
    bands: tuple[int, ...] = (),
    values: ValueRange | Scaling = "auto",
    extra: ExtraBands = ExtraBands(),
) -> Iterator[Ortho]:
    """Open an ortho for a model.

    `bands` are 1-based, for those of the model's bands that `extra` does not give; 0 is one that is absent. `values`
    says what becomes 0 and 255, or how that is found, of the ortho and of other pictures with the same type of numbers.

    Raises:
        InvalidImagery: a raster can't be read, has no CRS, not the bands, or another place.
    """
    with ExitStack() as stack:
        dataset = open_rasters(path, stack)
        with placing(path):
            grid = ortho_grid(dataset, wanted.pixel_size)
            resampled = grid != grid_of(dataset) and not same_pixels(dataset, grid)
        seen = _Seen(grid, stack)
        picture = _picture(path, dataset, seen, wanted, bands, values, extra)
        own = set_heights_apart(picture, dataset, wanted, values, extra.unit)
        others = [
            _extra_layer(name, seen, wanted, _for_another(values, dataset), extra)
            for name in extra.names
            if name in wanted.bands
        ]
        yield Ortho(path, grid, wanted.bands, own[0], (*own[1:], *others), resampled)


@dataclass(frozen=True)
class _Seen:
    """Opens rasters on the ortho's grid."""

    grid: Grid
    stack: ExitStack

    def lay(self, path: str, dataset: DatasetReader) -> Raster:
        with placing(path):
            native = grid_of(dataset) == self.grid
            source = dataset if native else self.stack.enter_context(warped(dataset, self.grid))
        return Raster(path, source)

    def open(self, path: str) -> tuple[DatasetReader, Raster]:
        dataset = open_rasters(path, self.stack)
        with placing(path):
            extent = bounds_of(*project(*outline(dataset), dataset.crs, self.grid.crs))
        if not overlap(extent, self.grid.extent):
            raise InvalidImagery(f"{path} lies nowhere on the ortho: give one of the same place.")
        return dataset, self.lay(path, dataset)


def _picture(
    path: str,
    dataset: DatasetReader,
    seen: _Seen,
    wanted: AerialInput,
    bands: tuple[int, ...],
    values: ValueRange | Scaling,
    extra: ExtraBands,
) -> PictureLayer:
    names = tuple(name for name in wanted.bands if name not in extra.names)
    if not names:
        raise InvalidImagery(f"{path} has nothing to give: the model's only bands come from other rasters.")
    with reading(path):
        chosen = choose_bands(dataset, replace(wanted, bands=names), bands, path)
        present = {name: band for name, band in zip(names, chosen, strict=True) if band}
        coloured = tuple(band for name, band in present.items() if name != HEIGHT) or tuple(present.values())
        found = values if isinstance(values, ValueRange) else find_range(dataset, coloured, values)
    places = tuple(wanted.bands.index(name) for name in present)
    return PictureLayer(places, seen.lay(path, dataset), tuple(present.values()), found)


def _for_another(values: ValueRange | Scaling, ortho: DatasetReader) -> Callable[[DatasetReader], ValueRange | Scaling]:
    """Return what is asked of another picture: values that were named are those of the ortho's type of numbers."""

    def choose(dataset: DatasetReader) -> ValueRange | Scaling:
        return "auto" if isinstance(values, ValueRange) and dataset.dtypes[0] != ortho.dtypes[0] else values

    return choose


def _extra_layer(
    name: str,
    seen: _Seen,
    wanted: AerialInput,
    values_of: Callable[[DatasetReader], ValueRange | Scaling],
    extra: ExtraBands,
) -> Layer:
    places = (wanted.bands.index(name),)
    if name == NIR:
        path = str(extra.nir)
        dataset, raster = seen.open(path)
        with reading(path):
            band = infrared_band(dataset)
            values = values_of(dataset)
            found = values if isinstance(values, ValueRange) else find_range(dataset, _pictured(dataset), values)
            return PictureLayer(places, raster, (band,), found, True)
    if extra.height:
        dataset, raster = seen.open(extra.height)
        return HeightLayer(places, raster, extra.unit == "flair" or (extra.unit == "auto" and _in_8_bits(dataset)))
    return HeightDifference(places, seen.open(str(extra.surface))[1], seen.open(str(extra.terrain))[1])


def _pictured(dataset: DatasetReader) -> tuple[int, ...]:
    """Return all bands of a picture: their values belong together, even if one is taken only."""
    return tuple(band for band in dataset.indexes if dataset.colorinterp[band - 1] != ColorInterp.alpha) or (1,)


def infrared_band(dataset: DatasetReader) -> int:
    """Return the band that is called near infrared, else the first: infrared orthos begin with it."""
    for band in dataset.indexes:
        name = (dataset.descriptions[band - 1] or "").lower()
        if dataset.colorinterp[band - 1] != ColorInterp.alpha and any(word in name for word in _INFRARED):
            return band
    return 1


def _in_8_bits(dataset: DatasetReader) -> bool:
    return dataset.dtypes[0] == "uint8"
