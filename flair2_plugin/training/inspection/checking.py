# SPDX-License-Identifier: GPL-2.0-or-later
"""The whole inspection, from a configuration to its report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

import numpy as np

from flair2_plugin.core.errors import InvalidDataset
from flair2_plugin.core.model_card import SatelliteInput
from flair2_plugin.training.cards import make_card
from flair2_plugin.training.configuration import Configuration
from flair2_plugin.training.inspection.findings import Kind, Notebook
from flair2_plugin.training.inspection.rasters import Progress, RasterCheck, check_rasters
from flair2_plugin.training.inspection.report import PARTS, DateCounts, DomainCount, Histogram, Part, Report
from flair2_plugin.training.inspection.super_areas import check_centres, check_super_areas, count_dates
from flair2_plugin.training.inspection.survey import Survey, Surveyor
from flair2_plugin.training.official_domains import Role
from flair2_plugin.training.patch_rasters import band_numbers
from flair2_plugin.training.patches import Sources
from flair2_plugin.training.sources import has_test, needed_keys
from flair2_plugin.training.splits import assign_domains

TRAINING_DATA, TEST_DATA = "training data", "test data"

_DATED_PATCHES = 200
_PARTS: dict[Role, Part] = {"training": "training", "validation": "validation", "test": "left out"}

Domains = dict[tuple[str, str], Part]
"""The part that each (part of the data, domain) is used for."""


def _ignore(what: str, done: int, total: int) -> None:
    """Take progress that nobody wants to see."""


def inspect(
    configuration: Configuration,
    thorough: bool = False,
    label_sample: int | None = None,
    progress: Progress = _ignore,
) -> Report:
    """Look through the data set that a configuration names; nothing is written, and no problem ends it.

    Every image is opened (`thorough`: read), every label is read, or of `label_sample` of them, drawn by the
    configuration's seed. `progress` is told what is looked at, how many are done, and of how many.
    """
    notebook, card = Notebook(), make_card(configuration)
    surveys = _survey(configuration, notebook)
    domains = _divide(surveys, configuration, notebook)
    counted = _draw_labels(surveys, configuration.seed, label_sample)
    check = RasterCheck(band_numbers(card.aerial.bands), card.aerial.patch, thorough, counted)
    histograms: dict[Part, Histogram] = {}
    for survey in surveys:
        _check_rasters(survey, check, configuration.num_workers, domains, histograms, notebook, progress)
    dates = None
    if card.satellite:
        dates = _check_series(surveys, card.satellite, configuration.seed, thorough, notebook, progress)
    return Report(
        card.classes,
        tuple(sorted(_count(surveys, domains), key=lambda row: (PARTS.index(row.part), row.domain))),
        tuple(histograms[part] for part in PARTS if part in histograms),
        dates,
        notebook.findings(),
        configuration.damaged_patches == "skip",
    )


def _survey(configuration: Configuration, notebook: Notebook) -> list[Survey]:
    surveyor = Surveyor(notebook)
    surveys = [surveyor.survey(TRAINING_DATA, _named(configuration, "train", TRAINING_DATA, notebook))]
    if has_test(configuration):
        surveys.append(surveyor.survey(TEST_DATA, _named(configuration, "test", TEST_DATA, notebook)))
    return surveys


def _named(configuration: Configuration, part: Literal["train", "test"], name: str, notebook: Notebook) -> Sources:
    keys = needed_keys(configuration, part)
    paths = {field: getattr(configuration.data, key) for field, key in keys.items()}
    for field in (field for field, path in paths.items() if not path):
        notebook.note(name, Kind.NO_PATH, f"data.{keys[field]}")
    return Sources(**paths)


def _divide(surveys: Sequence[Survey], configuration: Configuration, notebook: Notebook) -> Domains:
    found = {survey.part: {patch.area.domain for patch in survey.patches} for survey in surveys}
    divided: Domains = {(TEST_DATA, domain): "test" for domain in found.get(TEST_DATA, set())}
    roles: dict[str, Role] = {}
    try:
        if found.get(TRAINING_DATA):
            roles = assign_domains(found[TRAINING_DATA], configuration)
    except InvalidDataset as problem:
        notebook.note(TRAINING_DATA, Kind.SPLIT, configuration.split, str(problem))
    for domain in sorted(found.get(TRAINING_DATA, set())):
        part = _PARTS[roles.get(domain, "training")]
        divided[TRAINING_DATA, domain] = part
        if part != "left out" and (TEST_DATA, domain) in divided:
            notebook.note(TEST_DATA, Kind.TESTED_TOO, domain)
    return divided


def _draw_labels(surveys: Sequence[Survey], seed: int, most: int | None) -> frozenset[str]:
    names = [patch.name for survey in surveys for patch in survey.patches]
    if most is None or most >= len(names):
        return frozenset(names)
    drawn = np.random.default_rng(seed).choice(len(names), most, replace=False)
    return frozenset(names[i] for i in drawn)


def _check_rasters(
    survey: Survey,
    check: RasterCheck,
    workers: int,
    domains: Domains,
    histograms: dict[Part, Histogram],
    notebook: Notebook,
    progress: Progress,
) -> None:
    for verdict in check_rasters(survey.patches, check, max(1, workers), survey.part, progress):
        name, domain = verdict.patch.name, verdict.patch.area.domain
        for kind, reason in verdict.problems:
            notebook.note(survey.part, kind, name, reason)
        if verdict.counts is not None:
            part = domains[survey.part, domain]
            before = histograms.get(part, Histogram(part, 0, np.zeros(256, dtype=np.int64)))
            histograms[part] = replace(before, labels=before.labels + 1, counts=before.counts + verdict.counts)


def _check_series(
    surveys: Sequence[Survey],
    wanted: SatelliteInput,
    seed: int,
    thorough: bool,
    notebook: Notebook,
    progress: Progress,
) -> DateCounts | None:
    looked = []
    for survey in surveys:
        sound = check_super_areas(survey, wanted, notebook, thorough, progress)
        check_centres(survey, wanted, sound, notebook)
        looked.append((survey, sound))
    return count_dates(looked, wanted, seed, _DATED_PATCHES, notebook)


def _count(surveys: Sequence[Survey], domains: Domains) -> Iterator[DomainCount]:
    for survey in surveys:
        members = defaultdict(list)
        for patch in survey.patches:
            members[patch.area.domain].append(patch)
        for domain, patches in members.items():
            areas = {patch.area for patch in patches}
            labels = sum(patch.label is not None for patch in patches)
            super_areas = {patch.series for patch in patches if patch.series}
            yield DomainCount(domains[survey.part, domain], domain, len(areas), len(patches), labels, len(super_areas))
