# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import pytest

from flair2_plugin.core.cameras import recognise_camera


@pytest.mark.parametrize(
    "name",
    ["UCE", "UCE-M3-f120-s06", "uce-m3", "UltraCam Eagle", "Vexcel UltraCam Eagle Mark 3", "UltraCamEagle", "UC Eagle"],
)
def test_an_ultracam_eagle_is_known_by_its_names(name: str) -> None:
    assert recognise_camera(name) == "UCE"


@pytest.mark.parametrize("name", ["CAMERA#017", "UltraCam Xp", "UltraCam Falcon", "DMC III", "other", ""])
def test_any_other_camera_is_another_one(name: str) -> None:
    assert recognise_camera(name) == "other"
