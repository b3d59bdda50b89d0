# SPDX-License-Identifier: GPL-2.0-or-later
"""This user's own model packages: names for new ones, and their removal."""

from __future__ import annotations

import re
from pathlib import Path

from flair2_plugin.core.catalogue import recognise_file
from flair2_plugin.core.errors import InvalidModel, InvalidRequest, OutputFailed
from flair2_plugin.core.locations import MODELS, model_folder, user_models
from flair2_plugin.core.wording import quote

REMOVED = ".removed"

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")
_FORBIDDEN = {"con", "prn", "aux", "nul", *(f"{port}{i}" for port in ("com", "lpt") for i in range(1, 10))}  # Windows


def new_folder(name: str) -> Path:
    """Return where a new model of that name belongs.

    Raises:
        InvalidRequest: the name can't be a folder's on every system, or is taken.
    """
    if not _is_fit(name):
        raise InvalidRequest(
            f'A model can\'t be named "{quote(name)}": take up to 80 letters without accents, digits, ".", "-" or "_".'
        )
    folder = user_models() / name
    if folder.exists():
        raise InvalidRequest(f"There is a model {name} in {user_models()}: remove it first, or take another name.")
    return folder


def free_name(wish: str) -> str:
    """Return a name like `wish` that can be a folder's and that no model has yet."""
    name = re.sub(r"[^A-Za-z0-9._-]+", "-", wish).strip(".-_")[:60] or "model"
    name = name if _is_fit(name) else f"model-{name}"
    taken = {folder.name.casefold() for place in (MODELS, user_models()) for folder in place.glob("*")}
    numbered = (f"{name}-{number}" for number in range(2, len(taken) + 3))
    return next(one for one in (name, *numbered) if one.casefold() not in taken)


def propose_name(source: Path) -> str:
    """Return a free name for a model out of a file or folder: a published one's own, else one like the file's."""
    offer = recognise_file(source) if source.is_file() else None
    if offer is not None:
        return free_name(offer.name)
    return free_name(source.absolute().name if source.is_dir() else source.stem)


def is_users(folder: Path) -> bool:
    """Whether a package is one of the user's, which can be removed."""
    return folder.absolute().parent == user_models().absolute()


def removable_folder(name: str) -> Path:
    """Return the folder of one of the user's models.

    Raises:
        InvalidModel: there is no such model, or it isn't the user's.
    """
    folder = model_folder(str(user_models() / name) if _is_fit(name) else name)
    if not is_users(folder):
        raise InvalidModel(f"{folder} is none of the models in {user_models()}, so it is not removed.")
    return folder


def set_aside(folder: Path) -> Path:
    """Move a package out of the way, into a hidden folder beside it; return where it now lies.

    Raises:
        OutputFailed: it can't be moved.
    """
    removed = folder.parent / REMOVED
    places = (removed / f"{folder.name}{'' if number == 1 else f'-{number}'}" for number in range(1, 10_000))
    try:
        removed.mkdir(exist_ok=True)
        place = next(place for place in places if not place.exists())
        folder.rename(place)
    except OSError as problem:
        raise OutputFailed(f"{folder} can't be removed: {problem.strerror}.") from problem
    return place


def _is_fit(name: str) -> bool:
    plain = name.casefold().partition(".")[0]
    return bool(_NAME.fullmatch(name)) and plain not in _FORBIDDEN and not name.endswith(".")
