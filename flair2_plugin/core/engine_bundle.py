# SPDX-License-Identifier: GPL-2.0-or-later
"""An offline bundle: a zip of wheels for one platform and Python, and a card that says which."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import List

from flair2_plugin.core.engine_locks import EngineLock, LockedWheel
from flair2_plugin.core.errors import EngineFailed
from flair2_plugin.core.records import from_json
from flair2_plugin.core.wording import quote

CARD = "bundle.json"

_NAME = re.compile(r"[A-Za-z0-9][\w.+!-]*\.whl")  # a plain file's name: no folder, no drive, nothing hidden
_LARGEST_CARD = 1 << 16


@dataclass(frozen=True)
class BundleCard:
    """What a bundle is for: a lock's platform and Python, and the plugin's version that made it."""

    platform: str
    python: str
    version: str


def write_bundle(card: BundleCard, wheels: List[Path], path: Path) -> None:
    """Write a bundle, whole or not at all. Wheels are compressed already, so they are only put together."""
    unfinished = path.with_name(f"{path.name}.unfinished")
    try:
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_STORED) as bundle:
            bundle.writestr(CARD, json.dumps(asdict(card), indent=2))
            for wheel in wheels:
                bundle.write(wheel, wheel.name)
        unfinished.replace(path)
    except OSError as problem:
        raise EngineFailed(f"{path} can't be written: {problem.strerror}.") from problem
    finally:
        unfinished.unlink(missing_ok=True)


def read_card(path: Path) -> BundleCard:
    """Return what a bundle is for. Cheap: reads the zip's list and one small file.

    Raises:
        EngineFailed: it is no bundle, or holds what no bundle holds.
    """
    try:
        with zipfile.ZipFile(path) as bundle:
            _check_names(path, bundle)
            data = json.loads(bundle.read(CARD).decode("utf-8"))
    except (OSError, zipfile.BadZipFile, ValueError, KeyError, RuntimeError, NotImplementedError) as problem:
        raise EngineFailed(
            f"{path} is no offline bundle of this plugin: make one with flair2_plugin.bundle."
        ) from problem
    return from_json(BundleCard, data, EngineFailed, f"{path}: {CARD}")


def check_fit(path: Path, lock: EngineLock) -> None:
    """See that a bundle has all that a lock asks for.

    Raises:
        EngineFailed: it was made for another system, Python or version of the plugin; the sentence says so.
    """
    card = read_card(path)
    if (card.platform, card.python) != (lock.platform, lock.python):
        raise EngineFailed(
            f"{path.name} is for Python {card.python} on {card.platform}, and this is Python {lock.python} on "
            f"{lock.platform}: make one with flair2_plugin.bundle --platform {lock.platform} --python {lock.python}."
        )
    with zipfile.ZipFile(path) as bundle:
        names = set(bundle.namelist())
    missing = [wheel.file for wheel in lock.wheels if wheel.file not in names]
    if missing:
        raise EngineFailed(
            f"{path.name} lacks {missing[0]} and was made by version {card.version} of the plugin: make it anew."
        )


def unpack_bundle(path: Path, folder: Path) -> None:
    """Unpack the wheels into a folder; their hashes are pip's to check.

    Raises:
        EngineFailed: it is no bundle, or damaged, or the disk is full.
    """
    read_card(path)
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with zipfile.ZipFile(path) as bundle:
            for member in bundle.infolist():
                if member.filename != CARD:
                    with bundle.open(member) as source, (folder / member.filename).open("wb") as copy:
                        shutil.copyfileobj(source, copy, 1 << 20)
    except (zipfile.BadZipFile, EOFError) as problem:
        raise EngineFailed(f"{path} is damaged: copy it again.") from problem
    except OSError as problem:
        raise EngineFailed(f"{path} can't be unpacked: {problem}.") from problem


def missing_wheels(lock: EngineLock, folder: Path) -> List[LockedWheel]:
    """Return the wheels of a lock that don't lie in a folder."""
    return [wheel for wheel in lock.wheels if not (folder / wheel.file).is_file()]


def _check_names(path: Path, bundle: zipfile.ZipFile) -> None:
    members = bundle.infolist()
    odd = [member.filename for member in members if member.filename != CARD and not _NAME.fullmatch(member.filename)]
    if odd:
        raise EngineFailed(f"{path} holds {quote(odd[0])}, which is no package: it is not taken.")
    if any(member.filename == CARD and member.file_size > _LARGEST_CARD for member in members):
        raise EngineFailed(f"{path} has a {CARD} that is far too large: it is not taken.")
    if any(member.file_size > member.compress_size for member in members if member.compress_type == zipfile.ZIP_STORED):
        raise EngineFailed(f"{path} claims sizes that it doesn't have: it is not taken.")
