# SPDX-License-Identifier: GPL-2.0-or-later
"""The engine's dialog, its real widgets, with programs that stand in for Python, pip and nvidia-smi."""

from __future__ import annotations

import json
import platform
from pathlib import Path

import pytest
from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog, QMessageBox

from flair2_plugin.core.engine_check import Device, EngineCheck
from flair2_plugin.core.engine_locks import find_lock, platform_name
from flair2_plugin.desktop.engine.interpreter import SETTING, engine_folder, interpreter_of
from flair2_plugin.desktop.environment import dialog as room
from flair2_plugin.desktop.environment.command import Command
from flair2_plugin.desktop.environment.dialog import close_environment_dialog, open_environment_dialog
from flair2_plugin.desktop.environment.installation import Outcome
from flair2_plugin.desktop.environment.sizes import describe_bytes, foresee

FOUND = {
    "kind": "check",
    "python": "3.11.7",
    "executable": "python",
    "libraries": {"torch": "2.13.0+cpu"},
    "devices": [{"name": "cpu", "what": "2 threads", "mib": 1000}],
    "device": "cpu",
    "seconds": 0.1,
}
CHECK = EngineCheck("3.11.7", "python", {"torch": "2.13.0+cpu"}, devices=(Device("cpu", "2 threads", 1000),))


@pytest.fixture
def smi(monkeypatch):
    """Return a function that says what nvidia-smi prints; there is none at first."""
    monkeypatch.setattr(room, "smi_program", lambda: None)

    def put(path: Path, output: str) -> None:
        path.write_text(f"#!/bin/sh\necho '{output}'\n", encoding="utf-8")
        path.chmod(0o755)
        monkeypatch.setattr(room, "smi_program", lambda: str(path))

    return put


@pytest.fixture
def dialog(profile, smi):
    """Return a function that opens the dialog."""
    yield open_environment_dialog
    close_environment_dialog()
    QgsApplication.processEvents()


def pretend_python(path: Path, found: dict) -> Path:
    """Write a program that answers to the check as an engine would."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\ncat <<'end'\n{json.dumps(found)}\nend\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def foresee_here(gpu):
    """Return what an installation takes with the lock for this system and QGIS's Python."""
    series = ".".join(platform.python_version_tuple()[:2])
    return foresee(find_lock(platform_name(platform.system(), platform.machine(), gpu), series))


def press(dialog, name, qtbot):
    qtbot.mouseClick(dialog.page.buttons[name], Qt.MouseButton.LeftButton)


def answer(dialog, role, qtbot):
    """Wait for the question, and press its button of a role."""
    qtbot.waitUntil(lambda: dialog.question is not None and dialog.question.isVisible(), timeout=30_000)
    [button] = [b for b in dialog.question.buttons() if dialog.question.buttonRole(b) == role]
    text = dialog.question.text()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    return text


def test_without_an_engine_the_dialog_says_so_and_offers_to_install_one(dialog):
    opened = dialog()
    assert opened.page.headline.text() == "The engine is not installed"
    assert opened.page.buttons["install"].isEnabled() and opened.page.buttons["install"].text() == "Install…"
    assert not opened.page.buttons["remove"].isEnabled() and not opened.page.buttons["gpu"].isEnabled()
    assert "No NVIDIA GPU" in opened.page.gpu.text()


def test_an_engine_that_works_is_told_with_versions_and_device(dialog, qtbot):
    pretend_python(interpreter_of(engine_folder()), FOUND)
    opened = dialog()
    qtbot.waitUntil(lambda: opened.page.headline.text() == "The engine works", timeout=20_000)
    assert opened.page.sentence.text().startswith(
        "PyTorch 2.13.0+cpu on Python 3.11.7 computes on the CPU (2 threads)."
    )


def test_a_broken_engine_is_told_with_what_to_do(dialog, qtbot):
    problem = "torch 2.13.0 is installed but can't be loaded: OSError: [WinError 1114] c10.dll"
    pretend_python(interpreter_of(engine_folder()), {**FOUND, "problem": problem})
    opened = dialog()
    qtbot.waitUntil(lambda: opened.page.headline.text() == "The engine does not work", timeout=20_000)
    assert opened.page.sentence.text().startswith("Microsoft's Visual C++ runtime is missing")


@pytest.mark.parametrize("way", ["reject", "close", "end"])
def test_it_goes_when_it_is_closed(dialog, way):
    shown = dialog()
    shown.show()
    assert shown.isVisible()
    getattr(shown, way)()
    assert not shown.isVisible()


