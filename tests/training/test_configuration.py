# SPDX-License-Identifier: GPL-2.0-or-later
"""The training configuration and the file it is read from."""

from __future__ import annotations

from pathlib import Path

import pytest

from flair2_plugin.core.errors import InvalidRequest
from flair2_plugin.core.locations import RESOURCES
from flair2_plugin.core.model_card import UtaeSizes
from flair2_plugin.core.nomenclature import BASELINE, FULL
from flair2_plugin.training.cards import make_card
from flair2_plugin.training.configuration import Configuration
from flair2_plugin.training.configuration_file import read_configuration

OFFICIAL = RESOURCES / "configs" / "flair-2-config.yml"


def test_the_official_file_says_what_our_defaults_are() -> None:
    assert read_configuration(OFFICIAL) == Configuration()


def test_the_official_file_describes_the_official_network() -> None:
    card = make_card(read_configuration(OFFICIAL))
    assert card.architecture.kind == "utt"
    assert card.architecture.encoder == "resnet34"
    assert card.architecture.utae == UtaeSizes()
    assert card.architecture.metadata
    assert card.classes == BASELINE


def test_the_official_spelling_of_agricultural_land_is_understood(tmp_path: Path) -> None:
    file = tmp_path / "c.yml"
    file.write_text("weights_aerial_satellite: {agricutural land: [0.5, 0.25]}\n")
    configuration = read_configuration(file)
    assert configuration.class_weights(0)[10] == 0.5
    assert configuration.class_weights(1)[10] == 0.25


def test_the_demo_file_is_read() -> None:
    assert make_card(read_configuration(RESOURCES / "configs" / "demo.yml")).title.startswith("Demo")


def test_a_change_on_the_command_line_reaches_nested_keys_and_keeps_its_type() -> None:
    changed = read_configuration(OFFICIAL, ["data.path_sen_train=/a b/c", "lr=1.0e-2", "val_domains=[D1, D2]"])
    assert changed.data.path_sen_train == "/a b/c"
    assert changed.lr == 0.01
    assert changed.val_domains == ("D1", "D2")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ("acelerator=cpu", 'there is no key "acelerator"; did you mean "accelerator"?'),
        ("data.path_sen_trian=x", 'there is no key "data.path_sen_trian"; did you mean "data.path_sen_train"?'),
        ("lr=-1", '"lr" is -1: Input should be greater than 0.'),
        ("accelerator=tpu", "'auto', 'cpu', 'gpu', 'cuda' or 'mps'"),
        ("sat_patch_size=41", "multiple of 8"),
        ("weights_aerial_satellite={glacier: [1, 1]}", 'there is no class "glacier"'),
        ("encoder_widths=[64, 128]", "must have the same length and end with the same width"),
        ("warmup_epochs=2", 'warmup_epochs belong to the schedules "none" and "cosine", not to "onecycle"'),
        ("aerial_mean=[1, 2]", "aerial_mean must hold 5 numbers"),
        ("aerial_mean=[1, 2, 3, 4, 5]", "given together or not at all"),
        ("lr=.inf", "finite number"),
        ("w_unet_utae=[1, .nan]", "finite number"),
        ("w_unet_utae=[1, -1]", "greater than or equal to 0"),
        ("weights_aerial_satellite={water: [-1, 1]}", "greater than or equal to 0"),
        ("sat_patch_size=8", "greater than or equal to 16"),
        ("ref_date=02-29", "there is no day 02-29 in 2021"),
        ("pad_value=1", "only 0 is built"),
        ("out_conv=[0]", "greater than or equal to 1"),
        ("seed=5000000000", "less than or equal to 4294967295"),
        ("lr", "is not of the form KEY=VALUE"),
        ("lr.start=1", '"lr" has no keys below it'),
        ("lr=[", "not valid YAML"),
    ],
)
def test_a_wrong_key_or_value_is_answered_by_one_sentence(change: str, sentence: str) -> None:
    with pytest.raises(InvalidRequest) as refusal:
        read_configuration(OFFICIAL, [change])
    assert sentence in str(refusal.value)
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize("text", ["lr: [1", "- a list", "\xff"])
def test_a_file_that_holds_no_keys_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "c.yml"
    file.write_bytes(text.encode("latin-1"))
    with pytest.raises(InvalidRequest, match=r"c\.yml"):
        read_configuration(file)


def test_a_home_folder_is_one_place_for_all_that_a_run_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/somebody")
    wanted = Configuration(out_folder="~/runs", out_model_name="mine")
    assert wanted.run_folder == Path("/home/somebody/runs/mine")


def test_dropping_the_satellite_always_leaves_the_aerial_network() -> None:
    card = make_card(Configuration(drop_utae_modality=1.0))
    assert card.architecture.kind == "unet"
    assert card.satellite is None


@pytest.mark.parametrize(("count", "last"), [(13, "other"), (19, "other"), (15, "other"), (2, "other")])
def test_higher_labels_join_the_last_class(count: int, last: str) -> None:
    classes = Configuration(num_classes=count).classes
    assert len(classes) == count
    assert classes[-1].name == last
    assert classes[:-1] == FULL[: count - 1]
