# SPDX-License-Identifier: GPL-2.0-or-later
"""The cloud and snow filter of the Sentinel-2 dates."""

from __future__ import annotations

import numpy as np

from flair2_plugin.core.model_card import CloudFilter


def covered_shares(masks: np.ndarray, probability: float) -> np.ndarray:
    """Return each date's share of snow plus share of cloud, shape (T,), 0 to 2.

    `masks` is (T, 2, H, W): snow, then cloud probability, 0 to 100. A pixel that is both counts twice, as in
    IGNF/FLAIR-2, utils_dataset.py:14-32.
    """
    return np.asarray((masks >= probability).mean(axis=(2, 3)).sum(axis=1))


def clear_dates(masks: np.ndarray, rule: CloudFilter) -> np.ndarray:
    """Return which dates to keep, shape (T,), bool. `masks` is (T, 2, H, W): snow, cloud probability, 0 to 100."""
    return covered_shares(masks, rule.probability) < rule.area
