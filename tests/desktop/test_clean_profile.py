# SPDX-License-Identifier: GPL-2.0-or-later
"""The zip in a profile that nobody has used: installed, worked with, uninstalled, and what is left of it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ENGINE = ROOT / ".venv" / "bin" / "python"
STAGE = ROOT / "build" / "stage" / "flair2_plugin"

# docs/settings.md names what stays, and why.
DOCUMENTED = {"config/profiles/default/flair2/history.jsonl"}
MADE = {"landcover.tif", "landcover.qml", "landcover.tif.aux.xml", "landcover.report.json", "landcover.dates.svg"}
NOT_OURS = (
    "tmp/QGIS3",
    "config/profiles/default/user-history.db",
    "home/.cache/matplotlib/",
)  # QGIS's, and a library's
REMEMBERED = {"flair2/dock", "flair2/dockShown"}
HARMLESS = ("XDG_RUNTIME_DIR not set", "This plugin does not support")  # Qt's, of the offscreen platform
# What a newer Python says of QGIS's own code, and the line that it quotes.
OLD_WAYS = re.compile(r"^\S+/(?:share|dist-packages)/qgis/\S+: DeprecationWarning: .*\n(?:  .*\n)?", re.MULTILINE)

pytestmark = [
    pytest.mark.skipif(not ENGINE.is_file(), reason="no engine: make env builds .venv"),
    pytest.mark.skipif(not STAGE.is_dir(), reason="not staged: make stage"),
    pytest.mark.skipif(sys.platform != "linux", reason="reads /proc"),
]


@pytest.fixture(scope="module")
def visit(tmp_path_factory):
    """Return what a QGIS in an empty home saw, and what it said on its error channel."""
    work = tmp_path_factory.mktemp("visit")
    folders = {"HOME": "home", "TMPDIR": "tmp", "QGIS_CUSTOM_CONFIG_PATH": "config"}
    for name in folders.values():
        (work / name).mkdir()
    archive = work / "flair2_plugin.zip"
    subprocess.run([sys.executable, ROOT / "tools" / "zip_plugin.py", STAGE, archive], check=True)
    own = {name: str(work / folder) for name, folder in folders.items()}
    foreign = ("XDG_", "FLAIR2_", "PYTEST_")
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}
    done = subprocess.run(
        [sys.executable, Path(__file__).with_name("clean_profile.py"), archive, work],
        env={**inherited, **own, "QT_QPA_PLATFORM": "offscreen", "FLAIR2_ENGINE_PYTHON": str(ENGINE)},
        cwd=work,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    told = [line for line in done.stdout.splitlines() if line.startswith("SEEN ")]
    assert told, done.stdout + done.stderr
    return {**json.loads(told[0].removeprefix("SEEN ")), "errors": done.stderr}


def test_the_installed_plugin_maps_an_ortho_by_the_docks_own_button(visit):
    assert visit["installed"] and "&Engine…" in visit["entries"]
    assert {"flair2EnvironmentDialog", "flair2ModelPage"} <= set(visit["windows"])
    assert visit["options"] == ["flair2OptionsPage"]
    assert visit["run"] == ["done", ""]
    assert visit["layers"][:3] == ["Land cover", "Confidence", "ortho"]


def test_nothing_is_said_in_the_message_log_and_no_error_on_the_error_channel(visit):
    assert visit["log"] == []
    lines = OLD_WAYS.sub("", visit["errors"]).splitlines()
    assert [line for line in lines if line and not any(word in line for word in HARMLESS)] == []


def test_uninstalling_takes_everything_out_of_qgis(visit):
    left = visit["left"]
    assert not left["provider"]
    assert [left["entries"], left["objects"], left["modules"], left["processes"]] == [[], [], [], []]


def test_only_what_the_user_made_and_what_is_documented_stays_on_the_disk(visit):
    files = set(visit["left"]["files"])
    made = {name for name in files if name.startswith("made/")}
    assert {f"made/{name}" for name in MADE} <= made
    others = {name for name in files - made if not name.startswith(NOT_OURS)}
    assert others == DOCUMENTED


def test_only_choices_and_folded_boxes_stay_in_the_settings(visit):
    ours = {key for key in visit["left"]["settings"] if "flair2" in key.lower()}
    assert {key for key in ours if not key.startswith("QgsCollapsibleGroupBox/")} == REMEMBERED
