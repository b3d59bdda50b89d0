# SPDX-License-Identifier: GPL-2.0-or-later
"""Writes resources/engine/locks: for each platform and Python, every wheel of the engine with its hash.

.venv/bin/python tools/lock_engine.py [--wheels FOLDER]

uv resolves, against the registry that it is set up for. Of each package the lock names one wheel, which pip prefers
on the oldest system that PyTorch runs on. `--wheels` is a folder of wheels whose sizes are written down, where the
registry doesn't tell them; sizes that a lock already has are kept.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import tomllib
from packaging.tags import Tag, compatible_tags, cpython_tags, mac_platforms
from packaging.utils import parse_wheel_filename

ROOT = Path(__file__).resolve().parents[1]
ENGINE = ROOT / "resources" / "engine"
LOCKS = ENGINE / "locks"
BUILDS = Path(__file__).with_name("torch_builds.txt")
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
SIZE = re.compile(r"# (\S+\.whl) (\d+)$")
_GPU_ONLY = re.compile(r"(nvidia|cuda)-.*|triton")


@dataclass(frozen=True)
class Target:
    """A platform: uv's name for it, pip's tags, and which build of PyTorch it takes (none: PyPI's)."""

    uv: str
    platforms: tuple[str, ...]
    build: str = ""
    quick: bool = False
    gpu: bool = False


@dataclass(frozen=True)
class Wheel:
    """One line of a lock."""

    name: str
    version: str
    file: str
    sha256: str
    size: int | None = None


def _linux(machine: str) -> tuple[str, ...]:
    aliases = {17: "manylinux2014", 12: "manylinux2010", 5: "manylinux1"}
    names = []
    for minor in range(28, 4, -1):
        names.append(f"manylinux_2_{minor}_{machine}")
        if minor in aliases:
            names.append(f"{aliases[minor]}_{machine}")
    return (*names, f"linux_{machine}")


TARGETS = {
    "linux-x86_64": Target("x86_64-manylinux_2_28", _linux("x86_64"), build="cpu", quick=True),
    "linux-x86_64-cuda": Target("x86_64-manylinux_2_28", _linux("x86_64"), gpu=True),
    "linux-aarch64": Target("aarch64-manylinux_2_28", _linux("aarch64"), build="cpu"),
    "windows-x86_64": Target("x86_64-pc-windows-msvc", ("win_amd64",), quick=True),
    "windows-x86_64-cuda": Target("x86_64-pc-windows-msvc", ("win_amd64",), build="cu130", gpu=True),
    "macos-arm64": Target("aarch64-apple-darwin", tuple(mac_platforms((14, 0), "arm64")), quick=True),
}


def find_uv() -> str | None:
    """Return the path of uv: the environment's own, or else any."""
    own = Path(sys.executable).with_name("uv")
    return str(own) if own.is_file() else shutil.which("uv")


def resolve(target: Target, python: str, constraints: str = "") -> list[Wheel]:
    """Return the wheels of an environment as uv resolves it now, each held to a line of `constraints` if it has one.

    Raises:
        RuntimeError: uv finds no solution; the text is uv's own.
    """
    requirements = [ENGINE / "requirements-installer.txt"]
    requirements.append(ENGINE / ("requirements-quick.txt" if target.quick else "requirements.txt"))
    with tempfile.TemporaryDirectory() as folder:
        found, held = Path(folder) / "pylock.toml", Path(folder) / "held.txt"
        held.write_text(constraints, encoding="utf-8")
        command = [find_uv() or "uv", "pip", "compile", "--no-config", "--quiet", "--only-binary", ":all:"]
        command += ["--python-platform", target.uv, "--python-version", python, "--constraints", held]
        command += ["--format", "pylock.toml", "--output-file", found, *requirements]
        environment = {**os.environ, "MACOSX_DEPLOYMENT_TARGET": "14.0"}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
        if done.returncode:
            raise RuntimeError(done.stderr)
        packages = tomllib.loads(found.read_text(encoding="utf-8"))["packages"]
    tags = _ranks(target, python)
    wheels = [_best(package, tags) for package in packages if target.gpu or not _GPU_ONLY.fullmatch(package["name"])]
    return [_build_of(wheel, target, python) if wheel.name == "torch" and target.build else wheel for wheel in wheels]


def builds() -> dict[str, tuple[str, int | None]]:
    """Return hash and size of PyTorch's builds outside PyPI, by file."""
    lines = BUILDS.read_text(encoding="utf-8").splitlines()
    parts = [line.split() for line in lines if line and not line.startswith("#")]
    return {file: (sha256, None if size == "-" else int(size)) for sha256, file, size in parts}


def _ranks(target: Target, python: str) -> dict[Tag, int]:
    version = tuple(int(part) for part in python.split("."))
    abi = "cp" + python.replace(".", "")
    tags = [
        *cpython_tags(version, abis=[abi], platforms=target.platforms),
        *compatible_tags(version, interpreter=abi, platforms=target.platforms),
    ]
    return {tag: rank for rank, tag in enumerate(tags)}


def _best(package: dict, ranks: dict[Tag, int]) -> Wheel:
    def rank(wheel: dict) -> int:
        return min((ranks[tag] for tag in parse_wheel_filename(_file(wheel))[3] if tag in ranks), default=len(ranks))

    best = min(package["wheels"], key=rank)
    if rank(best) == len(ranks):
        raise RuntimeError(f"No wheel of {package['name']} fits.")
    return Wheel(package["name"], package["version"], _file(best), best["hashes"]["sha256"], best.get("size"))


def _file(wheel: dict) -> str:
    return unquote(wheel["url"].rsplit("/", 1)[1])


def _build_of(wheel: Wheel, target: Target, python: str) -> Wheel:
    abi = "cp" + python.replace(".", "")
    version = f"{wheel.version}+{target.build}"
    for file, (sha256, size) in builds().items():
        if file.startswith(f"torch-{version}-{abi}-{abi}-") and file.endswith(f"{target.platforms[0]}.whl"):
            return Wheel("torch", version, file, sha256, size)
    raise RuntimeError(f"{BUILDS.name} has no build of torch {version} for {abi}, {target.platforms[0]}.")


def known_sizes(wheels: Path | None) -> dict[str, int]:
    """Return the sizes of wheels that were written down before, or that lie in a folder."""
    sizes = {}
    for lock in LOCKS.glob("*.txt"):
        for line in lock.read_text(encoding="utf-8").splitlines():
            if match := SIZE.search(line):
                sizes[match[1]] = int(match[2])
    if wheels is not None:
        sizes.update({path.name: path.stat().st_size for path in wheels.glob("*.whl")})
    return sizes


def lines_of(name: str, python: str, wheels: list[Wheel], sizes: dict[str, int]) -> Iterator[str]:
    """Yield the lines of a lock."""
    target = TARGETS[name]
    yield "# Every wheel of the engine, for pip --require-hashes. Made by tools/lock_engine.py: don't edit."
    yield f"# platform: {name}"
    yield f"# python: {python}"
    if target.build:
        yield f"# index: torch https://download.pytorch.org/whl/{target.build}"
        yield "# (The hash of torch is from tools/torch_builds.txt, which says where from; all others are PyPI's.)"
    tags = {tag.platform for wheel in wheels for tag in parse_wheel_filename(wheel.file)[3]}
    yield f"# tags: {' '.join(tag for tag in target.platforms if tag in tags)}"
    for wheel in wheels:
        size = wheel.size or sizes.get(wheel.file)
        note = f"{wheel.file} {size}" if size else wheel.file
        yield f"{wheel.name}=={wheel.version} --hash=sha256:{wheel.sha256}  # {note}"


def main() -> None:
    """Write the locks; a platform without a build of PyTorch for a Python gets none, and that is said."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--wheels", type=Path, help="folder of wheels whose sizes are written down")
    sizes = known_sizes(parser.parse_args().wheels)
    LOCKS.mkdir(exist_ok=True)
    for name, target in TARGETS.items():
        for python in PYTHONS:
            try:
                wheels = resolve(target, python)
            except RuntimeError as problem:
                print(f"{name}, Python {python}: no lock. {str(problem).strip()}")
                continue
            path = LOCKS / f"{name}-cp{python.replace('.', '')}.txt"
            path.write_text("\n".join(lines_of(name, python, wheels, sizes)) + "\n", encoding="utf-8")
            print(f"{path.name}: {len(wheels)} wheels")


if __name__ == "__main__":
    main()
