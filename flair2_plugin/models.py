# SPDX-License-Identifier: GPL-2.0-or-later
"""Model packages: list them, look into one, take one in from a file or the hub, remove one.

python -m flair2_plugin.models list
python -m flair2_plugin.models info MODEL
python -m flair2_plugin.models import FILE [--to FOLDER | --name NAME]
python -m flair2_plugin.models download [NAME] [--revision REVISION]
python -m flair2_plugin.models remove NAME
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from flair2_plugin.core.cache_folder import cache_folder
from flair2_plugin.core.card_text import card_lines, describe_network
from flair2_plugin.core.catalogue import find_offer, read_catalogue
from flair2_plugin.core.cli import OptionParser, run_command
from flair2_plugin.core.locations import MODELS, installed_models, model_folder, user_models
from flair2_plugin.core.model_card import ModelCard, read_card
from flair2_plugin.core.user_models import new_folder, propose_name, removable_folder, set_aside

if TYPE_CHECKING:
    from flair2_plugin.network.importing import Wishes


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one of the commands and return the exit code."""
    return run_command(lambda: _run(arguments))


def _run(arguments: Sequence[str] | None) -> None:
    options = _parser().parse_args(arguments)
    if options.command == "list":
        print_models()
    elif options.command == "info":
        folder = model_folder(options.model)
        print("\n".join(card_lines(read_card(folder), folder)))
    elif options.command == "import":
        import_model(options)
    elif options.command == "download" and options.model is None:
        print_offers()
    elif options.command == "download":
        download_model(options.model, options.revision)
    else:
        print(f"Removed: the model now lies in {set_aside(removable_folder(options.model))}.")


def print_models() -> None:
    """Print the packages there are: name, title, classes, bands, satellite, folder."""
    rows = [_row(read_card(folder), folder) for folder in installed_models()]
    if rows:
        _print_table(("NAME", "TITLE", "CLASSES", "BANDS", "SATELLITE", "FOLDER"), rows)
    else:
        print(f"There are no models in {MODELS} nor in {user_models()}.")


def print_offers() -> None:
    """Print the models that can be downloaded: name, bands, classes, size, licence."""
    rows = [
        (o.name, ", ".join(o.bands), str(len(o.trained)), f"{o.size / 1e6:.0f} MB", o.licence) for o in read_catalogue()
    ]
    _print_table(("NAME", "BANDS", "CLASSES", "SIZE", "LICENCE"), rows)


def _print_table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    for row in (head, *rows):
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def import_model(options: argparse.Namespace) -> None:
    """Import a checkpoint or a package as the options say, and print what it was and what was assumed."""
    from flair2_plugin.network.importing import import_checkpoint  # torch takes seconds: not for a list
    from flair2_plugin.network.installing import install_package, is_package

    source = options.checkpoint
    folder = options.to or new_folder(options.name or propose_name(source))
    if is_package(source):
        card = install_package(source, folder, options.name or folder.absolute().name, options.title)
        assumed = ""
    else:
        card, phrases = import_checkpoint(source, folder, _wishes(options))
        assumed = f"; assumed: {'; '.join(phrases)}"
    print(f"Imported {describe_network(card)}, {len(card.classes)} classes, to {folder}{assumed}.")


def download_model(name: str, revision: str | None) -> None:
    """Download a model of the catalogue, at its pinned revision or another one, and import it."""
    offer = find_offer(name)
    folder = new_folder(offer.name)
    from flair2_plugin.network.downloading import download
    from flair2_plugin.network.importing import Wishes, import_checkpoint

    staging = cache_folder() / "downloads" / offer.name
    path = download(offer, staging, revision or offer.revision)
    if revision not in {None, offer.revision}:
        offer = replace(offer, revision=str(revision), scores={}, scored_on="")  # the figures are of the pinned file
    card, _ = import_checkpoint(path, folder, Wishes(), offer)
    shutil.rmtree(staging, ignore_errors=True)
    print(f"Downloaded {describe_network(card)}, {len(card.classes)} classes, to {folder}; licence: {card.licence}.")


def _wishes(options: argparse.Namespace) -> Wishes:
    from flair2_plugin.network.importing import Wishes

    return Wishes(
        name=options.name,
        title=options.title,
        licence=options.licence or Wishes.licence,
        satellite_scale=options.satellite_scale,
        monthly_means=options.monthly_means,
        cloud_filter=options.cloud_filter,
        normalisation=options.normalisation,
    )


def _row(card: ModelCard, folder: Path) -> tuple[str, ...]:
    satellite = "no" if card.satellite is None else "yes"
    return card.name, card.title, str(len(card.classes)), str(len(card.aerial.bands)), satellite, str(folder)


def _parser() -> argparse.ArgumentParser:
    parser = OptionParser(prog="python -m flair2_plugin.models", description=(__doc__ or "").splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True, metavar="list | info | import | download | remove")
    commands.add_parser("list", help="the models there are: the plugin's and yours")
    commands.add_parser("info", help="what a model is").add_argument("model", help="a name of the list, or a folder")
    _add_import_options(commands.add_parser("import", help="take in a checkpoint of IGN's own code, or a package"))
    download = commands.add_parser("download", help="take in a published model; without a name, list them")
    download.add_argument("model", nargs="?", help="a name of that list")
    download.add_argument("--revision", help="of the hub's repository (default: the one that the plugin was made for)")
    commands.add_parser("remove", help="set one of your models aside").add_argument("model", help="its name")
    return parser


def _add_import_options(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("checkpoint", type=Path, help=".ckpt, .pth, .pt or .safetensors; or a package, as a folder or .zip")
    add("--to", type=Path, metavar="FOLDER", help="the package's folder (default: one among your models)")
    add("--name", help="the model's name (default: the folder's, or one like the file's)")
    add("--title", help="what the form shows")
    add("--licence", help="of the weights (default: Etalab 2.0)")
    add("--satellite-scale", type=_positive, help="reflectance x 10,000 is divided by this (default: 1, as official)")
    add("--no-monthly-means", dest="monthly_means", action="store_false", help="trained date by date")
    add("--no-cloud-filter", dest="cloud_filter", action="store_false", help="trained with cloudy dates too")
    add(
        "--normalisation",
        choices=("flair-1", "none"),
        help="means and deviations of the ortho (default: flair-1 for U-Nets with 19 classes, else none)",
    )


def _positive(text: str) -> float:
    number = float(text)
    if not 0 < number < float("inf"):
        raise argparse.ArgumentTypeError(f"{text} is not above 0")
    return number


if __name__ == "__main__":
    sys.exit(main())
