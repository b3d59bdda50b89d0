# SPDX-License-Identifier: GPL-2.0-or-later
"""The parameters of flair2:classify: their names (stable, for models and scripts), widgets, defaults and help."""

from __future__ import annotations

from typing import List, Optional

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterBand,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFile,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRange,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
)

from flair2_plugin.core.locations import installed_models
from flair2_plugin.core.request import DEVICES

INPUT = "INPUT"
BANDS = "BANDS"
SENTINEL2 = "SENTINEL2"
SENTINEL2_FOLDER = "SENTINEL2_FOLDER"
DATES = "DATES"
MODEL = "MODEL"
MODEL_FOLDER = "MODEL_FOLDER"
EXTENT = "EXTENT"
OVERLAP = "OVERLAP"
VALUE_RANGE = "VALUE_RANGE"
DEVICE = "DEVICE"
BATCH_SIZE = "BATCH_SIZE"
ACQUIRED = "ACQUIRED"
CAMERA = "CAMERA"
ALTITUDE = "ALTITUDE"
OUTPUT = "OUTPUT"
CONFIDENCE = "CONFIDENCE"
SECONDS = "SECONDS"

_CAMERAS = ("UCE", "other")
_HELP = {
    INPUT: "The aerial image. Models of FLAIR expect red, green, blue, near infrared and height above ground. "
    "Any pixel size and coordinate system: it is resampled to the model's pixels as it is read.",
    BANDS: "Which bands of the ortho hold what the model expects, in the model's order. "
    "Leave empty if they are the first bands and in that order.",
    SENTINEL2: "Sentinel-2 images of the same place: one raster of 10 bands per date with the date in its name, "
    "or one raster of dates × 10 bands. Bands B2, B3, B4, B5, B6, B7, B8, B8A, B11, B12, reflectance × 10,000.",
    SENTINEL2_FOLDER: "Instead of layers: a folder of dated rasters, or of one FLAIR super-area (*_data.npy, "
    "*_masks.npy, *_products.txt). A raster NAME_masks.tif (snow, cloud) beside NAME.tif lets cloudy dates be "
    "left out.",
    MODEL: "A model package that came with the plugin. It knows its classes, bands and scaling.",
    EXTENT: "Classify this part only. Empty: the whole ortho.",
    MODEL_FOLDER: "Another model package, used instead of the one chosen above: the folder that holds its model.json.",
    DATES: 'A CSV file with a column "date" (2021-04-03), in the order of the images; with a column "file" too, its '
    "rows are matched by file name. Only needed where names and band descriptions hold no dates.",
    OVERLAP: "The share of a tile's side that its neighbour covers too, 0 to 0.75. "
    "More makes seams rarer and the run longer.",
    VALUE_RANGE: "The ortho's values that mean black and white. Leave unset for 8- and 16-bit orthos; "
    "floating-point ones need it.",
    DEVICE: "Where the network computes; auto takes a GPU if there is one.",
    BATCH_SIZE: "Tiles that a GPU computes at a time. More needs more memory and may be faster; "
    "without effect on the CPU.",
    ACQUIRED: "When the ortho was taken, as 2021-07-09 10:30. Needed by models trained with acquisition metadata only.",
    CAMERA: "The ortho's camera, for models trained with acquisition metadata: an UltraCam Eagle (UCE) or another.",
    ALTITUDE: "The ground's height above the sea in metres, for models trained with acquisition metadata.",
    OUTPUT: "The class map: a GeoTIFF of class numbers, 0 where there is no data, with colours and names.",
    CONFIDENCE: "Also write how sure the network is of each pixel's class, in percent.",
}


def define_parameters() -> List[QgsProcessingParameterDefinition]:
    """Return the parameters in the order of the dialog, each with its help."""
    everyday = [*_imagery(), *_model()]
    advanced = [*_details(), *_computing(), *_acquisition()]
    for parameter in advanced:
        parameter.setFlags(parameter.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
    parameters = [*everyday, *advanced, *_destinations()]
    for parameter in parameters:
        parameter.setHelp(_HELP[parameter.name()])
        if isinstance(parameter, QgsProcessingParameterNumber):
            parameter.setMetadata({"widget_wrapper": {"decimals": 2}})
    return parameters


def _imagery() -> List[QgsProcessingParameterDefinition]:
    folder = QgsProcessingParameterFile.Behavior.Folder
    return [
        QgsProcessingParameterRasterLayer(INPUT, "Ortho"),
        QgsProcessingParameterBand(
            BANDS,
            "Bands of the ortho in the model's order",
            parentLayerParameterName=INPUT,
            optional=True,
            allowMultiple=True,
        ),
        QgsProcessingParameterMultipleLayers(
            SENTINEL2, "Sentinel-2 images", QgsProcessing.SourceType.TypeRaster, optional=True
        ),
        QgsProcessingParameterFile(
            SENTINEL2_FOLDER, "Sentinel-2 folder, instead of images", behavior=folder, optional=True
        ),
    ]


def _model() -> List[QgsProcessingParameterDefinition]:
    names = [folder.name for folder in installed_models()]
    return [
        _choice(MODEL, "Model", names, names[0] if names else None, optional=not names),
        QgsProcessingParameterExtent(EXTENT, "Extent", optional=True),
    ]


def _details() -> List[QgsProcessingParameterDefinition]:
    folder = QgsProcessingParameterFile.Behavior.Folder
    real = QgsProcessingParameterNumber.Type.Double
    return [
        QgsProcessingParameterFile(MODEL_FOLDER, "Folder of another model", behavior=folder, optional=True),
        QgsProcessingParameterFile(DATES, "Dates of the Sentinel-2 images", extension="csv", optional=True),
        QgsProcessingParameterNumber(OVERLAP, "Overlap of the tiles", real, 0.25, minValue=0.0, maxValue=0.75),
        QgsProcessingParameterRange(VALUE_RANGE, "Values of black and white", real, optional=True),
    ]


def _computing() -> List[QgsProcessingParameterDefinition]:
    whole = QgsProcessingParameterNumber.Type.Integer
    return [
        _choice(DEVICE, "Device", list(DEVICES), "auto"),
        QgsProcessingParameterNumber(BATCH_SIZE, "Tiles at a time", whole, 1, minValue=1),
    ]


def _acquisition() -> List[QgsProcessingParameterDefinition]:
    real = QgsProcessingParameterNumber.Type.Double
    return [
        QgsProcessingParameterString(ACQUIRED, "Ortho taken on (2021-07-09 10:30)", optional=True),
        _choice(CAMERA, "Camera", list(_CAMERAS), _CAMERAS[0]),
        QgsProcessingParameterNumber(ALTITUDE, "Altitude of the ground in metres", real, 0.0),
    ]


def _destinations() -> List[QgsProcessingParameterDefinition]:
    return [
        QgsProcessingParameterRasterDestination(OUTPUT, "Land cover"),
        QgsProcessingParameterRasterDestination(CONFIDENCE, "Confidence", optional=True, createByDefault=False),
    ]


def _choice(
    name: str, label: str, options: List[str], default: Optional[str], optional: bool = False
) -> QgsProcessingParameterEnum:
    return QgsProcessingParameterEnum(
        name, label, options=options, defaultValue=default, optional=optional, usesStaticStrings=True
    )
