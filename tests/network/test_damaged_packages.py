# SPDX-License-Identifier: GPL-2.0-or-later
"""Model packages and checkpoints damaged by the hundred: each is read, or refused by a sentence."""

from __future__ import annotations

import json
import os
import struct
import tracemalloc
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file

from flair2_plugin.core.errors import InvalidModel
from flair2_plugin.core.model_card import CARD_NAME, WEIGHTS_NAME, ModelCard, read_card
from flair2_plugin.network import load
from flair2_plugin.network.build import expected_shapes
from flair2_plugin.network.checkpoint import read_checkpoint
from flair2_plugin.network.package import stored_shapes
from tests.core.test_damaged_json import odd_values
from tests.damaged_files import Subject, check_outcomes, try_damaged
from tests.imagery.sentinel2.test_damaged_series import odd_zips
from tests.mutations import Damage
from tests.packages import RGB_UNET, SMALL_UTT, write_package

ODD_TYPES = (
    "F64",
    "F16",
    "BF16",
    "I64",
    "I8",
    "U8",
    "BOOL",
    "F8_E4M3",
    "F8_E5M2",
    "F4",
    "C64",
    "U16",
    "F6_E2M3",
    "x",
    "",
)
ODD_SHAPES = ([10**12], [2**64], [-1], [], [0], [2**63, 2], [1.5], None, "3", [[3]], [3] * 5000)
ODD_OFFSETS = ([0, 2**63], [0, 0], [8, 4], [-1, 4], [2**64, 2**65], [0], None, [0, 1])


def write_model(folder: Path, name: str, card: ModelCard = RGB_UNET) -> Path:
    return write_package(folder / "model", card) / name


def read_model(path: Path) -> None:
    """Load a package and use it."""
    network = load(path.parent)
    shape = (1, len(network.card.aerial.bands), 64, 64)
    with torch.no_grad():
        logits = network(torch.zeros(shape), None, None).aerial
    assert logits.shape[:2] == (1, len(network.card.classes))


def build_card(path: Path) -> None:
    """Read a card and lay out the network that it describes."""
    expected_shapes(read_card(path.parent))


def odd_weights(content: bytes) -> Iterator[Damage]:
    """Yield safetensors files whose headers say odd things of one tensor, or of their own length."""
    length = struct.unpack_from("<Q", content)[0]
    values, header = content[8 + length :], json.loads(content[8 : 8 + length])
    names = [name for name in header if name != "__metadata__"]
    for name in (names[0], names[-1]):
        for key, odd in (("dtype", ODD_TYPES), ("shape", ODD_SHAPES), ("data_offsets", ODD_OFFSETS)):
            for value in odd:
                yield f"{key} is {value}", packed({**header, name: {**header[name], key: value}}, values)
        for odd_name in ("a\nb", "\0", "\ud800", "é" * 9000, "../../x", "/etc/passwd", "__metadata__"):
            yield f"name {odd_name[:9]!r}", packed({odd_name if n == name else n: header[n] for n in header}, values)
    for number in (0, 1, 7, 2**20, 2**31, 2**63, 2**64 - 1):
        yield f"header of {number} bytes", struct.pack("<Q", number) + content[8:]
    for metadata in ({"a": 1}, [], {"a\n": "b"}, None, {"x": "y" * 10**6}):
        yield f"metadata {str(metadata)[:9]}", packed({**header, "__metadata__": metadata}, values)
    for text in ("[" * 100_000, "9" * 5000, "null", '{"a":' * 2000, " " * 100):
        yield f"header {text[:9]}", struct.pack("<Q", len(text)) + text.encode() + values


def packed(header: object, values: bytes) -> bytes:
    text = json.dumps(header).encode()
    return struct.pack("<Q", len(text)) + text + values


def write_checkpoint(folder: Path, legacy: bool) -> Path:
    weights = {"encoder.conv1.weight": torch.ones(8, 3, 7, 7), "decoder.bias": torch.zeros(8), "steps": torch.tensor(3)}
    content = {"state_dict": weights, "epoch": 3, "hyper_parameters": {"lr": 0.1, "out": Path("x")}}
    torch.save(content, folder / "last.ckpt", _use_new_zipfile_serialization=not legacy)
    return folder / "last.ckpt"


def write_safetensors(folder: Path) -> Path:
    save_file(
        {"encoder.conv1.weight": torch.ones(8, 3, 7, 7), "decoder.bias": torch.zeros(8)}, folder / "w.safetensors"
    )
    return folder / "w.safetensors"


def use_checkpoint(path: Path) -> None:
    """Read tensors, and touch all of their values."""
    for tensor in read_checkpoint(path).values():
        assert tensor.numel() < 10**6
        tensor.double().sum() if not tensor.is_complex() else None


def odd_architectures(content: bytes) -> Iterator[Damage]:
    """Yield cards in which a value of the architecture is odd; tests/core does the others."""
    return (damage for damage in odd_values(content) if damage[0].startswith("('architecture'"))


SUBJECTS = {
    "weights": Subject(partial(write_model, name=WEIGHTS_NAME), read_model, 30),
    "heads": Subject(partial(write_model, name=WEIGHTS_NAME), stored_shapes, 300, odd_weights),
    "card": Subject(
        partial(write_model, name=CARD_NAME, card=SMALL_UTT), build_card, 0, odd_architectures, names_file=False
    ),
    "safetensors": Subject(write_safetensors, use_checkpoint, 300, odd_weights),
    "zipped checkpoint": Subject(partial(write_checkpoint, legacy=False), use_checkpoint, 500, odd_zips),
    "pickled checkpoint": Subject(partial(write_checkpoint, legacy=True), use_checkpoint, 500),
}


