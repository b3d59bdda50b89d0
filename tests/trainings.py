# SPDX-License-Identifier: GPL-2.0-or-later
"""Small trainings for tests, in this process or in one of their own."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import yaml

from flair2_plugin.train import main
from tests.datasets import paths

ROOT = Path(__file__).parents[1]

SMALL = {
    "encoder": "tu-mobilenetv3_small_050",
    "unet_widths": [16, 16, 8, 8, 8],
    "encoder_widths": [8, 8, 16],
    "decoder_widths": [8, 8, 16],
    "n_head": 4,
    "d_model": 16,
    "accelerator": "cpu",
    "num_workers": 0,
    "cache": True,
    "batch_size": 2,
    "num_epochs": 3,
    "lr": 0.005,
    "val_domains": ["D003_2019"],
    "enable_progress_bar": False,
}


def write_config(root: Path, folder: Path, **keys: object) -> Path:
    """Write the configuration of a small training on the data set in `root`; its run lies in `folder`/runs/small."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "small.yml"
    values = {**SMALL, "data": paths(root), "out_folder": str(folder / "runs"), "out_model_name": "small", **keys}
    file.write_text(yaml.safe_dump(values))
    return file


def run(config: Path, *arguments: str) -> int:
    """Train in this process; arguments are KEY=VALUE or flags."""
    return main(_options(config, arguments))


def start(config: Path, *arguments: str) -> subprocess.Popen[str]:
    """Train in a process of its own."""
    command = [sys.executable, "-m", "flair2_plugin.train", *_options(config, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def logged(config: Path, name: str) -> list[float]:
    """Return a column of the run's logs, those of resumed runs after the earlier."""
    files = sorted((config.parent / "runs/small/log").rglob("metrics.csv"))
    rows = [row for file in files for row in csv.DictReader(file.open())]
    return [float(row[name]) for row in rows if row.get(name)]


def _options(config: Path, arguments: tuple[str, ...]) -> list[str]:
    changes = [part for argument in arguments if "=" in argument for part in ("--set", argument)]
    flags = [argument for argument in arguments if "=" not in argument]
    return ["--config_file", str(config), *changes, *flags]
