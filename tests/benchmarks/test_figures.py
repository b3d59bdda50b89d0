# SPDX-License-Identifier: GPL-2.0-or-later
"""Figures and the page that they make."""

from __future__ import annotations

import pytest

from benchmarks.figures import Figure, Record, rounded
from benchmarks.table import PAGE, make_page, read_records


@pytest.mark.parametrize(
    ("figure", "ratio"),
    [
        (Figure("less time", 20.0, "s", against=100.0), 5.0),
        (Figure("more patches", 20.0, "patches/s", against=100.0), 0.2),
        (Figure("alone", 20.0, "s"), None),
    ],
    ids=lambda value: value.what if isinstance(value, Figure) else "",
)
def test_a_ratio_says_how_many_times_better(figure: Figure, ratio: float | None) -> None:
    assert figure.ratio == ratio


@pytest.mark.parametrize(
    ("value", "text"),
    [(12345.6, "12,346"), (3.0, "3"), (2.3456, "2.35"), (0.0123, "0.0123"), (0.00001234, "1.2e-05"), (0.0, "0")],
)
def test_three_digits_count(value: float, text: str) -> None:
    assert rounded(value) == text


def test_the_page_has_a_row_for_each_figure_and_says_where_it_comes_from() -> None:
    figures = (Figure("a map", 20.0, "s", 100.0, "≥ 4 ×"), Figure("share", 1.5, "%"))
    page = make_page(
        [Record("maps", "python -m benchmarks.maps", "2026-11-21", "a machine", "a version", figures, ("N.",))]
    )
    assert "| `maps` | a map | 20 s | 100 s | 5.00 × | ≥ 4 × |" in page
    assert "| `maps` | share | 1.5% |  |  |  |" in page
    assert "- `python -m benchmarks.maps`, 2026-11-21: a machine; a version.\n  N.\n" in page


def test_a_bar_in_a_figures_name_makes_no_column() -> None:
    figures = (Figure("mean |difference| of p", 0.5, wanted="|p| < 1"),)
    page = make_page([Record("maps", "a command", "2026-11-21", "a machine", "a version", figures)])
    assert "| `maps` | mean \\|difference\\| of p | 0.5 |  |  | \\|p\\| < 1 |" in page


def test_no_figure_of_the_page_is_written_by_hand() -> None:
    assert PAGE.read_text(encoding="utf-8") == make_page(read_records())
