# SPDX-License-Identifier: GPL-2.0-or-later
"""On how many pixels of the demo landscape the demo model in fewer bits says the same as in 32.

python -m benchmarks.quick_agreement
"""

from __future__ import annotations

import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

import torch

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


def read_scene(folder: Path) -> list[Sample]:
    """Return all tiles of a scene."""
    write_scene(folder, seed=SEED, report=lambda line: None)
    request = Request(str(folder / "ortho.tif"), "demo", str(folder / "map.tif"), (str(folder / "sentinel2"),))
    with ExitStack() as stack:
        inputs = InputOpener(request, [read_card(DEMO)], stack, print).open()
        return read_samples(inputs.readers[0], inputs.plan, inputs.plan.count)


def compare(title: str, exact: TwoHalves, quick: TwoHalves, samples: list[Sample]) -> list[Figure]:
    """Return the shares of equal classes over all tiles and of the worst one."""
    shares = [agreement(exact, quick, [sample]) for sample in samples]
    mean = Figure(f"{title}: pixels of equal class", 100 * sum(shares) / len(shares), "%")
    return [mean, Figure(f"{title}: in the worst of {len(shares)} tiles", 100 * min(shares), "%")]


def unlike(sample: Sample) -> Sample:
    """Return a sample of white noise."""
    generator = torch.Generator().manual_seed(0)
    return Sample(torch.rand(sample.ortho.shape, generator=generator), sample.series, sample.days)


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
            figures += [Figure(f"{title}: to choose it", seconds, "s"), *compare(title, exact, choice.network, samples)]
            if choice.precision == "int8":
                figures += compare(
                    f"{title}, white noise", exact, choice.network, [unlike(each) for each in samples[:4]]
                )
    tell("quick_agreement", options, figures)
    return 0


if __name__ == "__main__":
    sys.exit(main())
