# SPDX-License-Identifier: GPL-2.0-or-later
"""A run that its user stops: it answers at once, wherever it hangs, and keeps what is finished."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import numpy as np
import pytest
import rasterio
from affine import Affine

from flair2_plugin.core.messages import Failure, Progress
from tests.engine_process import Engine, Scene, later
from tests.inference import faults
from tests.inference.scenes import aerial_scene, rows_done

_STOPPED = 3


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    return aerial_scene(tmp_path_factory.mktemp("aerial"))


@pytest.fixture(scope="module")
def whole(scene: Scene) -> dict[str, bytes]:
    """The products of a run that nothing interrupts."""
    scene.engine("--confidence", "confidence.tif").finish()
    products = scene.products()
    scene.clear()
    return products


@pytest.fixture(autouse=True)
def swept(scene: Scene) -> Iterator[None]:
    """Leave nothing to the next test."""
    yield
    shutil.rmtree(scene.work, ignore_errors=True)
    scene.clear()


def quiet(engine: Engine) -> Engine:
    """Wait until an engine has said nothing new for half a second."""
    count = -1
    while count != len(engine.said):
        count = len(engine.said)
        engine.wait_for(later(0.5))
    return engine


@pytest.mark.parametrize("fault", [faults.hanging_reads, faults.hanging_writes, faults.one_endless_layer])
def test_a_run_that_hangs_answers_to_a_stop_and_resumes_to_the_same_bytes(
    scene: Scene, whole: dict[str, bytes], fault: Callable[[], None]
) -> None:
    engine = quiet(scene.engine("--confidence", "confidence.tif", set_up=fault).wait_for(rows_done(scene, 3)))
    engine.stop()
    failure = engine.failure()
    assert failure.exit_code == _STOPPED and failure.text.startswith("The run was stopped")
    assert "kept" in failure.text
    scene.engine("--confidence", "confidence.tif", "--resume").finish()
    assert scene.products() == whole and not scene.left_over()


def test_stopped_while_it_gets_ready_a_resumed_run_says_what_is_kept(scene: Scene) -> None:
    scene.engine(set_up=partial(faults.held, 24)).wait_for(rows_done(scene, 8)).kill()
    rows = len(scene.journal())
    engine = scene.engine("--resume", set_up=faults.slow_layers)
    engine.wait_for(lambda engine: any("goes on" in note for note in engine.notes)).wait_for(later(1))
    engine.stop()
    said = f"The run was stopped; {rows} of 23 rows of tiles are kept: --resume goes on from there."
    assert engine.failure().text == said and engine.tiles == []


def test_a_run_whose_layers_take_long_answers_between_two_of_them(scene: Scene) -> None:
    engine = scene.engine(set_up=faults.slow_layers).wait_for(lambda engine: scene.work.is_dir())
    engine.wait_for(later(2.5))
    engine.stop()
    assert engine.failure() == Failure("The run was stopped; nothing was written.", _STOPPED)
    assert engine.tiles == []
    assert not scene.left_over()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_run_that_hangs_in_opening_the_ortho_answers_to_a_stop(tmp_path: Path) -> None:
    scene = aerial_scene(tmp_path)
    (tmp_path / "ortho.tif").unlink()
    os.mkfifo(tmp_path / "ortho.tif")
    engine = scene.engine().wait_for(later(2.5))
    assert engine.alive
    engine.stop()
    assert engine.failure().exit_code == _STOPPED


def pixels(path: Path) -> np.ndarray:
    with rasterio.open(path) as dataset:
        assert dataset.crs.to_epsg() == 2154
        assert dataset.transform == Affine(0.2, 0, 700_000, 0, -0.2, 6_600_000)
        return np.asarray(dataset.read(1))


def test_a_stopped_run_leaves_its_finished_part_if_asked_to(scene: Scene, whole: dict[str, bytes]) -> None:
    options = ("--confidence", "confidence.tif", "--keep-partial")
    engine = scene.engine(*options, set_up=partial(faults.held, 24)).wait_for(rows_done(scene, 8))
    engine.stop()
    failure, rows = engine.failure(), len(scene.journal())
    assert failure.text == f"The run was stopped; {rows} of 23 rows of tiles are kept: --resume goes on from there."
    assert engine.notes[-2:] == [
        "Stopping: the finished part of the map is written.",
        f"The finished part of the map is {scene.folder / 'map_partial.tif'}.",
    ]
    assert set(scene.products()) == {"map_partial.tif", "confidence_partial.tif"}
    assert (scene.folder / "map_partial.qml").is_file()
    part = {name: pixels(scene.folder / f"{name}_partial.tif") for name in ("map", "confidence")}
    scene.engine(*options, "--resume").finish()
    finished = 51 * rows  # the step of tiles of 128 pixels that overlap by 0.6
    assert 400 < finished < 1200
    for name, nodata in (("map", 0), ("confidence", 255)):
        assert (part[name][:finished] == pixels(scene.folder / f"{name}.tif")[:finished]).all()
        assert (part[name][finished:] == nodata).all()
        assert scene.products()[f"{name}.tif"] == whole[f"{name}.tif"]


def test_stopped_while_its_files_are_made_a_run_says_what_is_kept(scene: Scene, whole: dict[str, bytes]) -> None:
    engine = scene.engine("--confidence", "confidence.tif", set_up=faults.slow_assembly)
    engine.wait_for(lambda engine: any(isinstance(m, Progress) and m.stage == "finishing" for m in engine.said))
    engine.wait_for(later(0.3))
    engine.stop()
    assert engine.failure().text == "The run was stopped; 23 of 23 rows of tiles are kept: --resume goes on from there."
    assert scene.products() == {}
    assert scene.left_over() == {".map.tif.unfinished"}
    scene.engine("--confidence", "confidence.tif", "--resume").finish()
    assert scene.products() == whole and not scene.left_over()


def test_stopped_while_its_files_are_made_a_run_leaves_none_beside_the_part_that_it_keeps(scene: Scene) -> None:
    engine = scene.engine("--keep-partial", set_up=faults.slow_assembly)
    engine.wait_for(lambda engine: any(isinstance(m, Progress) and m.stage == "finishing" for m in engine.said))
    engine.wait_for(later(0.3))
    engine.stop()
    assert engine.failure().exit_code == _STOPPED
    assert set(scene.products()) == {"map_partial.tif"}
    assert scene.left_over() == {".map.tif.unfinished"}
