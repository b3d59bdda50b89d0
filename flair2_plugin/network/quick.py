# SPDX-License-Identifier: GPL-2.0-or-later
"""A network that OpenVINO runs on the CPU in 8 bits, used as the exact one is."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from threading import Lock
from typing import Any

import numpy as np
import torch
from torch import Tensor

from flair2_plugin.core.model_card import ModelCard
from flair2_plugin.network.aerial import AerialNetwork
from flair2_plugin.network.ground import ground_size, summarise
from flair2_plugin.network.openvino_library import import_openvino, openvino_core
from flair2_plugin.network.outputs import SatelliteFeatures
from flair2_plugin.network.quantising import QuickModels

_SIZES = 12  # series of 1 to 12 monthly means; each takes the memory of a compiled branch

Sizes = tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class QuickNetwork:
    """Stands in for the network of `card`, which `exact` returns; it answers what was not quantised.

    That is a series with padded dates, or none. The branches compute patch by patch, since batches are no faster on a
    CPU; a satellite branch that is None stays in torch.
    """

    card: ModelCard
    exact: Callable[[], AerialNetwork]
    aerial_branch: SizedModel
    satellite_branch: SizedModel | None

    @classmethod
    def of(
        cls, card: ModelCard, exact: Callable[[], AerialNetwork], models: QuickModels, streams: int = 1
    ) -> QuickNetwork:
        """Return the network of OpenVINO's models.

        So many threads as it has `streams` may use it at a time, and each takes as many processors as torch has
        threads.
        """
        satellite = SizedModel(models.satellite, streams) if models.satellite is not None else None
        return cls(card, exact, SizedModel(models.aerial, streams), satellite)

    def compile(self) -> None:
        """Compile what is to be compiled before the first patch is there."""
        self.aerial_branch.compile()

    def with_aerial(self, model: Any) -> QuickNetwork:
        """Return the same network but for the model of its aerial branch."""
        return replace(self, aerial_branch=SizedModel(model, self.aerial_branch.streams))

    def satellite(self, series: Tensor | None, dates: Tensor | None) -> SatelliteFeatures | None:
        """Return what the series (B, T, bands, h, w), taken on `dates` (B, T), says of each patch.

        Raises:
            InvalidRequest: the network needs a series and there is none, or it has no dates.
        """
        wanted = self.card.satellite
        if wanted is None or (series is None and wanted.optional):
            return None
        features = self._quick_map(series, dates)
        if features is None:
            return self.exact().satellite(series, dates)
        return summarise(features, ground_size(self.card, wanted))

    def satellite_map(self, series: Tensor | None, dates: Tensor | None) -> Tensor | None:
        """Return the satellite branch's map of the series, (B, C, h, w), of any size.

        Raises:
            InvalidRequest: the network needs a series and there is none, or it has no dates.
        """
        features = self._quick_map(series, dates)
        return self.exact().satellite_map(series, dates) if features is None else features

    def _quick_map(self, series: Tensor | None, dates: Tensor | None) -> Tensor | None:
        if series is None or dates is None or self.satellite_branch is None or self._is_padded(series):
            return None
        return self.satellite_branch.run_each(series, dates.float())

    def _is_padded(self, series: Tensor) -> bool:
        sizes = self.card.architecture.utae
        return sizes is not None and not bool((series != sizes.pad_value).flatten(2).any(dim=2).all())

    def probabilities(
        self, ortho: Tensor, features: SatelliteFeatures | None = None, metadata: Tensor | None = None
    ) -> Tensor:
        """Return the classes' probabilities (B, classes, H, W) of (B, bands, H, W); see `AerialNetwork.probabilities`.

        Raises:
            InvalidRequest: the model takes metadata and there is none.
        """
        profile = [metadata] if self.card.architecture.metadata and metadata is not None else []
        inputs = [ortho, *(features or ()), *profile]
        if len(inputs) != self.aerial_branch.inputs:
            return self.exact().probabilities(ortho, features, metadata)
        return self.aerial_branch.run_each(*inputs)


class SizedModel:
    """An OpenVINO model, compiled for each size of its inputs: it knows no layer of ours of which it lacks the size."""

    def __init__(self, model: Any, streams: int) -> None:
        self._model, self.streams = model, streams
        self._compiled: OrderedDict[Sizes, _CompiledModel] = OrderedDict()
        self._choosing = Lock()

    @property
    def inputs(self) -> int:
        """How many inputs it takes."""
        return len(self._model.inputs)

    def compile(self) -> None:
        """Compile the model for the sizes that it has by itself, if it has any."""
        if not self._model.is_dynamic():
            self._choose(tuple(tuple(port.shape) for port in self._model.inputs))

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
            "NUM_STREAMS": self.streams,
            "INFERENCE_NUM_THREADS": self.streams * torch.get_num_threads(),
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
