# SPDX-License-Identifier: GPL-2.0-or-later
"""One confusion matrix per domain, added up while batches come."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from torch import Tensor, nn

from flair2_plugin.training.framework import MulticlassConfusionMatrix
from flair2_plugin.training.samples import IGNORED


class Confusions(nn.Module):
    """Counts by domain what was predicted for which truth; `matrices` adds up what all processes counted."""

    def __init__(self, domains: Sequence[str], classes: int) -> None:
        super().__init__()
        self.domains = list(domains)
        self._counts: Any = nn.ModuleList(MulticlassConfusionMatrix(classes, ignore_index=IGNORED) for _ in domains)

    def add(self, predicted: Tensor, label: Tensor, domains: Sequence[str]) -> None:
        """Add a batch, (B, H, W) both; `domains` holds each patch's."""
        for name in dict.fromkeys(domains):
            chosen = [place for place, domain in enumerate(domains) if domain == name]
            self._counts[self.domains.index(name)].update(predicted[chosen], label[chosen])

    def matrices(self) -> dict[str, np.ndarray]:
        """Return the matrices (classes, classes), rows truth, by domain, and begin anew."""
        found = {name: count.compute().cpu().numpy() for name, count in zip(self.domains, self._counts, strict=True)}
        for count in self._counts:
            count.reset()
        return found
