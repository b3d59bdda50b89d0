# SPDX-License-Identifier: GPL-2.0-or-later
"""A server that plays the Hugging Face hub, with the weights of a few encoders."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest
from huggingface_hub import constants
from safetensors.torch import save
from torch import Tensor

Hosted = dict[str, dict[str, Tensor]]  # repository: weights


class _Handler(BaseHTTPRequestHandler):
    hosted: ClassVar[Hosted] = {}
    cut = False

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        content = self._answer()
        self.wfile.write(content[: len(content) // 2] if self.cut else content)

    def _answer(self) -> bytes:
        content = self._content()
        self.send_response(404 if content is None else 200)
        if content is None:
            self.send_header("X-Error-Code", "RepoNotFound")
        content = content or b""
        self.send_header("X-Repo-Commit", "c" * 40)
        self.send_header("ETag", f'"{hashlib.sha256(content).hexdigest()}"')
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return content

    def _content(self) -> bytes | None:
        repository, _, file = self.path.removeprefix("/").partition("/resolve/")
        if repository not in self.hosted:
            return None
        if file.endswith("model.safetensors"):
            return save({name: value.contiguous() for name, value in self.hosted[repository].items()})
        return b"{}" if file.endswith("config.json") else None

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def play_hub(monkeypatch: pytest.MonkeyPatch, cache: str, hosted: Hosted, cut: bool = False) -> Iterator[str]:
    """Serve `hosted` as the hub's own address; with `cut` each answer breaks off in its middle."""
    handler = type("Handler", (_Handler,), {"hosted": hosted, "cut": cut})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}"
        monkeypatch.setattr(constants, "ENDPOINT", address)
        monkeypatch.setattr(
            constants, "HUGGINGFACE_CO_URL_TEMPLATE", address + "/{repo_id}/resolve/{revision}/{filename}"
        )
        monkeypatch.setattr(constants, "HF_HUB_CACHE", cache)
        yield address
        server.shutdown()
