# SPDX-License-Identifier: GPL-2.0-or-later
"""Which Python the engine runs in, and what it inherits."""

from __future__ import annotations

from pathlib import Path

import pytest
from qgis.core import QgsApplication, QgsSettings

from flair2_plugin.core.errors import EngineFailed
from flair2_plugin.desktop.engine import interpreter
from flair2_plugin.desktop.engine.interpreter import SETTING, VARIABLE, clean_environment, engine_python


@pytest.fixture
def places(tmp_path, monkeypatch):
    """Return four Pythons by their place, none of them chosen or in place yet; and a way to the places."""
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setattr(QgsApplication, "qgisSettingsDirPath", lambda: str(tmp_path / "profile") + "/")
    monkeypatch.setattr(interpreter, "_checkout", lambda: tmp_path / "checkout")
    QgsSettings().remove(SETTING)
    yield {
        "variable": tmp_path / "variable" / "python",
        "setting": tmp_path / "setting" / "python",
        "profile": tmp_path / "profile" / "flair2" / "engine" / "bin" / "python",
        "checkout": tmp_path / "checkout" / ".venv" / "bin" / "python",
    }
    QgsSettings().remove(SETTING)


def put(python: Path) -> Path:
    """Make an empty file where a Python is looked for."""
    python.parent.mkdir(parents=True)
    python.touch()
    return python


def test_the_variable_comes_before_the_setting_the_profile_and_the_checkout(places, monkeypatch):
    assert put(places["checkout"]) == engine_python()
    assert put(places["profile"]) == engine_python()
    QgsSettings().setValue(SETTING, str(put(places["setting"])))
    assert engine_python() == places["setting"]
    monkeypatch.setenv(VARIABLE, str(put(places["variable"])))
    assert engine_python() == places["variable"]


def test_a_chosen_python_that_is_gone_is_named_and_not_passed_over(places, monkeypatch):
    put(places["checkout"])
    monkeypatch.setenv(VARIABLE, str(places["variable"]))
    with pytest.raises(EngineFailed, match=f"{VARIABLE} names .*, but there is no such file: correct it"):
        engine_python()


def test_without_an_engine_the_algorithm_says_how_to_install_one(places, provider):
    fine, sentence = provider.algorithm("classify").create().canExecute()
    assert not fine
    assert f'python3 -m venv "{places["profile"].parents[1]}"' in sentence
    assert f'-m pip install -r "{interpreter.REQUIREMENTS}"' in sentence
    assert interpreter.REQUIREMENTS.is_file()
    assert "\n" not in sentence


def test_with_an_engine_the_algorithm_can_run(places, provider):
    put(places["profile"])
    assert provider.algorithm("classify").create().canExecute() == (True, "")


def test_the_link_that_makes_an_environment_is_not_followed(places, tmp_path):
    places["profile"].parent.mkdir(parents=True)
    places["profile"].symlink_to(put(tmp_path / "base" / "python3"))
    assert engine_python() == places["profile"]


def test_the_engine_inherits_the_rest_of_the_environment(monkeypatch):
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy:3128")
    monkeypatch.setenv("PROJ_DATA", "/usr/share/proj")
    kept = clean_environment()
    assert kept.value("HTTPS_PROXY") == "http://proxy:3128"
    assert kept.contains("PATH") and kept.contains("HOME")
    assert not kept.contains("PROJ_DATA")
