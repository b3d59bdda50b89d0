# SPDX-License-Identifier: GPL-2.0-or-later
"""The map that the pipeline's benchmark has made in several ways."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import rasterio
import torch

from benchmarks.countryside import Countryside
from flair2_plugin.core.model_card import ModelCard, read_card
from flair2_plugin.core.request import Extent, Request
from flair2_plugin.inference.inputs import InputOpener, Inputs

PIXEL = 0.2  # metres


@dataclass(frozen=True)
class Work:
    """What is mapped: the country, its upper `rows` rows of `side` columns, with a model package, on a device."""

    country: Countryside
    model: Path
    side: int
    rows: int
    device: torch.device

    @property
    def square_km(self) -> float:
        """The area of the map."""
        return self.side * self.rows * PIXEL**2 / 1e6

    @property
    def extent(self) -> Extent:
        """The area in map units."""
        with rasterio.open(self.country.ortho) as ortho:
            left, top = ortho.bounds.left, ortho.bounds.top
        return Extent(left, top - self.rows * PIXEL, left + self.side * PIXEL, top)

    def open(self, stack: ExitStack) -> Inputs:
        """Open the inputs as a run does."""
        sentinel2 = (str(self.country.sentinel2),)
        request = Request(str(self.country.ortho), str(self.model), "map.tif", sentinel2, extent=self.extent)
        return InputOpener(request, [self._card], stack, lambda message: None).open()

    @property
    def _card(self) -> ModelCard:
        return read_card(self.model)
