# SPDX-License-Identifier: GPL-2.0-or-later
"""The parameters of flair2:classify: their names (stable, for models and scripts), widgets, defaults and help."""

from __future__ import annotations

from typing import Dict, List, Optional, get_args

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

from flair2_plugin.core.cameras import OTHER_CAMERA, ULTRACAM_EAGLE
from flair2_plugin.core.locations import installed_models
from flair2_plugin.core.request import DEVICES, HeightUnit, Precision, SatellitePass, Scaling, Tta
from flair2_plugin.desktop.translation import tr

INPUT = "INPUT"
ORTHO_FOLDER = "ORTHO_FOLDER"
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
SCALING = "SCALING"
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

_CAMERAS = ("auto", ULTRACAM_EAGLE, OTHER_CAMERA)


def define_parameters() -> List[QgsProcessingParameterDefinition]:
    """Return the parameters in the order of the dialog, each with its help."""
    everyday = [*_imagery(), *_model()]
    advanced = [*_details(), *_computing(), *_acquisition()]
    for parameter in advanced:
        parameter.setFlags(parameter.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
    parameters = [*everyday, *advanced, *_destinations()]
    texts = _help()
    for parameter in parameters:
        parameter.setHelp(texts[parameter.name()])
        if isinstance(parameter, QgsProcessingParameterNumber):
            parameter.setMetadata({"widget_wrapper": {"decimals": 2}})
    return parameters


def _imagery() -> List[QgsProcessingParameterDefinition]:
    folder = QgsProcessingParameterFile.Behavior.Folder
    return [
        QgsProcessingParameterRasterLayer(INPUT, tr("Ortho"), optional=True),
        QgsProcessingParameterFile(
            ORTHO_FOLDER, tr("Folder of ortho tiles, instead of an ortho"), behavior=folder, optional=True
        ),
        QgsProcessingParameterBand(
            BANDS,
            tr("Bands of the ortho in the model's order"),
            parentLayerParameterName=INPUT,
            optional=True,
            allowMultiple=True,
        ),
        QgsProcessingParameterMultipleLayers(
            SENTINEL2, tr("Sentinel-2 images"), QgsProcessing.SourceType.TypeRaster, optional=True
        ),
        QgsProcessingParameterFile(
            SENTINEL2_FOLDER, tr("Sentinel-2 folder, instead of images"), behavior=folder, optional=True
        ),
    ]


def _model() -> List[QgsProcessingParameterDefinition]:
    names = [folder.name for folder in installed_models()]
    return [
        _choice(MODEL, tr("Model"), names, names[0] if names else None, optional=not names),
        QgsProcessingParameterExtent(EXTENT, tr("Extent"), optional=True),
        QgsProcessingParameterFeatureSource(
            AREA, tr("Area of interest"), [QgsProcessing.SourceType.TypeVectorPolygon], optional=True
        ),
    ]


def _details() -> List[QgsProcessingParameterDefinition]:
    folder = QgsProcessingParameterFile.Behavior.Folder
    real = QgsProcessingParameterNumber.Type.Double
    return [
        QgsProcessingParameterRasterLayer(NIR, tr("Near infrared from another raster"), optional=True),
        QgsProcessingParameterRasterLayer(HEIGHT, tr("Heights from another raster"), optional=True),
        _choice(HEIGHT_UNIT, tr("Unit of the heights"), list(get_args(HeightUnit)), "auto"),
        QgsProcessingParameterRasterLayer(SURFACE, tr("Surface model, instead of heights"), optional=True),
        QgsProcessingParameterRasterLayer(TERRAIN, tr("Terrain model, with the surface model"), optional=True),
        QgsProcessingParameterFile(MODEL_FOLDER, tr("Folder of another model"), behavior=folder, optional=True),
        QgsProcessingParameterFile(DATES, tr("Dates of the Sentinel-2 images"), extension="csv", optional=True),
        QgsProcessingParameterNumber(OVERLAP, tr("Overlap of the tiles"), real, 0.25, minValue=0.0, maxValue=0.75),
        QgsProcessingParameterRange(VALUE_RANGE, tr("Values of black and white"), real, optional=True),
        _choice(SCALING, tr("How to find black and white"), list(get_args(Scaling)), "auto"),
    ]


def _computing() -> List[QgsProcessingParameterDefinition]:
    whole = QgsProcessingParameterNumber.Type.Integer
    return [
        _choice(DEVICE, tr("Device"), list(DEVICES), "auto"),
        QgsProcessingParameterNumber(BATCH_SIZE, tr("Tiles at a time (0: as many as fit)"), whole, 0, minValue=0),
        _choice(PRECISION, tr("Precision"), list(get_args(Precision)), "auto"),
        _choice(TTA, tr("Test-time augmentation"), list(get_args(Tta)), "none"),
        _choice(SATELLITE, tr("Sentinel-2 passes"), list(get_args(SatellitePass)), "tile"),
        QgsProcessingParameterBoolean(RESUME, tr("Go on with an unfinished run"), defaultValue=False),
        QgsProcessingParameterBoolean(KEEP_PARTIAL, tr("Keep the finished part when stopped"), defaultValue=False),
    ]


def _acquisition() -> List[QgsProcessingParameterDefinition]:
    real = QgsProcessingParameterNumber.Type.Double
    return [
        QgsProcessingParameterString(ACQUIRED, tr("Ortho taken on (2021-07-09 10:30)"), optional=True),
        _choice(CAMERA, tr("Camera"), list(_CAMERAS), _CAMERAS[0]),
        QgsProcessingParameterNumber(ALTITUDE, tr("Altitude of the ground in metres"), real, 0.0),
    ]


def _destinations() -> List[QgsProcessingParameterDefinition]:
    return [
        QgsProcessingParameterRasterDestination(OUTPUT, tr("Land cover")),
        QgsProcessingParameterRasterDestination(CONFIDENCE, tr("Confidence"), optional=True, createByDefault=False),
        QgsProcessingParameterVectorDestination(
            POLYGONS,
            tr("Polygons of the classes"),
            QgsProcessing.SourceType.TypeVectorPolygon,
            optional=True,
            createByDefault=False,
        ),
        QgsProcessingParameterFileDestination(
            STATISTICS, tr("Areas of the classes"), tr("CSV files (*.csv)"), optional=True, createByDefault=False
        ),
    ]


def _choice(
    name: str, label: str, options: List[str], default: Optional[str], optional: bool = False
) -> QgsProcessingParameterEnum:
    return QgsProcessingParameterEnum(
        name, label, options=options, defaultValue=default, optional=optional, usesStaticStrings=True
    )


def _help() -> Dict[str, str]:
    return {
        INPUT: tr(
            "The aerial image. Models of FLAIR expect red, green, blue, near infrared and height above ground. "
            "Any pixel size and coordinate system: it is resampled to the model's pixels as it is read."
        ),
        ORTHO_FOLDER: tr(
            "Instead of an ortho: a folder of its tiles (GeoTIFF, JPEG 2000), alike in coordinate system, pixel size "
            "and bands."
        ),
        BANDS: tr(
            "Which bands of the ortho hold what the model expects, in the model's order. "
            "Leave empty if they are the first bands and in that order."
        ),
        NIR: tr(
            "Near infrared, where the ortho lacks it: another raster of the same place. Taken is the band that is "
            "called so, or the first one, as in an infrared ortho."
        ),
        HEIGHT: tr("Heights above the ground (nDSM), where the ortho lacks them: another raster of the same place."),
        HEIGHT_UNIT: tr(
            "What the heights are in: metres, or flair, 8 bits of 0.2 m each. auto takes 8-bit rasters as flair."
        ),
        SURFACE: tr(
            "Instead of heights: a surface model (DSM) in metres. The heights are what it is above the terrain model."
        ),
        TERRAIN: tr("A terrain model (DTM) in metres, together with a surface model."),
        SENTINEL2: tr(
            "Sentinel-2 images of the same place: one raster of 10 bands per date with the date in its name, "
            "or one raster of dates × 10 bands. Bands B2, B3, B4, B5, B6, B7, B8, B8A, B11, B12, reflectance × 10,000."
        ),
        SENTINEL2_FOLDER: tr(
            "Instead of layers: a folder of Level-2A products of ESA (.SAFE) or THEIA, zipped or not, of dated "
            "rasters, or of one FLAIR super-area (*_data.npy, *_masks.npy, *_products.txt). A raster NAME_masks.tif "
            "(snow, cloud) beside NAME.tif lets cloudy dates be left out; products have such masks."
        ),
        MODEL: tr(
            "An installed model: it knows its classes, bands and scaling, and whether it needs Sentinel-2. More are "
            "taken in under Raster > FLAIR-2 land cover > Models…."
        ),
        EXTENT: tr("Classify this part only. Empty: the whole ortho."),
        AREA: tr(
            "Classify inside these polygons only, in any coordinate system. What lies outside takes no time. "
            "With an extent too: inside both."
        ),
        MODEL_FOLDER: tr(
            "Another model package, used instead of the one chosen above: the folder that holds its model.json."
        ),
        DATES: tr(
            'A CSV file with a column "date" (2021-04-03), in the order of the images; with a column "file" too, its '
            "rows are matched by file name. Only needed where names and band descriptions hold no dates."
        ),
        OVERLAP: tr(
            "The share of a tile's side that its neighbour covers too, 0 to 0.75. "
            "More makes seams rarer and the run longer."
        ),
        VALUE_RANGE: tr(
            "The ortho's values that mean black and white. Unset: they are found as the next parameter says."
        ),
        SCALING: tr(
            "Where black and white are not given: depth takes the full range of the ortho's bits, percentile what is "
            "darkest and brightest in a sample, auto the first where the values fill it. 8 bits are taken as they are."
        ),
        DEVICE: tr("Where the network computes; auto takes a GPU if there is one."),
        BATCH_SIZE: tr(
            "Tiles that a GPU computes at a time; 0 takes as many as its memory holds; without effect on the CPU."
        ),
        PRECISION: tr(
            "The numbers that the network computes in. auto takes faster ones (8 bits on the CPU, 16 on a GPU) "
            "where a check on tiles of this run finds the same classes; fp32 is exact."
        ),
        TTA: tr("d4 averages over the eight turns and flips of each tile: steadier, and eight times the time."),
        RESUME: tr(
            "Go on with a run of the same inputs, options and output that was stopped or failed: the rows of tiles "
            "that it finished are not computed again, and the map is the same. Needs the same file name for the land "
            "cover; if anything has changed since, the log says so and the run starts anew."
        ),
        SATELLITE: tr(
            "shared lets neighbouring tiles share a pass over the Sentinel-2 images: faster, and nearly as exact."
        ),
        KEEP_PARTIAL: tr(
            "When the run is stopped, also write what is finished as a map of its own, named as the land cover "
            "with _partial at its end."
        ),
        ACQUIRED: tr(
            "When the ortho was taken, as 2021-07-09 10:30, for models trained with acquisition metadata. Empty: as "
            "the tags or the name of its file say, if they do."
        ),
        CAMERA: tr(
            "The ortho's camera, for models trained with acquisition metadata: an UltraCam Eagle (UCE) or another. "
            "auto takes what the file's tags say, and UCE where they say nothing."
        ),
        ALTITUDE: tr("The ground's height above the sea in metres, for models trained with acquisition metadata."),
        OUTPUT: tr("The class map: a GeoTIFF of class numbers, 0 where there is no data, with colours and names."),
        CONFIDENCE: tr("Also write how sure the network is of each pixel's class, in percent."),
        POLYGONS: tr(
            "Also write the classes as polygons along the pixels' edges, each with its class, name and area: a "
            "GeoPackage, which may become large."
        ),
        STATISTICS: tr("Also write a table of how much each class covers: pixels, share, hectares."),
    }
