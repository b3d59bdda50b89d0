# SPDX-License-Identifier: GPL-2.0-or-later
"""The keys of FLAIR #2's official configuration file.

Source: IGNF/FLAIR-2, flair-2-config.yml (commit b9b4892).
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from flair2_plugin.core.nomenclature import FULL

_MISSPELT = {"agricutural land": "agricultural land"}  # as the official file has it

Weights = tuple[Annotated[float, Field(ge=0.0)], Annotated[float, Field(ge=0.0)]]
Widths = tuple[Annotated[int, Field(ge=4)], ...]

OFFICIAL_WEIGHTS: dict[str, Weights] = {entry.name: (1.0, 1.0) for entry in FULL[:11]} | {
    "plowed land": (1.0, 0.0),
    "other": (0.0, 0.0),
}


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, validate_default=True, allow_inf_nan=False)


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
    them the other way round, task_module.py:62). `drop_utae_modality` is the share of training patches for which
    the satellite branch is left out; 1 trains the aerial network alone. `weights_aerial_satellite` gives each class its
    weight in the loss of the aerial and of the satellite head.
    """

    data: DataPaths = DataPaths()
    out_folder: str = "./flair2/"
    out_model_name: str = Field(default="flair-2-baseline", pattern=r"^[\w.-]*\w$")

    sat_patch_size: int = Field(default=40, ge=16, le=112, multiple_of=8)
    w_unet_utae: Weights = (1.0, 1.0)
    drop_utae_modality: float = Field(default=0.0, ge=0.0, le=1.0)
    aerial_metadata: bool = True
    geo_enc_size: Literal[32] = 32
    use_augmentation: bool = True
    filter_clouds: bool = True
    average_month: bool = True
    weights_aerial_satellite: dict[str, Weights] = OFFICIAL_WEIGHTS

    num_classes: int = Field(default=13, ge=2, le=len(FULL))
    num_channels_aerial: int = Field(default=5, ge=3, le=5)
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
    out_conv: tuple[Annotated[int, Field(ge=1)], ...] = (32, 13)
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

    @field_validator("pad_value")
    @classmethod
    def _pad_with_zeros(cls, value: float) -> float:
        if value != 0:
            raise ValueError("the series of a batch are padded with zeros, only 0 is built")
        return value

    @field_validator("weights_aerial_satellite", mode="before")
    @classmethod
    def _correct_spelling(cls, value: object) -> object:
        return {_MISSPELT.get(k, k): v for k, v in value.items()} if isinstance(value, dict) else value
