# SPDX-License-Identifier: GPL-2.0-or-later
"""What a check of the engine's Python is asked for, and its answer as QGIS reads it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any, Dict, Optional, Tuple

from flair2_plugin.core.errors import EngineFailed
from flair2_plugin.core.locations import RESOURCES
from flair2_plugin.core.records import from_json

CHECK_KIND = "check"

# Distributions and the module of each: without these no map; without the others no training, or a slower map.
NEEDED = {
    "numpy": "numpy",
    "torch": "torch",
    "torchvision": "torchvision",
    "timm": "timm",
    "segmentation_models_pytorch": "segmentation_models_pytorch",
    "rasterio": "rasterio",
    "affine": "affine",
    "scipy": "scipy.ndimage",
    "pyogrio": "pyogrio",
    "shapely": "shapely",
    "safetensors": "safetensors",
    "filelock": "filelock",
    "psutil": "psutil",
}
RECOMMENDED = {
    "lightning": "lightning",
    "torchmetrics": "torchmetrics",
    "pydantic": "pydantic",
    "PyYAML": "yaml",
    "tensorboard": "tensorboard",
    "matplotlib": "matplotlib",
    "defusedxml": "defusedxml.ElementTree",
    "openvino": "openvino",
    "nncf": "nncf",
}
_PIN = re.compile(r"^([\w.-]+)==([\w.]+)", re.MULTILINE)


@dataclass(frozen=True)
class Device:
    """Something to compute on: its name for --device, what it is, and its memory."""

    name: str
    what: str
    mib: int


@dataclass(frozen=True)
class EngineCheck:
    """What a check found; `problem` is None where the engine works, else a sentence."""

    python: str
    executable: str
    libraries: Dict[str, str] = field(default_factory=dict)
    lacking: Tuple[str, ...] = ()
    other_versions: Tuple[str, ...] = ()
    devices: Tuple[Device, ...] = ()
    device: str = ""
    seconds: Optional[float] = None
    problem: Optional[str] = None

    @property
    def best_device(self) -> str:
        """The device that a run without a choice of its own would take."""
        names = [device.name for device in self.devices]
        return next((name for name in names if name != "cpu"), names[0] if names else "cpu")


def pinned_versions() -> Dict[str, str]:
    """Return the versions that the engine is tested with, by distribution."""
    pins: Dict[str, str] = {}
    for name in ("requirements.txt", "requirements-quick.txt"):
        path = RESOURCES / "engine" / name
        if path.is_file():
            pins.update(_PIN.findall(path.read_text(encoding="utf-8")))
    return {name.replace("segmentation-models-pytorch", "segmentation_models_pytorch"): v for name, v in pins.items()}


def read_check(output: str) -> EngineCheck:
    """Return the answer in what a check printed.

    Raises:
        EngineFailed: there is none in it.
    """
    for line in reversed(output.splitlines()):
        try:
            data: Any = json.loads(line)
        except ValueError:
            continue
        if isinstance(data, dict) and data.pop("kind", None) == CHECK_KIND:
            return from_json(EngineCheck, data, EngineFailed, "The engine's answer")
    raise EngineFailed("The engine gave no answer to the check.")
