# SPDX-License-Identifier: GPL-2.0-or-later
"""What the dock says of a run: before it, while it is at work, and after."""

from __future__ import annotations

from typing import Optional

from flair2_plugin.core.messages import Foreseen
from flair2_plugin.desktop.engine.listener import describe_time
from flair2_plugin.desktop.runs.state import RunState
from flair2_plugin.desktop.translation import by_number, tr, write_number


def describe_foreseen(foreseen: Foreseen) -> str:
    """Return what a run will take, as one text of a few facts."""
    facts = [
        tr("{area} km²").format(area=write_number(foreseen.square_km, figures=3)),
        by_number(foreseen.tiles, tr("{count} tile"), tr("{count} tiles")).format(count=foreseen.tiles),
    ]
    if foreseen.skipped:
        facts.append(tr("{count} skipped").format(count=foreseen.skipped))
    if foreseen.seconds is not None:
        facts.append(tr("about {time}").format(time=describe_time(foreseen.seconds)))
    facts.append(tr("on {device}").format(device=name_device(foreseen.device)))
    facts.append(tr("{size} of memory").format(size=describe_size(foreseen.memory_mib)))
    facts.append(tr("{size} of disk").format(size=describe_size(foreseen.disk_mib)))
    return ", ".join(facts)


def name_device(device: str) -> str:
    """Return a device of the engine's as people call it."""
    return {"cpu": tr("the processor"), "mps": tr("Apple's GPU"), "cuda": tr("the GPU")}.get(device, device)


def describe_size(mebibytes: float) -> str:
    """Return a size in MiB or, when large, in GiB."""
    if mebibytes < 1024:
        return tr("{size} MiB").format(size=max(1, round(mebibytes)))
    return tr("{size} GiB").format(size=write_number(mebibytes / 1024, 1))


def name_phase(phase: str) -> str:
    """Return the state of a run in a word."""
    known = {
        "waiting": tr("Waiting"),
        "running": tr("Running"),
        "done": tr("Done"),
        "stopped": tr("Stopped"),
        "failed": tr("Failed"),
    }
    return known.get(phase, phase)


def icon_of_phase(phase: str) -> str:
    """Return the theme icon of a run's state; the word beside it says the same."""
    known = {
        "waiting": "/mIconHistory.svg",
        "running": "/mActionStart.svg",
        "done": "/mIconSuccess.svg",
        "stopped": "/mActionStop.svg",
        "failed": "/mIconCritical.svg",
    }
    return known.get(phase, "")


def describe_end(state: RunState) -> str:
    """Return what is to be said of a run that is over: its duration, or the sentence on why it failed."""
    if state.phase == "failed":
        return state.error
    if state.phase == "stopped":
        kept, nothing = tr("What is finished is kept: Resume goes on from there."), tr("Nothing was finished yet.")
        return kept if state.resumable else nothing
    facts = [tr("Made in {time}").format(time=describe_time(state.seconds))]
    if state.device:
        facts.append(tr("on {device}").format(device=name_device(state.device)))
    return " ".join(facts)


def describe_preview(state: RunState) -> str:
    """Return how a preview fares."""
    if state.phase == "failed":
        return state.error
    if state.phase == "done":
        return tr("Preview made in {time}. Click elsewhere for another one.").format(time=describe_time(state.seconds))
    return tr("The preview was stopped.") if state.is_over else tr("Classifying the tile under the cursor…")


def describe_progress(state: RunState) -> str:
    """Return how far a run is: tiles, and the time left as far as it is known."""
    if not state.total:
        return ""
    text = tr("{done} of {total}").format(done=state.done, total=state.total)
    left = describe_left(state.seconds_left) if state.done < state.total else ""
    return f"{text}, {left}" if left else text


def describe_left(seconds: Optional[float]) -> str:
    """Return the time left, or nothing where it isn't known."""
    return "" if seconds is None else tr("{time} left").format(time=describe_time(seconds))
