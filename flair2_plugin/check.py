# SPDX-License-Identifier: GPL-2.0-or-later
"""`python -m flair2_plugin.check`: whether this Python can run the engine, and on which devices.

Imports every library that a map needs, makes a raster with a coordinate system, and computes a small convolution, whose
result is compared with the same sum by other means. QGIS starts this file itself, in the engine's Python.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

if __name__ == "__main__" and not __package__:
    # As in engine.py: at the end, since other plugins lie beside the package.
    sys.path.append(str(Path(__file__).absolute().parent.parent))

from flair2_plugin.core.cli import OptionParser, leave, run_command
from flair2_plugin.core.engine_check import CHECK_KIND, NEEDED, RECOMMENDED, pinned_versions
from flair2_plugin.core.errors import EngineFailed

_TOLERANCE = 1e-3  # of sums of 27 products below 1 in size; a GPU may use TF32
_PIXELS = 64


def check(device: str | None, say: Callable[[str], None]) -> dict[str, Any]:
    """Return what was found, "problem" None where the engine works; `say` hears what is tried next."""
    found: dict[str, Any] = {
        "kind": CHECK_KIND,
        "python": ".".join(str(part) for part in sys.version_info[:3]),
        "executable": sys.executable,
        "libraries": {},
        "lacking": [],
        "other_versions": [],
        "devices": [],
        "device": "",
        "seconds": None,
        "problem": None,
    }
    try:
        _check_libraries(found, say)
        say("writing a raster")
        _check_raster()
        say("looking for devices")
        found["devices"] = _devices()
        found["device"] = device or "cpu"
        say(f"computing on {found['device']}")
        found["seconds"] = _convolve(found["device"])
    except EngineFailed as problem:
        found["problem"] = str(problem)
    return found


def _check_libraries(found: dict[str, Any], say: Callable[[str], None]) -> None:
    if sys.version_info < (3, 11):
        raise EngineFailed(
            f"This is Python {found['python']}, and the engine needs 3.11 or newer: choose another Python."
        )
    _check_presence(found)
    pinned = pinned_versions()
    for name, module in {**NEEDED, **RECOMMENDED}.items():
        say(f"loading {name}")
        version, problem = _load(name, module)
        if problem is not None and name in NEEDED and version:
            raise EngineFailed(f"{name} {version} is installed but can't be loaded: {problem}")
        if problem is not None:
            found["lacking"].append(name)
            continue
        found["libraries"][name] = version
        if pinned.get(name) not in (None, version.split("+")[0]):
            found["other_versions"].append(f"{name} {version} instead of {pinned[name]}")


def _check_presence(found: dict[str, Any]) -> None:
    """See what is installed at all before anything is loaded, which takes its time."""
    from importlib import metadata

    installed = {re.sub(r"[-_.]+", "-", dist.name).lower() for dist in metadata.distributions() if dist.name}
    missing = [name for name in NEEDED if name.replace("_", "-") not in installed]
    if missing:
        found["lacking"] = missing
        raise EngineFailed(f"This Python lacks {', '.join(missing)}: install them there, or choose another Python.")


def _load(name: str, module: str) -> tuple[str, str | None]:
    """Return a library's version ("" if it isn't installed), and why it can't be loaded."""
    import importlib
    from importlib import metadata

    from flair2_plugin.network.openvino_library import forbid_telemetry

    forbid_telemetry()
    try:
        version = metadata.version(name)
    except metadata.PackageNotFoundError:
        return "", "not installed"
    try:
        if name == "torchvision":
            from flair2_plugin.network.torchvision_operators import declare_operators

            declare_operators()
        importlib.import_module(module)
    except Exception as problem:  # noqa: BLE001  whatever a damaged library raises is what is asked for here
        return version, f"{type(problem).__name__}: {str(problem).strip()}"
    return version, None


