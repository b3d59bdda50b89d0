# SPDX-License-Identifier: GPL-2.0-or-later
"""Small Sentinel-2 L2A products laid out as ESA's are: names, folders, metadata, JPEG 2000 without loss."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import numpy as np
import rasterio
from affine import Affine

from flair2_plugin.core.model_card import SENTINEL2_BANDS

FINE = ("B2", "B3", "B4", "B8")
OFFSET = 1000


@dataclass(frozen=True)
class SafeScene:
    """One tile of one date. `images` is (10, H, W), reflectance × 10,000 at 10 m with bands of 20 m in pairs of pixels.

    `masks` is (2, H, W), snow and cloud probability, and `classes` the scene classification (H, W), both in pairs too.
    """

    images: np.ndarray
    transform: Affine
    crs: str = "EPSG:32631"
    tile: str = "31TFJ"
    day: date = date(2021, 4, 3)
    baseline: str = "03.00"
    processed: str = "20210403T134121"
    orbit: int = 51
    masks: np.ndarray | None = None
    classes: np.ndarray | None = None
    lacking: tuple[str, ...] = field(default=())
    started: str = "T105023"

    @property
    def name(self) -> str:
        """The product's name with .SAFE."""
        start, baseline = f"{self.day:%Y%m%d}T105021", self.baseline.replace(".", "")
        return f"S2A_MSIL2A_{start}_N{baseline}_R{self.orbit:03}_T{self.tile}_{self.processed}.SAFE"

    @property
    def offset(self) -> int:
        """What was added to the stored numbers."""
        return OFFSET if float(self.baseline) >= 4 else 0


def write_safe(folder: Path, scene: SafeScene) -> Path:
    """Write a product's folder and return it."""
    product = folder / scene.name
    granule = product / "GRANULE" / f"L2A_T{scene.tile}_A030197_{scene.day:%Y%m%d}{scene.started}"
    stem = f"T{scene.tile}_{scene.day:%Y%m%d}T105021"
    for name, values in zip(SENTINEL2_BANDS, scene.images, strict=True):
        stored = np.where(values > 0, values.astype(np.int64) + scene.offset, 0).astype(np.uint16)
        if name in scene.lacking:
            continue
        for size in (10, 20) if name in FINE else (20,):
            _write_jp2(granule / f"IMG_DATA/R{size}m" / f"{stem}_{_label(name)}_{size}m.jp2", stored, scene, size)
    if scene.classes is not None:
        _write_jp2(granule / f"IMG_DATA/R20m/{stem}_SCL_20m.jp2", scene.classes, scene, 20)
    if scene.masks is not None:
        for name, values in zip(("MSK_SNWPRB", "MSK_CLDPRB"), scene.masks, strict=True):
            _write_jp2(granule / f"QI_DATA/{name}_20m.jp2", values, scene, 20)
    (granule / "MTD_TL.xml").write_text("<Level-2A_Tile_ID/>")
    (product / "MTD_MSIL2A.xml").write_text(_metadata(scene))
    (product / "manifest.safe").write_text("<xfdu/>")
    return product


def zip_product(product: Path, archive: Path, method: int = zipfile.ZIP_STORED) -> Path:
    """Pack a product's folder as the Copernicus hubs do, its name being the first folder inside."""
    with zipfile.ZipFile(archive, "w", method) as target:
        for file in sorted(file for file in product.rglob("*") if file.is_file()):
            target.write(file, f"{product.name}/{file.relative_to(product).as_posix()}")
    return archive


def in_pairs(images: np.ndarray) -> np.ndarray:
    """Return (10, H, W) whose 20 m bands have one value in each 2 × 2 pixels, as a product can tell them."""
    made = images.copy()
    for place, name in enumerate(SENTINEL2_BANDS):
        if name not in FINE:
            made[place] = pairs(images[place])
    return made


def pairs(values: np.ndarray) -> np.ndarray:
    """Return (..., H, W) with the first value of each 2 × 2 pixels in all four of them."""
    return np.repeat(np.repeat(values[..., ::2, ::2], 2, axis=-2), 2, axis=-1)


def _label(name: str) -> str:
    return name if name == "B8A" else f"B{int(name[1:]):02}"


