# SPDX-License-Identifier: GPL-2.0-or-later
"""The command line of the model packages: list, info, and imports of every kind of checkpoint of IGN's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from torch import Tensor

from flair2_plugin import models
from flair2_plugin.core.model_card import (
    AerialInput,
    Architecture,
    CloudFilter,
    ModelCard,
    Quirks,
    SatelliteInput,
    UtaeSizes,
    read_card,
)
from flair2_plugin.core.nomenclature import BASELINE, FULL
from flair2_plugin.network import load
from flair2_plugin.network.build import build_network
from flair2_plugin.network.official import rename
from flair2_plugin.network.package import save_package

UNET = ModelCard("u", "U", "", "", Architecture("unet"), aerial=AerialInput(bands=("red", "green", "blue")))
UTT = replace(UNET, architecture=Architecture(utae=UtaeSizes()), aerial=AerialInput(), satellite=SatelliteInput())

Run = Callable[..., str]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command line; return what it prints, or the one sentence it ends with."""

    def run_models(*arguments: object, code: int = 0) -> str:
        assert models.main([str(argument) for argument in arguments]) == code
        out, err = capsys.readouterr()
        if code:
            assert err.count("\n") == 1
            assert out == ""
        return err if code else out

    return run_models


def unet_weights(classes: int, bands: tuple[str, ...] = ("red", "green", "blue")) -> dict[str, Tensor]:
    card = replace(UNET, aerial=AerialInput(bands=bands), classes=FULL[:classes])
    return {name.removeprefix("unet."): value for name, value in build_network(card).state_dict().items()}


def official_names() -> dict[str, str]:
    """Our names to the official ones, the inverse of the import, spelt out for a network without metadata."""
    beginnings = {
        "unet.": "arch_vhr.",
        "fusion.cropped.": "fm_utae_featmap_cropped.conv_list.",
        "fusion.collapsed.": "fm_utae_featmap_collapsed.mlps.",
        "satellite_head.": "reshape_utae_output.1.",
        "utae.temporal_encoder.attention.queries": "arch_hr.temporal_encoder.attention_heads.Q",
        "utae.temporal_encoder.attention.keys.": "arch_hr.temporal_encoder.attention_heads.fc1_k.",
        "utae.in_conv.": "arch_hr.in_conv.conv.conv.",
        "utae.out_conv.": "arch_hr.out_conv.conv.conv.",
        "utae.": "arch_hr.",
    }
    inner = ((".down.", ".down.conv."), (".conv1.", ".conv1.conv."), (".conv2.", ".conv2.conv."))
    names = {}
    for name in build_network(UTT).state_dict():
        ours = next(beginning for beginning in beginnings if name.startswith(beginning))
        official = beginnings[ours] + name.removeprefix(ours)
        if ours == "utae.":
            for plain, nested in inner:
                official = official.replace(plain, nested)
        names[name] = official
    return names


@pytest.fixture(scope="module")
def utt_weights() -> dict[str, Tensor]:
    torch.manual_seed(1)
    names = official_names()
    return {names[name]: value for name, value in build_network(UTT).state_dict().items()}


def write(path: Path, weights: dict[str, Tensor], prefix: str = "") -> Path:
    torch.save({"state_dict": {prefix + name: value for name, value in weights.items()}}, path)
    return path


@pytest.mark.parametrize("prefix", ["", "model.", "module.model."])
def test_a_utt_is_recognised_with_any_prefix(
    run: Run, tmp_path: Path, utt_weights: dict[str, Tensor], prefix: str
) -> None:
    said = run("import", write(tmp_path / "a.ckpt", utt_weights, prefix), "--to", tmp_path / "mine")
    assert said.startswith("Imported U-T&T, encoder resnet34, 13 classes")
    assert "reflectance divided by 1;" in said
    card = read_card(tmp_path / "mine")
    assert (card.name, card.classes, card.architecture.utae) == ("mine", BASELINE, UtaeSizes())
    assert card.satellite == SatelliteInput(scale=1.0)
    assert card.quirks == Quirks(True, True, True, 1e8, True)
    loaded = load(tmp_path / "mine").state_dict()
    assert all(torch.equal(loaded[rename(name)], value) for name, value in utt_weights.items())


def test_what_the_user_says_is_written_on_the_card(run: Run, tmp_path: Path, utt_weights: dict[str, Tensor]) -> None:
    checkpoint = write(tmp_path / "a.ckpt", utt_weights)
    settings = ["--name", "n", "--title", "T", "--licence", "L", "--satellite-scale", "10000"]
    run("import", checkpoint, "--to", tmp_path / "m", *settings, "--no-monthly-means", "--no-cloud-filter")
    card = read_card(tmp_path / "m")
    assert (card.name, card.title, card.licence) == ("n", "T", "L")
    assert card.satellite == SatelliteInput(scale=10_000.0, monthly_means=False, cloud_filter=None)


def test_the_scale_of_single_dates_is_asked_for(run: Run, tmp_path: Path, utt_weights: dict[str, Tensor]) -> None:
    checkpoint = write(tmp_path / "a.ckpt", utt_weights)
    assert "--satellite-scale" in run("import", checkpoint, "--to", tmp_path / "m", "--no-monthly-means", code=2)


