# SPDX-License-Identifier: GPL-2.0-or-later
"""Opens the ortho of a request for each of its models, and says what the user should know of it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass

from flair2_plugin.core.errors import InvalidImagery, InvalidRequest
from flair2_plugin.core.model_card import ModelCard
from flair2_plugin.core.request import Request
from flair2_plugin.core.suitable_models import Given, find_models, list_names
from flair2_plugin.imagery.aerial.band_choice import LackingBands
from flair2_plugin.imagery.aerial.ortho import Ortho
from flair2_plugin.imagery.aerial.ortho_files import ExtraBands, open_ortho
from flair2_plugin.imagery.aerial.ortho_layers import HeightLayer, PictureLayer
from flair2_plugin.imagery.aerial.value_range import EIGHT_BITS, ValueRange


@dataclass(frozen=True)
class OrthoOpener:
    """Opens the ortho for a model of a request, of which `first` is named first; `stack` closes it."""

    request: Request
    first: ModelCard
    stack: ExitStack
    note: Callable[[str], None]
    warn: Callable[[str], None]

    @property
    def extra(self) -> ExtraBands:
        """The rasters of bands that the ortho need not have."""
        request = self.request
        return ExtraBands(request.nir, request.height, request.surface, request.terrain, request.height_unit)

    def open(self, card: ModelCard) -> Ortho:
        """Open the ortho as a model wants it.

        Raises:
            InvalidImagery: it can't be used as it is; where it lacks bands, installed models that need none of them are
                named.
        """
        request, extra = self.request, self.extra
        values = _range_of(request) or request.scaling
        bands = bands_of(request.bands, self.first, card, extra.names)
        try:
            ortho = self.stack.enter_context(open_ortho(request.ortho, card.aerial, bands, values, extra))
        except LackingBands as lack:
            given = Given(lack.present | set(extra.names), bool(request.sentinel2))
            raise InvalidImagery(f"{lack.what}: {lack.advice}{_name_models(given)}.") from lack
        self._tell(card, ortho)
        return ortho

    def _tell(self, card: ModelCard, ortho: Ortho) -> None:
        unused = [name for name in self.extra.names if name not in card.aerial.bands]
        if unused:
            self.warn(f'The model "{card.name}" takes no band "{unused[0]}": the raster given for it is not used.')
        if ortho.absent:
            names = " and ".join(card.aerial.bands[place] for place in ortho.absent)
            self.note(f'The model "{card.name}" does without the bands that the ortho lacks: {names}.')
        ranges = [layer.value_range for layer in ortho.layers if isinstance(layer, PictureLayer)]
        if not self.request.value_range and any(found != EIGHT_BITS for found in ranges):
            self.note(f"Values that become black and white: {'; '.join(ortho.scalings)}.")
        for layer in ortho.layers:
            if isinstance(layer, HeightLayer) and layer.band:
                self.note(f"The heights of the ortho are taken as band {layer.told[0]} (--height-unit).")


def refuse_without_series(card: ModelCard, ortho: Ortho) -> InvalidRequest:
    """Return the refusal of a request without a series, with the installed models that need none."""
    bands = frozenset(name for place, name in enumerate(card.aerial.bands) if place not in ortho.absent)
    models = _name_models(Given(bands, series=False))
    return InvalidRequest(
        f'The model "{card.name}" needs a Sentinel-2 series: name its file, files or folder, or choose another '
        f"model{models}."
    )


def _range_of(request: Request) -> ValueRange | None:
    if not request.value_range:
        return None
    low, high = request.value_range
    return ValueRange(low, high)


def _name_models(given: Given) -> str:
    models = find_models(given)
    if not models:
        return " (none of the installed models can do with what is given)"
    return f" (of the installed models, these can do with what is given: {list_names(models)})"


def bands_of(
    chosen: tuple[int, ...], first: ModelCard, card: ModelCard, given: tuple[str, ...] = ()
) -> tuple[int, ...]:
    """Return the ortho's bands for `card`, by the names of the bands that were chosen for the first model.

    Those `given` by other rasters are not among them.

    Raises:
        InvalidRequest: the model takes a band that the first one has not, so that nothing was chosen for it.
    """
    own = [name for name in first.aerial.bands if name not in given]
    if card is first or len(chosen) != len(own):
        return chosen
    named = dict(zip(own, chosen, strict=True))
    wanted = [name for name in card.aerial.bands if name not in given]
    lacking = [name for name in wanted if name not in named and name not in card.aerial.optional]
    if lacking:
        raise InvalidRequest(
            f'--bands names those of the model "{first.name}", which has no "{lacking[0]}" as "{card.name}" has: name '
            "the model with more bands first."
        )
    return tuple(named.get(name, 0) for name in wanted)
