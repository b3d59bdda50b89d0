# SPDX-License-Identifier: GPL-2.0-or-later
"""What looks wrong with an ortho and a Sentinel-2 series, before hours are spent on them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Callable, Iterator, Optional, Sequence, Tuple

from flair2_plugin.core.dates import find_date, find_year
from flair2_plugin.core.model_card import ModelCard
from flair2_plugin.desktop.translation import by_number, tr, write_number

_COARSE = 2.0  # times the model's pixels: its details can't be seen any more
_FINE = 0.25
_FEW_DATES = 4


@dataclass(frozen=True)
class BandSample:
    """What a sample of a band's pixels holds; `zeros` is the share of pixels that are 0, and not declared no data."""

    number: int
    low: float
    high: float
    zeros: float


@dataclass(frozen=True)
class OrthoFacts:
    """What is known of an ortho; `pixel` in metres, `data_type` as GDAL names it, `samples` empty until looked at."""

    name: str
    has_crs: bool = True
    geographic: bool = False
    pixel: Optional[float] = None
    data_type: str = "Byte"
    samples: Tuple[BandSample, ...] = ()


@dataclass(frozen=True)
class SeriesFacts:
    """What is known of a Sentinel-2 series; None where it isn't.

    `names` are those of files or bands that should hold dates; `highest` is the largest value of a sample.
    """

    names: Tuple[str, ...] = ()
    dates_given: bool = False
    overlaps: Optional[bool] = None
    highest: Optional[float] = None


@dataclass(frozen=True)
class Case:
    """All that warnings are about."""

    card: ModelCard
    ortho: OrthoFacts
    bands: Tuple[int, ...] = ()
    range_given: bool = False
    series: Optional[SeriesFacts] = None


def find_warnings(case: Case) -> Tuple[str, ...]:
    """Return a sentence for each thing that looks wrong: what, and what to do."""
    checks: Tuple[Callable[[Case], Iterator[str]], ...] = (_check_place, _check_pixels, _check_values, _check_series)
    return tuple(sentence for check in checks for sentence in check(case))


def _check_place(case: Case) -> Iterator[str]:
    if not case.ortho.has_crs:
        yield tr("The ortho has no coordinate reference system: assign the right one to its file.")
    elif case.ortho.geographic:
        yield tr(
            "The ortho's coordinates are degrees: its pixels are not square on the ground. "
            "Better take the ortho in a projected system, such as Lambert-93 or UTM."
        )


def _check_pixels(case: Case) -> Iterator[str]:
    pixel, wanted = case.ortho.pixel, case.card.aerial.pixel_size
    if pixel is None:
        return
    if pixel >= _COARSE * wanted:
        text = tr("The ortho's pixels are {pixel} m, the model's {wanted} m: expect a poor map, or take a finer ortho.")
    elif pixel <= _FINE * wanted:
        text = tr(
            "The ortho's pixels are {pixel} m, the model's {wanted} m: they are averaged, and reading takes longer."
        )
    else:
        return
    yield text.format(pixel=write_number(pixel, figures=3), wanted=write_number(wanted))


def _check_values(case: Case) -> Iterator[str]:
    kind = case.ortho.data_type
    if kind not in {"Byte", "UInt16", "Int16"} and not case.range_given:
        text = tr(
            "The ortho holds {kind} values: black and white are found from its pixels, and said in the report. "
            "If you know them, give them in the details."
        )
        yield text.format(kind=kind)
    chosen = [sample for sample in case.ortho.samples if sample.number in case.bands]
    empty = [str(sample.number) for sample in chosen if sample.low == sample.high]
    if empty:
        yield tr("Band {numbers} of the ortho has one value everywhere: choose another, or none.").format(
            numbers=", ".join(empty)
        )
    highest = max((sample.high for sample in chosen), default=0.0)
    if kind in {"UInt16", "Int16"} and not case.range_given and 0 < highest <= 255:
        yield tr(
            "The ortho has 16 bits, but no value above {highest} was found: it is taken for 8 bits. "
            "If it has more, give the values of black and white, in the details."
        ).format(highest=write_number(highest))
    if kind == "Byte" and 0 < highest <= 1:
        yield tr("The ortho's values are 0 and 1 only: it looks like a mask, not an image. Choose the image.")


def _check_series(case: Case) -> Iterator[str]:
    series = case.series
    if series is None:
        return
    if series.overlaps is False:
        yield tr("The Sentinel-2 images do not cover the ortho: choose images of the same place.")
    if series.highest is not None and 0 < series.highest <= 2:
        yield tr("The Sentinel-2 values look like reflectance from 0 to 1: the model expects them times 10,000.")
    days = [find_date(name) for name in series.names]
    if series.dates_given or not days:
        return
    if None in days:
        yield tr('No date in "{name}": give it one by the button Dates…, beside the Sentinel-2 images.').format(
            name=series.names[days.index(None)]
        )
        return
    yield from _check_days([day for day in days if day], find_year(case.ortho.name))


def _check_days(days: Sequence[date], year: Optional[int]) -> Iterator[str]:
    if len(set(days)) < _FEW_DATES:
        yield by_number(
            len(set(days)),
            tr("Only one Sentinel-2 date: a year of images tells much more about plants."),
            tr("Only {count} Sentinel-2 dates: a year of images tells much more about plants."),
        ).format(count=len(set(days)))
    if year is not None and year not in {day.year for day in days}:
        yield tr("The ortho seems to be of {year}, but no Sentinel-2 image is: take images of that year.").format(
            year=year
        )
