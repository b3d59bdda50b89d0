# SPDX-License-Identifier: GPL-2.0-or-later
"""The zip that QGIS installs and plugins.qgis.org takes: the checks of that site's validator, and its scan.

Source: qgis/QGIS-Plugins-Website, validator.py (2026-07-23, v4.1.1).
"""

from __future__ import annotations

import configparser
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import flair2_plugin

ROOT = Path(__file__).parents[1]
FOLDER = "flair2_plugin"
REQUIRED = (
    "name",
    "description",
    "version",
    "qgisMinimumVersion",
    "author",
    "email",
    "about",
    "tracker",
    "repository",
    "homepage",  # called optional, but its absence fails there
)


def _make(*arguments: str) -> None:
    # A make that runs these tests hands its own settings down; this one is to be as if called by hand.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    subprocess.run(["make", "--no-print-directory", *arguments], cwd=ROOT, env=environment, check=True)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("zip")
    _make("zip", f"BUILD={folder}/build", f"DIST={folder}")
    (path,) = folder.glob("*.zip")
    return zipfile.ZipFile(path)


@pytest.fixture(scope="module")
def metadata(archive: zipfile.ZipFile) -> dict[str, str]:
    parser = configparser.ConfigParser()  # interpolating, as the site's and QGIS 3.22's: a bare % fails
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(archive.read(f"{FOLDER}/metadata.txt").decode("utf-8"))
    return dict(parser["general"])


def test_the_zip_is_whole_and_small_enough(archive: zipfile.ZipFile) -> None:
    assert archive.testzip() is None
    assert Path(archive.filename or "").stat().st_size <= 25_000_000


def test_everything_lies_in_one_folder_named_as_a_python_module(archive: zipfile.ZipFile) -> None:
    assert all(name.startswith(f"{FOLDER}/") for name in archive.namelist())
    assert {f"{FOLDER}/{name}" for name in ("__init__.py", "metadata.txt", "LICENSE")} <= set(archive.namelist())


def test_nothing_hidden_compiled_executable_or_meant_for_developers_ships(archive: zipfile.ZipFile) -> None:
    suffixes = (".pyc", ".exe", ".dll", ".so", ".dylib", ".bat", ".sh", ".ps1", ".cmd", ".ckpt", ".pth")
    for entry in archive.infolist():
        parts = entry.filename.split("/")
        assert not entry.filename.endswith(suffixes)
        assert not any(part.startswith(".") or part in ("__pycache__", "__MACOSX", "tests") for part in parts)
        assert "\\" not in entry.filename and ".." not in parts
        assert entry.external_attr >> 16 & 0o111 == 0, f"{entry.filename} is executable"


def test_two_zips_of_the_same_tree_are_the_same_bytes(archive: zipfile.ZipFile, tmp_path: Path) -> None:
    _make("zip", f"BUILD={tmp_path}/build", f"DIST={tmp_path}")
    first = Path(archive.filename or "")
    assert (tmp_path / first.name).read_bytes() == first.read_bytes()


@pytest.mark.parametrize("key", REQUIRED)
def test_a_required_key_is_there(metadata: dict[str, str], key: str) -> None:
    assert metadata[key].strip()


def test_the_metadata_follow_the_sites_rules(metadata: dict[str, str]) -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", metadata["version"])
    assert "/" not in metadata["author"]
    assert "plugin" not in metadata["name"].lower()
    assert "supportsQt6" not in metadata
    assert metadata["hasProcessingProvider"] == "yes"
    assert all(metadata[key].startswith("https://") for key in ("homepage", "tracker", "repository"))


def test_the_version_is_the_same_in_all_its_places(metadata: dict[str, str]) -> None:
    assert metadata["version"] == flair2_plugin.__version__
    assert metadata["changelog"].startswith(metadata["version"])
    assert f"## [{metadata['version']}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_icon_ships(archive: zipfile.ZipFile, metadata: dict[str, str]) -> None:
    assert f"{FOLDER}/{metadata['icon']}" in archive.namelist()


def test_an_unpacked_zip_finds_its_models_and_the_engines_requirements(
    archive: zipfile.ZipFile, tmp_path: Path
) -> None:
    archive.extractall(tmp_path)
    code = (
        "from flair2_plugin.core.locations import RESOURCES, installed_models\n"
        "print((RESOURCES / 'engine' / 'requirements.txt').is_file(), *[folder.name for folder in installed_models()])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "demo"]


HEX = "".join(f"{number * 37 % 251:02x}" for number in range(32))


@pytest.mark.parametrize(
    "line",
    ["assert True", f'CHECKSUM = "{HEX}"', "def broken(:", "import pickle; pickle.loads(b'')"],
    ids=["assert", "quoted hash", "syntax error", "pickle"],
)
def test_the_gate_stops_what_the_site_would_block(tmp_path: Path, line: str) -> None:
    assert _gate(tmp_path, line) != 0


def test_the_gate_lets_clean_code_through(tmp_path: Path) -> None:
    assert _gate(tmp_path, "ANSWER = 42") == 0


def _gate(folder: Path, line: str) -> int:
    (folder / "module.py").write_text(f"{line}\n", encoding="utf-8")
    tools = Path(sys.executable).parent
    command = ["bash", str(ROOT / "tools" / "upload_gate.sh"), str(folder), str(tools)]
    return subprocess.run(command, check=False, capture_output=True).returncode
