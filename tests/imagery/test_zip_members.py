# SPDX-License-Identifier: GPL-2.0-or-later
"""Files in zips, read in place; an archive may say anything of them."""

from __future__ import annotations

import zipfile
from pathlib import Path

import numpy as np
import pytest

from flair2_plugin.core.errors import InvalidImagery
from flair2_plugin.imagery.zip_members import ZipMember, list_members

CONTENT = np.random.default_rng(3).integers(0, 40, 300_000, dtype=np.uint8).tobytes()


def pack(path: Path, method: int = zipfile.ZIP_DEFLATED) -> list[ZipMember]:
    with zipfile.ZipFile(path, "w", method) as archive:
        archive.writestr("a/", "")
        archive.writestr("a/first.bin", b"hello")
        archive.writestr("a/b/second.bin", CONTENT)
    return list_members(path)


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_members_are_read_whole_or_from_their_start(tmp_path: Path, method: int) -> None:
    first, second = pack(tmp_path / "z.zip", method)
    assert (first.name, first.stem, str(second)) == ("first.bin", "first", f"{tmp_path}/z.zip/a/b/second.bin")
    assert first.read(5) == b"hello"
    assert second.read(300_000) == CONTENT
    assert second.read_start(70_000) == CONTENT[:70_000]
    assert first.read_start(70_000) == b"hello"


def test_a_member_in_a_zip_behind_something_else_is_found(tmp_path: Path) -> None:
    pack(tmp_path / "z.zip")
    (tmp_path / "y.zip").write_bytes(b"#!/bin/sh\n" + (tmp_path / "z.zip").read_bytes())
    assert list_members(tmp_path / "y.zip")[1].read(300_000) == CONTENT


def test_a_member_longer_than_its_kind_can_be_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with pytest.raises(InvalidImagery, match=r"second\.bin has 300,000 bytes"):
        pack(tmp_path / "z.zip")[1].read(299_999)


@pytest.mark.parametrize("announced", [1000, 400_000])
def test_a_member_of_another_size_than_the_archive_says_is_damaged(tmp_path: Path, announced: int) -> None:
    pack(tmp_path / "z.zip")
    content = (tmp_path / "z.zip").read_bytes()
    changed = content.replace((300_000).to_bytes(4, "little"), announced.to_bytes(4, "little"))
    (tmp_path / "z.zip").write_bytes(changed)
    with pytest.raises(InvalidImagery, match=r"second\.bin is damaged"):
        list_members(tmp_path / "z.zip")[1].read(1 << 20)


def test_an_encrypted_member_or_a_rare_compression_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "z.zip", "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("a.bin", CONTENT)
    with pytest.raises(InvalidImagery, match=r"holds a\.bin encrypted or in a rare compression"):
        list_members(tmp_path / "z.zip")


def test_an_archive_that_is_gone_is_named(tmp_path: Path) -> None:
    member = pack(tmp_path / "z.zip")[0]
    (tmp_path / "z.zip").unlink()
    with pytest.raises(InvalidImagery, match=r"z\.zip/a/first\.bin can't be read"):
        member.read(100)
