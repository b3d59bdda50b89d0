# SPDX-License-Identifier: GPL-2.0-or-later
"""The one thing that FLAIR's metadata tell of a camera: whether it is an UltraCam Eagle."""

from __future__ import annotations

import re

ULTRACAM_EAGLE, OTHER_CAMERA = "UCE", "other"

_EAGLE = re.compile(r"uce|(ultra ?cam|\buc)[ _-]*(e\b|eagle)", re.IGNORECASE)


def recognise_camera(name: str) -> str:
    """Return "UCE" for the names of UltraCam Eagles (UCE-M3-f120-s06, UltraCam Eagle Mark 3), else "other".

    FLAIR's others are called CAMERA#017 and the like. Source of the two: IGNF/FLAIR-2, load_data.py:75-126.
    """
    return ULTRACAM_EAGLE if _EAGLE.search(name) else OTHER_CAMERA
