# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import torch

pytest.importorskip("openvino", reason="OpenVINO is optional")
pytest.importorskip("nncf", reason="NNCF is optional")

from flair2_plugin.core.errors import InvalidModel, InvalidRequest, Stopped
from flair2_plugin.core.model_card import ModelCard
from flair2_plugin.network import quantising
from flair2_plugin.network.build import build_network
from flair2_plugin.network.preparation import prepare
from flair2_plugin.network.quantising import QuickModels, quantise
from flair2_plugin.network.quick import QuickNetwork
from flair2_plugin.network.quick_file import pack, quick_name, read_whole, unpack, write_whole
from flair2_plugin.network.samples import Sample
from tests.network.quick_networks import make_samples, settle_on
from tests.network.small_networks import make_card, make_segformer_card, make_unet_card

ROOT = Path(__file__).parents[2]

Made = tuple[QuickNetwork, QuickModels, "object", list[Sample]]


def make_quick(card: ModelCard) -> Made:
    torch.manual_seed(3)
    samples = make_samples(card, 8)
    network = settle_on(build_network(card), samples)
    models = quantise(network, samples[:4])
    exact = prepare(network)
    return QuickNetwork.of(card, lambda: exact, models), models, exact, samples


@pytest.fixture(scope="module")
def utt() -> Made:
    return make_quick(make_card())


def probabilities(network: object, sample: Sample) -> torch.Tensor:
    with torch.inference_mode():
        return network.probabilities(sample.ortho, network.satellite(sample.series, sample.days), sample.metadata)


@pytest.mark.parametrize(
    "card",
    [make_card(metadata=True), make_segformer_card()],
    ids=lambda card: card.architecture.kind,
)
def test_a_quantised_network_says_nearly_the_same(card: ModelCard) -> None:
    quick, _, exact, samples = make_quick(card)
    expected, found = probabilities(exact, samples[-1]), probabilities(quick, samples[-1])
    assert found.shape == expected.shape
    assert float((found - expected).std()) < 0.2 * float(expected.std())


