# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import torch

from flair2_plugin.core.errors import InvalidModel
from flair2_plugin.core.model_card import WEIGHTS_NAME
from flair2_plugin.network.build import build_network
from flair2_plugin.network.package import save_package
from flair2_plugin.network.stored import StoredNetwork
from tests.network.small_networks import make_unet_card


def save(folder: Path, seed: int) -> Path:
    torch.manual_seed(seed)
    card = make_unet_card()
    save_package(build_network(card), card, folder)
    return folder


def test_weights_are_told_apart(tmp_path: Path) -> None:
    folders = [save(tmp_path / str(number), seed) for number, seed in enumerate((1, 1, 2))]
    first, same, other = (StoredNetwork(folder).digest for folder in folders)
    assert first == same != other


def test_what_is_read_is_ones_own_and_what_is_exact_is_shared(tmp_path: Path) -> None:
    stored = StoredNetwork(save(tmp_path / "model", 1))
    assert stored.read() is not stored.read()
    with ThreadPoolExecutor(4) as threads:
        exact = set(threads.map(lambda _: stored.exact(), range(4)))
    assert len(exact) == 1
    patch = torch.rand(1, len(stored.card.aerial.bands), stored.card.aerial.patch, stored.card.aerial.patch)
    with torch.no_grad():
        assert torch.allclose(exact.pop().aerial(patch), stored.read().aerial(patch), atol=1e-3)


def test_weights_that_are_gone_are_named(tmp_path: Path) -> None:
    stored = StoredNetwork(save(tmp_path / "model", 1))
    (tmp_path / "model" / WEIGHTS_NAME).unlink()
    with pytest.raises(InvalidModel, match="is missing"):
        print(stored.digest)
    with pytest.raises(InvalidModel, match="is missing"):
        stored.exact()
