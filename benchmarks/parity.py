# SPDX-License-Identifier: GPL-2.0-or-later
"""How near the network is to IGN's own: weights into a checkpoint, imported, loaded, and compared with its vectors.

Prints the greatest difference of the logits, beside their spread, and the pixels whose class differs.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import rasterio
import torch

from benchmarks.figures import Figure, benchmark_parser, tell
from flair2_plugin import models
from flair2_plugin.network import load
from flair2_plugin.network.preparation import prepare
from tests.official import PARITY, read_official, write_lightning_checkpoint
from tests.rasters import SHARED

CASES = (("plain", 0), ("metadata_real_patch", 3))


def ortho(name: str) -> np.ndarray:
    """Return the ortho (1, 5, 512, 512) that the official network was given, 0 to 1."""
    if name == "plain":
        return np.random.Generator(np.random.PCG64(11)).integers(0, 256, (1, 5, 512, 512)).astype(np.float32) / 255
    with rasterio.open(next((SHARED / "data").rglob("IMG_050549.tif"))) as image:
        return np.asarray(image.read()[None], dtype=np.float32) / 255


def compare(name: str, salt: int, folder: Path) -> Iterator[Figure]:
    """Yield the figures of one case."""
    official = read_official()
    recorded = official.vectors(name)
    metadata = recorded["metadata"].size > 0
    checkpoint = write_lightning_checkpoint(folder / "official.ckpt", official.weights(salt, metadata))
    models.main(["import", str(checkpoint), "--to", str(folder / "model")])
    network = load(folder / "model")
    given = [torch.from_numpy(recorded[key][None]) for key in ("satellite", "dates", "metadata")]
    print(f"{name}, {sum(weight.numel() for weight in network.parameters()):,} parameters")
    for way, each in (("as built", network), ("prepared for the CPU", prepare(network))):
        with torch.inference_mode():
            logits = each(torch.from_numpy(ortho(name)), *given[:2], given[2] if metadata else None)
        yield from compare_heads(f"{name}, {way}", [head[0].numpy() for head in logits], recorded)


def compare_heads(title: str, found: list[np.ndarray], recorded: dict[str, np.ndarray]) -> Iterator[Figure]:
    """Yield how far both heads' logits, (classes, 512, 512), are from the recorded ones."""
    aerial, satellite = found
    for head, ours, theirs in (
        ("aerial", aerial[:, ::8, ::8], recorded["unet_logits_stride8"]),
        ("satellite", satellite[:, ::64, ::64], recorded["sat_logits"]),
    ):
        print(f"{title}, {head}: standard deviation of the recorded logits {theirs.std():.1f}")
        yield Figure(f"{title}, {head}: greatest difference of the logits", float(np.abs(ours - theirs).max()))
    different = int((aerial.argmax(axis=0) != recorded["classes"]).sum())
    yield Figure(f"{title}: pixels of another class, of {recorded['classes'].size:,}", different)


def main() -> int:
    """Compare all cases; 0 also where the vectors are not here."""
    options = benchmark_parser("parity", __doc__).parse_args()
    if not PARITY.is_dir():
        print(f"The official network's vectors ({PARITY}) are not here: nothing was compared.")
        return 0
    figures: list[Figure] = []
    for name, salt in CASES:
        with tempfile.TemporaryDirectory() as folder:
            figures += compare(name, salt, Path(folder))
    tell("parity", options, figures)
    return 0


if __name__ == "__main__":
    sys.exit(main())
