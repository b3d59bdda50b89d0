# SPDX-License-Identifier: GPL-2.0-or-later
"""Where resources/, models/ and the work in progress are: in a checkout, a dev install and an installed plugin."""

from __future__ import annotations

import os
from pathlib import Path

from flair2_plugin.core.errors import InvalidModel
from flair2_plugin.core.model_card import CARD_NAME
from flair2_plugin.core.wording import quote

PACKAGE = Path(__file__).parent.parent  # no .resolve(): it would follow a dev install's links
ROOT = PACKAGE if (PACKAGE / "metadata.txt").is_file() else PACKAGE.parent
RESOURCES = ROOT / "resources"
MODELS = ROOT / "models"

JOURNAL_NAME = "journal.txt"
LOCK_NAME = "lock"


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
    """Return the folder beside `output` that holds what is finished of it; it outlives a run that dies."""
    return output.parent / f".{output.name}.unfinished"


def has_unfinished_run(output: Path) -> bool:
    """Whether a run of `output` left finished parts behind, so that another one can go on with them."""
    return any(journal.stat().st_size for journal in work_folder(output).glob(f"*/{JOURNAL_NAME}"))
