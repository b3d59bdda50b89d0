# SPDX-License-Identifier: GPL-2.0-or-later
"""Run in the engine's Python: writes weights in the layout of FLAIR-INC's RGB U-Nets, their values random.

python tests/desktop/models/published_file.py FILE
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

import torch

from flair2_plugin.core.model_card import AerialInput, Architecture, ModelCard
from flair2_plugin.core.nomenclature import FULL
from flair2_plugin.network.unet import create_unet

aerial = AerialInput(bands=("red", "green", "blue"))
card = ModelCard("inc", "", "", "", Architecture("unet"), classes=FULL, aerial=aerial)
torch.manual_seed(0)
torch.save(create_unet(card).state_dict(), sys.argv[1])
