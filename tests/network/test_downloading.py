# SPDX-License-Identifier: GPL-2.0-or-later
"""Downloads of the command line, from a server that plays the hub and behaves badly."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from huggingface_hub import constants

from flair2_plugin.core.catalogue import Offer, read_catalogue
from flair2_plugin.core.errors import InvalidModel
from flair2_plugin.network.downloading import download
from tests.download_server import Served, serve

CONTENT = bytes(range(256)) * 1000


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    monkeypatch.setattr(time, "sleep", lambda _: None)  # the client's waits between its tries
    with serve(CONTENT) as served:
        monkeypatch.setattr(constants, "ENDPOINT", served.address)
        template = served.address + "/{repo_id}/resolve/{revision}/{filename}"
        monkeypatch.setattr(constants, "HUGGINGFACE_CO_URL_TEMPLATE", template)
        yield served


@pytest.fixture
def offer(hub: Served) -> Offer:
    return replace(read_catalogue()[0], size=len(CONTENT), checksum=hub.checksum)


def test_a_pinned_file_is_downloaded_and_checked(hub: Served, offer: Offer, tmp_path: Path) -> None:
    path = download(offer, tmp_path, offer.revision)
    assert path.read_bytes() == CONTENT and path.name == offer.file


def test_another_file_than_the_pinned_one_is_deleted(hub: Served, offer: Offer, tmp_path: Path) -> None:
    with pytest.raises(InvalidModel, match=r"was deleted, its SHA-256 being \w{64} and not 0{64}"):
        download(replace(offer, checksum="0" * 64), tmp_path, offer.revision)
    assert not (tmp_path / offer.file).exists()


def test_another_revision_is_checked_by_what_the_hub_says(hub: Served, offer: Offer, tmp_path: Path) -> None:
    hub.extra["X-Linked-Etag"] = f'"{hub.checksum}"'
    assert download(replace(offer, checksum="0" * 64), tmp_path / "a", "main").read_bytes() == CONTENT
    hub.extra["X-Linked-Etag"] = f'"{"1" * 64}"'
    with pytest.raises(InvalidModel, match="was deleted"):
        download(offer, tmp_path / "b", "main")


def test_another_revision_without_a_checksum_is_not_downloaded(hub: Served, offer: Offer, tmp_path: Path) -> None:
    hub.tag = '"abc"'
    with pytest.raises(InvalidModel, match="gives no checksum"):
        download(offer, tmp_path, "main")
    assert not hub.ranges


def test_what_broke_off_is_gone_on_with(
    hub: Served, offer: Offer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(constants, "DOWNLOAD_CHUNK_SIZE", 50_000)
    hub.cuts = [100_000]
    assert download(offer, tmp_path, offer.revision).read_bytes() == CONTENT
    assert hub.ranges == [None, "bytes=100000-"]


@pytest.mark.parametrize("trouble", ["gone", "404", "too long"])
def test_trouble_is_one_sentence(hub: Served, offer: Offer, tmp_path: Path, trouble: str) -> None:
    if trouble == "gone":
        hub.statuses = [500] * 99
        hub.cuts = [0] * 99
    elif trouble == "404":
        hub.statuses = [404] * 99
    else:
        hub.announced = len(CONTENT) + 10
    with pytest.raises(InvalidModel, match=r"can't be downloaded from http.*\.$") as caught:
        download(offer, tmp_path, offer.revision)
    assert "\n" not in str(caught.value)
    assert not (tmp_path / offer.file).exists()
