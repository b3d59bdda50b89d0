# SPDX-License-Identifier: GPL-2.0-or-later
"""What goes wrong while a run is at work: each time a sentence, an exit code, and nothing that is finished is lost."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.engine_process import Scene
from tests.inference import faults
from tests.inference.scenes import aerial_scene, rows_done

_ROWS = 20  # tiles after which some rows are surely written, and as many are left


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    return aerial_scene(tmp_path_factory.mktemp("aerial"))


@pytest.fixture(scope="module")
def whole(scene: Scene) -> dict[str, bytes]:
    """The products of a run that nothing disturbs."""
    scene.engine().finish()
    products = scene.products()
    scene.clear()
    return products


@pytest.fixture(autouse=True)
def swept(scene: Scene) -> Iterator[None]:
    """Leave nothing to the next test, and the ortho as it was."""
    ortho = scene.folder / "ortho.tif"
    content, about = ortho.read_bytes(), ortho.stat()
    yield
    restore(ortho, content, about)
    shutil.rmtree(scene.work, ignore_errors=True)
    scene.clear()


def restore(path: Path, content: bytes, about: os.stat_result) -> None:
    path.write_bytes(content)
    os.utime(path, ns=(about.st_atime_ns, about.st_mtime_ns))


@pytest.mark.parametrize(
    ("fault", "exit_code", "sentence"),
    [
        (faults.failing_device, 1, "The network failed on cpu (CUDA error: unspecified launch failure)"),
        (faults.device_that_fails_late, 1, "The network failed on cpu (CUDA error: an illegal memory access"),
        (faults.no_memory, 1, "There is too little memory (Unable to allocate 3 TiB)"),
    ],
)
def test_a_run_whose_machine_fails_says_so_and_resumes_to_the_same_bytes(
    scene: Scene, whole: dict[str, bytes], fault: Callable[[], None], exit_code: int, sentence: str
) -> None:
    engine = scene.engine(set_up=fault)
    failure = engine.failure()
    assert failure.exit_code == exit_code and sentence in failure.text
    assert "rows of tiles are kept: --resume goes on from there." in engine.notes[-1]
    assert scene.products() == {} and scene.journal()
    scene.engine("--resume").finish()
    assert scene.products() == whole and not scene.left_over()


def test_too_little_memory_to_prepare_the_network_is_said_in_a_sentence(scene: Scene) -> None:
    failure = scene.engine("--precision", "fp32", set_up=faults.no_memory_to_prepare).failure()
    assert failure.exit_code == 1
    assert failure.text.startswith("The network failed on cpu ([enforce fail") and "free some memory" in failure.text
    assert not scene.left_over()


def test_an_ortho_cut_short_under_way_is_named_and_the_run_goes_on_when_it_is_whole_again(
    scene: Scene, whole: dict[str, bytes], tmp_path: Path
) -> None:
    ortho = scene.folder / "ortho.tif"
    exact = ("--precision", "fp32")  # no look at samples, which GDAL would keep
    content, about = ortho.read_bytes(), ortho.stat()
    go = tmp_path / "go"
    engine = scene.engine(*exact, set_up=partial(faults.held, _ROWS, go)).wait_for(rows_done(scene, 3))
    os.truncate(ortho, len(content) // 4)
    go.touch()
    failure = engine.failure()
    assert failure.exit_code == 2 and "ortho.tif can't be read, it may be damaged or cut short" in failure.text
    kept = len(scene.journal())
    assert kept >= 3 and f"{kept} of 23 rows of tiles are kept: --resume goes on from there." in engine.notes
    assert scene.engine(*exact, "--resume").failure().exit_code == 2
    restore(ortho, content, about)
    assert (
        f"The unfinished run goes on: {kept} rows of tiles are done." in scene.engine(*exact, "--resume").finish().notes
    )
    assert scene.products() == whole and not scene.left_over()


def test_an_ortho_that_is_gone_is_named_and_what_was_finished_waits_for_it(
    scene: Scene, whole: dict[str, bytes]
) -> None:
    scene.engine(set_up=partial(faults.held, _ROWS)).wait_for(rows_done(scene, 3)).kill()
    kept, ortho = scene.journal(), scene.folder / "ortho.tif"
    away = ortho.rename(ortho.with_suffix(".away"))
    failure = scene.engine("--resume").failure()
    assert failure.exit_code == 2 and "ortho.tif can't be opened as a raster" in failure.text
    assert scene.journal() == kept
    away.rename(ortho)
    scene.engine("--resume").finish()
    assert scene.products() == whole and not scene.left_over()


def test_rows_that_are_lost_under_way_are_missed_before_a_map_with_holes_is_made(
    scene: Scene, whole: dict[str, bytes], tmp_path: Path
) -> None:
    engine = scene.engine(set_up=partial(faults.held, _ROWS, tmp_path / "go")).wait_for(rows_done(scene, 3))
    (journal,) = scene.work.glob("*/journal.txt")
    lines = len(scene.journal())
    journal.write_bytes(b"")
    (tmp_path / "go").touch()
    failure = engine.failure()
    assert failure.exit_code == 2
    assert f"{lines} rows of tiles in" in failure.text and "were lost while the map was made" in failure.text
    assert scene.products() == {}
    scene.engine("--resume").finish()
    assert scene.products() == whole and not scene.left_over()


def test_an_ortho_that_changes_under_way_is_told_of(scene: Scene, tmp_path: Path) -> None:
    ortho = scene.folder / "ortho.tif"
    about = ortho.stat()
    engine = scene.engine(set_up=partial(faults.held, _ROWS, tmp_path / "go")).wait_for(rows_done(scene, 3))
    os.utime(ortho, ns=(about.st_atime_ns, about.st_mtime_ns + 10**9))
    (tmp_path / "go").touch()
    assert any("has changed while the map was made" in note for note in engine.finish().notes)
    os.utime(ortho, ns=(about.st_atime_ns, about.st_mtime_ns))


def held_in_another_year() -> None:
    """Have the clock jump, and the run go no further than half its way."""
    faults.clock_in_another_year()
    faults.held(_ROWS)


def test_a_clock_that_jumps_and_files_from_the_future_change_nothing(scene: Scene, whole: dict[str, bytes]) -> None:
    os.utime(scene.folder / "ortho.tif", (4e9, 4e9))
    scene.engine(set_up=held_in_another_year).wait_for(rows_done(scene, 5)).kill()
    engine = scene.engine("--resume", set_up=faults.clock_in_another_year).finish()
    assert "The unfinished run goes on" in engine.notes[0]
    assert all(0 <= (tile.seconds_left or 0) < 600 for tile in engine.tiles)
    assert scene.products() == whole and not scene.left_over()


def test_a_table_of_areas_that_can_not_be_written_is_refused_before_the_work(scene: Scene) -> None:
    failure = scene.engine("--statistics", "absent/areas.csv").failure()
    assert failure.exit_code == 2 and "absent does not exist" in failure.text
    assert not scene.left_over()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of half a megabyte."""
    place = tmp_path / "disk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(place)]
    if shutil.which("mount") is None or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("no file system can be mounted here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def fill(disk: Path, left: int) -> Path:
    """Leave only so many bytes of a disk."""
    filler = disk / "filler"
    filler.write_bytes(bytes(max(0, shutil.disk_usage(disk).free - left)))
    return filler


@pytest.mark.parametrize("left", [0, 9_000])
def test_a_disk_that_gets_full_loses_nothing(
    scene: Scene, whole: dict[str, bytes], small_disk: Path, left: int, tmp_path: Path
) -> None:
    output = str(small_disk / "map.tif")
    go = tmp_path / "go"
    engine = scene.engine("--output", output, set_up=partial(faults.held, _ROWS, go))
    engine.wait_for(lambda engine: len(list(small_disk.glob(".map*/*/classes_*.tif"))) > 4)
    filler = fill(small_disk, left)
    go.touch()
    failure = engine.failure()
    assert failure.exit_code == 2 and "can't be written" in failure.text and "free space" in failure.text
    assert not (small_disk / "map.tif").exists()
    again = scene.engine("--output", output, "--resume").failure()  # as long as there is no room
    assert again.exit_code == 2 and str(small_disk) in again.text
    filler.unlink()
    resumed = scene.engine("--output", output, "--resume").finish()
    assert "The unfinished run goes on" in resumed.notes[0]
    assert (small_disk / "map.tif").read_bytes() == whole["map.tif"]
    assert not list(small_disk.glob(".*"))


@pytest.mark.parametrize("left", [4_000, 20_000, 60_000])
def test_a_disk_too_small_for_the_map_keeps_its_strips(
    scene: Scene, whole: dict[str, bytes], small_disk: Path, left: int, tmp_path: Path
) -> None:
    output, go = str(small_disk / "map.tif"), tmp_path / "go"
    engine = scene.engine("--output", output, set_up=partial(faults.held, 45, go))
    engine.wait_for(lambda engine: engine.tiles and engine.tiles[-1].done > 44)
    filler = fill(small_disk, left)
    go.touch()
    if engine.end() == 0:
        assert (small_disk / "map.tif").read_bytes() == whole["map.tif"]
        return
    assert engine.failure().exit_code == 2 and "free space" in engine.failure().text
    assert not (small_disk / "map.tif").exists()
    filler.unlink()
    scene.engine("--output", output, "--resume").finish()
    assert (small_disk / "map.tif").read_bytes() == whole["map.tif"]


@pytest.fixture
def read_only(tmp_path: Path) -> Iterator[Path]:
    """A folder that nobody can write to, not even root."""
    place = tmp_path / "sealed"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", str(place)]
    if shutil.which("mount") is None or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("no file system can be mounted here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_read_only_folder_is_refused_before_the_work(scene: Scene, read_only: Path) -> None:
    for options in (("--output", str(read_only / "map.tif")), ("--confidence", str(read_only / "confidence.tif"))):
        failure = scene.engine(*options).failure()
        assert failure.exit_code == 2 and "can't be written to" in failure.text
    assert not scene.left_over()