@pytest.mark.parametrize("prefix", ["", "model.seg_model."])
def test_a_unet_of_flair_1_gets_its_normalisation(run: Run, tmp_path: Path, prefix: str) -> None:
    said = run("import", write(tmp_path / "a.pth", unet_weights(19), prefix), "--to", tmp_path / "m")
    assert "FLAIR-1's means and deviations" in said
    card = read_card(tmp_path / "m")
    assert (card.classes, card.satellite, card.quirks) == (FULL, None, Quirks())
    assert (card.aerial.scale, card.aerial.mean, len(card.aerial.std)) == (1.0, (105.08, 110.87, 101.82), 3)
    assert load(tmp_path / "m")(torch.zeros(1, 3, 64, 64)).aerial.shape == (1, 19, 64, 64)


def test_a_unet_of_13_classes_is_taken_as_it_is(run: Run, tmp_path: Path) -> None:
    weights = unet_weights(13, ("red", "green", "blue", "nir", "height"))
    assert "divided by 255" in run("import", write(tmp_path / "a.pth", weights), "--to", tmp_path / "m")
    assert read_card(tmp_path / "m").aerial == AerialInput()


def test_other_numbers_of_classes_are_refused(run: Run, tmp_path: Path) -> None:
    sentence = run("import", write(tmp_path / "a.pth", unet_weights(7)), "--to", tmp_path / "m", code=2)
    assert "has 7 outputs" in sentence
    assert not (tmp_path / "m").exists()


def test_lacking_weights_are_counted_and_named(run: Run, tmp_path: Path, utt_weights: dict[str, Tensor]) -> None:
    weights = {name: value for name, value in utt_weights.items() if "cropped" not in name}
    sentence = run("import", write(tmp_path / "a.pth", weights), "--to", tmp_path / "m", code=2)
    assert "lacks 12 of" in sentence and '"fusion.cropped.0.weight"' in sentence


def test_a_weight_of_another_shape_is_named(run: Run, tmp_path: Path, utt_weights: dict[str, Tensor]) -> None:
    weights = {**utt_weights, "reshape_utae_output.1.bias": torch.zeros(7)}
    sentence = run("import", write(tmp_path / "a.pth", weights), "--to", tmp_path / "m", code=2)
    assert '"satellite_head.bias" has the shape (7,), but (13,) is needed' in sentence


def test_another_network_is_refused(run: Run, tmp_path: Path) -> None:
    checkpoint = write(tmp_path / "a.pth", {"patch_embed.weight": torch.zeros(3)})
    assert '"patch_embed.weight"' in run("import", checkpoint, "--to", tmp_path / "m", code=2)


def test_a_decoder_of_another_kind_is_refused(run: Run, tmp_path: Path) -> None:
    weights = {name: value for name, value in unet_weights(19).items() if not name.startswith("decoder.")}
    assert "DeepLab" in run("import", write(tmp_path / "a.pth", weights), "--to", tmp_path / "m", code=2)


def test_the_list_stands_in_columns(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for card in (replace(UNET, name="aerial", title="Aerial only"), replace(UTT, name="both")):
        save_package(build_network(card), card, tmp_path / card.name)
    monkeypatch.setattr("flair2_plugin.core.locations.MODELS", tmp_path)
    head, aerial, both = run("list").splitlines()
    assert head.split() == ["NAME", "TITLE", "CLASSES", "BANDS", "SATELLITE", "FOLDER"]
    assert aerial.index("Aerial only") == both.index("U ") == head.index("TITLE")
    assert aerial.split()[-4:] == ["13", "3", "no", str(tmp_path / "aerial")]
    assert both.split()[-4:] == ["13", "5", "yes", str(tmp_path / "both")]


def test_an_empty_list_says_so(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flair2_plugin.core.locations.MODELS", tmp_path)
    assert "no models" in run("list")


def test_info_shows_the_card(run: Run, tmp_path: Path) -> None:
    card = replace(UTT, quirks=Quirks(padding_in_norm=True), satellite=SatelliteInput(cloud_filter=CloudFilter()))
    save_package(build_network(card), card, tmp_path / "m")
    said = run("info", tmp_path / "m")
    for fact in ("U-T&T, encoder resnet34", "40 px of 10 m", "under 50% clouds", "padded dates", "13 other"):
        assert fact in said


def test_info_says_what_a_model_does_without(run: Run, tmp_path: Path) -> None:
    aerial, satellite = AerialInput(patch=64, optional=("nir", "height")), SatelliteInput(patch=16, optional=True)
    sizes = Architecture("segformer", "mit_b0", (32,))
    card = ModelCard("m", "M", "words", "CC0", sizes, aerial=aerial, satellite=satellite)
    save_package(build_network(card), card, tmp_path / "m")
    said = run("info", tmp_path / "m")
    for fact in ("SegFormer, encoder mit_b0", "may lack nir, height", "may be missing"):
        assert fact in said


def test_an_unknown_model_is_named(run: Run) -> None:
    assert '"nowhere"' in run("info", "nowhere", code=2)


@pytest.mark.parametrize("arguments", [[], ["import"], ["import", "a", "--to", "b", "--satellite-scale", "0"]])
def test_a_wrong_command_is_one_sentence(run: Run, arguments: list[str]) -> None:
    assert "see --help" in run(*arguments, code=2)
