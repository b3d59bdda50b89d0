# SPDX-License-Identifier: GPL-2.0-or-later
"""A run that ends before its end, in a process of its own, and what the next one makes of what it left."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from tests.engine_process import Scene, later
from tests.inference import faults
from tests.inference.scenes import AERIAL, aerial_scene, rows_done, satellite_scene
from tests.packages import write_package
from tests.rasters import random_ortho, write_ortho

_STEPS = ("open", "os.rename", "os.remove", "os.rmdir", "os.mkdir")
_DONE = 18  # rows of tiles that a killed run has finished at least
_AHEAD = 3  # rows that are computed before another one is surely written


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    return aerial_scene(tmp_path_factory.mktemp("aerial"))


@pytest.fixture(scope="module")
def whole(scene: Scene) -> dict[str, bytes]:
    """The products of a run that nothing interrupts."""
    return run_through(scene)


@pytest.fixture(scope="module")
def killed(scene: Scene, whole: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a run leaves that is killed when most of its rows are done."""
    kill_after(scene, _DONE)
    left = tmp_path_factory.mktemp("killed") / "work"
    shutil.copytree(scene.work, left)
    return left


@pytest.fixture
def left(scene: Scene, killed: Path) -> Path:
    """The same, beside the output again; return the folder of its strips."""
    shutil.rmtree(scene.work, ignore_errors=True)
    shutil.copytree(killed, scene.work)
    return next(path for path in scene.work.iterdir() if path.is_dir())


@pytest.fixture(autouse=True)
def swept(scene: Scene) -> Iterator[None]:
    """Leave nothing to the next test."""
    yield
    shutil.rmtree(scene.work, ignore_errors=True)
    scene.clear()


def run_through(scene: Scene) -> dict[str, bytes]:
    scene.engine().finish()
    products = scene.products()
    assert not scene.left_over()
    scene.clear()
    return products


def kill_after(scene: Scene, rows: int) -> None:
    engine = scene.engine(set_up=partial(faults.held, 2 * (rows + _AHEAD)))
    assert engine.wait_for(rows_done(scene, rows)).kill() == -signal.SIGKILL


def die_at(step: int, folder: str) -> None:
    """Have the process killed before step number `step`, from 0 on, of those that it does to files in the folder."""
    left = iter(range(step))

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        writes = event != "open" or (isinstance(arguments[1], str) and arguments[1][:1] in "wax")
        inside = event == "os.remove" or str(arguments[:1]).find(folder) >= 0  # some are removed by their names alone
        if event in _STEPS and writes and inside and next(left, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)


def test_killed_at_twenty_moments_a_run_ends_with_the_bytes_of_one_never_interrupted(tmp_path: Path) -> None:
    scene, rng = satellite_scene(tmp_path), random.Random(4)
    expected = run_through(scene)
    assert set(expected) == {"map.tif", "confidence.tif"}
    scene.map.write_bytes(b"an older map")
    kept: set[bytes] = set()
    for number, rows in enumerate(sorted(rng.randrange(24) for _ in range(14))):
        engine = scene.engine("--resume", set_up=faults.held_assembly)
        if number % 7:
            engine.wait_for(rows_done(scene, rows))
        engine.wait_for(later(rng.uniform(0, 0.1 if number % 7 else 1.0)))
        assert engine.kill() == -signal.SIGKILL
        assert kept <= set(scene.journal())
        assert scene.map.read_bytes() == b"an older map"
        kept = set(scene.journal())
    assert len(kept) > 20
    for step in sorted(rng.sample(range(3, 50), 6)):
        assert scene.engine("--resume", set_up=partial(die_at, step, str(tmp_path))).end() == -signal.SIGKILL
        assert scene.map.read_bytes() in (b"an older map", expected["map.tif"])
    scene.engine("--resume").finish()
    assert scene.products() == expected
    assert not scene.left_over()


def test_a_killed_run_goes_on_where_it_was(scene: Scene, whole: dict[str, bytes], left: Path) -> None:
    done = len(scene.journal())
    engine = scene.engine("--resume").finish()
    assert f"The unfinished run goes on: {done} rows of tiles are done." in engine.notes
    assert len(engine.tiles) == engine.tiles[-1].total - 2 * done  # of two columns
    assert scene.products() == whole and not scene.left_over()


def test_a_run_without_resume_drops_what_was_unfinished_and_says_so(
    scene: Scene, whole: dict[str, bytes], left: Path
) -> None:
    assert (scene.work / "lock").exists()  # of the killed run, and no obstacle
    engine = scene.engine().finish()
    assert "An unfinished run of this map is dropped; --resume would have gone on with it." in engine.notes
    assert len(engine.tiles) == engine.tiles[-1].total
    assert scene.products() == whole and not scene.left_over()


def test_what_another_request_left_is_dropped_and_that_is_said(scene: Scene, left: Path) -> None:
    engine = scene.engine("--confidence", "confidence.tif").finish()
    assert "An unfinished run of this map is dropped; --resume would have gone on with it." in engine.notes


def test_resume_without_an_unfinished_run_is_a_run(scene: Scene, whole: dict[str, bytes]) -> None:
    assert "There is no unfinished run to go on with: it starts anew." in scene.engine("--resume").finish().notes
    assert scene.products() == whole


def other_ortho(scene: Scene) -> list[str]:
    write_ortho(scene.folder / "ortho.tif", random_ortho(seed=8, width=110, height=1200))
    return []


def touched_ortho(scene: Scene) -> list[str]:
    (scene.folder / "ortho.tif").touch()
    return []


