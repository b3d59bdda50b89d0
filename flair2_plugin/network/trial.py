# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether a network runs on patches of the size that its card names, tried before hours are spent on it."""

from __future__ import annotations

import torch

from flair2_plugin.core.errors import InvalidModel
from flair2_plugin.core.wording import first_line
from flair2_plugin.network.aerial import AerialNetwork
from flair2_plugin.network.fusion import METADATA_LENGTH


def check_runs(network: AerialNetwork) -> None:
    """Run the network once on an empty patch; it is left in the mode it was in.

    Raises:
        InvalidModel: an encoder was made for patches of another size, or sizes of the card don't go together.
    """
    card, training = network.card, network.training
    side, wanted = card.aerial.patch, card.satellite
    series = torch.ones(1, 1, len(wanted.bands), wanted.patch, wanted.patch) if wanted else None
    dates = torch.zeros(1, 1) if wanted else None
    metadata = torch.zeros(1, METADATA_LENGTH) if card.architecture.metadata else None
    try:
        with torch.no_grad():  # inference mode would mark what a network keeps, and training could not use that
            logits = network.eval()(torch.zeros(1, len(card.aerial.bands), side, side), series, dates, metadata).aerial
    except (RuntimeError, ValueError, TypeError, IndexError, AssertionError) as problem:
        reason = first_line(problem, strip=None).rstrip(".")
        raise InvalidModel(
            f'The encoder "{card.architecture.encoder}" and the sizes of "{card.name}" don\'t go together on patches '
            f"of {side} pixels ({reason}): choose others."
        ) from problem
    finally:
        network.train(training)
    if logits.shape != (1, len(card.classes), side, side):
        raise InvalidModel(
            f'The network of "{card.name}" answers {logits.shape[-1]} pixels for {side}: its decoder needs one width '
            "per level of the encoder."
        )
