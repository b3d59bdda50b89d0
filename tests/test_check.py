# SPDX-License-Identifier: GPL-2.0-or-later
"""The engine checks itself: in the environment that runs these tests, and in Pythons that lack something."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from flair2_plugin import check as room
from flair2_plugin.core.engine_check import read_check
from flair2_plugin.core.errors import EngineFailed

ROOT = Path(__file__).parents[1]
FILE = ROOT / "flair2_plugin" / "check.py"


def run(*arguments: str, python: str = sys.executable, home: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "HOME": str(home)} if home else None
    command = [python, "-I", str(FILE), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, timeout=300, env=environment)


def test_this_environment_works_and_is_told_with_its_devices(tmp_path: Path) -> None:
    done = run("--json", home=tmp_path)
    check = read_check(done.stdout)
    assert done.returncode == 0 and check.problem is None
    assert check.libraries["torch"].startswith("2.13.0") and check.devices[0].name == "cpu"
    assert "loading torch\n" in done.stderr and "computing on cpu\n" in done.stderr
    assert not (tmp_path / "intel").exists()  # OpenVINO's telemetry leaves its mark there


def test_a_device_that_is_not_there_is_a_problem_in_a_sentence() -> None:
    import torch

    if torch.cuda.is_available():
        pytest.skip("there is a GPU here")
    done = run("--device", "cuda")
    assert done.returncode == 1
    assert "Nothing can be computed on cuda" in done.stderr and "Traceback" not in done.stderr


def test_a_python_without_the_packages_says_what_it_lacks(tmp_path: Path) -> None:
    venv.create(tmp_path / "bare", with_pip=False)
    done = run("--json", python=str(tmp_path / "bare" / "bin" / "python"))
    check = read_check(done.stdout)
    assert done.returncode == 1
    assert check.problem and check.problem.startswith("This Python lacks numpy, torch, torchvision")


def test_a_convolution_that_is_wrong_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    import torch

    honest = torch.nn.functional.conv2d
    monkeypatch.setattr(torch.nn.functional, "conv2d", lambda *a, **k: honest(*a, **k) * 1.01)
    with pytest.raises(EngineFailed, match=r"A convolution on cpu is off by .* computes wrongly"):
        room._convolve("cpu")


def test_a_foreign_proj_in_the_environment_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROJ_DATA", str(tmp_path))
    monkeypatch.setenv("PROJ_LIB", str(tmp_path))
    done = run()
    assert done.returncode == 1
    assert done.stderr.startswith("rasterio ") and "Traceback" not in done.stderr


def test_a_library_that_cant_be_loaded_is_told_with_its_own_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rasterio", None)
    found = room.check("cpu", lambda _: None)
    assert found["problem"].startswith("rasterio 1.4.4 is installed but can't be loaded: ModuleNotFoundError")


def test_an_answer_among_other_lines_is_found_and_none_is_told() -> None:
    line = '{"kind": "check", "python": "3.12.1", "executable": "p"}'
    assert read_check(f"a warning\n{line}\nanother {{\n").python == "3.12.1"
    with pytest.raises(EngineFailed, match="gave no answer"):
        read_check("Segmentation fault\n[1, 2]\n")
