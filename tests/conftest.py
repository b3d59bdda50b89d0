# SPDX-License-Identifier: GPL-2.0-or-later
"""What all tests share. Read in QGIS's Python too, which has no torch."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path


def pytest_configure() -> None:
    """Compute on one thread, and see no models of this machine's user.

    Small networks are no faster on more threads, and machines that share cores get slower.
    """
    os.environ["FLAIR2_MODELS"] = str(Path(__file__).with_name("no models of the user's"))
    if importlib.util.find_spec("torch"):
        import torch

        torch.set_num_threads(1)
