# SPDX-License-Identifier: GPL-2.0-or-later
"""Patches as the network takes them, one by one and in batches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
import rasterio
import torch
from rasterio.errors import RasterioError
from torch import Tensor
from torch.utils.data import Dataset

from flair2_plugin.core.errors import InvalidDataset
from flair2_plugin.core.model_card import ModelCard, SatelliteInput
from flair2_plugin.imagery.acquisition import metadata_vector
from flair2_plugin.imagery.grid import Window
from flair2_plugin.imagery.ortho import normalised
from flair2_plugin.imagery.series import NetworkSeries, Series, crop, prepare_series
from flair2_plugin.imagery.super_area import read_super_area
from flair2_plugin.training.augmentation import Turn, draw_turn
from flair2_plugin.training.patches import Patch

IGNORED = 255
"""The target of pixels without a label: they count neither in the loss nor in the scores."""


@dataclass(frozen=True)
class Sample:
    """One patch, not scaled yet: `aerial` (5, H, W) uint8, `label` (H, W) uint8 target, `metadata` (45,)."""

    aerial: np.ndarray
    label: np.ndarray
    series: NetworkSeries | None = None
    metadata: np.ndarray | None = None

    def turned(self, turn: Turn) -> Sample:
        """Return the patch with its ortho, label and series turned alike."""
        series = self.series
        if series is not None:
            series = NetworkSeries(turn.apply(series.values), series.days)
        return replace(self, aerial=turn.apply(self.aerial), label=turn.apply(self.label), series=series)


class Batch(NamedTuple):
    """What a step takes: `label` is (B, H, W) int64, the rest goes to `AerialUnet.forward`."""

    aerial: Tensor
    label: Tensor
    satellite: Tensor | None
    dates: Tensor | None
    metadata: Tensor | None


class PatchDataset(Dataset[Sample]):
    """The samples of `patches`, as `card` wants them; `augment` turns each at random, `cache` keeps them in memory."""

    def __init__(self, patches: Sequence[Patch], card: ModelCard, augment: bool = False, cache: bool = False) -> None:
        self.patches, self.card, self.augment = list(patches), card, augment
        self._kept: dict[int, Sample] | None = {} if cache else None
        self._super_areas: dict[Path, Series] = {}

    def __len__(self) -> int:
        return len(self.patches)

    def __getitem__(self, index: int) -> Sample:
        sample = self._kept.get(index) if self._kept is not None else None
        if sample is None:
            sample = self._read(self.patches[index])
            if self._kept is not None:
                self._kept[index] = sample
        return sample.turned(draw_turn()) if self.augment else sample

    def _read(self, patch: Patch) -> Sample:
        side = self.card.aerial.patch
        aerial = _read_raster(patch.image, len(self.card.aerial.bands), side)
        label = to_targets(_read_raster(patch.label, 1, side)[0], len(self.card.classes))
        metadata = None
        if self.card.architecture.metadata and patch.acquisition:
            metadata = metadata_vector(patch.acquisition, self.card.quirks)
        return Sample(aerial, label, self._read_series(patch), metadata)

    def _read_series(self, patch: Patch) -> NetworkSeries | None:
        wanted = self.card.satellite
        if wanted is None or patch.series is None or patch.centroid is None:
            return None
        if patch.series not in self._super_areas:
            self._super_areas[patch.series] = read_super_area(patch.series, wanted)
        return prepare_series(crop(self._super_areas[patch.series], window_around(patch.centroid, wanted)), wanted)


@dataclass(frozen=True)
class BatchMaker:
    """Puts samples together: scales the orthos as the card says and pads the series with zeros to the longest one."""

    card: ModelCard

    def __call__(self, samples: Sequence[Sample]) -> Batch:
        """Return the batch."""
        series = [sample.series for sample in samples if sample.series is not None]
        metadata = [torch.from_numpy(sample.metadata) for sample in samples if sample.metadata is not None]
        return Batch(
            aerial=torch.from_numpy(np.stack([normalised(sample.aerial, self.card.aerial) for sample in samples])),
            label=torch.from_numpy(np.stack([sample.label for sample in samples])).long(),
            satellite=pad([torch.from_numpy(entry.values) for entry in series]) if series else None,
            dates=pad([torch.from_numpy(entry.days) for entry in series]) if series else None,
            metadata=torch.stack(metadata) if metadata else None,
        )


def pad(tensors: Sequence[Tensor]) -> Tensor:
    """Return (B, T, ...) of tensors (T_i, ...), the shorter ones filled up with zeros: no date for the network."""
    return torch.nn.utils.rnn.pad_sequence(list(tensors), batch_first=True)


def to_targets(label: np.ndarray, classes: int) -> np.ndarray:
    """Return the network's targets 0 … classes-1 of label ids 1 … 19, as uint8.

    Ids beyond the classes join the last one (dataset.py:48-53). Id 0, no label, is ignored; the official code makes it
    "other" (B17).
    """
    return np.where(label == 0, IGNORED, np.minimum(label, classes) - 1).astype(np.uint8)


def window_around(centroid: tuple[float, float], wanted: SatelliteInput) -> Window:
    """Return the window of the super-area that the network sees of a patch with this (row, column) centroid."""
    half = wanted.patch // 2
    row, col = (round(value) - half for value in centroid)
    return Window(col, row, wanted.patch, wanted.patch)


def _read_raster(path: Path, bands: int, side: int) -> np.ndarray:
    try:
        with rasterio.open(path) as raster:
            shape = (raster.count, raster.height, raster.width)
            if shape != (bands, side, side) or set(raster.dtypes) != {"uint8"}:
                found = f"{' × '.join(map(str, shape))} {raster.dtypes[0]}"
                raise InvalidDataset(f"{path} holds {found} values, but {bands} × {side} × {side} uint8 are needed.")
            return np.asarray(raster.read())
    except RasterioError as problem:
        raise InvalidDataset(f"{path} can't be read, it may be cut short: copy it anew.") from problem
