# SPDX-License-Identifier: GPL-2.0-or-later
"""A picture of a run, drawn by QGIS: the ortho, the class map with its legend, the confidence, the truth if known.

python3 -m flair2_plugin.desktop.picture --ortho O.tif --map M.tif --confidence C.tif [--truth T.tif] --output P.png
"""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import dataclass
from typing import List, Optional, Sequence

from qgis.core import (
    QgsApplication,
    QgsBilinearRasterResampler,
    QgsColorRampLegendNodeSettings,
    QgsLayoutExporter,
    QgsProject,
    QgsRasterLayer,
    QgsSingleBandPseudoColorRenderer,
)
from qgis.PyQt.QtCore import QSize

from flair2_plugin.core.errors import Flair2Error, InvalidRequest, OutputFailed
from flair2_plugin.desktop.sheet import Panel, Sheet

_DPI = 150


@dataclass(frozen=True)
class Picture:
    """The rasters to draw and where to."""

    ortho: str
    class_map: str
    confidence: Optional[str]
    truth: Optional[str]
    output: str
    title: str


def main(arguments: Optional[Sequence[str]] = None) -> int:
    """Draw the picture and return the exit code: 0, or 2 if a raster can't be read or the picture not written."""
    picture = _read(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QgsApplication([], True)
    application.initQgis()
    try:
        draw(picture)
    except Flair2Error as problem:
        sys.stderr.write(f"{problem}\n")
        return problem.exit_code
    finally:
        QgsProject.instance().clear()
        application.exitQgis()
    return 0


def draw(picture: Picture) -> None:
    """Draw the picture with a print layout; needs a running QgsApplication.

    Raises:
        InvalidRequest: a raster can't be read.
        OutputFailed: the picture can't be written.
    """
    panels = _panels(picture)
    QgsProject.instance().setCrs(panels[1].layer.crs())
    sheet = Sheet(QgsProject.instance(), picture.title, panels, panels[1].layer.extent())
    # Not exportToImage, which has GDAL write a georeference into the PNG.
    image = QgsLayoutExporter(sheet.layout).renderPageToImage(0, QSize(), _DPI)
    if not image.save(picture.output):
        raise OutputFailed(f"The picture can't be written to {picture.output}: see to its folder.")


def _read(arguments: Optional[Sequence[str]]) -> Picture:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--ortho", required=True, help="drawn in natural colours")
    parser.add_argument("--map", required=True, help="the class map, with its style file beside it")
    parser.add_argument("--confidence", help="the confidence raster, with its style file beside it")
    parser.add_argument("--truth", help="labels with the class map's numbers; drawn in its colours")
    parser.add_argument("--output", required=True, help="the PNG to write")
    parser.add_argument("--title", default="FLAIR-2 land cover", help="the line at the top")
    given = parser.parse_args(arguments)
    return Picture(given.ortho, given.map, given.confidence, given.truth, given.output, given.title)


def _panels(picture: Picture) -> List[Panel]:
    ortho = _open(picture.ortho, "Ortho")
    ortho.resampleFilter().setZoomedOutResampler(QgsBilinearRasterResampler())
    ortho.resampleFilter().setMaxOversampling(4.0)
    class_map = _open(picture.class_map, "Land cover")
    panels = [Panel("Ortho", ortho), Panel("Land cover, as mapped", class_map, legend="Land cover")]
    if picture.truth:
        truth = _open(picture.truth, "Truth")
        truth.setRenderer(class_map.renderer().clone())
        panels.append(Panel("Land cover, the truth", truth))
    if picture.confidence:
        confidence = _open(picture.confidence, "Confidence")
        _label_in_percent(confidence)
        panels.append(Panel("Confidence", confidence, legend="Confidence"))
    return panels


def _label_in_percent(layer: QgsRasterLayer) -> None:
    if isinstance(layer.renderer(), QgsSingleBandPseudoColorRenderer):
        settings = QgsColorRampLegendNodeSettings()
        settings.setSuffix(" %")
        layer.renderer().shader().rasterShaderFunction().setLegendSettings(settings)


def _open(path: str, name: str) -> QgsRasterLayer:
    layer = QgsRasterLayer(path, name)
    if not layer.isValid():
        raise InvalidRequest(f"{path} can't be read as a raster: give an existing file.")
    QgsProject.instance().addMapLayer(layer)
    return layer


if __name__ == "__main__":
    sys.exit(main())
