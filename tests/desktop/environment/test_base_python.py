# SPDX-License-Identifier: GPL-2.0-or-later
"""Which Python can carry the engine, and the sentence where one can't."""

from __future__ import annotations

import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from flair2_plugin.core.errors import EngineFailed
from flair2_plugin.desktop.environment import base_python
from flair2_plugin.desktop.environment.base_python import BasePython, Search, candidates, read_probe, why_not
from flair2_plugin.desktop.environment.command import Ended

ALL = ("venv", "ensurepip", "ssl", "ctypes")
GOOD = BasePython(("python3",), (3, 12, 4), "/usr/bin/python3", 64, "Linux", "x86_64", "2.36", ALL)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"version": (3, 9, 5)}, "This is Python 3.9.5, and the engine needs 3.11 or newer"),
        (
            {"version": (3, 15, 0)},
            "There are no packages for Python 3.15 on linux-x86_64: take Python 3.11, 3.12, 3.13",
        ),
        ({"bits": 32}, "This Python is a 32-bit program"),
        (
            {"modules": ("venv", "ssl")},
            "This Python lacks ensurepip: install it with “sudo apt install python3.12-venv”",
        ),
        ({"modules": ("venv", "ensurepip")}, "This Python has no SSL module"),
        ({"glibc": "2.17"}, "This system's C library is 2.17, and PyTorch needs glibc 2.28"),
        ({"system": "Darwin", "machine": "x86_64", "glibc": ""}, "is not made for Macs with Intel processors any more"),
        ({"system": "FreeBSD", "glibc": ""}, "PyTorch has no build for this system"),
        ({"system": "Windows", "machine": "AMD64", "glibc": "", "modules": ("ssl",)}, "lacks its module venv"),
    ],
)
def test_a_python_that_cant_be_used_is_refused_with_the_reason(change, sentence):
    assert sentence in why_not(replace(GOOD, **change))


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"version": (3, 11, 2)},
        {"version": (3, 14, 0)},
        {"system": "Windows", "machine": "AMD64", "glibc": ""},
        {"system": "Darwin", "machine": "arm64", "glibc": ""},
        {"machine": "aarch64"},
    ],
)
def test_the_pythons_that_qgis_brings_can_be_used(change):
    assert why_not(replace(GOOD, **change)) is None


def test_gpu_support_needs_a_build_of_its_own():
    assert why_not(GOOD, gpu=True) is None
    windows = replace(GOOD, version=(3, 11, 9), system="Windows", machine="AMD64", glibc="")
    assert "take Python 3.12, 3.13 or 3.14" in why_not(windows, gpu=True)
    assert "no build for an NVIDIA GPU" in why_not(replace(GOOD, machine="aarch64"), gpu=True)


def test_qgis_itself_is_never_started_as_a_python(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "executable", str(tmp_path / "qgis-ltr-bin.exe"))
    monkeypatch.setattr(shutil, "which", lambda name: None)  # from Python 3.12 on it asks Windows itself
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    (tmp_path / "qgis-ltr-bin.exe").touch()
    (tmp_path / "python.exe").touch()
    commands = candidates()
    assert commands[0] == (str(tmp_path / "python.exe"),)
    assert not any(
        "qgis" in part for command in commands for part in command[:1] if str(tmp_path) in part and "bin" in part
    )


def test_on_a_mac_the_python_inside_the_application_is_found(monkeypatch, tmp_path):
    contents = tmp_path / "QGIS.app" / "Contents"
    python = contents / "MacOS" / "bin" / "python3"
    python.parent.mkdir(parents=True)
    python.touch()
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(sys, "prefix", str(contents / "Frameworks" / "Python.framework" / "Versions" / "3.12"))
    assert candidates()[0] == (str(python),)


def test_the_chosen_python_comes_first():
    assert candidates("/my/python")[0] == ("/my/python",)


def test_what_is_no_python_is_named_with_what_it_said():
    with pytest.raises(
        EngineFailed, match=r"pyenv is no Python that can be used: pyenv: python3\.14: command not found"
    ):
        read_probe(("pyenv",), Ended(127, "pyenv: python3.14: command not found\n"))
    with pytest.raises(EngineFailed, match=r"it ended without a word \(code 9009\)"):
        read_probe(("python",), Ended(9009, ""))


def test_pythons_are_asked_until_one_fits(qtbot, tmp_path):
    broken = tmp_path / "python3"
    broken.write_text("#!/bin/sh\necho command not found; exit 127\n", encoding="utf-8")
    broken.chmod(0o755)
    heard, ended = [], []

    def take(command, answer):
        heard.append((command, answer))
        return isinstance(answer, EngineFailed)

    owner = base_python.QObject()
    commands = [(str(broken),), (str(tmp_path / "nowhere"),), ("/usr/bin/python3",), ("/usr/bin/python3", "-B")]
    Search(commands, take, lambda: ended.append(True), owner).start()
    qtbot.waitUntil(lambda: bool(ended), timeout=30_000)
    assert [Path(command[0]).name for command, _ in heard] == ["python3", "nowhere", "python3"]
    assert heard[2][1].version == sys.version_info[:3]
