# SPDX-License-Identifier: GPL-2.0-or-later
"""Divides the training patches by domain, so that validation never sees the training's ground."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from flair2_plugin.core.errors import InvalidDataset
from flair2_plugin.training.configuration import Configuration
from flair2_plugin.training.official_domains import SPLITS, Role
from flair2_plugin.training.patches import Patch


def split_patches(patches: Sequence[Patch], configuration: Configuration) -> tuple[list[Patch], list[Patch]]:
    """Return the patches to train on and those to validate on; an official test's domains are in neither.

    `limit_patches` cuts down the former, spread over the domains.

    Raises:
        InvalidDataset: one of the two would be empty, a validation domain is not there, or the official split does not
            know a domain.
    """
    roles = assign_domains({patch.area.domain for patch in patches}, configuration)
    training = [patch for patch in patches if roles[patch.area.domain] == "training"]
    validation = [patch for patch in patches if roles[patch.area.domain] == "validation"]
    return thin_out(training, configuration.limit_patches), validation


def assign_domains(found: set[str], configuration: Configuration) -> dict[str, Role]:
    """Return which part each domain of the training data belongs to; "test" are those left out for an official test.

    `val_domains` are validated on and all others trained on, but for an official test's. Else it is as `split` says.

    Raises:
        InvalidDataset: as `split_patches`.
    """
    domains = sorted(found)
    official = SPLITS.get(configuration.split)
    roles: dict[str, Role | None] = dict.fromkeys(domains, "training")
    if official:
        roles = {domain: official.role(domain) for domain in domains}
    if configuration.val_domains or not official:
        chosen = _validation_domains(domains, configuration)
        roles = {domain: "test" if role == "test" else "training" for domain, role in roles.items()}
        roles.update(dict.fromkeys(chosen, "validation"))
    known: dict[str, Role] = {domain: role for domain, role in roles.items() if role}
    if official and len(known) < len(domains):
        unknown = next(domain for domain in domains if domain not in known)
        raise InvalidDataset(
            f'The domain "{unknown}" is in no part of {official.title}: '
            f'take it away, set "split" to "random", or name the validation\'s domains in "val_domains".'
        )
    _check(known, f' by the split "{configuration.split}"' if official else "")
    return known


def _validation_domains(domains: Sequence[str], configuration: Configuration) -> Sequence[str]:
    if not configuration.val_domains:
        return draw_domains(domains, configuration.val_fraction, configuration.seed)
    absent = sorted(set(configuration.val_domains) - set(domains))
    if absent:
        raise InvalidDataset(f'The validation domain "{absent[0]}" is not among {", ".join(domains)}.')
    return configuration.val_domains


def _check(roles: dict[str, Role], how: str) -> None:
    if not {"training", "validation"} <= set(roles.values()):
        aim = "train" if "training" not in roles.values() else "validate"
        raise InvalidDataset(f"The domains {', '.join(roles)} leave nothing to {aim} on{how}: add domains.")


def draw_domains(domains: Sequence[str], fraction: float, seed: int) -> list[str]:
    """Return a share of the domains, at least one; the same for the same seed, in whatever order they come."""
    count = max(1, round(fraction * len(domains)))
    return sorted(np.random.default_rng(seed).choice(sorted(domains), min(count, len(domains)), replace=False).tolist())


def thin_out(patches: list[Patch], limit: int | None) -> list[Patch]:
    """Return at most `limit` patches, evenly spread over the list."""
    if limit is None or limit >= len(patches):
        return patches
    return [patches[i * len(patches) // limit] for i in range(limit)]
