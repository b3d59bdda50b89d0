# SPDX-License-Identifier: GPL-2.0-or-later
"""Encoders start from weights of their own library: out of a file, or out of a hub that is played here."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import timm
import torch
from safetensors.torch import save_file
from segmentation_models_pytorch.encoders import get_encoder
from torch import Tensor
from torchvision.models import resnet18

from flair2_plugin.core.errors import InvalidModel
from flair2_plugin.network.build import build_network
from tests.network.hub import play_hub
from tests.network.small_networks import make_card, make_segformer_card, make_unet_card

TIMM = "mobilenetv3_small_050"
TIMM_REPOSITORY, SMP_REPOSITORY = f"timm/{TIMM}.lamb_in1k", "smp-hub/resnet18.imagenet"


def timm_weights(name: str = TIMM) -> dict[str, Tensor]:
    return dict(timm.create_model(name).state_dict())


def stored(path: Path, weights: dict[str, Tensor]) -> str:
    if path.suffix == ".safetensors":
        save_file({name: value.contiguous() for name, value in weights.items()}, path)
    else:
        torch.save(weights, path)
    return str(path)


def spread(first: Tensor, bands: int) -> Tensor:
    return torch.stack([first[:, i % 3] for i in range(bands)], dim=1) * 3 / bands


@pytest.mark.parametrize("suffix", [".safetensors", ".pth", ".bin"])
def test_a_file_of_torchvision_fills_a_resnet_but_for_its_classifier(tmp_path: Path, suffix: str) -> None:
    weights = resnet18().state_dict()
    encoder = build_network(make_card(), stored(tmp_path / f"r{suffix}", weights)).unet.encoder
    assert torch.equal(encoder.layer4[1].conv2.weight, weights["layer4.1.conv2.weight"])
    torch.testing.assert_close(encoder.conv1.weight, spread(weights["conv1.weight"], 5))


def test_three_bands_take_the_first_convolution_as_it_is(tmp_path: Path) -> None:
    weights = resnet18().state_dict()
    encoder = build_network(make_unet_card(), stored(tmp_path / "r.pth", weights)).unet.encoder
    assert torch.equal(encoder.conv1.weight, weights["conv1.weight"])


def test_a_file_with_our_number_of_bands_is_taken_as_it_is(tmp_path: Path) -> None:
    weights = resnet18().state_dict()
    weights["conv1.weight"] = torch.rand(64, 5, 7, 7)
    encoder = build_network(make_card(), stored(tmp_path / "r.pth", weights)).unet.encoder
    assert torch.equal(encoder.conv1.weight, weights["conv1.weight"])


@pytest.mark.parametrize("name", [TIMM, "convnext_atto", "resnet10t", "maxvit_rmlp_pico_rw_256"])
def test_a_file_of_timm_gives_what_timm_gives(tmp_path: Path, name: str) -> None:
    model = timm.create_model(name).eval()
    path = stored(tmp_path / "timm.safetensors", dict(model.state_dict()))
    encoder = build_network(make_card(encoder=f"tu-{name}"), path).unet.encoder.eval()
    image = torch.rand(1, 3, 256, 256)
    five = torch.cat([image, image[:, :2]], dim=1)  # the repeated first convolution sees its own bands twice
    weight = next(value for value in encoder.parameters() if value.ndim == 4)
    with torch.no_grad():
        weight.mul_(5 / 3)
        weight[:, 3:] = 0
        features, expected = encoder(five), model.forward_intermediates(image, intermediates_only=True)
    torch.testing.assert_close(features[-1], expected[-1], atol=1e-4, rtol=1e-4)


def test_a_segformer_starts_from_smp_s_mix_transformer(tmp_path: Path) -> None:
    weights = dict(get_encoder("mit_b0").state_dict()) | {"head.weight": torch.rand(1000, 256)}
    encoder = build_network(make_segformer_card(), stored(tmp_path / "mit.pth", weights)).segformer.encoder
    assert torch.equal(encoder.block4[0].attn.q.weight, weights["block4.0.attn.q.weight"])


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ("resnet34", r"weights too many, the first is \"layer1\.2"),
        ("resnet50", r"too many|the shape|lacks"),
        ("mobilenetv3_small_050", r'lacks \d+ of \d+ weights, the first is "conv1\.weight"'),
    ],
)
def test_a_file_of_another_encoder_is_refused(tmp_path: Path, given: str, sentence: str) -> None:
    path = stored(tmp_path / "other.safetensors", timm_weights(given))
    with pytest.raises(InvalidModel, match=rf"other\.safetensors.*{sentence}"):
        build_network(make_card(), path)


def test_a_file_that_lacks_a_layer_of_timm_s_is_refused_by_its_name(tmp_path: Path) -> None:
    weights = timm_weights()
    del weights["blocks.1.0.conv_dw.weight"]
    with pytest.raises(InvalidModel, match=r'lacks 1 of .* "model\.blocks\.1\.0\.conv_dw\.weight"'):
        build_network(make_card(encoder=f"tu-{TIMM}"), stored(tmp_path / "w.pth", weights))


def test_a_deeper_encoder_of_the_same_kind_is_refused(tmp_path: Path) -> None:
    weights = timm_weights("convnext_atto") | {"stages.2.blocks.20.gamma": torch.rand(160)}
    with pytest.raises(InvalidModel, match=r'1 weights too many, the first is "model\.stages_2\.blocks\.20\.gamma"'):
        build_network(make_card(encoder="tu-convnext_atto"), stored(tmp_path / "w.safetensors", weights))


def test_an_absent_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidModel, match=r"There is no checkpoint .*absent\.pth"):
        build_network(make_card(), str(tmp_path / "absent.pth"))


def test_weights_are_downloaded_from_the_hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    smp_weights, tu_weights = dict(get_encoder("resnet18").state_dict()), timm_weights()
    hosted = {SMP_REPOSITORY: smp_weights, TIMM_REPOSITORY: tu_weights}
    with play_hub(monkeypatch, str(tmp_path), hosted):
        smp_encoder = build_network(make_card(), "imagenet").unet.encoder
        tu_encoder = build_network(make_card(encoder=f"tu-{TIMM}"), "imagenet").unet.encoder
    assert torch.equal(smp_encoder.layer1[0].conv1.weight, smp_weights["layer1.0.conv1.weight"])
    torch.testing.assert_close(smp_encoder.conv1.weight, spread(smp_weights["conv1.weight"], 5))
    torch.testing.assert_close(tu_encoder.model.conv_stem.weight, spread(tu_weights["conv_stem.weight"], 5))


def test_what_was_downloaded_once_needs_no_hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with play_hub(monkeypatch, str(tmp_path), {TIMM_REPOSITORY: timm_weights()}):
        first = build_network(make_card(encoder=f"tu-{TIMM}"), "imagenet").unet.encoder
    second = build_network(make_card(encoder=f"tu-{TIMM}"), "imagenet").unet.encoder
    assert torch.equal(first.model.conv_stem.weight, second.model.conv_stem.weight)


@pytest.mark.parametrize("encoder", ["resnet18", f"tu-{TIMM}"])
def test_weights_that_the_hub_has_not_are_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoder: str
) -> None:
    with (
        play_hub(monkeypatch, str(tmp_path), {}) as address,
        pytest.raises(InvalidModel, match=rf"{encoder} can't be downloaded from {address}/\S+ \(404 .*give the file"),
    ):
        build_network(make_card(encoder=encoder), "imagenet")


def test_a_download_that_breaks_off_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "sleep", lambda _: None)  # the client tries five times, waiting between
    with (
        play_hub(monkeypatch, str(tmp_path), {TIMM_REPOSITORY: timm_weights()}, cut=True),
        pytest.raises(InvalidModel, match=r"can't be downloaded from .*received \d+ bytes.*give the file"),
    ):
        build_network(make_card(encoder=f"tu-{TIMM}"), "imagenet")


def test_a_hub_out_of_reach_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "sleep", lambda _: None)
    with play_hub(monkeypatch, str(tmp_path), {}):
        pass  # its address stays, the server is gone
    with pytest.raises(InvalidModel, match=r"can't be downloaded from .*give the file as encoder_weights\.$"):
        build_network(make_card(), "imagenet")


@pytest.mark.parametrize(("encoder", "known"), [("resnet18", "imagenet, ssl, swsl"), (f"tu-{TIMM}", "imagenet")])
def test_an_unknown_name_is_answered_with_the_known_ones(encoder: str, known: str) -> None:
    with pytest.raises(InvalidModel, match=f'no weights "imagenets" for the encoder {encoder}: known are {known}'):
        build_network(make_card(encoder=encoder), "imagenets")


def test_an_encoder_that_nobody_has_trained_has_no_weights() -> None:
    with pytest.raises(InvalidModel, match="none are known"):
        build_network(make_card(encoder="tu-convnext_atto_rms"), "imagenet")
