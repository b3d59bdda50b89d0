# SPDX-License-Identifier: GPL-2.0-or-later
"""Catalogues that are busy, break off, are down, or lie; all over real connections."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import rasterio
from rasterio.shutil import copy

from flair2_plugin.core.errors import InvalidImagery, Stopped
from flair2_plugin.core.request import Extent
from flair2_plugin.core.series_request import SeriesRequest
from flair2_plugin.stac import connection, pixels
from flair2_plugin.stac.series import make_series
from tests.download_server import serve
from tests.stac_scenes import CRS_UTM, NORTH, WEST, truth, window
from tests.stac_server import Door

pytestmark = [  # of odc-geo and of rasterio's warp of arrays
    pytest.mark.filterwarnings("ignore:The 'shapely.ops.transform:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:Dataset has no geotransform"),
]

AREA = (WEST + 100, NORTH - 300, WEST + 300, NORTH - 100)
DAY = "2021-07-12"
Trouble = tuple[str, int, dict[str, str]]


def make(folder: Path, address: str, stopped: Callable[[], bool] = lambda: False, **more: Any) -> np.ndarray:
    """Make a series of one day and return its pixels."""
    days = {"first": DAY, "last": DAY, "collection": "sentinel-2-c1-l2a", **more}
    request = SeriesRequest(str(folder / "series"), address, extent=Extent(*AREA), crs=CRS_UTM, **days)
    make_series(request, lambda message: None, stopped)
    with rasterio.open(folder / "series" / "S2_20210712.tif") as dataset:
        return np.asarray(dataset.read())


def wanted() -> np.ndarray:
    rows, cols = window(AREA)
    return truth(DAY).values[:, rows, cols]


@pytest.mark.parametrize(
    "troubles",
    [
        [("/search", 429, {"Retry-After": "1"})],
        [("/search", 503, {}), ("/collections", 502, {})],
        [("/nir.tif", 503, {}), ("/B8.tif", 503, {}), ("/B4.tif", 429, {"Retry-After": "1"})],
        [("/B8.tif", 500, {})] * 4,
        [("/B8.tif", 0, {}), ("/B11.tif", 0, {})],
    ],
    ids=["search is limited", "search fails at first", "pixels fail at first", "pixels fail often", "pixels break off"],
)
def test_who_is_busy_is_asked_again(
    door: Door, tmp_path: Path, troubles: list[tuple[str, int, dict[str, str]]]
) -> None:
    door.troubles += troubles
    assert (make(tmp_path, door.address) == wanted()).all()
    assert door.troubles == [trouble for trouble in troubles if "nir" in trouble[0]]


def test_who_stays_busy_is_given_up(door: Door, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "_TRIES", 1)
    door.troubles += [("/search", 503, {})] * 50
    with pytest.raises(InvalidImagery, match=r"can't be asked \(it answers 503.*\): see whether you are online"):
        make(tmp_path, door.address)
    assert len(door.troubles) == 48


def test_a_catalogue_that_is_down_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "_TRIES", 0)
    with pytest.raises(InvalidImagery, match="The catalogue 127.0.0.1:9 can't be asked .*refused"):
        make(tmp_path, "http://127.0.0.1:9/")


@pytest.mark.parametrize(
    "content",
    [b"<html>", b"[]", b"{}", b'{"type": "Catalog"}', b"\xff\xfe", b"[" * 100_000, b'{"type": "Feature", "id": 3}'],
)
def test_what_is_no_stac_is_a_sentence(tmp_path: Path, content: bytes) -> None:
    with serve(content) as served, pytest.raises(InvalidImagery, match="no STAC|can't be asked"):
        make(tmp_path, served.address)


def test_an_answer_without_end_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "_LARGEST_ANSWER", 1000)
    with serve(b" " * 100_000) as served, pytest.raises(InvalidImagery, match="far more than a catalogue's page"):
        make(tmp_path, served.address)


def test_a_catalogue_that_leads_to_a_file_is_not_followed(tmp_path: Path) -> None:
    links = [{"rel": rel, "href": "file:///etc/passwd"} for rel in ("search", "data", "self", "root")]
    links[0] |= {"type": "application/geo+json", "method": "POST"}
    core = ["https://api.stacspec.org/v1.0.0/core", "https://api.stacspec.org/v1.0.0/item-search"]
    core += ["https://api.stacspec.org/v1.0.0/collections"]
    said = {
        "type": "Catalog",
        "id": "x",
        "stac_version": "1.0.0",
        "description": "x",
        "links": links,
        "conformsTo": core,
    }
    with serve(json.dumps(said).encode()) as served, pytest.raises(InvalidImagery, match="passwd.*is not read"):
        make(tmp_path, served.address)


def test_a_redirection_to_elsewhere_is_not_followed(tmp_path: Path) -> None:
    with (
        serve(b"{}", redirect="http://example.org/") as served,
        pytest.raises(InvalidImagery, match=r"example.org.*is not read"),
    ):
        make(tmp_path, f"{served.address}/start")


@pytest.mark.parametrize("kind", ["text", "float", "many bands", "giant blocks", "virtual"])
def test_a_band_that_is_none_is_refused(door: Door, tmp_path: Path, kind: str) -> None:
    name = door.folder / "c1" / "S2A_T31TDM_20210712T105031_L2A" / "B6.tif"
    honest = name.read_bytes()
    try:
        name.write_bytes(_dishonest(kind, tmp_path / "odd.tif"))
        with pytest.raises(InvalidImagery, match="no band of Sentinel-2|giant blocks|can't be read"):
            make(tmp_path, door.address)
    finally:
        name.write_bytes(honest)
    assert not list((tmp_path / "series").glob("*.tif"))


def _dishonest(kind: str, path: Path) -> bytes:
    if kind == "text":
        return b"nothing of the kind"
    sizes = {"giant blocks": {"width": 30_000, "height": 30_000, "blockxsize": 16_000, "blockysize": 16_000}}
    shape = sizes.get(kind, {"width": 16, "height": 16, "blockxsize": 16, "blockysize": 16})
    bands, number = (3 if kind == "many bands" else 1), ("float32" if kind == "float" else "uint16")
    place = rasterio.Affine(20, 0, WEST, 0, -20, NORTH)
    with rasterio.open(
        path, "w", "GTiff", count=bands, dtype=number, crs=CRS_UTM, transform=place, tiled=True, sparse_ok=True, **shape
    ):
        pass
    return _virtual(path) if kind == "virtual" else path.read_bytes()


def _virtual(path: Path) -> bytes:
    """Return a VRT of a file of this computer, which is all that a band should be."""
    copy(str(path), str(path.with_suffix(".vrt")), driver="VRT")
    return (
        path.with_suffix(".vrt")
        .read_bytes()
        .replace(b'relativeToVRT="1">', f'relativeToVRT="0">{path.parent}/'.encode())
    )


def test_the_wait_for_a_busy_server_ends_when_the_user_stops(
    door: Door, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pixels, "_WAITS", (600.0,))
    door.troubles += [("/B8.tif", 503, {})] * 500
    with pytest.raises(Stopped):
        make(tmp_path, door.address, stopped=lambda: len(door.troubles) < 500)