@pytest.mark.parametrize("name", SUBJECTS)
def test_a_damaged_package_is_read_or_refused_by_a_sentence(tmp_path: Path, name: str) -> None:
    check_outcomes(try_damaged("tests.network.test_damaged_packages", name, tmp_path))


@pytest.fixture
def package(tmp_path: Path) -> Path:
    return write_package(tmp_path / "model", RGB_UNET)


def refuse(folder: Path, sentence: str) -> None:
    with pytest.raises(InvalidModel, match=sentence):
        load(folder)


@pytest.mark.parametrize("kind", ["float8_e4m3fn", "float8_e5m2", "complex64", "uint16"])
def test_weights_in_a_format_that_no_network_computes_with_are_refused(package: Path, kind: str) -> None:
    weights = load_file(package / WEIGHTS_NAME)
    name = next(name for name in weights if name.endswith("weight"))
    weights[name] = weights[name].to(getattr(torch, kind))
    save_file(weights, package / WEIGHTS_NAME)
    refuse(package, f'"{name}" is stored as {kind}')


def test_a_header_that_claims_terabytes_takes_no_memory(package: Path) -> None:
    names = expected_shapes(RGB_UNET)
    header = {name: {"dtype": "F32", "shape": [10**6, 10**6], "data_offsets": [0, 4 * 10**12]} for name in names}
    (package / WEIGHTS_NAME).write_bytes(packed(header, b""))
    tracemalloc.start()
    refuse(package, r"weights\.safetensors is cut short")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 10_000_000


def test_a_stretched_tensor_of_a_terabyte_is_refused(tmp_path: Path) -> None:
    torch.save({"encoder.conv1.weight": torch.zeros(1).expand(10**12)}, tmp_path / "w.pth")
    with pytest.raises(InvalidModel, match='"encoder.conv1.weight" announces more values than it holds'):
        read_checkpoint(tmp_path / "w.pth")


@pytest.mark.parametrize(
    "name", ["tu-local-dir:/tmp/x", "tu-hf-hub:timm/resnet18", "../resnet18", "/resnet18", "hf:x/y"]
)
def test_an_encoder_that_is_no_name_is_refused(package: Path, name: str) -> None:
    card = json.loads((package / CARD_NAME).read_text())
    card["architecture"]["encoder"] = name
    (package / CARD_NAME).write_text(json.dumps(card))
    refuse(package, "There is no encoder")


@pytest.mark.parametrize("key", ["weights", "code", "auto_map", "__class__"])
def test_a_card_can_name_no_file_and_no_code(package: Path, key: str) -> None:
    card = json.loads((package / CARD_NAME).read_text())
    (package / CARD_NAME).write_text(json.dumps({**card, key: "../../evil.py"}))
    refuse(package, f'unknown key "{key}"')


def test_code_beside_a_card_is_not_run(package: Path, tmp_path: Path) -> None:
    for name in ("__init__.py", "model.py", "sitecustomize.py"):
        (package / name).write_text(f"open({str(tmp_path / 'ran')!r}, 'w')")
    load(package)
    assert not (tmp_path / "ran").exists()


def test_a_package_that_is_read_is_not_written_to(package: Path) -> None:
    before = {path: path.read_bytes() for path in package.parent.rglob("*") if path.is_file()}
    load(package)
    assert {path: path.read_bytes() for path in package.parent.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("name", [CARD_NAME, WEIGHTS_NAME])
def test_a_new_package_does_not_write_through_the_links_of_an_old_one(package: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "thesis").write_text("mine")
    (package / name).unlink()
    (package / name).symlink_to(tmp_path / "thesis")
    write_package(package, RGB_UNET, seed=1)
    assert (tmp_path / "thesis").read_text() == "mine"
    assert not (package / name).is_symlink()
    load(package)


def test_links_to_what_is_no_model_are_refused_without_a_word_of_it(package: Path, tmp_path: Path) -> None:
    (tmp_path / "diary").write_text("Dear diary, " * 50)
    for name, sentence in ((WEIGHTS_NAME, "no safetensors file"), (CARD_NAME, "is not a JSON file")):
        (package / name).unlink()
        (package / name).symlink_to(tmp_path / "diary")
        with pytest.raises(InvalidModel, match=sentence) as refused:
            load(package)
        assert "diary" not in str(refused.value)


@pytest.mark.parametrize("name", [CARD_NAME, WEIGHTS_NAME])
def test_what_is_no_file_is_not_waited_for(package: Path, name: str) -> None:
    (package / name).unlink()
    os.mkfifo(package / name)
    refuse(package, "holds no model.json" if name == CARD_NAME else "is missing")


@pytest.mark.parametrize("sizes", [{"n_head": 0}, {"d_k": 0}, {"d_model": -32}, {"encoder_widths": [0, 16]}])
def test_sizes_that_are_no_sizes_are_refused(tmp_path: Path, sizes: dict[str, object]) -> None:
    path = write_model(tmp_path, CARD_NAME, SMALL_UTT)
    card = json.loads(path.read_text())
    card["architecture"]["utae"] |= sizes
    path.write_text(json.dumps(card))
    refuse(path.parent, "must be 1 or more")
