# SPDX-License-Identifier: GPL-2.0-or-later
"""How many patches a second are loaded, from folders and from zips, and how many the network can take.

On a made-up landscape with super-areas as large as FLAIR #2's (56 dates, the mean of 51,244 images in 916 areas, of
207 × 207 pixels), more of them than a loading process keeps unpacked. The files are in the system's cache: a slow disk
comes on top. The network is the U-T&T of the official configuration, forward and backward.
"""

from __future__ import annotations

import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from torch.nn.functional import cross_entropy

from benchmarks.figures import Figure, benchmark_parser, tell
from flair2_plugin.landscape.dataset import DatasetSize, write_dataset
from flair2_plugin.training.cards import make_card
from flair2_plugin.training.configuration import Configuration
from flair2_plugin.training.data_module import LandCoverData
from flair2_plugin.training.module import LandCoverModule
from flair2_plugin.training.official_keys import DataPaths
from flair2_plugin.training.parts import Parts
from flair2_plugin.training.patches import find_patches
from flair2_plugin.training.samples import IGNORED, Batch
from flair2_plugin.training.sources import sources_of

SIZE = DatasetSize(train_areas=8, test_areas=0, patches_per_area=2)
DATES, SIDE = 56, 207
BATCH, SECONDS, STEPS_SECONDS = 4, 5.0, 20.0
WORKERS = (0, 2)
FOLDERS = {"aerial": "flair_aerial_train", "labels": "flair_labels_train", "sen": "flair_sen_train"}


def main() -> int:
    """Measure and print."""
    options = benchmark_parser("loading", __doc__).parse_args()
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_dataset(root, 1, SIZE, lambda line: None)
        for path in root.rglob("*_data.npy"):
            enlarge(path)
        layouts = {
            "folders": folders(root),
            "zips, stored": zips(root, root / "stored", zipfile.ZIP_STORED),
            "zips, deflated": zips(root, root / "deflated", zipfile.ZIP_DEFLATED),
        }
        for name, layout in layouts.items():
            figures += rates(name, layout)
        fastest = max(figure.value for figure in figures if figure.what.startswith("folders") and figure.unit != "ms")
        figures += rates("folders, without series", layouts["folders"], architecture="unet", aerial_metadata=False)
        figures += rates("folders, all dates", layouts["folders"], filter_clouds=False, average_month=False)
        figures += rates("folders, cached, after the first epoch", layouts["folders"], cache=True)
        figures.append(limit(layouts["folders"], fastest))
    tell("loading", options, figures, ["Against: what the network takes, forward and backward."])
    return 0


def folders(root: Path) -> dict[str, str]:
    """Return the configuration's section "data" for the landscape's folders."""
    return {
        **{f"path_{kind}_train": str(root / name) for kind, name in FOLDERS.items()},
        "path_sp_centroids": str(root / "flair-2_centroids_sp_to_patch.json"),
        "path_metadata_aerial": str(root / "flair_aerial_metadata.json"),
    }


def zips(root: Path, to: Path, method: int) -> dict[str, str]:
    """Pack each domain into one zip below `to`, and return the section "data"."""
    to.mkdir()
    for domain in sorted(path.name for path in (root / FOLDERS["aerial"]).iterdir()):
        with zipfile.ZipFile(to / f"{domain}.zip", "w", method) as archive:
            for name in FOLDERS.values():
                for path in sorted(path for path in (root / name / domain).rglob("*") if path.is_file()):
                    archive.write(path, path.relative_to(root / name))
    return folders(root) | {f"path_{kind}_train": str(to) for kind in FOLDERS}


def enlarge(data: Path) -> None:
    """Repeat a super-area, with its masks and dates, to the size of FLAIR's."""
    masks, products = (data.with_name(data.name.replace("data.npy", name)) for name in ("masks.npy", "products.txt"))
    for path in (data, masks):
        values = np.load(path)
        times = -(-DATES // len(values))
        wider = np.pad(values, ((0, 0), (0, 0), *[(0, SIDE - size) for size in values.shape[2:]]), mode="wrap")
        np.save(path, np.concatenate([wider] * times)[:DATES])
    lines = products.read_text(encoding="utf-8").splitlines() * DATES
    products.write_text("\n".join(lines[:DATES]), encoding="utf-8")


def open_data(section: dict[str, str], **changes: object) -> LandCoverData:
    """Return the loaders of a training on all patches."""
    wanted = Configuration(data=DataPaths(**section), batch_size=BATCH, accelerator="auto", **changes)  # type: ignore[arg-type]
    patches = find_patches(sources_of(wanted, "train"))
    return LandCoverData(Parts(patches, patches[:1], []), make_card(wanted), wanted)


def loading_rate(data: LandCoverData) -> float:
    """Return the patches that come out of the loader in a second, its processes running already: the best epoch's."""
    loader = data.train_dataloader()
    list(loader)
    return len(data.parts.training) / best_seconds(lambda: list(loader), SECONDS)


def processor_time(data: LandCoverData) -> float:
    """Return the milliseconds that a processor works on one patch, however busy others keep it."""
    loader = data.train_dataloader()
    list(loader)
    return 1000 * best_seconds(lambda: list(loader), SECONDS, time.process_time) / len(data.parts.training)


def best_seconds(work: Callable[[], object], at_least: float, clock: Callable[[], float] = time.perf_counter) -> float:
    """Return the shortest time that `work` takes in `at_least` seconds: others use the machine too."""
    seconds: list[float] = []
    while not seconds or sum(seconds) < at_least:
        began = clock()
        work()
        seconds.append(clock() - began)
    return min(seconds)


def rates(name: str, section: dict[str, str], **changes: object) -> list[Figure]:
    """Return the patches a second by loading processes, and what a patch costs a processor."""
    figures = []
    for workers in WORKERS:
        rate = loading_rate(open_data(section, num_workers=workers, **changes))
        figures.append(Figure(f"{name}, {workers} workers", rate, "patches/s"))
    alone = processor_time(open_data(section, num_workers=0, **changes))
    figures.append(Figure(f"{name}, a patch on one processor", alone, "ms"))
    for figure in figures:
        print(*figure.cells[:2], flush=True)
    return figures


def limit(section: dict[str, str], loaded: float) -> Figure:
    """Return the patches a second of the fastest loading against those that the network takes."""
    data = open_data(section, num_workers=0)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    where = torch.cuda.get_device_name() if device.type == "cuda" else f"CPU, {torch.get_num_threads()} threads"
    module = LandCoverModule(data.card, data.configuration, data.parts).to(device)
    batch = next(iter(data.train_dataloader()))
    taken = BATCH / best_seconds(lambda: _step(module, batch, device), STEPS_SECONDS)
    return Figure(f"folders, against the network ({where})", loaded, "patches/s", taken)


def _step(module: LandCoverModule, batch: Batch, device: torch.device) -> None:
    moved = Batch(*(value.to(device) if isinstance(value, torch.Tensor) else value for value in batch))
    with torch.autocast(device.type, torch.bfloat16, enabled=device.type == "cuda"):
        logits = module(moved)
    loss = sum(cross_entropy(head.float(), moved.label, ignore_index=IGNORED) for head in logits if head is not None)
    loss.backward()
    if device.type == "cuda":
        torch.cuda.synchronize()


if __name__ == "__main__":
    sys.exit(main())
