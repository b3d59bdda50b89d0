# SPDX-License-Identifier: GPL-2.0-or-later
"""The section on bands: what the model expects, which band of the ortho it is, and a picture of each."""

from __future__ import annotations

from typing import Collection, Dict, FrozenSet, List, Optional, Sequence, Tuple

from qgis.core import QgsRasterLayer
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from flair2_plugin.core.model_card import ModelCard
from flair2_plugin.desktop.dock.band_guess import Guess, guess_bands
from flair2_plugin.desktop.dock.band_strip import BandStrip, Picture
from flair2_plugin.desktop.dock.inspection import BandLook
from flair2_plugin.desktop.dock.layers import describe_bands
from flair2_plugin.desktop.dock.pictures import draw_band, draw_colours
from flair2_plugin.desktop.dock.rows import make_box, make_narrow, make_note
from flair2_plugin.desktop.translation import tr


class BandsBox(QWidget):
    """Holds the collapsible section; it opens by itself where the guess needs a look."""

    changed = pyqtSignal()

    def __init__(self) -> None:
        """Show nothing until there are an ortho and a model."""
        super().__init__()
        self._card: Optional[ModelCard] = None
        self._source = ""
        self._looks: Dict[int, BandLook] = {}
        self._combos: List[QComboBox] = []
        self._given: FrozenSet[str] = frozenset()
        self.guess = Guess(())
        self.box = make_box(tr("Bands"), "bandsBox", folded=True)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self.box)
        self._note = make_note("bandsNote")
        self.box.layout().addWidget(self._note)
        self._rows = QWidget()
        self._grid = QGridLayout(self._rows)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self.box.layout().addWidget(self._rows)
        self.strip = BandStrip()
        self.box.layout().addWidget(self.strip)
        self.show_bands(None, None)

    def show_bands(self, layer: Optional[QgsRasterLayer], card: Optional[ModelCard]) -> None:
        """Guess anew if ortho or model is another one."""
        source = layer.source() if layer else ""
        if layer is not None and card is not None and (source, card) == (self._source, self._card):
            return
        if source != self._source:
            self._looks = {}
        self._source, self._card = source, card
        self._build(layer, card)

    def show_looks(self, looks: Dict[int, BandLook]) -> None:
        """Show the pictures of the ortho's bands."""
        self._looks = looks
        self._draw()

    def bands(self) -> Tuple[int, ...]:
        """Return the band for each thing that the model expects of the ortho, 0 for none."""
        return tuple(int(combo.currentData()) for combo in self._expected())

    def leave_out(self, given: Collection[str]) -> None:
        """Ask for no band of what other rasters give."""
        self._given = frozenset(given)
        for thing, combo in zip(self._card.aerial.bands if self._card is not None else (), self._combos):
            combo.setEnabled(thing not in self._given)
            combo.setToolTip(tr("Another raster gives it: see the details") if thing in self._given else "")

    def choose(self, bands: Sequence[int]) -> None:
        """Choose bands; an empty sequence stands for the first ones, in order."""
        for place, combo in enumerate(self._expected()):
            wanted = bands[place] if place < len(bands) else place + 1
            combo.setCurrentIndex(max(combo.findData(wanted), 0))

    def _expected(self) -> List[QComboBox]:
        things = self._card.aerial.bands if self._card is not None else ()
        return [combo for thing, combo in zip(things, self._combos) if thing not in self._given]

    def _build(self, layer: Optional[QgsRasterLayer], card: Optional[ModelCard]) -> None:
        while self._grid.count():
            self._grid.takeAt(0).widget().deleteLater()
        self._combos = []
        self.guess = Guess(())
        if layer is not None and card is not None:
            wanted = card.aerial.bands
            self.guess = guess_bands(wanted, card.aerial.optional, describe_bands(layer), layer.name())
            for row, (thing, band) in enumerate(zip(wanted, self.guess.bands)):
                self._add_row(row, thing, band, layer)
        self._describe()
        self._draw()

    def _add_row(self, row: int, thing: str, band: int, layer: QgsRasterLayer) -> None:
        combo = make_narrow(QComboBox())
        combo.setObjectName(f"band_{thing}")
        combo.addItem(tr("None"), 0)
        for number in range(1, layer.bandCount() + 1):
            combo.addItem(layer.bandName(number), number)
        combo.setCurrentIndex(max(combo.findData(band), 0))
        combo.currentIndexChanged.connect(self._on_choice)
        label = QLabel(name_band(thing))
        label.setWordWrap(True)
        label.setBuddy(combo)
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(combo, row, 1)
        self._combos.append(combo)

    def _on_choice(self) -> None:
        self._draw()
        self.changed.emit()

    def _describe(self) -> None:
        doubtful = self.guess.doubtful
        text = tr("Found by the bands' names or colours.")
        if doubtful:
            text = tr("Guessed by their order only: {bands}. Compare with the pictures, and correct what is wrong.")
            text = text.format(bands=", ".join(name_band(thing).lower() for thing in doubtful))
        if not self._combos:
            text = tr("Choose an ortho and a model first.")
        self._note.setText(text)
        if self._combos:
            self.box.setCollapsed(not doubtful)

    def _draw(self) -> None:
        things = self._card.aerial.bands if self._card is not None else ()
        chosen = {thing: int(combo.currentData()) for thing, combo in zip(things, self._combos)}
        pictures = [
            Picture(draw_band(self._looks[band]), _letters(thing), name_band(thing))
            for thing, band in chosen.items()
            if band in self._looks
        ]
        colours = draw_colours([self._looks.get(chosen.get(thing, 0)) for thing in ("red", "green", "blue")])
        if colours is not None:
            hint = tr("Red, green and blue together: it should look natural")
            pictures.insert(0, Picture(colours, tr("RGB"), hint))
        self.strip.show_pictures(pictures)


def name_band(thing: str) -> str:
    """Return what a model expects as people call it."""
    known = {
        "red": tr("Red"),
        "green": tr("Green"),
        "blue": tr("Blue"),
        "nir": tr("Near infrared"),
        "height": tr("Height above ground"),
    }
    return known.get(thing, thing)


def _letters(thing: str) -> str:
    known = {"red": tr("R"), "green": tr("G"), "blue": tr("B"), "nir": tr("NIR"), "height": tr("H")}
    return known.get(thing, thing[:3])
