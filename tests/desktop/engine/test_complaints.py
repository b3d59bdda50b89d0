# SPDX-License-Identifier: GPL-2.0-or-later
"""What the engine's last words mean."""

from __future__ import annotations

import pytest

from flair2_plugin.desktop.engine.complaints import explain


@pytest.mark.parametrize(
    "words",
    [
        "The engine failed unexpectedly (ModuleNotFoundError: No module named 'rasterio.crs'); see the log.",
        "The engine ended without a result (code 1): No module named rasterio.crs",
    ],
)
def test_a_python_that_lacks_a_package_is_named_with_what_to_do(words):
    told = explain(words, "/my/python")
    assert told.startswith("The engine's Python, /my/python, can't run it (No module named")
    assert "rasterio.crs" in told and told.endswith("Engine…") and "see the log" not in told


def test_other_words_stay_as_they_are():
    assert explain("The ortho is gone.", "/my/python") == "The ortho is gone."
