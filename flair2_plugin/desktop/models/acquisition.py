# SPDX-License-Identifier: GPL-2.0-or-later
"""How a model comes in: downloaded if need be, then imported by the engine."""

from __future__ import annotations

from pathlib import Path
from typing import Optional, Union

from qgis.PyQt.QtCore import QObject, pyqtSignal

from flair2_plugin.core.cache_folder import cache_folder
from flair2_plugin.core.catalogue import Offer, recognise_file
from flair2_plugin.core.errors import EngineFailed
from flair2_plugin.desktop.engine.interpreter import engine_python
from flair2_plugin.desktop.engine.sentences import translate
from flair2_plugin.desktop.models.download import Download
from flair2_plugin.desktop.models.importer import ModelImport
from flair2_plugin.desktop.translation import tr


class Acquisition(QObject):
    """One model on its way; `finished` (its name), `failed` (a sentence) or `cancelled` ends it.

    `progressed` says what is done, and how many of how many bytes; 0 of 0 where it can't be counted.
    """

    progressed = pyqtSignal(str, int, int)
    finished = pyqtSignal(str)
    failed = pyqtSignal(str)
    cancelled = pyqtSignal()

    def __init__(self, parent: Optional[QObject] = None) -> None:
        """Nothing is under way yet."""
        super().__init__(parent)
        self._step: Optional[Union[Download, ModelImport]] = None
        self._downloaded: Optional[Path] = None
        self._name = ""

    def fetch(self, offer: Offer) -> None:
        """Download a published model, then import it under its own name."""
        self._name = offer.name
        try:
            engine_python()  # before megabytes are loaded that nothing could import
        except EngineFailed as problem:
            self.failed.emit(translate(str(problem)))
            return
        target = cache_folder() / "downloads" / offer.file
        if recognise_file(target) == offer:
            self._import_download(str(target))
            return
        download = Download(offer.address, target, offer.size, offer.checksum, parent=self)
        download.progressed.connect(self._tell)
        download.finished.connect(self._import_download)
        self._begin(download)
        self._tell(0, 0)
        download.start(more_disk=offer.size)  # the package takes as much again

    def take(self, source: Path, name: str) -> None:
        """Import a file or a package's folder under a name that is free."""
        self._name = name
        step = ModelImport(source, name, parent=self)
        step.finished.connect(self._conclude)
        self._begin(step)
        self.progressed.emit(tr("Importing {name}: the weights are checked…").format(name=name), 0, 0)
        step.start()

    def cancel(self) -> None:
        """Stop at once; what was downloaded so far is kept for the next time."""
        if self._step is not None:
            self._step.cancel()

    def end(self) -> None:
        """Stop without a word, since QGIS or the plugin is on its way out."""
        if self._step is not None:
            self._step.end()

    def _begin(self, step: Union[Download, ModelImport]) -> None:
        if self._step is not None:
            self._step.deleteLater()
        self._step = step
        step.failed.connect(self.failed)
        step.cancelled.connect(self.cancelled)

    def _tell(self, done: int, total: int) -> None:
        self.progressed.emit(tr("Downloading {name}").format(name=self._name), done, total)

    def _import_download(self, path: str) -> None:
        self._downloaded = Path(path)
        self.take(self._downloaded, self._name)

    def _conclude(self, name: str) -> None:
        if self._downloaded is not None:
            self._downloaded.unlink(missing_ok=True)
        self.finished.emit(name)
