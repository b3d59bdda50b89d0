# SPDX-License-Identifier: GPL-2.0-or-later
"""How far and how fast a short training on five real FLAIR #2 patches lowers its loss.

An aerial U-Net, since no Sentinel-2 came with these patches; they are memorised, not generalised from. Prints the
loss of each epoch and the seconds that an epoch takes.
"""

from __future__ import annotations

import csv
import sys
import tempfile
import time
from pathlib import Path

from flair2_plugin.training.configuration import Configuration, DataPaths
from flair2_plugin.training.fitting import train

PATCHES = Path(__file__).parents[1] / "../shared/data/flair2_patches/train"
EPOCHS = 12


def configuration(folder: str) -> Configuration:
    """Return a short training of a small aerial network on the patches."""
    paths = DataPaths(path_aerial_train=str(PATCHES / "aerial"), path_labels_train=str(PATCHES / "labels"))
    return Configuration(
        data=paths,
        out_folder=folder,
        architecture="unet",
        aerial_metadata=False,
        encoder="tu-resnet10t",
        unet_widths=(96, 64, 32, 16),
        num_epochs=EPOCHS,
        batch_size=2,
        lr=0.002,
        num_workers=0,
        cache=True,
        accelerator="cpu",
        enable_progress_bar=False,
    )


def main() -> int:
    """Train and print the losses; 0 also where the patches are not here."""
    if not PATCHES.is_dir():
        print(f"The real patches ({PATCHES}) are not here: nothing was measured.")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        began = time.monotonic()
        train(configuration(folder), "benchmarks.real_patches", resume=False, say=print)
        seconds = time.monotonic() - began
        losses = _losses(next(Path(folder).rglob("metrics.csv")))
    print("train_loss by epoch: " + " ".join(f"{loss:.2f}" for loss in losses))
    print(f"{losses[0]:.2f} to {losses[-1]:.2f}, {seconds / EPOCHS:.1f} s an epoch of 4 patches and 1 to validate on")
    return 0


def _losses(path: Path) -> list[float]:
    with path.open(encoding="utf-8") as lines:
        return [float(row["train_loss"]) for row in csv.DictReader(lines) if row.get("train_loss")]


if __name__ == "__main__":
    sys.exit(main())
