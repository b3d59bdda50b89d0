# SPDX-License-Identifier: GPL-2.0-or-later
"""A catalogue's items, made scenes: where their bands are, when they were taken, what was added to their numbers."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timezone
from typing import Any

from flair2_plugin.core.errors import InvalidImagery
from flair2_plugin.core.request import Extent
from flair2_plugin.core.wording import quote
from flair2_plugin.stac.addresses import check_address
from flair2_plugin.stac.bands import BANDS, MASKS, find_assets, raster_values

_FULL_SCALE = 10_000  # FLAIR's numbers are reflectance × this
_OFFSET_SINCE = 4.0  # processing baseline, January 2022
_OFFSET = -1000
_LARGEST_OFFSET = 10_000
_BASELINES = ("s2:processing_baseline", "processing:version", "sentinel:processing_baseline")
_MADE = ("s2:generation_time", "processing:datetime", "updated", "created")
_VERSION = re.compile(r"[0-9]{2}\.[0-9]{2}")
_BASELINE = re.compile(r"_N([0-9]{2})([0-9]{2})_")  # in a product's name
_ID = re.compile(r"[\w.-]{1,200}")


@dataclass(frozen=True)
class Scene:
    """One item: a tile at a moment.

    `hrefs` has the address of each band and of those masks that there are; `offsets` is what is added to the stored
    numbers of each band. `box` is in degrees. `cloud_cover` is in percent, None where it isn't said.
    """

    id: str
    day: date
    box: Extent
    cloud_cover: float | None
    hrefs: Mapping[str, str]
    offsets: tuple[int, ...]
    baseline: float | None
    made: str

    @property
    def rank(self) -> tuple[float, str, float, str]:
        """What sorts the scenes of a day: the newest processing last, then the clearest."""
        cover = 100.0 if self.cloud_cover is None else self.cloud_cover
        return self.baseline or 0.0, self.made, -cover, self.id


def read_scenes(
    items: tuple[dict[str, Any], ...], item_assets: Mapping[str, Any], near: bool, log: Callable[[str], None]
) -> list[Scene]:
    """Return the items as scenes; those that lack a band or a date are left out, which `log` hears of.

    Raises:
        InvalidImagery: a band lies where nothing is to be read.
    """
    scenes, odd, unsaid = [], [], []
    for item in items:
        try:
            scene, said = _read(item, item_assets, near)
        except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as problem:
            odd.append(f"{quote(str(item.get('id')), 60)} ({quote(str(problem), 60)})")
            continue
        scenes.append(scene)
        if not said:
            unsaid.append(scene.id)
    if odd:
        log(f"{len(odd)} items were left out, for they lack a date, a place or a band: {odd[0]}.")
    if unsaid:
        log(
            f"The catalogue doesn't say of {len(unsaid)} items whether 1000 was added to their values ({unsaid[0]}): "
            "they were taken as they are."
        )
    return scenes


def _read(item: dict[str, Any], item_assets: Mapping[str, Any], near: bool) -> tuple[Scene, bool]:
    properties = item["properties"]
    assets = find_assets(item["assets"], item_assets)
    lacking = [band for band in BANDS if band not in assets]
    if lacking:
        raise KeyError(f"no {', '.join(lacking)}")
    name = item["id"]
    if not isinstance(name, str) or not _ID.fullmatch(name):
        raise ValueError("odd id")
    baseline = _baseline(properties, name)
    offsets = [_offset(properties, assets[band], baseline) for band in BANDS]
    scene = Scene(
        id=name,
        day=_day(properties.get("datetime") or properties["start_datetime"]),
        box=_box(item["bbox"]),
        cloud_cover=_number(properties.get("eo:cloud_cover")),
        hrefs={key: _href(assets[key], name, near) for key in (*BANDS, *MASKS) if key in assets},
        offsets=tuple(offset or 0 for offset in offsets),
        baseline=baseline,
        made=next((str(properties[key]) for key in _MADE if properties.get(key)), ""),
    )
    return scene, None not in offsets


def _offset(properties: Mapping[str, Any], asset: Mapping[str, Any], baseline: float | None) -> int | None:
    """Return what to add to a band's stored numbers so that they are reflectance × 10,000; None where nobody says.

    Earth Search says -0.1 of all its items, also where its pixels have been shifted already or never had the offset:
    the flag and the baseline go before it.
    """
    if (
        properties.get("earthsearch:boa_offset_applied") is True
        or properties.get("sentinel:boa_offset_applied") is True
    ):
        return 0
    if baseline is not None and baseline < _OFFSET_SINCE:
        return 0
    values = raster_values(asset)
    if values:
        scale, offset = _number(values.get("scale", 1 / _FULL_SCALE)), _number(values.get("offset", 0))
        if scale is None or offset is None or not math.isclose(scale * _FULL_SCALE, 1, rel_tol=1e-6):
            raise ValueError(f"scale {values.get('scale')}")
        added = round(offset * _FULL_SCALE)
        if abs(added) > _LARGEST_OFFSET:
            raise ValueError(f"offset {values.get('offset')}")
        return added
    return None if baseline is None else _OFFSET


def _baseline(properties: Mapping[str, Any], name: str) -> float | None:
    product = " ".join(str(properties.get(key) or "") for key in ("s2:product_uri", "title")) + f" {name}"
    for key in _BASELINES:
        if _VERSION.fullmatch(str(properties.get(key))):
            return float(properties[key])
    match = _BASELINE.search(product)
    return float(f"{match[1]}.{match[2]}") if match else None


def _day(text: str) -> date:
    moment = datetime.fromisoformat(text)
    return (moment.astimezone(timezone.utc) if moment.tzinfo else moment).date()


def _href(asset: Mapping[str, Any], name: str, near: bool) -> str:
    return check_address(asset.get("href"), f"The address of {name}", near)


def _box(said: Any) -> Extent:
    numbers = [float(number) for number in said]
    west, south, east, north = numbers if len(numbers) == 4 else (*numbers[:2], *numbers[3:5])
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
        raise ValueError("odd bbox")
    return Extent(west, south, east, north)


def _number(value: Any) -> float | None:
    fine = isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)
    return float(value) if fine else None


def choose_scenes(scenes: list[Scene], first: date, last: date, cloud_cover: float) -> dict[date, list[Scene]]:
    """Return the scenes of the period with no more clouds than wanted, by day, each day's newest processing first.

    One whose clouds nobody tells is kept.

    Raises:
        InvalidImagery: there are none.
    """
    within = [scene for scene in scenes if first <= scene.day <= last]
    kept = [scene for scene in within if scene.cloud_cover is None or scene.cloud_cover <= cloud_cover]
    if not kept and within:
        clearest = min(scene.cloud_cover or 0.0 for scene in within)
        raise InvalidImagery(
            f"All {len(within)} Sentinel-2 products from {first} to {last} have more than {cloud_cover:g} % of clouds: "
            f"allow for more (the clearest has {clearest:.0f} %)."
        )
    if not kept:
        raise InvalidImagery(
            f"The catalogue has no Sentinel-2 products of this area from {first} to {last}: ask for another period, "
            "collection or catalogue, and see that the coordinates are those of the CRS that is given."
        )
    days: dict[date, list[Scene]] = {}
    for scene in sorted(kept, key=lambda scene: scene.rank, reverse=True):
        days.setdefault(scene.day, []).append(scene)
    return dict(sorted(days.items()))
