# SPDX-License-Identifier: GPL-2.0-or-later
"""Imports everything that the engine needs for a map, and computes nothing."""

from __future__ import annotations

import importlib

from flair2_plugin.network.torchvision_operators import declare_operators

declare_operators()
for _name in ("timm", "segmentation_models_pytorch", "scipy.ndimage", "flair2_plugin.inference.run"):
    importlib.import_module(_name)
