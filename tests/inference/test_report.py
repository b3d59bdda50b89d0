# SPDX-License-Identifier: GPL-2.0-or-later
"""What a run tells of its Sentinel-2 dates."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from flair2_plugin.core.errors import Stopped
from flair2_plugin.core.messages import Log, Message, Progress, Result
from flair2_plugin.core.request import Request
from flair2_plugin.inference.run import classify
from tests.packages import SMALL_UNET, SMALL_UTT, write_package
from tests.rasters import random_ortho, random_series, write_ortho, write_series

DAYS = [date(2020, 11, 5), date(2021, 4, 3), date(2021, 7, 22), date(2021, 9, 30)]


@pytest.fixture(scope="module")
def request_made(tmp_path_factory: pytest.TempPathFactory) -> Request:
    """A request of 2 × 8 tiles: of its dates one is clear, one cloudy, one cloudy in the north, one absent there."""
    folder = tmp_path_factory.mktemp("dates")
    ortho = write_ortho(folder / "ortho.tif", random_ortho(width=110, height=500))
    images, masks = random_series(4), np.zeros((4, 2, 60, 60), dtype=np.uint8)
    masks[1, 1] = 95
    masks[2, 1, :28] = 95
    images[3, :, :20] = 0
    series = write_series(folder / "s2", images, DAYS, masks)
    small = replace(SMALL_UTT.satellite, patch=16)  # type: ignore[type-var]
    card = replace(SMALL_UTT, aerial=replace(SMALL_UTT.aerial, patch=128), satellite=small)
    model = write_package(folder / "model", card)
    output = str(folder / "map.tif")
    return Request(
        str(ortho), str(model), output, sentinel2=(str(series),), overlap=0.6, device="cpu", precision="fp32"
    )


@pytest.fixture(scope="module")
def told(request_made: Request) -> tuple[Result, list[str], dict[str, Any]]:
    """The result of a run, its notes, and what its report says."""
    return run(request_made)


def run(request: Request, resume: bool = False) -> tuple[Result, list[str], dict[str, Any]]:
    messages: list[Message] = []
    result = classify(replace(request, resume=resume), messages.append, lambda: False)
    notes = [message.text for message in messages if isinstance(message, Log)]
    return result, notes, json.loads(Path(str(result.report)).read_text(encoding="utf-8"))


def test_the_report_tells_of_every_date_how_clear_it_was_and_in_how_many_tiles_it_was_used(
    told: tuple[Result, list[str], dict[str, Any]],
) -> None:
    report = told[2]
    tiles = report["series"]["tiles"]
    clear, cloudy, north, absent = report["series"]["dates"]
    assert tiles == report["computed"] > 10
    assert clear == {"date": "2020-11-05", "used": tiles, "missing": 0.0, "clear": 1.0, "cloud": 0.0, "snow": 0.0}
    assert cloudy == {"date": "2021-04-03", "used": 0, "missing": 0.0, "clear": 0.0, "cloud": 1.0, "snow": 0.0}
    assert 0 < north["used"] < tiles and north["clear"] == pytest.approx(1 - north["cloud"])
    assert absent["clear"] == pytest.approx(1 - absent["missing"]) and 0 < absent["missing"] < 1


def test_the_picture_lies_beside_the_map_and_the_result_names_it(
    told: tuple[Result, list[str], dict[str, Any]],
) -> None:
    result, _, report = told
    picture = Path(str(result.date_strip))
    assert picture == Path(result.output).with_suffix(".dates.svg")
    assert report["series"]["picture"] == picture.name
    assert f"2021-04-03: 0 % clear, used in 0 of {report['computed']} tiles" in picture.read_text(encoding="utf-8")


def test_years_and_gaps_are_said_in_the_log(told: tuple[Result, list[str], dict[str, Any]]) -> None:
    assert "The Sentinel-2 series spans 2020 to 2021; the model reads months, whatever the year." in told[1]
    assert "No Sentinel-2 image from December 2020 to March 2021: 8 of 12 months are empty." in told[1]


def test_a_run_that_is_resumed_tells_the_same(
    request_made: Request, told: tuple[Result, list[str], dict[str, Any]]
) -> None:
    done: list[Progress] = []

    def hear(message: Message) -> None:
        if isinstance(message, Progress) and message.stage == "tiles" and message.done > 6:
            done.append(message)

    with pytest.raises(Stopped):
        classify(request_made, hear, lambda: bool(done))
    _, notes, report = run(request_made, resume=True)
    assert any("goes on" in note for note in notes) and report["resumed_rows"] > 0
    assert report["series"] == told[2]["series"]


def test_tiles_that_share_a_window_are_counted_each(
    request_made: Request, told: tuple[Result, list[str], dict[str, Any]], tmp_path: Path
) -> None:
    wide = replace(SMALL_UTT, aerial=replace(SMALL_UTT.aerial, patch=256))
    shared = replace(request_made, model=str(write_package(tmp_path / "wide", wide)), overlap=0.2, satellite="shared")
    _, notes, report = run(replace(shared, output=str(tmp_path / "map.tif")))
    assert report["details"]["FLAIR2_SATELLITE"].startswith("shared"), notes
    assert report["series"]["tiles"] == report["computed"]


def test_without_a_series_there_is_no_picture(request_made: Request, tmp_path: Path) -> None:
    card = replace(SMALL_UNET, aerial=replace(SMALL_UNET.aerial, patch=128))
    model = str(write_package(tmp_path / "aerial", card))
    result, _, report = run(replace(request_made, model=model, sentinel2=(), output=str(tmp_path / "map.tif")))
    assert result.date_strip is None and report["series"] is None
    assert not list(tmp_path.glob("*.svg"))
