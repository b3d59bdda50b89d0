# SPDX-License-Identifier: GPL-2.0-or-later
"""The products of a series: which are read, which newer ones replace, which lie elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack

from flair2_plugin.imagery.grid import Grid
from flair2_plugin.imagery.sentinel2.granule import Granule, choose_newest
from flair2_plugin.imagery.sentinel2.granule_scene import FoundGranule, open_granule
from flair2_plugin.imagery.sentinel2.product_folder import ProductFolder
from flair2_plugin.imagery.sentinel2.safe_product import read_safe
from flair2_plugin.imagery.sentinel2.theia_product import read_theia


def open_products(
    products: Sequence[ProductFolder], names: Sequence[str], ortho: Grid, stack: ExitStack, log: Callable[[str], None]
) -> list[FoundGranule]:
    """Open the tiles of products that lie on the ortho; where none does, all of them, so that the caller can say so.

    Of what was processed several times the newest is read; the log says which products are left out, and why.

    Raises:
        InvalidImagery: a product is damaged or incomplete.
    """
    distinct = {str(product): product for product in products}.values()
    choice = choose_newest([granule for product in distinct for granule in read_granules(product, names)])
    if choice.replaced:
        older, newer = choice.replaced[0]
        more = len(choice.replaced) - 1
        others = f", and {more} more in the same way" if more else ""
        log(f"{older} is left out, since {newer} shows the same as processed later{others}.")
    found = [open_granule(granule, stack) for granule in choice.granules]
    near = [granule for granule in found if granule.lies_on(ortho)]
    if near and len(near) < len(found):
        log(f"{len(found) - len(near)} of {len(found)} Sentinel-2 products lie nowhere on the ortho and are left out.")
    return near or found


def read_granules(product: ProductFolder, names: Sequence[str]) -> list[Granule]:
    """Return the tiles of a product, whoever made it.

    Raises:
        InvalidImagery: it is damaged or incomplete, or of another level.
    """
    if product.metadata and product.metadata.endswith("_MTD_ALL.xml"):
        return read_theia(product, names)
    return read_safe(product, names)
