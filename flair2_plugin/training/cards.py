# SPDX-License-Identifier: GPL-2.0-or-later
"""The model card that a training configuration describes."""

from __future__ import annotations

from flair2_plugin.core.model_card import (
    FLAIR_BANDS,
    AerialInput,
    Architecture,
    CloudFilter,
    DateEncoding,
    ModelCard,
    SatelliteInput,
    UtaeSizes,
)
from flair2_plugin.training.configuration import Configuration


def make_card(configuration: Configuration) -> ModelCard:
    """Return the card of the network to train; its scores are still empty."""
    return ModelCard(
        name=configuration.out_model_name,
        title=configuration.title or configuration.out_model_name,
        description=configuration.description,
        licence=configuration.licence,
        architecture=_architecture(configuration),
        classes=configuration.classes,
        aerial=_aerial(configuration),
        satellite=_satellite(configuration) if configuration.two_branches else None,
        trained_on=configuration.trained_on,
    )


def _architecture(configuration: Configuration) -> Architecture:
    utt, segformer = configuration.architecture == "utt", configuration.architecture == "segformer"
    return Architecture(
        kind="unet" if utt and not configuration.two_branches else configuration.architecture,
        encoder=configuration.encoder,
        decoder_widths=configuration.unet_widths[:1] if segformer else configuration.unet_widths,
        utae=_utae(configuration) if utt and configuration.two_branches else None,
        metadata=configuration.aerial_metadata,
    )


def _aerial(configuration: Configuration) -> AerialInput:
    scale = AerialInput().scale
    drops = {"nir": configuration.drop_nir, "height": configuration.drop_height}
    bands = FLAIR_BANDS[: configuration.num_channels_aerial]
    return AerialInput(
        bands=bands,
        mean=tuple(value / scale for value in configuration.aerial_mean),
        std=tuple(value / scale for value in configuration.aerial_std),
        optional=tuple(band for band in bands if drops.get(band, 0.0) > 0),
    )


def _utae(configuration: Configuration) -> UtaeSizes:
    return UtaeSizes(**{name: getattr(configuration, name) for name in UtaeSizes.__dataclass_fields__})


def _satellite(configuration: Configuration) -> SatelliteInput:
    return SatelliteInput(
        patch=configuration.sat_patch_size,
        scale=configuration.satellite_scale,
        cloud_filter=CloudFilter() if configuration.filter_clouds else None,
        monthly_means=configuration.average_month,
        dates=DateEncoding(configuration.ref_year, configuration.ref_date),
        optional=configuration.drop_utae_modality > 0,
    )
