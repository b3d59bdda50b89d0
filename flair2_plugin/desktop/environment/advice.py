# SPDX-License-Identifier: GPL-2.0-or-later
"""What to do about each failure that is recognised: one sentence."""

from __future__ import annotations

from typing import Dict

from flair2_plugin.desktop.translation import tr


def advice(failure: str) -> str:
    """Return the sentence for a failure of `failures.PATTERNS`."""
    return {
        **_of_the_engine(),
        **_of_the_python(),
        **_of_the_network(),
        **_of_the_disk(),
        **_of_the_packages(),
    }[failure]


def _of_the_engine() -> Dict[str, str]:
    return {
        "driver too old": tr(
            "The NVIDIA driver is too old for this PyTorch: update it to 580 or newer; until then the CPU is used."
        ),
        "GPU too old": tr(
            "This GPU is too old for this PyTorch (compute capability 7.5 or newer is needed): the CPU is used."
        ),
        "no driver": tr(
            "The NVIDIA driver doesn't answer: restart the computer or install the driver; until then the CPU is used."
        ),
        "no CUDA in PyTorch": tr(
            "This PyTorch is a build without GPU support: choose “Add GPU Support…”, or go on with the CPU."
        ),
        "GPU memory": tr("The GPU's memory is full: close other programs that use it, and check again."),
        "runtime missing": tr(
            "Microsoft's Visual C++ runtime is missing or too old: install it from "
            "https://aka.ms/vc14/vc_redist.x64.exe, restart, and check again."
        ),
        "processor too old": tr(
            "The processor lacks instructions that the packages are built for: run the engine on a newer computer."
        ),
        "out of memory": tr("The memory is full: close other programs, and try again."),
    }


def _of_the_python() -> Dict[str, str]:
    return {
        "no venv module": tr(
            "Python's module for environments is missing: install python3-venv (sudo apt install "
            "python3-venv), or choose another Python."
        ),
        "no SSL module": tr(
            "This Python has no SSL module, so it can download nothing: choose another Python, or install "
            "from an offline bundle."
        ),
        "Python moved": tr(
            "The Python that the engine was made with is gone or was updated: install the engine again."
        ),
        "forbidden by policy": tr(
            "Your organisation's rules forbid programs in this folder: ask for an exception for it, or "
            "choose a Python that has the engine's packages."
        ),
    }


def _of_the_network() -> Dict[str, str]:
    return {
        "proxy authentication": tr(
            "The proxy wants a user name and password: give them in Settings > Options > Network, and try again."
        ),
        "SOCKS proxy": tr(
            "pip can't go through a SOCKS proxy: set an HTTP proxy in Settings > Options > Network, or "
            "install from an offline bundle."
        ),
        "untrusted certificate": tr(
            "The connection's certificate isn't trusted; a company's network that inspects connections has "
            "its own: have it added to this computer's certificates, or name its file in the variable "
            "PIP_CERT."
        ),
        "proxy unreachable": tr("The proxy doesn't answer: check its address in Settings > Options > Network."),
        "index forbidden": tr(
            "Access to the package index is refused: ask your network's administrators to allow pypi.org, "
            "files.pythonhosted.org and download.pytorch.org, or install from an offline bundle."
        ),
        "no internet": tr(
            "The package index can't be found: check the internet connection and the proxy in Settings > "
            "Options > Network, or install from an offline bundle."
        ),
        "connection broken": tr(
            "The connection broke off: try again, and what is downloaded already is not downloaded anew."
        ),
    }


def _of_the_disk() -> Dict[str, str]:
    return {
        "disk full": tr("The disk is full: free some space, and try again."),
        "virus found": tr("The virus scanner took a file away: have it leave the engine's folder out, and try again."),
        "path too long": tr(
            "The path of a file is too long for this system: switch on long paths in Windows, or use a QGIS "
            "profile with a shorter path."
        ),
        "file locked": tr(
            "Another program, often the virus scanner, holds a file of the installation: close runs that use "
            "the engine, and try again."
        ),
        "read-only disk": tr(
            "The engine's folder lies on a disk that can't be written to: use a QGIS profile on another one."
        ),
        "permission denied": tr(
            "The engine's folder may not be written to: check its permissions, or use another QGIS profile."
        ),
        "path not understood": tr(
            "A program can't cope with the letters of the engine's path: use a QGIS profile in a folder of "
            "plain letters."
        ),
    }


def _of_the_packages() -> Dict[str, str]:
    return {
        "hash mismatch": tr(
            "A downloaded package isn't the one that was tested, so it wasn't installed: try again; if it "
            "stays so, something on the way changes files."
        ),
        "wheel damaged": tr("A package arrived damaged: try again; the damaged file is not used."),
        "glibc too old": tr(
            "This system's C library is too old for PyTorch: a newer system is needed (glibc 2.28 or newer)."
        ),
        "no wheel": tr(
            "The index has no such package for this system and Python: choose another Python, or install "
            "from an offline bundle."
        ),
    }
