# SPDX-License-Identifier: GPL-2.0-or-later
"""What the dock works with and doesn't own: it lives for as long as the plugin is loaded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Services:
    """The queue of runs, what foresees a run, and the list of past ones (desktop/runs)."""

    queue: Any
    foresight: Any
    history: Any
