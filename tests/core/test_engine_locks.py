# SPDX-License-Identifier: GPL-2.0-or-later
"""The locks that ship: complete, hashed, and read as they are written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from flair2_plugin.core.engine_check import NEEDED, RECOMMENDED, pinned_versions
from flair2_plugin.core.engine_locks import (
    LOCKS,
    find_lock,
    lock_platforms,
    locked_pythons,
    platform_name,
    read_lock,
    requirements_text,
)
from flair2_plugin.core.errors import EngineFailed
from flair2_plugin.core.pip_arguments import old_pip_options

ALL = sorted(LOCKS.glob("*.txt"))


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_a_lock_has_every_pinned_package_at_its_version_once(path: Path) -> None:
    lock = read_lock(path)
    versions = {plain(wheel.name): wheel.version.split("+")[0] for wheel in lock.wheels}
    assert len(versions) == len(lock.wheels)
    quick = {"openvino", "nncf"}
    for name, version in pinned_versions().items():
        if plain(name) not in quick or "openvino" in versions:
            assert versions[plain(name)] == version, name
    assert {plain(name) for name in {**NEEDED, **RECOMMENDED}} - quick <= set(versions)
    assert "pip" in versions and path.name == f"{lock.platform}-cp{lock.python.replace('.', '')}.txt"


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_a_cpu_lock_brings_no_cuda_and_a_cuda_lock_does(path: Path) -> None:
    lock = read_lock(path)
    [torch] = [wheel for wheel in lock.wheels if wheel.name == "torch"]
    gpu = any(wheel.name.startswith("nvidia-") for wheel in lock.wheels) or "+cu" in torch.version
    assert gpu == lock.platform.endswith("-cuda")
    assert ("torch" in lock.indexes) == ("+" in torch.version)


def test_there_is_a_lock_for_each_system_and_each_python_that_qgis_brings() -> None:
    assert {"linux-x86_64", "linux-aarch64", "windows-x86_64", "macos-arm64"} <= set(lock_platforms())
    for platform in ("linux-x86_64", "linux-aarch64", "windows-x86_64", "macos-arm64", "linux-x86_64-cuda"):
        assert locked_pythons(platform) == ["3.11", "3.12", "3.13", "3.14"]
    assert locked_pythons("windows-x86_64-cuda") == ["3.12", "3.13", "3.14"]


@pytest.mark.parametrize(
    ("system", "machine", "name"),
    [
        ("Linux", "x86_64", "linux-x86_64"),
        ("Linux", "aarch64", "linux-aarch64"),
        ("Windows", "AMD64", "windows-x86_64"),
        ("Darwin", "arm64", "macos-arm64"),
        ("FreeBSD", "amd64", ""),
        ("Linux", "riscv64", ""),
    ],
)
def test_systems_are_named_as_the_locks_are(system: str, machine: str, name: str) -> None:
    assert platform_name(system, machine) == name


def test_every_size_is_known_or_likely() -> None:
    assert all(
        wheel.size for path in ALL for wheel in find_lock(path.stem.rsplit("-", 1)[0], read_lock(path).python).wheels
    )


def test_torchs_group_comes_first_and_with_its_index() -> None:
    (index, first), (none, rest) = find_lock("linux-x86_64", "3.11").groups
    assert index == "https://download.pytorch.org/whl/cpu" and [wheel.name for wheel in first] == ["torch"]
    assert none is None and len(rest) > 60 and "pip" not in [wheel.name for wheel in rest]
    assert re.fullmatch(r"torch==2\.13\.0\+cpu --hash=sha256:[0-9a-f]{64}\n", requirements_text(first))


def test_a_line_without_a_hash_is_refused(tmp_path: Path) -> None:
    (tmp_path / "lock.txt").write_text("numpy==2.4.6\n", encoding="utf-8")
    with pytest.raises(EngineFailed, match=r"Line 1 of .* is no package with its hash"):
        read_lock(tmp_path / "lock.txt")


@pytest.mark.parametrize(
    ("output", "options"),
    [
        ("Successfully installed pip-23.2.1 setuptools-65.5.0", []),
        ("Successfully installed pip-24.0", ["--use-feature", "truststore"]),
        ("Successfully installed pip-24.2", []),
        ("", []),
    ],
)
def test_an_old_pip_is_told_to_trust_the_systems_certificates_where_it_can(output: str, options: list[str]) -> None:
    assert old_pip_options(output) == options
