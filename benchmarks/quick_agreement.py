# SPDX-License-Identifier: GPL-2.0-or-later
"""On how many pixels of the demo landscape the demo model in fewer bits says something else than in 32.

python -m benchmarks.quick_agreement
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import torch
from torch import Tensor

from benchmarks.figures import Figure, benchmark_parser, tell
from flair2_plugin.core.locations import MODELS
from flair2_plugin.core.model_card import read_card
from flair2_plugin.core.request import Request
from flair2_plugin.inference.inputs import InputOpener
from flair2_plugin.inference.precision import NetworkChooser
from flair2_plugin.inference.sampling import read_samples
from flair2_plugin.landscape.scene import write_scene
from flair2_plugin.network.samples import Sample, TwoHalves, agreement
from flair2_plugin.network.stored import StoredNetwork

DEMO = MODELS / "demo"
SEED = 7  # not that of the training data
CHANGED = 8  # tiles of each kind that the calibration has not seen


def read_scene(folder: Path) -> list[Sample]:
    """Return all tiles of a scene."""
    write_scene(folder, seed=SEED, report=lambda line: None)
    request = Request(str(folder / "ortho.tif"), "demo", str(folder / "map.tif"), (str(folder / "sentinel2"),))
    with ExitStack() as stack:
        inputs = InputOpener(request, [read_card(DEMO)], stack, print).open()
        return read_samples(inputs.readers[0], inputs.plan, inputs.plan.count)


def compare(
    title: str, exact: TwoHalves, quick: TwoHalves, samples: Sequence[Sample], wanted: str = ""
) -> list[Figure]:
    """Return the shares of pixels that get another class, over all tiles and in the worst one."""
    shares = [100 * (1 - agreement(exact, quick, [sample])) for sample in samples]
    mean = Figure(f"{title}: pixels of another class", sum(shares) / len(shares), "%", wanted=wanted)
    return [mean, Figure(f"{title}: in the worst of {len(shares)} tiles", max(shares), "%")]


def darken(ortho: Tensor) -> Tensor:
    """Return a picture at half the light."""
    return _changed(ortho, 0.5 * ortho)


def contrast(ortho: Tensor) -> Tensor:
    """Return a picture with half as much contrast again."""
    middle = ortho.mean(dim=(2, 3), keepdim=True)
    return _changed(ortho, (middle + 1.5 * (ortho - middle)).clamp(0, 1))


def make_noise(ortho: Tensor) -> Tensor:
    """Return white noise in all bands."""
    return torch.rand(ortho.shape, generator=torch.Generator().manual_seed(0))


def _changed(ortho: Tensor, light: Tensor) -> Tensor:
    """Return the picture with the `light` in its bands of light; heights stay."""
    lit = torch.tensor([name != "height" for name in read_card(DEMO).aerial.bands])[:, None, None]
    return torch.where(lit, light, ortho)


UNLIKE = {"half the light": darken, "more contrast": contrast, "white noise": make_noise}
"""What the calibration has not seen."""


def main() -> int:
    """Choose each precision as a run does, and compare on all tiles."""
    options = benchmark_parser("quick_agreement", __doc__).parse_args()
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        samples, stored = read_scene(folder), StoredNetwork(DEMO)

        def spread(count: int, part: slice) -> list[Sample]:
            return samples[:: max(1, len(samples) // count)][:count][part]  # as a run's samples are

        chooser = NetworkChooser(spread, 10_000, print, cache=folder / "cache")
        exact = stored.exact()
        for precision in ("int8", "fp16", "bf16"):
            began = time.perf_counter()
            choice = chooser.choose(stored, precision)
            seconds = time.perf_counter() - began
            title = precision if choice.precision == precision else f"{precision}, refused by its check"
            figures.append(Figure(f"{title}: to choose it", seconds, "s"))
            figures += compare(title, exact, choice.network, samples, "≤ 0.1 %" if precision == "int8" else "")
            if choice.precision == "int8":
                some = samples[:: len(samples) // CHANGED][:CHANGED]
                for kind, change in UNLIKE.items():
                    changed = [replace(each, ortho=change(each.ortho)) for each in some]
                    figures += compare(f"{title}, {kind}", exact, choice.network, changed)
    tell("quick_agreement", options, figures)
    return 0


if __name__ == "__main__":
    sys.exit(main())
