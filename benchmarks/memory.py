# SPDX-License-Identifier: GPL-2.0-or-later
"""The engine's highest memory on orthos of very different sizes, the demo model on the CPU.

python -m benchmarks.memory [--rows 4] [--whole] [--sizes 8192x8192 16384x16384 100000x1024]

The orthos are the demo's scene mirrored over and over, with its Sentinel-2 year; the first one is mapped in 8 bits too,
by the demo's network with one class favoured: where the mirrored ortho and series don't fit, its own answers are so
uncertain that the check of the quick network refuses it.
Without --whole each run is stopped after some rows of tiles, when its buffers and GDAL's cache are full; what making
the map out of the strips takes then shows only for maps that were finished.
"""

from __future__ import annotations

import sys
import tempfile
from argparse import Namespace
from importlib.util import find_spec
from pathlib import Path

from benchmarks.countryside import draw_scene, enlarge
from benchmarks.engine_process import EngineRun, run_engine
from benchmarks.figures import Figure, benchmark_parser, tell
from benchmarks.plain import write_favoured_demo
from flair2_plugin.core.request import Precision

MODEL = "demo"
EXACT = "exact"
SIZES = ("8192x8192", "16384x16384", "100000x1024")
STEP = 400  # pixels from one tile to the next
BOUND, NEAR = 1536.0, 100.0  # MiB


def main() -> int:
    """Measure and print."""
    parser = benchmark_parser("memory", __doc__)
    parser.add_argument("--rows", type=int, default=4, help="rows of tiles after which a run is stopped (4)")
    parser.add_argument("--whole", action="store_true", help="don't stop the runs: ten minutes on two cores")
    parser.add_argument("--sizes", nargs="+", default=SIZES, metavar="WIDTHxHEIGHT", help=f"orthos ({' '.join(SIZES)})")
    options = parser.parse_args()
    runs = {}
    with tempfile.TemporaryDirectory() as folder:
        scene = draw_scene(Path(folder) / "scene")
        favoured = str(write_favoured_demo(Path(folder) / "favoured"))
        for size in options.sizes:
            width, height = map(int, size.split("x"))
            country = enlarge(scene, Path(folder) / size, width, height)
            for way, precision in list_ways(size == options.sizes[0]):
                output, more = Path(folder) / f"{size} {way}.tif", ("--precision", precision)
                cache = {"XDG_CACHE_HOME": str(Path(folder) / "cache")}
                model = MODEL if precision == "fp32" else favoured
                run = run_engine(country, model, output, more, _last_tile(width, options), cache)
                runs[f"{width:,} × {height:,} px, {way}"] = run
                ended = " (stopped)" if run.stopped else ""
                if any("32 bits" in text for text in run.log):
                    raise RuntimeError("the quick network was refused by its check: what it takes can't be seen")
                print(f"{size}, {way}: {run.peak_mib:.0f} MiB, {run.seconds:.0f} s{ended}", flush=True)
            country.ortho.unlink()
    stopped = f"Runs were stopped after {options.rows} rows of tiles where there were more."
    tell("memory", options, list_figures(runs), [stopped] if any(run.stopped for run in runs.values()) else [])
    return 0


def list_ways(quick_too: bool) -> list[tuple[str, Precision]]:
    """Return in which ways an ortho is mapped: exact, and if so wished quick, where OpenVINO is installed."""
    ways: list[tuple[str, Precision]] = [(EXACT, "fp32")]
    if quick_too and all(map(find_spec, ("openvino", "nncf"))):
        ways += [("quick, calibrating", "int8"), ("quick", "int8")]
    return ways


def list_figures(runs: dict[str, EngineRun]) -> list[Figure]:
    """Return the peak of each run, and how far the first two lie apart."""
    bound = f"≤ {BOUND:,.0f} MiB"
    figures = [Figure(f"peak memory, {name}", run.peak_mib, "MiB", wanted=bound) for name, run in runs.items()]
    exact = [run.peak_mib for name, run in runs.items() if name.endswith(EXACT)]
    if len(exact) > 1:
        apart = abs(exact[0] - exact[1])
        figures.append(Figure(f"the first two, {EXACT}, differ by", apart, "MiB", wanted=f"≤ {NEAR:.0f} MiB"))
    return figures


def _last_tile(width: int, options: Namespace) -> int | None:
    return None if options.whole else options.rows * -(-width // STEP)


if __name__ == "__main__":
    sys.exit(main())
