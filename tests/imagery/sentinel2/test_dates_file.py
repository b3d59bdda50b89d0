# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

from contextlib import ExitStack
from datetime import date
from pathlib import Path

import pytest

from flair2_plugin.core.errors import InvalidImagery
from flair2_plugin.core.model_card import SENTINEL2_BANDS
from flair2_plugin.imagery.sentinel2.dated_rasters import find_images
from flair2_plugin.imagery.sentinel2.dates_file import read_dates_file
from tests.rasters import random_series, series_transform, write_raster

DAYS = [date(2021, 4, 3), date(2021, 7, 22), date(2021, 9, 30)]


def write_table(folder: Path, *lines: str) -> str:
    path = folder / "d.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def days_in(path: Path, table: str) -> list[date]:
    with ExitStack() as stack:
        return [image.day for image in find_images(path, SENTINEL2_BANDS, read_dates_file(table), stack)]


def test_files_of_one_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    files = [tmp_path / name / "image.tif" for name in "ab"]
    for file in files:
        file.parent.mkdir()
        write_raster(file, random_series(1)[0], series_transform())
    table = write_table(tmp_path, "file,date", *(f"{file},{day}" for file, day in zip(files, DAYS, strict=False)))
    assert [days_in(file, table) for file in files] == [[DAYS[0]], [DAYS[1]]]


def test_one_table_may_date_a_stack_and_single_images(tmp_path: Path) -> None:
    stack = write_raster(tmp_path / "stack.tif", random_series(2).reshape(20, 60, 60), series_transform())
    single = write_raster(tmp_path / "single.tif", random_series(1)[0], series_transform())
    table = write_table(tmp_path, "file,date", "stack.tif,3 avril 2021", "single.tif,22/07/2021", "stack.tif,20210930")
    assert days_in(stack, table) == [DAYS[0], DAYS[2]]
    assert days_in(single, table) == [DAYS[1]]


def test_a_table_of_other_files_leaves_a_file_its_own_date(tmp_path: Path) -> None:
    named = write_raster(tmp_path / "S2_20210403.tif", random_series(1)[0], series_transform())
    assert days_in(named, write_table(tmp_path, "file,date", "other.tif,2021-07-22")) == [DAYS[0]]
    assert days_in(named, write_table(tmp_path, "date", "2021-07-22")) == [DAYS[0]]


def test_a_table_with_too_few_dates_for_a_stack_is_refused(tmp_path: Path) -> None:
    stack = write_raster(tmp_path / "stack.tif", random_series(2).reshape(20, 60, 60), series_transform())
    with pytest.raises(InvalidImagery, match=r"gives 1 dates, but stack\.tif holds 2 images"):
        days_in(stack, write_table(tmp_path, "file,date", "stack.tif,2021-07-22"))
