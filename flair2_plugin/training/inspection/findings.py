# SPDX-License-Identifier: GPL-2.0-or-later
"""What an inspection finds: each kind of problem with its count and the first three names."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

_NAMED = 3


class Effect(Enum):
    """What a problem does to a training."""

    STOPS = "stops"
    DAMAGED = "damaged"  # as `damaged_patches` says: the patch stops the training, or is left out
    NOTE = "note"


class Kind(Enum):
    """The kinds of problems, those that stop a training first."""

    NO_PATH = "keys of the configuration that are empty", Effect.STOPS
    NOT_THERE = "folders and files that can't be used", Effect.STOPS
    SPLIT = "the domains can't be divided", Effect.STOPS
    TWINS = "files of the same name", Effect.STOPS
    NO_AREA = "files outside of a folder DOMAIN/AREA", Effect.STOPS
    NO_LABEL = "patches without a label", Effect.STOPS
    NO_SUPER_AREA = "areas without a super-area", Effect.STOPS
    TWO_SUPER_AREAS = "areas with two super-areas", Effect.STOPS
    NO_CENTROID = "patches without a centroid", Effect.STOPS
    NO_METADATA = "patches without metadata", Effect.STOPS
    BAD_IMAGE = "images that can't be used", Effect.DAMAGED
    BAD_LABEL = "labels that can't be used", Effect.DAMAGED
    UNKNOWN_CLASS = "labels with ids above 19", Effect.DAMAGED
    NO_PRODUCTS = "super-areas without products (dates)", Effect.DAMAGED
    BAD_SUPER_AREA = "super-areas that can't be used", Effect.DAMAGED
    CENTRE_OUTSIDE = "patches centred outside of their super-area", Effect.DAMAGED
    TESTED_TOO = "domains both trained on and tested on", Effect.NOTE
    NO_MASKS = "super-areas without masks, of which no date is left out", Effect.NOTE
    NO_CLEAR_DATE = "patches without a clear date (in the sample)", Effect.NOTE
    PACKED = "super-areas in compressed zips, unpacked for almost each patch: unzip them", Effect.NOTE
    MIRRORED = "patches so near the border that their crop is mirrored", Effect.NOTE
    NO_IMAGE = "labels without a patch", Effect.NOTE
    IDLE_SUPER_AREA = "super-areas without patches", Effect.NOTE

    def __init__(self, text: str, effect: Effect) -> None:
        self.text, self.effect = text, effect


@dataclass(frozen=True)
class Finding:
    """One kind of problem in one part. `reason` is the sentence of the first, where reading it gave one."""

    part: str
    kind: Kind
    count: int
    names: tuple[str, ...]
    reason: str = ""


class Notebook:
    """Counts problems by part and kind."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, Kind], Finding] = {}

    def note(self, part: str, kind: Kind, name: str, reason: str = "") -> None:
        """Add one."""
        before = self._found.get((part, kind), Finding(part, kind, 0, (), reason))
        names = (*before.names, name)[:_NAMED]
        self._found[part, kind] = Finding(part, kind, before.count + 1, names, before.reason)

    def findings(self) -> tuple[Finding, ...]:
        """Return all, in the kinds' order."""
        order = list(Kind)
        return tuple(sorted(self._found.values(), key=lambda finding: order.index(finding.kind)))
