# SPDX-License-Identifier: GPL-2.0-or-later
"""THEIA's Sentinel-2 L2A products (MUSCATE format): what CNES's MAJA makes of ESA's Level-1C.

Source: cesbio.cnrs.fr/maja/sentinel-2-output-format, and "Theia's Sentinel-2 L2A product format" on labo.obs-mip.fr.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

import numpy as np

from flair2_plugin.core.errors import InvalidImagery
from flair2_plugin.imagery.sentinel2.granule import Granule, MaskFiles
from flair2_plugin.imagery.sentinel2.product_folder import ProductFolder
from flair2_plugin.imagery.sentinel2.product_metadata import ProductMetadata, read_metadata

_NAME = re.compile(r"SENTINEL2\w_(\d{8})-(\d{6})-\d+_L2A_T(\d\d[A-Z]{3})_[\w-]*MTD_ALL\.xml")
_ALL_CLOUDS, _HIGH_CLOUDS = 1 << 1, 1 << 7  # of CLM: all clouds but the thinnest, without shadows; cirrus
_SNOW = 1 << 2  # of MG2
_THIN_CIRRUS = 30  # as of ESA's scene classification: below what FLAIR's filter counts


def read_theia(product: ProductFolder, names: Sequence[str]) -> list[Granule]:
    """Return the one tile of a product, with the files of the named bands.

    Reflectances are those corrected for slopes (FRE), or where the product has none, not corrected (SRE).

    Raises:
        InvalidImagery: it is no L2A product, or lacks a band.
    """
    file = product.metadata or ""
    match = _NAME.fullmatch(file)
    if match is None:
        raise InvalidImagery(f"{product} is no Level-2A product of THEIA's: give SENTINEL2?_…_L2A_… ones.")
    metadata = read_metadata(product, file)
    granule = Granule(
        product=str(product),
        day=_day(product, match[1]),
        producer="THEIA",
        tile=match[3],
        orbit="",
        started=match[2],
        version=(metadata.text("PRODUCT_VERSION"), metadata.text("PRODUCTION_DATE")),
        bands=tuple(product.raster_path(_band_file(product, name)) for name in names),
        offsets=(0,) * len(names),
        nodata=_nodata(metadata),
        masks=_masks(product),
    )
    return [granule]


def masks_of_flags(stored: np.ndarray) -> np.ndarray:
    """Return snow and cloud probability, (2, H, W) uint8, of the flags in CLM and MG2, (2, H, W).

    A pixel with CLM's flag of all clouds is a cloud (100). One that has only the flag of high clouds is thin cirrus
    (30), which FLAIR's filter does not count; nor does it look at shadows.
    """
    clouds, ground = stored
    cloud = np.where(clouds & _ALL_CLOUDS, 100, np.where(clouds & _HIGH_CLOUDS, _THIN_CIRRUS, 0))
    return np.stack([np.where(ground & _SNOW, 100, 0), cloud]).astype(np.uint8)


def _day(product: ProductFolder, text: str) -> date:
    try:
        return datetime.strptime(text, "%Y%m%d").date()  # noqa: DTZ007  a day, as in the product's name
    except ValueError as problem:
        raise InvalidImagery(f"{product} is named after {text}, which is no date: copy it anew.") from problem


def _band_file(product: ProductFolder, name: str) -> str:
    for kind in ("FRE", "SRE"):
        ending = f"_{kind}_{name}.tif"
        found = next((file for file in product.files if "/" not in file and file.endswith(ending)), None)
        if found:
            return found
    raise InvalidImagery(f"{product} lacks the band {name} (…_FRE_{name}.tif): copy it anew.")


def _masks(product: ProductFolder) -> MaskFiles | None:
    for size in ("R1", "R2"):
        endings = (f"_CLM_{size}.tif", f"_MG2_{size}.tif")
        found = [next((file for file in product.files if file.endswith(ending)), None) for ending in endings]
        if all(found):
            files = tuple(product.raster_path(file) for file in found if file)
            return MaskFiles(files, masks_of_flags, smooth=False)
    return None


def _nodata(metadata: ProductMetadata) -> int:
    """Return the number that stands where there is no data.

    Raises:
        InvalidImagery: the values are no reflectance × 10,000.
    """
    if metadata.text("REFLECTANCE_QUANTIFICATION_VALUE") not in ("10000", "10000.0"):
        raise InvalidImagery(
            f"{metadata.path} does not say that values are reflectance × 10,000 (REFLECTANCE_QUANTIFICATION_VALUE): "
            "give an unchanged Level-2A product."
        )
    told = [entry for entry in metadata.all("SPECIAL_VALUE") if entry.attributes.get("name") == "nodata"]
    return metadata.number(told[0]) if told else -10_000
