# SPDX-License-Identifier: GPL-2.0-or-later
"""The parameters of flair2:classify: their names (stable, for models and scripts), widgets, defaults and help."""

from __future__ import annotations

from typing import List, Optional, get_args

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterBand,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRange,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
    QgsProcessingParameterVectorDestination,
)

from flair2_plugin.core.locations import installed_models
from flair2_plugin.core.request import DEVICES, HeightUnit, Precision, SatellitePass, Tta

INPUT = "INPUT"
BANDS = "BANDS"
NIR = "NIR"
HEIGHT = "HEIGHT"
HEIGHT_UNIT = "HEIGHT_UNIT"
SURFACE = "SURFACE"
TERRAIN = "TERRAIN"
SENTINEL2 = "SENTINEL2"
SENTINEL2_FOLDER = "SENTINEL2_FOLDER"
DATES = "DATES"
MODEL = "MODEL"
MODEL_FOLDER = "MODEL_FOLDER"
EXTENT = "EXTENT"
AREA = "AREA"
OVERLAP = "OVERLAP"
VALUE_RANGE = "VALUE_RANGE"
DEVICE = "DEVICE"
BATCH_SIZE = "BATCH_SIZE"
PRECISION = "PRECISION"
TTA = "TTA"
SATELLITE = "SATELLITE"
RESUME = "RESUME"
KEEP_PARTIAL = "KEEP_PARTIAL"
ACQUIRED = "ACQUIRED"
CAMERA = "CAMERA"
ALTITUDE = "ALTITUDE"
OUTPUT = "OUTPUT"
CONFIDENCE = "CONFIDENCE"
POLYGONS = "POLYGONS"
STATISTICS = "STATISTICS"
REPORT = "REPORT"
SECONDS = "SECONDS"

_CAMERAS = ("UCE", "other")
_HELP = {
    INPUT: "The aerial image. Models of FLAIR expect red, green, blue, near infrared and height above ground. "
    "Any pixel size and coordinate system: it is resampled to the model's pixels as it is read.",
    BANDS: "Which bands of the ortho hold what the model expects, in the model's order. "
    "Leave empty if they are the first bands and in that order.",
    NIR: "Near infrared, where the ortho lacks it: another raster of the same place. Taken is the band that is called "
    "so, or the first one, as in an infrared ortho.",
    HEIGHT: "Heights above the ground (nDSM), where the ortho lacks them: another raster of the same place.",
    HEIGHT_UNIT: "What the heights are in: metres, or flair, 8 bits of 0.2 m each. auto takes 8-bit rasters as flair.",
    SURFACE: "Instead of heights: a surface model (DSM) in metres. The heights are what it is above the terrain model.",
    TERRAIN: "A terrain model (DTM) in metres, together with a surface model.",
    SENTINEL2: "Sentinel-2 images of the same place: one raster of 10 bands per date with the date in its name, "
    "or one raster of dates × 10 bands. Bands B2, B3, B4, B5, B6, B7, B8, B8A, B11, B12, reflectance × 10,000.",
    SENTINEL2_FOLDER: "Instead of layers: a folder of dated rasters, or of one FLAIR super-area (*_data.npy, "
    "*_masks.npy, *_products.txt). A raster NAME_masks.tif (snow, cloud) beside NAME.tif lets cloudy dates be "
    "left out.",
    MODEL: "An installed model: it knows its classes, bands and scaling, and whether it needs Sentinel-2. More are "
    "taken in under Raster > FLAIR-2 land cover > Models….",
    EXTENT: "Classify this part only. Empty: the whole ortho.",
    AREA: "Classify inside these polygons only, in any coordinate system. What lies outside takes no time. "
    "With an extent too: inside both.",
    MODEL_FOLDER: "Another model package, used instead of the one chosen above: the folder that holds its model.json.",
    DATES: 'A CSV file with a column "date" (2021-04-03), in the order of the images; with a column "file" too, its '
    "rows are matched by file name. Only needed where names and band descriptions hold no dates.",
    OVERLAP: "The share of a tile's side that its neighbour covers too, 0 to 0.75. "
    "More makes seams rarer and the run longer.",
    VALUE_RANGE: "The ortho's values that mean black and white. Leave unset for 8- and 16-bit orthos; "
    "floating-point ones need it.",
    DEVICE: "Where the network computes; auto takes a GPU if there is one.",
    BATCH_SIZE: "Tiles that a GPU computes at a time; 0 takes as many as its memory holds; without effect on the CPU.",
    PRECISION: "The numbers that the network computes in. auto takes faster ones (8 bits on the CPU, 16 on a GPU) "
    "where a check on tiles of this run finds the same classes; fp32 is exact.",
    TTA: "d4 averages over the eight turns and flips of each tile: steadier, and eight times the time.",
    RESUME: "Go on with a run of the same inputs, options and output that was stopped or failed: the rows of tiles "
    "that it finished are not computed again, and the map is the same. Needs the same file name for the land cover; "
    "if anything has changed since, the log says so and the run starts anew.",
    SATELLITE: "shared lets neighbouring tiles share a pass over the Sentinel-2 images: faster, and nearly as exact.",
    KEEP_PARTIAL: "When the run is stopped, also write what is finished as a map of its own, named as the land cover "
    "with _partial at its end.",
    ACQUIRED: "When the ortho was taken, as 2021-07-09 10:30. Needed by models trained with acquisition metadata only.",
    CAMERA: "The ortho's camera, for models trained with acquisition metadata: an UltraCam Eagle (UCE) or another.",
    ALTITUDE: "The ground's height above the sea in metres, for models trained with acquisition metadata.",
    OUTPUT: "The class map: a GeoTIFF of class numbers, 0 where there is no data, with colours and names.",
    CONFIDENCE: "Also write how sure the network is of each pixel's class, in percent.",
    POLYGONS: "Also write the classes as polygons along the pixels' edges, each with its class, name and area: a "
    "GeoPackage, which may become large.",
    STATISTICS: "Also write a table of how much each class covers: pixels, share, hectares.",
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
        QgsProcessingParameterFeatureSource(
            AREA, "Area of interest", [QgsProcessing.SourceType.TypeVectorPolygon], optional=True
        ),
    ]


