# SPDX-License-Identifier: GPL-2.0-or-later
"""From strips to one raster: a cloud-optimised GeoTIFF (tiled, compressed, with overviews), made in one pass by GDAL.

The strips are shown to GDAL as a virtual raster. Rows that have no strip stay without data.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass
from html import escape  # the XML module's own is flagged by the upload gate (B406)
from pathlib import Path

import numpy as np
import rasterio
import rasterio.shutil
from rasterio._err import CPLE_BaseError  # as in imagery/raster_files.py
from rasterio.errors import RasterioError
from rasterio.windows import Window as RasterWindow

from flair2_plugin.core.errors import OutputFailed
from flair2_plugin.imagery.grid import Grid, Window

_POLL = 0.2  # seconds
_PIECE = 512  # pixels: the side of the map's blocks


@dataclass(frozen=True)
class MapFile:
    """What a raster holds besides its pixels; `overviews` is GDAL's name of a way of resampling."""

    description: str
    nodata: int
    tags: dict[str, str]
    colours: dict[int, tuple[int, int, int, int]] | None
    overviews: str


def assemble(
    strips: Iterable[tuple[Path, Window]], grid: Grid, contents: MapFile, target: Path, check_stop: Callable[[], None]
) -> None:
    """Write the raster `target` on `grid` from strips and the windows of the grid that they fill.

    Raises:
        OutputFailed: it can't be written (folder gone, disk full).
        Stopped: `check_stop` said so; `target` is then unfinished.
    """
    virtual = virtual_raster(strips, grid, contents)
    options = {"compress": "deflate", "blocksize": 512, "overview_resampling": contents.overviews}

    def copy() -> None:
        rasterio.shutil.copy(virtual, target, driver="COG", bigtiff="if_safer", num_threads="all_cpus", **options)
        check_copy(virtual, target)

    thread = ThreadPoolExecutor(max_workers=1)
    try:
        work = thread.submit(copy)
        while not wait([work], timeout=_POLL).done:
            check_stop()
        work.result()
    except (RasterioError, CPLE_BaseError, OSError, SystemError) as problem:  # the last: GDAL failed without a word
        raise OutputFailed(
            f"{target} can't be written ({problem}): see to free space and rights in its folder."
        ) from problem
    finally:
        thread.shutdown(wait=False)


def check_copy(virtual: str, target: Path) -> None:
    """Read what was written: GDAL does not tell when the last blocks don't go on a full disk.

    Raises:
        OSError: `target` is not what `virtual` shows, or one of its overviews is damaged.
    """
    with rasterio.open(virtual) as wanted, rasterio.open(target, num_threads="all_cpus") as made:
        levels = len(made.overviews(1))
        for window in _pieces(wanted.width, wanted.height):
            if not np.array_equal(wanted.read(1, window=window), made.read(1, window=window)):
                raise OSError(f"it is damaged near row {window.row_off}")
    for level in range(levels):
        with rasterio.open(target, overview_level=level) as overview:
            for window in _pieces(overview.width, overview.height):
                overview.read(1, window=window)


def _pieces(width: int, height: int) -> Iterator[RasterWindow]:
    for row in range(0, height, _PIECE):
        for column in range(0, width, 8 * _PIECE):
            yield RasterWindow(column, row, min(8 * _PIECE, width - column), min(_PIECE, height - row))


def virtual_raster(strips: Iterable[tuple[Path, Window]], grid: Grid, contents: MapFile) -> str:
    """Return the text of GDAL's virtual raster (gdal.org/drivers/raster/vrt.html) that shows the strips as one."""
    tags = "".join(f'<MDI key="{escape(key)}">{escape(value)}</MDI>' for key, value in contents.tags.items())
    transform = ", ".join(repr(float(number)) for number in grid.transform.to_gdal())
    return (
        f'<VRTDataset rasterXSize="{grid.width}" rasterYSize="{grid.height}">'
        f"<SRS>{escape(grid.crs.to_wkt())}</SRS><GeoTransform>{transform}</GeoTransform><Metadata>{tags}</Metadata>"
        f'<VRTRasterBand dataType="Byte" band="1"><Description>{escape(contents.description)}</Description>'
        f"<NoDataValue>{contents.nodata}</NoDataValue>{_colours(contents)}"
        f"{''.join(_source(path, window) for path, window in strips)}</VRTRasterBand></VRTDataset>"
    )


def _colours(contents: MapFile) -> str:
    if contents.colours is None:
        return "<ColorInterp>Gray</ColorInterp>"
    clear = (0, 0, 0, 0)
    table = (contents.colours.get(value, clear) for value in range(max(contents.colours) + 1))
    entries = "".join(f'<Entry c1="{r}" c2="{g}" c3="{b}" c4="{a}"/>' for r, g, b, a in table)
    return f"<ColorInterp>Palette</ColorInterp><ColorTable>{entries}</ColorTable>"


def _source(path: Path, window: Window) -> str:
    size = f'xSize="{window.width}" ySize="{window.height}"'
    return (
        f'<SimpleSource><SourceFilename relativeToVRT="0">{escape(str(path))}</SourceFilename>'
        "<SourceBand>1</SourceBand>"
        f'<SourceProperties RasterXSize="{window.width}" RasterYSize="{window.height}" DataType="Byte"'
        f' BlockXSize="{window.width}" BlockYSize="{min(16, window.height)}"/>'
        f'<SrcRect xOff="0" yOff="0" {size}/><DstRect xOff="{window.col}" yOff="{window.row}" {size}/></SimpleSource>'
    )
