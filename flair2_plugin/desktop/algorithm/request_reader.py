# SPDX-License-Identifier: GPL-2.0-or-later
"""From Processing's parameters to the request; on the main thread, since it reads layers."""

from __future__ import annotations

import math
from typing import Any, Dict, Optional, Tuple

from qgis.core import QgsProcessingAlgorithm, QgsProcessingContext, QgsProcessingFeatureSource, QgsRasterLayer

from flair2_plugin.core.errors import InvalidRequest
from flair2_plugin.core.locations import model_folder
from flair2_plugin.core.model_card import ModelCard, read_card
from flair2_plugin.core.request import Acquisition, Extent, Request
from flair2_plugin.desktop.algorithm import parameters as names
from flair2_plugin.desktop.algorithm.area import check_area
from flair2_plugin.desktop.algorithm.layers import absolute, gdal_source
from flair2_plugin.desktop.algorithm.ortho_folder import open_tiles
from flair2_plugin.desktop.algorithm.series_dates import tell_dates
from flair2_plugin.desktop.algorithm.suitability import check_suitability, given_elsewhere
from flair2_plugin.desktop.translation import tr

_OTHER_RASTERS = {"nir": names.NIR, "height": names.HEIGHT, "surface": names.SURFACE, "terrain": names.TERRAIN}
"""The request's names of the rasters that give bands which the ortho lacks, and the parameters they are."""


class RequestReader:
    """Reads one set of parameter values through the algorithm that defines them."""

    def __init__(
        self, algorithm: QgsProcessingAlgorithm, values: Dict[str, Any], context: QgsProcessingContext
    ) -> None:
        """Hold the values for the time of reading."""
        self._algorithm = algorithm
        self._values = values
        self._context = context

    def read(self) -> Request:
        """Return the request, its outputs still empty: their names are made where the run is.

        Raises:
            Flair2Error: a value makes no sense, or does not suit the model.
        """
        ortho = self._ortho()
        folder = model_folder(self._model())
        card = read_card(folder)
        others = {name: self._raster(parameter) for name, parameter in _OTHER_RASTERS.items()}
        sentinel2 = self._sentinel2()
        request = Request(
            ortho=self._path(names.ORTHO_FOLDER) or gdal_source(ortho),
            model=absolute(str(folder)),
            output="",
            **others,
            height_unit=self._choice(names.HEIGHT_UNIT),
            sentinel2=sentinel2,
            dates=self._path(names.DATES) or tell_dates(sentinel2),
            bands=self._bands(card, given_elsewhere(others)),
            value_range=self._value_range(),
            scaling=self._choice(names.SCALING),
            extent=self._extent(ortho),
            acquisition=self._acquisition(),
            overlap=self._number(names.OVERLAP),
            batch_size=self._algorithm.parameterAsInt(self._values, names.BATCH_SIZE, self._context),
            device=self._choice(names.DEVICE),
            precision=self._choice(names.PRECISION),
            tta=self._choice(names.TTA),
            satellite=self._choice(names.SATELLITE),
            resume=self._algorithm.parameterAsBool(self._values, names.RESUME, self._context),
            keep_partial=self._algorithm.parameterAsBool(self._values, names.KEEP_PARTIAL, self._context),
        )
        area = self.area()
        if area:
            check_area(area)
        check_suitability(request, ortho, card)
        return request

    def ortho_name(self) -> str:
        """Return what the user calls the ortho."""
        return str(self._ortho().name())

    def area(self) -> Optional[QgsProcessingFeatureSource]:
        """Return the polygons of the area of interest, only the selected ones if so chosen; None where none is given.

        Raises:
            InvalidRequest: there is no such layer.
        """
        source = self._algorithm.parameterAsSource(self._values, names.AREA, self._context)
        if source is None and self._values.get(names.AREA):
            raise InvalidRequest(tr("The area of interest can't be read: choose a polygon layer or an existing file."))
        return source

    def _ortho(self) -> QgsRasterLayer:
        """Return the ortho as a layer; that of a folder of tiles is made for it."""
        folder = self._path(names.ORTHO_FOLDER)
        if folder and self._values.get(names.INPUT):
            raise InvalidRequest(tr("The ortho is given as a layer and as a folder: choose one of the two."))
        if folder:
            return open_tiles(folder)
        layer = self._algorithm.parameterAsRasterLayer(self._values, names.INPUT, self._context)
        if layer is None:
            raise InvalidRequest(tr("The ortho can't be read: choose a raster layer or an existing file."))
        return layer

    def _raster(self, name: str) -> Optional[str]:
        layer = self._algorithm.parameterAsRasterLayer(self._values, name, self._context)
        if layer is None and self._values.get(name):
            label = self._algorithm.parameterDefinition(name).description()
            text = tr("{label}: this can't be read, choose a raster layer or an existing file.")
            raise InvalidRequest(text.format(label=label))
        return gdal_source(layer) if layer else None

    def _bands(self, card: ModelCard, given: Tuple[str, ...]) -> Tuple[int, ...]:
        """Return the chosen bands of the ortho, without those that other rasters give."""
        chosen = tuple(self._algorithm.parameterAsInts(self._values, names.BANDS, self._context))
        if len(chosen) != len(card.aerial.bands):
            return chosen
        return tuple(band for name, band in zip(card.aerial.bands, chosen) if name not in given)

    def _model(self) -> str:
        folder = self._path(names.MODEL_FOLDER)
        name = self._choice(names.MODEL)
        if not folder and not name:
            raise InvalidRequest(tr("No model is chosen: choose one, or give the folder of a model package."))
        return folder or name

    def _sentinel2(self) -> Tuple[str, ...]:
        layers = self._algorithm.parameterAsLayerList(self._values, names.SENTINEL2, self._context)
        folder = self._path(names.SENTINEL2_FOLDER)
        if layers and folder:
            raise InvalidRequest(tr("Sentinel-2 images are given as layers and as a folder: choose one of the two."))
        return (folder,) if folder else tuple(gdal_source(layer) for layer in layers)

    def _extent(self, ortho: QgsRasterLayer) -> Optional[Extent]:
        box = self._algorithm.parameterAsExtent(self._values, names.EXTENT, self._context, ortho.crs())
        if box.isNull():
            return None
        return Extent(box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())

    def _value_range(self) -> Optional[Tuple[float, ...]]:
        ends = self._algorithm.parameterAsRange(self._values, names.VALUE_RANGE, self._context)
        if all(map(math.isnan, ends)):
            return None
        if any(map(math.isnan, ends)):
            raise InvalidRequest(tr("The values of black and white need both ends, or none."))
        return tuple(ends)

    def _acquisition(self) -> Optional[Acquisition]:
        taken = self._algorithm.parameterAsString(self._values, names.ACQUIRED, self._context).strip()
        day, _, time = taken.replace("T", " ").partition(" ")
        camera = self._choice(names.CAMERA)
        given = Acquisition(day, time.strip(), "" if camera == "auto" else camera, self._number(names.ALTITUDE))
        return None if given == Acquisition() else given

    def _path(self, name: str) -> Optional[str]:
        path = self._algorithm.parameterAsFile(self._values, name, self._context)
        return absolute(path) if path else None

    def _choice(self, name: str) -> str:
        return str(self._algorithm.parameterAsEnumString(self._values, name, self._context))

    def _number(self, name: str) -> float:
        return float(self._algorithm.parameterAsDouble(self._values, name, self._context))
