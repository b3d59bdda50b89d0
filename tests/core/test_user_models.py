# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import sys
from pathlib import Path

import pytest

from flair2_plugin.core import locations
from flair2_plugin.core.data_folder import data_folder
from flair2_plugin.core.errors import InvalidModel, InvalidRequest
from flair2_plugin.core.locations import installed_models, model_folder, user_models
from flair2_plugin.core.user_models import free_name, is_users, new_folder, removable_folder, set_aside


def put(place: Path, name: str) -> Path:
    (place / name).mkdir(parents=True)
    (place / name / "model.json").write_text("{}")
    return place / name


@pytest.fixture(autouse=True)
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """Return the plugin's and the user's folder of models."""
    plugin, user = tmp_path / "plugin", tmp_path / "été" / "models"
    monkeypatch.setattr("flair2_plugin.core.locations.MODELS", plugin)
    monkeypatch.setattr("flair2_plugin.core.user_models.MODELS", plugin)
    monkeypatch.setenv(locations.MODELS_VARIABLE, str(user))
    return plugin, user


def test_both_places_are_listed_by_name(places: tuple[Path, Path]) -> None:
    first, last = put(places[1], "a"), put(places[1], "z")
    middle = put(places[0], "m")
    assert installed_models() == [first, middle, last]


def test_the_users_model_hides_the_plugins_of_its_name(places: tuple[Path, Path]) -> None:
    put(places[0], "demo")
    own = put(places[1], "demo")
    assert installed_models() == [own]
    assert model_folder("demo") == own


def test_what_is_hidden_is_no_model(places: tuple[Path, Path]) -> None:
    put(places[1], ".half.new")
    put(places[1] / ".removed", "gone")
    assert installed_models() == []


def test_models_lie_among_the_users_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(locations.MODELS_VARIABLE)
    for name in ("HOME", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.setattr(sys, "platform", "linux")
    assert user_models() == tmp_path / "XDG_DATA_HOME" / "flair2" / "models"
    monkeypatch.setenv("XDG_DATA_HOME", "relative")
    assert data_folder() == tmp_path / "HOME" / ".local" / "share" / "flair2"
    monkeypatch.setattr(sys, "platform", "win32")
    assert data_folder() == tmp_path / "LOCALAPPDATA" / "flair2"
    monkeypatch.setattr(sys, "platform", "darwin")
    assert data_folder() == tmp_path / "HOME" / "Library" / "Application Support" / "flair2"


@pytest.mark.parametrize("name", ["", "..", "../up", "a/b", "a\\b", "CON", "nul.txt", ".hidden", "é", "a" * 81, "a."])
def test_a_name_that_no_folder_can_have_is_refused(name: str) -> None:
    with pytest.raises(InvalidRequest, match="can't be named"):
        new_folder(name)


def test_a_name_that_is_taken_is_refused(places: tuple[Path, Path]) -> None:
    put(places[1], "mine")
    with pytest.raises(InvalidRequest, match="There is a model mine"):
        new_folder("mine")


@pytest.mark.parametrize(
    ("wish", "name"),
    [
        ("best model (été)", "best-model-t"),
        ("../../x", "x"),
        ("...", "model"),
        ("demo", "demo-3"),
        ("con", "model-con"),
    ],
)
def test_a_free_name_is_like_the_wish(places: tuple[Path, Path], wish: str, name: str) -> None:
    put(places[0], "demo")
    put(places[1], "Demo-2")
    assert free_name(wish) == name
    new_folder(name)


def test_a_removed_model_can_be_found_again(places: tuple[Path, Path]) -> None:
    for number in ("", "-2"):
        put(places[1], "mine")
        assert set_aside(removable_folder("mine")) == places[1] / ".removed" / f"mine{number}"
    assert installed_models() == []


def test_only_the_users_models_are_removed(places: tuple[Path, Path], tmp_path: Path) -> None:
    put(places[0], "demo")
    elsewhere = put(tmp_path, "elsewhere")
    assert not is_users(places[0] / "demo")
    for name in ("demo", str(elsewhere)):
        with pytest.raises(InvalidModel):
            removable_folder(name)
