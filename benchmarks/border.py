# SPDX-License-Identifier: GPL-2.0-or-later
"""How far the network's answer depends on its tile's border, and what overlap keeps the tiles' grid out of the map.

python -m benchmarks.border [--places 12] [--side 3000] [--full-size]

1. Pixels at some distance from a tile's rim, as that tile sees them and as one sees them in whose middle they lie. The
   other tile lies some whole Sentinel-2 pixels further. The last distance is near the middle of both: what is left
   there, no overlap takes away.
2. The map of the demo's scene, and of the same scene begun (37, 91) pixels later: how many pixels get another class,
   for several steps and trimmed rims, tiles laid on the pixels of the series as a run lays them. "Anywhere": they begin
   where the scene begins.

With --full-size the first is also done with U-T&T in full size and random weights: that says how far its layers reach.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch

from benchmarks.countryside import Countryside, draw_scene
from benchmarks.figures import Figure, benchmark_parser, tell
from benchmarks.plain import write_full_size
from flair2_plugin.core.allocator import keep_freed_memory
from flair2_plugin.core.locations import model_folder
from flair2_plugin.core.model_card import read_card
from flair2_plugin.core.request import Request
from flair2_plugin.imagery.grid import Window
from flair2_plugin.inference.blending import TileBlender
from flair2_plugin.inference.ensemble import Ensemble, Member
from flair2_plugin.inference.inputs import InputOpener
from flair2_plugin.inference.moved_grid import MOVE
from flair2_plugin.inference.plan import Axis, TilePlan, lay_on_series
from flair2_plugin.inference.tiles import TileNetwork
from flair2_plugin.network import load
from flair2_plugin.network.preparation import prepare

TILE, UNIT = 512, 50  # pixels; those of one Sentinel-2 pixel
DISTANCES = (0, 8, 16, 28, 56, 84, 128, 224)
BAND, MIDDLE = 8, slice(128, 384)  # columns compared at each distance; rows, far from the other two rims
EDGE = 128  # pixels of a map's edges that are also left out
CUTS = ((512, 0), (500, 3), (450, 15), (400, 0), (400, 28), (400, 56), (350, 40), (300, 53), (250, 65))
"""Steps and trimmed rims; what is neither trimmed nor one tile's alone is blended."""
DEFAULT_CUT = (400, 28)


@dataclass(frozen=True)
class Scene:
    """An ensemble of one model, open on the scene."""

    ensemble: Ensemble
    side: int

    @property
    def member(self) -> Member:
        """The model."""
        return self.ensemble.first

    def begun_at(self, col: int, row: int) -> Scene:
        """Return the scene without its first columns and rows."""
        reader = replace(self.member.reader, area=Window(col, row, self.side - col, self.side - row))
        return Scene(Ensemble([replace(self.member, reader=reader)]), self.side)

    def plan(self, step: int, rim: int, laid: bool) -> TilePlan:
        """Return the tiles over the scene as it begins; `laid` on the pixels of its series."""
        reader = self.member.reader
        whole, area = Window(0, 0, reader.area.width, reader.area.height), reader.area
        if laid and reader.satellite:
            whole = lay_on_series(reader.ortho.grid.cropped(area), reader.satellite.source.grid, TILE, rim)
        columns = Axis(area.width, TILE, step, rim, -whole.col, whole.width)
        return TilePlan(columns, Axis(area.height, TILE, step, rim, -whole.row, whole.height))


@contextmanager
def open_scene(country: Countryside, model: str, side: int) -> Iterator[Scene]:
    """Open a model on the scene, of which `side` × `side` pixels are looked at."""
    card = read_card(model_folder(model))
    request = Request(str(country.ortho), model, "none.tif", (str(country.sentinel2),))
    with ExitStack() as stack:
        reader = InputOpener(request, [card], stack, lambda message: None).open().readers[0]
        network = TileNetwork(prepare(load(model_folder(model))), torch.device("cpu"))
        yield Scene(Ensemble([Member(card, reader, network)]), side)


def differences(scene: Scene, places: int) -> dict[int, tuple[float, float]]:
    """Return by distance from the rim the share of pixels of another class, and the mean |difference| of p."""
    found: dict[int, list[tuple[float, float]]] = {distance: [] for distance in DISTANCES}
    for tile in some_tiles(scene.side, places):
        rim = _probabilities(scene, tile)
        others = {shift: _probabilities(scene, tile.moved(shift, 0)) for shift in set(map(shift_to_centre, DISTANCES))}
        for distance in DISTANCES:
            shift = shift_to_centre(distance)
            band = rim[:, MIDDLE, distance : distance + BAND]
            again = others[shift][:, MIDDLE, distance - shift : distance - shift + BAND]
            changed = (band.argmax(0) != again.argmax(0)).float().mean()
            found[distance].append((float(changed), float((band - again).abs().mean())))
    return {distance: tuple(np.mean(each, axis=0)) for distance, each in found.items()}


