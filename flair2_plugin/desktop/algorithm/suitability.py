# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether an ortho and a series are what a model needs: refused at once what the engine would refuse a minute later."""

from __future__ import annotations

from typing import Mapping, Optional, Tuple

from qgis.core import QgsRasterLayer

from flair2_plugin.core.errors import InvalidRequest
from flair2_plugin.core.model_card import ModelCard
from flair2_plugin.core.request import Request
from flair2_plugin.core.suitable_models import Given, find_models, list_names
from flair2_plugin.desktop.translation import by_number, tr


def given_elsewhere(others: Mapping[str, Optional[str]]) -> Tuple[str, ...]:
    """Return the names of the bands that other rasters than the ortho give, by the request's names of those."""
    heights = bool(others["height"] or others["surface"])
    return (("nir",) if others["nir"] else ()) + (("height",) if heights else ())


def check_suitability(request: Request, ortho: QgsRasterLayer, card: ModelCard) -> None:
    """Refuse what the model can't do with, and name the installed models that can.

    Raises:
        InvalidRequest: the ortho or the Sentinel-2 series is not what the model needs.
    """
    elsewhere = given_elsewhere(vars(request))
    bands = [band for band in card.aerial.bands if band not in elsewhere]
    wanted = f"{len(bands)} ({', '.join(bands)})"
    if not ortho.crs().isValid():
        text = tr('The ortho "{name}" has no coordinate reference system: assign one to its file.')
        raise InvalidRequest(text.format(name=ortho.name()))
    if request.bands and len(request.bands) != len(bands):
        one = tr('One band is chosen, but the model "{model}" needs {wanted}.')
        several = tr('{count} bands are chosen, but the model "{model}" needs {wanted}.')
        text = by_number(len(request.bands), one, several)
        raise InvalidRequest(text.format(count=len(request.bands), model=card.name, wanted=wanted))
    present = [band for band, number in zip(bands, request.bands or range(1, ortho.bandCount() + 1)) if number]
    given = Given(frozenset([*present, *elsewhere]), bool(request.sentinel2))
    lacking = [band for band in bands if band not in card.aerial.optional and band not in present]
    if lacking or ortho.bandCount() < max(request.bands, default=0):
        one = tr('The ortho "{name}" has one band; the model "{model}" needs {wanted}.')
        several = tr('The ortho "{name}" has {count} bands; the model "{model}" needs {wanted}.')
        text = by_number(ortho.bandCount(), one, several)
        text = text.format(name=ortho.name(), count=ortho.bandCount(), model=card.name, wanted=wanted)
        raise InvalidRequest(f"{text} {name_models(given)}")
    if card.satellite and not card.satellite.optional and not request.sentinel2:
        text = tr('The model "{model}" needs Sentinel-2 images: choose layers or a folder.').format(model=card.name)
        raise InvalidRequest(f"{text} {name_models(given)}")


def name_models(given: Given) -> str:
    """Return a sentence on which installed models can do with what is given."""
    models = find_models(given)
    if not models:
        return tr("None of the installed models can do with what is given.")
    return tr("Of the installed models, these can do with what is given: {models}.").format(models=list_names(models))
