# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import replace
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest
import torch

from flair2_plugin.core.errors import InvalidModel, InvalidRequest
from flair2_plugin.core.model_card import WEIGHTS_NAME
from flair2_plugin.inference import quick_choice
from flair2_plugin.inference.precision import Choice, NetworkChooser
from flair2_plugin.network import openvino_library
from flair2_plugin.network.aerial import AerialNetwork
from flair2_plugin.network.build import build_network
from flair2_plugin.network.half import HalfNetwork
from flair2_plugin.network.package import save_package
from flair2_plugin.network.quick import QuickNetwork
from flair2_plugin.network.samples import Sample, TwoHalves, agreement, classify_sample
from flair2_plugin.network.stored import StoredNetwork
from tests.network.quick_networks import make_samples, settle_on
from tests.network.small_networks import make_card, make_unet_card

needs_openvino = pytest.mark.skipif(
    not all(map(importlib.util.find_spec, ("openvino", "nncf"))), reason="OpenVINO is optional"
)


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> StoredNetwork:
    """A network that is sure of its classes, as a trained one is of most pixels."""
    torch.manual_seed(4)
    card = make_unet_card()
    network = settle_on(build_network(card), make_samples(card, 8))
    with torch.no_grad():
        network.segmenter.segmentation_head[0].bias[3] += 100.0
    return stored(network, tmp_path_factory.mktemp("sure") / "model")


def stored(network: AerialNetwork, folder: Path) -> StoredNetwork:
    save_package(network, network.card, folder)
    return StoredNetwork(folder)


