# SPDX-License-Identifier: GPL-2.0-or-later
"""The training configuration: FLAIR #2's official YAML file, key by key, and a few keys of our own.

Source of the first group: IGNF/FLAIR-2, flair-2-config.yml (commit b9b4892).
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from flair2_plugin.core.nomenclature import FULL, ClassTable, LandCoverClass

_MISSPELT = {"agricutural land": "agricultural land"}  # as the official file has it

Weights = tuple[float, float]
Widths = tuple[Annotated[int, Field(ge=4)], ...]

_OFFICIAL_WEIGHTS: dict[str, Weights] = {entry.name: (1.0, 1.0) for entry in FULL[:11]} | {
    "plowed land": (1.0, 0.0),
    "other": (0.0, 0.0),
}


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, validate_default=True)


class DataPaths(_Section):
    """Where the data set lies; empty paths are not there."""

    path_aerial_train: str = ""
    path_sen_train: str = ""
    path_labels_train: str = ""
    path_aerial_test: str = ""
    path_sen_test: str = ""
    path_labels_test: str = ""
    path_sp_centroids: str = ""
    path_metadata_aerial: str = ""


class OfficialKeys(_Section):
    """The keys of the official file with its defaults.

    `w_unet_utae` weighs the loss of the aerial, then of the satellite head, as its name says (the official code has
    them the other way round, task_module.py:62). `drop_utae_modality` is the share of training batches in which the
    satellite branch is left out; 1 trains the aerial U-Net alone. `weights_aerial_satellite` gives each class its
    weight in the loss of the aerial and of the satellite head.
    """

    data: DataPaths = DataPaths()
    out_folder: str = "./flair2/"
    out_model_name: str = Field(default="flair-2-baseline", pattern=r"^[\w.-]*\w$")

    sat_patch_size: int = Field(default=40, ge=8, le=112, multiple_of=8)
    w_unet_utae: Weights = (1.0, 1.0)
    drop_utae_modality: float = Field(default=0.0, ge=0.0, le=1.0)
    aerial_metadata: bool = True
    geo_enc_size: Literal[32] = 32
    use_augmentation: bool = True
    filter_clouds: bool = True
    average_month: bool = True
    weights_aerial_satellite: dict[str, Weights] = _OFFICIAL_WEIGHTS

    num_classes: int = Field(default=13, ge=2, le=len(FULL))
    num_channels_aerial: Literal[5] = 5
    num_channels_sat: Literal[10] = 10
    num_epochs: int = Field(default=100, ge=1)
    batch_size: int = Field(default=10, ge=1)
    batch_size_inference: int = Field(default=1, ge=1)
    lr: float = Field(default=0.001, gt=0.0)

    num_workers: int = Field(default=10, ge=0)
    accelerator: Literal["auto", "cpu", "gpu", "cuda", "mps"] = "gpu"
    gpus_per_node: int = Field(default=1, ge=1)
    num_nodes: int = Field(default=1, ge=1)
    strategy: str | None = None

    encoder_widths: Widths = (64, 64, 128, 128)
    decoder_widths: Widths = (64, 64, 128, 128)
    out_conv: tuple[int, ...] = (32, 13)
    str_conv_k: int = Field(default=4, ge=1)
    str_conv_s: int = Field(default=2, ge=1)
    str_conv_p: int = Field(default=1, ge=0)
    agg_mode: Literal["att_group"] = "att_group"
    encoder_norm: Literal["group"] = "group"
    n_head: int = Field(default=16, ge=1)
    d_model: int = Field(default=256, ge=2)
    d_k: int = Field(default=4, ge=1)
    ref_year: int = Field(default=2021, ge=1900, le=2200)
    ref_date: str = Field(default="05-15", pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")
    pad_value: float = 0.0
    padding_mode: Literal["reflect", "zeros"] = "reflect"

    enable_progress_bar: bool = True
    progress_rate: int = Field(default=10, ge=1)


class Configuration(OfficialKeys):
    """The official keys and ours; ours default to what is right, where the official code fixes something else.

    `unet_widths` are the decoder widths of the aerial U-Net (`decoder_widths` are the satellite branch's).
    `encoder_weights` names pre-trained ones of smp or timm ("imagenet"; downloaded), null trains from scratch. Without
    `val_domains`, a share `val_fraction` of the training domains is drawn by `seed`. `cache` keeps the decoded patches
    in memory. `patience` is after how many epochs without a better `monitor` training ends. `half_weights` stores the
    model package's weights in 16 bits; the texts go into its card.
    """

    architecture: Literal["utt", "unet"] = "utt"
    encoder: str = "resnet34"
    encoder_weights: str | None = None
    unet_widths: Widths = (256, 128, 64, 32, 16)
    satellite_scale: float = Field(default=10_000.0, gt=0.0)

    optimizer: Literal["adamw", "sgd"] = "adamw"
    weight_decay: float = Field(default=0.01, ge=0.0)
    schedule: Literal["none", "onecycle"] = "onecycle"
    precision: Literal["32-true", "bf16-mixed", "16-mixed"] = "32-true"
    seed: int = Field(default=2022, ge=0)
    monitor: Literal["val_miou", "val_loss"] = "val_miou"
    patience: int = Field(default=30, ge=1)

    val_domains: tuple[str, ...] = ()
    val_fraction: float = Field(default=0.2, gt=0.0, lt=1.0)
    limit_patches: int | None = Field(default=None, ge=1)
    cache: bool = False

    half_weights: bool = False
    title: str = ""
    description: str = ""
    licence: str = ""
    trained_on: str = ""

    @field_validator("weights_aerial_satellite", mode="before")
    @classmethod
    def _correct_spelling(cls, value: object) -> object:
        return {_MISSPELT.get(k, k): v for k, v in value.items()} if isinstance(value, dict) else value

    @model_validator(mode="after")
    def _check_together(self) -> Configuration:
        names = [entry.name for entry in self.classes]
        unknown = sorted(set(self.weights_aerial_satellite) - set(names) - set(_OFFICIAL_WEIGHTS))
        if unknown:
            raise ValueError(f'weights_aerial_satellite: there is no class "{unknown[0]}" among {", ".join(names)}')
        ends = [(widths[0], widths[-1]) for widths in (self.encoder_widths, self.decoder_widths) if widths]
        if len(self.encoder_widths) != len(self.decoder_widths) or len(ends) < 2 or ends[0][1] != ends[1][1]:
            raise ValueError("encoder_widths and decoder_widths must have the same length and end with the same width")
        return self

    @property
    def two_branches(self) -> bool:
        """Whether there is a satellite branch."""
        return self.architecture == "utt" and self.drop_utae_modality < 1.0

    @property
    def classes(self) -> ClassTable:
        """The network's classes: the first label ids, and all higher ones joined in "other"."""
        count = self.num_classes
        return FULL if count == len(FULL) else (*FULL[: count - 1], LandCoverClass(count, "other", "#000000"))

    @property
    def run_folder(self) -> Path:
        """Where everything that this training makes is written."""
        return Path(self.out_folder) / self.out_model_name

    def class_weights(self, head: Literal[0, 1]) -> list[float]:
        """Return each class's weight in the loss of the aerial (0) or the satellite (1) head."""
        return [self.weights_aerial_satellite.get(entry.name, (1.0, 1.0))[head] for entry in self.classes]
