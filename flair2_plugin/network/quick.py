# SPDX-License-Identifier: GPL-2.0-or-later
"""A network that OpenVINO runs on the CPU in 8 bits, used as the exact one is."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import Any

import numpy as np
import torch
from torch import Tensor

from flair2_plugin.core.model_card import ModelCard
from flair2_plugin.network.aerial import AerialNetwork
from flair2_plugin.network.ground import summarise
from flair2_plugin.network.openvino_library import import_openvino, openvino_core
from flair2_plugin.network.outputs import SatelliteFeatures
from flair2_plugin.network.quantising import QuickModels
from flair2_plugin.network.utt import Utt

_SIZES = 12  # series of 1 to 12 monthly means; each takes the memory of a compiled branch

Sizes = tuple[tuple[int, ...], ...]


class QuickNetwork:
    """Stands in for `exact`, which still answers what was not quantised: a series with padded dates, or none.

    So many threads as it has `streams` may use it at a time, and each takes as many processors as torch has threads. It
    computes patch by patch, since batches are no faster on a CPU.
    """

    def __init__(self, exact: AerialNetwork, models: QuickModels, streams: int = 1) -> None:
        self._exact = exact
        self._inputs = len(models.aerial.inputs)
        self._aerial = _SizedModel(models.aerial, streams)
        self._satellite = _SizedModel(models.satellite, streams) if models.satellite is not None else None

    @property
    def card(self) -> ModelCard:
        """The model card."""
        return self._exact.card

    def satellite(self, series: Tensor | None, dates: Tensor | None) -> SatelliteFeatures | None:
        """Return what the series (B, T, bands, h, w), taken on `dates` (B, T), says of each patch.

        Raises:
            InvalidRequest: the network needs a series and there is none, or it has no dates.
        """
        exact = self._exact
        features = self.satellite_map(series, dates) if isinstance(exact, Utt) else None
        return exact.satellite(series, dates) if features is None else summarise(features, exact.ground)

    def satellite_map(self, series: Tensor | None, dates: Tensor | None) -> Tensor | None:
        """Return the satellite branch's map of the series, (B, C, h, w), of any size.

        Raises:
            InvalidRequest: the network needs a series and there is none, or it has no dates.
        """
        exact, quick = self._exact, self._satellite
        if series is None or dates is None or quick is None or not isinstance(exact, Utt) or _is_padded(exact, series):
            return exact.satellite_map(series, dates)
        return quick.run_each(series, dates.float())

    def probabilities(
        self, ortho: Tensor, features: SatelliteFeatures | None = None, metadata: Tensor | None = None
    ) -> Tensor:
        """Return the classes' probabilities (B, classes, H, W) of (B, bands, H, W); see `AerialNetwork.probabilities`.

        Raises:
            InvalidRequest: the model takes metadata and there is none.
        """
        profile = [metadata] if self._exact.metadata_mlp is not None and metadata is not None else []
        inputs = [ortho, *(features or ()), *profile]
        if len(inputs) != self._inputs:
            return self._exact.probabilities(ortho, features, metadata)
        return self._aerial.run_each(*inputs)


class _SizedModel:
    """An OpenVINO model, compiled for each size of its inputs: it knows no layer of ours of which it lacks the size."""

    def __init__(self, model: Any, streams: int) -> None:
        self._model, self._streams = model, streams
        self._compiled: OrderedDict[Sizes, _CompiledModel] = OrderedDict()
        self._choosing = Lock()

    def run_each(self, *inputs: Tensor) -> Tensor:
        """Return the model's answer to each patch of batches, in memory of its own."""
        answers = [self._run(*patch) for patch in zip(*(batch.split(1) for batch in inputs), strict=True)]
        return answers[0] if len(answers) == 1 else torch.cat(answers)

    def _run(self, *inputs: Tensor) -> Tensor:
        compiled = self._choose(tuple(tuple(tensor.shape) for tensor in inputs))
        return compiled.run([tensor.contiguous().numpy() for tensor in inputs])

    def _choose(self, sizes: Sizes) -> _CompiledModel:
        with self._choosing:
            compiled = self._compiled.pop(sizes, None) or _CompiledModel(self._compile(sizes))
            self._compiled[sizes] = compiled
            if len(self._compiled) > _SIZES:
                self._compiled.popitem(last=False)
        return compiled

    def _compile(self, sizes: Sizes) -> Any:
        model = self._model.clone()
        model.reshape({place: list(size) for place, size in enumerate(sizes)})
        settings = {
            "NUM_STREAMS": self._streams,
            "INFERENCE_NUM_THREADS": self._streams * torch.get_num_threads(),
            "ENABLE_CPU_PINNING": False,  # others may have work on one of the processors, and none on another
            # What is not in 8 bits stays in 32 on all machines, also on those that have 16.
            "INFERENCE_PRECISION_HINT": "f32",
        }
        return openvino_core().compile_model(model, "CPU", settings)


class _CompiledModel:
    """A model of one size, with a request for each thread that uses it at a time."""

    def __init__(self, model: Any) -> None:
        self._model = model
        self._idle: list[Any] = []

    def run(self, inputs: list[np.ndarray]) -> Tensor:
        """Return the answer, in memory of its own."""
        try:
            request = self._idle.pop()
        except IndexError:
            request = self._model.create_infer_request()
        answer = torch.empty(tuple(self._model.output(0).shape))
        request.set_output_tensor(import_openvino().Tensor(answer.numpy(), shared_memory=True))
        request.infer(inputs, share_inputs=True, share_outputs=True)
        self._idle.append(request)
        return answer


def _is_padded(network: Utt, series: Tensor) -> bool:
    return not bool((series != network.utae.pad_value).flatten(2).any(dim=2).all())