def _details() -> List[QgsProcessingParameterDefinition]:
    folder = QgsProcessingParameterFile.Behavior.Folder
    real = QgsProcessingParameterNumber.Type.Double
    return [
        QgsProcessingParameterRasterLayer(NIR, "Near infrared from another raster", optional=True),
        QgsProcessingParameterRasterLayer(HEIGHT, "Heights from another raster", optional=True),
        _choice(HEIGHT_UNIT, "Unit of the heights", list(get_args(HeightUnit)), "auto"),
        QgsProcessingParameterRasterLayer(SURFACE, "Surface model, instead of heights", optional=True),
        QgsProcessingParameterRasterLayer(TERRAIN, "Terrain model, with the surface model", optional=True),
        QgsProcessingParameterFile(MODEL_FOLDER, "Folder of another model", behavior=folder, optional=True),
        QgsProcessingParameterFile(DATES, "Dates of the Sentinel-2 images", extension="csv", optional=True),
        QgsProcessingParameterNumber(OVERLAP, "Overlap of the tiles", real, 0.25, minValue=0.0, maxValue=0.75),
        QgsProcessingParameterRange(VALUE_RANGE, "Values of black and white", real, optional=True),
    ]


def _computing() -> List[QgsProcessingParameterDefinition]:
    whole = QgsProcessingParameterNumber.Type.Integer
    return [
        _choice(DEVICE, "Device", list(DEVICES), "auto"),
        QgsProcessingParameterNumber(BATCH_SIZE, "Tiles at a time (0: as many as fit)", whole, 0, minValue=0),
        _choice(PRECISION, "Precision", list(get_args(Precision)), "auto"),
        _choice(TTA, "Test-time augmentation", list(get_args(Tta)), "none"),
        _choice(SATELLITE, "Sentinel-2 passes", list(get_args(SatellitePass)), "tile"),
        QgsProcessingParameterBoolean(RESUME, "Go on with an unfinished run", defaultValue=False),
        QgsProcessingParameterBoolean(KEEP_PARTIAL, "Keep the finished part when stopped", defaultValue=False),
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
        QgsProcessingParameterVectorDestination(
            POLYGONS,
            "Polygons of the classes",
            QgsProcessing.SourceType.TypeVectorPolygon,
            optional=True,
            createByDefault=False,
        ),
        QgsProcessingParameterFileDestination(
            STATISTICS, "Areas of the classes", "CSV files (*.csv)", optional=True, createByDefault=False
        ),
    ]


def _choice(
    name: str, label: str, options: List[str], default: Optional[str], optional: bool = False
) -> QgsProcessingParameterEnum:
    return QgsProcessingParameterEnum(
        name, label, options=options, defaultValue=default, optional=optional, usesStaticStrings=True
    )
