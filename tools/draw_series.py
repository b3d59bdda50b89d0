# SPDX-License-Identifier: GPL-2.0-or-later
"""Draws docs/images/sentinel2-series.png: python tools/draw_series.py DEMO FOLDER.

DEMO is a folder made by `python -m flair2_plugin.demo`. Its Sentinel-2 images are put into a catalogue on this
computer (rustac's server over cloud-optimised rasters, 1000 added as since processing baseline 04.00), and the command
reads them from there, by dates and by months, into FOLDER.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from datetime import date
from pathlib import Path

import numpy as np
import rasterio
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from rasterio.warp import transform_bounds

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.stac_scenes import Shop, write_cog  # noqa: E402
from tests.stac_server import Door, serve_catalogue, start_api  # noqa: E402

_TIFF = "image/tiff; application=geotiff; profile=cloud-optimized"


def fill(shop: Shop, demo: Path) -> None:
    """Put the demo's images into the collection "demo"."""
    for path in sorted(demo.glob("sentinel2/*.tif")):
        if path.stem.endswith("_masks"):
            continue
        day = path.stem[-8:]
        day = f"{day[:4]}-{day[4:6]}-{day[6:]}"
        with rasterio.open(path) as images, rasterio.open(path.with_name(f"{path.stem}_masks.tif")) as masks:
            box = transform_bounds(images.crs, "EPSG:4326", *images.bounds)
            snow, cloud = masks.read()
            cover = 100 * float((cloud >= 60).mean())
            item = shop.put("demo", path.stem, 0, day, **{"s2:processing_baseline": "05.10", "eo:cloud_cover": cover})
            corners = [[box[i], box[j]] for i, j in ((0, 1), (2, 1), (2, 3), (0, 3), (0, 1))]
            item |= {"bbox": list(box), "geometry": {"type": "Polygon", "coordinates": [corners]}}
            bands = zip(images.descriptions, images.read(), strict=True)
            stored = [(name, np.where(band > 0, band + 1000, 0)) for name, band in bands]
            for name, values in [*stored, ("snow", snow), ("cloud", cloud)]:
                file = shop.door.folder / path.stem / f"{name}.tif"
                file.parent.mkdir(exist_ok=True)
                kind = np.uint16 if name.startswith("B") else np.uint8
                write_cog(file, values.astype(kind), images.transform, images.crs.to_string())
                item["assets"][name] = {"href": f"{shop.door.address}/cogs/{path.stem}/{name}.tif", "type": _TIFF}


def make(door: Door, demo: Path, folder: Path, every: str) -> Path:
    """Run the command and return the series' folder."""
    options = {"ortho": demo / "ortho.tif", "year": 2021, "catalog": door.address, "collection": "demo", "every": every}
    words = [word for name, value in options.items() for word in (f"--{name}", str(value))]
    command = [sys.executable, "-m", "flair2_plugin.sentinel2", *words, "--cloud-cover", "100"]
    subprocess.run([*command, "--output", folder / every], cwd=ROOT, check=True)  # noqa: S603
    return folder / every


def draw(dates: list[Path], months: list[Path], target: Path) -> None:
    """Draw dates in the upper row and months in the lower one, clouds and snow hatched."""
    figure = Figure(figsize=(9, 2.95), dpi=110)
    rows = figure.subplots(2, max(len(dates), len(months)))
    for title, row, paths in (("date", rows[0], dates), ("month", rows[1], months)):
        for axes in row:
            axes.set_axis_off()
        for axes, path in zip(row, paths, strict=False):
            with rasterio.open(path) as image, rasterio.open(path.with_name(f"{path.stem}_masks.tif")) as masks:
                colours = np.moveaxis(image.read([3, 2, 1]), 0, -1)
                there = colours.any(axis=-1, keepdims=True)
                axes.imshow(np.where(there, np.clip(colours / 2500, 0, 1), 0.75))
                hidden = (masks.read() >= 60).any(axis=0)
            if hidden.any() and title == "date":
                axes.contourf(hidden, levels=[0.5, 1.5], colors="none", hatches=["////"])
            day = date.fromisoformat(path.stem[-8:])
            axes.set_title(f"{day}" if title == "date" else f"{day:%Y-%m}", fontsize=8)
    figure.subplots_adjust(0.01, 0.01, 0.99, 0.94, 0.05, 0.12)
    FigureCanvasAgg(figure).print_png(str(target))


def main() -> None:
    """Make catalogue, series and picture."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("demo", type=Path)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    demo, folder = options.demo.absolute(), options.folder.absolute()
    folder.mkdir(parents=True, exist_ok=True)
    with serve_catalogue(folder) as door:
        shop = Shop(door)
        fill(shop, demo)
        with start_api(door, shop.write_files(folder)):
            series = [make(door, demo, folder, every) for every in ("date", "month")]
    dates, months = (sorted(one.glob("S2_????????.tif")) for one in series)
    spring = [path for path in dates if path.stem[7:9] in {"04", "05", "06"}]
    draw(spring[:7], months[1:8], ROOT / "docs" / "images" / "sentinel2-series.png")


if __name__ == "__main__":
    main()
