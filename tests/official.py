# SPDX-License-Identifier: GPL-2.0-or-later
"""What was recorded of IGN's own network: names and shapes of its weights, their filling, its vectors."""

from __future__ import annotations

import importlib.util
import json
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor

from tests.rasters import SHARED

PARITY = SHARED / "parity"


@dataclass(frozen=True)
class Official:
    """`keys` maps each weight's official name to its shape and type; `filling` makes the weights from the names."""

    keys: dict[str, Any]
    filling: ModuleType

    def weights(self, salt: int, metadata: bool) -> dict[str, Tensor]:
        """Return the weights of a network with or without the metadata branch."""
        names = [name for name in self.keys if metadata or not name.startswith("mtd_mlp.")]
        return {name: torch.from_numpy(np.asarray(self._fill(name, salt))) for name in names}

    def vectors(self, name: str) -> dict[str, np.ndarray]:
        """Return what the official network was given and what it answered."""
        return dict(np.load(PARITY / f"{name}.npz"))

    def _fill(self, name: str, salt: int) -> np.ndarray:
        return np.asarray(self.filling.fill(name, tuple(self.keys[name][0]), salt))


def read_official() -> Official:
    """Return what is recorded, or skip the test where it is not here."""
    if not PARITY.is_dir():
        pytest.skip("the vectors of the official network (../shared/parity) are not here")
    spec = importlib.util.spec_from_file_location("deterministic", PARITY / "deterministic.py")
    assert spec is not None and spec.loader is not None
    filling = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(filling)
    return Official(json.loads((PARITY / "keys.json").read_text()), filling)


def write_lightning_checkpoint(path: Path, weights: dict[str, Tensor]) -> Path:
    """Write weights the way Lightning does, its loss weights and settings beside them."""
    state = {f"model.{name}": value for name, value in weights.items()}
    state["criterion_vhr.weight"] = torch.ones(13)
    torch.save({"state_dict": state, "epoch": 3, "hyper_parameters": {"lr": 0.001, "out": Path("flair2")}}, path)
    return path
