# SPDX-License-Identifier: GPL-2.0-or-later
"""Model packages on the test part of a data set: predictions as files, and one confusion matrix per domain."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from flair2_plugin.core.errors import InvalidDataset, InvalidRequest
from flair2_plugin.core.model_card import ModelCard
from flair2_plugin.network.aerial import AerialNetwork
from flair2_plugin.network.scaling import scale_picture
from flair2_plugin.network.turns import Turns, classify_turned
from flair2_plugin.training.configuration import Configuration
from flair2_plugin.training.data_module import LandCoverData
from flair2_plugin.training.metrics import count_pairs
from flair2_plugin.training.official_keys import DataPaths
from flair2_plugin.training.parts import Parts
from flair2_plugin.training.patches import Patch, Sources, find_patches
from flair2_plugin.training.predictions import write_prediction
from flair2_plugin.training.samples import IGNORED, Batch


def find_test_patches(data: DataPaths, cards: Sequence[ModelCard]) -> list[Patch]:
    """Return the patches of the data set's test part with all that any of the models takes.

    Raises:
        InvalidRequest: a path that is needed is empty.
        InvalidDataset: the data set lacks something.
    """
    inputs = [card.satellite for card in cards if card.satellite]
    needed = {"path_aerial_test", "path_labels_test"}
    if any(not wanted.optional for wanted in inputs) or (inputs and data.path_sen_test):
        needed |= {"path_sen_test", "path_sp_centroids"}
    if any(card.architecture.metadata for card in cards):
        needed |= {"path_metadata_aerial"}
    paths = {name: getattr(data, name) if name in needed else "" for name in DataPaths.model_fields}
    missing = sorted(name for name in needed if not paths[name])
    if missing:
        raise InvalidRequest(f'"data.{missing[0]}" is empty: give the path, in the configuration or with --set.')
    return find_patches(
        Sources(
            aerial=paths["path_aerial_test"],
            labels=paths["path_labels_test"],
            series=paths["path_sen_test"],
            centroids=paths["path_sp_centroids"],
            metadata=paths["path_metadata_aerial"],
        )
    )


@dataclass(frozen=True)
class PackageTest:
    """Networks whose probabilities are averaged, each reading the patches as its own card says."""

    networks: Sequence[AerialNetwork]
    patches: Sequence[Patch]
    turns: Turns
    device: torch.device

    def run(self, configuration: Configuration, folder: Path, tell: Callable[[int], None]) -> dict[str, np.ndarray]:
        """Write a PRED file per patch and return the confusion matrices by domain, rows truth.

        `configuration` says how many patches are loaded at a time and by how many processes; `tell` is given how many
        patches have just been finished.

        Raises:
            InvalidDataset: a patch can't be read.
            OutputFailed: a prediction can't be written.
        """
        classes = self.networks[0].card.classes
        confusions: dict[str, np.ndarray] = {}
        for batches in self._load(configuration):
            predicted = self.classify(batches)
            for index, found, truth in zip(batches[0].indices, predicted, batches[0].label.numpy(), strict=True):
                patch = self.patches[index]
                write_prediction(folder, patch, found, classes)
                known = truth != IGNORED
                counted = count_pairs(truth[known], found[known], len(classes))
                confusions[patch.area.domain] = confusions.get(patch.area.domain, 0) + counted
            tell(len(predicted))
        return confusions

    def classify(self, batches: Sequence[Batch]) -> np.ndarray:
        """Return the class indices (B, H, W) of some patches; `batches` holds them once per network, as it wants."""
        with torch.inference_mode():
            total = sum(self._probabilities(*pair) for pair in zip(self.networks, batches, strict=True))
            return torch.as_tensor(total).argmax(1).cpu().numpy()

    def _probabilities(self, network: AerialNetwork, batch: Batch) -> Tensor:
        aerial = scale_picture(self._moved(batch.aerial), network.card.aerial, self._moved(batch.shown))
        satellite, dates, metadata = (
            None if part is None else self._moved(part) for part in (batch.satellite, batch.dates, batch.metadata)
        )
        return classify_turned(network, aerial, satellite, dates, metadata, self.turns)

    def _moved(self, tensor: Tensor) -> Tensor:
        return tensor.to(self.device)

    def _load(self, configuration: Configuration) -> Iterator[tuple[Batch, ...]]:
        share = configuration.num_workers // len(self.networks)
        wanted = configuration.model_copy(update={"num_workers": share})
        parts = Parts([], [], list(self.patches))
        loaders = [LandCoverData(parts, network.card, wanted).test_dataloader() for network in self.networks]
        for batches in zip(*loaders, strict=True):
            for batch in batches:
                if batch.problems:
                    raise InvalidDataset(batch.problems[0])
            yield batches
