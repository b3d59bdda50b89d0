# SPDX-License-Identifier: GPL-2.0-or-later
"""Items as catalogues write them, and as nobody should: bands, offsets, dates."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from flair2_plugin.core.errors import InvalidImagery
from flair2_plugin.stac.bands import BANDS, find_assets
from flair2_plugin.stac.scenes import Scene, read_scenes

TIFF = "image/tiff; application=geotiff; profile=cloud-optimized"


def item(**properties: Any) -> dict[str, Any]:
    assets = {band: {"href": f"https://example.org/{band}.tif", "type": TIFF} for band in BANDS}
    said = {"datetime": "2022-07-12T10:50:31.024Z", "eo:cloud_cover": 3.5, **properties}
    return {"id": "scene", "bbox": [3.0, 46.0, 4.0, 47.0], "properties": said, "assets": assets}


def read(*items: dict[str, Any], log: list[str] | None = None) -> list[Scene]:
    said: list[str] = [] if log is None else log
    return read_scenes(items, {}, False, said.append)


def raster(made: dict[str, Any], **numbers: Any) -> dict[str, Any]:
    for asset in made["assets"].values():
        asset["raster:bands"] = [numbers]
    return made


@pytest.mark.parametrize(
    ("made", "offset"),
    [
        (item(**{"s2:processing_baseline": "04.00"}), -1000),
        (item(**{"s2:processing_baseline": "05.11"}), -1000),
        (item(**{"s2:processing_baseline": "03.01"}), 0),
        (raster(item(), scale=0.0001, offset=-0.1), -1000),
        (raster(item(), scale=0.0001, offset=0), 0),
        (raster(item(**{"earthsearch:boa_offset_applied": True}), scale=0.0001, offset=-0.1), 0),
        (raster(item(**{"earthsearch:boa_offset_applied": False}), scale=0.0001, offset=-0.1), -1000),
        (raster(item(**{"s2:processing_baseline": "03.00"}), scale=0.0001, offset=-0.1), 0),
        (item(**{"s2:product_uri": "S2A_MSIL2A_20220712T105031_N0400_R051_T31TDM_20220712T153000.SAFE"}), -1000),
    ],
)
def test_the_offset_is_what_the_catalogue_says_it_is(made: dict[str, Any], offset: int) -> None:
    log: list[str] = []
    assert read(made, log=log)[0].offsets == (offset,) * 10
    assert log == []


def test_values_of_an_unknown_offset_are_taken_as_they_are_and_that_is_said() -> None:
    log: list[str] = []
    assert read(item(), log=log)[0].offsets == (0,) * 10
    assert "doesn't say of 1 items whether 1000 was added" in log[0]


@pytest.mark.parametrize("numbers", [{"scale": 1.0, "offset": 0}, {"scale": 0.0001, "offset": float("nan")}])
def test_values_of_another_scale_are_left_out(numbers: dict[str, float]) -> None:
    log: list[str] = []
    assert read(raster(item(), **numbers), log=log) == []
    assert "1 items were left out" in log[0]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("id", "../../etc"),
        ("id", 5),
        ("bbox", [0, 0]),
        ("bbox", [900, 0, 901, 1]),
        ("bbox", None),
        ("properties", []),
        ("properties", {"datetime": None}),
        ("properties", {"datetime": "yesterday"}),
        ("assets", {}),
        ("assets", {"B2": 5}),
        ("assets", "none"),
    ],
)
def test_an_odd_item_is_left_out_and_the_others_are_read(key: str, value: Any) -> None:
    odd, log = {**deepcopy(item()), key: value}, []
    assert [scene.id for scene in read(odd, item(), log=log)] == ["scene"]
    assert "1 items were left out" in log[0]


@pytest.mark.parametrize("href", ["file:///etc/passwd", "/vsimem/x", "http://example.org/B4.tif", None])
def test_an_item_that_leads_elsewhere_ends_the_search(href: str | None) -> None:
    made = item()
    made["assets"]["B4"]["href"] = href
    with pytest.raises(InvalidImagery, match="The address of scene is"):
        read(made)


def test_geotiffs_go_before_jpeg_2000_and_small_pixels_before_large_ones() -> None:
    assets = {
        "B02_60m": {"href": "c", "type": "image/tiff; application=geotiff", "gsd": 60},
        "B02_10m": {"href": "b", "type": "image/tiff; application=geotiff", "gsd": 10},
        "blue-jp2": {"href": "a", "type": "image/jp2", "gsd": 10, "eo:bands": [{"common_name": "blue"}]},
        "preview": {"href": "d", "type": "image/jpeg", "eo:bands": [{"common_name": "blue"}]},
        "visual": {"href": "e", "type": TIFF, "eo:bands": [{"name": "red"}, {"name": "green"}, {"name": "blue"}]},
    }
    assert {name: asset["href"] for name, asset in find_assets(assets, {}).items()} == {"B2": "b"}
    del assets["B02_60m"], assets["B02_10m"]
    assert find_assets(assets, {})["B2"]["href"] == "a"


def test_the_three_red_edges_are_told_apart_by_their_wavelengths() -> None:
    centres = {"x": 0.704, "y": 0.74, "z": 0.783}
    bands = {key: [{"common_name": "rededge", "center_wavelength": centre}] for key, centre in centres.items()}
    assets = {key: {"href": key, "type": TIFF, "eo:bands": band} for key, band in bands.items()}
    found = {name: asset["href"] for name, asset in find_assets(assets, {}).items()}
    assert found == {"B5": "x", "B6": "y", "B7": "z"}
