# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether a training of a few hundred steps learns six real FLAIR #2 patches by heart, as a sound trainer must.

python -m benchmarks.real_patches [--epochs 300]

An aerial U-Net, since no Sentinel-2 came with these patches. Validation looks at the same six patches: the IoU printed
is that of memory, and says nothing of other ground.
"""

from __future__ import annotations

import csv
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.figures import Figure, benchmark_parser, tell
from flair2_plugin.training.configuration import Configuration
from flair2_plugin.training.fitting import train
from flair2_plugin.training.official_keys import DataPaths

PATCHES = Path(__file__).parents[1] / "../shared/data/flair2_patches"
SEEN_AGAIN = "D999_2021"


def main() -> int:
    """Train and print the scores; 0 also where the patches are not here."""
    parser = benchmark_parser("real_patches", __doc__)
    parser.add_argument("--epochs", type=int, default=300)
    options = parser.parse_args()
    if not PATCHES.is_dir():
        print(f"The real patches ({PATCHES}) are not here: nothing was measured.")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        link_patches(Path(folder))
        began = time.monotonic()
        train(configuration(Path(folder), options.epochs), "benchmarks.real_patches", resume=False, say=print)
        seconds = (time.monotonic() - began) / options.epochs
        tell("real_patches", options, list_figures(Path(folder), seconds))
    return 0


def link_patches(folder: Path) -> None:
    """Lay the six patches out as training, and under other names as the validation domain."""
    for kind, prefix in (("aerial", "IMG"), ("labels", "MSK")):
        for file in PATCHES.glob(f"*/{kind}/*/*/*/{prefix}_*.tif"):
            domain, zone = file.parts[-4:-2]
            again = f"{prefix}_9{file.stem[-5:]}.tif"
            for place in (folder / kind / domain / zone / file.name, folder / kind / SEEN_AGAIN / zone / again):
                place.parent.mkdir(parents=True, exist_ok=True)
                place.symlink_to(file.resolve())


def configuration(folder: Path, epochs: int) -> Configuration:
    """Return the training of a small aerial network on the patches, one step an epoch."""
    return Configuration(
        data=DataPaths(path_aerial_train=str(folder / "aerial"), path_labels_train=str(folder / "labels")),
        out_folder=str(folder),
        architecture="unet",
        aerial_metadata=False,
        use_augmentation=False,
        encoder="tu-resnet10t",
        unet_widths=(96, 64, 32, 16),
        val_domains=(SEEN_AGAIN,),
        num_epochs=epochs,
        patience=epochs,
        batch_size=6,  # all of them: the statistics of a part would not be those that are tested with
        lr=0.003,
        schedule="cosine",
        warmup_epochs=3,
        weight_decay=0.0,
        dice=0.5,
        precision="bf16-mixed",
        num_workers=0,
        cache=True,
        accelerator="cpu",
        enable_progress_bar=False,
    )


def list_figures(folder: Path, seconds: float) -> list[Figure]:
    """Return the best epoch's IoU of each class that is present, and the seconds of an epoch."""
    with next(folder.rglob("log/**/metrics.csv")).open(encoding="utf-8") as lines:
        rows = [row for row in csv.DictReader(lines) if row.get("val_miou")]
    best = max(rows, key=lambda row: float(row["val_miou"]))
    mean = Figure(f"mean IoU of the classes present after {best['step']} steps", 100 * float(best["val_miou"]), "%")
    names = sorted(key for key in best if key.startswith("val_iou/") and best[key])
    each = [Figure(f"IoU, {name.removeprefix('val_iou/')}", 100 * float(best[name]), "%") for name in names]
    return [mean, *each, Figure("an epoch of 6 patches, and 6 to validate on", seconds, "s")]


if __name__ == "__main__":
    sys.exit(main())
