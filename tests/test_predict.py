# SPDX-License-Identifier: GPL-2.0-or-later
"""The command as users and QGIS start it: a real process."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
import rasterio
from affine import Affine

from flair2_plugin.core.messages import Failure, Progress, Result, from_line
from flair2_plugin.core.nomenclature import FULL
from flair2_plugin.core.records import write_json
from flair2_plugin.core.request import Request, read_request
from tests.packages import RGB_UNET, SMALL_UNET, SMALL_UTT, write_package
from tests.rasters import LEFT, TOP, random_ortho, random_series, write_ortho, write_raster, write_series

ROOT = Path(__file__).parents[1]
COMMAND = [sys.executable, "-m", "flair2_plugin.predict"]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with ortho.tif, s2/ and the models small/, rgb/, aerial/ and full/."""
    folder = tmp_path_factory.mktemp("place")
    write_ortho(folder / "ortho.tif")
    masks = np.zeros((2, 2, 60, 60), dtype=np.uint8)
    write_series(folder / "s2", random_series(2), [date(2021, 4, 3), date(2021, 7, 22)], masks)
    write_package(folder / "small", SMALL_UTT)
    write_package(folder / "rgb", RGB_UNET)
    write_package(folder / "aerial", SMALL_UNET)
    write_package(folder / "full", replace(SMALL_UNET, name="full", classes=FULL))
    return folder


def predict(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *options], cwd=folder, env=environment(), capture_output=True, text=True, check=False
    )


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


def usual(output: str, **changes: str) -> list[str]:
    options = {"--ortho": "ortho.tif", "--sentinel2": "s2", "--model": "small", "--output": output, "--device": "cpu"}
    options |= {f"--{name}": value for name, value in changes.items()}
    return [part for pair in options.items() for part in pair]


def test_a_map_is_made_and_named(place: Path) -> None:
    done = predict(place, *usual("a.tif"))
    assert done.returncode == 0
    assert f"Land cover: {place / 'a.tif'}" in done.stdout
    assert (place / "a.tif").is_file() and (place / "a.qml").is_file()


def test_a_request_file_gives_the_same_bytes(place: Path) -> None:
    predict(place, *usual("b.tif"))
    first = (place / "b.tif").read_bytes()
    request = Request("ortho.tif", "small", "b.tif", sentinel2=("s2",), device="cpu")
    write_json(request, place / "r.json")
    assert read_request(place / "r.json") == request
    lines = [from_line(line) for line in predict(place, "--request", "r.json", "--json").stdout.splitlines()]
    assert isinstance(lines[-1], Result) and any(isinstance(line, Progress) for line in lines)
    assert (place / "b.tif").read_bytes() == first


def test_several_models_in_eight_turns_are_one_request_too(place: Path) -> None:
    done = predict(place, *usual("c.tif"), "--model", "small", "aerial", "--tta", "d4")
    assert done.returncode == 0, done.stderr
    assert "Note: 8 turns × 2 models: 16 passes of a network per tile" in done.stderr
    first = (place / "c.tif").read_bytes()
    request = Request("ortho.tif", "small", "c.tif", ("s2",), device="cpu", ensemble=("aerial",), tta="d4")
    write_json(request, place / "several.json")
    predict(place, "--request", "several.json")
    assert (place / "c.tif").read_bytes() == first


