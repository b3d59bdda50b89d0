# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

from datetime import date

from flair2_plugin.desktop.algorithm import series_dates as origins
from flair2_plugin.desktop.dock.date_rows import TYPED, describe_days, find_remarks, name_origin

TODAY = date(2022, 1, 1)


def test_what_lacks_and_what_looks_misread_is_remarked():
    days = [date(2021, 4, 3), None, date(2021, 4, 3), date(2021, 3, 1), date(2014, 1, 1), date(2023, 1, 1)]
    assert find_remarks(days, TODAY) == [
        "same date 2 times",
        "date missing",
        "same date 2 times",
        "earlier than the one above",
        "before the first Sentinel-2 image",
        "in the future",
    ]


def test_dates_in_order_need_no_remark():
    assert find_remarks([date(2021, month, 1) for month in range(1, 13)], TODAY) == [""] * 12
    assert find_remarks([], TODAY) == []


def test_the_count_says_from_when_to_when():
    assert describe_days([None, None]) == "0 of 2 images have a date"
    text = "2 of 3 images have a date, from 2021-03-01 to 2021-04-03"
    assert describe_days([date(2021, 4, 3), None, date(2021, 3, 1)]) == text


def test_every_origin_has_a_name_of_its_own():
    known = (origins.TABLE, origins.NAME, *origins.OF_LAYERS, origins.TAG, origins.BAND, TYPED, origins.NOWHERE)
    assert len({name_origin(origin) for origin in known}) == len(known)
