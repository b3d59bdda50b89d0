# SPDX-License-Identifier: GPL-2.0-or-later
"""A download through QGIS's own network: its proxy, its certificates, its log. Resumable, bounded, checked."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Optional, Tuple

from qgis.core import QgsNetworkAccessManager
from qgis.PyQt.QtCore import QObject, QTimer, QUrl, pyqtSignal
from qgis.PyQt.QtNetwork import QNetworkReply, QNetworkRequest

from flair2_plugin.core.errors import Flair2Error, OutputFailed
from flair2_plugin.desktop.engine.sentences import translate
from flair2_plugin.desktop.models.answer import Answer, is_safe, judge
from flair2_plugin.desktop.models.partial_file import PartialFile
from flair2_plugin.desktop.translation import tr

_MOST_REDIRECTS = 8


@dataclass(frozen=True)
class Patience:
    """How long to wait: `silence` ms without a byte, `pauses` ms before each further try, `longest` ms of them."""

    silence: int = 30_000
    pauses: Tuple[int, ...] = (1_000, 5_000, 15_000)
    longest: int = 60_000


class Download(QObject):
    """Fetches `address` to `target`; one of `finished` (the path), `failed` (a sentence) and `cancelled` ends it.

    Nothing gets the target's name that hasn't the right size and checksum. What breaks off is gone on with, also by a
    later download to the same target; the server must speak https, or be this computer.
    """

    progressed = pyqtSignal(int, int)
    finished = pyqtSignal(str)
    failed = pyqtSignal(str)
    cancelled = pyqtSignal()

    def __init__(
        self,
        address: str,
        target: Path,
        size: int,
        checksum: str,
        patience: Optional[Patience] = None,
        parent: Optional[QObject] = None,
    ) -> None:
        """Prepare the download of a file of `size` bytes and that SHA-256."""
        super().__init__(parent)
        self._address, self._size, self._checksum = QUrl(address), size, checksum
        self._file = PartialFile(target, size)
        self._patience = patience or Patience()
        self._reply: Optional[QNetworkReply] = None
        self._redirects = self._tries = self._start = 0
        self._is_open = self._is_over = False
        self._silence = QTimer(self)
        self._silence.setSingleShot(True)
        self._silence.timeout.connect(self._give_up_waiting)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._ask)

    def start(self, more_disk: int = 0) -> None:
        """Begin; `more_disk` bytes are to stay free on top of the file's."""
        try:
            self._file.reserve(more_disk)
        except OutputFailed as problem:
            self._fail(translate(str(problem)))
            return
        self._ask()

    def cancel(self) -> None:
        """Stop at once; what has come is kept for the next time."""
        if not self._is_over:
            self.end()
            self.cancelled.emit()

    def end(self) -> None:
        """Stop without a word; what has come is kept."""
        self._is_over = True
        self._silence.stop()
        self._pause.stop()
        self._let_go()
        self._file.release()

    def _ask(self, address: Optional[QUrl] = None) -> None:
        """Send one request, for what is still missing."""
        if self._is_over:
            return
        if address is None:
            address, self._redirects = self._address, 0
        if not is_safe(address.toString()):
            self._fail(tr("{address} is no https address: it is not asked.").format(address=address.toString()))
            return
        self._start = self._file.count if self._file.tag is not None else 0
        if self._start >= self._size:
            self._start = 0
        self._is_open = False
        self._reply = QgsNetworkAccessManager.instance().get(self._request(address))
        self._reply.readyRead.connect(self._take)
        self._reply.finished.connect(self._conclude)
        self._silence.start(self._patience.silence)

    def _request(self, address: QUrl) -> QNetworkRequest:
        request = QNetworkRequest(address)
        attribute = QNetworkRequest.Attribute
        by_hand = QNetworkRequest.RedirectPolicy.ManualRedirectPolicy  # each address is looked at
        request.setAttribute(attribute.RedirectPolicyAttribute, _number(by_hand))
        anew = QNetworkRequest.CacheLoadControl.AlwaysNetwork
        request.setAttribute(attribute.CacheLoadControlAttribute, _number(anew))
        request.setAttribute(attribute.CacheSaveControlAttribute, False)  # QGIS's cache would keep a second copy
        request.setRawHeader(b"Accept-Encoding", b"identity")  # or Qt unpacks, and counts other bytes
        if self._start:
            request.setRawHeader(b"Range", f"bytes={self._start}-".encode())
        if self._start and self._file.tag:
            request.setRawHeader(b"If-Range", self._file.tag.encode())
        return request

    def _take(self) -> None:
        """Keep what has come."""
        reply = self._reply
        if reply is None or self._is_over:
            return
        self._silence.start(self._patience.silence)
        answer = Answer.of(reply)
        if not answer.has_content:
            return
        try:
            if not self._is_open:
                answer.check(self._start, self._size)
                self._start = self._start if answer.is_partial else 0
                self._file.open(self._start, answer.tag)
                self._is_open = True
            self._file.write(bytes(reply.readAll()))
        except Flair2Error as problem:
            self._fail(translate(str(problem)))
            return
        self.progressed.emit(self._file.position, self._size)

    def _conclude(self) -> None:
        """Decide what the end of an answer means: the file, another address, another try, or failure."""
        reply = self._reply
        if reply is None or self._is_over:
            return
        self._take()
        if self._is_over:
            return
        self._silence.stop()
        answer = Answer.of(reply)
        self._let_go()
        if answer.location:
            self._follow(answer.location)
        elif self._is_open and self._file.count == self._size:
            self._finish()
        else:
            self._try_again(answer)

    def _follow(self, location: str) -> None:
        self._redirects += 1
        if self._redirects > _MOST_REDIRECTS:
            self._fail(tr("The server sends from one address to the next without end: try again later."))
            return
        self._ask(QUrl(location))

    def _try_again(self, answer: Answer) -> None:
        """Ask once more after a pause, if that may help."""
        if answer.status == 416:
            self._file.delete()
        verdict = judge(answer, self._address.host())
        wait = self._patience.pauses[min(self._tries, len(self._patience.pauses) - 1)]
        wait = max(wait, answer.wait_ms)
        if not verdict.may_pass or self._tries >= len(self._patience.pauses) or wait > self._patience.longest:
            self._fail(verdict.sentence)
            return
        self._tries += 1
        self._pause.start(wait)

    def _give_up_waiting(self) -> None:
        """Take a silent server for one that broke off."""
        reply = self._reply
        self._let_go()
        if reply is not None:
            self._try_again(Answer(0, "silence"))

    def _finish(self) -> None:
        try:
            path = self._file.finish(self._checksum)
        except OutputFailed as problem:
            self._fail(translate(str(problem)))
            return
        self.end()
        self.finished.emit(str(path))

    def _fail(self, sentence: str) -> None:
        if not self._is_over:
            self.end()
            self.failed.emit(sentence)

    def _let_go(self) -> None:
        """Drop the running request, if any, and close the file, so that what came is on the disk."""
        reply, self._reply = self._reply, None
        self._file.close()
        if reply is not None:
            reply.readyRead.disconnect(self._take)
            reply.finished.disconnect(self._conclude)
            if reply.isRunning():
                reply.abort()
            reply.deleteLater()


def _number(choice: Any) -> int:
    """Return an enum's number; PyQt6 would hand the enum over as an object that Qt doesn't know."""
    return int(getattr(choice, "value", choice))
