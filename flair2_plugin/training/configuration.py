# SPDX-License-Identifier: GPL-2.0-or-later
"""The training configuration: the official file's keys and ours."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, model_validator

from flair2_plugin.core.nomenclature import FULL, ClassTable, LandCoverClass
from flair2_plugin.training.official_keys import OFFICIAL_WEIGHTS, OfficialKeys, Widths

Share = Annotated[float, Field(ge=0.0, le=1.0)]


class Configuration(OfficialKeys):
    """The official keys and ours; ours default to what is right, where the official code fixes something else.

    Network. `unet_widths` are the decoder widths of the aerial network (`decoder_widths` are the satellite branch's).
    `encoder_weights` names pre-trained ones of smp or timm ("imagenet"; downloaded) or a file of them, null trains from
    scratch. `aerial_mean` and `aerial_std` are of FLAIR's 8-bit values, one number per band.

    Data. `split` takes the official domains of validation (and training), or draws a share `val_fraction` of the
    domains by `seed`; `val_domains` names them. `damaged_patches` says what a patch that can't be read does. `cache`
    keeps the decoded patches in memory.

    Augmentation. `radiometric` is how far brightness, contrast and gamma of the ortho's bands vary; `drop_nir` and
    `drop_height` are the shares of patches that are shown without that band, so that the network learns to do without.

    Loss. `dice` and `lovasz` are their weights next to a cross-entropy of weight 1, in the aerial head's loss.

    Course. `warmup_epochs` rise to `lr` before `cosine` falls; `plateau` is FLAIR #1's. `accumulate_batches` go into
    one step of the optimizer, `gradient_clip` is the longest gradient. `ema_decay` validates and keeps a moving average
    of the weights. `patience` is after how many epochs without a better `monitor` training ends.

    Afterwards. `test_turns` averages the test's answers over the eight turns of each patch. `half_weights` stores the
    model package's weights in 16 bits; the texts go into its card.
    """

    architecture: Literal["utt", "unet", "segformer"] = "utt"
    encoder: str = "resnet34"
    encoder_weights: str | None = None
    unet_widths: Widths = (256, 128, 64, 32, 16)
    aerial_mean: tuple[float, ...] = ()
    aerial_std: tuple[Annotated[float, Field(gt=0.0)], ...] = ()
    satellite_scale: float = Field(default=10_000.0, gt=0.0)

    split: Literal["random", "flair-2", "flair-1"] = "random"
    val_domains: tuple[str, ...] = ()
    val_fraction: float = Field(default=0.2, gt=0.0, lt=1.0)
    limit_patches: int | None = Field(default=None, ge=1)
    damaged_patches: Literal["stop", "skip"] = "stop"
    cache: bool = False

    radiometric: Share = 0.0
    drop_nir: Share = 0.0
    drop_height: Share = 0.0

    label_smoothing: float = Field(default=0.0, ge=0.0, lt=1.0)
    dice: float = Field(default=0.0, ge=0.0)
    lovasz: float = Field(default=0.0, ge=0.0)

    optimizer: Literal["adamw", "sgd"] = "adamw"
    momentum: float = Field(default=0.9, ge=0.0, lt=1.0)
    weight_decay: float = Field(default=0.01, ge=0.0)
    schedule: Literal["none", "onecycle", "cosine", "plateau"] = "onecycle"
    warmup_epochs: float = Field(default=0.0, ge=0.0)
    accumulate_batches: int = Field(default=1, ge=1)
    gradient_clip: float | None = Field(default=None, gt=0.0)
    ema_decay: float | None = Field(default=None, gt=0.0, lt=1.0)
    precision: Literal["32-true", "bf16-mixed", "16-mixed"] = "32-true"
    compile: bool = False
    deterministic: bool = False
    seed: int = Field(default=2022, ge=0, le=2**32 - 1)
    monitor: Literal["val_miou", "val_loss"] = "val_miou"
    patience: int = Field(default=30, ge=1)

    test_turns: bool = False
    save_predictions: bool = True
    half_weights: bool = False
    title: str = ""
    description: str = ""
    licence: str = ""
    trained_on: str = ""

    @model_validator(mode="after")
    def _check_together(self) -> Configuration:
        names = [entry.name for entry in self.classes]
        unknown = sorted(set(self.weights_aerial_satellite) - set(names) - set(OFFICIAL_WEIGHTS))
        if unknown:
            raise ValueError(f'weights_aerial_satellite: there is no class "{unknown[0]}" among {", ".join(names)}')
        ends = [(widths[0], widths[-1]) for widths in (self.encoder_widths, self.decoder_widths) if widths]
        if len(self.encoder_widths) != len(self.decoder_widths) or len(ends) < 2 or ends[0][1] != ends[1][1]:
            raise ValueError("encoder_widths and decoder_widths must have the same length and end with the same width")
        if self.warmup_epochs > self.num_epochs:
            raise ValueError(f"warmup_epochs, {self.warmup_epochs:g}, are more than all num_epochs, {self.num_epochs}")
        absent = [key for key, least in (("drop_nir", 4), ("drop_height", 5)) if self.num_channels_aerial < least]
        if any(getattr(self, key) for key in absent):
            raise ValueError(f"{absent[-1]}: there is no such band among the first {self.num_channels_aerial}")
        if self.warmup_epochs and self.schedule not in ("none", "cosine"):
            raise ValueError(f'warmup_epochs belong to the schedules "none" and "cosine", not to "{self.schedule}"')
        for name in ("aerial_mean", "aerial_std"):
            if len(getattr(self, name)) not in (0, self.num_channels_aerial):
                raise ValueError(f"{name} must hold {self.num_channels_aerial} numbers, one per band, or none")
        if not _is_day(self.ref_year, self.ref_date):
            raise ValueError(f"there is no day {self.ref_date} in {self.ref_year}: change ref_date or ref_year")
        if bool(self.aerial_mean) != bool(self.aerial_std):
            raise ValueError("aerial_mean and aerial_std are given together or not at all")
        return self

    @property
    def two_branches(self) -> bool:
        """Whether there is a satellite branch."""
        return self.architecture != "unet" and self.drop_utae_modality < 1.0

    @property
    def classes(self) -> ClassTable:
        """The network's classes: the first label ids, and all higher ones joined in "other"."""
        count = self.num_classes
        return FULL if count == len(FULL) else (*FULL[: count - 1], LandCoverClass(count, "other", "#000000"))

    @property
    def run_folder(self) -> Path:
        """Where everything that this training makes is written."""
        return Path(self.out_folder).expanduser() / self.out_model_name  # as Lightning does with its own part

    def class_weights(self, head: Literal[0, 1]) -> list[float]:
        """Return each class's weight in the loss of the aerial (0) or the satellite (1) head."""
        return [self.weights_aerial_satellite.get(entry.name, (1.0, 1.0))[head] for entry in self.classes]


def _is_day(year: int, month_day: str) -> bool:
    try:
        date.fromisoformat(f"{year}-{month_day}")
    except ValueError:
        return False
    return True