def _check_raster() -> None:
    """Write and read a raster: a foreign PROJ or GDAL in the environment shows here, as a lost coordinate system."""
    import numpy as np
    import rasterio
    from affine import Affine
    from rasterio.io import MemoryFile

    made = np.arange(4, dtype="uint8").reshape(1, 2, 2)
    profile: dict[str, Any] = {"driver": "GTiff", "width": 2, "height": 2, "count": 1, "dtype": "uint8"}
    try:
        with MemoryFile() as file:
            with file.open(crs="EPSG:2154", transform=Affine(0.2, 0, 650_000, 0, -0.2, 6_860_000), **profile) as raster:
                raster.write(made)
            with file.open() as raster:
                same, code = bool((raster.read() == made).all()), raster.crs.to_epsg()
    except (rasterio.errors.RasterioError, rasterio.errors.CRSError, ValueError, OSError) as problem:
        raise EngineFailed(f"rasterio can't write a raster: {problem}") from problem
    if not same or code != 2154:
        raise EngineFailed(
            "rasterio loses a raster's pixels or coordinate system: another program's PROJ or GDAL is in its way, "
            "so unset PROJ_DATA, PROJ_LIB and GDAL_DATA."
        )


def _devices() -> list[dict[str, Any]]:
    import psutil
    import torch

    devices = [
        {"name": "cpu", "what": f"{torch.get_num_threads()} threads", "mib": psutil.virtual_memory().total >> 20}
    ]
    for number in range(torch.cuda.device_count() if torch.cuda.is_available() else 0):
        card = torch.cuda.get_device_properties(number)
        devices.append({"name": f"cuda:{number}", "what": card.name, "mib": card.total_memory >> 20})
    if torch.backends.mps.is_available():
        devices.append({"name": "mps", "what": "Apple GPU", "mib": psutil.virtual_memory().total >> 20})
    return devices


def _convolve(device: str) -> float:
    """Compute a 3 × 3 convolution on a device and return its seconds.

    Raises:
        EngineFailed: the device isn't there, fails, or computes something else than the same sum by a matrix product.
    """
    import torch

    image = torch.linspace(-1, 1, 3 * _PIXELS * _PIXELS).reshape(1, 3, _PIXELS, _PIXELS).sin()
    kernels = torch.linspace(-1, 1, 8 * 27).reshape(8, 3, 3, 3).cos()
    patches = torch.nn.functional.unfold(image.double(), 3, padding=1)[0]
    expected = (kernels.double().reshape(8, 27) @ patches).reshape(8, _PIXELS, _PIXELS)
    started = time.monotonic()
    try:
        result = torch.nn.functional.conv2d(image.to(device), kernels.to(device), padding=1).cpu()
    except (RuntimeError, AssertionError, NotImplementedError) as problem:
        raise EngineFailed(f"Nothing can be computed on {device}: {str(problem).strip()}") from problem
    off = float((result[0].double() - expected).abs().max())
    if not off < _TOLERANCE * 27:
        raise EngineFailed(
            f"A convolution on {device} is off by {off:g}: this device computes wrongly, take another one."
        )
    return round(time.monotonic() - started, 3)


def _print(found: dict[str, Any]) -> None:
    libraries = ", ".join(f"{name} {version}" for name, version in found["libraries"].items())
    sys.stdout.write(f"Python {found['python']}: {found['executable']}\n{libraries}\n")
    for device in found["devices"]:
        sys.stdout.write(f"{device['name']}: {device['what']}, {device['mib']} MiB\n")
    for title in ("lacking", "other_versions"):
        if found[title]:
            sys.stdout.write(f"{title.replace('_', ' ').capitalize()}: {', '.join(found[title])}\n")


def run(arguments: list[str]) -> None:
    """Check this Python and print what was found.

    Raises:
        EngineFailed: it can't run the engine, and the answer isn't wanted as JSON.
    """
    parser = OptionParser(prog="python -m flair2_plugin.check", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--json", action="store_true", help="print one line of JSON, and what is tried on stderr")
    parser.add_argument("--device", help="compute on this device: cpu (default), cuda, cuda:1, mps")
    options = parser.parse_args(arguments)
    found = check(options.device, lambda text: _say(text) if options.json else None)
    if options.json:
        sys.stdout.write(json.dumps(found) + "\n")
        if found["problem"]:
            leave(EngineFailed.exit_code)
        return
    _print(found)
    if found["problem"]:
        raise EngineFailed(found["problem"])
    sys.stdout.write(f"The engine works: a convolution on {found['device']} in {found['seconds']} s.\n")


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def main(arguments: list[str]) -> int:
    """Run the command and return its exit code."""
    return run_command(lambda: run(arguments))


if __name__ == "__main__":
    leave(main(sys.argv[1:]))
