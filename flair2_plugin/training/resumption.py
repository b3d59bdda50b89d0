# SPDX-License-Identifier: GPL-2.0-or-later
"""What of a configuration may change between a run and its resumption, and what a lower learning rate does then."""

from __future__ import annotations

from typing import Any

from flair2_plugin.core.errors import InvalidRequest
from flair2_plugin.training.configuration import Configuration

_NETWORK = (
    "architecture",
    "encoder",
    "unet_widths",
    "num_classes",
    "num_channels_aerial",
    "aerial_metadata",
    "sat_patch_size",
    "encoder_widths",
    "decoder_widths",
    "out_conv",
    "str_conv_k",
    "n_head",
    "d_model",
    "d_k",
)
_COURSE = ("optimizer", "schedule", "monitor")
_STEPS = ("num_epochs", "batch_size", "accumulate_batches", "limit_patches", "gpus_per_node", "num_nodes")
_SPREAD = ("onecycle", "cosine")

_RATES_OF_GROUP = ("lr", "initial_lr", "max_lr", "min_lr")
_RATES_OF_SCHEDULE = ("base_lrs", "_last_lr")


def describe_run(configuration: Configuration) -> dict[str, Any]:
    """Return what a resumption is compared with, in plain types, for a checkpoint."""
    values = configuration.model_dump(mode="json", include={*_NETWORK, *_COURSE, *_STEPS, "lr"})
    return {**values, **_branches(configuration)}


def refuse_changes(started: dict[str, Any], configuration: Configuration) -> None:
    """Refuse to go on with another network, optimizer or schedule than the run was started with.

    A schedule that is spread over the whole training also needs the same number of steps.

    Raises:
        InvalidRequest: the sentence names the key and what it was.
    """
    wanted = describe_run(configuration)
    steps = _STEPS if configuration.schedule in _SPREAD else ()
    for key in (*_NETWORK, *_branches(configuration), *_COURSE, *steps):
        if key in started and started[key] != wanted[key]:
            why = ", over which its learning rate rises and falls" if key in steps else ""
            raise InvalidRequest(
                f'The run to resume was started with "{key}" {started[key]}, not {wanted[key]}{why}: set it so again, '
                "or start without --resume."
            )


def rescale_rates(checkpoint: dict[str, Any], factor: float) -> None:
    """Multiply all learning rates in a Lightning checkpoint, which would otherwise go before the configuration's."""
    groups = [group for state in checkpoint["optimizer_states"] for group in state["param_groups"]]
    for group in groups:
        group.update({name: group[name] * factor for name in _RATES_OF_GROUP if name in group})
    for schedule in checkpoint["lr_schedulers"]:
        schedule.update(
            {name: [rate * factor for rate in schedule[name]] for name in _RATES_OF_SCHEDULE if name in schedule}
        )


def _branches(configuration: Configuration) -> dict[str, bool]:
    return {
        "drop_utae_modality = 1": not configuration.two_branches,
        "w_unet_utae without the second": configuration.w_unet_utae[1] == 0,
    }
