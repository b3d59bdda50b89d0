# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

from pathlib import Path

import pytest
import torch

from benchmarks import pipeline
from benchmarks.engine_process import EngineRun
from benchmarks.pipeline import Turns, list_figures, list_kinds, prepared_on
from benchmarks.work import Work


class Measured(Turns):
    """Turns whose tiles all take a second."""

    def _measure(self, name: str, *_: object) -> None:
        self.seconds.setdefault(name, {})[self.done] = [1.0]


@pytest.mark.parametrize("device", ["cpu", "cuda:0"])
def test_each_run_is_held_against_what_was_measured_around_it(
    device: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "tiles_of", lambda work: 625)
    place = torch.device(device)
    kinds, work = list_kinds(place), Work(None, tmp_path, 10_000, 10_000, place)  # type: ignore[arg-type]
    turns, runs = Measured(work, tmp_path, 20, len(kinds) + 1, prepared=prepared_on(place)), {}
    for kind in kinds:
        turns.take()
        runs[kind] = EngineRun(750.0, 100.0, (), False)
        turns.add(kind.precision)
    turns.take()
    figures = {figure.what: figure for figure in list_figures(turns, runs)}
    for kind in kinds:
        assert figures[f"{kind.title}, 4.00 km²"].against == 1521
        beyond = figures.get(f"{kind.title}, time beyond that of the network alone")
        assert (beyond.value if beyond else None) == (pytest.approx(20) if kind.compared else None)
