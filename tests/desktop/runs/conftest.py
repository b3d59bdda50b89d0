# SPDX-License-Identifier: GPL-2.0-or-later
"""A queue of runs, with the stand-in for the engine or the real one."""

from __future__ import annotations

import pytest

from flair2_plugin.desktop.runs.queue import RunQueue


@pytest.fixture
def queue(provider, qgis_new_project, tmp_path, monkeypatch):
    """Return an empty queue that keeps its files in a folder of the test's."""
    monkeypatch.setattr("flair2_plugin.desktop.runs.places.profile_folder", lambda: tmp_path / "profile")
    queue = RunQueue()
    yield queue
    queue.stop_all()


@pytest.fixture
def values(ortho, write_model, tmp_path):
    """Return parameters of a run with an ortho alone."""
    (tmp_path / "out").mkdir()
    return {"INPUT": str(ortho), "MODEL_FOLDER": str(write_model()), "OUTPUT": str(tmp_path / "out" / "map.tif")}
