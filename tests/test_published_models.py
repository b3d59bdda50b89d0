# SPDX-License-Identifier: GPL-2.0-or-later
"""IGN's FLAIR-INC weights: a checkpoint in exactly their layout, its values made up, maps an ortho alone."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import rasterio
import torch
from safetensors.torch import save_file
from torch import Tensor

from flair2_plugin import models, predict
from flair2_plugin.core import catalogue
from flair2_plugin.core.catalogue import Offer, read_catalogue
from flair2_plugin.core.model_card import FLAIR_BANDS, read_card
from flair2_plugin.core.nomenclature import FULL
from flair2_plugin.network import load
from flair2_plugin.network.torchvision_operators import declare_operators
from tests.download_server import Served, serve
from tests.rasters import random_ortho, write_ortho

MEANS, DEVIATIONS = (105.08, 110.87, 101.82, 106.38, 53.26), (52.17, 45.38, 44.00, 39.69, 79.30)


def weights_of(bands: int, prefix: str = "") -> OrderedDict[str, Tensor]:
    """Return what IGN's code stores of a FLAIR-INC U-Net: smp's own names, 19 outputs."""
    declare_operators()
    from segmentation_models_pytorch import Unet

    torch.manual_seed(bands)
    made = Unet("resnet34", encoder_weights=None, in_channels=bands, classes=19).state_dict()
    return OrderedDict((prefix + name, value) for name, value in made.items())


@pytest.fixture
def users(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of the user's models, for this test."""
    monkeypatch.setenv("FLAIR2_MODELS", str(tmp_path / "models"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "models"


def run(*arguments: object) -> None:
    assert models.main([str(argument) for argument in arguments]) == 0


@pytest.mark.parametrize("bands", [3, 4, 5])
def test_such_a_file_has_the_size_of_the_published_one(bands: int, tmp_path: Path) -> None:
    offers = [offer for offer in read_catalogue() if len(offer.bands) == bands]
    torch.save(weights_of(bands), tmp_path / offers[0].file)
    # The rest is padding, and names that IGN's trainer may have put before the network's.
    assert 0 <= offers[0].size - (tmp_path / offers[0].file).stat().st_size < 10_000
    assert len({offer.size for offer in offers}) == 1


@pytest.mark.parametrize(
    ("bands", "prefix", "ending"), [(5, "", ".pth"), (4, "model.seg_model.", ".ckpt"), (3, "", "")]
)
def test_it_maps_an_ortho_alone(users: Path, tmp_path: Path, bands: int, prefix: str, ending: str) -> None:
    file = tmp_path / f"FLAIR-INC{ending or '.safetensors'}"
    weights = weights_of(bands, prefix)
    if ending == ".ckpt":
        torch.save({"state_dict": weights, "epoch": 76}, file)
    elif ending == ".pth":
        torch.save(weights, file)
    else:
        save_file(weights, file)
    run("import", file, "--name", "inc")
    card = read_card(users / "inc")
    assert (card.satellite, card.classes, card.aerial.bands) == (None, FULL, FLAIR_BANDS[:bands])
    assert (card.aerial.scale, card.aerial.mean, card.aerial.std) == (1.0, MEANS[:bands], DEVIATIONS[:bands])
    write_ortho(tmp_path / "ortho.tif", random_ortho(width=120, height=90)[:bands], photometric="minisblack")
    options = ["--ortho", tmp_path / "ortho.tif", "--model", "inc", "--output", tmp_path / "map.tif"]
    assert predict.main([*map(str, options), "--device", "cpu", "--precision", "fp32"]) == 0
    with rasterio.open(tmp_path / "map.tif") as made:
        assert made.shape == (90, 120) and 1 <= made.read(1).min() <= made.read(1).max() <= 19


def test_the_network_is_given_the_ortho_less_means_over_deviations(users: Path, tmp_path: Path) -> None:
    torch.save(weights_of(5), tmp_path / "a.pth")
    run("import", tmp_path / "a.pth", "--name", "inc")
    network = load(users / "inc")
    assert all(torch.equal(value, network.unet.state_dict()[name]) for name, value in weights_of(5).items())


@pytest.fixture
def published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Offer, Served]]:
    """Return the offer of a made-up file, on the whole catalogue's place, and the hub that has it."""
    from huggingface_hub import constants

    torch.save(weights_of(3), tmp_path / "made.pth")
    content = (tmp_path / "made.pth").read_bytes()
    with serve(content) as hub:
        monkeypatch.setattr(constants, "ENDPOINT", hub.address)
        template = hub.address + "/{repo_id}/resolve/{revision}/{filename}"
        monkeypatch.setattr(constants, "HUGGINGFACE_CO_URL_TEMPLATE", template)
        offer = replace(read_catalogue()[0], size=len(content), checksum=hub.checksum)
        monkeypatch.setattr(catalogue, "read_catalogue", lambda: (offer,))
        yield offer, hub


def test_a_download_becomes_a_model(users: Path, published: tuple[Offer, Served], tmp_path: Path) -> None:
    offer, _ = published
    run("download", offer.name)
    card = read_card(users / offer.name)
    assert (card.title, card.licence, card.source) == (offer.title, offer.licence, offer.source)
    assert card.scores == {"test_miou": 0.6272, "test_accuracy": 0.7651} and "FLAIR #1" in card.scored_on
    assert card.trained_on.startswith("FLAIR-INC")
    assert not list((tmp_path / "cache").rglob("*.pth"))
    assert models.main(["download", offer.name]) == 2  # it is there


def test_another_revision_brings_no_scores_along(users: Path, published: tuple[Offer, Served]) -> None:
    offer, hub = published
    hub.extra["X-Linked-Etag"] = f'"{hub.checksum}"'
    run("download", offer.name, "--revision", "main")
    card = read_card(users / offer.name)
    assert card.scores == {} and "revision main" in card.source


def test_a_published_file_is_recognised_whatever_its_name(
    users: Path, published: tuple[Offer, Served], tmp_path: Path
) -> None:
    offer, _ = published
    run("import", tmp_path / "made.pth")
    assert read_card(users / offer.name).source == offer.source


def test_a_removed_model_is_gone_from_the_list(users: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    torch.save(weights_of(3), tmp_path / "été 1.pth")
    run("import", tmp_path / "été 1.pth")
    run("import", tmp_path / "été 1.pth")
    assert sorted(folder.name for folder in users.iterdir()) == ["t-1", "t-1-2"]
    run("import", users / "t-1", "--name", "copy")
    capsys.readouterr()
    run("remove", "t-1-2")
    assert str(users / ".removed" / "t-1-2") in capsys.readouterr().out
    run("list")
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == ["NAME", "copy", "demo", "t-1"]
    assert models.main(["remove", "demo"]) == 2
