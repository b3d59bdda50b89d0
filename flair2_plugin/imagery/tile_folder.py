# SPDX-License-Identifier: GPL-2.0-or-later
"""A raster, or a folder of tiles that make one: IGN's orthos and height models come as tiles of 1 km."""

from __future__ import annotations

import math
import os
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from html import escape  # the XML module's own is flagged by the upload gate (B406)
from pathlib import Path

from affine import Affine
from rasterio.crs import CRS
from rasterio.io import DatasetReader, MemoryFile

from flair2_plugin.core.errors import InvalidImagery
from flair2_plugin.core.tile_files import list_tiles
from flair2_plugin.imagery.raster_files import open_raster, reading

_APART = 1e-3  # of a pixel size: tiles whose sizes differ by more are not of one raster
GDAL_TYPES = {
    "uint8": "Byte",
    "int8": "Int8",
    "uint16": "UInt16",
    "int16": "Int16",
    "uint32": "UInt32",
    "int32": "Int32",
    "float32": "Float32",
    "float64": "Float64",
}


def open_rasters(path: str, stack: ExitStack) -> DatasetReader:
    """Open a raster, or the tiles in a folder as one.

    Raises:
        InvalidImagery: there is none, one can't be read, or the tiles are not of one kind.
    """
    if not path or not os.path.isdir(path):  # noqa: PTH112  Path.is_dir fails on a name that is too long
        return stack.enter_context(open_raster(path))
    tiles = [_look_at(file) for file in tile_files(Path(path))]
    if not tiles:
        raise InvalidImagery(f"The folder {path} holds no raster: tiles as GeoTIFF or JPEG 2000 are needed.")
    for tile in tiles[1:]:
        _check_alike(tiles[0], tile)
    file = stack.enter_context(MemoryFile(virtual_mosaic(tiles).encode(), filename="tiles.vrt"))
    with reading(path):
        return stack.enter_context(file.open())


def tile_files(folder: Path) -> list[Path]:
    """Return the rasters in a folder, by name.

    Raises:
        InvalidImagery: it can't be listed.
    """
    try:
        return list_tiles(folder)
    except OSError as problem:
        raise InvalidImagery(f"The folder {folder} can't be read: {problem.strerror}.") from problem


@dataclass(frozen=True)
class RasterTile:
    """What must be known of a tile to lay it beside others."""

    path: Path
    crs: CRS
    transform: Affine
    width: int
    height: int
    dtypes: tuple[str, ...]
    nodata: float | None
    names: tuple[str | None, ...]
    colours: tuple[str, ...]
    block: tuple[int, int]
    scaling: tuple[tuple[float, float], ...] = ()
    """The scale and the offset of each band."""
    bits: tuple[str, ...] = ()
    """How many bits each band has, where the file says so."""


def _look_at(path: Path) -> RasterTile:
    with open_raster(str(path)) as dataset:
        own = dataset.transform
        if own.b or own.d or own.a <= 0 or own.e >= 0:
            raise InvalidImagery(f"{path} is not north-up, as the tiles of a folder must be: warp it first (gdalwarp).")
        return RasterTile(
            path.absolute(),
            dataset.crs,
            own,
            dataset.width,
            dataset.height,
            tuple(dataset.dtypes),
            dataset.nodata,
            tuple(dataset.descriptions),
            tuple(colour.name.capitalize() for colour in dataset.colorinterp),
            dataset.block_shapes[0],
            tuple(zip(dataset.scales, dataset.offsets, strict=True)),
            tuple(dataset.tags(band, ns="IMAGE_STRUCTURE").get("NBITS", "") for band in dataset.indexes),
        )


def _check_alike(first: RasterTile, tile: RasterTile) -> None:
    sizes = (tile.transform.a / first.transform.a, tile.transform.e / first.transform.e)
    differences = {
        "coordinate reference system": tile.crs != first.crs,
        "number or type of bands": tile.dtypes != first.dtypes,
        "pixel size": any(abs(size - 1) > _APART for size in sizes),
    }
    for name, differs in differences.items():
        if differs:
            raise InvalidImagery(
                f"{tile.path} has another {name} than {first.path.name}: tiles of one folder must be alike, so move "
                "it away, or build a virtual raster (gdalbuildvrt, gdalwarp -of VRT)."
            )


