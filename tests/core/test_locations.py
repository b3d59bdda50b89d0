# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

from pathlib import Path

import pytest

from flair2_plugin.core.errors import InvalidModel
from flair2_plugin.core.locations import RESOURCES, model_folder, work_folders
from flair2_plugin.core.request import Request


def test_a_package_is_found_by_its_folder(tmp_path: Path) -> None:
    (tmp_path / "model.json").write_text("{}")
    assert model_folder(str(tmp_path)) == tmp_path


def test_an_unknown_model_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(InvalidModel, match='There is no model "nowhere"'):
        model_folder("nowhere")


def test_unfinished_files_lie_beside_each_output() -> None:
    folders = work_folders(Request("o.tif", "m", "/a/map.tif", confidence="/b/sure.tif"))
    assert folders == (Path("/a/.map.tif.unfinished"), Path("/b/.sure.tif.unfinished"))


def test_resources_are_beside_the_package_in_a_checkout() -> None:
    assert (RESOURCES / "engine" / "requirements.txt").is_file()
