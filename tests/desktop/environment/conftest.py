# SPDX-License-Identifier: GPL-2.0-or-later
"""Wheels made by hand, a lock of them, a package index on this computer, and a profile of its own."""

from __future__ import annotations

import hashlib
import os
import shutil
import ssl
import subprocess
import sys
import threading
import time
import zipfile
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from flair2_plugin.core.engine_locks import EngineLock, LockedWheel, platform_name

SLOW = 20_000  # bytes a second of the wheel that is called slow

if "qgis" in sys.modules or os.environ.get("QT_QPA_PLATFORM"):
    from qgis.core import QgsApplication, QgsSettings

    from flair2_plugin.desktop.engine import interpreter
    from flair2_plugin.desktop.environment.base_python import PROBE, BasePython, read_probe
    from flair2_plugin.desktop.environment.command import Command


def make_wheel(folder: Path, name: str, filler: int = 0, version: str = "1.0") -> LockedWheel:
    """Write a wheel of one module, with so many bytes that can't be compressed."""
    path = folder / f"{name}-{version}-py3-none-any.whl"
    info = f"{name}-{version}.dist-info"
    files = {
        f"{name}.py": b"answer = 42\n",
        f"{name}.bin": os.urandom(filler),
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n".encode(),
        f"{info}/WHEEL": b"Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(f"{file},,\n" for file in [*files, f"{info}/RECORD"])
    with zipfile.ZipFile(path, "w") as wheel:
        for file, content in {**files, f"{info}/RECORD": record.encode()}.items():
            wheel.writestr(file, content)
    return lock_wheel(path)


def lock_wheel(path: Path) -> LockedWheel:
    """Return the line of a lock for a wheel."""
    name, version, *_ = path.name.split("-")
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    return LockedWheel(name, version, sha256, path.name, path.stat().st_size)


@pytest.fixture(scope="session")
def wheels(tmp_path_factory) -> Path:
    """Return a folder with the pip that this Python brings, and wheels that are quick, slow and large."""
    import ensurepip

    folder = tmp_path_factory.mktemp("wheels")
    bundled = [*Path(ensurepip.__file__).parent.glob("_bundled/pip-*.whl"), *_debian_wheels()]
    if not bundled:
        pytest.skip("this Python brings no wheel of pip")
    (folder / bundled[0].name).write_bytes(bundled[0].read_bytes())
    return folder


def _debian_wheels():
    return Path("/usr/share/python-wheels").glob("pip-*.whl")


@pytest.fixture
def lock(wheels) -> EngineLock:
    """Return a lock of four small wheels for this system and Python."""
    import platform

    made = [make_wheel(wheels, "quick"), make_wheel(wheels, "slow", 40_000), make_wheel(wheels, "last", 5_000)]
    pip = lock_wheel(next(wheels.glob("pip-*.whl")))
    python = ".".join(platform.python_version_tuple()[:2])
    return EngineLock(platform_name(platform.system(), platform.machine()), python, (pip, *made), {})


@pytest.fixture(scope="session")
def certificate(tmp_path_factory) -> Path:
    """Return a certificate, and its key in the same file, for this computer; nobody trusts it by himself."""
    if shutil.which("openssl") is None:
        pytest.skip("there is no openssl here to make a certificate with")
    path = tmp_path_factory.mktemp("certificate") / "both.pem"
    key = path.with_name("key.pem")
    subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-days", "2"]
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", path, *subject]
    subprocess.run(command, check=True, capture_output=True)
    path.write_text(path.read_text(encoding="utf-8") + key.read_text(encoding="utf-8"), encoding="utf-8")
    return path


class Asked(list[str]):
    """What an index was asked for; while `holds`, it does not send the rest of the slow wheel."""

    holds = False


@pytest.fixture
def index(wheels, certificate, monkeypatch):
    """Serve the wheels as a package index and make it pip's; the list of what was asked for is returned.

    By HTTPS, since pip keeps nothing that came without.
    """
    asked = Asked()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            name = self.path.rstrip("/").rsplit("/", 1)[-1]
            if name.endswith(".whl"):
                self.deliver((wheels / name).read_bytes(), name.startswith("slow"))
                return
            links = "".join(f'<a href="/{p.name}">{p.name}</a>' for p in wheels.glob(f"{name}-*.whl"))
            self.deliver(f"<html><body>{links}</body></html>".encode(), slow=False)

        def deliver(self, content: bytes, slow: bool) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html" if content.startswith(b"<") else "application/octet-stream")
            self.send_header("Content-Length", str(len(content)))
            if not content.startswith(b"<"):
                self.send_header("Cache-Control", "max-age=365000000, immutable, public")
            self.end_headers()
            step = SLOW // 10 if slow else len(content)
            try:
                for start in range(0, len(content), step):
                    self.wfile.write(content[start : start + step])
                    self.wfile.flush()
                    time.sleep(0.1 if slow else 0.0)
                    while slow and asked.holds:
                        time.sleep(0.02)
            except OSError:
                asked.append("broken off")

        log_message = lambda *_: None  # noqa: E731

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.handle_error = lambda *_: None
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("PIP_CERT", str(certificate))
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    # By name: pip 24.2 to 25 fails on an address of numbers (ValueError: check_hostname requires server_hostname).
    monkeypatch.setenv("PIP_INDEX_URL", f"https://localhost:{server.server_address[1]}/simple")
    others = ("PIP_FIND_LINKS", "PIP_EXTRA_INDEX_URL", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")
    for name in (*others, "HTTPS_PROXY", "HTTP_PROXY", "https_proxy", "http_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NO_PROXY", "localhost,127.0.0.1")
    yield asked
    server.shutdown()
    server.server_close()


@pytest.fixture
def profile(tmp_path, monkeypatch) -> Path:
    """Return the plugin's folder in a profile whose path has spaces and accents; nothing is installed or chosen."""
    folder = tmp_path / "Profil d'été à moi" / "default"
    monkeypatch.delenv(interpreter.VARIABLE, raising=False)
    monkeypatch.setattr(QgsApplication, "qgisSettingsDirPath", lambda: f"{folder}/")
    monkeypatch.setattr(interpreter, "_checkout", lambda: tmp_path / "no checkout")
    QgsSettings().remove(interpreter.SETTING)
    yield folder / "flair2"
    QgsSettings().remove(interpreter.SETTING)


@pytest.fixture
def base(qtbot) -> BasePython:
    """Return QGIS's own Python, as it describes itself."""
    heard = []
    owner = QgsApplication.instance()
    command = Command("/usr/bin/python3", ["-I", "-c", PROBE], owner)
    command.ended.connect(heard.append)
    command.start(20_000)
    qtbot.waitUntil(lambda: bool(heard), timeout=20_000)
    return read_probe(("/usr/bin/python3",), heard[0])


@pytest.fixture
def checker(monkeypatch, tmp_path):
    """Return a function that puts a program of a few lines in the check's place."""
    from flair2_plugin.desktop.environment import installation

    def put(program: str) -> None:
        path = tmp_path / "check.py"
        path.write_text(program, encoding="utf-8")
        monkeypatch.setattr(installation, "check_arguments", lambda device: ["-I", str(path), device])

    put(WORKING)
    return put


WORKING = """
import json, sys
import quick
device = {"name": sys.argv[1], "what": "stand-in", "mib": 1}
print(json.dumps({"kind": "check", "python": "3.11.2", "executable": sys.executable, "libraries": {"quick": "1.0"},
                  "devices": [device], "device": sys.argv[1], "seconds": 0.1}))
"""
