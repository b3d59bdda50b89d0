# SPDX-License-Identifier: GPL-2.0-or-later
"""The public catalogues of Sentinel-2 that are known by a name: resources/sentinel2_catalogs.csv."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Optional, Tuple

from flair2_plugin.core.errors import InvalidRequest
from flair2_plugin.core.locations import RESOURCES
from flair2_plugin.core.wording import quote

LIST = RESOURCES / "sentinel2_catalogs.csv"
_USUAL_COLLECTION = "sentinel-2-l2a"


@dataclass(frozen=True)
class Sentinel2Catalog:
    """A STAC API and its collection of Sentinel-2 L2A.

    `signatures` is where it gives out the short-lived signatures that its pixels are read with ("": they need none).
    """

    name: str
    title: str
    address: str
    collection: str
    signatures: str = ""


def read_catalogs(path: Path = LIST) -> Tuple[Sentinel2Catalog, ...]:
    """Return the catalogues of the list, in its order."""
    with path.open(newline="", encoding="utf-8") as lines:
        return tuple(Sentinel2Catalog(**row) for row in csv.DictReader(lines))


def find_catalog(name_or_address: str, collection: Optional[str] = None) -> Sentinel2Catalog:
    """Return a catalogue by its name in the list, or by the address of its STAC API.

    Raises:
        InvalidRequest: it is neither.
    """
    known = read_catalogs()
    wanted = name_or_address.strip()
    for catalog in known:
        if wanted in (catalog.name, catalog.address.rstrip("/"), f"{catalog.address.rstrip('/')}/"):
            if collection in (None, "", catalog.collection):
                return catalog
            return Sentinel2Catalog(catalog.name, catalog.title, catalog.address, str(collection), catalog.signatures)
    if "://" in wanted:
        return Sentinel2Catalog(wanted, wanted, wanted, collection or _USUAL_COLLECTION)
    names = ", ".join(catalog.name for catalog in known)
    raise InvalidRequest(f'There is no catalogue "{quote(wanted)}": give one of {names}, or the address of a STAC API.')
