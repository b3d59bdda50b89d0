# SPDX-License-Identifier: GPL-2.0-or-later
"""Which band of an ortho holds what a model expects, guessed from names, colour interpretation and place."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Dict, Iterable, List, Optional, Sequence, Tuple

# In this order: "infra rouge" holds "rouge", and "near infrared" "red".
_WORDS = (
    ("red edge", re.compile(r"\b(red ?edge|bord rouge)\b")),
    ("nir", re.compile(r"\b(nir|pir|ir|((near|proche) ?)?infra ?(red|rouge)|(nahes )?(nah)?infrarot)\b")),
    ("red", re.compile(r"\b(red|rouge|rot|r)\b")),
    ("green", re.compile(r"\b(green|vert|verte|grun|gruen|g|v)\b")),
    ("blue", re.compile(r"\b(blue|bleu|bleue|blau|b)\b")),
    ("height", re.compile(r"\b(height|hauteurs?|mnh|ndsm|chm|hag|hohe|hoehe|above ground|sursol)\b")),
    ("surface", re.compile(r"\b(mns|dsm|mne|dem|mnt|dtm|elevation|altitude)\b")),
)
# How orthos are named after what their bands hold; the letters of French orthos are R, V, B, PIR.
_ORDERS = (
    (re.compile(r"\b(irrgb|irrvb|nirrgb|pirrvb)\b"), ("nir", "red", "green", "blue")),
    (re.compile(r"\b(irc|cir|irrg|irrv|nrg|pirrv)\b"), ("nir", "red", "green")),
    (re.compile(r"\b(rgbi|rgbn|rvbi|rgb ?n?ir|rvb ?p?ir)\b"), ("red", "green", "blue", "nir")),
    (re.compile(r"\b(bgri|bgrn|bvri)\b"), ("blue", "green", "red", "nir")),
)
_COLOURS = ("red", "green", "blue")


@dataclass(frozen=True)
class OrthoBand:
    """A band as its file describes it: its number from 1, its description, and its colour as GDAL names it."""

    number: int
    name: str = ""
    colour: str = ""


@dataclass(frozen=True)
class Guess:
    """The band for each thing that the model expects, in its order; 0 stands for one that is absent.

    `doubtful` are the things whose band was found by its place only, or only resembles it; a person should look.
    """

    bands: Tuple[int, ...]
    doubtful: Tuple[str, ...] = ()


def guess_bands(wanted: Sequence[str], optional: Iterable[str], bands: Sequence[OrthoBand], title: str = "") -> Guess:
    """Return the band of each thing `wanted`.

    What a band says of itself counts most, then the order that the ortho's `title` names (RGBI, IRC), then the colour
    interpretation (orthos in false colours claim red, green and blue), and last the band's place. Whatever is
    `optional` and not found is absent.
    """
    found, doubtful = _recognise(bands, title), []
    known = {thing: found.get(thing) or found.get(simplify(thing)) for thing in wanted}
    chosen: Dict[str, int] = {thing: number for thing, number in known.items() if number}
    if "height" in wanted and "height" not in chosen and "surface" in found:
        chosen["height"] = found["surface"]  # heights above the sea, where those above the ground are meant
        doubtful.append("height")
    named = {thing for thing, _ in _WORDS}
    free = _free(bands, {number for thing, number in found.items() if thing in named or number in chosen.values()})
    for place, thing in enumerate(wanted, start=1):
        if thing in chosen:
            continue
        number = _by_place(place, free, must=thing not in set(optional))
        chosen[thing] = number
        if number:
            free = [band for band in free if band.number != number]
            doubtful.append(thing)
    return Guess(tuple(chosen[thing] for thing in wanted), tuple(thing for thing in wanted if thing in doubtful))


def name_thing(text: str) -> Optional[str]:
    """Return what a band's description names: red, green, blue, nir, height, surface, red edge, or None."""
    plain = simplify(text)
    return next((thing for thing, pattern in _WORDS if pattern.search(plain)), None)


def simplify(text: str) -> str:
    """Return a text in small letters, without accents, its words apart by single spaces."""
    bare = unicodedata.normalize("NFKD", text.lower())
    letters = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return " ".join(re.findall(r"[a-z0-9]+", letters))


def _recognise(bands: Sequence[OrthoBand], title: str) -> Dict[str, int]:
    described = _first((name_thing(band.name) or simplify(band.name), band.number) for band in bands)
    if {"red", "green", "blue", "nir", "height"} & set(described):
        return described
    plain = simplify(title)
    order = next((order for pattern, order in _ORDERS if pattern.search(plain)), ())
    if order and len(bands) >= len(order):
        return {**described, **_first(zip(order, (band.number for band in bands)))}
    colours = ((band.colour.lower(), band.number) for band in bands if band.colour.lower() in _COLOURS)
    return {**described, **_first(colours)}


def _first(pairs: Iterable[Tuple[str, int]]) -> Dict[str, int]:
    """Return the first number of each thing."""
    kept: Dict[str, int] = {}
    for thing, number in pairs:
        if thing:
            kept.setdefault(thing, number)
    return kept


def _free(bands: Sequence[OrthoBand], taken: Iterable[int]) -> List[OrthoBand]:
    return [band for band in bands if band.number not in set(taken)]


def _by_place(place: int, free: Sequence[OrthoBand], must: bool) -> int:
    """Return the band at that place if nothing else is known of it, any band left if there must be one, or 0."""
    unknown = [band for band in free if band.colour.lower() != "alpha"]
    if any(band.number == place for band in unknown):
        return place
    if not must:
        return 0
    left = unknown or free
    return left[0].number if left else 0