@pytest.fixture(scope="module")
def calibrated(network: StoredNetwork, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that a first run leaves."""
    folder = tmp_path_factory.mktemp("calibrated")
    quick_choice_of(network, Notes(), folder)
    return folder


@pytest.fixture
def cache(calibrated: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return shutil.copytree(calibrated, tmp_path / "cache")


class Notes(list[str]):
    """What the user is told."""

    @property
    def text(self) -> str:
        return " ".join(self)


def chooser(notes: Notes, cache: Path, tiles: int = 10_000, samples: Sequence[Sample] | None = None) -> NetworkChooser:
    given = make_samples(make_unet_card(), 24) if samples is None else samples
    return NetworkChooser(lambda count, part: given[:count][part], tiles, notes.append, cache=cache)


def quick_choice_of(network: StoredNetwork, notes: Notes, cache: Path, **options: object) -> Choice:
    return chooser(notes, cache, **options).choose(network, "int8")


def test_agreement_is_the_share_of_equal_pixels() -> None:
    card = make_unet_card()
    samples = make_samples(card, 2)
    first = build_network(card).eval()
    second = build_network(card).eval()
    expected = [(classify_sample(first, s) == classify_sample(second, s)).float().mean().item() for s in samples]
    assert agreement(first, first, samples) == 1.0
    assert agreement(first, second, samples) == pytest.approx(sum(expected) / 2)


@needs_openvino
def test_int8_is_calibrated_once_and_used_again(
    network: StoredNetwork, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes = Notes()
    first = quick_choice_of(network, notes, tmp_path / "cache")
    assert first.precision == "int8" and isinstance(first.network, QuickNetwork) and first.agreement >= 0.998
    assert "brought to 8 bits" in notes.text
    monkeypatch.setattr(quick_choice, "quantise", None)
    again = quick_choice_of(network, notes, tmp_path / "cache")
    assert again.precision == "int8" and len(notes) == 1
    assert again.agreement == pytest.approx(first.agreement, abs=1e-4)
    sample = make_samples(network.card, 1, first=99)[0]
    assert torch.equal(first.network.probabilities(sample.ortho), again.network.probabilities(sample.ortho))


@needs_openvino
def test_a_damaged_one_is_calibrated_anew(network: StoredNetwork, cache: Path) -> None:
    (file,) = cache.glob("*.int8")
    os.truncate(file, file.stat().st_size // 2)
    assert quick_choice_of(network, notes := Notes(), cache).precision == "int8"
    assert "brought to 8 bits" in notes.text
    quick_choice_of(network, again := Notes(), cache)
    assert not again


@needs_openvino
def test_a_calibrated_one_is_checked_without_reading_torchs(
    network: StoredNetwork, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(StoredNetwork, "read", None)
    assert quick_choice_of(StoredNetwork(network.folder), Notes(), cache).precision == "int8"


@needs_openvino
def test_the_check_compares_with_the_network_in_32_bits(
    network: StoredNetwork, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[TwoHalves] = []

    def remember(exact: TwoHalves, *_: object) -> float:
        compared.append(exact)
        return 1.0

    monkeypatch.setattr(quick_choice, "agreement", remember)
    quick_choice_of(network, Notes(), cache)
    (exact,) = compared
    for sample in make_samples(network.card, 2, first=50):
        with torch.no_grad():
            answers = [each.probabilities(sample.ortho, None, None) for each in (exact, network.exact())]
        assert torch.allclose(*answers, atol=1e-4) and not torch.equal(*answers)


@needs_openvino
@pytest.mark.parametrize("content", [None, b"no model"])
@pytest.mark.parametrize("ending", ["xml", "bin"])
def test_where_that_in_32_bits_is_damaged_torchs_does_the_check(
    network: StoredNetwork, cache: Path, monkeypatch: pytest.MonkeyPatch, ending: str, content: bytes | None
) -> None:
    (file,) = cache.glob(f"*.fp32.{ending}")
    file.unlink() if content is None else file.write_bytes(content)
    compared: list[TwoHalves] = []
    monkeypatch.setattr(quick_choice, "agreement", lambda exact, *_: compared.append(exact) or 1.0)
    assert quick_choice_of(network, notes := Notes(), cache).precision == "int8"
    assert not notes and compared == [network.exact()]


@needs_openvino
def test_where_only_that_in_32_bits_can_not_be_written_the_other_is_kept(
    network: StoredNetwork, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise PermissionError(13, "it is mapped by another program")

    monkeypatch.setattr(quick_choice, "write_model", fail)
    quick_choice_of(network, notes := Notes(), tmp_path)
    assert [path.suffix for path in tmp_path.iterdir()] == [".int8"]
    assert len(notes) == 1


@needs_openvino
def test_another_networks_is_not_taken(network: StoredNetwork, cache: Path, tmp_path: Path) -> None:
    other = network.read()
    with torch.no_grad():
        other.segmenter.segmentation_head[0].bias[2] += 1e-3
    quick_choice_of(stored(other, tmp_path / "other"), notes := Notes(), cache)
    assert len(list(cache.glob("*.int8"))) == 2 and "brought to 8 bits" in notes.text


@needs_openvino
def test_damaged_weights_are_refused_in_a_sentence(network: StoredNetwork, tmp_path: Path) -> None:
    folder = shutil.copytree(network.folder, tmp_path / "damaged")
    os.truncate(folder / WEIGHTS_NAME, 100)
    with pytest.raises(InvalidModel, match="cut short"):
        quick_choice_of(StoredNetwork(folder), notes := Notes(), tmp_path / "cache")
    assert not notes


@needs_openvino
def test_where_the_classes_change_it_stays_exact_and_says_so(
    network: StoredNetwork, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quick_choice, "agreement", lambda *_: 0.9612)
    notes = Notes()
    choice = quick_choice_of(network, notes, cache)
    assert choice.precision == "fp32" and choice.agreement is None
    assert "In int8 only 96.12% of the checked pixels keep their class: it computes in 32 bits." in notes


@needs_openvino
def test_a_folder_that_can_not_be_written_is_no_end(network: StoredNetwork, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    notes = Notes()
    assert quick_choice_of(network, notes, tmp_path / "file" / "cache").precision == "int8"
    assert "the next run calibrates anew" in notes.text


@needs_openvino
def test_a_resumed_run_takes_what_it_began_with(network: StoredNetwork, tmp_path: Path) -> None:
    begun = replace(chooser(Notes(), tmp_path / "cache"), kept=tmp_path / "kept")
    first = begun.choose(network, "int8")
    for file in (tmp_path / "cache").iterdir():
        file.unlink()
    resumed = replace(begun, samples=None).choose(network, "int8")
    sample = make_samples(network.card, 1, first=99)[0]
    assert resumed.precision == "int8" and resumed.agreement == first.agreement is not None
    assert torch.equal(first.network.probabilities(sample.ortho), resumed.network.probabilities(sample.ortho))


@pytest.mark.parametrize("precision", ["fp32", "bf16"])
def test_a_resumed_run_stays_at_its_precision(network: StoredNetwork, tmp_path: Path, precision: str) -> None:
    begun = replace(chooser(Notes(), tmp_path / "cache"), kept=tmp_path / "kept")
    first = begun.choose(network, precision)
    resumed = replace(begun, samples=None).choose(network, "auto")
    assert first.precision == resumed.precision == precision
    assert first.agreement == resumed.agreement


def test_what_is_no_choice_is_chosen_anew(network: StoredNetwork, tmp_path: Path) -> None:
    for damaged in (b"", b"int8", b"\x00\xff\n", b"[1, 2]\n", b'["int8", 0.999]\nno network', b'{"a": 1}\n'):
        (tmp_path / "kept").write_bytes(damaged)
        begun = replace(chooser(Notes(), tmp_path / "cache"), kept=tmp_path / "kept")
        assert begun.choose(network, "bf16").precision == "bf16"


def test_a_short_run_is_not_worth_a_check(network: StoredNetwork, tmp_path: Path) -> None:
    begun = replace(chooser(Notes(), tmp_path, tiles=5), samples=None)
    assert begun.choose(network, "auto").precision == "fp32"


@needs_openvino
def test_a_run_of_some_tiles_is_not_worth_a_calibration(network: StoredNetwork, tmp_path: Path) -> None:
    assert chooser(notes := Notes(), tmp_path, tiles=100).choose(network, "auto").precision == "fp32"
    assert not notes and not list(tmp_path.iterdir())


def test_without_openvino_auto_is_exact(
    network: StoredNetwork, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "openvino", None)
    notes = Notes()
    assert chooser(notes, tmp_path, tiles=100).choose(network, "auto").precision == "fp32"
    assert not notes
    assert chooser(notes, tmp_path).choose(network, "auto").precision == "fp32"
    assert "lacks openvino: install what resources/engine/requirements-quick.txt lists" in notes.text


@needs_openvino
def test_without_nncf_auto_is_exact(network: StoredNetwork, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def version_of(name: str) -> str:
        if name == "nncf":
            raise PackageNotFoundError(name)
        return "1.0"

    monkeypatch.setattr(openvino_library, "version", version_of)
    assert chooser(notes := Notes(), tmp_path).choose(network, "auto").precision == "fp32"
    assert "lacks nncf: install what resources/engine/requirements-quick.txt lists" in notes.text


def test_without_openvino_int8_is_refused(
    network: StoredNetwork, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "openvino", None)
    with pytest.raises(InvalidRequest, match=r"lacks openvino: install what .*requirements-quick\.txt lists"):
        quick_choice_of(network, Notes(), tmp_path)


@needs_openvino
def test_a_network_that_can_not_be_converted_stays_exact(
    network: StoredNetwork, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise InvalidModel("It can't be converted to int8 (odd).")

    monkeypatch.setattr(quick_choice, "quantise", fail)
    notes = Notes()
    assert quick_choice_of(network, notes, tmp_path).precision == "fp32"
    assert "It computes in 32 bits. It can't be converted to int8 (odd)." in notes


def test_int8_is_for_the_cpu(network: StoredNetwork, tmp_path: Path) -> None:
    with pytest.raises(InvalidRequest, match="int8 is for the CPU"):
        chooser(Notes(), tmp_path).choose(StoredNetwork(network.folder, torch.device("meta")), "int8")


@pytest.mark.parametrize("precision", ["bf16", "fp16"])
def test_half_precision_is_used_where_the_classes_stay(network: StoredNetwork, tmp_path: Path, precision: str) -> None:
    choice = chooser(Notes(), tmp_path).choose(network, precision)
    assert choice.precision == precision and isinstance(choice.network, HalfNetwork) and choice.agreement >= 0.998
    sample = make_samples(network.card, 1)[0]
    with torch.inference_mode():
        answer = choice.network.probabilities(sample.ortho)
    assert answer.dtype == torch.float32


def test_half_precision_is_refused_where_they_change(network: StoredNetwork, tmp_path: Path) -> None:
    card = make_card(metadata=True)
    unsure = settle_on(build_network(card), make_samples(card, 4))
    notes = Notes()
    given = chooser(notes, tmp_path, samples=make_samples(card, 4))
    assert given.choose(stored(unsure, tmp_path / "model"), "bf16").precision == "fp32"
    assert notes.text.startswith("In bf16 only 9")


@pytest.mark.parametrize("precision", ["fp32", "auto", "int8"])
def test_without_a_sample_it_stays_exact(network: StoredNetwork, tmp_path: Path, precision: str) -> None:
    if precision == "int8":
        pytest.importorskip("openvino")
    assert chooser(Notes(), tmp_path, samples=[]).choose(network, precision).precision == "fp32"
