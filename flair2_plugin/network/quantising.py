# SPDX-License-Identifier: GPL-2.0-or-later
"""Both branches of a network as OpenVINO's models, the aerial one with weights and activations of 8 bits.

The satellite branch stays in 32 bits: it is a small part of the work, and in 8 bits it alone costs twice the agreement
that the aerial branch does (0.9982 on the demo landscape, 0.9992 with its temporal attention in float).
"""

from __future__ import annotations

import importlib
import io
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from flair2_plugin.core.allocator import return_freed_memory
from flair2_plugin.core.errors import InvalidModel
from flair2_plugin.core.model_card import AerialInput
from flair2_plugin.core.wording import first_line
from flair2_plugin.network.aerial import AerialNetwork
from flair2_plugin.network.first_layer import read_first_layers, round_first_layers
from flair2_plugin.network.openvino_library import import_nncf, import_openvino, openvino_core
from flair2_plugin.network.outputs import SatelliteFeatures
from flair2_plugin.network.plain_norms import rewrite_group_norms
from flair2_plugin.network.preparation import simplify
from flair2_plugin.network.quick_steps import centre_steps_up, keep_input_exact
from flair2_plugin.network.samples import Sample
from flair2_plugin.network.utae import Utae, aggregate_dates
from flair2_plugin.network.utt import Utt

_FAILURES = (RuntimeError, TypeError, ValueError, AttributeError, KeyError, IndexError, NotImplementedError)

# Their share of the work is small and that of the errors is not: on the demo landscape the agreement of the aerial
# branch with the exact one is 0.9991 with them in float, 0.9988 without.
_FUSION = ".*fusion.*"

_SMALL = 1 << 18  # bytes


@dataclass(frozen=True)
class QuickModels:
    """OpenVINO's models: `aerial` takes ortho, map and vector of the satellite branch, metadata, as far as there are.

    It returns the classes' probabilities. `satellite` takes series without padded dates and their days and returns the
    whole map; None where that branch stays in torch. `exact` is the aerial branch before it was brought to 8 bits.
    """

    aerial: Any
    satellite: Any | None
    exact: Any | None = None


def quantise(
    network: AerialNetwork, samples: Sequence[Sample], pulse: Callable[[], None] = lambda: None
) -> QuickModels:
    """Return the network for OpenVINO, the ranges of its activations being those that the samples give.

    `pulse` is called before each sample and may raise, to stop a calibration that takes long.

    Raises:
        InvalidRequest: OpenVINO or NNCF is not installed.
        InvalidModel: the network has something in it that they can't convert.
    """
    import_openvino()
    import_nncf()
    openvino_core()  # before NNCF makes cores that come and go
    try:
        with _quiet(), torch.no_grad():
            simple = simplify(network)
            given = [_aerial_inputs(network, sample) for sample in samples]
            satellite, aerial = _convert_satellite(simple, samples[0]), _convert(_AerialBranch(simple), given[0])
            return_freed_memory()  # so much is taken next that both together would not go into 1.5 GiB
            return QuickModels(_quantise(aerial, network.card.aerial, given, pulse), satellite, aerial)
    except _FAILURES as problem:
        cause = first_line(problem)
        raise InvalidModel(f'The network of "{network.card.name}" can\'t be converted to int8 ({cause}).') from problem


class _AerialBranch(nn.Module):
    """`AerialNetwork.probabilities` of plain tensors."""

    def __init__(self, network: AerialNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, ortho: Tensor, *others: Tensor) -> Tensor:
        rest = list(others)
        metadata = rest.pop() if self.network.metadata_mlp is not None else None
        return self.network.probabilities(ortho, SatelliteFeatures(*rest) if rest else None, metadata)


class _SatelliteBranch(nn.Module):
    """`Utae.forward` for series without padded dates, whose sizes are known before the values are."""

    def __init__(self, utae: Utae) -> None:
        super().__init__()
        self.utae = utae

    def forward(self, series: Tensor, days: Tensor) -> Tensor:
        utae, shape = self.utae, series.shape[:2]
        real = torch.ones(shape, dtype=torch.bool)
        levels = [utae.in_conv(series.flatten(0, 1))]
        for block in utae.down_blocks:
            levels.append(block(levels[-1]))
        spread = [level.unflatten(0, shape) for level in levels]
        features, attention = utae.temporal_encoder(spread[-1], days, real)
        for block, level in zip(utae.up_blocks, reversed(spread[:-1]), strict=True):
            features = block(features, aggregate_dates(level, attention, real))
        return features


