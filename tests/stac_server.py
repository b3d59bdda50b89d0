# SPDX-License-Identifier: GPL-2.0-or-later
"""A STAC API (rustac's own server) over cloud-optimised rasters made for the test, behind a door that can misbehave.

The door forwards /collections, /search and so on to rustac, serves /cogs/ from a folder with HTTP ranges, and gives
out signatures under /sign/. On request it answers 429 or 503, breaks off, or refuses what isn't signed. Any Python.
"""

from __future__ import annotations

import json
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

SIGNATURE = "se=2099-01-01&sig=made-for-the-test"
_PATIENCE = 60.0  # seconds
_QUERY = "https://api.stacspec.org/v1.0.0/item-search#query"


@dataclass
class Door:
    """What is served and how. `troubles` are used up, one for each request whose path has its word in it."""

    folder: Path
    address: str = ""
    behind: str = ""
    asked: list[str] = field(default_factory=list)
    searches: list[dict[str, Any]] = field(default_factory=list)
    troubles: list[tuple[str, int, dict[str, str]]] = field(default_factory=list)
    """A word of the path, a status (0: break off in the middle), headers."""
    visit: int = 0
    """Counts up, and is a part of the rasters' addresses: GDAL remembers by address what it has read."""
    wants_signature: bool = False
    pause: float = 0.0
    """Seconds before each raster's piece."""

    @property
    def rasters_asked(self) -> list[str]:
        """The rasters that were read, request by request."""
        return [path for path in self.asked if path.startswith("/cogs/")]

    def calm(self) -> None:
        """Forget what was asked, and behave."""
        self.visit += 1
        self.asked.clear()
        self.searches.clear()
        self.troubles.clear()
        self.wants_signature, self.pause = False, 0.0


class _Handler(BaseHTTPRequestHandler):
    door: Door
    protocol_version = "HTTP/1.1"

    def do_HEAD(self) -> None:
        self._serve()

    def do_GET(self) -> None:
        self._serve()

    def do_POST(self) -> None:
        self._serve()

    def _serve(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.door.asked.append(self.path)
        trouble = next((t for t in self.door.troubles if t[0] in self.path), None)
        if trouble:
            self.door.troubles.remove(trouble)
            if trouble[1]:
                self._answer(trouble[1], b"busy", trouble[2])
                return
        if self.path.startswith("/cogs/"):
            self._serve_raster(broken=trouble is not None)
        elif self.path.startswith("/sign/"):
            said = {"token": SIGNATURE, "msft:expiry": "2099-01-01T00:00:00Z"}
            self._answer(200, json.dumps(said).encode(), {"Content-Type": "application/json"})
        else:
            self._forward(body)

    def _serve_raster(self, broken: bool) -> None:
        name, _, query = self.path.removeprefix("/cogs/").partition("?")
        path = self.door.folder / name.split("/", 1)[-1]
        if self.door.wants_signature and SIGNATURE not in query:
            self._answer(409, b"Public access is not permitted on this storage account.")
            return
        if not path.is_file():
            self._answer(404, b"")
            return
        time.sleep(self.door.pause)
        content = path.read_bytes()
        found = re.match(r"bytes=(\d+)-(\d*)", self.headers.get("Range") or "")
        if not found:
            self._answer(200, content, broken=broken)
            return
        start, end = int(found[1]), min(int(found[2] or len(content) - 1), len(content) - 1)
        if start >= len(content):
            self._answer(416, b"")
            return
        said = {"Content-Range": f"bytes {start}-{end}/{len(content)}"}
        self._answer(206, content[start : end + 1], said, broken)

    def _forward(self, body: bytes) -> None:
        if self.path == "/search" and body:
            self.door.searches.append(json.loads(body))
            body = json.dumps({k: v for k, v in json.loads(body).items() if k != "query"}).encode()  # rustac knows none
        address = self.door.behind + self.path
        request = urllib.request.Request(address, body or None, method=self.command)  # noqa: S310  our own
        request.add_header("Content-Type", "application/json")
        try:
            with urllib.request.urlopen(request, timeout=_PATIENCE) as answer:  # noqa: S310
                status, content = answer.status, answer.read()
        except urllib.error.HTTPError as problem:
            status, content = problem.code, problem.read()
        content = content.replace(b"/cogs/", f"/cogs/{self.door.visit}/".encode())
        if self.path == "/":
            said = json.loads(content)
            content = json.dumps({**said, "conformsTo": [*said["conformsTo"], _QUERY]}).encode()
        self._answer(status, content, {"Content-Type": "application/json"})

    def _answer(self, status: int, body: bytes, more: dict[str, str] | None = None, broken: bool = False) -> None:
        try:
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), "Accept-Ranges": "bytes", **(more or {})}.items():
                self.send_header(name, value)
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body[: len(body) // 2] if broken else body)
        except OSError:
            broken = True
        if broken:
            self.close_connection = True

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: Any) -> None:
        """Say nothing: who is killed doesn't say goodbye."""


@contextmanager
def serve_catalogue(folder: Path) -> Iterator[Door]:
    """Open a door whose rasters are `folder`/cogs; `start_api` then gives it the catalogue behind it."""
    door = Door(folder / "cogs")
    door.folder.mkdir(parents=True, exist_ok=True)
    handler = type("Handler", (_Handler,), {"door": door})
    with _Server(("127.0.0.1", 0), handler) as server:
        door.address = f"http://127.0.0.1:{server.server_port}"
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield door
        server.shutdown()


@contextmanager
def start_api(door: Door, files: list[Path], program: str = "") -> Iterator[None]:
    """Start rustac over collections and item collections (JSON files), behind the door."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = program or str(Path(sys.executable).with_name("rustac"))
    door.behind = f"http://127.0.0.1:{port}"
    command = [program, "serve", "--addr", door.address, "--bind", f"127.0.0.1:{port}", *map(str, files)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        _wait_for(port, process)
        yield
    finally:
        process.kill()
        process.communicate()


def has_server(python: str = sys.executable) -> bool:
    """Whether rustac is installed beside a Python."""
    return shutil.which("rustac", path=str(Path(python).parent)) is not None


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and process.poll() is None:
        with socket.socket() as attempt:
            if attempt.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise RuntimeError("rustac does not serve")
