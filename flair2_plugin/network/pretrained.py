# SPDX-License-Identifier: GPL-2.0-or-later
"""Pre-trained weights of the aerial encoder: out of a file, or downloaded by the encoder's own library."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from huggingface_hub import constants
from huggingface_hub.errors import HTTPError  # type: ignore[attr-defined]  # of its HTTP client, whichever that is
from safetensors import SafetensorError
from torch import Tensor, nn

from flair2_plugin.core.errors import InvalidModel
from flair2_plugin.core.model_card import ModelCard
from flair2_plugin.core.wording import first_sentence
from flair2_plugin.network.checkpoint import Weights, read_checkpoint
from flair2_plugin.network.torchvision_operators import declare_operators
from flair2_plugin.network.weights import Shapes, compare_shapes, refuse_not_finite

FILE_TYPES = (".safetensors", ".pth", ".pt", ".bin")

_TIMM = "tu-"
_RGB = 3
_COUNTER = "num_batches_tracked"  # of batch norms; older files lack them


def load_encoder(encoder: nn.Module, card: ModelCard, weights: str) -> None:
    """Load pre-trained weights into an encoder of smp's or timm's.

    `weights` is a file with the names of the encoder's own library (timm's for "tu-" encoders), or a name: "imagenet"
    for those that the encoder's name stands for, or another that smp lists for it. Named ones come from the Hugging
    Face hub, by its own client and its environment variables. A first convolution for red, green and blue is spread
    over more bands as timm and smp do: repeated, times 3 over their number. Classifiers are left out.

    Raises:
        InvalidModel: there are no such weights, they belong to another encoder, or can't be downloaded.
    """
    name = card.architecture.encoder
    if Path(weights).suffix in FILE_TYPES or Path(weights).is_file():
        given = _fit(_by_our_names(read_checkpoint(Path(weights)), encoder, name), encoder, weights)
    else:
        given = _download(encoder, card, weights)
    encoder.load_state_dict(given)


def _by_our_names(given: Weights, encoder: nn.Module, name: str) -> Weights:
    """Return the weights that belong to a part of the encoder; those of a classifier don't."""
    parts = {_part(key, name) for key in encoder.state_dict()}
    if name.startswith(_TIMM):
        given = {_timm_name(key, parts): value for key, value in given.items()}
    return {key: value for key, value in given.items() if _part(key, name) in parts}


def _timm_name(key: str, parts: set[str]) -> str:
    """Return smp's name of a weight of timm's, whose outer sequences are taken apart: "stages.0" is "stages_0"."""
    flat = f"model.{key.replace('.', '_', 1)}"
    return flat if _part(flat, _TIMM) in parts else f"model.{key}"


def _part(key: str, name: str) -> str:
    return ".".join(key.split(".")[: 2 if name.startswith(_TIMM) else 1])


def _fit(given: Weights, encoder: nn.Module, where: str) -> Weights:
    wanted = encoder.state_dict()
    given = {key: _spread_bands(value, wanted[key]) if key in wanted else value for key, value in given.items()}
    counters = {key: value for key, value in wanted.items() if key.endswith(_COUNTER)}
    given = counters | given
    compare_shapes(_shapes(wanted), _shapes(given), where)
    refuse_not_finite(given, where)
    return given


def _spread_bands(given: Tensor, wanted: Tensor) -> Tensor:
    bands = wanted.shape[1] if wanted.ndim == 4 else _RGB
    if given.ndim != 4 or given.shape[1] != _RGB or bands <= _RGB:
        return given
    from timm.models import adapt_input_conv  # not before torchvision can be imported

    return adapt_input_conv(bands, given)


def _shapes(weights: Weights) -> Shapes:
    return {name: tuple(value.shape) for name, value in weights.items()}


def _download(encoder: nn.Module, card: ModelCard, weights: str) -> Weights:
    """Return the weights of a second encoder, made and filled by smp or timm."""
    declare_operators()
    from segmentation_models_pytorch.encoders import get_encoder  # not before torchvision can be imported

    name = card.architecture.encoder
    where = _repository(name, weights)
    depth, bands = len(cast(list[int], encoder.out_channels)) - 1, len(card.aerial.bands)
    try:
        filled = get_encoder(name, in_channels=bands, depth=depth, weights=True if name.startswith(_TIMM) else weights)
    except (OSError, HTTPError, SafetensorError) as problem:
        reason = first_sentence(problem)
        raise InvalidModel(
            f'The weights "{weights}" of the encoder {name} can\'t be downloaded from {constants.ENDPOINT}/{where} '
            f"({reason}): download them elsewhere and give the file as encoder_weights."
        ) from problem
    return cast(Weights, filled.state_dict())


def _repository(name: str, weights: str) -> str:
    """Return the hub's repository that holds the weights of that name.

    Raises:
        InvalidModel: the encoder has no weights of that name.
    """
    if name.startswith(_TIMM):
        from timm.models import get_pretrained_cfg

        known = get_pretrained_cfg(name.removeprefix(_TIMM))
        repositories = {"imagenet": known.hf_hub_id} if known is not None and known.has_weights else {}
    else:
        from segmentation_models_pytorch.encoders import encoders

        repositories = {key: value["repo_id"] for key, value in encoders[name]["pretrained_settings"].items()}
    if weights not in repositories:
        names = f"known are {', '.join(repositories)}" if repositories else "none are known"
        raise InvalidModel(f'There are no weights "{weights}" for the encoder {name}: {names}, or give a file.')
    return str(repositories[weights])
