# SPDX-License-Identifier: GPL-2.0-or-later
"""Model packages: a folder with model.json and weights.safetensors, written and read as a whole."""

from __future__ import annotations

import shutil
from pathlib import Path

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import load_file, save
from torch import Tensor, nn

from flair2_plugin.core.errors import InvalidModel, OutputFailed
from flair2_plugin.core.model_card import CARD_NAME, PICTURE_NAME, WEIGHTS_NAME, ModelCard, read_card
from flair2_plugin.core.records import write_json
from flair2_plugin.core.wording import quote
from flair2_plugin.network.aerial import AerialNetwork
from flair2_plugin.network.build import build_network, expected_shapes
from flair2_plugin.network.weights import Shapes, compare_shapes, refuse_not_finite

_PACKAGE_FILES = {CARD_NAME, WEIGHTS_NAME, PICTURE_NAME}


def save_package(network: nn.Module, card: ModelCard, folder: Path, half: bool = False) -> None:
    """Write a model package; an older package in `folder` is replaced, and at no time is it half written.

    With `half` the weights of convolutions and linear layers are stored in 16 bits, which halves the file; norms and
    biases stay as they are.

    Raises:
        OutputFailed: the folder holds something else, or can't be written.
    """
    folder = Path(folder).absolute()
    refuse_other_files(folder)
    new = folder.with_name(f".{folder.name}.new")
    try:
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir(parents=True)
        # Not save_file: it makes a file that nobody else on the machine may read.
        (new / WEIGHTS_NAME).write_bytes(save(_stored(network, half)))
        write_json(card, new / CARD_NAME)
        replace_folder(folder, new)
    except (OSError, SafetensorError) as problem:
        shutil.rmtree(new, ignore_errors=True)
        raise OutputFailed(f"The model package can't be written to {folder}: {problem}.") from problem


def load(folder: Path | str) -> AerialNetwork:
    """Return the network of a model package, in eval mode, in float32 on the CPU; its `card` is an attribute.

    Call it as `network(aerial, satellite, dates, metadata=None)`, see `AerialNetwork.forward`.

    Raises:
        InvalidModel: the folder is no model package, or weights and card don't belong together.
    """
    folder = Path(folder)
    card = read_card(folder)
    path = folder / WEIGHTS_NAME
    found = stored_shapes(path)  # before the network is laid out, which takes far longer
    compare_shapes(expected_shapes(card), found, str(path))
    network = build_network(card)
    weights = load_file(path)
    refuse_not_finite(weights, str(path))
    network.load_state_dict({name: _widened(tensor) for name, tensor in weights.items()})
    return network.eval()


def stored_shapes(path: Path) -> Shapes:
    """Return name and shape of each tensor of a safetensors file, reading its head only.

    Raises:
        InvalidModel: the file is absent or damaged.
    """
    if not path.is_file():
        raise InvalidModel(f"{path} is missing: the model package is incomplete.")
    try:
        with safe_open(path, framework="pt") as file:
            return {name: tuple(file.get_slice(name).get_shape()) for name in file.keys()}  # noqa: SIM118
    except (OSError, SafetensorError) as problem:
        raise InvalidModel(
            f"{path} is cut short or no safetensors file ({quote(str(problem), 200)}): get it anew."
        ) from problem


def _stored(network: nn.Module, half: bool) -> dict[str, Tensor]:
    tensors = {name: tensor.detach().cpu().contiguous() for name, tensor in network.state_dict().items()}
    if not half:
        return tensors
    return {name: tensor.half() if _can_halve(tensor) else tensor for name, tensor in tensors.items()}


def _can_halve(tensor: Tensor) -> bool:
    return tensor.ndim > 1 and bool(tensor.abs().max() < torch.finfo(torch.float16).max)


def _widened(tensor: Tensor) -> Tensor:
    return tensor.float() if tensor.is_floating_point() else tensor


def refuse_other_files(folder: Path) -> None:
    """Refuse a place for a model package where something else lies.

    Raises:
        OutputFailed: the sentence names it.
    """
    if folder.exists() and not folder.is_dir():
        raise OutputFailed(f"{folder} is a file: name a folder for the model package.")
    others = sorted({entry.name for entry in folder.iterdir()} - _PACKAGE_FILES) if folder.is_dir() else []
    if others:
        raise OutputFailed(f'{folder} holds other files than a model package ("{others[0]}"): name another folder.')


def replace_folder(folder: Path, new: Path) -> None:
    """Put a finished package in its place; an older one there goes."""
    old = folder.with_name(f".{folder.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.replace(old)
    new.replace(folder)
    shutil.rmtree(old, ignore_errors=True)
