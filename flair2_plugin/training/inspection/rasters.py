# SPDX-License-Identifier: GPL-2.0-or-later
"""Opens the images and reads the labels of the patches, several at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import numpy as np

from flair2_plugin.core.errors import InvalidDataset
from flair2_plugin.core.nomenclature import FULL
from flair2_plugin.training.inspection.findings import Kind
from flair2_plugin.training.inspection.survey import Candidate
from flair2_plugin.training.patch_rasters import open_checked, read_raster

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Verdict:
    """What was seen of one patch: problems with their sentences, and how many pixels have which label id, (256,)."""

    patch: Candidate
    problems: tuple[tuple[Kind, str], ...] = ()
    counts: np.ndarray | None = None


@dataclass(frozen=True)
class RasterCheck:
    """How the files are looked at. Labels in `counted` are read, images only where `thorough`."""

    bands: list[int]
    side: int
    thorough: bool
    counted: frozenset[str] = field(default_factory=frozenset)

    def check(self, patch: Candidate) -> Verdict:
        """Return what one patch's files are like."""
        problems = list(self._check_image(patch))
        counts = None
        if patch.label is not None:
            try:
                if patch.name in self.counted:
                    counts = np.bincount(read_raster(patch.label, [1], self.side).ravel(), minlength=256)
                else:
                    with open_checked(patch.label, 1, self.side):
                        pass
            except InvalidDataset as problem:
                problems.append((Kind.BAD_LABEL, str(problem)))
        if counts is not None and counts[len(FULL) + 1 :].any():
            strange = ", ".join(map(str, np.flatnonzero(counts[len(FULL) + 1 :]) + len(FULL) + 1))
            problems.append((Kind.UNKNOWN_CLASS, f"{patch.label} holds {strange}."))
        return Verdict(patch, tuple(problems), counts)

    def _check_image(self, patch: Candidate) -> Iterator[tuple[Kind, str]]:
        try:
            if self.thorough:
                read_raster(patch.image, self.bands, self.side)
            else:
                with open_checked(patch.image, max(self.bands), self.side):
                    pass
        except InvalidDataset as problem:
            yield Kind.BAD_IMAGE, str(problem)


def check_rasters(
    patches: Iterable[Candidate], check: RasterCheck, threads: int, part: str, progress: Progress
) -> Iterator[Verdict]:
    """Yield what each patch's files are like, in order."""
    listed = list(patches)
    pool = ThreadPoolExecutor(threads)
    try:
        for done, verdict in enumerate(pool.map(check.check, listed), start=1):
            progress(f"{part}: images and labels", done, len(listed))
            yield verdict
    finally:
        pool.shutdown(cancel_futures=True)  # else Ctrl-C would wait for all that is left
