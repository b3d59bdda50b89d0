# SPDX-License-Identifier: GPL-2.0-or-later
"""What a run's report tells of its Sentinel-2 dates."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Optional

from flair2_plugin.core.errors import InvalidRequest
from flair2_plugin.core.records import from_json
from flair2_plugin.core.series_report import SeriesReport

_LARGEST = 1 << 24  # bytes; a report has some thousand


def read_series(report: Optional[str]) -> Optional[SeriesReport]:
    """Return the dates that a report tells of; None where it is gone or damaged, or the run had no series."""
    try:
        path = Path(report or "")
        if not report or path.stat().st_size > _LARGEST:
            return None
        told = from_json(SeriesReport, json.loads(path.read_text(encoding="utf-8"))["series"], InvalidRequest, "series")
        return told if told.dates and all(one.day for one in told.dates) else None
    except (OSError, ValueError, KeyError, TypeError, RecursionError, InvalidRequest):
        return None
