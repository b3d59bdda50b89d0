# SPDX-License-Identifier: GPL-2.0-or-later
"""docs/performance.md out of the last figures of every benchmark: `python -m benchmarks.table`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.figures import LAST, Record
from flair2_plugin.core.errors import InvalidRequest
from flair2_plugin.core.records import read_json

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
HEAD = """# Performance

The last figures of the [benchmarks](../benchmarks/README.md), as `make bench` measures and writes them; nothing here is
written by hand. *Against* is the other way that took turns with ours in the same run, *ratio* how many times better
ours is. No real FLAIR weights or imagery were at hand: pictures are the made-up landscape's.
"""


def write_page() -> None:
    """Make the page anew from what the benchmarks left in benchmarks/last."""
    PAGE.write_text(make_page(read_records()), encoding="utf-8")


def read_records() -> list[Record]:
    """Return the last record of every benchmark, by name."""
    return [read_json(Record, path, InvalidRequest) for path in sorted(LAST.glob("*.json"))]


def make_page(records: Sequence[Record]) -> str:
    """Return the page: one table, then how each part of it was measured."""
    return "\n".join([HEAD, *_table(records), "", "## How it was measured", "", *_origins(records)]) + "\n"


def _table(records: Sequence[Record]) -> Iterator[str]:
    yield "| benchmark | figure | value | against | ratio | wanted |"
    yield "|---|---|---|---|---|---|"
    for record in records:
        for figure in record.figures:
            cells = (cell.replace("|", r"\|") for cell in figure.cells)  # a bare bar would end the cell
            yield f"| {' | '.join((f'`{record.name}`', *cells))} |"


def _origins(records: Sequence[Record]) -> Iterator[str]:
    for record in records:
        yield f"- `{record.command}`, {record.day}: {record.machine}; {record.versions}."
        yield from (f"  {note}" for note in record.notes)


def main() -> int:
    """Write the page."""
    write_page()
    print(PAGE)
    return 0


if __name__ == "__main__":
    sys.exit(main())
