# SPDX-License-Identifier: GPL-2.0-or-later
"""The three parts of the data that a configuration names."""

from __future__ import annotations

from dataclasses import dataclass, fields

from flair2_plugin.core.errors import InvalidRequest
from flair2_plugin.training.configuration import Configuration
from flair2_plugin.training.patches import Patch, Sources, find_patches
from flair2_plugin.training.splits import split_patches


@dataclass(frozen=True)
class Parts:
    """The patches to train on, to choose the best epoch by, and to test on (none without a labelled test set)."""

    training: list[Patch]
    validation: list[Patch]
    test: list[Patch]

    @property
    def domains(self) -> dict[str, list[str]]:
        """The domains of each part, by name."""
        return {
            field.name: sorted({patch.area.domain for patch in getattr(self, field.name)}) for field in fields(self)
        }

    def describe(self) -> str:
        """Return how many patches of which domains there are."""
        named = (("training", self.training), ("validation", self.validation), ("test", self.test))
        return "\n".join(f"{name:<11}{len(patches):>6} patches in {_domains(patches)}" for name, patches in named)


def find_parts(configuration: Configuration) -> Parts:
    """Look the data set up and split it.

    Raises:
        InvalidRequest: a path that is needed is empty.
        InvalidDataset: the data set lacks something.
    """
    training, validation = split_patches(find_patches(_sources(configuration, "train")), configuration)
    labelled = configuration.data.path_aerial_test and configuration.data.path_labels_test
    test = find_patches(_sources(configuration, "test")) if labelled else []
    return Parts(training, validation, test)


def _sources(configuration: Configuration, part: str) -> Sources:
    needed = ["aerial", "labels", *(["sen"] if configuration.two_branches else [])]
    paths = {name: getattr(configuration.data, f"path_{name}_{part}") for name in needed}
    keys = {f"path_{name}_{part}": path for name, path in paths.items()}
    if configuration.two_branches:
        keys["path_sp_centroids"] = configuration.data.path_sp_centroids
    if configuration.aerial_metadata:
        keys["path_metadata_aerial"] = configuration.data.path_metadata_aerial
    missing = [key for key, path in keys.items() if not path]
    if missing:
        raise InvalidRequest(f'"data.{missing[0]}" is empty: give the path, in the configuration or with --set.')
    return Sources(
        aerial=paths["aerial"],
        labels=paths["labels"],
        series=paths.get("sen", ""),
        centroids=keys.get("path_sp_centroids", ""),
        metadata=keys.get("path_metadata_aerial", ""),
    )


def _domains(patches: list[Patch]) -> str:
    return ", ".join(sorted({patch.area.domain for patch in patches})) or "no domain"
