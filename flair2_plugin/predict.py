# SPDX-License-Identifier: GPL-2.0-or-later
"""From an ortho and a Sentinel-2 series to a land-cover map.

python -m flair2_plugin.predict --ortho ORTHO.tif --sentinel2 FOLDER --model demo --output LANDCOVER.tif
"""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TextIO, cast, get_args

from flair2_plugin.core.allocator import keep_freed_memory
from flair2_plugin.core.cli import OptionParser, leave
from flair2_plugin.core.errors import Flair2Error, InvalidRequest, Stopped
from flair2_plugin.core.locations import has_unfinished_run
from flair2_plugin.core.messages import Failure, Foreseen, Log, Message, Progress, Result, Strip, to_line
from flair2_plugin.core.request import (
    Acquisition,
    Extent,
    HeightUnit,
    Precision,
    Request,
    SatellitePass,
    Scaling,
    read_request,
)
from flair2_plugin.core.stopping import StopWish

_PATIENCE = 0.8  # seconds that a run which is to stop may hang in a file or a layer
_PATIENCE_FOR_PARTIAL = 10.0  # where a map of what is finished is to be made first


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve one request and return the exit code: 0 done, 2 can't be served, 3 stopped, 1 anything else."""
    report: Callable[[Message], None] = (
        _Lines(sys.stdout).write if "--json" in (arguments or sys.argv) else _Terminal().show
    )
    try:
        options = _parser().parse_args(arguments)
        request = _request(options)
        keep_freed_memory()
        with _stop_wish(options.attached, request, report) as stop:
            report(_serve(request, report, stop, options))
        return 0
    except Flair2Error as problem:
        report(Failure(str(problem), problem.exit_code))
        return problem.exit_code
    except Exception as problem:  # noqa: BLE001  the engine's last one: whatever it is, QGIS gets a message and not silence
        traceback.print_exc()
        report(Failure(f"The engine failed unexpectedly ({type(problem).__name__}: {problem}); see the log.", 1))
        return 1


def _serve(request: Request, report: Callable[[Message], None], stop: StopWish, options: argparse.Namespace) -> Message:
    # torch takes seconds: not before the request is read
    if options.foresee:
        from flair2_plugin.inference.forecast import forecast

        answer: Message = forecast(request, report, stop.heard)
    else:
        from flair2_plugin.inference.run import classify

        answer = classify(request, report, stop.heard, options.soon)
    stop.end()
    return answer


