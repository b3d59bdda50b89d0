# SPDX-License-Identifier: GPL-2.0-or-later
"""The model page, driven as a person does it; imports run in the real engine, downloads from a server of the test's."""

from __future__ import annotations

import os
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QFileDialog, QGroupBox, QLabel, QMessageBox

from flair2_plugin.core import catalogue
from flair2_plugin.core.catalogue import read_catalogue
from flair2_plugin.core.model_card import read_card
from flair2_plugin.desktop.models import acquisition, offers
from flair2_plugin.desktop.models.announcement import announcer
from flair2_plugin.desktop.models.page import ModelPage, close_model_page, open_model_page
from tests.download_server import serve

WRITER = Path(__file__).with_name("published_file.py")
ENGINE = os.environ.get("FLAIR2_ENGINE_PYTHON")


@pytest.fixture
def users(tmp_path, monkeypatch) -> Path:
    """Return the folder of the user's models; the trash lies beside it."""
    monkeypatch.setenv("FLAIR2_MODELS", str(tmp_path / "modèles"))
    for name in ("XDG_CACHE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    return tmp_path / "modèles"


@pytest.fixture
def page(qtbot, users):
    """Return the page, shown."""
    page = open_model_page()
    yield page
    close_model_page()


@pytest.fixture(scope="module")
def weights(tmp_path_factory) -> Path:
    """Return a checkpoint in the layout of FLAIR-INC, written by the engine's Python, its values made up."""
    if not ENGINE or not Path(ENGINE).is_file():
        pytest.skip("FLAIR2_ENGINE_PYTHON names no engine")
    path = tmp_path_factory.mktemp("made") / "FLAIR-INC été.pth"
    subprocess.run([ENGINE, str(WRITER), str(path)], check=True)
    return path


def said(page: ModelPage) -> str:
    item = page.messages.currentItem()
    return item.text() if item is not None else ""


def shown(page: ModelPage) -> str:
    return "\n".join(label.text().replace("\u200b", "") for label in page.details.widget().findChildren(QLabel))


def titles(page: ModelPage) -> list:
    return [page.list.item(row).text() for row in range(page.list.count())]


def put(users: Path, write_model, name: str, **more) -> Path:
    users.mkdir(exist_ok=True)
    return write_model(name, **more).replace(users / name)


def test_a_model_is_shown_whole(page) -> None:
    assert titles(page) == ["Demo (made-up landscape)"]
    for fact in (
        "near infrared",
        "Sentinel-2",
        "needed, bands B2",
        "0.2 m",
        "512 × 512",
        "GPL",
        "92.8\u00a0%",
        "13 other",
    ):
        assert fact in shown(page)
    assert [box.title() for box in page.details.widget().findChildren(QGroupBox)] == ["13 Classes"]


def test_what_a_model_can_do_without_is_said(page, users, write_model) -> None:
    put(users, write_model, "free", two_branches=True, optional=True)
    announcer().modelsChanged.emit()
    page.list.setCurrentRow(titles(page).index("free"))
    assert "near infrared, height above ground" in shown(page) and "can do without; else" in shown(page)


def test_the_plugins_model_cannot_be_removed(page) -> None:
    assert not page.remove_button.isEnabled()
    assert "came with the plugin" in page.remove_button.toolTip()


@pytest.mark.parametrize("answer", ["Yes", "No"])
def test_a_model_of_the_users_is_removed_when_confirmed(page, users, write_model, qtbot, monkeypatch, answer) -> None:
    put(users, write_model, "mine")
    page.refresh()
    page.list.setCurrentRow(titles(page).index("mine"))
    button = getattr(QMessageBox.StandardButton, answer)
    monkeypatch.setattr(QMessageBox, "question", lambda *_: button)
    qtbot.mouseClick(page.remove_button, Qt.MouseButton.LeftButton)
    assert (users / "mine").exists() == ("mine" in titles(page)) == (answer == "No")
    assert said(page) == ("mine was moved to the trash." if answer == "Yes" else "")
    assert not (users / ".removed").exists()


def test_without_a_trash_a_model_is_set_aside(page, users, write_model, qtbot, monkeypatch) -> None:
    put(users, write_model, "mine")
    page.refresh()
    page.list.setCurrentRow(titles(page).index("mine"))
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Yes)
    monkeypatch.setattr("flair2_plugin.desktop.models.removal.QFile.moveToTrash", lambda _: False)
    qtbot.mouseClick(page.remove_button, Qt.MouseButton.LeftButton)
    assert "no trash here" in said(page) and (users / ".removed" / "mine" / "model.json").is_file()


def test_a_damaged_package_is_said_to_be_one(page, users) -> None:
    (users / "bad").mkdir(parents=True)
    (users / "bad" / "model.json").write_text("{")
    page.refresh()
    page.list.setCurrentRow(titles(page).index("bad (damaged)"))
    assert "is not a JSON file" in shown(page) and page.remove_button.isEnabled()


def test_an_import_of_published_weights_shows_up_everywhere(page, users, weights, qtbot, monkeypatch, provider) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(weights), ""))
    with qtbot.waitSignal(announcer().modelsChanged, timeout=60_000):
        qtbot.mouseClick(page.import_button, Qt.MouseButton.LeftButton)
        assert page.progress.isVisible() and not page.import_button.isEnabled()
    assert "FLAIR-INC-t is installed" in said(page) and not page.progress.isVisible()
    assert page.folder == users / "FLAIR-INC-t"
    assert "not needed" in shown(page) and "19 other" in shown(page)
    algorithm = provider.algorithm("classify").create()
    assert algorithm.parameterDefinition("MODEL").options() == ["FLAIR-INC-t", "demo"]


