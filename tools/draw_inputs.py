# SPDX-License-Identifier: GPL-2.0-or-later
"""Pictures of each kind of input, for docs/inputs: python tools/draw_inputs.py DEMO FOLDER.

DEMO is the demo landscape's folder. What is drawn is read as a run reads it.
"""

from __future__ import annotations

import argparse
import io
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import matplotlib as mpl

mpl.use("Agg")

import matplotlib.pyplot as plt
import numpy as np
import rasterio
from affine import Affine
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from PIL import Image

from flair2_plugin.core.dates import find_date
from flair2_plugin.core.model_card import AerialInput
from flair2_plugin.imagery.aerial.ortho_files import ExtraBands, open_ortho
from flair2_plugin.imagery.grid import Window

PIXELS = 1000  # of the ortho's side that is drawn
WINDOW = Window(0, 0, PIXELS, PIXELS)
COLOURS, INFRARED = (0, 1, 2), (3, 0, 1)


def main() -> None:
    """Draw all of them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("demo", type=Path)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    with rasterio.open(options.demo / "ortho.tif") as source, tempfile.TemporaryDirectory() as work:
        left, top = (source.width - PIXELS) // 2, (source.height - PIXELS) // 2
        ortho = source.read(window=((top, top + PIXELS), (left, left + PIXELS)))
        place = source.transform @ Affine.translation(left, top)
        scene = Scene(ortho, place, source.crs.to_string(), Path(work), options.folder)
    scene.draw_bands()
    scene.draw_infrared()
    scene.draw_heights()
    scene.draw_tiles()
    scene.draw_depth()
    draw_series(options.demo, options.folder)


class Scene:
    """A part of the demo's ortho, stored as producers deliver theirs."""

    def __init__(self, ortho: np.ndarray, place: Affine, crs: str, work: Path, folder: Path) -> None:
        """Keep the pixels, (5, H, W)."""
        self.ortho, self.place, self.crs, self.work, self.folder = ortho, place, crs, work, folder
        work.mkdir(exist_ok=True)

    def write(self, name: str, values: np.ndarray, place: Affine | None = None) -> str:
        """Write (C, H, W) as a GeoTIFF."""
        count, height, width = values.shape
        profile = {"driver": "GTiff", "dtype": values.dtype, "count": count, "height": height, "width": width}
        path = self.work / name
        path.parent.mkdir(exist_ok=True, parents=True)
        with rasterio.open(path, "w", crs=self.crs, transform=place or self.place, **profile) as dataset:
            dataset.write(values)
        return str(path)

    def draw_bands(self) -> None:
        """Draw the five bands of a textbook ortho."""
        with _picture(self.folder / "input-five-bands.png", 5) as axes:
            for number, (axis, name) in enumerate(zip(axes, AerialInput().bands, strict=True)):
                _show(axis, self.ortho[number], f"{number + 1}: {name}", limits=(0, 255 if number < 4 else 90))

    def draw_infrared(self) -> None:
        """Draw an ortho of colours, one of infrared, and the four bands that a model sees."""
        rgb = self.write("rgb.tif", self.ortho[:3])
        irc = self.write("irc.tif", self.ortho[list(INFRARED)])
        wanted = AerialInput(bands=("red", "green", "blue", "nir"))
        with open_ortho(rgb, wanted, extra=ExtraBands(nir=irc)) as opened:
            seen = opened.read(WINDOW).values
        with _picture(self.folder / "input-infrared.png", 3) as axes:
            _show(axes[0], self.ortho[list(COLOURS)], "rgb.tif: red, green, blue")
            _show(axes[1], self.ortho[list(INFRARED)], "irc.tif: near infrared, red, green")
            _show(axes[2], seen[3], "what the model sees as band 4", limits=(0, 255))

    def draw_heights(self) -> None:
        """Draw a surface and a terrain model, and their difference as it is read."""
        slope = np.linspace(0, 9, PIXELS)[None, :] + np.linspace(5, 0, PIXELS)[:, None]
        terrain = (112 + slope + 2 * np.sin(np.arange(PIXELS) / 160)[:, None]).astype(np.float32)
        surface = (terrain + self.ortho[4] * 0.2).astype(np.float32)
        paths = [self.write(name, values[None]) for name, values in (("mns.tif", surface), ("mnt.tif", terrain))]
        wanted = AerialInput(bands=("red", "green", "blue", "height"))
        with open_ortho(self.write("rgb.tif", self.ortho[:3]), wanted, extra=ExtraBands(None, None, *paths)) as opened:
            heights = opened.read(WINDOW).values[3] * 0.2
        with _picture(self.folder / "input-heights.png", 3, bars=True) as axes:
            limits = float(terrain.min()), float(np.percentile(surface, 99.8))
            _show(axes[0], surface, "surface (metres above the sea)", "terrain", limits, bar=True)
            _show(axes[1], terrain, "terrain", "terrain", limits, bar=True)
            _show(axes[2], heights, "heights above the ground (metres)", "viridis", (0, 18), bar=True)

    def draw_tiles(self) -> None:
        """Draw a folder of tiles, one of which is missing, and the one ortho that it stands for."""
        side = PIXELS // 2
        corners = [(row, column) for row in (0, side) for column in (0, side)]
        for row, column in corners[:3]:
            place = self.place @ Affine.translation(column, row)
            name = f"tiles/2021-{int(place.c) // 100:05}-{int(place.f) // 100:05}.tif"
            self.write(name, self.ortho[:, row : row + side, column : column + side], place)
        with open_ortho(str(self.work / "tiles"), AerialInput()) as opened:
            pixels = opened.read(WINDOW)
        names = sorted(path.name for path in (self.work / "tiles").iterdir())
        with _picture(self.folder / "input-tiles.png", 2) as axes:
            _show(axes[0], np.full((3, PIXELS, PIXELS), 255), "the folder")
            for row, column in corners[:3]:
                part = self.ortho[list(COLOURS), row : row + side - 30, column : column + side - 30]
                axes[0].imshow(part.transpose(1, 2, 0), extent=(column, column + side - 30, row + side - 30, row))
                place = self.place @ Affine.translation(column, row)
                name = next(name for name in names if f"{int(place.c) // 100:05}-{int(place.f) // 100:05}" in name)
                axes[0].text(column + 8, row + side - 45, name, color="white", fontsize=6, va="bottom")
            axes[0].set_xlim(0, PIXELS)
            axes[0].set_ylim(PIXELS, 0)
            whole = np.where(pixels.valid, pixels.values[list(COLOURS)], 255)
            _show(axes[1], whole, "what a run reads: one ortho, with no data in the gap")

    def draw_depth(self) -> None:
        """Draw a picture of reflectances by its full range, and by percentiles, with where its values lie.

        A few pixels glare, as some do in real ones: they are what makes the full range so wide.
        """
        values = np.round(self.ortho[:4] * (4000 / 255)).astype(np.uint16)
        values[:, 500:504, 500:504] = 9000
        path, wanted = self.write("reflectance.tif", values), AerialInput(bands=("red", "green", "blue", "nir"))
        seen = []
        for scaling in ("depth", "auto"):
            with open_ortho(path, wanted, values=scaling) as opened:  # type: ignore[arg-type]
                seen.append((opened.read(WINDOW).values, opened.value_range))
        with _picture(self.folder / "input-depth.png", 3) as axes:
            full = seen[0][1].high
            _show(axes[0], seen[0][0][:3], f"--range depth: white is {full:.0f}")
            _show(axes[1], seen[1][0][:3], f"--range auto: white is {seen[1][1].high:.0f}")
            bins = np.linspace(0, full, 200)
            axes[2].hist(values.ravel(), bins, color="#7a8a99")
            for value, text in ((seen[1][1].high, "white\n(auto)"), (full, "white\n(depth)")):
                axes[2].axvline(value, color="#c0392b")
                axes[2].text(value - 200, axes[2].get_ylim()[1] * 0.97, text, ha="right", va="top", fontsize=7)
            axes[2].set_title("how often each value is there", fontsize=8)
            axes[2].set_yticks([])
            axes[2].tick_params(labelsize=7)
            axes[2].set_box_aspect(1)


