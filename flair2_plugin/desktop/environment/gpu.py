# SPDX-License-Identifier: GPL-2.0-or-later
"""The GPU of this computer, before any PyTorch is asked: what NVIDIA's own program says of it."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import List, Optional, Tuple

from flair2_plugin.desktop.translation import tr, write_number

QUERY = ["--query-gpu=name,driver_version,memory.total,compute_cap", "--format=csv,noheader,nounits"]
# What PyTorch's builds for CUDA 13.0 need: NVIDIA's release notes of CUDA 13.0, and PyTorch's list of architectures.
OLDEST_DRIVER = 580
OLDEST_CAPABILITY = 7.5
_ELSEWHERE = Path("C:/Program Files/NVIDIA Corporation/NVSMI/nvidia-smi.exe")


@dataclass(frozen=True)
class Card:
    """An NVIDIA card; `capability` is None where the driver is too old to tell it."""

    name: str
    driver: str
    mib: int
    capability: Optional[float] = None


def smi_program() -> Optional[str]:
    """Return NVIDIA's program that lists the cards, if it is installed."""
    found = shutil.which("nvidia-smi")
    if found is None and sys.platform == "win32" and _ELSEWHERE.is_file():
        return str(_ELSEWHERE)
    return found


def read_cards(output: str) -> List[Card]:
    """Return the cards that nvidia-smi lists, the one with the most memory first; other lines are passed over."""
    cards = []
    for line in output.splitlines():
        parts = [part.strip() for part in line.split(",")]
        if len(parts) >= 3 and parts[2].isdigit():
            cards.append(Card(parts[0], parts[1], int(parts[2]), _number(parts[3]) if len(parts) > 3 else None))
    return sorted(cards, key=lambda card: -card.mib)


def obstacle(cards: List[Card], output: str = "") -> Optional[str]:
    """Return the sentence that says why GPU support can't be added, or None if it may be tried."""
    if sys.platform == "darwin":
        return tr("An Apple GPU needs nothing more: the engine uses it as it is.")
    if not cards:
        said = output.strip().splitlines()
        reason = f" ({said[-1][:120]})" if said else ""
        return tr("No NVIDIA GPU with a working driver was found{reason}.").format(reason=reason)
    card = cards[0]
    driver = _number(card.driver.split(".")[0])
    if driver is not None and driver < OLDEST_DRIVER:
        return tr("The driver of {card} is {driver}, but 580 is needed: update it.").format(
            card=card.name, driver=card.driver
        )
    if card.capability is not None and card.capability < OLDEST_CAPABILITY:
        return tr("The {card} is too old for this PyTorch (compute capability {found}, 7.5 is needed).").format(
            card=card.name, found=card.capability
        )
    return None


def describe(cards: List[Card]) -> str:
    """Return the best card as people name it."""
    names: List[Tuple[str, str]] = [
        (card.name, tr("{count} GB").format(count=write_number(card.mib / 1024, 0))) for card in cards[:1]
    ]
    return ", ".join(
        tr("{name}, {memory}, driver {driver}").format(name=name, memory=memory, driver=cards[0].driver)
        for name, memory in names
    )


def _number(text: str) -> Optional[float]:
    try:
        return float(text)
    except ValueError:
        return None
