# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from pathlib import Path

import pytest

from flair2_plugin.core import catalogue
from flair2_plugin.core.catalogue import checksum_of, find_offer, read_catalogue, recognise_file
from flair2_plugin.core.errors import InvalidModel
from flair2_plugin.core.model_card import FLAIR_BANDS


@pytest.mark.parametrize("offer", read_catalogue(), ids=lambda offer: offer.name)
def test_every_offer_is_pinned_and_complete(offer: catalogue.Offer) -> None:
    assert re.fullmatch("[0-9a-f]{40}", offer.revision) and re.fullmatch("[0-9a-f]{64}", offer.checksum)
    assert offer.bands == FLAIR_BANDS[: len(offer.bands)]
    assert len(offer.trained) == int(re.search(r"_(\d+)cl_", offer.file)[1])  # type: ignore[index]
    assert offer.size > 90_000_000 and "Etalab" in offer.licence
    assert all(0 < score < 1 for score in offer.scores.values()) and bool(offer.scores) == bool(offer.scored_on)
    assert offer.address.startswith(f"https://huggingface.co/{offer.repository}/resolve/{offer.revision}/FLAIR-INC")


def test_no_two_offers_share_a_name_or_a_file() -> None:
    offers = read_catalogue()
    assert len({offer.name for offer in offers}) == len({offer.checksum for offer in offers}) == len(offers) == 5


def test_what_was_not_taught_is_said() -> None:
    assert "clear cut, mixed, ligneous and other" in find_offer("FLAIR-INC_rgb_15cl_resnet34-unet").description
    assert "swimming pool" in find_offer("flair-inc_rgb_12cl_resnet34-UNET").description


def test_an_unknown_name_is_answered_with_the_known_ones() -> None:
    with pytest.raises(InvalidModel, match="known are FLAIR-INC_rgb_12cl"):
        find_offer("nothing")


def test_a_mirror_takes_the_hubs_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "https://mirror.example/")
    assert read_catalogue()[0].address.startswith("https://mirror.example/IGNF/")


def test_a_published_file_is_known_by_its_bytes_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "renamed.bin"
    path.write_bytes(b"weights")
    offer = replace(read_catalogue()[0], size=7, checksum=hashlib.sha256(b"weights").hexdigest())
    monkeypatch.setattr(catalogue, "read_catalogue", lambda: (offer,))
    assert checksum_of(path) == offer.checksum
    assert recognise_file(path) == offer
    path.write_bytes(b"weighty")
    assert recognise_file(path) is None
    assert recognise_file(tmp_path / "absent") is None
