# SPDX-License-Identifier: GPL-2.0-or-later
"""Model packages: list them, look into one, make one out of a checkpoint of IGN's own code.

python -m flair2_plugin.models list
python -m flair2_plugin.models info MODEL
python -m flair2_plugin.models import CHECKPOINT --to FOLDER
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from flair2_plugin.core.cli import OptionParser, run_command
from flair2_plugin.core.locations import MODELS, installed_models, model_folder
from flair2_plugin.core.model_card import ModelCard, SatelliteInput, read_card


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one of the three commands and return the exit code."""
    return run_command(lambda: _run(arguments))


def _run(arguments: Sequence[str] | None) -> None:
    options = _parser().parse_args(arguments)
    if options.command == "list":
        print_models()
    elif options.command == "info":
        folder = model_folder(options.model)
        print("\n".join(card_lines(read_card(folder), folder)))
    else:
        import_model(options)


def print_models() -> None:
    """Print the packages that came with the plugin: name, title, classes, bands, satellite, folder."""
    rows: list[tuple[str, ...]] = [("NAME", "TITLE", "CLASSES", "BANDS", "SATELLITE", "FOLDER")]
    rows += [_row(read_card(folder), folder) for folder in installed_models()]
    if len(rows) == 1:
        print(f"There are no models in {MODELS}.")
        return
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def card_lines(card: ModelCard, folder: Path) -> Iterator[str]:
    """Yield a card as lines of label and value."""
    values = {
        "name": card.name,
        "title": card.title,
        "folder": str(folder),
        "description": card.description,
        "licence": card.licence,
        "network": _network(card),
        "ortho": _ortho(card),
        "satellite": _satellite(card.satellite),
        "metadata": "date, time, camera, place" if card.architecture.metadata else "none",
        "quirks": _quirks(card),
        "trained on": card.trained_on or "unknown",
        "scores": ", ".join(f"{name} {score:g}" for name, score in card.scores.items()) or "none recorded",
        "classes": ", ".join(f"{entry.id} {entry.name}" for entry in card.classes),
    }
    for label, value in values.items():
        yield f"{label:<12}{value}"


def import_model(options: argparse.Namespace) -> None:
    """Import a checkpoint as the options say, and print what it was and what was assumed."""
    from flair2_plugin.network.importing import Wishes, import_checkpoint  # torch takes seconds: not for a list

    wishes = Wishes(
        name=options.name,
        title=options.title,
        licence=options.licence or Wishes.licence,
        satellite_scale=options.satellite_scale,
        monthly_means=options.monthly_means,
        cloud_filter=options.cloud_filter,
        normalisation=options.normalisation,
    )
    card, assumed = import_checkpoint(options.checkpoint, options.to, wishes)
    print(f"Imported {_network(card)}, {len(card.classes)} classes, to {options.to}; assumed: {'; '.join(assumed)}.")


def _row(card: ModelCard, folder: Path) -> tuple[str, ...]:
    satellite = "no" if card.satellite is None else "yes"
    return card.name, card.title, str(len(card.classes)), str(len(card.aerial.bands)), satellite, str(folder)


def _network(card: ModelCard) -> str:
    kind = {"utt": "U-T&T", "unet": "U-Net", "segformer": "SegFormer"}[card.architecture.kind]
    return f"{kind}, encoder {card.architecture.encoder}" + (", metadata" if card.architecture.metadata else "")


def _ortho(card: ModelCard) -> str:
    aerial = card.aerial
    centred = ", less mean over deviation" if aerial.mean else ""
    size = f"{aerial.patch} px of {aerial.pixel_size:g} m"
    free = f"; may lack {', '.join(aerial.optional)}" if aerial.optional else ""
    return f"{', '.join(aerial.bands)}; {size}; divided by {aerial.scale:g}{centred}{free}"


def _satellite(satellite: SatelliteInput | None) -> str:
    if satellite is None:
        return "none"
    rule = satellite.cloud_filter
    filtered = f"dates under {rule.area:.0%} clouds and snow" if rule else "all dates"
    averaged = "monthly means" if satellite.monthly_means else "date by date"
    size = f"{satellite.patch} px of {satellite.pixel_size:g} m"
    free = "; may be missing" if satellite.optional else ""
    return f"{', '.join(satellite.bands)}; {size}; {filtered}; {averaged}; divided by {satellite.scale:g}{free}"


def _quirks(card: ModelCard) -> str:
    quirks = card.quirks
    named = {
        "vector of the batch's first in training": quirks.first_vector_of_batch,
        "satellite not augmented in training": quirks.satellite_not_augmented,
        "constant month": quirks.constant_month,
        "padded dates count in the norm": quirks.padding_in_norm,
    }
    present = [name for name, is_on in named.items() if is_on]
    if card.architecture.metadata:
        present.append(f"coordinates divided by {quirks.coordinate_divisor:g}")
    return ", ".join(present) or "none"


def _parser() -> argparse.ArgumentParser:
    parser = OptionParser(prog="python -m flair2_plugin.models", description=(__doc__ or "").splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True, metavar="list | info | import")
    commands.add_parser("list", help="the models that came with the plugin")
    commands.add_parser("info", help="what a model is").add_argument("model", help="a name of the list, or a folder")
    _add_import_options(commands.add_parser("import", help="make a package out of a checkpoint of IGN's own code"))
    return parser


def _add_import_options(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("checkpoint", type=Path, help=".ckpt, .pth, .pt or .safetensors")
    add("--to", type=Path, required=True, metavar="FOLDER", help="the package's folder")
    add("--name", help="the model's name (default: the folder's)")
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
