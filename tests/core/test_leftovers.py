# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

from pathlib import Path

from filelock import FileLock

from flair2_plugin.core.leftovers import clear_leftovers
from flair2_plugin.core.locations import JOURNAL_NAME, LOCK_NAME, work_folder


def begin(output: Path, journal: str = "") -> Path:
    """Make the work folder of a run."""
    folder = work_folder(output)
    (folder / "run").mkdir(parents=True)
    (folder / "run" / JOURNAL_NAME).write_text(journal)
    (folder / LOCK_NAME).touch()
    return folder


def test_a_dead_run_that_finished_nothing_is_cleared_away(tmp_path: Path) -> None:
    folder = begin(tmp_path / "map.tif")
    clear_leftovers(tmp_path / "map.tif")
    assert not folder.exists()


def test_the_folder_of_a_run_at_work_is_left_alone(tmp_path: Path) -> None:
    folder = begin(tmp_path / "map.tif")
    with FileLock(folder / LOCK_NAME):
        clear_leftovers(tmp_path / "map.tif")
        assert (folder / "run" / JOURNAL_NAME).exists()


def test_what_is_finished_is_kept(tmp_path: Path) -> None:
    folder = begin(tmp_path / "map.tif", "a strip")
    clear_leftovers(tmp_path / "map.tif")
    assert folder.exists()


def test_where_there_is_nothing_nothing_happens(tmp_path: Path) -> None:
    clear_leftovers(tmp_path / "map.tif")
    assert list(tmp_path.iterdir()) == []
