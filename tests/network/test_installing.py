# SPDX-License-Identifier: GPL-2.0-or-later
"""Packages as folders and zips are taken in whole or not at all."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from flair2_plugin.core.errors import InvalidModel, OutputFailed
from flair2_plugin.core.model_card import AerialInput, Architecture, ModelCard, read_card
from flair2_plugin.core.records import write_json
from flair2_plugin.network import load
from flair2_plugin.network.installing import install_package, is_package
from tests.packages import write_package

TINY = ModelCard(
    "tiny",
    "Tiny",
    "random weights",
    "CC0",
    Architecture("unet", "tu-mobilenetv3_small_050", (8, 8)),
    aerial=AerialInput(bands=("red", "green", "blue"), patch=64),
)
PNG = b"\x89PNG\r\n\x1a\n and so on"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_package(tmp_path_factory.mktemp("made") / "tiny", TINY)


@pytest.fixture
def package(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "tiny"))


def zipped(package: Path, inner: str = "tiny/", method: int = zipfile.ZIP_DEFLATED) -> Path:
    path = package.with_suffix(".zip")
    with zipfile.ZipFile(path, "w", method) as archive:
        for file in package.iterdir():
            archive.write(file, f"{inner}{file.name}")
    return path


@pytest.mark.parametrize("pack", [lambda package: package, zipped, lambda package: zipped(package, "")])
def test_a_package_arrives_with_its_picture_and_new_name(package: Path, pack: Callable[[Path], Path]) -> None:
    (package / "picture.png").write_bytes(PNG)
    (package / "setup.py").write_text("print('never copied')")
    source, folder = pack(package), package.parent / "models" / "mine"
    assert is_package(source)
    card = install_package(source, folder, "mine", "My title")
    assert card == read_card(folder) == replace(TINY, name="mine", title="My title", source=source.name)
    assert {file.name for file in folder.iterdir()} == {"model.json", "weights.safetensors", "picture.png"}
    assert {file.name for file in folder.parent.iterdir()} == {"mine"}
    load(folder)


def test_a_source_that_is_known_stays_known(package: Path) -> None:
    write_json(replace(TINY, source="https://example.org"), package / "model.json")
    assert install_package(package, package.parent / "mine", "mine").source == "https://example.org"


def cut(package: Path) -> Path:
    weights = package / "weights.safetensors"
    weights.write_bytes(weights.read_bytes()[:-100])
    return package


def cut_zip(package: Path) -> Path:
    path = zipped(package, method=zipfile.ZIP_STORED)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 255
    path.write_bytes(content)
    return path


def inflated(package: Path) -> Path:
    with (package / "weights.safetensors").open("wb") as file:
        file.truncate(200_000_000)
    return zipped(package)


def two(package: Path) -> Path:
    path = zipped(package)
    with zipfile.ZipFile(path, "a") as archive:
        archive.write(package / "model.json", "other/model.json")
    return path


def without(name: str) -> Callable[[Path], Path]:
    def remove(package: Path) -> Path:
        (package / name).unlink()
        return package

    return remove


def with_false_picture(package: Path) -> Path:
    (package / "picture.png").write_bytes(b"GIF89a")
    return package


def with_other_card(package: Path) -> Path:
    write_json(replace(TINY, aerial=AerialInput(patch=64)), package / "model.json")
    return package


def encrypted(package: Path) -> Path:
    path = zipped(package, method=zipfile.ZIP_STORED)
    content = bytearray(path.read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = content.find(mark)
        while start >= 0:
            content[start + place] |= 1
            start = content.find(mark, start + 4)
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        (cut, "cut short"),
        (cut_zip, "can't be read, it may be cut short"),
        (inflated, "larger than its network can be"),
        (two, "holds 2 model packages"),
        (without("weights.safetensors"), "package is incomplete"),
        (without("model.json"), "is no model package"),
        (with_false_picture, "is no PNG picture"),
        (with_other_card, "is needed"),
        (encrypted, "can't be read"),
    ],
)
def test_what_is_wrong_is_a_sentence_and_leaves_nothing(
    package: Path, damage: Callable[[Path], Path], sentence: str
) -> None:
    folder = package.parent / "models" / "mine"
    with pytest.raises(InvalidModel, match=sentence):
        install_package(damage(package), folder, "mine")
    assert list(folder.parent.glob("*")) == []


def test_a_folder_with_other_things_is_left_alone(package: Path, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "thesis.odt").touch()
    with pytest.raises(OutputFailed, match=r"thesis\.odt"):
        install_package(package, tmp_path / "full", "full")


def test_checkpoints_are_no_packages(tmp_path: Path) -> None:
    torch.save({"a": torch.ones(3)}, tmp_path / "a.pth")
    assert not is_package(tmp_path / "a.pth")
    assert not is_package(tmp_path / "absent.pth")
