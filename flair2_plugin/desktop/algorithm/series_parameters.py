# SPDX-License-Identifier: GPL-2.0-or-later
"""The parameters of flair2:sentinel2: their names (stable, for models and scripts), widgets, defaults and help."""

from __future__ import annotations

from typing import Dict, List, get_args

from qgis.core import (
    QgsProcessingParameterDateTime,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
)

from flair2_plugin.core.sentinel2_catalogs import read_catalogs
from flair2_plugin.core.series_request import FIRST_DAY, Every
from flair2_plugin.desktop.translation import tr

ORTHO = "ORTHO"
EXTENT = "EXTENT"
YEAR = "YEAR"
CATALOG = "CATALOG"
CLOUD_COVER = "CLOUD_COVER"
EVERY = "EVERY"
FIRST = "FIRST"
LAST = "LAST"
CATALOG_ADDRESS = "CATALOG_ADDRESS"
COLLECTION = "COLLECTION"
OUTPUT = "OUTPUT"
REPORT = "REPORT"

_USUAL_YEAR = 2021  # of FLAIR's own series, the last one


def define_series_parameters() -> List[QgsProcessingParameterDefinition]:
    """Return the parameters in the order of the dialog, each with its help."""
    advanced = [
        _day(FIRST, tr("First day, instead of a year")),
        _day(LAST, tr("Last day, instead of a year")),
        QgsProcessingParameterString(CATALOG_ADDRESS, tr("Address of another catalogue (STAC API)"), optional=True),
        QgsProcessingParameterString(COLLECTION, tr("Its collection of Sentinel-2 L2A"), optional=True),
    ]
    for parameter in advanced:
        parameter.setFlags(parameter.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
    output = QgsProcessingParameterFolderDestination(OUTPUT, tr("Sentinel-2 series"))
    parameters = [*_everyday(), *advanced, output]
    texts = _help()
    for parameter in parameters:
        parameter.setHelp(texts[parameter.name()])
    return parameters


def _everyday() -> List[QgsProcessingParameterDefinition]:
    whole, real = QgsProcessingParameterNumber.Type.Integer, QgsProcessingParameterNumber.Type.Double
    catalogs = [catalog.name for catalog in read_catalogs()]
    clouds = QgsProcessingParameterNumber(
        CLOUD_COVER, tr("Most clouds of a product, in percent"), real, 60.0, minValue=0.0, maxValue=100.0
    )
    clouds.setMetadata({"widget_wrapper": {"decimals": 0}})
    return [
        QgsProcessingParameterRasterLayer(ORTHO, tr("Area of this ortho"), optional=True),
        QgsProcessingParameterExtent(EXTENT, tr("Extent, instead of an ortho"), optional=True),
        QgsProcessingParameterNumber(YEAR, tr("Year"), whole, _USUAL_YEAR, minValue=FIRST_DAY.year),
        _choice(CATALOG, tr("Catalogue"), catalogs),
        clouds,
        _choice(EVERY, tr("One raster for every"), list(get_args(Every))),
    ]


def _choice(name: str, label: str, options: List[str]) -> QgsProcessingParameterEnum:
    return QgsProcessingParameterEnum(name, label, options=options, defaultValue=options[0], usesStaticStrings=True)


def _day(name: str, label: str) -> QgsProcessingParameterDateTime:
    return QgsProcessingParameterDateTime(name, label, QgsProcessingParameterDateTime.Type.Date, optional=True)


def _help() -> Dict[str, str]:
    catalogs = "; ".join(f"{catalog.name}: {catalog.title}" for catalog in read_catalogs())
    return {
        ORTHO: tr(
            "The series covers this raster and 220 m around it: what a land-cover map of it needs. It is in the UTM "
            "zone of the place, on the satellites' own pixels."
        ),
        EXTENT: tr("Instead of an ortho: the area, in any coordinate system."),
        YEAR: tr("All dates of this year, best the year in which the ortho was taken."),
        CATALOG: tr("Where the images are read from, without an account. {catalogs}.").format(catalogs=catalogs),
        CLOUD_COVER: tr(
            "Products with more clouds, over the whole tile of 110 km, are left out. A map leaves cloudy dates out "
            "itself, place by place: this is to save time."
        ),
        EVERY: tr(
            "date keeps every date, as the models of FLAIR were trained. month averages the clear pixels of each "
            "month: fewer files, and the same time to make."
        ),
        FIRST: tr("With the last day: another period than a whole year."),
        LAST: tr("With the first day: another period than a whole year."),
        CATALOG_ADDRESS: tr("A STAC API that is not in the list, as https://example.org/stac."),
        COLLECTION: tr("Another collection than the catalogue's usual one, as sentinel-2-l2a."),
        OUTPUT: tr(
            "A folder with one raster of 10 bands per date, masks of snow and clouds, and a report. If it holds a part "
            "of the same series, only what is missing is read."
        ),
    }


def describe_series() -> List[str]:
    """Return the paragraphs of the help beside the dialog, in the small HTML of Processing's help."""
    return [
        tr(
            "Makes the Sentinel-2 series that a land-cover map needs: searches a public catalogue (STAC) for the "
            "images of an area and a year, and reads the pixels of that area only."
        ),
        tr(
            "<b>Area:</b> that of an ortho, or an extent. <b>Sentinel-2 series:</b> a folder, which goes into "
            "<i>Classify land cover</i> as <i>Sentinel-2 folder</i>."
        ),
        tr(
            "The tiles of a date are laid side by side, all bands on pixels of 10 m; the offset that newer products "
            "have is taken away, so that values mean what they meant when the models were trained."
        ),
        tr("A run that is stopped or loses its connection keeps its finished dates: run it again to go on."),
        tr(
            "The engine, a Python of its own beside QGIS, reads the catalogue; it needs access to the internet. The "
            "images are Copernicus Sentinel data, free to use if that source is named."
        ),
    ]
