# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import json
import shutil
import weakref
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
import rasterio
import rasterio.shutil
import torch

from flair2_plugin.core.errors import InvalidImagery, InvalidRequest, OutputFailed, Stopped
from flair2_plugin.core.locations import work_folder
from flair2_plugin.core.messages import Log, Message, Progress, Result
from flair2_plugin.core.nomenclature import BASELINE
from flair2_plugin.core.request import Acquisition, Extent, Request
from flair2_plugin.inference.run import classify
from flair2_plugin.inference.tiles import Tile, TileNetwork
from flair2_plugin.network import load
from flair2_plugin.network.preparation import prepare
from tests.packages import DATED_UNET, SMALL_UNET, SMALL_UTT, write_package
from tests.rasters import LEFT, TOP, random_ortho, random_series, write_ortho, write_series

DAYS = [date(2021, month, 5) for month in (1, 4, 7, 10)]


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("models")
    for card in (SMALL_UTT, SMALL_UNET, DATED_UNET):
        write_package(folder / card.name, card)
    return folder


@pytest.fixture
def request_of(tmp_path: Path, models: Path) -> Request:
    """A whole request: ortho of 700 × 600 pixels, a series of four dates, the small U-T&T."""
    ortho = write_ortho(tmp_path / "ortho.tif")
    series = write_series(tmp_path / "s2", random_series(4, side=60), DAYS, np.zeros((4, 2, 60, 60), dtype=np.uint8))
    output = str(tmp_path / "map.tif")
    return Request(str(ortho), str(models / "small"), output, sentinel2=(str(series),), device="cpu")


def run(request: Request) -> tuple[Result, list[Message]]:
    messages: list[Message] = []
    return classify(request, messages.append, lambda: False), messages


def warnings(messages: list[Message]) -> list[str]:
    return [message.text for message in messages if isinstance(message, Log)]


def classes(path: str) -> np.ndarray:
    with rasterio.open(path) as dataset:
        return np.asarray(dataset.read(1))


def test_the_map_lies_on_the_ortho_to_the_pixel(request_of: Request) -> None:
    run(request_of)
    with rasterio.open(request_of.ortho) as ortho, rasterio.open(request_of.output) as made:
        assert (made.crs, made.transform, made.shape) == (ortho.crs, ortho.transform, ortho.shape)
        assert made.dtypes == ("uint8",) and made.nodata == 0
        assert made.profile["tiled"] and made.profile["compress"] == "deflate"
        assert made.overviews(1) == [2]
        assert made.tags()["FLAIR2_MODEL"] == "small"
        assert made.colormap(1)[5] == (*BASELINE[4].rgb, 255)
    assert set(np.unique(classes(request_of.output))) <= {entry.id for entry in BASELINE}


def test_one_tile_gives_what_the_network_says(request_of: Request, models: Path) -> None:
    request = replace(request_of, model=str(models / "aerial"), sentinel2=(), overlap=0.0)
    values = random_ortho(width=512, height=512)
    write_ortho(Path(request.ortho), values)
    run(request)
    with torch.inference_mode():
        logits = prepare(load(request.model))(torch.from_numpy(values.astype(np.float32) / 255)[None]).aerial[0]
    assert (classes(request.output) == logits.softmax(dim=0).argmax(dim=0).numpy() + 1).all()


