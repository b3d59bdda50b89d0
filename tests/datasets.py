# SPDX-License-Identifier: GPL-2.0-or-later
"""A tiny data set in FLAIR #2's exact layout, for tests of the trainer."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import numpy as np
import rasterio
from rasterio.transform import from_origin

SIDE = 512
TRAINING, TEST = ("D001_2020", "D002_2021", "D003_2019"), ("D004_2021",)
_DATES = ("20210110", "20210412", "20210715", "20211020")


def write_dataset(root: Path) -> Path:
    """Write three training domains and a test domain of two patches each: class 5 in the west, 11 in the east."""
    random = np.random.default_rng(5)
    centroids, metadata = {}, {}
    for part, domains in (("train", TRAINING), ("test", TEST)):
        aerial, sen, labels = _folders(root, part)
        for domain in domains:
            _write_super_area(sen / domain / "Z1_NN" / "sen", domain, random)
            for i in range(2):
                number = f"{len(metadata) + 1:06d}"
                _write_patch(aerial / domain / "Z1_NN" / "img", labels / domain / "Z1_NN" / "msk", number, random)
                centroids[f"IMG_{number}.tif"] = [30 + 10 * i, 30]
                metadata[f"IMG_{number}"] = _metadata(domain)
    (root / "centroids.json").write_text(json.dumps(centroids))
    (root / "metadata.json").write_text(json.dumps(metadata))
    return root


def paths(root: Path) -> dict[str, str]:
    """Return the configuration's section "data" for this data set."""
    found = {}
    for part in ("train", "test"):
        aerial, sen, labels = map(str, _folders(root, part))
        found |= {f"path_aerial_{part}": aerial, f"path_sen_{part}": sen, f"path_labels_{part}": labels}
    return {
        **found,
        "path_sp_centroids": str(root / "centroids.json"),
        "path_metadata_aerial": str(root / "metadata.json"),
    }


def write_zips(root: Path, to: Path, method: int = zipfile.ZIP_DEFLATED, with_domain: bool = True) -> dict[str, str]:
    """Pack a data set as the model hub does and return the configuration's section "data" for it.

    Each domain is one zip of its images, labels and super-areas, below `to`/train-val or `to`/test. Paths inside start
    with the domain where `with_domain`, else with the area.
    """
    found = paths(root)
    for part, domains in (("train", TRAINING), ("test", TEST)):
        folder = to / {"train": "train-val"}.get(part, part)
        folder.mkdir(parents=True)
        for domain in domains:
            with zipfile.ZipFile(folder / f"{domain}.zip", "w", method) as archive:
                for source in _folders(root, part):
                    _pack(archive, source / domain, domain if with_domain else "")
        found |= dict.fromkeys((f"path_{kind}_{part}" for kind in ("aerial", "sen", "labels")), str(folder))
    return found


def _pack(archive: zipfile.ZipFile, domain: Path, prefix: str) -> None:
    for path in sorted(path for path in domain.rglob("*") if path.is_file()):
        archive.write(path, Path(prefix, path.relative_to(domain)).as_posix())


def _folders(root: Path, part: str) -> tuple[Path, Path, Path]:
    return root / f"aerial_{part}", root / f"sen_{part}", root / f"labels_{part}"


def _write_patch(images: Path, labels: Path, number: str, random: np.random.Generator) -> None:
    label = np.full((1, SIDE, SIDE), 5, dtype=np.uint8)
    label[:, :, SIDE // 2 :] = 11
    image = np.where(label == 5, 60, 170) + random.integers(-30, 30, (5, SIDE, SIDE))
    _write(images / f"IMG_{number}.tif", image.astype(np.uint8))
    _write(labels / f"MSK_{number}.tif", label)


def _write(path: Path, values: np.ndarray) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    place = {"crs": "EPSG:2154", "transform": from_origin(900_000.0, 6_500_000.0, 0.2, 0.2)}
    count, height, width = values.shape
    with rasterio.open(
        path, "w", driver="GTiff", count=count, height=height, width=width, dtype="uint8", **place
    ) as raster:
        raster.write(values)


def _write_super_area(folder: Path, domain: str, random: np.random.Generator) -> None:
    folder.mkdir(parents=True)
    stem = f"SEN2_sp_{domain}-Z1_NN"
    images = random.integers(200, 4000, (len(_DATES), 10, 64, 64)).astype(np.uint16)
    masks = np.zeros((len(_DATES), 2, 64, 64), dtype=np.uint8)
    masks[0, 1] = 100  # the first date is all cloud
    np.save(folder / f"{stem}_data.npy", images)
    np.save(folder / f"{stem}_masks.npy", masks)
    names = [f"S2A_MSIL2A_{day}T105021_N0500_R051_T31TGL_{day}T130000" for day in _DATES]
    (folder / f"{stem}_products.txt").write_text("\n".join(names) + "\n")


def _metadata(domain: str) -> dict[str, object]:
    year = domain[-4:]
    place = {"patch_centroid_x": 900_051.2, "patch_centroid_y": 6_499_948.8, "patch_centroid_z": 310.0}
    return {**place, "date": f"{year}-07-14", "time": "10h35", "camera": "UCE-M3-f120-s06", "domain": domain}