@pytest.mark.parametrize("way", ["close", "end"])
def test_closed_while_the_engine_checks_itself_it_leaves_no_program(dialog, way, qtbot, qtlog):
    python = interpreter_of(engine_folder())
    python.parent.mkdir(parents=True)
    python.write_text("#!/bin/sh\nexec sleep 600\n", encoding="utf-8")
    python.chmod(0o755)
    shown = dialog()
    [command] = shown.findChildren(Command)
    process = command._process
    qtbot.waitUntil(lambda: process.state() == process.ProcessState.Running, timeout=20_000)
    number = process.processId()
    getattr(shown, way)()
    assert not Path(f"/proc/{number}").exists()
    close_environment_dialog()
    sip.delete(shown)
    assert not [record.message for record in qtlog.records if "Destroyed" in record.message]


def test_opening_it_twice_gives_the_same_dialog(dialog):
    assert dialog() is dialog()


class Pretended(QObject):
    """An installation that a test leads."""

    stage, progressed, logged, finished = pyqtSignal(str), pyqtSignal(float), pyqtSignal(str), pyqtSignal(object)

    def __init__(self, plan, parent):
        super().__init__(parent)
        self.plan, self.cancelled = plan, False

    def start(self):
        self.stage.emit("Downloading and installing packages")
        self.progressed.emit(37.0)

    def cancel(self):
        self.cancelled = True
        self.finished.emit(Outcome(cancelled=True))


@pytest.fixture
def pretended(monkeypatch):
    monkeypatch.setattr(room, "Installation", Pretended)
    monkeypatch.setattr(room, "candidates", lambda: [("/usr/bin/python3",)])


def test_size_time_and_folder_are_said_before_anything_starts(dialog, pretended, qtbot):
    opened = dialog()
    press(opened, "install", qtbot)
    text = answer(opened, QMessageBox.ButtonRole.RejectRole, qtbot)
    sizes = foresee_here(gpu=False)
    assert f"{describe_bytes(sizes.download)} are downloaded" in text and "min at 20 Mbit/s" in text
    assert f"{describe_bytes(sizes.installed)} of disk" in text and str(engine_folder()) in text and "Python 3." in text
    assert opened.installation is None


def test_an_installation_shows_its_progress_and_can_be_cancelled(dialog, pretended, qtbot):
    opened = dialog()
    press(opened, "install", qtbot)
    answer(opened, QMessageBox.ButtonRole.AcceptRole, qtbot)
    assert opened.page.progress.isVisible() and opened.page.progress.format() == "37 %"
    assert opened.page.stage.text() == "Downloading and installing packages"
    assert not opened.page.buttons["install"].isEnabled()
    qtbot.mouseClick(opened.page.cancel, Qt.MouseButton.LeftButton)
    assert opened.installation is None and not opened.page.progress.isVisible()
    assert opened.page.notice.text().startswith("Cancelled")


def test_a_failed_installation_is_told_and_kept_in_the_log(dialog, pretended, qtbot):
    opened = dialog()
    press(opened, "install", qtbot)
    answer(opened, QMessageBox.ButtonRole.AcceptRole, qtbot)
    opened.installation.finished.emit(Outcome(sentence="The disk is full: free some space, and try again."))
    assert opened.page.notice.text() == "The disk is full: free some space, and try again."
    assert "The disk is full" in opened.diagnostics()


def test_a_finished_installation_is_used_instead_of_a_python_chosen_before(dialog, pretended, qtbot):
    QgsSettings().setValue(SETTING, "/my/python")
    opened = dialog()
    press(opened, "install", qtbot)
    answer(opened, QMessageBox.ButtonRole.AcceptRole, qtbot)
    opened.installation.finished.emit(Outcome(check=CHECK))
    assert QgsSettings().value(SETTING) is None
    assert opened.page.notice.text() == "The engine is installed."


def test_closing_the_dialog_leaves_the_installation_running(dialog, pretended, qtbot):
    opened = dialog()
    press(opened, "install", qtbot)
    answer(opened, QMessageBox.ButtonRole.AcceptRole, qtbot)
    opened.close()
    assert dialog() is opened and opened.installation is not None and not opened.installation.cancelled