def test_the_sentinel2_series_changes_the_map(request_of: Request, tmp_path: Path) -> None:
    run(replace(request_of, confidence=str(tmp_path / "a_sure.tif")))
    other = write_series(tmp_path / "other", random_series(4, seed=9) // 4, DAYS)
    run(
        replace(request_of, sentinel2=(str(other),), output=str(tmp_path / "b.tif"), confidence=str(tmp_path / "c.tif"))
    )
    assert (classes(str(tmp_path / "a_sure.tif")) != classes(str(tmp_path / "c.tif"))).any()


def test_the_same_request_gives_the_same_bytes_in_batches_too(request_of: Request) -> None:
    run(request_of)
    first = Path(request_of.output).read_bytes()
    run(replace(request_of, batch_size=4))
    assert Path(request_of.output).read_bytes() == first


def test_an_extent_gives_that_part_of_the_map(request_of: Request) -> None:
    extent = Extent(LEFT + 40, TOP - 90, LEFT + 100, TOP - 30)
    run(replace(request_of, extent=extent))
    with rasterio.open(request_of.output) as made:
        assert tuple(made.bounds) == pytest.approx((LEFT + 40, TOP - 90, LEFT + 100, TOP - 30))
        assert made.shape == (300, 300)


@pytest.mark.parametrize(("left", "top"), [(37, 91), (200, 0), (447, 420)])
def test_the_map_of_a_part_is_that_part_of_the_map(request_of: Request, tmp_path: Path, left: int, top: int) -> None:
    request = replace(request_of, confidence=str(tmp_path / "sure.tif"))
    run(request)
    part = Extent(LEFT + left / 5, TOP - top / 5 - 30, LEFT + left / 5 + 40, TOP - top / 5)
    run(replace(request, output=str(tmp_path / "part.tif"), confidence=str(tmp_path / "part_c.tif"), extent=part))
    for whole, cut in (("map.tif", "part.tif"), ("sure.tif", "part_c.tif")):
        expected = classes(str(tmp_path / whole))[top : top + 150, left : left + 200]
        assert (classes(str(tmp_path / cut)) == expected).all()


def test_nodata_stays_nodata_and_empty_tiles_are_not_computed(
    request_of: Request, monkeypatch: pytest.MonkeyPatch
) -> None:
    values = random_ortho(width=1500, height=500)
    values[:, :, :900] = 0
    write_ortho(Path(request_of.ortho), values, nodata=0)
    computed = count_tiles(monkeypatch)
    run(request_of)
    made = classes(request_of.output)
    assert (made[:, :900] == 0).all() and (made[:, 900:] > 0).all()
    assert len(computed) == 4  # of 8: two rows of the columns that begin at 772 and 1172


def count_tiles(monkeypatch: pytest.MonkeyPatch) -> list[Tile]:

    computed: list[Tile] = []
    original = TileNetwork.probabilities

    def counted(self: TileNetwork, tiles: Sequence[Tile]) -> torch.Tensor:
        computed.extend(tiles)
        return original(self, tiles)

    monkeypatch.setattr(TileNetwork, "probabilities", counted)
    return computed


def test_confidence_is_a_percentage(request_of: Request, tmp_path: Path) -> None:
    result, _ = run(replace(request_of, confidence=str(tmp_path / "sure.tif")))
    percent = classes(str(tmp_path / "sure.tif"))
    assert result.confidence == str(tmp_path / "sure.tif")
    assert percent.min() >= 100 / 13 - 1 and percent.max() <= 100


def test_names_and_colours_ride_along(request_of: Request) -> None:
    run(request_of)
    style = Path(request_of.output).with_suffix(".qml").read_text()
    table = Path(request_of.output + ".aux.xml").read_text()
    for entry in BASELINE:
        assert f'value="{entry.id}" color="{entry.colour}" alpha="255" label="{entry.name}"' in style
        assert f"<F>{entry.id}</F><F>{entry.name}</F>" in table


def test_shares_add_up_and_progress_reaches_its_end(request_of: Request) -> None:
    result, messages = run(request_of)
    progress = [message for message in messages if isinstance(message, Progress) and message.stage == "tiles"]
    assert sum(result.shares.values()) == pytest.approx(1, abs=1e-4)
    assert progress[-1].done == progress[-1].total == len(progress) == 4
    assert progress[-1].seconds_left == 0


def test_stopping_leaves_nothing_and_keeps_an_older_map(request_of: Request) -> None:
    run(request_of)
    before = Path(request_of.output).read_bytes()
    answers = iter([False, True])
    with pytest.raises(Stopped):
        classify(request_of, lambda message: None, lambda: next(answers))
    assert Path(request_of.output).read_bytes() == before
    assert not work_folder(Path(request_of.output)).exists()


def test_no_cloud_free_date_is_refused(request_of: Request, tmp_path: Path) -> None:
    cloudy = write_series(tmp_path / "c", random_series(4), DAYS, np.full((4, 2, 60, 60), 90, dtype=np.uint8))
    with pytest.raises(InvalidImagery, match="None of the 4 Sentinel-2 dates is free enough of cloud"):
        run(replace(request_of, sentinel2=(str(cloudy),)))


def test_tiles_without_a_clear_date_are_named_and_drawn_all_the_same(request_of: Request, tmp_path: Path) -> None:
    masks = np.zeros((4, 2, 60, 60), dtype=np.uint8)
    masks[:, 1, :, 34:] = 90
    cloudy = write_series(tmp_path / "c", random_series(4), DAYS, masks)
    _, messages = run(replace(request_of, sentinel2=(str(cloudy),)))
    assert "tiles have no cloud-free date" in warnings(messages)[0]


def test_a_model_with_a_satellite_branch_asks_for_a_series(request_of: Request) -> None:
    with pytest.raises(InvalidRequest, match='The model "small" needs a Sentinel-2 series'):
        run(replace(request_of, sentinel2=()))


def test_an_aerial_model_says_that_it_leaves_the_series_unused(request_of: Request, models: Path) -> None:
    _, messages = run(replace(request_of, model=str(models / "aerial")))
    assert warnings(messages) == ['The model "aerial" takes no Sentinel-2 series: the one given is not used.']


def test_a_metadata_model_asks_for_the_date_and_uses_it(request_of: Request, models: Path, tmp_path: Path) -> None:
    request = replace(request_of, model=str(models / "dated"), sentinel2=(), confidence=str(tmp_path / "c.tif"))
    with pytest.raises(InvalidRequest, match="say when the ortho was taken"):
        run(request)
    run(replace(request, acquisition=Acquisition("2020-06-23", "10:30", "UCE-M3-f120-s06", 800.0)))
    first = classes(str(tmp_path / "c.tif"))
    run(replace(request, acquisition=Acquisition("2019-01-05", "16:00", "CAMERA#017", 20.0)))
    assert (classes(str(tmp_path / "c.tif")) != first).any()
    told = '2019-01-05 (as asked), 16:00 (as asked), camera other ("CAMERA#017" as asked), ground at 20 m'
    report = json.loads(Path(request.output).with_suffix(".report.json").read_text(encoding="utf-8"))
    assert report["details"]["FLAIR2_ACQUIRED"] == told and f"Acquisition: {told}." in report["notes"]
    assert report["details"]["FLAIR2_VALUES"].endswith("0 to 255 (8 bits)")
    with rasterio.open(request.output) as made:
        assert made.tags()["FLAIR2_ACQUIRED"] == told


@pytest.mark.parametrize("name", ["absent/map.tif", "map.png"])
def test_an_output_that_can_not_be_is_refused_before_anything_is_read(
    request_of: Request, tmp_path: Path, name: str
) -> None:
    with pytest.raises(OutputFailed, match=r"does not exist|must end in .tif"):
        run(replace(request_of, output=str(tmp_path / name)))


def test_the_ortho_is_never_overwritten(request_of: Request) -> None:
    with pytest.raises(OutputFailed, match="is one of the inputs"):
        run(replace(request_of, output=request_of.ortho))


@pytest.mark.parametrize("name", ["S2_20210405.tif", "S2_20210405_masks.tif"])
def test_a_file_in_the_series_folder_is_never_overwritten(request_of: Request, name: str) -> None:
    target = Path(request_of.sentinel2[0]) / name
    before = target.read_bytes()
    with pytest.raises(OutputFailed, match="is one of the inputs"):
        run(replace(request_of, output=str(target)))
    assert target.read_bytes() == before


@pytest.mark.parametrize(
    ("ortho", "output", "more", "sentence"),
    [
        ("site_partial.tif", "site.tif", {"keep_partial": True}, "is one of the inputs"),
        ("site.tif", "site.tiff", {}, "would have the style file of one of the inputs"),
        ("outer.vrt", "leaf.tif", {}, "is one of the inputs"),
        ("site.tif", "a_partial.tif", {"keep_partial": True, "confidence": "a.tif"}, "need different names"),
        ("tiles", "tiles/map.tif", {}, "lies in a folder of inputs"),
        ("site.tif", "map.tif", {"polygons": "wh!at.gpkg"}, 'has a "!" in it'),
    ],
)
def test_nothing_of_the_users_is_replaced_by_what_lies_beside_the_map(
    request_of: Request, tmp_path: Path, ortho: str, output: str, more: dict[str, object], sentence: str
) -> None:
    (tmp_path / "tiles").mkdir()
    for name in ("site.tif", "site_partial.tif", "leaf.tif", "tiles/a.tif"):
        shutil.copy(request_of.ortho, tmp_path / name)
    for name, part in (("inner.vrt", "leaf.tif"), ("outer.vrt", "inner.vrt")):
        with rasterio.open(tmp_path / part) as raster:
            rasterio.shutil.copy(raster, tmp_path / name, driver="VRT")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.tif")}
    named = {key: str(tmp_path / name) if isinstance(name, str) else name for key, name in more.items()}
    request = replace(request_of, ortho=str(tmp_path / ortho), output=str(tmp_path / output), **named)
    with pytest.raises(OutputFailed, match=sentence):
        run(request)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.tif")} == before


def test_a_name_that_no_drive_takes_is_refused_in_a_sentence(request_of: Request) -> None:
    for wish in ({"output": f"{'a' * 300}.tif"}, {"ortho": f"{'a' * 300}.tif"}):
        with pytest.raises(OutputFailed, match=r"a can't be looked for|tif can't be looked for"):
            run(replace(request_of, **wish))


def test_an_extent_elsewhere_is_refused(request_of: Request) -> None:
    with pytest.raises(InvalidRequest, match="lies nowhere on the ortho"):
        run(replace(request_of, extent=Extent(0, 0, 10, 10)))


def test_what_went_through_the_network_is_forgotten_however_high_the_raster(
    request_of: Request, models: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pictures: list[weakref.ref[np.ndarray]] = []
    answers: list[weakref.ref[np.ndarray]] = []
    alive: list[tuple[int, int]] = []
    original = TileNetwork.probabilities

    def watched(self: TileNetwork, tiles: Sequence[Tile]) -> torch.Tensor:
        alive.append((count_alive(pictures), count_alive(answers)))
        pictures.extend(weakref.ref(tile.picture) for tile in tiles)
        memory = original(self, tiles).numpy()
        answers.append(weakref.ref(memory))
        return torch.from_numpy(memory)  # lives as long as the answer or a part of it

    write_ortho(
        Path(request_of.ortho), random_ortho(width=520, height=6500), tiled=True, blockysize=256, blockxsize=256
    )
    monkeypatch.setattr(TileNetwork, "probabilities", watched)
    run(replace(request_of, model=str(models / "aerial"), sentinel2=(), overlap=0.0))
    assert len(answers) >= 26
    # Two workers have begun four tiles at most before the first one's answer is taken, and one more is being blended.
    assert max(seen for seen, _ in alive) <= 8 and max(given for _, given in alive) <= 8


def count_alive(references: Sequence[weakref.ref[np.ndarray]]) -> int:
    return sum(reference() is not None for reference in references)
