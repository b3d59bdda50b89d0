# SPDX-License-Identifier: GPL-2.0-or-later
"""Single-band rasters of one ground, with pixels of several sizes, seen as the bands of one raster."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from html import escape  # the XML module's own is flagged by the upload gate (B406)

from affine import Affine
from rasterio.crs import CRS
from rasterio.io import DatasetReader, MemoryFile

from flair2_plugin.core.errors import InvalidImagery
from flair2_plugin.imagery.raster_files import open_raster, reading
from flair2_plugin.imagery.tile_folder import GDAL_TYPES
from flair2_plugin.imagery.warping import closed_with

_KINDS = ("uint8", "uint16", "int16")
_FORMATS = ("JP2", "JPEG2000", "GTiff")  # beginnings of drivers' names: a VRT under such a name could read any file
_APART = 0.1  # of a pixel: corners of bands of one ground agree


@dataclass(frozen=True)
class BandFile:
    """What must be known of a single-band raster to see it with others; `block` is height, width."""

    path: str
    crs: CRS
    transform: Affine
    width: int
    height: int
    dtype: str
    block: tuple[int, int]

    @property
    def corners(self) -> tuple[float, ...]:
        """The first and the last corner, x and y of each in map units."""
        return (self.transform.c, self.transform.f, *(self.transform @ (self.width, self.height)))


@dataclass(frozen=True)
class BandStack:
    """Bands of one ground; seen together they have the pixels of `finest`, and `nodata` where there is none.

    Coarser pixels are repeated, as in FLAIR's series, where those of 20 m stand in pairs of 10 m.
    """

    name: str
    bands: tuple[BandFile, ...]
    finest: BandFile
    nodata: int | None

    def open(self, stack: ExitStack) -> DatasetReader:
        """Open them as one raster; the files are opened as they are read, no more than GDAL keeps in its pool.

        Raises:
            InvalidImagery: GDAL can't.
        """
        file = closed_with(stack, MemoryFile(_virtual_raster(self).encode(), filename="bands.vrt"))
        with reading(self.name):
            return closed_with(stack, file.open())


def find_bands(files: Sequence[str], name: str, nodata: int | None, like: BandFile | None = None) -> BandStack:
    """Return single-band rasters as the bands of one, with the pixels of the finest, or those of `like`.

    What is to be `like` another one lies on its ground, whatever it says of its own place: masks need not say any.

    Raises:
        InvalidImagery: one can't be opened, or does not cover the same ground; `name` is what a sentence calls them.
    """
    bands = tuple(_look_at(file, like) for file in files)
    finest = like or min(bands, key=lambda band: band.transform.a)
    for band in bands:
        _check_ground(band, finest, bands[0].dtype)
    return BandStack(name, bands, finest, nodata)


def _look_at(path: str, like: BandFile | None) -> BandFile:
    with open_raster(path, placed=like is None) as dataset:
        own, crs = dataset.transform, dataset.crs
        if like is not None:
            crs, own = like.crs, like.transform @ Affine.scale(like.width / dataset.width, like.height / dataset.height)
        upright = own.a > 0 > own.e and not own.b and not own.d
        sound = dataset.count == 1 and dataset.dtypes[0] in _KINDS and dataset.driver.startswith(_FORMATS)
        if not sound or not upright:
            raise InvalidImagery(f"{path} is no band of a Sentinel-2 product as its producer makes it: copy it anew.")
        size = dataset.width, dataset.height
        return BandFile(path, crs, own, *size, dataset.dtypes[0], dataset.block_shapes[0])


def _check_ground(band: BandFile, finest: BandFile, dtype: str) -> None:
    ratios = band.transform.a / finest.transform.a, band.transform.e / finest.transform.e
    apart = max(abs(own - other) for own, other in zip(band.corners, finest.corners, strict=True))
    whole = all(abs(ratio - round(ratio)) < 1e-6 and ratio > 0.5 for ratio in ratios)
    if apart > _APART * finest.transform.a or not whole or band.crs != finest.crs or band.dtype != dtype:
        raise InvalidImagery(f"{band.path} does not lie on the ground of its product's other bands: copy it anew.")


def _virtual_raster(stack: BandStack) -> str:
    """Return the text of GDAL's virtual raster (gdal.org/drivers/raster/vrt.html) of the bands."""
    finest = stack.finest
    transform = ", ".join(repr(float(number)) for number in finest.transform.to_gdal())
    parts = "".join(_band(number, band, finest, stack.nodata) for number, band in enumerate(stack.bands, start=1))
    return (
        f'<VRTDataset rasterXSize="{finest.width}" rasterYSize="{finest.height}">'
        f"<SRS>{escape(finest.crs.to_wkt())}</SRS><GeoTransform>{transform}</GeoTransform>{parts}</VRTDataset>"
    )


def _band(number: int, band: BandFile, finest: BandFile, nodata: int | None) -> str:
    kind, (down, across) = GDAL_TYPES[band.dtype], band.block
    void = "" if nodata is None else f"<NoDataValue>{nodata}</NoDataValue>"
    return (
        f'<VRTRasterBand dataType="{kind}" band="{number}">{void}<SimpleSource>'
        f'<SourceFilename relativeToVRT="0">{escape(band.path)}</SourceFilename><SourceBand>1</SourceBand>'
        f'<SourceProperties RasterXSize="{band.width}" RasterYSize="{band.height}" DataType="{kind}"'
        f' BlockXSize="{across}" BlockYSize="{down}"/>'
        f'<SrcRect xOff="0" yOff="0" xSize="{band.width}" ySize="{band.height}"/>'
        f'<DstRect xOff="0" yOff="0" xSize="{finest.width}" ySize="{finest.height}"/>'
        "</SimpleSource></VRTRasterBand>"
    )
