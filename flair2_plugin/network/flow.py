# SPDX-License-Identifier: GPL-2.0-or-later
"""Which layer a layer's result goes to, seen while the network runs: no guess from names or from their order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from typing import Any, TypeVar

import torch
from torch import Tensor, nn
from torch.overrides import TorchFunctionMode
from torch.utils.weak import WeakTensorKeyDictionary

T = TypeVar("T")

# What looks at a tensor without taking its values.
_LOOKS = {Tensor.dim, Tensor.size, *(getattr(Tensor, name).__get__ for name in ("shape", "ndim"))}


class Flow(TorchFunctionMode):
    """What happened between the layers of the given types: who took what they made, and how large that was.

    `followers` maps a layer to the one that alone takes what it makes, both being called once; `sizes` maps each module
    that was given a tensor first to that tensor's size, its last one.
    """

    def __init__(self, layers: Sequence[nn.Module]) -> None:
        super().__init__()
        self.followers: dict[nn.Module, nn.Module] = {}
        self.sizes: dict[nn.Module, torch.Size] = {}
        self._layers = set(layers)
        self._running: list[nn.Module] = []
        self._made = WeakTensorKeyDictionary()  # tensor: the layer that made it, while the tensor lives
        self._takers: dict[nn.Module, list[nn.Module | None]] = {}
        self._calls: dict[nn.Module, int] = {}

    def __torch_function__(
        self, func: Any, types: Sequence[type], args: Sequence[Any] = (), kwargs: dict[str, Any] | None = None
    ) -> Any:
        given = () if func in _LOOKS else (*args, *(kwargs or {}).values())
        for tensor in _tensors(given):
            maker = self._made.get(tensor)
            if maker is not None:
                self._takers[maker].append(self._running[-1] if self._running else None)
        return func(*args, **(kwargs or {}))

    def enter(self, module: nn.Module, given: tuple[Any, ...]) -> None:
        """Note what a module is given; to be called before it runs."""
        if given and isinstance(given[0], Tensor):
            self.sizes[module] = given[0].shape
        if module in self._layers:
            self._running.append(module)
            self._calls[module] = self._calls.get(module, 0) + 1

    def leave(self, module: nn.Module, given: tuple[Any, ...], made: object) -> None:
        """Note what a layer made; to be called after it ran."""
        if module in self._layers:
            if isinstance(made, Tensor):  # one that worked in place takes over what another had made
                self._made[made] = module
            self._takers[module] = []  # not before: noting a tensor is itself seen as a use of it
            self._running.pop()

    def settle(self) -> None:
        """Conclude who follows whom; to be called after all."""
        for layer, takers in self._takers.items():
            alone = takers[0] if takers and len(set(takers)) == 1 else None
            if alone is not None and self._calls[layer] == self._calls[alone] == 1:
                self.followers[layer] = alone


def follow(network: nn.Module, types: tuple[type[nn.Module], ...], run: Callable[[], T]) -> tuple[T, Flow]:
    """Return what `run`, which is to run the network, returns, and the flow between the layers of the given types."""
    flow = Flow([module for module in network.modules() if isinstance(module, types)])
    with ExitStack() as stack:
        for module in network.modules():
            stack.callback(module.register_forward_pre_hook(flow.enter).remove)
            stack.callback(module.register_forward_hook(flow.leave).remove)
        with flow:
            result = run()
    flow.settle()
    return result, flow


def replace_module(network: nn.Module, old: nn.Module, new: nn.Module) -> None:
    """Put a module in the place, or the places, of another."""
    for parent in list(network.modules()):
        for name, child in list(parent.named_children()):
            if child is old:
                setattr(parent, name, new)


def _tensors(values: Sequence[Any]) -> Iterator[Tensor]:
    for value in values:
        if isinstance(value, Tensor):
            yield value
        elif isinstance(value, list | tuple):
            yield from _tensors(value)
