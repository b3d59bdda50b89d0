# SPDX-License-Identifier: GPL-2.0-or-later
"""What nvidia-smi prints, and what follows from it."""

from __future__ import annotations

import sys

import pytest

from flair2_plugin.desktop.environment.gpu import Card, describe, obstacle, read_cards

TWO = "NVIDIA GeForce GTX 1650, 581.15, 4096, 7.5\nNVIDIA RTX A6000, 581.15, 49140, 8.6\n"


@pytest.fixture(autouse=True)
def linux(monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")


def test_the_card_with_the_most_memory_counts():
    cards = read_cards(TWO)
    assert cards[0] == Card("NVIDIA RTX A6000", "581.15", 49140, 8.6)
    assert describe(cards) == "NVIDIA RTX A6000, 48 GB, driver 581.15"
    assert obstacle(cards) is None


def test_a_driver_that_is_too_old_is_named():
    assert "is 535.183.01, but 580 is needed" in obstacle(read_cards("NVIDIA A10G, 535.183.01, 23028, 8.6"))


def test_a_card_that_is_too_old_is_named():
    assert "compute capability 6.1, 7.5 is needed" in obstacle(read_cards("NVIDIA GeForce GTX 1080, 580.95, 8192, 6.1"))


def test_a_driver_without_capabilities_may_still_be_tried():
    assert obstacle([Card("NVIDIA L4", "580.65", 23034)]) is None


@pytest.mark.parametrize(
    "output",
    ["", "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver.", "Failed to initialize NVML"],
)
def test_without_a_working_driver_the_reason_is_told(output):
    sentence = obstacle(read_cards(output), output)
    assert sentence.startswith("No NVIDIA GPU with a working driver was found") and output in sentence


def test_an_apple_gpu_needs_nothing_more(monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    assert "Apple GPU" in obstacle([])
