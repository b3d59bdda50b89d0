# SPDX-License-Identifier: GPL-2.0-or-later
"""The command that makes offline bundles, with a folder of wheels for an index."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from flair2_plugin import bundle as room
from flair2_plugin.core.engine_bundle import CARD, read_card
from flair2_plugin.core.engine_locks import EngineLock, LockedWheel
from flair2_plugin.core.errors import EngineFailed

ROOT = Path(__file__).parents[1]
FOREIGN = "quick-1.0-cp312-cp312-win_amd64.whl"


@pytest.fixture
def lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> EngineLock:
    """Return a lock for Windows of one wheel, which pip finds in a folder only."""
    index = tmp_path / "index"
    index.mkdir()
    with zipfile.ZipFile(index / FOREIGN, "w") as wheel:
        wheel.writestr("quick-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: quick\nVersion: 1.0\n")
        wheel.writestr("quick-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nTag: cp312-cp312-win_amd64\n")
        wheel.writestr("quick-1.0.dist-info/RECORD", "")
    monkeypatch.setenv("PIP_FIND_LINKS", str(index))
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    sha256 = hashlib.sha256((index / FOREIGN).read_bytes()).hexdigest()
    return EngineLock("windows-x86_64", "3.12", (LockedWheel("quick", "1.0", sha256, FOREIGN),), {}, ("win_amd64",))


def test_a_bundle_for_another_system_holds_that_systems_wheels(lock: EngineLock, tmp_path: Path) -> None:
    room.make_bundle(lock, tmp_path / "downloads", tmp_path / "out.zip")
    assert zipfile.ZipFile(tmp_path / "out.zip").namelist() == [CARD, FOREIGN]
    assert read_card(tmp_path / "out.zip").platform == "windows-x86_64"


def test_what_lies_in_the_folder_of_downloads_is_not_downloaded_again(
    lock: EngineLock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.make_bundle(lock, tmp_path / "downloads", tmp_path / "out.zip")
    monkeypatch.setattr(room, "_download", lambda *_: pytest.fail("asked again"))
    room.make_bundle(lock, tmp_path / "downloads", tmp_path / "again.zip")


def test_a_wheel_of_another_hash_is_not_taken(lock: EngineLock, tmp_path: Path) -> None:
    wheel = LockedWheel("quick", "1.0", "0" * 64, FOREIGN)
    with pytest.raises(EngineFailed, match="pip could not download all packages"):
        room.make_bundle(
            EngineLock("windows-x86_64", "3.12", (wheel,), {}, ("win_amd64",)), tmp_path, tmp_path / "o.zip"
        )
    assert not (tmp_path / "o.zip").exists()


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ([], "Give --platform, --python and --output; see --help."),
        (
            ["--platform", "windows-x86_64", "--python", "3.9", "--output", "x.zip"],
            "take Python 3.11, 3.12, 3.13 or 3.14",
        ),
        (["--platform", "amiga", "--python", "3.12", "--output", "x.zip"], "invalid choice: 'amiga'"),
        (
            ["--platform", "windows-x86_64", "--python", "3.12", "--output", "/nowhere/x.zip"],
            "There is no folder /nowhere",
        ),
    ],
)
def test_a_wrong_request_is_answered_in_one_sentence(options: list[str], sentence: str) -> None:
    command = [sys.executable, "-m", "flair2_plugin.bundle", *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode in (1, 2) and sentence in done.stderr and "Traceback" not in done.stderr
