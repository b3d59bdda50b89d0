# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flair2_plugin.core.dates import find_date, find_year

FRENCH = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
SHORT = ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."]
ENGLISH = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]

days = st.dates(date(1980, 1, 1), date(2099, 12, 31))


def in_all_forms(day: date) -> dict[str, str]:
    """Return a date as producers and people write it; other numbers in these names are none of a date."""
    ymd, month = f"{day:%Y%m%d}", day.month - 1
    return {
        "Sentinel-2": f"S2A_MSIL2A_{ymd}T105021_N0300_R051_T31TFJ_20991231T140000.SAFE",
        "its granules": f"L2A_T31TFJ_A030232_{ymd}T105020",
        "its bands": f"T31TFJ_{ymd}T105021_B02_10m.jp2",
        "Sentinel-2 until 2016": f"S2A_USER_PRD_MSIL2A_PDMC_20991231T145513_R008_V{ymd}T105021_{ymd}T105021.SAFE",
        "THEIA": f"SENTINEL2A_{ymd}-105021-456_L2A_T31TCJ_C_V2-2",
        "Landsat": f"LC08_L2SP_198029_{ymd}_20991231_02_T1",
        "Landsat until 2016": f"LC8198029{day:%Y%j}LGN00",
        "MODIS": f"MOD09GA.A{day:%Y%j}.h18v04.061.2021095031426",
        "Earth Engine": f"{ymd}T105021_{ymd}T105022_T31TFJ",
        "Sentinel Hub": f"{day}-00:00_{day}-23:59_Sentinel-2_L2A",
        "to the second": f"image_{ymd}105021.tif",
        "year and day of the year": f"S2_{day:%Y%j}.tif",
        "ISO": f"S2_{day}.tif",
        "ISO with a time": f"{day}T10:50:21Z",
        "TIFF's tag": f"{day:%Y:%m:%d} 10:50:21",
        "with underlines": f"{day:%Y_%m_%d}",
        "with slashes": f"{day:%Y/%m/%d}",
        "the day first": f"S2 {day:%d-%m-%Y}.tif",
        "the day first, underlined": f"S2_{day:%d_%m_%Y}.tif",
        "the day first, in dots": f"{day.day}.{day.month}.{day.year}",
        "French": f"image du {day.day} {FRENCH[month]} {day.year}",
        "French, underlined": f"{day:%d}_{FRENCH[month].upper()}_{day.year}.tif",
        "French, short": f"{day.day} {SHORT[month]} {day.year}",
        "French, the first": f"{day.day}er {FRENCH[month]} {day.year}",
        "English": f"{ENGLISH[month]} {day.day}, {day.year}",
        "English, the day first": f"{day.day} {ENGLISH[month]} {day.year}",
        "English, short": f"{day:%d}{ENGLISH[month][:3].upper()}{day.year}",
        "English, all in one": f"img{day:%d}{ENGLISH[month]}{day.year}.tif",
        "English, the year first": f"{day.year}-{ENGLISH[month][:3]}-{day:%d}",
    }


@given(days)
def test_a_date_in_any_form_reads_back(day: date) -> None:
    read = {form: find_date(name) for form, name in in_all_forms(day).items()}
    assert read == dict.fromkeys(read, day)


@given(days)
def test_a_month_stands_for_its_middle(day: date) -> None:
    middle = day.replace(day=15)
    for name in (FRENCH[day.month - 1], SHORT[day.month - 1], ENGLISH[day.month - 1]):
        for text in (f"{name} {day.year}", f"S2_{name.upper()}_{day.year}.tif", f"{day.year}-{name}"):
            assert find_date(text) == middle, text


@given(days)
def test_eight_digits_with_the_day_first_are_read_only_where_they_say_one_thing(day: date) -> None:
    plain = day.day > 12 or day.day == day.month
    assert find_date(f"S2_{day:%d%m%Y}.tif") == (day if plain else None)


@given(
    st.from_regex(r"T(0[1-9]|[1-5][0-9]|60)[C-HJ-NP-X][A-HJ-NP-Z][A-HJ-NP-V]", fullmatch=True),
    st.integers(1, 143),
    st.integers(1024, 32_767),
    st.sampled_from([10_980, 5490, 1830, 10, 20, 60]),
)
def test_tiles_orbits_codes_and_sizes_are_no_dates(tile: str, orbit: int, code: int, size: int) -> None:
    for text in (tile, f"R{orbit:03}", f"EPSG:{code}", str(size), f"{tile}_R{orbit:03}_{code}_{size}m_N0300.tif"):
        assert find_date(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "03042021",  # the 3rd of April in France, the 4th of March in America
        "03-04-21",
        "04-13-2021",
        "31 avril 2021",
        "2021-02-29",
        "20211399",
        "2021000",
        "2021366",
        "0845_6412_2021",
        "700000_2021093",  # coordinates
        "33-2018-0415-6425-LA93-0M20",
        "D074_2021",
        "S2avril2021",  # the satellite's number, or the day
        "marseille_2021",
        "decembrement 2021",
        "",
    ],
)
def test_what_is_no_date_or_may_be_two_is_none(text: str) -> None:
    assert find_date(text) is None


def test_a_full_date_goes_before_a_month() -> None:
    assert find_date("mars 2021, taken 2021-04-03") == date(2021, 4, 3)


def test_accents_may_be_written_in_two_ways() -> None:
    assert find_date("3 fe\u0301vrier 2021") == find_date("3 f\u00e9vrier 2021") == date(2021, 2, 3)


def test_the_year_of_a_name_is_its_dates_or_stands_alone() -> None:
    assert find_year("ORTHO_20cm_3 avril 2019") == 2019
    assert find_year("ortho 2021 20cm") == 2021
    assert find_year("33-0415-6425") is None
