# SPDX-License-Identifier: GPL-2.0-or-later
"""The command `python -m flair2_plugin.sentinel2`: what it prints, how it ends, how it is stopped and goes on."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from flair2_plugin import sentinel2
from flair2_plugin.core.messages import Failure, Log, Progress, Result, from_line
from flair2_plugin.core.records import write_json
from flair2_plugin.core.request import Extent
from flair2_plugin.core.sentinel2_catalogs import find_catalog, read_catalogs
from flair2_plugin.core.series_request import SeriesRequest
from flair2_plugin.stac.addresses import check_address
from tests.stac_scenes import CRS_UTM, NORTH, WEST, open_shop
from tests.stac_server import Door

ROOT = Path(__file__).parents[1]
AREA = [WEST + 100, NORTH - 500, WEST + 500, NORTH - 100]
_PATIENCE = 60.0  # seconds


@pytest.fixture(scope="module")
def door(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Door]:
    folder = tmp_path_factory.mktemp("catalogue")
    with open_shop(folder) as door:
        yield door


def options(door: Door, folder: Path) -> list[str]:
    where = ["--extent", *map(str, AREA), "--crs", CRS_UTM, "--year", "2021"]
    what = ["--catalog", door.address, "--collection", "sentinel-2-c1-l2a"]
    return [*where, *what, "--output", str(folder)]


def start(arguments: list[str]) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "flair2_plugin.sentinel2", *arguments]
    return subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def wait_until(happened: Callable[[], bool]) -> None:
    end = time.monotonic() + _PATIENCE
    while not happened():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.02)


def finished(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("S2_*.tif"))


def test_the_catalogues_known_by_name_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert sentinel2.main(["--list"]) == 0
    out = capsys.readouterr().out
    for catalog in read_catalogs():
        assert f"{catalog.name}\n" in out and catalog.address in out
        assert find_catalog(catalog.name) == catalog == find_catalog(catalog.name, catalog.collection)
        for address in filter(None, (catalog.address, catalog.signatures)):
            check_address(address, catalog.name, near=False)


def test_a_catalogues_address_stands_for_its_name_with_what_is_known_of_it() -> None:
    known = find_catalog("planetary-computer")
    assert find_catalog(known.address) == find_catalog(f"{known.address}/") == known
    assert find_catalog(known.address, "other").signatures == known.signatures


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--year", "2021", "--output", "s", "--extent", "0", "0", "1", "1"], "--catalog is missing"),
        (["--year", "1999"], "There are no Sentinel-2 images of 1999: they begin in 2015."),
        (["--year", "MMXXI"], "Argument --year: invalid int value"),
        ([], "The period is missing: give --year 2021, or --from and --to."),
        (["--from", "2021-01-01"], "The period is missing"),
        (["--from", "1 May", "--to", "2021-12-31"], '"1 May" is no day: write it as 2021-04-03.'),
        (["--from", "2012-01-01", "--to", "2013-12-31"], "Sentinel-2 was launched on 2015-06-23"),
        (["--from", "2016-01-01", "--to", "2021-12-31"], "longer than three years"),
        (["--year", "2021", "--extent", "1", "0", "0", "1"], "The extent is empty"),
        (["--year", "2021", "--ortho", "o.tif"], "by an extent or by an ortho"),
        (["--year", "2021", "--cloud-cover", "101"], "it must lie between 0 and 100"),
        (["--year", "2021", "--catalog", "nowhere"], 'There is no catalogue "nowhere": give one of earth-search,'),
        (["--year", "2021", "--catalog", "ftp://x"], 'address is "ftp://x", which is not read'),
        (["--year", "2021", "--catalog", "file:///etc"], "which is not read"),
    ],
)
def test_what_can_not_be_served_is_one_sentence(
    arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    given = ["--extent", "3", "46", "3.1", "46.1", "--catalog", "earth-search", "--output", str(tmp_path / "series")]
    if "--catalog is missing" in sentence:
        given = []
    assert sentinel2.main([*given, *arguments]) == 2
    error = capsys.readouterr().err
    assert sentence in error and error.count("\n") == 1 and "Traceback" not in error


def test_an_engine_installed_for_an_older_version_is_told_what_it_lacks(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "flair2_plugin.stac.series", None)
    request = ["--extent", "3", "46", "3.1", "46.1", "--catalog", "earth-search", "--year", "2021"]
    assert sentinel2.main([*request, "--output", str(tmp_path / "series")]) == 1
    assert "The engine lacks the library" in capsys.readouterr().err


def test_a_request_file_does_the_same_and_json_lines_tell_of_it(door: Door, tmp_path: Path) -> None:
    door.calm()
    door.troubles += [("/search", 429, {"Retry-After": "1"}), ("/B8.tif", 503, {}), ("/nir.tif", 503, {})]
    wanted = SeriesRequest(
        output=str(tmp_path / "series"),
        catalog=door.address,
        first="2021-01-01",
        last="2021-12-31",
        extent=Extent(*AREA),
        crs=CRS_UTM,
        collection="sentinel-2-c1-l2a",
    )
    write_json(wanted, tmp_path / "request.json")
    process = start(["--request", str(tmp_path / "request.json"), "--json"])
    out, error = process.communicate(timeout=_PATIENCE)
    assert process.returncode == 0, error
    said = [from_line(line) for line in out.splitlines()]
    assert isinstance(said[-1], Result) and said[-1].output == wanted.output
    assert [message.done for message in said if isinstance(message, Progress)][1:] == [0, 1, 2, 3]
    assert any(isinstance(message, Log) and message.text.startswith("S2_20210403.tif: 100%") for message in said)
    assert len(finished(tmp_path / "series")) == 6
    assert not [trouble for trouble in door.troubles if trouble[0] != "/nir.tif"]
    again = start([*options(door, tmp_path / "series"), "--json"])
    assert again.communicate(timeout=_PATIENCE) and again.returncode == 0


@pytest.mark.parametrize("how", ["killed", "interrupted", "left alone"])
def test_a_run_that_ends_early_leaves_whole_dates_and_goes_on(door: Door, tmp_path: Path, how: str) -> None:
    door.calm()
    door.pause = 0.05
    folder = tmp_path / "series"
    process = start([*options(door, folder), "--json", "--attached"])
    wait_until(lambda: len(finished(folder)) >= 2 and any("20210418" in path for path in door.rasters_asked))
    if how == "killed":
        process.kill()
    elif how == "interrupted":
        process.send_signal(signal.SIGINT)
    else:
        assert process.stdin is not None
        process.stdin.close()
        process.stdin = None
    out, _ = process.communicate(timeout=_PATIENCE)
    assert process.returncode == (-signal.SIGKILL if how == "killed" else 3)
    if how != "killed":
        assert isinstance(from_line(out.splitlines()[-1]), Failure)
    kept = {name: (folder / name).stat().st_mtime_ns for name in finished(folder)}
    assert 2 <= len(kept) < 6
    if how == "interrupted":  # goes on as the one that was left alone
        return
    door.calm()
    assert start(options(door, folder)).wait(timeout=_PATIENCE) == 0
    assert len(finished(folder)) == 6
    assert {name: (folder / name).stat().st_mtime_ns for name in kept} == kept
    assert not [path for path in door.rasters_asked if "20210403" in path]
    assert not [path for path in folder.iterdir() if path.name.startswith(".")]