def _parser() -> argparse.ArgumentParser:
    parser = OptionParser(prog="python -m flair2_plugin.predict", description=(__doc__ or "").splitlines()[0])
    add = parser.add_argument
    add("--request", metavar="R.json", help="read the whole request from this file instead of the options")
    add("--ortho", help="the aerial ortho, any raster that GDAL reads")
    add("--bands", type=_numbers, default=(), help="its bands in the model's order, as 1,2,3,4,5; 0: it has none such")
    add(
        "--range",
        nargs="+",
        metavar="VALUE",
        help="the values that mean black and white, or how to find them: auto, depth or percentile (auto)",
    )
    add(
        "--sentinel2",
        nargs="+",
        default=[],
        metavar="PATH",
        help="super-area, dated rasters, a stack, L2A products (.SAFE, THEIA, zips), or a folder of them",
    )
    add("--nir", metavar="N.tif", help="near infrared, where the ortho lacks it: an infrared ortho's first band")
    add("--height", metavar="H.tif", help="heights above the ground (nDSM), where the ortho lacks them")
    add(
        "--height-unit",
        choices=get_args(HeightUnit),
        default="auto",
        help="metres, or flair: 8 bits of 0.2 m each (auto: flair where they are 8 bits)",
    )
    add("--surface", metavar="DSM.tif", help="instead of heights: a surface model in metres, and with it")
    add("--terrain", metavar="DTM.tif", help="a terrain model in metres; the heights are their difference")
    add(
        "--dates",
        metavar="D.csv",
        help='dates of the Sentinel-2 images: a column "date", for several files also "file"',
    )
    add("--model", nargs="+", metavar="M", help="installed model package, or its folder; several are averaged")
    add("--tta", choices=("none", "d4"), default="none", help="d4: average over the eight turns of each tile (none)")
    add("--output", metavar="OUT.tif", help="the class map to write")
    add("--confidence", metavar="C.tif", help="also write the confidence in percent")
    add(
        "--extent", nargs=4, type=float, metavar=("XMIN", "YMIN", "XMAX", "YMAX"), help="only this part, in ortho's CRS"
    )
    add("--aoi", metavar="AREA.gpkg", help="only inside the polygons of this vector file, in any CRS")
    add("--overlap", type=float, default=0.25, help="share of a tile's side that its neighbour covers too (0.25)")
    add("--batch-size", type=int, default=0, help="tiles computed at a time on a GPU (0: as many as fit)")
    add("--device", default="auto", help="auto, cpu, cuda, cuda:N or mps (auto)")
    add(
        "--precision",
        choices=get_args(Precision),
        default="auto",
        help="numbers the network computes in; fewer bits only if a check finds the same classes (auto)",
    )
    add(
        "--satellite",
        choices=get_args(SatellitePass),
        default="tile",
        help="shared: neighbouring tiles share a pass of the satellite branch, faster and nearly as exact (tile)",
    )
    add(
        "--acquired",
        metavar="DATE",
        help="2021-07-09T10:30: when the ortho was taken, for models with metadata (as its tags or its name say)",
    )
    add(
        "--camera",
        default="",
        help="the ortho's camera, for models with metadata: UCE or UltraCam Eagle, any other name means another one "
        "(as its tags say, else UCE)",
    )
    add("--altitude", type=float, default=0.0, help="the ground's height in metres, for models with metadata (0)")
    add("--statistics", metavar="S.csv", help="also write the areas of the classes as a table")
    add("--polygons", metavar="P.gpkg", help="also write the classes as polygons along the pixels' edges")
    add("--resume", action="store_true", help="go on with the unfinished run of the same request, where there is one")
    add("--keep-partial", action="store_true", help="when stopped, leave the finished part as OUT_partial.tif")
    add("--foresee", action="store_true", help="instead of a map, say what tiles, memory, disk and time it would take")
    add("--soon", action="store_true", help="begin sooner and go slower, in 32 bits: for a tile or two")
    add("--json", action="store_true", help="print the message lines that QGIS reads")
    add("--attached", action="store_true", help="stop when standard input closes, as QGIS wants it")
    return parser


def _numbers(text: str) -> tuple[int, ...]:
    try:
        return tuple(int(part) for part in text.split(","))
    except ValueError as problem:
        raise argparse.ArgumentTypeError(f'"{text}" is no list of bands: write 1,2,3,4,5') from problem


def _request(options: argparse.Namespace) -> Request:
    if options.request:
        return read_request(Path(options.request))
    for name in ("ortho", "model", "output"):
        if not getattr(options, name):
            raise InvalidRequest(f"--{name} is missing; see --help.")
    value_range, scaling = _range(options.range)
    return Request(
        ortho=options.ortho,
        model=options.model[0],
        output=options.output,
        sentinel2=tuple(options.sentinel2),
        dates=options.dates,
        nir=options.nir,
        height=options.height,
        height_unit=options.height_unit,
        surface=options.surface,
        terrain=options.terrain,
        bands=options.bands,
        value_range=value_range,
        scaling=scaling,
        extent=Extent(*options.extent) if options.extent else None,
        acquisition=_acquisition(options),
        aoi=options.aoi,
        polygons=options.polygons,
        overlap=options.overlap,
        batch_size=options.batch_size,
        device=options.device,
        confidence=options.confidence,
        ensemble=tuple(options.model[1:]),
        tta=options.tta,
        precision=options.precision,
        satellite=options.satellite,
        statistics=options.statistics,
        resume=options.resume,
        keep_partial=options.keep_partial,
    )


def _range(words: list[str] | None) -> tuple[tuple[float, float] | None, Scaling]:
    """Return the two values, or how they are to be found."""
    try:
        if not words or words[0] in get_args(Scaling):
            (how,) = words or ["auto"]
            return None, cast(Scaling, how)
        low, high = map(float, words)
        return (low, high), "auto"
    except ValueError as problem:
        raise InvalidRequest(
            f"--range takes two numbers, or one of {', '.join(get_args(Scaling))}: write --range 0 4095."
        ) from problem


