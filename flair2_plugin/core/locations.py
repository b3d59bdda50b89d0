# SPDX-License-Identifier: GPL-2.0-or-later
"""Where resources/, models/ and the work in progress are: in a checkout, a dev install and an installed plugin."""

from __future__ import annotations

import os
from pathlib import Path

from flair2_plugin.core.data_folder import data_folder
from flair2_plugin.core.errors import InvalidModel
from flair2_plugin.core.model_card import CARD_NAME
from flair2_plugin.core.wording import quote

PACKAGE = Path(__file__).parent.parent  # no .resolve(): it would follow a dev install's links
ROOT = PACKAGE if (PACKAGE / "metadata.txt").is_file() else PACKAGE.parent
RESOURCES = ROOT / "resources"
MODELS = ROOT / "models"
MODELS_VARIABLE = "FLAIR2_MODELS"

JOURNAL_NAME = "journal.txt"
LOCK_NAME = "lock"


def user_models() -> Path:
    """Return the folder of this user's own model packages, which need not exist yet.

    It lies outside the plugin, whose folder is replaced at each update; the environment variable FLAIR2_MODELS names
    another one.
    """
    named = os.environ.get(MODELS_VARIABLE)
    return Path(named).absolute() if named else data_folder() / "models"


def installed_models() -> list[Path]:
    """Return the folders of all model packages by name: the plugin's, and the user's, which hide those of their name.

    The user's come first in rank, so that an update that brings a model along changes nothing that was chosen by name.
    """
    places = (MODELS, user_models())
    found = {card.parent.name: card.parent for place in places for card in place.glob(f"*/{CARD_NAME}")}
    return [found[name] for name in sorted(found) if not name.startswith(".")]


def model_folder(name_or_folder: str) -> Path:
    """Return the folder of a model package, named by its folder, or by its name: the user's before the plugin's.

    Raises:
        InvalidModel: there is no such package.
    """
    for folder in (Path(name_or_folder), user_models() / name_or_folder, MODELS / name_or_folder):
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
