# SPDX-License-Identifier: GPL-2.0-or-later
"""Test-time augmentation: a network's mean answer over the eight turns and flips of the square (the group D4).

The mean is equivariant whatever the network: turning its input turns its answer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from flair2_plugin.network.aerial import AerialNetwork


@dataclass(frozen=True)
class Turn:
    """`quarters` counter-clockwise quarter turns, after a left-right flip where `flipped`."""

    quarters: int = 0
    flipped: bool = False

    def apply(self, tensor: Tensor) -> Tensor:
        """Return the tensor, (..., H, W), turned; H = W."""
        turned = tensor.flip(-1) if self.flipped else tensor
        return torch.rot90(turned, self.quarters, (-2, -1)) if self.quarters else turned

    def undo(self, tensor: Tensor) -> Tensor:
        """Return the tensor as it was before `apply`."""
        turned = torch.rot90(tensor, -self.quarters, (-2, -1)) if self.quarters else tensor
        return turned.flip(-1) if self.flipped else turned


Turns = Sequence[Turn]

AS_IT_IS: Turns = (Turn(),)
EIGHT_TURNS: Turns = tuple(Turn(quarters, flipped) for flipped in (False, True) for quarters in range(4))


def turns_named(name: str) -> Turns:
    """Return the turns that a request or an option names: "none" or "d4"."""
    return EIGHT_TURNS if name == "d4" else AS_IT_IS


def mean_probabilities(probabilities_of: Callable[[Turn], Tensor], turns: Turns) -> Tensor:
    """Return the mean of the classes' probabilities, (B, classes, H, W), over `turns`.

    `probabilities_of` turns the network's inputs and returns its answer as it comes, which is turned back here.
    """
    total: Tensor | None = None
    for turn in turns:
        probabilities = turn.undo(probabilities_of(turn))
        total = probabilities if total is None else total + probabilities
    if total is None:
        raise ValueError("there is no turn to average over")
    return total / len(turns) if len(turns) > 1 else total


def classify_turned(
    network: AerialNetwork,
    aerial: Tensor,
    satellite: Tensor | None = None,
    dates: Tensor | None = None,
    metadata: Tensor | None = None,
    turns: Turns = EIGHT_TURNS,
) -> Tensor:
    """Return the aerial head's mean probabilities (B, classes, H, W) over `turns` of the ortho and the series alike.

    The inputs are those of `AerialNetwork.forward`; a network that can do without a series may be given none. It costs
    as many passes of both branches as there are turns.

    Raises:
        InvalidRequest: the network needs a series or metadata and there is none.
    """

    def probabilities_of(turn: Turn) -> Tensor:
        features = network.satellite(None if satellite is None else turn.apply(satellite), dates)
        return network.probabilities(turn.apply(aerial), features, metadata)

    return mean_probabilities(probabilities_of, turns)
