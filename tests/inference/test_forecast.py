# SPDX-License-Identifier: GPL-2.0-or-later
"""What a run would take, said without making it; and the strips that a run tells of."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
import rasterio

from flair2_plugin.core.errors import OutputFailed, Stopped
from flair2_plugin.core.messages import Foreseen, Message, Strip
from flair2_plugin.core.request import Request
from flair2_plugin.inference.forecast import forecast
from flair2_plugin.inference.run import classify
from tests.packages import SMALL_UTT, write_package
from tests.rasters import random_series, write_ortho, write_series


@pytest.fixture
def request_made(tmp_path: Path) -> Request:
    """A run of a small model in a folder of its own, out/."""
    (tmp_path / "out").mkdir()
    write_ortho(tmp_path / "ortho.tif")
    write_series(tmp_path / "s2", random_series(2), [date(2021, 4, 3), date(2021, 7, 22)])
    write_package(tmp_path / "small", SMALL_UTT)
    ortho, model, output = (str(tmp_path / name) for name in ("ortho.tif", "small", "out/map.tif"))
    return Request(ortho, model, output, sentinel2=(str(tmp_path / "s2"),), device="cpu", precision="fp32")


def run(request: Request, stop_after: int = 1_000, soon: bool = False) -> list[Message]:
    """Make a map, stop once so many strips are told of, and return what was said."""
    said: list[Message] = []
    with suppress(Stopped):
        classify(request, said.append, lambda: sum(isinstance(m, Strip) for m in said) >= stop_after, soon)
    return said


def test_what_is_foreseen_is_what_the_run_foresees_and_nothing_is_written(request_made: Request) -> None:
    foreseen = forecast(request_made, lambda _: None, lambda: False)
    assert list(Path(request_made.output).parent.iterdir()) == []
    [said] = [message for message in run(request_made) if isinstance(message, Foreseen)]
    assert (foreseen.tiles, foreseen.skipped, foreseen.square_km) == (said.tiles, said.skipped, said.square_km)
    assert (foreseen.disk_mib, foreseen.device) == (said.disk_mib, said.device)
    assert any("no date is left out" in note for note in foreseen.notes)


def test_what_is_kept_is_not_foreseen_again(request_made: Request) -> None:
    whole = forecast(request_made, lambda _: None, lambda: False)
    run(request_made, stop_after=1)
    rest = forecast(replace(request_made, resume=True), lambda _: None, lambda: False)
    assert 0 < rest.tiles < whole.tiles
    assert forecast(request_made, lambda _: None, lambda: False).tiles == whole.tiles


def test_an_output_that_can_not_be_written_is_refused_beforehand(request_made: Request) -> None:
    with pytest.raises(OutputFailed, match="does not exist"):
        forecast(replace(request_made, output="/gone/map.tif"), lambda _: None, lambda: False)


def test_a_wish_to_stop_is_heard(request_made: Request) -> None:
    with pytest.raises(Stopped):
        forecast(request_made, lambda _: None, lambda: True)


def test_strips_are_told_of_once_they_can_be_read_in_their_places(request_made: Request) -> None:
    seen: dict[int, np.ndarray] = {}

    def hear(message: Message) -> None:
        if isinstance(message, Strip):
            with rasterio.open(message.path) as strip:  # at this moment: a reader needs not wait
                seen[message.top] = strip.read(1)
                assert (strip.height, strip.crs.to_epsg()) == (message.rows, 2154)

    classify(request_made, hear, lambda: False)
    with rasterio.open(request_made.output) as made:
        whole = made.read(1)
    assert len(seen) > 1
    np.testing.assert_array_equal(np.concatenate([seen[top] for top in sorted(seen)]), whole)


def test_a_run_that_goes_on_tells_of_the_strips_that_it_found(request_made: Request) -> None:
    first = [m for m in run(request_made, stop_after=1) if isinstance(m, Strip)]
    again = [m for m in run(replace(request_made, resume=True)) if isinstance(m, Strip)]
    assert again[0] == first[0]
    assert sum(strip.rows for strip in again) == again[0].of_rows
    assert len({strip.top for strip in again}) == len(again)


def test_a_run_that_begins_sooner_makes_nearly_the_same_map(request_made: Request) -> None:
    maps = []
    for soon in (False, True):
        run(request_made, soon=soon)
        with rasterio.open(request_made.output) as made:
            maps.append(made.read(1))
    assert (maps[0] == maps[1]).mean() > 0.999
