# SPDX-License-Identifier: GPL-2.0-or-later
"""The search of a catalogue: what it has of an area and a time, as it says it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pystac_client import Client

from flair2_plugin.core.errors import InvalidImagery, InvalidRequest
from flair2_plugin.core.request import Extent
from flair2_plugin.core.sentinel2_catalogs import Sentinel2Catalog
from flair2_plugin.core.series_request import SeriesRequest
from flair2_plugin.core.wording import quote
from flair2_plugin.stac.connection import PatientIO, asking, connect

MOST_ITEMS = 5000
"""A year of an area on the corner of four tiles, seen from two orbits, has some 600."""
_PAGE = 100


@dataclass(frozen=True)
class Found:
    """The items of a search, as a catalogue gave them, and what its collection says of the assets of all its items."""

    items: tuple[dict[str, Any], ...]
    item_assets: dict[str, Any]
    connection: PatientIO


def search(catalog: Sentinel2Catalog, request: SeriesRequest, box: Extent, count: Callable[[int], None]) -> Found:
    """Return what a catalogue has in a box (degrees) and the request's time; `count` hears how many there are so far.

    The limit of cloud cover is sent along where the catalogue understands that; who reads the items checks it.

    Raises:
        InvalidImagery: the catalogue can't be asked, or has far too much.
        InvalidRequest: it has no such collection.
    """
    client = connect(catalog.address)
    with asking(catalog.address):
        item_assets = _item_assets(client, catalog)
        asked = client.search(
            collections=[catalog.collection],
            bbox=[box.xmin, box.ymin, box.xmax, box.ymax],
            datetime=f"{request.first}T00:00:00Z/{request.last}T23:59:59Z",
            query={"eo:cloud_cover": {"lte": request.cloud_cover}} if client.conforms_to("QUERY") else None,
            limit=_PAGE,
            max_items=MOST_ITEMS + 1,
        )
        items: list[dict[str, Any]] = []
        for page in asked.pages_as_dicts():
            items += [item for item in page["features"] if isinstance(item, dict)]
            count(len(items))
    if len(items) > MOST_ITEMS:
        raise InvalidImagery(
            f"{quote(catalog.title)} has more than {MOST_ITEMS} products of this area and time: ask for a smaller area "
            "or a shorter period."
        )
    return Found(tuple(items), item_assets, client._stac_io)  # type: ignore[arg-type]  # noqa: SLF001


def _item_assets(client: Client, catalog: Sentinel2Catalog) -> dict[str, Any]:
    collection = client.get_collection(catalog.collection)
    if collection is None or collection.id != catalog.collection:
        raise InvalidRequest(
            f'{quote(catalog.title)} has no collection "{quote(catalog.collection)}": name another one (--collection).'
        )
    said = collection.to_dict(include_self_link=False).get("item_assets")
    return said if isinstance(said, dict) else {}