def _aerial_inputs(network: AerialNetwork, sample: Sample) -> tuple[Tensor, ...]:
    features = network.satellite(sample.series, sample.days)
    metadata = (sample.metadata,) if network.metadata_mlp is not None and sample.metadata is not None else ()
    return (sample.ortho, *(features or ()), *metadata)


def _convert_satellite(network: AerialNetwork, sample: Sample) -> Any | None:
    if sample.series is None or sample.days is None or not isinstance(network, Utt):
        return None
    rewrite_group_norms(network.utae)
    return _convert(_SatelliteBranch(network.utae), (sample.series, sample.days))


def _convert(branch: nn.Module, given: tuple[Tensor, ...]) -> Any:
    openvino = import_openvino()
    decoder = importlib.import_module("openvino.frontend.pytorch.ts_decoder")  # there only where OpenVINO is
    # A trace that is checked takes three more passes, and keeps what each layer says in all of them.
    traced = decoder.TorchScriptPythonDecoder(branch, example_input=given, trace_kwargs={"check_trace": False})
    return openvino.convert_model(traced, example_input=given)


def _quantise(model: Any, wanted: AerialInput, given: Sequence[tuple[Tensor, ...]], pulse: Callable[[], None]) -> Any:
    first = read_first_layers(model)
    if wanted.mean or wanted.std:  # bands are centred one by one: steps that all of them share would blur them
        quick = _calibrate(model, given, pulse, [layer.name for layer in first])
    else:
        quick = _calibrate(model, given, pulse, [])
        keep_input_exact(quick, 255.0 / wanted.scale)
        round_first_layers(quick, first, [inputs[0] for inputs in given])
    centre_steps_up(quick)
    return quick


def _calibrate(
    model: Any, given: Sequence[tuple[Tensor, ...]], pulse: Callable[[], None], in_float: Sequence[str]
) -> Any:
    nncf = import_nncf()
    model.reshape({place: list(tensor.shape) for place, tensor in enumerate(given[0])})

    def pass_on(inputs: tuple[Tensor, ...]) -> list[Any]:
        pulse()
        return_freed_memory()
        return [tensor.contiguous().numpy() for tensor in inputs]

    with _outputs_in_place():
        return nncf.quantize(
            model,
            nncf.Dataset(given, pass_on),
            preset=nncf.QuantizationPreset.MIXED,
            subset_size=len(given),
            ignored_scope=nncf.IgnoredScope(names=list(in_float), patterns=[_FUSION], validate=False),
            advanced_parameters=_advanced(nncf),
        )


def _advanced(nncf: Any) -> Any:
    from nncf.quantization.range_estimator import RangeEstimatorParametersSet  # there only where NNCF is

    return nncf.AdvancedQuantizationParameters(
        # Half of the range is lost otherwise, for processors without VNNI; on those the check finds what overflows.
        overflow_fix=nncf.OverflowFix.DISABLE,
        # The ranges that lose least: on the demo landscape the logits' error is 0.045 with them, 0.06 with the samples'
        # extremes, 0.07 and more with the usual means of extremes.
        activations_range_estimator_params=RangeEstimatorParametersSet.HISTOGRAM,
    )


@contextmanager
def _outputs_in_place() -> Iterator[None]:
    """Have what layers say be looked at where OpenVINO keeps it: of a patch that is 300 MB, and NNCF has it copied.

    What is small, such as a mean, NNCF keeps from patch to patch.
    """
    request = import_openvino().InferRequest
    infer = request.infer

    def infer_in_place(self: Any, inputs: Any, **options: Any) -> dict[Any, np.ndarray]:
        outputs = infer(self, inputs, **options | {"share_outputs": True})
        return {port: values if values.nbytes > _SMALL else values.copy() for port, values in outputs.items()}

    request.infer = infer_in_place
    try:
        yield
    finally:
        request.infer = infer


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep progress bars from standard output, which is QGIS's, and torch's advice on tracing to itself."""
    with warnings.catch_warnings(), redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        yield
