# SPDX-License-Identifier: GPL-2.0-or-later
"""The plugin loaded and unloaded with its dock, as QGIS does it."""

from __future__ import annotations

import gc

import pytest
from qgis.core import QgsApplication, QgsProject, QgsSettings
from qgis.PyQt.QtWidgets import QAction, QDialog, QDockWidget, QWidget

from flair2_plugin import classFactory


@pytest.fixture
def plugin(interface, qgis_processing, engine_that, qgis_new_project):
    """Return the plugin, loaded into a window."""
    engine_that("works")
    made = classFactory(interface)
    made.initGui()
    yield made
    made.unload()


def docks(interface):
    return interface.window.findChildren(QDockWidget, "flair2Dock")


def panel_action(interface):
    return interface.window.findChild(QAction, "flair2Panel")


def test_loading_the_plugin_makes_no_dock_until_it_is_wanted(plugin, interface):
    assert docks(interface) == []
    panel_action(interface).trigger()
    (dock,) = docks(interface)
    assert dock.isVisible()


def test_the_action_shows_and_hides_the_dock(plugin, interface, qtbot):
    action = panel_action(interface)
    action.trigger()
    (dock,) = docks(interface)
    action.trigger()
    assert not dock.isVisible()
    action.trigger()
    assert dock.isVisible()
    dock.close()
    assert not action.isChecked()


def test_unloading_leaves_nothing(plugin, interface, qtbot):
    panel_action(interface).trigger()
    plugin.unload()
    qtbot.waitUntil(lambda: docks(interface) == [])
    gc.collect()
    assert interface.window.findChildren(QAction, "flair2Panel") == []
    assert interface.present == [] and interface.help_menu.actions() == []
    assert QgsApplication.processingRegistry().providerById("flair2") is None
    QgsProject.instance().clear()
    qtbot.wait(150)


def test_the_plugin_can_be_reloaded_with_its_dock_in_sight(plugin, interface, qtbot):
    panel_action(interface).trigger()
    for _ in range(3):
        plugin.unload()
        qtbot.waitUntil(lambda: docks(interface) == [])
        plugin.initGui()
        assert len(docks(interface)) == 1
        assert docks(interface)[0].isVisible()


def test_a_dock_that_was_hidden_stays_away_after_a_restart(plugin, interface, qtbot):
    action = panel_action(interface)
    action.trigger()
    action.trigger()
    plugin.unload()
    qtbot.waitUntil(lambda: docks(interface) == [])
    plugin.initGui()
    assert docks(interface) == []


def test_closing_qgis_stops_the_runs(plugin, interface):
    panel_action(interface).trigger()
    stopped = []
    plugin._holder._services.queue.stop_all = lambda: stopped.append(True)
    plugin._holder._on_quit()
    assert stopped == [True]
    assert QgsSettings().value("flair2/dockShown", type=bool)
    del plugin._holder._services.queue.stop_all


def test_engine_and_models_are_asked_for_where_they_are(plugin, interface, monkeypatch):
    opened = []
    monkeypatch.setattr(plugin._holder, "open_engine", lambda: opened.append("engine"))
    dock = plugin._holder.make_dock()
    dock.engineWanted.emit()
    assert opened == ["engine"]
    assert isinstance(dock, QWidget)


def test_the_models_opened_from_the_menu_close_with_the_plugin(plugin, interface, qtbot):
    interface.window.findChild(QAction, "flair2Models").trigger()
    assert interface.window.findChild(QDialog, "flair2ModelPage").isVisible()
    plugin.unload()
    qtbot.waitUntil(lambda: interface.window.findChildren(QDialog, "flair2ModelPage") == [])


def test_unloading_stops_a_run_at_work(plugin, interface, engine_that, ortho, write_model, qtbot):
    engine_that("slow")
    dock = plugin._holder.make_dock()
    values = {"INPUT": str(ortho), "MODEL_FOLDER": str(write_model()), "OUTPUT": str(ortho.with_name("map.tif"))}
    dock.start(values, "ortho")
    (run,) = plugin._holder._services.queue.runs()
    qtbot.waitUntil(lambda: run.state.done > 0, timeout=20_000)
    states = []
    run.ended.connect(lambda: states.append(run.state.phase))
    plugin.unload()
    assert states == ["stopped"]
    qtbot.wait(50)
