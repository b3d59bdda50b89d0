# SPDX-License-Identifier: GPL-2.0-or-later
"""From blended probabilities to the two rasters: classes, and the confidence in them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

import numpy as np

from flair2_plugin.core.model_card import ModelCard
from flair2_plugin.core.nomenclature import NODATA
from flair2_plugin.core.request import Request
from flair2_plugin.imagery.grid import Grid
from flair2_plugin.inference.blending import Strip
from flair2_plugin.inference.map_file import StripWriter, writing
from flair2_plugin.inference.products import CONFIDENCE_NODATA, Workplace, class_map_file, confidence_file


@dataclass(frozen=True)
class MapRasters:
    """The rasters in the making; `counts` is how many pixels each class id has so far, (256,) int64."""

    ids: np.ndarray
    classes: StripWriter
    confidence: StripWriter | None
    counts: np.ndarray

    def write(self, strip: Strip, valid: np.ndarray) -> None:
        """Write a strip; pixels that are not `valid` become no data."""
        if not len(valid):
            return
        chosen = np.where(valid, self.ids[strip.probabilities.argmax(axis=0)], NODATA).astype(np.uint8)
        self.classes.write(chosen)
        self.counts[:] += np.bincount(chosen.ravel(), minlength=256)
        if self.confidence:
            percent = np.rint(100 * strip.probabilities.max(axis=0))
            self.confidence.write(np.where(valid, percent, CONFIDENCE_NODATA).astype(np.uint8))

    def shares(self) -> dict[str, float]:
        """Return each class's share of the pixels with data, by class id."""
        total = max(1, int(self.counts.sum() - self.counts[NODATA]))
        return {str(i): round(float(self.counts[i] / total), 6) for i in self.ids}


@contextmanager
def open_rasters(
    place: Workplace, request: Request, card: ModelCard, grid: Grid, details: dict[str, str]
) -> Iterator[MapRasters]:
    """Create the class map and, if asked for, the confidence raster on `grid`.

    Raises:
        OutputFailed: one can't be written.
    """
    with ExitStack() as stack:
        contents = class_map_file(request, card, details)
        classes = stack.enter_context(writing(place.unfinished_map, grid, contents))
        confidence = None
        if place.unfinished_confidence:
            contents = confidence_file(request, card, details)
            confidence = stack.enter_context(writing(place.unfinished_confidence, grid, contents))
        ids = np.array([entry.id for entry in card.classes], dtype=np.uint8)
        yield MapRasters(ids, classes, confidence, np.zeros(256, dtype=np.int64))
