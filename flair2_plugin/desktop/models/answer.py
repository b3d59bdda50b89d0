# SPDX-License-Identifier: GPL-2.0-or-later
"""What a server answered to a request for a file, and what that means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Dict
from urllib.parse import urlsplit

from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtNetwork import QNetworkReply, QNetworkRequest

from flair2_plugin.core.errors import OutputFailed
from flair2_plugin.core.wording import quote
from flair2_plugin.desktop.translation import tr

_THIS_COMPUTER = ("localhost", "127.0.0.1", "::1")
_BUSY = (408, 425, 429, 500, 502, 503, 504)
_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+|\*)")


@dataclass(frozen=True)
class Answer:
    """`status` is HTTP's, 0 where none came; `error` what Qt says of it; `location` where it sends to.

    `wait_ms` is how long it asks to wait; `length` what it announces, -1 for nothing; `content_range` as it says.
    """

    status: int
    error: str = ""
    location: str = ""
    tag: str = ""
    wait_ms: int = 0
    length: int = -1
    content_range: str = ""

    @classmethod
    def of(cls, reply: QNetworkReply) -> Answer:
        """Read the head of a reply."""
        attribute = QNetworkRequest.Attribute
        heads = {bytes(name).decode("latin-1").lower(): bytes(reply.rawHeader(name)) for name in reply.rawHeaderList()}
        texts = {name: value.decode("latin-1").strip() for name, value in heads.items()}
        status = int(reply.attribute(attribute.HttpStatusCodeAttribute) or 0)
        target = texts.get("location", "") if 300 <= status < 400 else ""
        failed = reply.error() != QNetworkReply.NetworkError.NoError
        return cls(
            status=status,
            error=reply.errorString() if failed else "",
            location=reply.url().resolved(QUrl(target)).toString() if target else "",
            tag=texts.get("etag", ""),
            wait_ms=1_000 * _whole(texts, "retry-after", 0),
            length=_whole(texts, "content-length", -1),
            content_range=texts.get("content-range", ""),
        )

    @property
    def has_content(self) -> bool:
        """Whether bytes of the file follow."""
        return self.status in {200, 206}

    @property
    def is_partial(self) -> bool:
        """Whether they are a part of it."""
        return self.status == 206

    def check(self, start: int, size: int) -> None:
        """See that what is announced is the file of `size` bytes, or its rest from `start` on.

        Raises:
            OutputFailed: it is another one.
        """
        found = _RANGE.fullmatch(self.content_range) if self.is_partial else None
        if self.is_partial and (found is None or int(found[1]) != start):
            raise OutputFailed(tr("The server sends another part of the file than it was asked for: try again later."))
        whole = self.length + (start if self.is_partial else 0)
        named = {whole} if self.length >= 0 else set()
        if found is not None and found[3] != "*":
            named.add(int(found[3]))
        if named - {size}:
            raise OutputFailed(
                tr("The server announces {found} bytes, but the file has {size}: it is another one.").format(
                    found=max(named - {size}), size=size
                )
            )


@dataclass(frozen=True)
class Verdict:
    """Why there is no file, as a sentence, and whether it may pass by itself."""

    sentence: str
    may_pass: bool


def judge(answer: Answer, host: str) -> Verdict:
    """Return what an answer without the whole file means."""
    if answer.status in _BUSY:
        text = tr("{host} is too busy (HTTP {status}): what has come is kept, try again in a while.")
        return Verdict(text.format(host=host, status=answer.status), True)
    if answer.status == 416 or answer.has_content or answer.error == "silence":
        text = tr("The connection to {host} broke off: what has come is kept, try again.")
        return Verdict(text.format(host=host), True)
    if answer.status in {401, 403, 407}:
        text = tr("{host} refuses the download (HTTP {status}): see to QGIS's proxy and its password.")
        return Verdict(text.format(host=host, status=answer.status), False)
    if answer.status in {404, 410}:
        text = tr("{host} has no such file any more (HTTP {status}): import the file from elsewhere.")
        return Verdict(text.format(host=host, status=answer.status), False)
    if answer.status:
        text = tr("{host} answers HTTP {status}: try again later, or import the file from elsewhere.")
        return Verdict(text.format(host=host, status=answer.status), False)
    text = tr("{host} can't be reached ({reason}): see to the network, and to QGIS's proxy settings.")
    return Verdict(text.format(host=host, reason=quote(answer.error).rstrip(".")), True)


def is_safe(address: str) -> bool:
    """Whether an address is encrypted on its way, or leads to this computer."""
    parts = urlsplit(address)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _THIS_COMPUTER)


def _whole(texts: Dict[str, str], name: str, otherwise: int) -> int:
    text = texts.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else otherwise