def bad_inputs(place: Path) -> dict[str, tuple[list[str], str]]:
    write_ortho(place / "nocrs.tif", crs=None)
    write_ortho(place / "rgb.tif", random_ortho()[:3])
    write_ortho(place / "short.tif", compress="deflate")
    whole = (place / "short.tif").read_bytes()
    (place / "short.tif").write_bytes(whole[: len(whole) // 2])
    with rasterio.open(place / "ortho.tif") as dataset:
        far = dataset.transform.translation(500_000, 0) @ dataset.transform
    write_raster_at(place / "far.tif", far)
    cloudy = np.full((1, 2, 60, 60), 100, dtype=np.uint8)
    write_series(place / "cloudy", random_series(1), [date(2021, 4, 3)], cloudy)
    write_series(place / "undated", random_series(1), [date(2021, 4, 3)])
    (place / "undated" / "S2_20210403.tif").rename(place / "undated" / "spring.tif")
    return {
        "no CRS": (usual("x.tif", ortho="nocrs.tif"), "has no coordinate reference system"),
        "wrong band count": (usual("x.tif", ortho="rgb.tif"), "has 3 bands, but the model needs 5 bands"),
        "no overlap": (usual("x.tif", ortho="far.tif"), "lies nowhere on the ortho"),
        "no cloud-free date": (usual("x.tif", sentinel2="cloudy"), "is free enough of cloud and snow"),
        "truncated": (usual("x.tif", ortho="short.tif"), "short.tif can't be"),
        "unreadable date": (usual("x.tif", sentinel2="undated"), "No date can be read in the name of spring.tif"),
        "folder missing": (usual("absent/x.tif"), "does not exist"),
        "another model's bands": (usual("x.tif", model="rgb", bands="1,2,3,4,5"), "needs 3 bands (red, green, blue)"),
        "unknown model": (usual("x.tif", model="nothing"), 'There is no model "nothing"'),
        "models of other classes": (
            [*usual("x.tif"), "--model", "aerial", "full"],
            '"aerial" and "full" can\'t be averaged',
        ),
        "band that is needed": (usual("x.tif", bands="1,2,3,0,5"), 'can\'t do without the band "nir"'),
        "unknown option": ([*usual("x.tif"), "--fast"], "Unrecognized arguments: --fast"),
        "number expected": (usual("x.tif", overlap="much"), "invalid float value"),
    }


def write_raster_at(path: Path, transform: object) -> None:
    write_ortho(path)
    with rasterio.open(path, "r+") as dataset:
        dataset.transform = transform


def test_bad_input_is_answered_by_one_sentence_and_exit_code_2(place: Path) -> None:
    for name, (options, sentence) in bad_inputs(place).items():
        done = predict(place, *options)
        problems = [
            line for line in done.stderr.splitlines() if not line.startswith(("Warning: ", "tiles ", "4 tiles, "))
        ]
        assert done.returncode == 2, name
        assert sentence in problems[-1] and len(problems) == 1, (name, done.stderr)
        assert not (place / "x.tif").exists() and not list(place.glob(".*unfinished")), name


@pytest.mark.skipif(not Path("/proc/version").exists(), reason="there is no /proc here, which nobody can write to")
def test_a_read_only_folder_is_refused(place: Path) -> None:
    done = predict(place, *usual("/proc/x.tif"))
    assert done.returncode == 2
    assert "/proc/x.tif can't be written" in done.stderr or "/proc can't be written to" in done.stderr


def started(place: Path, *options: str) -> subprocess.Popen[str]:
    """Start a run of several tiles, which goes no further than its first, and wait for that one."""
    held = [sys.executable, str(ROOT / "tests/held_engine.py"), "1", str(ROOT / "flair2_plugin/engine.py")]
    process = subprocess.Popen(
        [*held, *usual("slow.tif", overlap="0.75"), "--json", *options],
        cwd=place, env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    while not isinstance(from_line(process.stdout.readline()), Progress):
        pass
    return process


@pytest.mark.parametrize("way", ["SIGTERM", "SIGINT", "end of input"])
def test_a_run_that_is_stopped_answers_with_exit_code_3_and_leaves_nothing(place: Path, way: str) -> None:
    process = started(place, *(["--attached"] if way == "end of input" else []))
    if way == "end of input":
        assert process.stdin is not None
        process.stdin.close()
    else:
        process.send_signal(getattr(signal, way))
    messages = map(from_line, process.stdout)  # type: ignore[arg-type]
    answer = next(message for message in messages if isinstance(message, Failure))
    assert answer == Failure("The run was stopped; nothing was written.", 3)
    assert process.wait(300) == 3
    assert not (place / "slow.tif").exists() and not list(place.glob(".*unfinished"))


def test_a_refused_request_file_is_a_message_too(place: Path) -> None:
    (place / "broken.json").write_text(json.dumps({"ortho": "o.tif"}))
    done = predict(place, "--request", "broken.json", "--json")
    message = from_line(done.stdout)
    assert message == Failure('broken.json lacks the key "model".', 2)


def test_rasters_as_they_are_delivered_give_the_map_of_the_textbooks_ortho(place: Path) -> None:
    whole = random_ortho()
    folder = place / "rgb tiles"
    folder.mkdir()
    for number, columns in enumerate((slice(0, 300), slice(300, 700))):
        left = Affine(0.2, 0, LEFT + 0.2 * columns.start, 0, -0.2, TOP)
        write_raster(folder / f"{number}.tif", whole[:3, :, columns], left)
    write_ortho(place / "irc.tif", whole[[3, 0, 1]])
    terrain = np.full((1, 600, 700), 250.0, dtype=np.float32)
    write_ortho(place / "dtm.tif", terrain)
    write_ortho(place / "dsm.tif", terrain + (whole[4:] * 0.2).astype(np.float32))
    done = predict(
        place, *usual("d.tif", ortho=str(folder), nir="irc.tif", surface="dsm.tif", terrain="dtm.tif", bands="1,2,3")
    )
    assert done.returncode == 0, done.stderr
    predict(place, *usual("e.tif"))
    with rasterio.open(place / "d.tif") as made, rasterio.open(place / "e.tif") as textbook:
        assert np.array_equal(made.read(), textbook.read()) and made.transform == textbook.transform
        assert made.tags()["FLAIR2_BANDS"] == "1,2,3,1 of irc.tif,dsm.tif less dtm.tif"
