# SPDX-License-Identifier: GPL-2.0-or-later
"""The state of the engine, in a headline and a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import List, Optional, Tuple

from flair2_plugin.core.engine_check import EngineCheck
from flair2_plugin.core.errors import EngineFailed
from flair2_plugin.desktop.engine.interpreter import engine_folder, engine_python, gpu_folder
from flair2_plugin.desktop.engine.sentences import translate
from flair2_plugin.desktop.translation import tr


@dataclass(frozen=True)
class EngineState:
    """Which Python is used, and what its check found; both None before anything is known."""

    python: Optional[Path] = None
    check: Optional[EngineCheck] = None
    problem: str = ""

    @property
    def works(self) -> bool:
        """Whether maps can be made."""
        return self.check is not None and not self.check.problem


def find_engine() -> EngineState:
    """Return the Python that would be used, unchecked, or why there is none."""
    try:
        return EngineState(python=engine_python())
    except EngineFailed as problem:
        return EngineState(problem=translate(str(problem)))


def headline(state: EngineState) -> str:
    """Return the state in a few words."""
    if state.works:
        return tr("The engine works")
    if state.python is None:
        return tr("The engine is not installed")
    return tr("The engine does not work") if state.check is not None else tr("Checking the engine…")


def sentence(state: EngineState) -> str:
    """Return what there is to say of it: versions and device, or what to do."""
    if state.python is None:
        return tr(
            "It is a Python of its own, beside QGIS, with PyTorch and rasterio. “Install…” brings it; nothing in "
            "QGIS is changed."
        )
    if state.check is None:
        return tr("This takes some seconds.")
    if state.check.problem:
        return state.check.problem
    check = state.check
    text = tr("PyTorch {torch} on Python {python} computes on {device}.").format(
        torch=check.libraries.get("torch", "?"), python=check.python, device=describe_device(check)
    )
    notes = []
    if check.other_versions:
        names = ", ".join(map(translate, check.other_versions))
        notes.append(tr("Other versions than those tested: {names}.").format(names=names))
    if check.lacking:
        notes.append(tr("Not there, and not needed for a map: {names}.").format(names=", ".join(check.lacking)))
    return " ".join([text, *notes])


def describe_device(check: EngineCheck) -> str:
    """Return the device that a run would take, with its name."""
    best = check.best_device
    what = next((device.what for device in check.devices if device.name == best), "")
    if best == "cpu":
        return tr("the CPU ({what})").format(what=what)
    return tr("{what} ({name})").format(what=what, name=best)


def rows(state: EngineState) -> List[Tuple[str, str]]:
    """Return what stands in the table below the sentence: a label and its value."""
    if state.python is None:
        return [(tr("Folder"), str(engine_folder()))]
    return [(tr("Python"), str(state.python)), (tr("Kind"), kind(state.python))]


def kind(python: Path) -> str:
    """Return where a Python comes from."""
    if gpu_folder() in python.parents:
        return tr("installed by the plugin, with GPU support")
    if engine_folder() in python.parents:
        return tr("installed by the plugin")
    return tr("chosen by you, or a checkout's")
