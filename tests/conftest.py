# SPDX-License-Identifier: GPL-2.0-or-later
"""What all tests share. Read in QGIS's Python too, which has no torch."""

from __future__ import annotations

import importlib.util


def pytest_configure() -> None:
    """Compute on one thread: small networks are no faster on more, and machines that share cores get slower."""
    if importlib.util.find_spec("torch"):
        import torch

        torch.set_num_threads(1)
