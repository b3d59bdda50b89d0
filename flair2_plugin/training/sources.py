# SPDX-License-Identifier: GPL-2.0-or-later
"""Which folders and files of the data set a configuration needs."""

from __future__ import annotations

from typing import Literal

from flair2_plugin.core.errors import InvalidRequest
from flair2_plugin.training.configuration import Configuration
from flair2_plugin.training.patches import Sources


def needed_keys(configuration: Configuration, part: Literal["train", "test"]) -> dict[str, str]:
    """Return which key below "data" gives which field of `Sources`, as far as the network needs it."""
    keys = {"aerial": f"path_aerial_{part}", "labels": f"path_labels_{part}"}
    if configuration.two_branches:
        keys |= {"series": f"path_sen_{part}", "centroids": "path_sp_centroids"}
    if configuration.aerial_metadata:
        keys["metadata"] = "path_metadata_aerial"
    return keys


def sources_of(configuration: Configuration, part: Literal["train", "test"]) -> Sources:
    """Return what one part of the data is read from, as far as the network needs it.

    Raises:
        InvalidRequest: a path that is needed is empty.
    """
    keys = needed_keys(configuration, part)
    paths = {name: getattr(configuration.data, key) for name, key in keys.items()}
    missing = [keys[name] for name, path in paths.items() if not path]
    if missing:
        raise InvalidRequest(f'"data.{missing[0]}" is empty: give the path, in the configuration or with --set.')
    return Sources(**paths)


def has_test(configuration: Configuration) -> bool:
    """Return whether the configuration names a labelled test part."""
    return bool(configuration.data.path_aerial_test and configuration.data.path_labels_test)
