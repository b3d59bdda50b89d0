# SPDX-License-Identifier: GPL-2.0-or-later
"""Products that are damaged, incomplete, or not what they seem: each is refused by one sentence."""

from __future__ import annotations

import os
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
import rasterio
from affine import Affine
from rasterio.crs import CRS

from flair2_plugin.core.errors import InvalidImagery
from flair2_plugin.core.model_card import SatelliteInput
from flair2_plugin.imagery.grid import Grid, Point, Window
from flair2_plugin.imagery.sentinel2.opening import open_series
from tests.rasters import random_series, write_raster
from tests.safe_products import SafeScene, in_pairs, write_safe, zip_product

PLACE = Affine(10, 0, 699_960, 0, -10, 4_900_020)
ORTHO = Grid(CRS.from_epsg(32631), Affine(0.2, 0, 700_060, 0, -0.2, 4_899_920), 500, 500)
SCENE = SafeScene(in_pairs(random_series(1, side=40)[0]), PLACE, masks=np.zeros((2, 40, 40), dtype=np.uint8))
TEXT = "MTD_MSIL2A.xml"


def read(path: Path) -> np.ndarray:
    with open_series((str(path),), None, SatelliteInput(), "o.tif", ORTHO, Point(0, 0), str) as source:
        return source.read(Window(0, 0, 40, 40)).images


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_safe(tmp_path_factory.mktemp("sound"), SCENE)


@pytest.fixture
def product(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sound, tmp_path / sound.name))


def image(product: Path, ending: str) -> Path:
    return next(product.rglob(f"*{ending}.jp2"))


def lack(ending: str) -> Callable[[Path], None]:
    return lambda product: image(product, ending).unlink()


def rewrite(old: str, new: str) -> Callable[[Path], None]:
    def change(product: Path) -> None:
        text = (product / TEXT).read_text()
        assert old in text
        (product / TEXT).write_text(text.replace(old, new, 1))

    return change


def no_metadata(product: Path) -> None:
    (product / TEXT).unlink()


def level_1c(product: Path) -> None:
    (product / TEXT).rename(product / "MTD_MSIL1C.xml")


def no_images(product: Path) -> None:
    shutil.rmtree(product / "GRANULE")


def cut_image(product: Path) -> None:
    path = image(product, "B04_10m")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def other_ground(product: Path) -> None:
    other = write_safe(product.parent / "other", replace(SCENE, transform=PLACE @ Affine.translation(2, 0)))
    shutil.copy(image(other, "B11_20m"), image(product, "B11_20m"))


def disguise(product: Path) -> None:
    """Put a virtual raster in the place of a band, which shows a file outside of the product."""
    secret = write_raster(product.parent / "secret.tif", SCENE.images[:1], PLACE, SCENE.crs)
    band = '<VRTRasterBand dataType="UInt16" band="1"><SimpleSource><SourceFilename relativeToVRT="0">'
    head = f"<SRS>{SCENE.crs}</SRS><GeoTransform>{', '.join(map(str, PLACE.to_gdal()))}</GeoTransform>"
    image(product, "B04_10m").write_text(
        f'<VRTDataset rasterXSize="40" rasterYSize="40">{head}{band}'
        f"{secret}</SourceFilename><SourceBand>1</SourceBand></SimpleSource></VRTRasterBand></VRTDataset>"
    )


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><n1:Level-2A_User_Product'
ODD = {
    "lacks the band B8A \\(…_B8A_20m.jp2\\)": lack("B8A_20m"),
    "lacks the band B2 \\(…_B02_10m.jp2\\)": lack("B02_10m"),
    "lacks MTD_MSIL2A.xml, which tells what its values mean": no_metadata,
    "is a Level-1C product": level_1c,
    "holds no images": no_images,
    "can't be read, it may be damaged or cut short \\(.*_B04_10m.jp2": cut_image,
    "B11_20m.jp2 does not lie on the ground of its product's other bands": other_ground,
    "B04_10m.jp2 is no band of a Sentinel-2 product": disguise,
    "MTD_MSIL2A.xml can't be read as a product's metadata": rewrite("<n1:Level-2A_User_Product", BOMB),
    "MTD_MSIL2A.xml can't be read as a product's metadata:": rewrite("</n1:General_Info>", ""),
    "does not say that values are reflectance × 10,000": rewrite(">10000<", ">20000<"),
    "is of processing baseline 05.00, but does not tell the offset": rewrite(">03.00<", ">05.00<"),
    'gives "many" as BOA_ADD_OFFSET': rewrite(
        "</QUANTIFICATION_VALUES_LIST>",
        '</QUANTIFICATION_VALUES_LIST><BOA_ADD_OFFSET band_id="1">many</BOA_ADD_OFFSET>',
    ),
}


