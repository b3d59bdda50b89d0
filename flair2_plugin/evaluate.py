# SPDX-License-Identifier: GPL-2.0-or-later
"""Scores class maps, or models on a data set: IoU, precision, recall and F1 per class, mIoU, accuracy, by domain.

python -m flair2_plugin.evaluate --predictions MAP.tif --truth LABELS.tif --output SCORES
python -m flair2_plugin.evaluate --predictions predictions_flair-2-baseline --truth flair_2_labels_test --output SCORES
python -m flair2_plugin.evaluate --model MODEL [MODEL ...] --config_file flair-2-config.yml --output SCORES

Maps: one whose nodata value is 0 holds class ids 1 to 13, as ours do; any other 0 to 12, as FLAIR's PRED files do.
The truth holds FLAIR's label ids 1 to 19, of which those above 12 count as other; 0 and its nodata value are not
compared. In folders, PRED_000001.tif is compared with MSK_000001.tif, wherever below they lie. Where map and truth are
both georeferenced they are compared where they overlap, on the truth's grid; otherwise they must have the same size.

Models: they predict the test part of the configuration's data set (data.path_..._test) into SCORES/predictions;
several are averaged on their probabilities.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from flair2_plugin.core.allocator import keep_freed_memory
from flair2_plugin.core.cli import OptionParser, run_command
from flair2_plugin.core.errors import InvalidRequest
from flair2_plugin.core.nomenclature import BASELINE, FULL, ClassTable

if TYPE_CHECKING:
    from flair2_plugin.training.score_files import Confusions

_OF_MAPS, _OF_MODELS = ("predictions", "truth"), ("model", "config_file")


def main(arguments: Sequence[str] | None = None) -> int:
    """Score and return the exit code: 0 done, 2 can't be served, 3 stopped by the user."""
    return run_command(lambda: _evaluate(_parser().parse_args(arguments)))


def _parser() -> argparse.ArgumentParser:
    parser = OptionParser(
        prog="python -m flair2_plugin.evaluate",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("--predictions", type=Path, metavar="DIR_OR_TIF", help="a class map, or a folder of PRED_*.tif")
    add("--truth", type=Path, metavar="DIR_OR_TIF", help="the labels, or a folder of MSK_*.tif")
    add("--classes", type=int, choices=(13, 19), default=13, help="how many classes the maps have (13)")
    add("--model", nargs="+", metavar="M", help="model packages (name or folder) to predict with, instead of maps")
    add("--config_file", type=Path, metavar="C.yml", help="the configuration that names the data set, as for train")
    add("--set", action="append", default=[], metavar="KEY=VALUE", help="change a key of the configuration; repeatable")
    add("--tta", choices=("none", "d4"), default="none", help="d4: average over the eight turns of each patch (none)")
    add("--device", default="auto", help="auto, cpu, cuda, cuda:N or mps (auto)")
    add("--output", required=True, type=Path, metavar="DIR", help="folder for the scores")
    return parser


def _evaluate(options: argparse.Namespace) -> None:
    asked = [name for name in (*_OF_MAPS, *_OF_MODELS) if getattr(options, name)]
    if asked == list(_OF_MAPS):
        _evaluate_maps(options)
    elif asked == list(_OF_MODELS):
        _evaluate_models(options)
    else:
        raise InvalidRequest("Give either --predictions and --truth, or --model and --config_file; see --help.")


def _evaluate_maps(options: argparse.Namespace) -> None:
    from flair2_plugin.training.comparison import compare_files  # rasterio takes a second: not for --help
    from flair2_plugin.training.pairs import pair_files

    pairing = pair_files(options.predictions, options.truth)
    classes = FULL if options.classes == len(FULL) else BASELINE
    comparison = compare_files(pairing.pairs, len(classes))
    _tell_scores(comparison.confusions, classes, options.output)
    if comparison.unclassified:
        print(f"{comparison.unclassified:,} labelled pixels without a class in the map were left out.")
    if pairing.missing:
        print(
            f"Warning: {len(pairing.missing):,} labelled patches have no prediction, the first is "
            f"{pairing.missing[0]}; these scores are without them, the challenge counts all.",
            file=sys.stderr,
        )


def _evaluate_models(options: argparse.Namespace) -> None:
    from tqdm import tqdm

    from flair2_plugin.core.locations import model_folder
    from flair2_plugin.core.model_card import read_card
    from flair2_plugin.inference.device import choose_device, keep_32_bits
    from flair2_plugin.network.ensembles import check_alike, describe_cost
    from flair2_plugin.network.stored import StoredNetwork
    from flair2_plugin.network.turns import turns_named
    from flair2_plugin.training.configuration_file import read_configuration
    from flair2_plugin.training.package_test import PackageTest, find_test_patches

    keep_freed_memory()
    keep_32_bits()
    configuration, device = read_configuration(options.config_file, options.set), choose_device(options.device)
    folders, turns = [model_folder(name) for name in options.model], turns_named(options.tta)
    cards = [read_card(folder) for folder in folders]
    check_alike(cards)
    patches = find_test_patches(configuration.data, cards)
    print(f"{len(patches):,} patches on {device}. {describe_cost(len(folders), turns, 'patch')}".rstrip(), flush=True)
    test = PackageTest([StoredNetwork(folder, device).exact() for folder in folders], patches, turns, device)
    with tqdm(total=len(patches), unit="patch", mininterval=1.0 if sys.stderr.isatty() else 30.0) as bar:
        confusions = test.run(configuration, options.output / "predictions", bar.update)
    _tell_scores(confusions, cards[0].classes, options.output)
    print(f"Predictions: {options.output / 'predictions'}")


def _tell_scores(confusions: Confusions, classes: ClassTable, folder: Path) -> None:
    from flair2_plugin.training.metrics import total
    from flair2_plugin.training.score_files import format_domains, format_table, write_scores

    write_scores(confusions, classes, folder)
    print("In percent:\n" + format_table(total(confusions), classes))
    if len(confusions) > 1:
        print(format_domains(confusions))
    names = ("metrics.json", "metrics.csv", "metrics-by-domain.csv", "confusion.png")
    print(f"Scores: {', '.join(str(folder / name) for name in names)}")


if __name__ == "__main__":
    sys.exit(main())