def test_a_file_that_is_no_model_is_one_sentence(page, users, tmp_path, qtbot) -> None:
    if not ENGINE:
        pytest.skip("FLAIR2_ENGINE_PYTHON names no engine")
    (tmp_path / "holiday.pth").write_bytes(b"no weights")
    page.take(tmp_path / "holiday.pth")
    qtbot.waitUntil(lambda: "is no checkpoint" in said(page), timeout=60_000)
    assert "\n" not in said(page) and not list(users.glob("*")) and page.import_button.isEnabled()


def test_an_import_is_cancelled_at_once(page, users, weights, qtbot) -> None:
    page.take(weights)
    qtbot.wait(50)
    qtbot.mouseClick(page.progress.cancel_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: said(page).startswith("Cancelled"), timeout=5_000)
    assert list(users.glob("*")) == []


def test_a_page_that_goes_ends_its_import(page, users, weights, qtbot) -> None:
    page.take(weights)
    process = page._work._step._process
    qtbot.waitUntil(lambda: process.state() == process.ProcessState.Running, timeout=5_000)
    page.stop()
    assert process.state() == process.ProcessState.NotRunning and list(users.glob("*")) == []


def test_without_an_engine_nothing_is_loaded(page, monkeypatch, tmp_path, qtbot) -> None:
    monkeypatch.setenv("FLAIR2_ENGINE_PYTHON", str(tmp_path / "absent"))
    page.fetch(read_catalogue()[0])
    assert "no such file" in said(page) and not page.progress.isVisible()


@pytest.fixture
def published(weights, monkeypatch):
    """Return the server of a made-up file that takes the place of a published one, and its offer."""
    with serve(weights.read_bytes()) as served:
        size = len(served.content)
        offer = replace(read_catalogue()[0], size=size, checksum=served.checksum, title="Published, été")
        for place in (catalogue, offers):
            monkeypatch.setattr(place, "read_catalogue", lambda: (offer,))
        monkeypatch.setattr(acquisition, "recognise_file", catalogue.recognise_file)
        monkeypatch.setenv("HF_ENDPOINT", served.address)
        yield served, offer


def test_a_published_model_is_downloaded_and_installed(page, users, published, qtbot, tmp_path, monkeypatch) -> None:
    _, offer = published
    heard = []
    page._work.progressed.connect(lambda *what: heard.append(what))
    monkeypatch.setattr(offers.OffersDialog, "exec", lambda dialog: dialog.list.setCurrentRow(0) or 1)
    with qtbot.waitSignal(announcer().modelsChanged, timeout=60_000):
        qtbot.mouseClick(page.download_button, Qt.MouseButton.LeftButton)
    assert read_card(users / offer.name).aerial.bands == ("red", "green", "blue")
    assert (f"Downloading {offer.name}", offer.size, offer.size) in heard
    assert not list((tmp_path / "XDG_CACHE_HOME").rglob("*.pth*"))
    dialog = offers.OffersDialog(page)
    assert "Is installed already" in dialog.list.item(0).text()
    assert not dialog.list.item(0).flags() & Qt.ItemFlag.ItemIsEnabled


def test_licence_and_size_are_said_before_a_download(page, published) -> None:
    dialog = offers.OffersDialog(page)
    button = dialog.buttons.buttons()[0]
    assert not button.isEnabled() and dialog.chosen is None
    dialog.list.setCurrentRow(0)
    assert button.isEnabled() and button.text() == "Download 98 MB"
    assert "you accept its licence: Etalab 2.0" in dialog.details.text()
    assert dialog.chosen == published[1]


def test_a_download_is_cancelled_and_gone_on_with(page, users, published, qtbot, tmp_path) -> None:
    served, offer = published
    served.pause = 0.001
    page.fetch(offer)
    qtbot.waitUntil(lambda: page.progress.bar.value() > 10, timeout=10_000)
    qtbot.mouseClick(page.progress.cancel_button, Qt.MouseButton.LeftButton)
    assert said(page).startswith("Cancelled")
    served.pause = 0.0
    with qtbot.waitSignal(announcer().modelsChanged, timeout=60_000):
        page.fetch(offer)
    assert served.ranges[0] is None and served.ranges[1].startswith("bytes=")


def test_a_failed_download_is_one_sentence(page, published, qtbot) -> None:
    served, offer = published
    served.statuses = [404]
    page.fetch(offer)
    qtbot.waitUntil(lambda: "no such file any more (HTTP 404)" in said(page), timeout=10_000)
    assert page.download_button.isEnabled()


def test_there_is_one_page_and_it_comes_back(page, qtbot) -> None:
    page.close()
    assert open_model_page() is page and page.isVisible()
    close_model_page()
    assert ModelPage.current is None


def test_everything_is_reached_by_the_keyboard_and_named(page) -> None:
    for button in (page.import_button, page.download_button, page.remove_button, page.folder_button):
        assert "&" in button.text() and button.objectName() and button.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert page.list.objectName() and page.details.accessibleName() and page.progress.bar.accessibleName()
