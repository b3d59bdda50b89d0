# SPDX-License-Identifier: GPL-2.0-or-later
"""`python -m flair2_plugin.demo FOLDER`: a made-up countryside to try the plugin on and to train a small model with."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from flair2_plugin.core.cli import OptionParser, run_command
from flair2_plugin.landscape.dataset import DatasetSize, write_dataset
from flair2_plugin.landscape.rasters import write_text
from flair2_plugin.landscape.scene import write_scene

README = """Everything in this folder is made up: a computer drew it (seed {seed}), no such place exists.

ortho.tif       an aerial image, 600 m x 600 m, 0.2 m pixels, EPSG:2154: red, green, blue, near infrared,
                height above ground (0.2 m a step)
labels.tif      the true land cover of the same pixels, FLAIR's classes 1 to 12 and 13 for other
sentinel2/      a year of Sentinel-2: one file per date (10 bands, reflectance x 10,000, 10 m pixels, EPSG:32631)
                and one of masks (snow and cloud probability in percent)
dataset/        a small training data set of other places of this country, in the layout of FLAIR #2
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the demo and return the exit code."""
    return run_command(lambda: _make(arguments))


def _make(arguments: Sequence[str] | None) -> None:
    options = _parser().parse_args(arguments)
    size = DatasetSize(options.train_areas, options.test_areas, options.patches_per_area)
    write_text(options.folder / "README.txt", README.format(seed=options.seed))
    write_scene(options.folder, options.seed, _report)
    write_dataset(options.folder / "dataset", options.seed, size, _report)


def _parser() -> argparse.ArgumentParser:
    size = DatasetSize()
    patches = "patches of 512 x 512 pixels in each area (%(default)s)"
    parser = OptionParser(prog="python -m flair2_plugin.demo", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="where to write; made if need be")
    parser.add_argument("--seed", type=_AtLeast(0), default=2022, help="another seed, another country (%(default)s)")
    parser.add_argument(
        "--train-areas", type=_AtLeast(1), default=size.train_areas, help="areas to train on (%(default)s)"
    )
    parser.add_argument(
        "--test-areas", type=_AtLeast(0), default=size.test_areas, help="areas to test on (%(default)s)"
    )
    parser.add_argument("--patches-per-area", type=_AtLeast(1), default=size.patches_per_area, help=patches)
    return parser


class _AtLeast:
    """A whole number that is not below a limit, for argparse."""

    def __init__(self, least: int) -> None:
        self._least = least

    def __call__(self, text: str) -> int:
        try:
            value = int(text)
        except ValueError:
            value = self._least - 1
        if value < self._least:
            raise argparse.ArgumentTypeError(f'"{text}" is not a whole number of at least {self._least}')
        return value


def _report(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main())
