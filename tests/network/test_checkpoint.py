# SPDX-License-Identifier: GPL-2.0-or-later
"""Checkpoints are read as data; what is wrong with one is said in a sentence."""

from __future__ import annotations

import zipfile
from argparse import Namespace
from collections.abc import Callable
from fractions import Fraction
from functools import partial
from pathlib import Path

import pytest
import torch
from lightning.fabric.utilities.data import AttributeDict
from safetensors.torch import save_file

from flair2_plugin.core.errors import InvalidModel
from flair2_plugin.network.checkpoint import read_checkpoint

WEIGHTS = {"a.weight": torch.arange(600.0).view(20, 30), "a.bias": torch.ones(20)}


def saved(path: Path, content: object, zipped: bool = True) -> Path:
    torch.save(content, path, _use_new_zipfile_serialization=zipped)
    return path


def assert_read(path: Path) -> None:
    found = read_checkpoint(path)
    assert set(found) == set(WEIGHTS)
    assert torch.equal(found["a.weight"], WEIGHTS["a.weight"])


def test_a_bare_state_dict_is_read(tmp_path: Path) -> None:
    assert_read(saved(tmp_path / "a.pth", WEIGHTS))


def test_the_old_format_of_torch_is_read(tmp_path: Path) -> None:
    assert_read(saved(tmp_path / "a.pth", WEIGHTS, zipped=False))


def test_safetensors_are_read(tmp_path: Path) -> None:
    save_file(WEIGHTS, tmp_path / "a.safetensors")
    assert_read(tmp_path / "a.safetensors")


@pytest.mark.parametrize(
    "settings",
    [
        {"lr": 0.001, "classes": ["building"], "root": Path("data")},
        AttributeDict(lr=0.001, config=AttributeDict(bands=5)),
        Namespace(lr=0.001, root=Path("data")),
    ],
)
def test_settings_beside_the_weights_do_no_harm(tmp_path: Path, settings: object) -> None:
    content = {"state_dict": WEIGHTS, "epoch": 3, "hyper_parameters": settings}
    assert_read(saved(tmp_path / "a.ckpt", content))


class Trap:
    """Unpickled as code, it would leave a file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return Path.touch, (self.path,)


@pytest.mark.parametrize("zipped", [True, False])
@pytest.mark.parametrize("kind", ["trap", "partial", "foreign class"])
def test_code_is_refused_and_not_run(tmp_path: Path, kind: str, zipped: bool) -> None:
    traps = {"trap": Trap(tmp_path / "ran"), "partial": partial(print, "ran"), "foreign class": Fraction(1, 3)}
    path = saved(tmp_path / "a.ckpt", {"state_dict": WEIGHTS, "hyper_parameters": {"x": traps[kind]}}, zipped)
    with pytest.raises(InvalidModel, match=r'contains code \("[\w.]+"\)'):
        read_checkpoint(path)
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize("zipped", [True, False])
@pytest.mark.parametrize("share", [0.02, 0.5, 0.9, 0.999])
def test_a_file_cut_anywhere_is_said_to_be_damaged(tmp_path: Path, zipped: bool, share: float) -> None:
    path = saved(tmp_path / "a.ckpt", {"state_dict": WEIGHTS}, zipped)
    content = path.read_bytes()
    path.write_bytes(content[: int(share * len(content))])
    with pytest.raises(InvalidModel, match=r"cut short|damaged"):
        read_checkpoint(path)


def test_safetensors_cut_short_are_named(tmp_path: Path) -> None:
    save_file(WEIGHTS, tmp_path / "a.safetensors")
    content = (tmp_path / "a.safetensors").read_bytes()
    (tmp_path / "a.safetensors").write_bytes(content[:-50])
    with pytest.raises(InvalidModel, match="cut short"):
        read_checkpoint(tmp_path / "a.safetensors")


def test_an_archive_that_inflates_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.ckpt", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a/data.pkl", bytes(10_000_000))
    with pytest.raises(InvalidModel, match="declares more data"):
        read_checkpoint(tmp_path / "a.ckpt")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b"not a checkpoint", "is no checkpoint"),
        (b"\x80\x02garbage", "damaged|no checkpoint"),
        (b"PK\x05\x06" + bytes(18), "zip archive, but no checkpoint"),
    ],
)
def test_other_files_are_told_apart(tmp_path: Path, content: bytes, sentence: str) -> None:
    (tmp_path / "a.pth").write_bytes(content)
    with pytest.raises(InvalidModel, match=sentence):
        read_checkpoint(tmp_path / "a.pth")


@pytest.mark.parametrize("content", [[1, 2], {"epoch": 3}, torch.ones(3), {}])
def test_a_checkpoint_without_weights_is_none(tmp_path: Path, content: object) -> None:
    with pytest.raises(InvalidModel, match="is no checkpoint"):
        read_checkpoint(saved(tmp_path / "a.pth", content))


def test_folders_and_absent_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidModel, match="is a folder"):
        read_checkpoint(tmp_path)
    with pytest.raises(InvalidModel, match="There is no checkpoint"):
        read_checkpoint(tmp_path / "absent.ckpt")
