# SPDX-License-Identifier: GPL-2.0-or-later
"""A Sentinel-2 series of an area and a time, read from a public catalogue.

python -m flair2_plugin.sentinel2 --ortho ORTHO.tif --year 2021 --catalog earth-search --output series/
"""

from __future__ import annotations

import argparse
import sys
import time
import traceback
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import get_args

from flair2_plugin.core.cli import OptionParser, leave
from flair2_plugin.core.errors import EngineFailed, Flair2Error, InvalidRequest, Stopped
from flair2_plugin.core.messages import Failure, Log, Message, Progress, Result, to_line
from flair2_plugin.core.request import Extent
from flair2_plugin.core.sentinel2_catalogs import read_catalogs
from flair2_plugin.core.series_request import Every, SeriesRequest, read_series_request, whole_year
from flair2_plugin.core.stopping import StopWish

_PATIENCE = 0.8  # seconds that a run which is to stop may hang in a connection


def main(arguments: Sequence[str] | None = None) -> int:
    """Make one series and return the exit code: 0 done, 2 can't be served, 3 stopped, 1 anything else."""
    report: Callable[[Message], None] = _print_line if "--json" in (arguments or sys.argv) else _print_text
    try:
        options = _parser().parse_args(arguments)
        if options.list:
            _print_catalogs()
            return 0
        request = _request(options)
        # Of an array in memory, as which rasterio's warp takes what is read.
        warnings.filterwarnings("ignore", "Dataset has no geotransform")
        with StopWish(options.attached, lambda: _PATIENCE, lambda: _insist(report)) as stop:
            result = _make(request, report, stop)
        report(result)
        return 0
    except Flair2Error as problem:
        report(Failure(str(problem), problem.exit_code))
        return problem.exit_code
    except Exception as problem:  # noqa: BLE001  the engine's last one: QGIS gets a message and not silence
        traceback.print_exc()
        report(Failure(f"The engine failed unexpectedly ({type(problem).__name__}: {problem}); see the log.", 1))
        return 1


def _make(request: SeriesRequest, report: Callable[[Message], None], stop: StopWish) -> Result:
    try:
        from flair2_plugin.stac.series import make_series  # xarray takes a second: not before the request is read
    except ModuleNotFoundError as problem:
        raise EngineFailed(
            f"The engine lacks the library {problem.name}, as one installed for an older version of the plugin does: "
            "install it anew (Raster > FLAIR-2 land cover > Engine…, or pip with resources/engine/requirements.txt)."
        ) from problem
    return make_series(request, report, stop.heard)


def _insist(report: Callable[[Message], None]) -> None:
    report(Failure("Stopped while it waited for an answer; the finished dates are kept.", Stopped.exit_code))
    leave(Stopped.exit_code)


def _parser() -> argparse.ArgumentParser:
    parser = OptionParser(prog="python -m flair2_plugin.sentinel2", description=(__doc__ or "").splitlines()[0])
    add = parser.add_argument
    add("--list", action="store_true", help="print the catalogues that are known by name, and nothing else")
    add("--request", metavar="R.json", help="read the whole request from this file instead of the options")
    add("--ortho", metavar="O.tif", help="the area: that of this raster, with 220 m around it")
    add("--extent", nargs=4, type=float, metavar=("XMIN", "YMIN", "XMAX", "YMAX"), help="the area, instead of an ortho")
    add("--crs", default="EPSG:4326", help="the extent's coordinate system (EPSG:4326: longitude, latitude)")
    add("--year", type=int, help="all of this year")
    add("--from", dest="first", metavar="DAY", help="instead of a year: the first day, as 2021-03-01")
    add("--to", dest="last", metavar="DAY", help="the last day")
    add("--catalog", metavar="NAME_OR_URL", help="a name of --list, or the address of a STAC API")
    add("--collection", help="its collection of Sentinel-2 L2A (the usual one)")
    add("--cloud-cover", type=float, default=60.0, help="leave out products with more percent of clouds (60)")
    add("--every", choices=get_args(Every), default="date", help="one raster a date, or a mean of each month (date)")
    add("--output", metavar="FOLDER", help="the folder to make; finished dates in it are not read again")
    add("--json", action="store_true", help="print the message lines that QGIS reads")
    add("--attached", action="store_true", help="stop when standard input closes, as QGIS wants it")
    return parser


def _request(options: argparse.Namespace) -> SeriesRequest:
    if options.request:
        return read_series_request(Path(options.request))
    for name in ("catalog", "output"):
        if not getattr(options, name):
            raise InvalidRequest(f"--{name} is missing; see --help.")
    return SeriesRequest(
        output=options.output,
        catalog=options.catalog,
        first=_period(options)[0],
        last=_period(options)[1],
        extent=Extent(*options.extent) if options.extent else None,
        crs=options.crs,
        ortho=options.ortho,
        collection=options.collection,
        cloud_cover=options.cloud_cover,
        every=options.every,
    )


def _period(options: argparse.Namespace) -> tuple[str, str]:
    if options.year is not None and not (options.first or options.last):
        return whole_year(options.year)
    if options.year is None and options.first and options.last:
        return options.first, options.last
    raise InvalidRequest("The period is missing: give --year 2021, or --from and --to.")


def _print_catalogs() -> None:
    for catalog in read_catalogs():
        sys.stdout.write(f"{catalog.name}\n  {catalog.title}\n  {catalog.address}, {catalog.collection}\n")


def _print_line(message: Message) -> None:
    sys.stdout.write(f"{to_line(message)}\n")
    sys.stdout.flush()


def _print_text(message: Message) -> None:
    if isinstance(message, Result):
        sys.stdout.write(f"Series: {message.output}\nMade in {message.seconds:.0f} s.\n")
    elif isinstance(message, Progress):
        count = "" if message.total == 1 else f" {message.done} of {message.total}"
        sys.stderr.write(f"{time.strftime('%H:%M:%S')} {message.stage}{count}\n")
    elif isinstance(message, Log):
        sys.stderr.write(f"{'Note: ' if message.level == 'info' else 'Warning: '}{message.text}\n")
    elif isinstance(message, Failure):
        sys.stderr.write(f"{message.text}\n")


if __name__ == "__main__":
    leave(main())
