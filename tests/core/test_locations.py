# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

from pathlib import Path

import pytest

from flair2_plugin.core.errors import InvalidModel
from flair2_plugin.core.locations import JOURNAL_NAME, RESOURCES, has_unfinished_run, model_folder, work_folder


def test_a_package_is_found_by_its_folder(tmp_path: Path) -> None:
    (tmp_path / "model.json").write_text("{}")
    assert model_folder(str(tmp_path)) == tmp_path


def test_an_unknown_model_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(InvalidModel, match='There is no model "nowhere"'):
        model_folder("nowhere")


def test_what_is_unfinished_lies_beside_the_output() -> None:
    assert work_folder(Path("/a/map.tif")) == Path("/a/.map.tif.unfinished")


def test_a_run_is_unfinished_once_its_journal_holds_a_strip(tmp_path: Path) -> None:
    journal = work_folder(tmp_path / "map.tif") / "run" / JOURNAL_NAME
    assert not has_unfinished_run(tmp_path / "map.tif")
    journal.parent.mkdir(parents=True)
    journal.touch()
    assert not has_unfinished_run(tmp_path / "map.tif")
    journal.write_text("a strip")
    assert has_unfinished_run(tmp_path / "map.tif")


def test_resources_are_beside_the_package_in_a_checkout() -> None:
    assert (RESOURCES / "engine" / "requirements.txt").is_file()