def draw_series(demo: Path, folder: Path) -> None:
    """Draw six dates of the demo's series, with the ortho's place."""
    paths = sorted(path for path in (demo / "sentinel2").glob("*.tif") if not path.stem.endswith("_masks"))
    with rasterio.open(demo / "ortho.tif") as ortho:
        bounds, crs = ortho.bounds, ortho.crs
    with _picture(folder / "input-series.png", 6) as axes:
        for axis, path in zip(axes, paths[:: max(1, len(paths) // 6)], strict=False):
            with rasterio.open(path) as image:
                colours = image.read([3, 2, 1])
                box = rasterio.warp.transform_bounds(crs, image.crs, *bounds)
                left, top = ~image.transform @ (box[0], box[3])
                right, bottom = ~image.transform @ (box[2], box[1])
            _show(axis, np.clip(colours / 2500 * 255, 0, 255), str(find_date(path.stem)))
            axis.add_patch(Rectangle((left, top), right - left, bottom - top, fill=False, color="red", linewidth=0.8))


@contextmanager
def _picture(path: Path, count: int, bars: bool = False) -> Iterator[list[Axes]]:
    """Give axes beside each other, and save them."""
    width = 8.4
    figure, axes = plt.subplots(1, count, figsize=(width, width / count * (0.95 if bars else 1.1)), dpi=100)
    yield list(np.atleast_1d(axes))
    figure.tight_layout(pad=0.4)
    with io.BytesIO() as drawn:
        figure.savefig(drawn, bbox_inches="tight", pad_inches=0.03)
        Image.open(drawn).convert("RGB").quantize(256).save(path, optimize=True)
    plt.close(figure)


def _show(
    axis: Axes,
    values: np.ndarray,
    title: str,
    colours: str = "gray",
    limits: tuple[float, float] | None = None,
    bar: bool = False,
) -> None:
    """Show one band, or three as colours."""
    low, high = limits or (None, None)
    picture = values.transpose(1, 2, 0).astype(np.uint8) if values.ndim == 3 else values
    shown = axis.imshow(picture, cmap=colours, vmin=low, vmax=high)
    if bar:
        axis.figure.colorbar(shown, ax=axis, fraction=0.046, pad=0.03).ax.tick_params(labelsize=7)
    axis.set_title(title, fontsize=8)
    axis.set_axis_off()


if __name__ == "__main__":
    main()
