# SPDX-License-Identifier: GPL-2.0-or-later
"""The made-up data set in FLAIR #2's own layout, file by file (spec: IGNF/FLAIR-2, load_data.py:20-63)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np
from rasterio.transform import from_origin

from flair2_plugin.landscape.area import AERIAL_PIXEL, Area, Place, make_area
from flair2_plugin.landscape.rasters import remove_earlier, write_array, write_raster, write_text
from flair2_plugin.landscape.satellite import PIXEL
from flair2_plugin.landscape.surface import Picture

PATCH = 512
CROP = 40
_PATCH_METRES = PATCH * AERIAL_PIXEL
_CAMERAS = ("UCE-M3-f120-s06", "UCE-M3-f100", "CAMERA#017")
_ZONES = ("UA", "AF", "UN", "NA", "AU", "FA")
_TRAIN = ("flair_aerial_train", "flair_labels_train", "flair_sen_train")
_TEST = ("flair_2_aerial_test", "flair_2_labels_test", "flair_2_sen_test")


@dataclass(frozen=True)
class DatasetSize:
    """How many areas of each part, and how many patches in each area."""

    train_areas: int = 3
    test_areas: int = 1
    patches_per_area: int = 9

    @property
    def patches_a_side(self) -> int:
        """The smallest square of patches that holds them all."""
        return int(np.ceil(np.sqrt(self.patches_per_area)))

    @property
    def area_side(self) -> int:
        """Metres, a multiple of 10, so that every patch's crop lies inside its area."""
        return 10 * int(np.ceil((self.patches_a_side * _PATCH_METRES + CROP * PIXEL) / 10))


@dataclass(frozen=True)
class Site:
    """A place with its names: the domain and zone folders, the part's three root folders, its camera."""

    place: Place
    domain: str
    zone: str
    roots: tuple[str, str, str]
    camera: str


def write_dataset(folder: Path, seed: int, size: DatasetSize, report: Callable[[str], None]) -> None:
    """Write the data set into `folder`; `report` is told a line per area.

    Raises:
        OutputFailed: a file can't be written.
    """
    centroids: dict[str, list[int]] = {}
    metadata: dict[str, dict[str, object]] = {}
    for name in ("IMG_*.tif", "MSK_*.tif", "SEN2_sp_*"):
        remove_earlier(folder, f"flair_*/D9*/Z*/*/{name}")
    for site in plan_sites(seed, size):
        report(f"area {site.place.number} of {size.train_areas + size.test_areas}: {site.domain}/{site.zone}")
        area = make_area(seed, site.place)
        _write_series(folder, site, area)
        first = (site.place.number - 1) * size.patches_per_area + 1
        for name, centroid, record in _write_patches(folder, site, area, size, first):
            centroids[f"{name}.tif"] = centroid
            metadata[name] = record
    write_text(folder / "flair-2_centroids_sp_to_patch.json", json.dumps(centroids))
    write_text(folder / "flair_aerial_metadata.json", json.dumps(metadata))


def plan_sites(seed: int, size: DatasetSize) -> list[Site]:
    """Return where the areas lie: two to a domain where there are more than three of a part."""
    sites: list[Site] = []
    domain = 901
    for roots, count in ((_TRAIN, size.train_areas), (_TEST, size.test_areas)):
        each = 2 if count > 3 else 1
        for i in range(count):
            sites.append(_site(seed, size, len(sites) + 1, domain + i // each, i % each + 1, roots))
        domain += -(-count // each)
    return sites


def _site(seed: int, size: DatasetSize, number: int, domain: int, zone: int, roots: tuple[str, str, str]) -> Site:
    dice = np.random.default_rng([seed, number, 3])
    year = 2019 + domain % 3
    left = 520_000.0 + 12_000 * (domain - 901) + 2_000 * zone + 10 * int(dice.integers(50))
    top = 6_620_000.0 + 7_000 * (domain % 5) + 10 * int(dice.integers(50))
    flight = date(year, 6, 15) + timedelta(days=int(dice.integers(40)))
    place = Place(number, left, top, size.area_side, float(dice.integers(90, 420)), flight, dice.uniform(9.5, 14.5))
    zone_name = f"Z{zone}_{_ZONES[dice.integers(len(_ZONES))]}"
    return Site(place, f"D{domain}_{year}", zone_name, roots, _CAMERAS[dice.integers(len(_CAMERAS))])


def _write_series(folder: Path, site: Site, area: Area) -> None:
    series = area.series()
    stem = f"SEN2_sp_{site.domain}-{site.zone}"
    at = folder / site.roots[2] / site.domain / site.zone / "sen"
    write_array(at / f"{stem}_data.npy", series.images)
    write_array(at / f"{stem}_masks.npy", series.masks)
    write_text(at / f"{stem}_products.txt", "".join(f"{product_name(day)}\n" for day in series.dates))


def product_name(day: date) -> str:
    """Return a Sentinel-2 product's name for a day, as in FLAIR's products.txt."""
    satellite = "AB"[day.toordinal() // 5 % 2]
    return f"S2{satellite}_MSIL2A_{day:%Y%m%d}T105021_N0300_R051_T31TDF_{day:%Y%m%d}T140000"


def _write_patches(
    folder: Path, site: Site, area: Area, size: DatasetSize, first: int
) -> Iterator[tuple[str, list[int], dict[str, object]]]:
    picture = area.photograph(size.patches_a_side * PATCH)
    margin = (site.place.side - size.patches_a_side * _PATCH_METRES) / 2
    for i in range(size.patches_per_area):
        row, column = divmod(i, size.patches_a_side)
        right, down = margin + column * _PATCH_METRES, margin + row * _PATCH_METRES
        number = f"{first + i:06d}"
        cut = np.s_[row * PATCH : (row + 1) * PATCH, column * PATCH : (column + 1) * PATCH]
        transform = from_origin(site.place.left + right, site.place.top - down, AERIAL_PIXEL, AERIAL_PIXEL)
        for root, kind, values in zip(site.roots, ("img/IMG", "msk/MSK"), _cut(picture, cut), strict=False):
            path = folder / root / site.domain / site.zone / f"{kind}_{number}.tif"
            write_raster(path, values, transform, "EPSG:2154", tiled=False)
        centre = right + _PATCH_METRES / 2, down + _PATCH_METRES / 2
        yield f"IMG_{number}", [round(centre[1] / PIXEL), round(centre[0] / PIXEL)], _record(site, centre)


def _cut(picture: Picture, part: tuple[slice, slice]) -> tuple[np.ndarray, np.ndarray]:
    return picture.aerial[:, part[0], part[1]], picture.labels[None, part[0], part[1]]


def _record(site: Site, centre: tuple[float, float]) -> dict[str, object]:
    place = site.place
    minutes = int(place.hour * 60)
    return {
        "patch_centroid_x": round(place.left + centre[0], 1),
        "patch_centroid_y": round(place.top - centre[1], 1),
        "patch_centroid_z": place.altitude,
        "date": place.flight.isoformat(),
        "time": f"{minutes // 60:02d}h{minutes % 60:02d}",
        "camera": site.camera,
        "domain": site.domain,
        "zone": site.zone,
    }
