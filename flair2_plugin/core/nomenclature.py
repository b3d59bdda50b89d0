# SPDX-License-Identifier: GPL-2.0-or-later
"""FLAIR's class tables: value in the label files, English name, colour.

Source: IGNF/FLAIR-2, notebook/data_display.py, lines 23-63 (commit b9b4892).
"""

from __future__ import annotations

from dataclasses import dataclass

NODATA = 0


@dataclass(frozen=True)
class LandCoverClass:
    """One row of a nomenclature.

    `id` is the value in label files and class maps (1 to 255; 0 is "no data"), `colour` is "#rrggbb".
    """

    id: int
    name: str
    colour: str

    @property
    def rgb(self) -> tuple[int, int, int]:
        """The colour as three numbers from 0 to 255."""
        return tuple(int(self.colour[i : i + 2], 16) for i in (1, 3, 5))  # type: ignore[return-value]


ClassTable = tuple[LandCoverClass, ...]

FULL: ClassTable = (
    LandCoverClass(1, "building", "#db0e9a"),
    LandCoverClass(2, "pervious surface", "#938e7b"),
    LandCoverClass(3, "impervious surface", "#f80c00"),
    LandCoverClass(4, "bare soil", "#a97101"),
    LandCoverClass(5, "water", "#1553ae"),
    LandCoverClass(6, "coniferous", "#194a26"),
    LandCoverClass(7, "deciduous", "#46e483"),
    LandCoverClass(8, "brushwood", "#f3a60d"),
    LandCoverClass(9, "vineyard", "#660082"),
    LandCoverClass(10, "herbaceous vegetation", "#55ff00"),
    LandCoverClass(11, "agricultural land", "#fff30d"),
    LandCoverClass(12, "plowed land", "#e4df7c"),
    LandCoverClass(13, "swimming pool", "#3de6eb"),
    LandCoverClass(14, "snow", "#ffffff"),
    LandCoverClass(15, "clear cut", "#8ab3a0"),
    LandCoverClass(16, "mixed", "#6b714f"),
    LandCoverClass(17, "ligneous", "#c5dc42"),
    LandCoverClass(18, "greenhouse", "#9999ff"),
    LandCoverClass(19, "other", "#000000"),
)
"""The 19 classes of the label files."""

BASELINE: ClassTable = (*FULL[:12], LandCoverClass(13, "other", "#000000"))
"""The 13 classes of the FLAIR #2 baseline: label ids above 12 join "other" (dataset.py:48-53)."""
