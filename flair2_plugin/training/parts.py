# SPDX-License-Identifier: GPL-2.0-or-later
"""The three parts of the data that a configuration names."""

from __future__ import annotations

from dataclasses import dataclass

from flair2_plugin.training.configuration import Configuration
from flair2_plugin.training.patches import Patch, find_patches
from flair2_plugin.training.sources import has_test, sources_of
from flair2_plugin.training.splits import assign_domains, split_patches

_NAMES = ("training", "validation", "test")


@dataclass(frozen=True)
class Parts:
    """The patches to train on, to choose the best epoch by, and to test on (none without a labelled test set).

    `left_out` are domains among the training data that belong to an official test.
    """

    training: list[Patch]
    validation: list[Patch]
    test: list[Patch]
    left_out: tuple[str, ...] = ()

    @property
    def domains(self) -> dict[str, list[str]]:
        """The domains of each part, by name."""
        return {name: sorted({patch.area.domain for patch in getattr(self, name)}) for name in _NAMES}

    def describe(self) -> str:
        """Return how many patches of which domains there are."""
        domains = {name: ", ".join(found) or "no domain" for name, found in self.domains.items()}
        lines = [f"{name:<11}{len(getattr(self, name)):>6} patches in {domains[name]}" for name in _NAMES]
        if self.left_out:
            lines.append(f"left out, since the official test is on them: {', '.join(self.left_out)}")
        return "\n".join(lines)


def find_parts(configuration: Configuration) -> Parts:
    """Look the data set up and split it.

    Raises:
        InvalidRequest: a path that is needed is empty.
        InvalidDataset: the data set lacks something.
    """
    found = find_patches(sources_of(configuration, "train"))
    training, validation = split_patches(found, configuration)
    roles = assign_domains({patch.area.domain for patch in found}, configuration)
    test = find_patches(sources_of(configuration, "test")) if has_test(configuration) else []
    return Parts(training, validation, test, tuple(sorted(name for name, role in roles.items() if role == "test")))
