# SPDX-License-Identifier: GPL-2.0-or-later
"""One catalogue for all tests of series."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from flair2_plugin.stac import pixels
from tests.stac_scenes import open_shop
from tests.stac_server import Door


@pytest.fixture(scope="session")
def _door(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Door]:
    folder = tmp_path_factory.mktemp("catalogue")
    with open_shop(folder) as door:
        yield door


@pytest.fixture
def door(_door: Door, monkeypatch: pytest.MonkeyPatch) -> Iterator[Door]:
    """Return the catalogue, well-behaved; what tries again does so at once."""
    monkeypatch.setattr(pixels, "_WAITS", (0.01, 0.01))
    monkeypatch.setitem(pixels._GDAL, "GDAL_HTTP_RETRY_DELAY", "0.05")
    monkeypatch.setitem(pixels._GDAL, "GDAL_HTTP_MAX_RETRY", "2")
    _door.calm()
    yield _door
    _door.calm()
