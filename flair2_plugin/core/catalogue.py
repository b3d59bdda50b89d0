# SPDX-License-Identifier: GPL-2.0-or-later
"""The models that can be downloaded: resources/models.csv, whose revisions, sizes and checksums are IGN's own.

Source: the pages of the commits by which IGN put each file on the hub (huggingface.co/IGNF), which show its git-lfs
pointer: SHA-256 and size.
"""

from __future__ import annotations

import csv
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Dict, Optional, Tuple
from urllib.parse import quote as escape

from flair2_plugin.core.errors import InvalidModel
from flair2_plugin.core.locations import RESOURCES
from flair2_plugin.core.nomenclature import FULL
from flair2_plugin.core.wording import quote

CATALOGUE = RESOURCES / "models.csv"
HUB = "https://huggingface.co"
_CHUNK = 1 << 20


@dataclass(frozen=True)
class Offer:
    """A file of weights on the hub, at one revision; `size` in bytes, `trained` the ids of the classes it was taught.

    `scores` are the published ones, from 0 to 1, where they are known.
    """

    name: str
    title: str
    repository: str
    revision: str
    file: str
    size: int
    checksum: str
    licence: str
    bands: Tuple[str, ...]
    trained: Tuple[int, ...]
    scores: Dict[str, float]
    scored_on: str

    @property
    def address(self) -> str:
        """Where the file is; HF_ENDPOINT names a mirror of the hub, as for the hub's own client."""
        hub = os.environ.get("HF_ENDPOINT") or HUB
        return f"{hub.rstrip('/')}/{self.repository}/resolve/{self.revision}/{escape(self.file)}"

    @property
    def source(self) -> str:
        """The same on one line, for a card."""
        return f"{HUB}/{self.repository}, {self.file}, revision {self.revision}"

    @property
    def description(self) -> str:
        """What the network is, for a card."""
        untaught = [entry.name for entry in FULL if entry.id not in self.trained]
        return (
            "IGN's U-Net for orthos of France with pixels of 0.2 m; needs no Sentinel-2. "
            f"Of its {len(FULL)} classes it was not taught {', '.join(untaught[:-1])} and {untaught[-1]}, which it "
            "should never answer."
        )


def read_catalogue(path: Optional[Path] = None) -> Tuple[Offer, ...]:
    """Return the models on offer, in the order of the list."""
    with (path or CATALOGUE).open(encoding="utf-8", newline="") as file:
        return tuple(_offer(row) for row in csv.DictReader(file))


def find_offer(name: str) -> Offer:
    """Return the offer of that name.

    Raises:
        InvalidModel: there is none.
    """
    offers = read_catalogue()
    for offer in offers:
        if offer.name.casefold() == name.casefold():
            return offer
    names = ", ".join(offer.name for offer in offers)
    raise InvalidModel(f'There is no model "{quote(name)}" to download: known are {names}.')


def recognise_file(path: Path) -> Optional[Offer]:
    """Return the offer whose file this is, by size and checksum; None for any other file."""
    try:
        size = path.stat().st_size
        alike = [offer for offer in read_catalogue() if offer.size == size]
        found = checksum_of(path) if alike else ""
    except OSError:
        return None
    return next((offer for offer in alike if offer.checksum == found), None)


def checksum_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        for chunk in iter(lambda: file.read(_CHUNK), b""):
            digest.update(chunk)
    return digest.hexdigest()


def _offer(row: Dict[str, str]) -> Offer:
    published = {"test_miou": row["mean_iou"], "test_accuracy": row["accuracy"]}
    return Offer(
        name=row["name"],
        title=row["title"],
        repository=row["repository"],
        revision=row["revision"],
        file=row["file"],
        size=int(row["bytes"]),
        checksum=row["sha256"],
        licence=row["licence"],
        bands=tuple(row["bands"].split()),
        trained=tuple(map(int, row["trained_classes"].split())),
        scores={name: float(percent) / 100 for name, percent in published.items() if percent},
        scored_on=row["scored_on"],
    )
