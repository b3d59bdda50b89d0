# SPDX-License-Identifier: GPL-2.0-or-later
"""A server of one file that behaves badly on request: slow, breaking off, lying, redirecting, refusing. Any Python."""

from __future__ import annotations

import hashlib
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

_PIECE = 1 << 14


@dataclass
class Served:
    """What is served and how. `statuses` and `cuts` (bytes sent before breaking off) are each used up, one per GET."""

    content: bytes
    address: str = ""
    statuses: list[int] = field(default_factory=list)
    cuts: list[int] = field(default_factory=list)
    announced: int | None = None
    pause: float = 0.0
    hang: bool = False
    ignores_range: bool = False
    tag: str = ""
    redirect: str = ""
    extra: dict[str, str] = field(default_factory=dict)
    ranges: list[str | None] = field(default_factory=list)
    """The Range header of each GET."""
    moments: list[float] = field(default_factory=list)
    """When each GET came, in seconds of a clock that only goes on."""

    @property
    def checksum(self) -> str:
        """The SHA-256 of the content."""
        return hashlib.sha256(self.content).hexdigest()


class _Handler(BaseHTTPRequestHandler):
    served: Served

    def do_HEAD(self) -> None:
        self._head(200, self._full_length())

    def do_GET(self) -> None:
        served = self.served
        asked = self.headers.get("Range")
        served.ranges.append(asked)
        served.moments.append(time.monotonic())
        if served.redirect and self.path.startswith("/start"):
            self._redirect()
        elif served.statuses:
            self._head(served.statuses.pop(0), 0)
        else:
            self._send(self._start(asked))

    def _send(self, start: int) -> None:
        served, whole = self.served, len(self.served.content)
        if start > whole or (start == whole and start):
            self._head(416, 0)
            return
        length = self._full_length() - start
        if start:
            self._head(206, length, {"Content-Range": f"bytes {start}-{whole - 1}/{whole}"})
        else:
            self._head(200, length)
        end = start + served.cuts.pop(0) if served.cuts else None
        self._write(served.content[start:end])

    def _start(self, asked: str | None) -> int:
        condition = self.headers.get("If-Range")
        found = re.match(r"bytes=(\d+)-", asked or "")
        if found is None or self.served.ignores_range or condition not in {None, self._tag()}:
            return 0
        return int(found[1])

    def _write(self, body: bytes) -> None:
        try:
            for begin in range(0, len(body), _PIECE):
                self.wfile.write(body[begin : begin + _PIECE])
                self.wfile.flush()
                time.sleep(self.served.pause)
            while self.served.hang:
                time.sleep(0.02)
        except OSError:
            self.close_connection = True

    def _redirect(self) -> None:
        self.send_response(302)
        self.send_header("Location", self.served.redirect)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _head(self, status: int, length: int, more: dict[str, str] | None = None) -> None:
        self.send_response(status)
        named = {"Content-Length": str(length), "ETag": self._tag(), "X-Repo-Commit": "c" * 40}
        for name, value in {**named, **self.served.extra, **(more or {})}.items():
            self.send_header(name, value)
        self.end_headers()

    def _full_length(self) -> int:
        return len(self.served.content) if self.served.announced is None else self.served.announced

    def _tag(self) -> str:
        return self.served.tag or f'"{self.served.checksum}"'

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@contextmanager
def serve(content: bytes, **behaviour: Any) -> Iterator[Served]:
    """Serve `content` under every path of the address that the result has; /start… is redirected, if so wanted."""
    served = Served(content, **behaviour)
    handler = type("Handler", (_Handler,), {"served": served})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        served.address = f"http://127.0.0.1:{server.server_port}"
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield served
        served.hang = False
        server.shutdown()
