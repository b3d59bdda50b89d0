# SPDX-License-Identifier: GPL-2.0-or-later
"""Run in the engine's Python: writes a small U-T&T package with random weights to the folder given.

python tests/desktop/random_model.py FOLDER
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import torch

from flair2_plugin.core.model_card import Architecture, ModelCard, SatelliteInput, UtaeSizes
from flair2_plugin.network.build import build_network
from flair2_plugin.network.package import save_package

torch.manual_seed(0)
architecture = Architecture("utt", encoder="resnet18", decoder_widths=(64, 32, 16, 8, 8), utae=UtaeSizes())
card = ModelCard("random", "Random weights", "For tests.", "none", architecture, satellite=SatelliteInput())
save_package(build_network(card), card, Path(sys.argv[1]))
