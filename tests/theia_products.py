# SPDX-License-Identifier: GPL-2.0-or-later
"""Small THEIA (MUSCATE) L2A products laid out as CNES's are: names, folders, metadata, GeoTIFF with 16 bits."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import numpy as np
from affine import Affine

from flair2_plugin.core.model_card import SENTINEL2_BANDS
from tests.rasters import write_raster
from tests.safe_products import FINE

NODATA = -10_000


@dataclass(frozen=True)
class TheiaScene:
    """One tile of one date. `images` is (10, H, W) as in `SafeScene`, 0 where there is no data.

    `clouds` and `ground` are the flags of CLM and MG2, (H, W) uint8.
    """

    images: np.ndarray
    transform: Affine
    clouds: np.ndarray | None = None
    ground: np.ndarray | None = None
    crs: str = "EPSG:32631"
    tile: str = "31TFJ"
    day: date = date(2021, 4, 3)
    version: str = "2-2"
    made: str = "2021-04-04T03:02:01.000Z"
    kinds: tuple[str, ...] = ("FRE", "SRE")
    dark: int = field(default=0)

    @property
    def name(self) -> str:
        """The product's name."""
        return f"SENTINEL2A_{self.day:%Y%m%d}-105021-464_L2A_T{self.tile}_C_V{self.version}"


def write_theia(folder: Path, scene: TheiaScene) -> Path:
    """Write a product's folder and return it."""
    product = folder / scene.name
    (product / "MASKS").mkdir(parents=True)
    (product / "DATA").mkdir()
    for name, values in zip(SENTINEL2_BANDS, scene.images, strict=True):
        size = 10 if name in FINE else 20
        for kind in scene.kinds:
            stored = np.where(values > 0, values.astype(int) - scene.dark, NODATA) + (7 if kind == "SRE" else 0)
            _write(product / f"{scene.name}_{kind}_{name}.tif", stored.astype(np.int16), scene, size)
    for name, flags in (("CLM", scene.clouds), ("MG2", scene.ground)):
        for number, size in ((1, 10), (2, 20)):
            if flags is not None:
                _write(product / f"MASKS/{scene.name}_{name}_R{number}.tif", flags, scene, size)
    (product / f"{scene.name}_MTD_ALL.xml").write_text(_metadata(scene))
    return product


def _write(path: Path, values: np.ndarray, scene: TheiaScene, size: int) -> None:
    step = size // 10
    write_raster(path, values[None, ::step, ::step], scene.transform @ Affine.scale(step), scene.crs)


def _metadata(scene: TheiaScene) -> str:
    """Return MTD_ALL.xml: what of CNES's tells the version and the meaning of the values."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<Muscate_Metadata_Document xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<Dataset_Identification><IDENTIFIER>{scene.name}</IDENTIFIER><PROJECT>SENTINEL2</PROJECT></Dataset_Identification>
<Product_Characteristics><PRODUCT_ID>{scene.name}</PRODUCT_ID>
<ACQUISITION_DATE>{scene.day:%Y-%m-%d}T10:50:21.464Z</ACQUISITION_DATE>
<PRODUCTION_DATE>{scene.made}</PRODUCTION_DATE><PRODUCT_VERSION>{scene.version.replace("-", ".")}</PRODUCT_VERSION>
<PLATFORM>SENTINEL2A</PLATFORM></Product_Characteristics>
<Radiometric_Informations>
<REFLECTANCE_QUANTIFICATION_VALUE>10000</REFLECTANCE_QUANTIFICATION_VALUE>
<WATER_VAPOR_CONTENT_QUANTIFICATION_VALUE>20</WATER_VAPOR_CONTENT_QUANTIFICATION_VALUE>
<Special_Values_List><SPECIAL_VALUE name="nodata">{NODATA}</SPECIAL_VALUE>
<SPECIAL_VALUE name="water_vapor_content_nodata">0</SPECIAL_VALUE></Special_Values_List>
</Radiometric_Informations></Muscate_Metadata_Document>
"""
