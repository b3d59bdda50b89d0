# SPDX-License-Identifier: GPL-2.0-or-later
"""The strips of a map in the making as one virtual raster, whose text is written without opening them."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape  # the XML module's own is flagged by the upload gate (B406)
from pathlib import Path
from typing import Iterable, Optional, Tuple

from flair2_plugin.core.messages import Strip
from flair2_plugin.core.nomenclature import NODATA
from flair2_plugin.desktop.runs.rasters import open_raster


@dataclass(frozen=True)
class MapFrame:
    """Where the whole map lies: its CRS as WKT, GDAL's six numbers, and its size in pixels."""

    wkt: str
    transform: Tuple[float, ...]
    width: int
    height: int


def read_frame(strip: Strip) -> Optional[MapFrame]:
    """Return the frame of the map that a strip belongs to, None where its file can't be read."""
    dataset = open_raster(strip.path)
    if dataset is None:
        return None
    west, across, skew, north, lean, down = dataset.GetGeoTransform()
    west -= strip.left * across
    north -= strip.top * down
    return MapFrame(dataset.GetProjection(), (west, across, skew, north, lean, down), strip.of_columns, strip.of_rows)


def virtual_raster(frame: MapFrame, strips: Iterable[Strip]) -> str:
    """Return the text of GDAL's virtual raster that shows the strips in their places, and no data elsewhere."""
    transform = ", ".join(repr(number) for number in frame.transform)
    return (
        f'<VRTDataset rasterXSize="{frame.width}" rasterYSize="{frame.height}">'
        f"<SRS>{escape(frame.wkt)}</SRS><GeoTransform>{transform}</GeoTransform>"
        f'<VRTRasterBand dataType="Byte" band="1"><NoDataValue>{NODATA}</NoDataValue>'
        f"{''.join(map(_source, strips))}</VRTRasterBand></VRTDataset>"
    )


def _source(strip: Strip) -> str:
    size = f'xSize="{strip.columns}" ySize="{strip.rows}"'
    return (
        f'<SimpleSource><SourceFilename relativeToVRT="0">{escape(str(Path(strip.path)))}</SourceFilename>'
        "<SourceBand>1</SourceBand>"
        f'<SourceProperties RasterXSize="{strip.columns}" RasterYSize="{strip.rows}" DataType="Byte" '
        f'BlockXSize="{strip.columns}" BlockYSize="{min(16, strip.rows)}"/>'
        f'<SrcRect xOff="0" yOff="0" {size}/><DstRect xOff="{strip.left}" yOff="{strip.top}" {size}/></SimpleSource>'
    )
