# SPDX-License-Identifier: GPL-2.0-or-later
"""A confusion matrix as a picture: what each class of the truth was taken for, in percent, and each class's IoU."""

from __future__ import annotations

import io
import math
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from flair2_plugin.core.nomenclature import ClassTable
from flair2_plugin.training.metrics import Scores, count_scored, score

_CELL = 0.52  # inches
_MARGINS = (2.5, 2.25, 3.0, 1.0)  # inches: left (names), top (title and names), right (IoU), bottom
_EDGE = 0.45  # inches, of the texts
_INK, _PALE, _EMPTY = "#222222", "#9a9a9a", "#f0f0f0"


@dataclass(frozen=True)
class _Sheet:
    """What is drawn: the counts (rows truth), the rows' percentages (NaN in a row without truth) and the scores."""

    counts: np.ndarray
    percent: np.ndarray
    scores: Scores
    classes: ClassTable

    @property
    def size(self) -> int:
        """How many classes there are."""
        return len(self.classes)


def draw_confusion(confusion: np.ndarray, classes: ClassTable) -> bytes:
    """Return the PNG of a confusion matrix (classes, classes), rows truth."""
    rows = confusion.sum(axis=1, keepdims=True)
    percent = np.where(rows > 0, 100 * confusion / np.maximum(rows, 1), np.nan)
    sheet = _Sheet(confusion, percent, score(confusion), classes)
    left, top, right, bottom = _MARGINS
    side = _CELL * sheet.size
    width, height = left + side + right, top + side + bottom
    figure = Figure(figsize=(width, height), dpi=120, facecolor="white")
    matrix = figure.add_axes((left / width, bottom / height, side / width, side / height))
    bars = figure.add_axes(((left + side + 0.95) / width, bottom / height, (right - 1.55) / width, side / height))
    _draw_cells(matrix, sheet)
    _draw_names(matrix, sheet)
    _draw_bars(bars, sheet)
    figure.text(_EDGE / width, 1 - 0.3 / height, _title(sheet), size=13, weight="bold", color=_INK, va="center")
    figure.text(_EDGE / width, 1 - 0.62 / height, _subtitle(sheet), size=9.5, color=_INK, va="center")
    figure.text(_EDGE / width, 0.35 / height, _legend(), size=8.5, color="#555555", va="center")
    memory = io.BytesIO()
    FigureCanvasAgg(figure).print_png(memory)
    return memory.getvalue()


def _draw_cells(axes: Axes, sheet: _Sheet) -> None:
    axes.set_facecolor(_EMPTY)
    axes.imshow(np.ma.masked_invalid(sheet.percent), cmap="Blues", vmin=0, vmax=100, interpolation="nearest")
    for row, col in np.ndindex(sheet.percent.shape):
        value, weight = float(sheet.percent[row, col]), "bold" if row == col else "normal"
        colour = _text_colour(value)
        axes.text(col, row, _cell_text(value), ha="center", va="center", size=9, weight=weight, color=colour)
    for index in np.flatnonzero(np.isnan(sheet.percent[:, 0])).tolist():
        axes.text(sheet.size / 2 - 0.5, index, "not in the truth", ha="center", va="center", size=8.5, color="#777777")
    for line in range(sheet.size + 1):
        axes.axhline(line - 0.5, color="white", lw=1)
        axes.axvline(line - 0.5, color="white", lw=1)


def _cell_text(value: float) -> str:
    """Return the percentage, whole; nothing for none, and "<1" for what would round to 0."""
    if math.isnan(value) or value == 0:
        return ""
    return f"{value:.0f}" if value >= 0.5 else "<1"


def _text_colour(value: float) -> str:
    if value >= 55:
        return "white"
    return _INK if value >= 0.5 else _PALE


def _draw_names(axes: Axes, sheet: _Sheet) -> None:
    names = [entry.name for entry in sheet.classes]
    ticks = range(sheet.size)
    axes.set_xticks(ticks, names, rotation=40, ha="left", rotation_mode="anchor", size=9)
    axes.set_yticks(ticks, names, size=9)
    axes.xaxis.tick_top()
    axes.tick_params(axis="x", length=0, pad=18)
    axes.tick_params(axis="y", length=0, pad=21)
    axes.set_xlabel("predicted", size=10, labelpad=6)
    axes.set_ylabel("truth", size=10, labelpad=6)
    axes.xaxis.set_label_position("bottom")
    axes.spines[:].set_visible(False)
    for index, entry in enumerate(sheet.classes):
        for x, y in ((-0.94, index - 0.18), (index - 0.18, -0.94)):
            swatch = Rectangle((x, y), 0.36, 0.36, facecolor=entry.colour, edgecolor="#888888", lw=0.6, clip_on=False)
            axes.add_patch(swatch)


def _draw_bars(axes: Axes, sheet: _Sheet) -> None:
    shares = sheet.counts.sum(axis=1) / max(1, sheet.counts.sum())
    axes.set_ylim(sheet.size - 0.5, -0.5)
    axes.set_xlim(0, 100)
    for index, iou in enumerate(sheet.scores.iou):
        known = 0.0 if math.isnan(iou) else 100 * float(iou)
        counted = index < count_scored(sheet.size)
        axes.barh(index, 100, height=0.5, color=_EMPTY)
        axes.barh(index, known, height=0.5, color="#3b76ac" if counted else "#b5b5b5")
        axes.text(104, index, "–" if math.isnan(iou) else f"{known:.1f}", va="center", size=9, color=_INK)
        axes.text(-8, index, _share_text(float(shares[index])), va="center", ha="right", size=9, color=_INK)
    axes.text(-8, -0.95, "of truth", ha="right", va="center", size=9, color="#555555")
    axes.text(0, -0.95, "IoU %", ha="left", va="center", size=9, color="#555555")
    axes.set_xticks([])
    axes.set_yticks([])
    axes.spines[:].set_visible(False)


def _share_text(share: float) -> str:
    if share == 0:
        return "–"
    return f"{100 * share:.1f} %" if share >= 0.0005 else "<0.1 %"


def _title(sheet: _Sheet) -> str:
    scored = count_scored(sheet.size)
    over = "the first class" if scored == 1 else f"the first {scored} classes"
    return f"mIoU {_percent(sheet.scores.mean_iou)} over {over}"


def _subtitle(sheet: _Sheet) -> str:
    pixels = f"{int(sheet.counts.sum()):,} pixels"
    return f"accuracy {_percent(sheet.scores.accuracy)}, mean F1 {_percent(sheet.scores.mean_f1)}, {pixels}"


def _legend() -> str:
    return "Each row: what that class was taken for, in percent. Grey bars do not count in the mIoU."


def _percent(value: float) -> str:
    return "–" if math.isnan(value) else f"{100 * value:.1f} %"