def _write_jp2(path: Path, values: np.ndarray, scene: SafeScene, size: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    step = size // 10
    values, transform = values[::step, ::step], scene.transform @ Affine.scale(step)
    height, width = values.shape
    profile = {"driver": "JP2OpenJPEG", "dtype": values.dtype, "count": 1, "height": height, "width": width}
    with rasterio.open(
        path, "w", crs=scene.crs, transform=transform, QUALITY=100, REVERSIBLE="YES", RESOLUTIONS=2, **profile
    ) as dataset:
        dataset.write(values, 1)


def _metadata(scene: SafeScene) -> str:
    """Return MTD_MSIL2A.xml: what of ESA's tells the date, the orbit, the baseline and the meaning of the values.

    GDAL's driver for whole products opens it as it opens ESA's.
    """
    granule = f"L2A_T{scene.tile}_A030197_{scene.day:%Y%m%d}{scene.started}"
    inside = f"GRANULE/{granule}/IMG_DATA"
    stem = f"T{scene.tile}_{scene.day:%Y%m%d}T105021"
    files = [f"{inside}/R10m/{stem}_{_label(name)}_10m" for name in FINE]
    files += [f"{inside}/R20m/{stem}_{_label(name)}_20m" for name in SENTINEL2_BANDS if name not in FINE]
    listed = "".join(f"<IMAGE_FILE>{file}</IMAGE_FILE>" for file in files)
    day, orbit = f"{scene.day:%Y-%m-%d}", scene.orbit
    ids = "".join(f'<BOA_ADD_OFFSET band_id="{i}">{-scene.offset}</BOA_ADD_OFFSET>' for i in range(13))
    offsets = f"<BOA_ADD_OFFSET_VALUES_LIST>{ids}</BOA_ADD_OFFSET_VALUES_LIST>" if scene.offset else ""
    made = scene.processed
    generated = f"{made[:4]}-{made[4:6]}-{made[6:8]}T{made[9:11]}:{made[11:13]}:{made[13:15]}.000000Z"
    return f"""<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<n1:Level-2A_User_Product xmlns:n1="https://psd-14.sentinel2.eo.esa.int/PSD/User_Product_Level-2A.xsd"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><n1:General_Info>
<Product_Info><PRODUCT_START_TIME>{day}T10:50:21.024Z</PRODUCT_START_TIME>
<PRODUCT_STOP_TIME>{day}T10:50:21.024Z</PRODUCT_STOP_TIME><PRODUCT_URI>{scene.name}</PRODUCT_URI>
<PROCESSING_LEVEL>Level-2A</PROCESSING_LEVEL><PRODUCT_TYPE>S2MSI2A</PRODUCT_TYPE>
<PROCESSING_BASELINE>{scene.baseline}</PROCESSING_BASELINE><GENERATION_TIME>{generated}</GENERATION_TIME>
<Datatake datatakeIdentifier="GS2A_{scene.day:%Y%m%d}T105021_030197_N{scene.baseline}">
<SPACECRAFT_NAME>Sentinel-2A</SPACECRAFT_NAME><DATATAKE_TYPE>INS-NOBS</DATATAKE_TYPE>
<DATATAKE_SENSING_START>{day}T10:50:21.024Z</DATATAKE_SENSING_START>
<SENSING_ORBIT_NUMBER>{orbit}</SENSING_ORBIT_NUMBER><SENSING_ORBIT_DIRECTION>DESCENDING</SENSING_ORBIT_DIRECTION>
</Datatake><Query_Options completeSingleTile="true"><PRODUCT_FORMAT>SAFE_COMPACT</PRODUCT_FORMAT></Query_Options>
<Product_Organisation><Granule_List><Granule imageFormat="JPEG2000" granuleIdentifier="{granule}">{listed}</Granule>
</Granule_List></Product_Organisation></Product_Info>
<Product_Image_Characteristics><Special_Values><SPECIAL_VALUE_TEXT>NODATA</SPECIAL_VALUE_TEXT>
<SPECIAL_VALUE_INDEX>0</SPECIAL_VALUE_INDEX></Special_Values>
<QUANTIFICATION_VALUES_LIST><BOA_QUANTIFICATION_VALUE unit="none">10000</BOA_QUANTIFICATION_VALUE>
<AOT_QUANTIFICATION_VALUE unit="none">1000.0</AOT_QUANTIFICATION_VALUE>
<WVP_QUANTIFICATION_VALUE unit="cm">1000.0</WVP_QUANTIFICATION_VALUE></QUANTIFICATION_VALUES_LIST>
{offsets}</Product_Image_Characteristics>
</n1:General_Info></n1:Level-2A_User_Product>
"""