def _acquisition(options: argparse.Namespace) -> Acquisition | None:
    day, _, clock = (options.acquired or "").replace("T", " ").partition(" ")
    given = Acquisition(day, clock.strip(), options.camera, options.altitude)
    return None if given == Acquisition() else given


def _stop_wish(attached: bool, request: Request, report: Callable[[Message], None]) -> StopWish:
    def insist() -> None:
        sentence = "The run was stopped while it waited for a file or a layer; what it had finished is kept."
        report(Failure(sentence, Stopped.exit_code))
        leave(Stopped.exit_code)

    def patience() -> float:
        makes_partial = request.keep_partial and has_unfinished_run(Path(request.output).absolute())
        return _PATIENCE_FOR_PARTIAL if makes_partial else _PATIENCE

    return StopWish(attached, patience, insist)


class _Lines:
    """Messages for a program, one a line; `stream` is standard output as it was when the process began.

    While a network is brought to 8 bits, what other libraries print there goes elsewhere.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, message: Message) -> None:
        """Write a message."""
        try:
            self._stream.write(f"{to_line(message)}\n")  # at once: strips are told by a thread of their own
            self._stream.flush()
        except BrokenPipeError:  # nobody listens any more: let Python leave without complaining of that
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


class _Terminal:
    """Progress on one line of standard error, the result on standard output."""

    def __init__(self) -> None:
        self._on_line = False

    def show(self, message: Message) -> None:
        """Print a message for a person."""
        if isinstance(message, Progress):
            self._show_progress(message)
        elif not isinstance(message, Strip):
            self._show_lines(message)

    def _show_lines(self, message: Foreseen | Result | Log | Failure) -> None:
        if self._on_line:
            print(file=sys.stderr)
        self._on_line = False
        if isinstance(message, Foreseen):
            print(_foreseen_line(message), file=sys.stderr)
        elif isinstance(message, Result):
            for line in _result_lines(message):
                print(line)
        elif isinstance(message, Log):
            print(f"{'Note: ' if message.level == 'info' else 'Warning: '}{message.text}", file=sys.stderr)
        else:
            print(message.text, file=sys.stderr)

    def _show_progress(self, progress: Progress) -> None:
        left = "" if progress.seconds_left is None else f", {_clock(progress.seconds_left)} left"
        if progress.total == 1:
            text = progress.stage
        else:
            text = f"{progress.stage} {progress.done} of {progress.total} ({progress.done / progress.total:.0%}{left})"
        if sys.stderr.isatty():
            print(f"\r{text:<60}", end="", file=sys.stderr, flush=True)
            self._on_line = True
        elif progress.done == progress.total or progress.done % max(1, progress.total // 10) == 0:
            print(text, file=sys.stderr)


def _foreseen_line(foreseen: Foreseen) -> str:
    time = "" if foreseen.seconds is None else f", about {_clock(foreseen.seconds)}"
    skipped = f" ({foreseen.skipped} outside the area are skipped)" if foreseen.skipped else ""
    return (
        f"{foreseen.tiles} tiles{skipped}, {foreseen.square_km:g} km² on {foreseen.device}{time}, "
        f"{foreseen.memory_mib} MiB of memory, up to {foreseen.disk_mib} MiB of disk"
    )


def _result_lines(result: Result) -> list[str]:
    lines = [f"Land cover: {result.output}"]
    if result.confidence:
        lines.append(f"Confidence: {result.confidence}")
    if result.statistics:
        lines.append(f"Areas: {result.statistics}")
    if result.polygons:
        lines.append(f"Polygons: {result.polygons}")
    if result.date_strip:
        lines.append(f"Dates: {result.date_strip}")
    if result.report:
        lines.append(f"Report: {result.report}")
    return [*lines, f"Made in {_clock(result.seconds)} on {result.device}."]


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest:02d} s" if minutes else f"{rest} s"


if __name__ == "__main__":
    leave(main())
