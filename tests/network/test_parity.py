# SPDX-License-Identifier: GPL-2.0-or-later
"""The official network's weights give the official network's logits, from checkpoint to package to network."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import rasterio
import torch

from flair2_plugin import models
from flair2_plugin.network import load
from flair2_plugin.network.preparation import prepare
from tests.official import Official, write_lightning_checkpoint
from tests.rasters import SHARED


def drawn_patch() -> np.ndarray:
    return np.random.Generator(np.random.PCG64(11)).integers(0, 256, (1, 5, 512, 512)).astype(np.float32) / 255


def real_patch() -> np.ndarray:
    path = next((SHARED / "data").rglob("IMG_050549.tif"))
    with rasterio.open(path) as image:
        return image.read()[None].astype(np.float32) / 255


@pytest.mark.parametrize(
    ("vectors", "salt", "patch", "parameters"),
    [("plain", 0, drawn_patch, 27_254_744), ("metadata_real_patch", 3, real_patch, 27_260_296)],
)
def test_the_official_logits_are_reproduced(
    official: Official,
    tmp_path: Path,
    vectors: str,
    salt: int,
    patch: Callable[[], np.ndarray],
    parameters: int,
) -> None:
    recorded = official.vectors(vectors)
    has_metadata = recorded["metadata"].size > 0
    checkpoint = write_lightning_checkpoint(tmp_path / "official.ckpt", official.weights(salt, has_metadata))
    assert models.main(["import", str(checkpoint), "--to", str(tmp_path / "model")]) == 0

    network = load(tmp_path / "model")
    assert sum(weight.numel() for weight in network.parameters()) == parameters
    given = [patch(), *(recorded[name][None] for name in ("satellite", "dates", "metadata"))]
    tensors = [torch.from_numpy(array) for array in given]
    prepared = prepare(network)
    assert prepared is not network
    for each in (network, prepared):
        with torch.no_grad():
            logits = each(*tensors[:3], tensors[3] if has_metadata else None)

        assert np.abs(logits.aerial[0, :, ::8, ::8].numpy() - recorded["unet_logits_stride8"]).max() <= 1e-3
        assert np.abs(logits.satellite[0, :, ::64, ::64].numpy() - recorded["sat_logits"]).max() <= 1e-3
        assert (logits.aerial[0].argmax(0).numpy() != recorded["classes"]).sum() <= 5
