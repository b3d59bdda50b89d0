# SPDX-License-Identifier: GPL-2.0-or-later
"""Divides the training patches by domain, so that validation never sees the training's ground."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from flair2_plugin.core.errors import InvalidDataset
from flair2_plugin.training.configuration import Configuration
from flair2_plugin.training.patches import Patch


def split_patches(patches: Sequence[Patch], configuration: Configuration) -> tuple[list[Patch], list[Patch]]:
    """Return the patches to train on and those to validate on.

    `limit_patches` cuts down the former, spread over the domains.

    Raises:
        InvalidDataset: one of the two would be empty, or a validation domain is not there.
    """
    domains = sorted({patch.area.domain for patch in patches})
    chosen = set(configuration.val_domains or draw_domains(domains, configuration.val_fraction, configuration.seed))
    absent = sorted(chosen - set(domains))
    if absent:
        raise InvalidDataset(f'The validation domain "{absent[0]}" is not among {", ".join(domains)}.')
    training = [patch for patch in patches if patch.area.domain not in chosen]
    validation = [patch for patch in patches if patch.area.domain in chosen]
    if not training or not validation:
        raise InvalidDataset(f"The domains {', '.join(domains)} leave nothing to train or to validate on: add domains.")
    return thin_out(training, configuration.limit_patches), validation


def draw_domains(domains: Sequence[str], fraction: float, seed: int) -> list[str]:
    """Return a share of the domains, at least one; the same for the same seed, in whatever order they come."""
    count = max(1, round(fraction * len(domains)))
    return sorted(np.random.default_rng(seed).choice(sorted(domains), min(count, len(domains)), replace=False).tolist())


def thin_out(patches: list[Patch], limit: int | None) -> list[Patch]:
    """Return at most `limit` patches, evenly spread over the list."""
    if limit is None or limit >= len(patches):
        return patches
    return [patches[i * len(patches) // limit] for i in range(limit)]
