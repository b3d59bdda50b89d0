# SPDX-License-Identifier: GPL-2.0-or-later
"""What the tests of the networks share: the official network's recorded vectors, and seeds."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor

from flair2_plugin.network.torchvision_operators import declare_operators

declare_operators()  # before any test imports Lightning, which imports torchvision

SHARED = Path(__file__).parents[2] / "../shared"


@pytest.fixture(autouse=True)
def one_thread_and_seed() -> None:
    torch.set_num_threads(1)
    torch.manual_seed(2022)


@pytest.fixture(scope="session")
def parity() -> SimpleNamespace:
    """What was recorded of the official network: its names and shapes, the filling of its weights, its vectors."""
    folder = SHARED / "parity"
    if not folder.is_dir():
        pytest.skip("the vectors of the official network are not beside this checkout")
    keys: dict[str, Any] = json.loads((folder / "keys.json").read_text())
    spec = importlib.util.spec_from_file_location("deterministic", folder / "deterministic.py")
    deterministic = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(deterministic)
    return SimpleNamespace(
        keys=keys,
        weights=lambda salt, metadata: _official_weights(keys, deterministic.fill, salt, metadata),
        vectors=lambda name: dict(np.load(folder / f"{name}.npz")),
        images=SHARED / "data",
    )


def _official_weights(
    keys: dict[str, Any], fill: Callable[..., np.ndarray], salt: int, metadata: bool
) -> dict[str, Tensor]:
    names = [name for name in keys if metadata or not name.startswith("mtd_mlp.")]
    return {name: torch.from_numpy(np.asarray(fill(name, tuple(keys[name][0]), salt))) for name in names}


@pytest.fixture(scope="session")
def write_lightning_checkpoint() -> Callable[[Path, dict[str, Tensor]], Path]:
    """Return a function that writes weights the way Lightning does, its loss weights and settings beside them."""

    def write(path: Path, weights: dict[str, Tensor]) -> Path:
        state = {f"model.{name}": value for name, value in weights.items()}
        state["criterion_vhr.weight"] = torch.ones(13)
        torch.save({"state_dict": state, "epoch": 3, "hyper_parameters": {"lr": 0.001, "out": Path("flair2")}}, path)
        return path

    return write
