# SPDX-License-Identifier: GPL-2.0-or-later
"""Scores class maps against the truth: IoU, precision, recall and F1 per class, mIoU without "other", accuracy.

python -m flair2_plugin.evaluate --predictions MAP.tif --truth LABELS.tif --output SCORES
python -m flair2_plugin.evaluate --predictions predictions_flair-2-baseline --truth flair_2_labels_test --output SCORES

A map whose nodata value is 0 holds class ids 1 to 13, as ours do; any other holds 0 to 12, as FLAIR's PRED files do.
The truth holds FLAIR's label ids 1 to 19, of which those above 12 count as other; 0 and its nodata value are not
compared. In folders, PRED_000001.tif is compared with MSK_000001.tif, wherever below they lie. Where map and truth are
both georeferenced they are compared where they overlap, on the truth's grid; otherwise they must have the same size.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from flair2_plugin.core.cli import OptionParser, run_command
from flair2_plugin.core.nomenclature import BASELINE


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare and return the exit code: 0 done, 2 can't be served, 3 stopped by the user."""
    return run_command(lambda: _evaluate(_parser().parse_args(arguments)))


def _parser() -> argparse.ArgumentParser:
    parser = OptionParser(
        prog="python -m flair2_plugin.evaluate",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("--predictions", required=True, type=Path, metavar="DIR_OR_TIF", help="a class map, or a folder of PRED_*.tif")
    add("--truth", required=True, type=Path, metavar="DIR_OR_TIF", help="the labels, or a folder of MSK_*.tif")
    add("--output", required=True, type=Path, metavar="DIR", help="folder for metrics.json and metrics.csv")
    return parser


def _evaluate(options: argparse.Namespace) -> None:
    from flair2_plugin.training.comparison import compare_files, pair_files  # rasterio takes a second: not for --help
    from flair2_plugin.training.score_files import format_table, write_scores

    comparison = compare_files(pair_files(options.predictions, options.truth))
    write_scores({"all": comparison.confusion}, BASELINE, options.output)
    print("In percent:\n" + format_table(comparison.confusion, BASELINE))
    if comparison.unclassified:
        print(f"{comparison.unclassified:,} labelled pixels without a class in the map were left out.")
    print(f"Scores: {options.output / 'metrics.json'}, {options.output / 'metrics.csv'}")


if __name__ == "__main__":
    sys.exit(main())
