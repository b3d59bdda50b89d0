# SPDX-License-Identifier: GPL-2.0-or-later
"""What an inspection says of a data set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from flair2_plugin.core.nomenclature import ClassTable
from flair2_plugin.training.inspection.findings import Effect, Finding

Part = Literal["training", "validation", "test", "left out"]
PARTS: tuple[Part, ...] = ("training", "validation", "test", "left out")


@dataclass(frozen=True)
class DomainCount:
    """What there is of one domain."""

    part: Part
    domain: str
    areas: int
    patches: int
    labels: int
    super_areas: int


@dataclass(frozen=True)
class DateCounts:
    """Dates of each patch of a sample before and after the cloud filter."""

    before: tuple[int, ...]
    after: tuple[int, ...]


@dataclass(frozen=True)
class Histogram:
    """Labelled pixels: `counts` (256,) by label id, of so many labels."""

    part: Part
    labels: int
    counts: np.ndarray

    def shares(self, classes: ClassTable) -> list[float]:
        """Return each class's share of the labelled pixels in percent; ids beyond the classes join the last one."""
        joined = [*self.counts[1 : len(classes)], self.counts[len(classes) : 20].sum()]
        total = max(1, int(self.counts[1:20].sum()))
        return [100 * float(count) / total for count in joined]

    @property
    def unlabelled(self) -> float:
        """The share of pixels with the id 0 in percent."""
        return 100 * float(self.counts[0]) / max(1, int(self.counts.sum()))


@dataclass(frozen=True)
class Report:
    """All that was seen. `skipping`: damaged patches are left out of a training and don't stop it."""

    classes: ClassTable
    domains: tuple[DomainCount, ...]
    histograms: tuple[Histogram, ...]
    dates: DateCounts | None
    findings: tuple[Finding, ...]
    skipping: bool

    def stops(self, finding: Finding) -> bool:
        """Return whether a finding stops a training."""
        effect = finding.kind.effect
        return effect is Effect.STOPS or (effect is Effect.DAMAGED and not self.skipping)

    @property
    def trainable(self) -> bool:
        """Whether a training with this configuration would start, and end."""
        return not any(map(self.stops, self.findings))