def virtual_mosaic(tiles: Sequence[RasterTile]) -> str:
    """Return the text of GDAL's virtual raster (gdal.org/drivers/raster/vrt.html) that shows tiles as one.

    Where tiles overlap, the last one is seen. Where there is none, there is no data.
    """
    first = tiles[0]
    left, top = min(tile.transform.c for tile in tiles), max(tile.transform.f for tile in tiles)
    places = [_place(tile, left, top, first) for tile in tiles]
    width = max(column + tile.width for tile, (column, _) in zip(tiles, places, strict=True))
    height = max(row + tile.height for tile, (_, row) in zip(tiles, places, strict=True))
    transform = Affine(first.transform.a, 0, left, 0, first.transform.e, top).to_gdal()
    bands = [_band(number, tiles, places) for number in range(1, len(first.dtypes) + 1)]
    if first.nodata is None and "Alpha" not in first.colours and _leave_gaps(tiles, width, height):
        bands.append(_alpha(len(bands) + 1, tiles, places))
    return (
        f'<VRTDataset rasterXSize="{width}" rasterYSize="{height}"><SRS>{escape(first.crs.to_wkt())}</SRS>'
        f"<GeoTransform>{', '.join(repr(float(number)) for number in transform)}</GeoTransform>"
        f"{''.join(bands)}</VRTDataset>"
    )


def _place(tile: RasterTile, left: float, top: float, first: RasterTile) -> tuple[int, int]:
    column, row = (tile.transform.c - left) / first.transform.a, (tile.transform.f - top) / first.transform.e
    return math.floor(column + 0.5), math.floor(row + 0.5)


def _leave_gaps(tiles: Sequence[RasterTile], width: int, height: int) -> bool:
    return sum(tile.width * tile.height for tile in tiles) < width * height


def _band(number: int, tiles: Sequence[RasterTile], places: Sequence[tuple[int, int]]) -> str:
    first = tiles[0]
    kind, name, colour = (values[number - 1] for values in (first.dtypes, first.names, first.colours))
    nodata = "" if first.nodata is None else f"<NoDataValue>{first.nodata!r}</NoDataValue>"
    described = f"<Description>{escape(name)}</Description>" if name else ""
    sources = "".join(
        f"<SimpleSource>{_source(number, tile, place)}</SimpleSource>"
        for tile, place in zip(tiles, places, strict=True)
    )
    return (
        f'<VRTRasterBand dataType="{GDAL_TYPES[str(kind)]}" band="{number}">'
        f"{_numbers(first, number - 1)}{described}{nodata}"
        f"<ColorInterp>{colour}</ColorInterp>{sources}</VRTRasterBand>"
    )


def _numbers(tile: RasterTile, place: int) -> str:
    """Return what the file says of a band's numbers: bits, scale and offset."""
    bits = tile.bits[place] if tile.bits else ""
    scale, offset = tile.scaling[place] if tile.scaling else (1.0, 0.0)
    named = f'<Metadata domain="IMAGE_STRUCTURE"><MDI key="NBITS">{escape(bits)}</MDI></Metadata>' if bits else ""
    return named if (scale, offset) == (1.0, 0.0) else f"{named}<Offset>{offset!r}</Offset><Scale>{scale!r}</Scale>"


def _alpha(number: int, tiles: Sequence[RasterTile], places: Sequence[tuple[int, int]]) -> str:
    """Return a band that is 255 where a tile is, as `gdalbuildvrt -addalpha` makes it, and 0 elsewhere."""
    sources = "".join(
        f"<ComplexSource>{_source(1, tile, place)}<ScaleOffset>255</ScaleOffset><ScaleRatio>0</ScaleRatio>"
        "</ComplexSource>"
        for tile, place in zip(tiles, places, strict=True)
    )
    return f'<VRTRasterBand dataType="Byte" band="{number}"><ColorInterp>Alpha</ColorInterp>{sources}</VRTRasterBand>'


def _source(number: int, tile: RasterTile, place: tuple[int, int]) -> str:
    size = f'xSize="{tile.width}" ySize="{tile.height}"'
    (down, across), kind = tile.block, GDAL_TYPES[tile.dtypes[number - 1]]
    return (
        f'<SourceFilename relativeToVRT="0">{escape(str(tile.path))}</SourceFilename><SourceBand>{number}</SourceBand>'
        f'<SourceProperties RasterXSize="{tile.width}" RasterYSize="{tile.height}" DataType="{kind}"'
        f' BlockXSize="{across}" BlockYSize="{down}"/>'
        f'<SrcRect xOff="0" yOff="0" {size}/><DstRect xOff="{place[0]}" yOff="{place[1]}" {size}/>'
    )
