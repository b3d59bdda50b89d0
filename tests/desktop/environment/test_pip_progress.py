# SPDX-License-Identifier: GPL-2.0-or-later
"""Percent out of the lines that pip 26 prints with --progress-bar raw."""

from __future__ import annotations

from flair2_plugin.core.engine_locks import LockedWheel
from flair2_plugin.desktop.environment.pip_progress import PipProgress

WHEELS = [
    LockedWheel("torch", "2.13.0+cpu", "", "torch-2.13.0+cpu-cp311-cp311-manylinux_2_28_x86_64.whl", 900),
    LockedWheel("PyYAML", "6.0.3", "", "pyyaml-6.0.3-cp311-cp311-win_amd64.whl", 100),
    LockedWheel("huggingface-hub", "2.4.0", "", "huggingface_hub-2.4.0-py3-none-any.whl", 1_000),
]


def test_bytes_count_and_not_packages():
    progress = PipProgress(WHEELS)
    shares = []
    for line in (
        "Collecting torch==2.13.0+cpu (from -r requirements.txt (line 1))",
        "  Downloading https://example.org/whl/torch-2.13.0%2Bcpu-cp311-cp311-manylinux_2_28_x86_64.whl (0.9 kB)",
        "  Downloading torch-2.13.0+cpu-cp311-cp311-manylinux_2_28_x86_64.whl (0.9 kB)",
        "Progress 450 of 900",
        "Progress 900 of 900",
        "Collecting PyYAML==6.0.3 (from -r requirements.txt (line 2))",
        "  Using cached pyyaml-6.0.3-cp311-cp311-win_amd64.whl (100 bytes)",
        "Collecting huggingface-hub==2.4.0 (from -r requirements.txt (line 3))",
        "  Downloading huggingface_hub-2.4.0-py3-none-any.whl (1.0 kB)",
        "Progress 1000 of 1000",
        "Installing collected packages: torch, PyYAML, huggingface-hub",
    ):
        progress.hear(line)
        shares.append(progress.downloaded)
    assert shares == [0.0, 0.0, 0.0, 0.225, 0.45, 0.45, 0.5, 0.5, 0.5, 1.0, 1.0]


def test_lines_of_progress_are_not_for_the_log():
    progress = PipProgress(WHEELS)
    assert progress.hear("Progress 0 of 0") and not progress.hear("Collecting torch==2.13.0+cpu")


def test_what_is_unpacked_counts_by_its_size(tmp_path):
    progress = PipProgress(WHEELS)
    (tmp_path / "torch-2.13.0+cpu.dist-info").mkdir()
    (tmp_path / "PyYAML-6.0.3.dist-info").mkdir()
    (tmp_path / "pip-26.3.dist-info").mkdir()
    assert progress.installed(tmp_path) == 0.5
