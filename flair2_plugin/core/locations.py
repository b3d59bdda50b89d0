# SPDX-License-Identifier: GPL-2.0-or-later
"""Where resources/, models/ and the work in progress are: in a checkout, a dev install and an installed plugin."""

from __future__ import annotations

import os
from pathlib import Path

from flair2_plugin.core.errors import InvalidModel
from flair2_plugin.core.model_card import CARD_NAME
from flair2_plugin.core.request import Request
from flair2_plugin.core.wording import quote

PACKAGE = Path(__file__).parent.parent  # no .resolve(): it would follow a dev install's links
ROOT = PACKAGE if (PACKAGE / "metadata.txt").is_file() else PACKAGE.parent
RESOURCES = ROOT / "resources"
MODELS = ROOT / "models"


def installed_models() -> list[Path]:
    """Return the folders of the model packages that came with the plugin, by name."""
    return sorted(card.parent for card in MODELS.glob(f"*/{CARD_NAME}"))


def model_folder(name_or_folder: str) -> Path:
    """Return the folder of a model package, named by its folder or, for one that came along, by its name.

    Raises:
        InvalidModel: there is no such package.
    """
    for folder in (Path(name_or_folder), MODELS / name_or_folder):
        if os.path.isfile(folder / CARD_NAME):  # noqa: PTH113  Path.is_file fails on a name that is too long
            return folder
    names = ", ".join(folder.name for folder in installed_models()) or "none"
    raise InvalidModel(
        f'There is no model "{quote(name_or_folder)}": give a package\'s folder or one of these: {names}.'
    )


def work_folder(output: Path) -> Path:
    """Return the folder beside `output` that holds its files until they are finished."""
    return output.parent / f".{output.name}.unfinished"


def work_folders(request: Request) -> tuple[Path, ...]:
    """Return the folders of unfinished files of a run: none of them is left when the run is over."""
    return tuple(work_folder(Path(path).absolute()) for path in (request.output, request.confidence) if path)