def moved_ortho(scene: Scene) -> list[str]:
    place = "700100.0, 0.2, 0.0, 6600000.0, 0.0, -0.2"
    beside = f"<PAMDataset><GeoTransform>{place}</GeoTransform></PAMDataset>"
    (scene.folder / "ortho.tif.aux.xml").write_text(beside, encoding="utf-8")
    return []


def other_option(scene: Scene) -> list[str]:
    return ["--range", "0", "200"]


def other_weights(scene: Scene) -> list[str]:
    write_package(scene.folder / "model", AERIAL, seed=1)
    return []


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (other_ortho, "the ortho or the series"),
        (touched_ortho, "the ortho or the series"),
        (moved_ortho, "the place of the ortho"),
        (other_weights, "the model"),
        (other_option, "an option"),
    ],
)
def test_after_a_change_a_run_starts_anew_and_says_why(
    tmp_path: Path, change: Callable[[Scene], list[str]], what: str
) -> None:
    scene = aerial_scene(tmp_path)
    kill_after(scene, 2)
    options = change(scene)
    engine = scene.engine("--resume", *options).finish()
    assert f"The run starts anew: {what} has changed since the unfinished one." in engine.notes
    resumed = scene.products()
    scene.clear()
    scene.engine(*options).finish()
    assert scene.products() == resumed and not scene.left_over()


def test_a_change_that_is_undone_costs_nothing(scene: Scene, whole: dict[str, bytes], left: Path) -> None:
    done = len(scene.journal())
    other = scene.engine("--resume", "--range", "0", "200", set_up=partial(faults.held, 2 * (2 + _AHEAD)))
    other.wait_for(rows_done(scene, done + 2)).kill()
    engine = scene.engine("--resume").finish()
    assert f"The unfinished run goes on: {done} rows of tiles are done." in engine.notes
    assert scene.products() == whole and not scene.left_over()


def flip_bits(content: bytes) -> bytes:
    values = np.frombuffer(content, dtype=np.uint8).copy()
    rng = np.random.default_rng(0)
    values[rng.integers(0, len(values), 20)] ^= np.left_shift(1, rng.integers(0, 8, 20)).astype(np.uint8)
    return values.tobytes()


def noise(content: bytes) -> bytes:
    return np.random.default_rng(1).bytes(5000)


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "bits flipped": flip_bits,
    "last line torn": lambda content: content[:-7],
    "a line in the middle torn": lambda content: content[:300] + content[330:],
    "lines twice": lambda content: content + content,
    "noise": noise,
    "a little JSON": lambda content: b'1 {"row": 1}\n[]\nnull\n{}\n' + content,
    "zeros": lambda content: bytes(len(content)),
    "empty": lambda content: b"",
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_journal_costs_rows_and_no_more(
    scene: Scene, whole: dict[str, bytes], left: Path, damage: str
) -> None:
    journal = left / "journal.txt"
    journal.write_bytes(DAMAGE[damage](journal.read_bytes()))
    scene.engine("--resume").finish()
    assert scene.products() == whole and not scene.left_over()


@pytest.mark.parametrize("content", [b"", b"5", b"[]", b'{"an option": 3}', b"\xff\x00", b'{"a": '])
def test_a_damaged_description_of_the_run_is_no_obstacle(scene: Scene, left: Path, content: bytes) -> None:
    (left / "run.json").write_bytes(content)
    left.rename(left.with_name("another"))
    assert "starts anew" in scene.engine("--resume").finish().notes[0]
    assert not scene.left_over()


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-9])


def damage_bits(path: Path) -> None:
    path.write_bytes(flip_bits(path.read_bytes()))


@pytest.mark.parametrize("harm", [cut_short, damage_bits, Path.unlink])
def test_a_damaged_or_missing_strip_is_made_again(
    scene: Scene, whole: dict[str, bytes], left: Path, harm: Callable[[Path], None]
) -> None:
    done = len(scene.journal())
    for row in (0, 7, 8):
        harm(left / f"classes_{row:06d}.tif")
    engine = scene.engine("--resume").finish()
    assert f"The unfinished run goes on: {done - 3} rows of tiles are done." in engine.notes
    assert scene.products() == whole and not scene.left_over()


def test_two_runs_on_one_output_are_one_too_many(scene: Scene, whole: dict[str, bytes], tmp_path: Path) -> None:
    go = tmp_path / "go"
    first = scene.engine(set_up=partial(faults.held, 2 * _AHEAD, go)).wait_for(rows_done(scene, 1))
    failure = scene.engine("--resume").failure()
    assert failure.exit_code == 2
    assert failure.text == (f"Another run is making {scene.map}: wait for its end, stop it, or choose another output.")
    go.touch()
    first.finish()
    assert scene.products() == whole and not scene.left_over()


@pytest.mark.parametrize("option", [("--confidence", "confidence.tif"), ("--polygons", "polygons.gpkg")])
def test_two_runs_with_one_other_product_are_one_too_many(
    scene: Scene, tmp_path: Path, option: tuple[str, str]
) -> None:
    go = tmp_path / "go"
    hold = partial(faults.held, 2 * _AHEAD, go)
    first = scene.engine(*option, set_up=hold).wait_for(rows_done(scene, 1))
    second = scene.engine("--output", "map2.tif", *option).failure()
    assert second.exit_code == 2 and f"Another run is making {scene.folder / option[1]}" in second.text
    go.touch()
    first.finish()
    assert not scene.left_over()
    (scene.folder / "polygons.gpkg").unlink(missing_ok=True)
