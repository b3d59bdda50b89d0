# SPDX-License-Identifier: GPL-2.0-or-later
"""The inspection as it is run from a command line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from tqdm import tqdm

from flair2_plugin.core.errors import InvalidDataset
from flair2_plugin.training.configuration import Configuration
from flair2_plugin.training.inspection.checking import inspect
from flair2_plugin.training.inspection.rasters import Progress
from flair2_plugin.training.inspection.table import describe, judge


def check(configuration: Configuration, thorough: bool, say: Callable[[str], None]) -> None:
    """Look the data set through (`thorough`: read it to its end) and say what it holds; on a terminal with bars.

    Raises:
        InvalidDataset: it can't be trained on.
    """
    with _bars() as progress:
        report = inspect(configuration, thorough, progress=progress)
    say(describe(report))
    if not report.trainable:
        raise InvalidDataset(judge(report))
    say(f"\n{judge(report)}")


@contextmanager
def _bars() -> Iterator[Progress]:
    """Give one bar to each thing that is looked at; none where the errors don't go to a terminal."""
    bars: dict[str, tqdm] = {}
    with ExitStack() as stack:

        def show(what: str, done: int, total: int) -> None:
            if what not in bars:
                bars[what] = stack.enter_context(tqdm(total=total, desc=what, leave=False, disable=None))
            bars[what].update(done - bars[what].n)

        yield show
