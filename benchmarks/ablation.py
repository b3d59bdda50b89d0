# SPDX-License-Identifier: GPL-2.0-or-later
"""What each part of the recipe is worth, on the made-up landscape: five systems, several seeds, mean and spread.

python -m benchmarks.ablation FOLDER [--seeds 3]

FOLDER holds the data set, written there by
    python -m flair2_plugin.demo FOLDER/demo-training --train-areas 14 --test-areas 6 --patches-per-area 8
The systems are resources/configs/ablation/*.yml. A training that is already in FOLDER is not repeated, so that a run
which was stopped goes on. Prints the table of docs/ablation.md.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.figures import Figure, benchmark_parser, tell
from flair2_plugin.core.locations import RESOURCES

ROOT = Path(__file__).parents[1]
CONFIGS = RESOURCES / "configs" / "ablation"
SYSTEMS = ("u-net", "u-net-augmentation", "u-tt", "u-tt-filter-means-augmentation", "own")
ALIKE = ("coniferous", "deciduous", "herbaceous vegetation", "agricultural land", "bare soil", "plowed land")


@dataclass(frozen=True)
class Score:
    """One training's scores on the test areas, 0..1; `alike` is the mean IoU of classes that one picture can't tell."""

    mean_iou: float
    accuracy: float
    alike: float


def main() -> int:
    """Train what is missing and print the table; 0 also where no folder is given."""
    parser = benchmark_parser("ablation", __doc__)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--seeds", type=int, default=3)
    options = parser.parse_args()
    if options.folder is None:
        print("No FOLDER given: nothing was trained. See benchmarks/README.md.")
        return 0
    for seed in range(options.seeds):  # seed by seed, so that a stopped run has whole rows
        for system in SYSTEMS:
            train(options.folder, system, seed)
    print("\n".join(table(options.folder, options.seeds)))
    tell("ablation", options, list_figures(options.folder, options.seeds), ["Means over the seeds."])
    return 0


def train(folder: Path, system: str, seed: int) -> None:
    """Train one system once, unless that is done."""
    name = f"{system}-{seed}"
    if (folder / "ablation" / name / "package").is_dir():
        return
    print(f"{name} ...", flush=True)
    config = ["--config_file", str(CONFIGS / f"{system}.yml")]
    changes = ["--set", f"seed={seed}", "--set", f"out_model_name={name}"]
    with (folder / f"{name}.log").open("w") as log:
        subprocess.run(  # noqa: S603  our own command
            [sys.executable, "-m", "flair2_plugin.train", *config, *changes],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=log,
            stderr=subprocess.STDOUT,
            check=True,
        )


def read_score(folder: Path, system: str, seed: int) -> Score:
    """Return the scores of a finished training."""
    metrics = json.loads((folder / "ablation" / f"{system}-{seed}" / "metrics.json").read_text(encoding="utf-8"))
    alike = [metrics["classes"][name]["iou"] or 0.0 for name in ALIKE]
    return Score(metrics["mean_iou"], metrics["accuracy"], statistics.mean(alike))


def table(folder: Path, seeds: int) -> list[str]:
    """Return the lines of a Markdown table, in percent."""
    lines = ["| system | mIoU | IoU of classes alike in one picture | accuracy |", "|---|---|---|---|"]
    for system in SYSTEMS:
        scores = [read_score(folder, system, seed) for seed in range(seeds)]
        cells = [_spread([getattr(score, name) for score in scores]) for name in ("mean_iou", "alike", "accuracy")]
        lines.append(f"| `{system}` | {' | '.join(cells)} |")
    return lines


def list_figures(folder: Path, seeds: int) -> list[Figure]:
    """Return the mean IoU of each system."""
    scores = {system: [read_score(folder, system, seed).mean_iou for seed in range(seeds)] for system in SYSTEMS}
    return [Figure(f"mean IoU, {system}", 100 * statistics.mean(each), "%") for system, each in scores.items()]


def _spread(values: list[float]) -> str:
    deviation = statistics.stdev(values) if len(values) > 1 else 0.0
    return f"{100 * statistics.mean(values):.1f} ± {100 * deviation:.1f}"


if __name__ == "__main__":
    sys.exit(main())