def test_gpu_support_is_offered_where_a_card_and_its_driver_will_do(dialog, smi, pretended, tmp_path, qtbot):
    smi(tmp_path / "nvidia-smi", "NVIDIA RTX A4000, 581.15, 16376, 8.6")
    opened = dialog()
    qtbot.waitUntil(opened.page.buttons["gpu"].isEnabled, timeout=20_000)
    assert "NVIDIA RTX A4000, 16 GB, driver 581.15" in opened.page.gpu.text()
    press(opened, "gpu", qtbot)
    text = answer(opened, QMessageBox.ButtonRole.AcceptRole, qtbot)
    assert (
        f"{describe_bytes(foresee_here(gpu=True).download)} are downloaded" in text
        and "computes on the CPU stays as it is" in text
    )
    assert opened.installation.plan.device == "cuda" and opened.installation.plan.target.name == "engine-gpu"


def test_gpu_support_is_not_offered_with_an_old_driver_and_the_reason_is_shown(dialog, smi, tmp_path, qtbot):
    smi(tmp_path / "nvidia-smi", "NVIDIA A10G, 535.183.01, 23028, 8.6")
    opened = dialog()
    qtbot.waitUntil(lambda: "580 is needed" in opened.page.gpu.text(), timeout=20_000)
    assert not opened.page.buttons["gpu"].isEnabled()


def test_any_python_that_works_can_be_chosen(dialog, tmp_path, monkeypatch, qtbot):
    python = pretend_python(tmp_path / "conda" / "python", FOUND)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(python), ""))
    opened = dialog()
    press(opened, "choose", qtbot)
    qtbot.waitUntil(lambda: opened.page.headline.text() == "The engine works", timeout=20_000)
    assert QgsSettings().value(SETTING) == str(python)


def test_a_python_that_lacks_something_is_refused_with_what_it_lacks(dialog, monkeypatch, qtbot):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("/usr/bin/python3", ""))
    opened = dialog()
    press(opened, "choose", qtbot)
    qtbot.waitUntil(lambda: "This Python lacks" in opened.page.notice.text(), timeout=60_000)
    assert "torch" in opened.page.notice.text() and QgsSettings().value(SETTING) is None


def test_a_file_that_is_no_bundle_is_refused_in_a_sentence(dialog, tmp_path, monkeypatch, qtbot):
    (tmp_path / "holiday.zip").write_bytes(b"no zip")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "holiday.zip"), ""))
    opened = dialog()
    press(opened, "bundle", qtbot)
    assert "holiday.zip is no offline bundle" in opened.page.notice.text()


def test_removing_asks_first_and_then_removes_all_of_it(dialog, qtbot):
    pretend_python(interpreter_of(engine_folder()), FOUND)
    opened = dialog()
    press(opened, "remove", qtbot)
    answer(opened, QMessageBox.ButtonRole.AcceptRole, qtbot)
    assert opened.page.headline.text() == "The engine is not installed"
    qtbot.waitUntil(lambda: not list(engine_folder().parent.glob("engine*")), timeout=10_000)


def test_where_no_python_fits_each_reason_is_told_and_another_can_be_chosen(dialog, monkeypatch, tmp_path, qtbot):
    monkeypatch.setattr(room, "candidates", lambda: [(str(tmp_path / "nowhere"),)])
    opened = dialog()
    press(opened, "install", qtbot)
    text = answer(opened, QMessageBox.ButtonRole.RejectRole, qtbot)
    assert "nowhere" in text and opened.page.buttons["install"].isEnabled()


def test_the_report_for_an_issue_names_neither_the_user_nor_the_home_folder(dialog, monkeypatch, qtbot):
    monkeypatch.setattr("getpass.getuser", lambda: "jeanne")
    monkeypatch.setattr(Path, "home", lambda: Path("/home/jeanne"))
    pretend_python(interpreter_of(engine_folder()), FOUND)
    opened = dialog()
    qtbot.waitUntil(lambda: opened.state.works, timeout=20_000)
    opened._log("/home/jeanne/x: http://jeanne:word@proxy:3128 refused C:\\Users\\Jeanne\\y")
    press(opened, "copy", qtbot)
    text = QgsApplication.clipboard().text()
    assert "jeanne" not in text.lower() and "word" not in text
    assert "~/x: http://…@proxy:3128" in text and "torch 2.13.0+cpu" in text and "### Log" in text


def test_all_that_can_be_pressed_has_a_name_and_a_tip(dialog):
    opened = dialog()
    for button in [*opened.page.buttons.values(), opened.page.cancel]:
        assert button.objectName() and button.toolTip() and button.text()
