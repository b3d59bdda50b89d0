# SPDX-License-Identifier: GPL-2.0-or-later
"""An ortho, a Sentinel-2 image, model packages and a stand-in for the engine, for the tests inside QGIS."""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

if importlib.util.find_spec("qgis") is None:
    collect_ignore_glob = ["*"]  # the engine's Python has no QGIS
else:
    from osgeo import gdal, osr
    from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback, QgsProject, QgsSettings
    from qgis.PyQt.QtCore import QLocale

    from flair2_plugin.desktop.engine import process
    from flair2_plugin.desktop.provider import Flair2Provider
    from flair2_plugin.desktop.translation import install_translator, remove_translator

    gdal.UseExceptions()
    # The tests read English, whatever the computer speaks: here, and in the programs that they start.
    QLocale.setDefault(QLocale.c())
    os.environ["LC_ALL"] = "C.UTF-8"

from flair2_plugin.core.model_card import AerialInput, Architecture, ModelCard, SatelliteInput, UtaeSizes
from flair2_plugin.core.records import write_json

STAND_IN = Path(__file__).with_name("stand_in_engine.py")
_PATIENCE = 90_000  # milliseconds: on a busy machine all takes longer, and what comes is waited for no longer


def write_raster(path: Path, bands: int, size: int = 64, pixel: float = 0.2, value: int = 90) -> Path:
    """Write a GeoTIFF of `bands` bands in Lambert-93."""
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(2154)
    kind = gdal.GDT_UInt16 if value > 255 else gdal.GDT_Byte
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), size, size, bands, kind)
    dataset.SetProjection(crs.ExportToWkt())
    dataset.SetGeoTransform((650_000.0, pixel, 0.0, 6_860_000.0, 0.0, -pixel))
    for band in range(1, bands + 1):
        dataset.GetRasterBand(band).Fill(value + band)
    dataset.FlushCache()
    return path


@pytest.fixture
def qtbot(qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return pytest-qt's robot, which waits patiently for what is to come, whatever a test finds long enough."""
    for name in ("waitUntil", "waitSignal", "waitSignals", "waitActive", "waitExposed"):
        monkeypatch.setattr(qtbot, name, partial(_wait_patiently, getattr(qtbot, name)))
    return qtbot


def _wait_patiently(wait: Callable[..., Any], *what: Any, timeout: int = 0, **options: Any) -> Any:
    return wait(*what, timeout=max(timeout, _PATIENCE), **options)


@pytest.fixture
def speaking() -> Iterator[Callable[[str], None]]:
    """Return a function that says which language QGIS is set to."""
    settings = QgsSettings()

    def choose(locale: str) -> None:
        settings.setValue("locale/overrideFlag", True)
        settings.setValue("locale/userLocale", locale)

    yield choose
    for key in ("locale/overrideFlag", "locale/userLocale"):
        settings.remove(key)


@pytest.fixture
def french(qgis_app: Any, speaking: Callable[[str], None]) -> Iterator[None]:
    """Speak French during a test."""
    speaking("fr")
    translator = install_translator()
    assert translator is not None
    yield
    remove_translator(translator)


@pytest.fixture
def ortho(tmp_path: Path) -> Path:
    """Return an ortho of five bands in a folder whose name needs care."""
    folder = tmp_path / "an ortho, été"
    folder.mkdir()
    return write_raster(folder / "ortho.tif", 5)


@pytest.fixture
def sentinel2(tmp_path: Path) -> Path:
    """Return one Sentinel-2 image."""
    return write_raster(tmp_path / "S2_20210403.tif", 10, size=10, pixel=10.0, value=1_500)


@pytest.fixture
def write_model(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes a model package without weights: QGIS reads its card only."""

    def write(name: str = "aerial", two_branches: bool = False, metadata: bool = False, optional: bool = False) -> Path:
        folder = tmp_path / "models" / name
        folder.mkdir(parents=True)
        architecture = Architecture("unet", metadata=metadata)
        if two_branches:
            architecture = Architecture("utt", utae=UtaeSizes(), metadata=metadata)
        satellite = SatelliteInput(optional=optional) if two_branches else None
        aerial = AerialInput(optional=("nir", "height") if optional else ())
        card = ModelCard(name, name, "For tests.", "none", architecture, aerial=aerial, satellite=satellite)
        write_json(card, folder / "model.json")
        return folder

    return write


@pytest.fixture
def provider(qgis_processing: None) -> Iterator[Flair2Provider]:
    """Return the provider, registered as the plugin does it."""
    provider = Flair2Provider()
    QgsApplication.processingRegistry().addProvider(provider)
    yield provider
    QgsApplication.processingRegistry().removeProvider(provider)


@pytest.fixture
def engine_that(monkeypatch: pytest.MonkeyPatch, ortho: Path) -> Callable[[str], None]:
    """Return a function that puts the stand-in in the engine's place and says how it behaves."""

    def behave(behaviour: str) -> None:
        (ortho.parent / "behaviour.txt").write_text(behaviour, encoding="utf-8")
        monkeypatch.setattr(process.run_engine, "__defaults__", (STAND_IN,))
        monkeypatch.setenv("FLAIR2_ENGINE_PYTHON", sys.executable)

    return behave


@pytest.fixture
def listening() -> type[QgsProcessingFeedback]:
    """Return a class of feedbacks that keep what they are told, and cancel at a given share of the way."""

    class Listening(QgsProcessingFeedback):
        def __init__(self, cancel_at: float = 1_000.0) -> None:
            super().__init__(False)
            self.heard: list[str] = []
            self._cancel_at = cancel_at

        def setProgress(self, progress: float) -> None:
            super().setProgress(progress)
            if progress >= self._cancel_at:
                self.cancel()

        def _keep(self, text: str) -> None:
            self.heard.append(text)

        setProgressText = pushInfo = pushWarning = pushConsoleInfo = _keep

    return Listening


@pytest.fixture
def run_algorithm(provider: Flair2Provider) -> Callable[..., tuple[dict[str, Any], bool]]:
    """Return a function that runs an algorithm as Processing does: check, prepare, run, post-process."""

    def run(name: str, values: dict[str, Any], feedback: QgsProcessingFeedback) -> tuple[dict[str, Any], bool]:
        algorithm = provider.algorithm(name).create()
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
        fine, problem = algorithm.checkParameterValues(values, context)
        assert fine, problem
        return algorithm.run(values, context, feedback, catchExceptions=False)

    return run


@pytest.fixture
def run_classify(run_algorithm: Callable[..., Any]) -> Callable[..., tuple[dict[str, Any], bool]]:
    """Return a function that runs flair2:classify."""
    return partial(run_algorithm, "classify")
