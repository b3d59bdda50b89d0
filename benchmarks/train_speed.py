# SPDX-License-Identifier: GPL-2.0-or-later
"""How many patches a second our training takes, against the same network trained in the plainest loop.

python -m benchmarks.train_speed [--config_file C.yml] [--batch-size 2] [--workers 2] [--rounds 3]

The plain loop: fp32, NCHW, each batch loaded and scaled before its step. Ours: Lightning's loop as `train` runs it,
batches loaded meanwhile, bytes scaled on the device, channels-last; then also in bf16, and on a GPU compiled. All take
turns in one process on the same made-up patches; a round's first steps are not counted. The share of the peak is the
step's arithmetic, as torch counts it, over what a large matrix product reaches on the same device in the same type.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import torch

from benchmarks.ceilings import count_operations, name_device, peak, synchronize
from benchmarks.figures import Figure, benchmark_parser, tell
from flair2_plugin.core.locations import RESOURCES
from flair2_plugin.demo import main as write_demo
from flair2_plugin.training.cards import make_card
from flair2_plugin.training.configuration_file import read_configuration
from flair2_plugin.training.data_module import LandCoverData
from flair2_plugin.training.dataset import PatchDataset
from flair2_plugin.training.module import LandCoverModule
from flair2_plugin.training.optimisation import make_optimizer
from flair2_plugin.training.order import Draw
from flair2_plugin.training.parts import Parts, find_parts
from flair2_plugin.training.rehearsal import Stopwatch
from flair2_plugin.training.samples import Batch, make_batch
from flair2_plugin.training.trainer import make_rehearsal_trainer

STEPS, WARM_UP = 7, 2  # of a round, and how many of them are not counted
DEVICE = torch.device("cuda" if torch.cuda.is_available() else "cpu")
WAYS = {"plain": [], "ours": [], "ours, bf16": ["precision=bf16-mixed"]}
if DEVICE.type == "cuda":
    WAYS |= {"ours, bf16, compiled": ["precision=bf16-mixed", "compile=true"]}


@dataclass
class Way:
    """One way to train, and the seconds of its steps so far."""

    name: str
    module: LandCoverModule
    parts: Parts
    seconds: list[float] = field(default_factory=list)
    memory: int = 0

    def run(self) -> None:
        """Train for a round."""
        if DEVICE.type == "cuda":
            torch.cuda.reset_peak_memory_stats()
        self.seconds += (self._plain() if self.name == "plain" else self._ours())[WARM_UP:]
        if DEVICE.type == "cuda":
            self.memory = max(self.memory, torch.cuda.max_memory_reserved())

    def _ours(self) -> list[float]:
        wanted, watch = self.module.configuration, Stopwatch()
        trainer = make_rehearsal_trainer(wanted, self.parts, STEPS, watch)
        trainer.fit(self.module, datamodule=LandCoverData(self.parts, self.module.card, wanted))
        return watch.steps

    def _plain(self) -> list[float]:
        module, wanted = (
            self.module.to(DEVICE).to(memory_format=torch.contiguous_format).train(),
            self.module.configuration,
        )
        patches = PatchDataset(self.parts.training, module.card)
        optimizer = make_optimizer(module.network.parameters(), wanted)
        seconds = []
        for step in range(STEPS):
            began = time.perf_counter()
            draws = [Draw((step * wanted.batch_size + i) % len(patches), 0) for i in range(wanted.batch_size)]
            batch = to_device(make_batch([patches[draw] for draw in draws]))
            aerial = batch.aerial.float() / 255
            logits = module.network(aerial, batch.satellite, batch.dates, batch.metadata)
            module.loss(logits, batch.label).backward()
            optimizer.step()
            optimizer.zero_grad()
            synchronize(DEVICE)
            seconds.append(time.perf_counter() - began)
        return seconds


def main() -> int:
    """Measure and print a table."""
    parser = benchmark_parser("train_speed", __doc__)
    parser.add_argument(
        "--config_file", type=Path, default=RESOURCES / "configs" / "u-tt-filter-means-augmentation.yml"
    )
    parser.add_argument("--batch-size", type=int, default=2)
    parser.add_argument("--workers", type=int, default=min(2, os.cpu_count() or 1))
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        write_demo([folder, "--train-areas", "4", "--test-areas", "1", "--patches-per-area", "8"])
        given = [*data_keys(Path(folder) / "dataset"), f"batch_size={options.batch_size}"]
        given += [f"num_workers={options.workers}", f"accelerator={'cuda' if DEVICE.type == 'cuda' else 'cpu'}"]
        given += ["encoder_weights=null", "split=random", "accumulate_batches=1", "ema_decay=null", "gpus_per_node=1"]
        ways = [make_way(name, options.config_file, given + changes) for name, changes in WAYS.items()]
        for _ in range(options.rounds):
            for way in ways:
                way.run()
        work = count_work(ways[0])
        about = (
            f"{options.config_file.stem}, batches of {options.batch_size}, {work / options.batch_size / 1e9:.0f} GFLOP"
        )
        note = f"{about} a patch, on {name_device(DEVICE)}. Against: the plain loop."
        tell("train_speed", options, list_figures(ways, work), [note])
    return 0


def make_way(name: str, config_file: Path, changes: list[str]) -> Way:
    """Return a way to train the file's network, with the same first weights each time."""
    configuration = read_configuration(config_file, changes)
    parts, card = find_parts(configuration), make_card(configuration)
    torch.manual_seed(0)
    return Way(name, LandCoverModule(card, configuration, parts), parts)


def data_keys(root: Path) -> list[str]:
    """Return the changes that name the made-up data set."""
    keys = {
        "path_sp_centroids": "flair-2_centroids_sp_to_patch.json",
        "path_metadata_aerial": "flair_aerial_metadata.json",
    }
    keys |= {f"path_{kind}_train": f"flair_{kind}_train" for kind in ("aerial", "sen", "labels")}
    return [f"data.{key}={root / name}" for key, name in keys.items()]


def to_device(batch: Batch) -> Batch:
    """Return the batch on the device that is measured."""
    return Batch(*(part.to(DEVICE) if isinstance(part, torch.Tensor) else part for part in batch))


def list_figures(ways: list[Way], work: int) -> list[Figure]:
    """Return what was measured; `work` are the operations of a step."""
    size, plain = ways[0].module.configuration.batch_size, statistics.median(ways[0].seconds)
    figures = []
    for way in ways:
        step = statistics.median(way.seconds)
        kind = torch.bfloat16 if "bf16" in way.name else torch.float32
        figures.append(Figure(way.name, size / step, "patches/s", None if way is ways[0] else size / plain))
        figures.append(Figure(f"{way.name}, share of the peak", 100 * work / step / peak(DEVICE, kind), "%"))
        if way.memory:
            figures.append(Figure(f"{way.name}, memory", way.memory / 2**20, "MiB"))
    return figures


def count_work(way: Way) -> int:
    """Return the floating-point operations of one step, forwards and backwards."""
    module = way.module.to(DEVICE)
    patches = PatchDataset(way.parts.training, module.card)
    batch = to_device(make_batch([patches[Draw(i, 0)] for i in range(module.configuration.batch_size)]))
    return count_operations(lambda: module.loss(module(batch), batch.label).backward())


if __name__ == "__main__":
    sys.exit(main())