def shift_to_centre(distance: int) -> int:
    """Return how far left a tile is moved so that pixels at a distance from its left rim lie in the middle.

    It is a whole number of Sentinel-2 pixels, and never 0.
    """
    wanted = distance + BAND // 2 - TILE // 2
    return min(-UNIT, round(wanted / UNIT) * UNIT)


def some_tiles(side: int, count: int) -> list[Window]:
    """Return tiles here and there, none of which nor of their neighbours reaches beyond the scene."""
    dice = np.random.default_rng(4)
    corners = dice.integers(TILE // 2, side - TILE, (count, 2))
    return [Window(int(col), int(row), TILE, TILE) for col, row in corners]


def _probabilities(scene: Scene, tile: Window) -> torch.Tensor:
    reader = scene.member.reader
    series = reader.read_series([tile])(0)
    return scene.member.network.probabilities([reader.make_tile(tile, reader.read_pixels(tile), series)])[0]


def draw_map(scene: Scene, plan: TilePlan) -> np.ndarray:
    """Return the places of the classes, (H, W), of a map of the scene."""
    drawn = np.zeros((plan.rows.size, plan.columns.size), dtype=np.uint8)
    blender = TileBlender(plan, len(scene.member.card.classes), torch.device("cpu"), with_percent=False)
    for row in range(plan.rows.count):
        for column, views in enumerate(scene.ensemble.read_row(plan, plan.row(row))):
            if views is None:
                blender.skip(row, column)
                continue
            block = blender.add(row, column, scene.ensemble.probabilities([views])[0])
            (top, bottom), (left, right) = block.window.bounds
            drawn[top:bottom, left:right] = block.places
    return drawn


def changed_shares(scene: Scene, step: int, rim: int, laid: bool) -> tuple[float, float]:
    """Return the share of the map's pixels that get another class when the scene begins elsewhere.

    The second share is that of the pixels far from the map's edges, where all tiles have neighbours.
    """
    col, row = MOVE
    first, second = (
        draw_map(each, each.plan(step, rim, laid)) for each in (scene.begun_at(0, 0), scene.begun_at(col, row))
    )
    changed = first[row:, col:] != second
    return float(changed.mean()), float(changed[EDGE:-EDGE, EDGE:-EDGE].mean())


def rim_figures(title: str, scene: Scene, places: int) -> list[Figure]:
    """Return the first table's figures."""
    figures = []
    for distance, (changed, moved) in differences(scene, places).items():
        figures.append(Figure(f"{title}: pixels that differ, {distance} px from the rim", 100 * changed, "%"))
        print(f"{figures[-1].what}: {changed:.3%}, mean |difference| of p {moved:.1e}", flush=True)
    return figures


def cut_figures(title: str, scene: Scene) -> list[Figure]:
    """Return the second table's figures."""
    figures = []
    for step, rim, laid in (*((*cut, True) for cut in CUTS), (*DEFAULT_CUT, False)):
        plan = scene.begun_at(0, 0).plan(step, rim, laid)
        name = f"{title}: map changed, step {step}, rim {rim}, blended {plan.columns.shared} ({plan.count} tiles)"
        name, wanted = name if laid else f"{name}, anywhere", "< 0.1 %"
        whole, inner = changed_shares(scene, step, rim, laid)
        figures.append(Figure(name, 100 * whole, "%", wanted=wanted))
        figures.append(Figure(f"{name}, {EDGE} px from its edges on", 100 * inner, "%", wanted=wanted))
        print(f"{name}: {whole:.3%}, inside {inner:.3%}", flush=True)
    return figures


def main() -> int:
    """Measure and print."""
    parser = benchmark_parser("border", __doc__)
    parser.add_argument("--places", type=int, default=12, help="tiles compared with those beside them (12)")
    parser.add_argument("--side", type=int, default=3000, help="pixels of the scene that are looked at (3000)")
    parser.add_argument("--full-size", action="store_true", help="also U-T&T in full size with random weights")
    options = parser.parse_args()
    keep_freed_memory()
    figures = []
    with tempfile.TemporaryDirectory() as folder:
        country = draw_scene(Path(folder))
        with open_scene(country, "demo", options.side) as scene:
            figures += rim_figures("demo", scene, options.places)
            figures += cut_figures("demo", scene)
        if options.full_size:
            model = write_full_size(Path(folder) / "full-size")
            with open_scene(country, str(model), options.side) as scene:
                figures += rim_figures("full size, random", scene, options.places)
    tell("border", options, figures)
    return 0


if __name__ == "__main__":
    sys.exit(main())
