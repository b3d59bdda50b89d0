# SPDX-License-Identifier: GPL-2.0-or-later
"""The network of a model package, read only where it is asked for: what stands in for it may do without."""

from __future__ import annotations

import hashlib
from pathlib import Path
from threading import Lock

import torch

from flair2_plugin.core.model_card import WEIGHTS_NAME, read_card
from flair2_plugin.network.aerial import AerialNetwork
from flair2_plugin.network.package import load
from flair2_plugin.network.preparation import fold, prepare

_CPU = torch.device("cpu")


class StoredNetwork:
    """A network in its folder, to be used on `device`. Several threads may ask for it."""

    def __init__(self, folder: Path, device: torch.device = _CPU) -> None:
        """Read the model card.

        Raises:
            InvalidModel: the folder is no model package.
        """
        self.card, self.folder, self.device = read_card(folder), folder, device
        self._exact: AerialNetwork | None = None
        self._reading = Lock()

    @property
    def digest(self) -> str:
        """What tells its weights from any others.

        Raises:
            InvalidModel: they can't be read.
        """
        try:
            with (self.folder / WEIGHTS_NAME).open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            self.read()  # says what is wrong
            raise

    def read(self) -> AerialNetwork:
        """Return the network as it was built, in memory of its own.

        Raises:
            InvalidModel: weights and card don't belong together, or the weights are damaged.
        """
        return load(self.folder).to(self.device)

    def folded(self) -> AerialNetwork:
        """Return it without its batch norms, for inference in any type; all else is as for `read`."""
        network = fold(load(self.folder)).to(self.device)
        network.lay_channels_last()
        return network

    def exact(self) -> AerialNetwork:
        """Return it as it is fastest in 32 bits, the same one each time; exceptions as for `read`."""
        with self._reading:
            if self._exact is None:
                on_cpu = self.device.type == "cpu"
                self._exact = prepare(load(self.folder)) if on_cpu else self.folded()
            return self._exact
