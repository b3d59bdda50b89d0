# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
import torch

from flair2_plugin.imagery.grid import Window
from flair2_plugin.inference.blending import Block, TileBlender, find_highest
from flair2_plugin.inference.plan import TilePlan, plan_tiles

CPU = torch.device("cpu")
SIZES = [(130, 90, 0.25), (40, 50, 0.25), (64, 64, 0.0), (150, 170, 0.5), (230, 210, 0.75)]


def probabilities(plan: TilePlan, seed: int = 3) -> list[list[torch.Tensor]]:
    """Every tile's own answer, (rows, columns) of (4, tile, tile)."""
    generator = torch.Generator().manual_seed(seed)
    side = plan.columns.tile
    return [
        [torch.rand((4, side, side), generator=generator).softmax(dim=0) for _ in range(plan.columns.count)]
        for _ in range(plan.rows.count)
    ]


def blend(plan: TilePlan, answers: Sequence[Sequence[torch.Tensor | None]], first: int = 0) -> list[Block]:
    """The blocks of the tiles, of which those without an answer are skipped."""
    blender, blocks = TileBlender(plan, 4, CPU, with_percent=True), []
    for row in range(first, plan.rows.count):
        for column, answer in enumerate(answers[row]):
            if answer is None:
                blender.skip(row, column)
            else:
                blocks.append(blender.add(row, column, answer))
    return blocks


def blend_at_once(plan: TilePlan, answers: list[list[torch.Tensor]]) -> np.ndarray:
    """The textbook way: all tiles added up on the whole map."""
    margin, size = 600, (plan.rows.size, plan.columns.size)
    weights = np.outer(plan.rows.profile, plan.columns.profile)
    sums, total = (np.zeros((n, size[0] + 2 * margin, size[1] + 2 * margin)) for n in (4, 1))
    for row, of_row in zip(plan.tile_rows(), answers, strict=True):
        for tile, answer in zip(row, of_row, strict=True):
            rows, columns = (slice(a + margin, a + margin + plan.columns.tile) for a in (tile.row, tile.col))
            sums[:, rows, columns] += answer.numpy() * weights
            total[:, rows, columns] += weights
    inside = (slice(None), slice(margin, margin + size[0]), slice(margin, margin + size[1]))
    return sums[inside] / total[inside]


def mosaic(plan: TilePlan, blocks: list[Block], name: str) -> np.ndarray:
    whole = np.full((plan.rows.size, plan.columns.size), 255, dtype=np.uint8)
    for block in blocks:
        rows, columns = (slice(*ends) for ends in block.window.bounds)
        whole[rows, columns] = getattr(block, name)
    return whole


@pytest.mark.parametrize(("width", "height", "overlap"), SIZES)
def test_blocks_are_what_adding_up_all_tiles_gives(width: int, height: int, overlap: float) -> None:
    plan = plan_tiles(Window(0, 0, width, height), 64, overlap, unit=1)
    answers = probabilities(plan)
    blocks, expected = blend(plan, answers), blend_at_once(plan, answers)
    assert (mosaic(plan, blocks, "places") == expected.argmax(axis=0)).mean() > 0.999  # ties
    assert np.abs(mosaic(plan, blocks, "percent") - 100 * expected.max(axis=0)).max() <= 0.51


@pytest.mark.parametrize(("width", "height", "overlap"), SIZES)
def test_a_strip_has_the_same_bytes_when_blending_begins_only_as_far_above_it_as_tiles_reach(
    width: int, height: int, overlap: float
) -> None:
    plan = plan_tiles(Window(0, 0, width, height), 64, overlap, unit=1)
    answers = probabilities(plan)
    last = plan.rows.count - 1
    whole, again = blend(plan, answers), blend(plan, answers, first=max(0, last - plan.rows_before))
    for one, other in zip(whole[-plan.columns.count :], again[-plan.columns.count :], strict=True):
        assert one.window == other.window
        assert (one.places == other.places).all() and (one.percent == other.percent).all()


@pytest.mark.parametrize(
    ("width", "height", "overlap"), [(130, 90, 0.25), (200, 200, 0.0), (150, 170, 0.5), (230, 210, 0.75)]
)
def test_a_map_with_skipped_tiles_is_the_one_of_zeros_where_its_pixels_are_valid(
    width: int, height: int, overlap: float
) -> None:
    plan = plan_tiles(Window(0, 0, width, height), 64, overlap, unit=1)
    answers = probabilities(plan)
    zeros: list[list[torch.Tensor]] = [list(row) for row in answers]
    skipped: list[list[torch.Tensor | None]] = [list(row) for row in answers]
    valid = np.ones((height, width), dtype=bool)
    for number in np.random.default_rng(5).choice(plan.count, plan.count // 4, replace=False):
        row, column = divmod(int(number), plan.columns.count)
        zeros[row][column], skipped[row][column] = torch.zeros_like(answers[row][column]), None
        kept = plan.kept(plan.row(row)[column])
        valid[max(0, kept.row) : kept.row_end, max(0, kept.col) : kept.col_end] = False
    assert valid.any() and not valid.all()
    whole, left_out = blend(plan, zeros), blend(plan, skipped)
    for name in ("places", "percent"):
        assert (mosaic(plan, left_out, name)[valid] == mosaic(plan, whole, name)[valid]).all()


def test_only_bytes_come_back() -> None:
    plan = plan_tiles(Window(0, 0, 70, 70), 64, 0.25, unit=1)
    block = blend(plan, probabilities(plan))[0]
    assert block.places.dtype == np.uint8 and block.percent is not None and block.percent.dtype == np.uint8
    assert TileBlender(plan, 4, CPU, with_percent=False).add(0, 0, probabilities(plan)[0][0]).percent is None


def test_the_highest_class_is_the_first_one_of_equals() -> None:
    sums = torch.randint(0, 4, (13, 50, 60), generator=torch.Generator().manual_seed(1)).float()
    highest, places = find_highest(sums)
    expected = sums.numpy()
    assert places.dtype == torch.uint8
    assert np.array_equal(highest.numpy(), expected.max(axis=0))
    assert np.array_equal(places.numpy(), expected.argmax(axis=0))


def test_what_is_no_number_gets_a_class_that_there_is() -> None:
    _, places = find_highest(torch.full((5, 2, 2), torch.nan))
    assert int(places.max()) < 5
