# SPDX-License-Identifier: GPL-2.0-or-later
"""What a benchmark measured: figures with their ratios, printed, and kept for docs/performance.md."""

from __future__ import annotations

import os
import platform
import shlex
import sys
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from flair2_plugin.core.cli import OptionParser
from flair2_plugin.core.records import write_json

LAST = Path(__file__).parent / "last"
_LESS_IS_BETTER = ("s", "ms", "MiB")
_LIBRARIES = ("torch", "openvino", "rasterio")


@dataclass(frozen=True)
class Figure:
    """A measured value, and `against`, that of another way that took turns with it; `wanted` is what it should be."""

    what: str
    value: float
    unit: str = ""
    against: float | None = None
    wanted: str = ""

    @property
    def ratio(self) -> float | None:
        """How many times better than the other way."""
        if not self.against or not self.value:
            return None
        return self.against / self.value if self.unit in _LESS_IS_BETTER else self.value / self.against

    @property
    def cells(self) -> tuple[str, ...]:
        """The figure as text: what, value with unit, the other way's, ratio, wanted."""
        unit = "%" if self.unit == "%" else f" {self.unit}" if self.unit else ""
        other = "" if self.against is None else f"{rounded(self.against)}{unit}"
        ratio = "" if self.ratio is None else f"{self.ratio:.2f} ×"
        return self.what, f"{rounded(self.value)}{unit}", other, ratio, self.wanted


@dataclass(frozen=True)
class Record:
    """The figures of one benchmark's last run, and what they were measured on; `day` is YYYY-MM-DD."""

    name: str
    command: str
    day: str
    machine: str
    versions: str
    figures: tuple[Figure, ...]
    notes: tuple[str, ...] = ()


def rounded(value: float) -> str:
    """Return a number with three digits that count, and thousands apart."""
    if abs(value) >= 100 or value == int(value):
        return f"{value:,.0f}"
    return f"{value:.3g}" if abs(value) >= 0.001 else f"{value:.1e}"


def benchmark_parser(name: str, text: str | None) -> OptionParser:
    """Return a parser of the options that all benchmarks have; the first line of `text` is its description."""
    parser = OptionParser(prog=f"python -m benchmarks.{name}", description=(text or "").splitlines()[0])
    parser.add_argument("--keep", action="store_true", help="put the figures into docs/performance.md")
    return parser


def tell(name: str, options: Namespace, figures: Sequence[Figure], notes: Sequence[str] = ()) -> None:
    """Print figures with the machine; with --keep, write them down and make docs/performance.md anew."""
    record = Record(name, _command(name), _today(), machine(), versions(), tuple(figures), tuple(notes))
    print(f"\n{record.machine}; {record.versions}; {load()}")
    widths = [max(len(cells[column]) for cells in (each.cells for each in figures)) for column in range(5)]
    for figure in figures:
        padded = (f"{cell:>{width}}" for cell, width in zip(figure.cells[1:], widths[1:], strict=True))
        print(f"{figure.what:<{widths[0]}}  {'  '.join(padded)}".rstrip())
    for note in notes:
        print(note)
    sys.stdout.flush()
    if options.keep:
        from benchmarks.table import write_page

        LAST.mkdir(exist_ok=True)
        write_json(record, LAST / f"{name}.json")
        write_page()


def machine() -> str:
    """Return the processor, its cores and the system; a GPU is named by the benchmarks that compute on one."""
    information = Path("/proc/cpuinfo")
    lines = information.read_text(encoding="utf-8").splitlines() if information.is_file() else []
    model = next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), platform.processor())
    return f"{model or platform.machine()}, {os.cpu_count()} cores, {platform.system()}"


def versions() -> str:
    """Return the versions of what computes."""
    found = [f"Python {platform.python_version()}"]
    for library in _LIBRARIES:
        try:
            found.append(f"{library} {version(library)}")
        except PackageNotFoundError:
            continue
    return ", ".join(found)


def load() -> str:
    """Return how busy the machine is."""
    return f"load average {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""


def _command(name: str) -> str:
    return shlex.join(["python", "-m", f"benchmarks.{name}", *(word for word in sys.argv[1:] if word != "--keep")])


def _today() -> str:
    return datetime.now(tz=timezone.utc).date().isoformat()