def test_looking_at_features_in_place_changes_no_weight(utt: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    _, models, _, samples = utt  # whose features are so small that they were copied
    monkeypatch.setattr(quantising, "_SMALL", 1 << 12)
    torch.manual_seed(3)
    again = quantise(settle_on(build_network(make_card()), samples), samples[:4])
    weights, expected = (
        [node.data.tobytes() for node in model.aerial.get_ordered_ops() if node.get_type_name() == "Constant"]
        for model in (again, models)
    )
    assert weights == expected


@pytest.mark.parametrize("dates", [1, 4, 9])
def test_series_of_any_length_keep_their_features(utt: Made, dates: int) -> None:
    quick, _, exact, _ = utt
    sample = make_samples(make_card(), 1, dates)[0]
    with torch.inference_mode():
        pairs = zip(
            quick.satellite(sample.series, sample.days), exact.satellite(sample.series, sample.days), strict=True
        )
        for found, expected in pairs:
            torch.testing.assert_close(found, expected, atol=1e-4, rtol=1e-4)


def test_a_padded_series_is_answered_exactly(utt: Made) -> None:
    quick, _, exact, samples = utt
    series = samples[0].series.clone()
    series[:, -1] = 0.0
    with torch.inference_mode():
        found, expected = quick.satellite(series, samples[0].days), exact.satellite(series, samples[0].days)
    assert torch.equal(found.ground, expected.ground)


def test_answers_stay_when_the_next_patch_is_computed(utt: Made) -> None:
    quick, _, _, samples = utt
    first = probabilities(quick, samples[0])
    before = first.clone()
    probabilities(quick, samples[1])
    assert torch.equal(first, before)


def test_a_batch_is_its_patches(utt: Made) -> None:
    quick, _, _, samples = utt
    both = Sample(*(torch.cat([getattr(each, name) for each in samples[:2]]) for name in ("ortho", "series", "days")))
    assert torch.equal(probabilities(quick, both), torch.cat([probabilities(quick, each) for each in samples[:2]]))


def test_without_features_the_exact_network_answers(utt: Made) -> None:
    quick, _, exact, samples = utt
    with torch.inference_mode():
        assert torch.equal(quick.probabilities(samples[0].ortho), exact.probabilities(samples[0].ortho))


def test_a_needed_series_is_asked_for(utt: Made) -> None:
    with pytest.raises(InvalidRequest, match="needs a Sentinel-2 series"):
        utt[0].satellite(None, None)


def test_a_file_always_gives_the_same_bits(utt: Made, tmp_path: Path) -> None:
    _, models, exact, samples = utt
    write_whole(pack(models), tmp_path / "a.int8")
    first, second = (
        QuickNetwork.of(exact.card, lambda: exact, unpack(read_whole(tmp_path / "a.int8"))) for _ in range(2)
    )
    assert torch.equal(probabilities(first, samples[0]), probabilities(second, samples[0]))
    assert [path.name for path in tmp_path.iterdir()] == ["a.int8"]


def test_a_damaged_file_is_none(utt: Made) -> None:
    content = pack(utt[1])
    middle = len(content) // 2
    flipped = bytes([content[middle] ^ 1])
    assert unpack(content[:middle]) is unpack(b"") is unpack(b"no zip at all") is None
    assert unpack(content[:middle] + flipped + content[middle + 1 :]) is None


def test_a_failed_write_leaves_the_earlier_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(path: Path, content: bytes) -> int:
        path.open("wb").write(content[:3])
        raise OSError(28, "No space left on device")

    write_whole(b"earlier", tmp_path / "a.int8")
    monkeypatch.setattr(Path, "write_bytes", fail)
    with pytest.raises(OSError, match="No space"):
        write_whole(b"later one", tmp_path / "a.int8")
    assert read_whole(tmp_path / "a.int8") == b"earlier"
    assert len(list(tmp_path.iterdir())) == 1


def test_the_name_is_that_of_the_weights() -> None:
    card = make_unet_card()
    name = quick_name(card, "weights", with_series=False)
    assert name == quick_name(card, "weights", with_series=False) != quick_name(card, "weights", with_series=True)
    assert name != quick_name(card, "others", with_series=False)
    assert name != quick_name(make_card(), "weights", with_series=False)


def test_a_calibration_can_be_stopped() -> None:
    def stop() -> None:
        raise Stopped("The run was stopped.")

    with pytest.raises(Stopped):
        quantise(build_network(make_unet_card()).eval(), make_samples(make_unet_card(), 2), stop)


def test_what_can_not_be_converted_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(network: object) -> None:
        raise RuntimeError("No rule for aten::odd\nand more")

    monkeypatch.setattr(quantising, "simplify", fail)
    with pytest.raises(InvalidModel, match=r'"aerial" can\'t be converted to int8 \(No rule for aten::odd\)'):
        quantise(build_network(make_unet_card()).eval(), make_samples(make_unet_card(), 1))


def test_nothing_is_printed_where_qgis_reads(capfd: pytest.CaptureFixture[str]) -> None:
    quantise(build_network(make_unet_card()).eval(), make_samples(make_unet_card(), 1))
    assert not capfd.readouterr().out


def test_neither_library_reports_its_use() -> None:
    code = (
        "import socket, sys\n"
        "def refuse(*_): raise SystemExit('the network was asked for')\n"
        "socket.socket.connect = socket.getaddrinfo = refuse\n"
        "from flair2_plugin.network.openvino_library import import_nncf, import_openvino\n"
        "import_openvino(), import_nncf()\n"
        "import openvino.tools.ovc.telemetry_utils as reports, nncf.telemetry.wrapper as others\n"
        "print(reports.tm.__name__, type(others.telemetry).__name__, sys.modules['openvino_telemetry'])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["openvino.tools.ovc.telemetry_stub", "MagicMock", "None"], done.stderr


_COME_AND_GONE = """
import gc, os, signal, torch
from flair2_plugin.network.build import build_network
from flair2_plugin.network.quantising import quantise
from flair2_plugin.network.quick import QuickNetwork
from flair2_plugin.network.quick_file import pack, unpack
from tests.network.quick_networks import make_samples
from tests.network.small_networks import make_unet_card

card = make_unet_card()
network = build_network(card).eval()
for _ in range(2):
    quick = QuickNetwork.of(card, lambda: network, unpack(pack(quantise(network, make_samples(card, 1)))))
    other = QuickNetwork.of(card, lambda: network, unpack(pack(quantise(network, make_samples(card, 1)))))
    quick.probabilities(make_samples(card, 1)[0].ortho), other.probabilities(make_samples(card, 1)[0].ortho)
    del quick
    gc.collect()
del other
gc.collect()
signal.signal(signal.SIGTERM, lambda *_: print("heard", flush=True))
os.kill(os.getpid(), signal.SIGTERM)
"""


def test_a_signal_is_heard_after_quick_networks_have_come_and_gone() -> None:
    done = subprocess.run([sys.executable, "-c", _COME_AND_GONE], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "heard"), done.stderr
