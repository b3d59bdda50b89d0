# SPDX-License-Identifier: GPL-2.0-or-later
"""Offline bundles: what is taken, and what isn't."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from flair2_plugin.core.engine_bundle import CARD, BundleCard, check_fit, read_card, unpack_bundle, write_bundle
from flair2_plugin.core.engine_locks import EngineLock, LockedWheel
from flair2_plugin.core.errors import EngineFailed

WHEEL = "quick-1.0-py3-none-any.whl"
LOCK = EngineLock("linux-x86_64", "3.12", (LockedWheel("quick", "1.0", "0" * 64, WHEEL),), {})


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    (tmp_path / WHEEL).write_bytes(b"a wheel")
    write_bundle(BundleCard("linux-x86_64", "3.12", "0.1.0"), [tmp_path / WHEEL], tmp_path / "bundle.zip")
    return tmp_path / "bundle.zip"


def test_what_was_packed_is_unpacked(bundle: Path, tmp_path: Path) -> None:
    assert read_card(bundle).python == "3.12"
    check_fit(bundle, LOCK)
    unpack_bundle(bundle, tmp_path / "out")
    assert [(path.name, path.read_bytes()) for path in (tmp_path / "out").iterdir()] == [(WHEEL, b"a wheel")]


@pytest.mark.parametrize("name", ["../up.whl", "/root.whl", "a/b.whl", "C:\\x.whl", "run.py", ".hidden.whl", "x.whl/"])
def test_a_file_that_would_lie_elsewhere_or_is_no_wheel_is_refused(tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(tmp_path / "odd.zip", "w") as odd:
        odd.writestr(CARD, json.dumps({"platform": "linux-x86_64", "python": "3.12", "version": "1"}))
        odd.writestr(name, b"")
    with pytest.raises(EngineFailed, match="which is no package: it is not taken"):
        unpack_bundle(tmp_path / "odd.zip", tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x05\x06" + 18 * b"\0"])
def test_a_file_that_is_no_bundle_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.zip").write_bytes(content)
    with pytest.raises(EngineFailed, match=r"x\.zip is no offline bundle of this plugin"):
        read_card(tmp_path / "x.zip")


def test_a_bundle_that_was_cut_off_is_refused(bundle: Path, tmp_path: Path) -> None:
    (tmp_path / "cut.zip").write_bytes(bundle.read_bytes()[:-30])
    with pytest.raises(EngineFailed, match="is no offline bundle"):
        unpack_bundle(tmp_path / "cut.zip", tmp_path / "out")


def test_a_damaged_wheel_is_noticed(bundle: Path, tmp_path: Path) -> None:
    bundle.write_bytes(bundle.read_bytes().replace(b"a wheel", b"a whale"))
    with pytest.raises(EngineFailed, match="is damaged: copy it again"):
        unpack_bundle(bundle, tmp_path / "out")


def test_a_bundle_that_lacks_a_package_is_refused(bundle: Path) -> None:
    more = LockedWheel("more", "1.0", "0" * 64, "more-1.0-py3-none-any.whl")
    with pytest.raises(EngineFailed, match=r"lacks more-1\.0-py3-none-any\.whl"):
        check_fit(bundle, EngineLock("linux-x86_64", "3.12", (*LOCK.wheels, more), {}))