@pytest.mark.parametrize("sentence", ODD)
def test_an_odd_product_is_refused_by_a_sentence_that_names_it(product: Path, sentence: str) -> None:
    ODD[sentence](product)
    with pytest.raises(InvalidImagery, match=sentence) as refused:
        read(product)
    assert product.name in str(refused.value)


@pytest.mark.filterwarnings("ignore::rasterio.errors.NotGeoreferencedWarning")
def test_masks_need_no_place_of_their_own(product: Path, sound: Path) -> None:
    for name in ("MSK_SNWPRB_20m", "MSK_CLDPRB_20m"):
        path = image(product, name)
        path.unlink()
        with rasterio.open(path, "w", "JP2OpenJPEG", 20, 20, 1, dtype="uint8", QUALITY=100) as dataset:
            dataset.write(np.zeros((1, 20, 20), dtype=np.uint8))
    assert np.array_equal(read(product), read(sound))


def test_paths_in_the_metadata_are_not_followed(product: Path, sound: Path) -> None:
    granule = next((product / "GRANULE").iterdir()).name
    rewrite(f"GRANULE/{granule}/IMG_DATA/R10m", "../../secret")(product)
    assert np.array_equal(read(product), read(sound))


def test_a_damaged_zip_is_refused(sound: Path, tmp_path: Path) -> None:
    archive = zip_product(sound, tmp_path / "cut.zip")
    archive.write_bytes(archive.read_bytes()[:-2000])
    for path in (archive, tmp_path):
        with pytest.raises(InvalidImagery, match="cut.zip can't be read as a zip, it may be cut short: copy it anew"):
            read(path)


def test_a_zip_with_a_damaged_member_is_refused(sound: Path, tmp_path: Path) -> None:
    archive = zip_product(sound, tmp_path / "odd.zip", zipfile.ZIP_DEFLATED)
    with zipfile.ZipFile(archive) as opened:
        entry = next(entry for entry in opened.infolist() if entry.filename.endswith("B08_10m.jp2"))
    content = bytearray(archive.read_bytes())
    content[entry.header_offset + 300 : entry.header_offset + 900] = bytes(600)
    archive.write_bytes(content)
    with pytest.raises(InvalidImagery, match=r"odd.zip.*can't be (read|opened)"):
        read(archive)


@pytest.mark.parametrize("outside", ["../../evil.jp2", "/etc/evil.jp2", "C:/evil.jp2"])
def test_a_zip_whose_members_lie_outside_is_refused(sound: Path, tmp_path: Path, outside: str) -> None:
    archive = zip_product(sound, tmp_path / "x.zip")
    with zipfile.ZipFile(archive, "a") as target:
        target.writestr(outside, "x")
    with pytest.raises(InvalidImagery, match=r"x.zip holds the path .*evil.jp2\", which leads out of it"):
        read(archive)


def test_a_zip_of_something_else_is_refused_alone_and_passed_over_in_a_folder(sound: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "photos.zip", "w") as target:
        target.writestr("photo.jpg", "x")
    with pytest.raises(InvalidImagery, match=r"photos.zip holds no Sentinel-2 product"):
        read(tmp_path / "photos.zip")
    shutil.copytree(sound, tmp_path / sound.name)
    assert read(tmp_path).shape == (1, 10, 40, 40)


def test_a_folder_of_nothing_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(InvalidImagery, match="holds no Sentinel-2 series: .*dated rasters or L2A products are needed"):
        read(tmp_path)


def test_an_engine_without_the_library_says_so(product: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "defusedxml.common", None)
    with pytest.raises(InvalidImagery, match="The engine lacks defusedxml"):
        read(product)


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="this system does not list open files")
def test_many_products_keep_few_files_open(sound: Path, tmp_path: Path) -> None:
    """100 products have 1,200 files of bands and masks; many systems let a process open 1,024."""
    first = f"{SCENE.day:%Y%m%d}"
    for number in range(100):
        day = f"{SCENE.day + timedelta(days=number):%Y%m%d}"
        copy = tmp_path / sound.name.replace(first, day)
        for file in (file for file in sound.rglob("*") if file.is_file()):
            target = copy / str(file.relative_to(sound)).replace(first, day)
            target.parent.mkdir(parents=True, exist_ok=True)
            os.link(file, target)
    before = len(list(Path("/proc/self/fd").iterdir()))
    with open_series((str(tmp_path),), None, SatelliteInput(), "o.tif", ORTHO, Point(0, 0), str) as source:
        series = source.read(Window(0, 0, 40, 40))
        opened = len(list(Path("/proc/self/fd").iterdir())) - before
    assert len(series.dates) == 100 and series.dates[-1] == date(2021, 7, 11)
    assert (series.images[99] == series.images[0]).all() and opened < 500
