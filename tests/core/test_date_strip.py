# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

from datetime import date, timedelta
from xml.etree import ElementTree

import pytest

from flair2_plugin.core.date_strip import DARK, WIDTH, StripWords, draw_strip
from flair2_plugin.core.series_report import SeriesDate, SeriesReport

SVG = "{http://www.w3.org/2000/svg}"
REPORT = SeriesReport(
    44,
    (
        SeriesDate("2020-11-05", 44, 0.0, 1.0, 0.0, 0.0),
        SeriesDate("2020-11-20", 0, 0.0, 0.1, 0.9, 0.0),
        SeriesDate("2021-02-03", 12, 0.1, 0.55, 0.35, 0.0),
    ),
)


def texts(picture: str) -> list[str]:
    return [str(text.text) for text in ElementTree.fromstring(picture).iter(f"{SVG}text")]


def hints(picture: str) -> list[str]:
    return [str(title.text) for title in ElementTree.fromstring(picture).iter(f"{SVG}title")]


def marks(picture: str) -> dict[str, ElementTree.Element]:
    """Return the marks by their hints; those of the legend have none."""
    groups = ElementTree.fromstring(picture).iter(f"{SVG}g")
    return {str(title.text): group for group in groups if (title := group.find(f"{SVG}title")) is not None}


def outline(mark: ElementTree.Element) -> str:
    return mark.findall(f"{SVG}path")[-1].attrib["d"]


def test_every_date_has_a_mark_with_its_numbers() -> None:
    assert hints(draw_strip(REPORT)) == [
        "2020-11-05: 100 % clear, used in 44 of 44 tiles",
        "2020-11-20: 10 % clear, used in 0 of 44 tiles",
        "2021-02-03: 55 % clear, used in 12 of 44 tiles",
    ]


def test_used_partly_used_and_left_out_have_shapes_of_their_own() -> None:
    everywhere, nowhere, somewhere = (outline(mark) for mark in marks(draw_strip(REPORT)).values())
    assert everywhere.count("L") > 12 and everywhere.count("M") == 1
    assert somewhere.count("L") == 3 and somewhere.count("M") == 1
    assert nowhere.count("L") == 5 and nowhere.count("M") == 3  # a square and the two strokes through it


def test_a_mark_is_filled_as_far_as_the_date_is_clear() -> None:
    for mark, share in zip(marks(draw_strip(REPORT)).values(), (1.0, 0.1, 0.55), strict=True):
        whole, filled = (heights(path.attrib["d"]) for path in mark.findall(f"{SVG}path")[:2])
        assert filled / whole == pytest.approx(share, abs=0.03)


def heights(path: str) -> float:
    rows = [float(point.split()[1]) for point in path.strip("MZ").split("L")]
    return max(rows) - min(rows)


def test_months_without_dates_in_any_year_or_within_the_series_are_called_so() -> None:
    found = texts(draw_strip(REPORT))
    assert found.count("1/2") == 1 and found.count("1/1") == 1
    assert found.count("none") == 2 * 10  # nothing is said of February 2020 and November 2021
    assert {"2020", "2021"} <= set(found)


def test_without_masks_nothing_is_said_of_clouds() -> None:
    bare = SeriesReport(3, (SeriesDate("2021-04-03", 3, 0.0),))
    picture = draw_strip(bare)
    assert hints(picture) == ["2021-04-03: how clear is not known, used in 3 of 3 tiles"]
    assert StripWords().unknown in texts(picture) and StripWords().fill not in texts(picture)


def test_the_marks_of_a_crowded_year_do_not_touch() -> None:
    days = [date(2021, 1, 1) + timedelta(days=2 * number) for number in range(182)]
    picture = draw_strip(SeriesReport(1, tuple(SeriesDate(day.isoformat(), 1, 0.0, 1.0) for day in days)))
    places = [centre(outline(mark)) for mark in marks(picture).values()]
    assert len(places) == 182 and max(x for x, _ in places) < WIDTH - 5
    closest = min(abs(a - c) + abs(b - d) for n, (a, b) in enumerate(places) for c, d in places[:n])
    assert closest > 11


def centre(path: str) -> tuple[float, float]:
    points = [tuple(map(float, point.split())) for point in path.strip("MZ").split("L")]
    xs, ys = zip(*points, strict=True)
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def test_words_of_any_language_are_escaped_and_colours_are_taken() -> None:
    words = StripWords(title="<{used}> & {dates}", months=tuple("JFMAMJJASOND"))
    picture = draw_strip(REPORT, words, DARK)
    assert "<2> & 3" in texts(picture) and texts(picture).count("J") == 3
    assert DARK.page in picture and "#ffffff" not in picture
