# SPDX-License-Identifier: GPL-2.0-or-later
"""Which bands of an ortho are the model's."""

from __future__ import annotations

from collections.abc import Iterable

from rasterio.enums import ColorInterp
from rasterio.io import DatasetReader

from flair2_plugin.core.errors import InvalidImagery
from flair2_plugin.core.model_card import FLAIR_BANDS, AerialInput


class LackingBands(InvalidImagery):
    """An ortho without bands that the model needs: `what` is wrong, what to do, and the names of those `present`."""

    def __init__(self, what: str, advice: str, present: Iterable[str]) -> None:
        """Make the sentence."""
        super().__init__(f"{what}: {advice}.")
        self.what = what
        self.advice = advice
        self.present = frozenset(present)


def choose_bands(dataset: DatasetReader, wanted: AerialInput, bands: tuple[int, ...], path: str) -> tuple[int, ...]:
    """Return the 1-based bands to read: those asked for, those whose descriptions name them, or the first ones.

    0 stands for a band that the ortho lacks and the model can do without; without descriptions, only the last ones are
    taken to be lacking.

    Raises:
        LackingBands: the raster has not that many, its descriptions name others, or 0 stands for one that is needed.
        InvalidImagery: another number was chosen than the model needs, or one that the raster has not.
    """
    names = wanted.bands
    if bands:
        _check_choice(wanted, bands)
    available = _available(dataset, names)
    chosen = bands or _named_bands(dataset, wanted, available, path) or _first_bands(wanted, available)
    if max(chosen, default=0) > dataset.count:
        raise InvalidImagery(f"{path} has no band {max(chosen)}, only {dataset.count}: choose among those.")
    if len(chosen) < len(names):
        what = f"{path} has {len(available)} bands, but the model needs {_listed(names)}"
        raise LackingBands(what, "choose another ortho or another model", names[: len(available)])
    return chosen


def _available(dataset: DatasetReader, names: tuple[str, ...]) -> list[int]:
    """Return the bands that hold a picture.

    A last band marked as alpha is none, but for a fourth one where the model's fourth and last is near infrared:
    programs that write four bands often mark the fourth so, without its being that.
    """
    pictured = [i for i in dataset.indexes if dataset.colorinterp[i - 1] != ColorInterp.alpha]
    mistaken = len(pictured) == 3 and dataset.count == len(names) == 4 and names[3] == "nir"
    return list(dataset.indexes) if mistaken else pictured


def _check_choice(wanted: AerialInput, bands: tuple[int, ...]) -> None:
    if len(bands) != len(wanted.bands):
        raise InvalidImagery(
            f"The model needs {_listed(wanted.bands)}, but {len(bands)} were chosen: name them in that order."
        )
    for name, band in zip(wanted.bands, bands, strict=True):
        if not band and name not in wanted.optional:
            free = f", only without {' and '.join(wanted.optional)}" if wanted.optional else ""
            what = f'The model can\'t do without the band "{name}" (0 among --bands){free}'
            present = (name for name, band in zip(wanted.bands, bands, strict=True) if band)
            raise LackingBands(what, "give its number, or choose another model", present)
    if not any(bands):
        raise InvalidImagery("Every band is absent (0 among --bands): give the number of one at least.")


def _first_bands(wanted: AerialInput, available: list[int]) -> tuple[int, ...]:
    lacking = wanted.bands[len(available) :]
    chosen = tuple(available[: len(wanted.bands)])
    return (*chosen, *[0] * len(lacking)) if chosen and set(lacking) <= set(wanted.optional) else chosen


def _named_bands(dataset: DatasetReader, wanted: AerialInput, available: list[int], path: str) -> tuple[int, ...]:
    """Return the bands by their descriptions; nothing where those are no names of FLAIR's bands."""
    described = {(dataset.descriptions[i - 1] or "").strip().lower(): i for i in available}
    if not set(described) <= set(FLAIR_BANDS) or len(described) < len(available):
        return ()
    missing = [name for name in wanted.bands if name not in described and name not in wanted.optional]
    if missing:
        what = f'{path} has no band "{missing[0]}", only {", ".join(described)}'
        advice = "choose another ortho or model, or name the bands to take in its place (--bands)"
        raise LackingBands(what, advice, described)
    return tuple(described.get(name, 0) for name in wanted.bands)


def _listed(names: tuple[str, ...]) -> str:
    return f"{len(names)} bands ({', '.join(names)})"
