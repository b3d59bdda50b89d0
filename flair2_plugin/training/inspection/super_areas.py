# SPDX-License-Identifier: GPL-2.0-or-later
"""Looks the super-areas through: their files, whether the patches lie on them, how many of their dates are clear."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np

from flair2_plugin.core.errors import InvalidImagery
from flair2_plugin.core.model_card import CloudFilter, SatelliteInput
from flair2_plugin.imagery.arrays import open_array, read_header
from flair2_plugin.imagery.grid import Window
from flair2_plugin.imagery.sentinel2.clouds import clear_dates
from flair2_plugin.imagery.sentinel2.series import cut
from flair2_plugin.imagery.sentinel2.super_area import SuperAreaFiles, check_super_area
from flair2_plugin.training.inspection.findings import Kind, Notebook
from flair2_plugin.training.inspection.rasters import Progress
from flair2_plugin.training.inspection.report import DateCounts
from flair2_plugin.training.inspection.survey import Candidate, Survey
from flair2_plugin.training.patch_reader import is_inside, window_around
from flair2_plugin.training.shelf import held_bytes

Sound = dict[SuperAreaFiles, tuple[date, ...]]


def check_super_areas(
    survey: Survey, wanted: SatelliteInput, notebook: Notebook, thorough: bool, progress: Progress
) -> Sound:
    """Note what is wrong with the files and return the dates of the super-areas that can be used."""
    sound: Sound = {}
    for done, files in enumerate(survey.super_areas, start=1):
        if files.masks is None and wanted.cloud_filter:
            notebook.note(survey.part, Kind.NO_MASKS, files.name)
        if held_bytes(files):
            notebook.note(survey.part, Kind.PACKED, files.name)
        try:
            sound[files] = check_super_area(files, wanted)
            if thorough:
                open_array(files.data)
        except InvalidImagery as problem:
            absent = isinstance(files.products, Path) and not files.products.is_file()
            kind = Kind.NO_PRODUCTS if absent else Kind.BAD_SUPER_AREA
            notebook.note(survey.part, kind, files.name, str(problem))
        progress(f"{survey.part}: super-areas", done, len(survey.super_areas))
    return sound


def check_centres(survey: Survey, wanted: SatelliteInput, sound: Sound, notebook: Notebook) -> None:
    """Note the patches that lie beside their super-area, or so near its border that the crop is mirrored."""
    sizes = {files: read_header(files.data).shape[2:] for files in sound}
    for patch in survey.patches:
        if patch.centroid is None or patch.series not in sizes:
            continue
        height, width = sizes[patch.series]
        window = window_around(patch.centroid, wanted)
        if not is_inside(patch.centroid, height, width):
            notebook.note(survey.part, Kind.CENTRE_OUTSIDE, patch.name)
        elif not is_within(window, height, width):
            notebook.note(survey.part, Kind.MIRRORED, patch.name)


def is_within(window: Window, height: int, width: int) -> bool:
    """Return whether a window lies wholly on a super-area of that size."""
    return min(window.row, window.col) >= 0 and window.row_end <= height and window.col_end <= width


def count_dates(
    surveys: Sequence[tuple[Survey, Sound]], wanted: SatelliteInput, seed: int, most: int, notebook: Notebook
) -> DateCounts | None:
    """Return how many dates a sample of the patches has before and after the cloud filter, None without a patch."""
    usable = [
        (survey.part, patch, sound[patch.series])
        for survey, sound in surveys
        for patch in survey.patches
        if patch.series in sound and patch.centroid is not None
    ]
    drawn = np.random.default_rng(seed).permutation(len(usable))[:most]
    before, after = [], []
    for part, patch, dates in (usable[i] for i in sorted(drawn)):  # in order: neighbours share a super-area
        clear = _clear(patch, wanted, wanted.cloud_filter)
        if clear is not None and not clear.any():
            notebook.note(part, Kind.NO_CLEAR_DATE, patch.name)
        before.append(len(dates))
        after.append(len(dates) if clear is None else int(clear.sum()))
    return DateCounts(tuple(before), tuple(after)) if before else None


def _clear(patch: Candidate, wanted: SatelliteInput, rule: CloudFilter | None) -> np.ndarray | None:
    if patch.series is None or patch.centroid is None or patch.series.masks is None or rule is None:
        return None
    return clear_dates(cut(open_array(patch.series.masks), window_around(patch.centroid, wanted)), rule)
