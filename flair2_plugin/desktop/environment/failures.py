# SPDX-License-Identifier: GPL-2.0-or-later
"""What went wrong, recognised in what pip, venv or the check printed.

The patterns are in English, with the numbers of Windows' errors, whose texts come in the system's language. The first
that fits counts: a cause comes before what it entails.
"""

from __future__ import annotations

import re
from typing import Dict, Tuple

from flair2_plugin.desktop.engine.sentences import translate
from flair2_plugin.desktop.environment.advice import advice
from flair2_plugin.desktop.translation import tr

PATTERNS: Dict[str, Tuple[str, ...]] = {
    "driver too old": (
        r"NVIDIA driver on your system is too old",
        r"driver version is insufficient",
    ),
    "GPU too old": (
        r"no kernel image is available",
        r"is not compatible with the current PyTorch installation",
        r"too old .*GPU",
    ),
    "no driver": (
        r"Found no NVIDIA driver",
        r"nvidia-smi has failed",
        r"No CUDA GPUs are available",
        r"CUDA unknown error",
    ),
    "no CUDA in PyTorch": (
        r"Torch not compiled with CUDA enabled",
        r"not linked with support for (cuda|mps)",
    ),
    "GPU memory": (
        r"CUDA out of memory",
        r"CUDA error: out of memory",
    ),
    "runtime missing": (
        r"WinError 1114",
        r"WinError 126\b.*(torch|c10|fbgemm)",
        r"Error loading .*\.dll",
        r"MSVCP140",
        r"VCRUNTIME140",
        r"DLL load failed",
    ),
    "processor too old": (
        r"Illegal instruction",
        r"exit code -4\b",
        r"0xC000001D",
        r"3221225501",
    ),
    "out of memory": (
        r"MemoryError",
        r"Cannot allocate memory",
        r"Errno 12\b",
        r"WinError 1455",
        r"WinError 8\b",
        r"\bKilled\b",
        r"std::bad_alloc",
    ),
    "no venv module": (
        r"ensurepip is not\s+available",
        r"No module named '?(venv|ensurepip)'?",
        r"python3[.\d]*-venv",
    ),
    "no SSL module": (
        r"ssl module (in Python )?is not available",
        r"Can't connect to HTTPS URL because the SSL module",
        r"No module named '?_ssl",
    ),
    "Python moved": (
        r"No module named '?encodings'?",
        r"Could not find platform independent libraries",
        r"init_fs_encoding",
    ),
    "forbidden by policy": (
        r"WinError 1260",
        r"blocked by group policy",
        r"WinError 4551",
        r"AppLocker",
        r"Application Control policy",
    ),
    "proxy authentication": (
        r"407 [Pp]roxy",
        r"407 Authentication",
        r"407 authenticationrequired",
        r"Proxy Authentication Required",
    ),
    "SOCKS proxy": (r"Missing dependencies for SOCKS support",),
    "untrusted certificate": (
        r"CERTIFICATE_VERIFY_FAILED",
        r"self.signed certificate",
        r"unable to get local issuer certificate",
        r"OSStatus -26276",
        r"There was a problem confirming the ssl certificate",
        r"invalid path: .*\.(pem|crt)",
    ),
    "proxy unreachable": (
        r"ProxyError",
        r"Cannot connect to proxy",
        r"Unable to connect to proxy",
    ),
    "index forbidden": (
        r"\b(401|403) (Client )?Error",
        r"\b403 Forbidden",
        r"\b401 Unauthorized",
        r"User for .*pypi",
    ),
    "no internet": (
        r"Name or service not known",
        r"Temporary failure in name resolution",
        r"nodename nor servname",
        r"getaddrinfo failed",
        r"NameResolutionError",
        r"Network is unreachable",
        r"No route to host",
        r"WinError 10051",
        r"WinError 10065",
        r"WinError 11001",
    ),
    "connection broken": (
        r"ReadTimeout",
        r"Read timed out",
        r"ConnectTimeout",
        r"IncompleteRead",
        r"incomplete-download",
        r"ConnectionReset",
        r"WinError 1005[34]",
        r"WinError 10060",
        r"Connection (aborted|refused|reset)",
        r"ConnectionResetError",
        r"NewConnectionError",
        r"Max retries exceeded",
    ),
    "disk full": (
        r"Errno 28\b",
        r"No space left on device",
        r"WinError 112\b",
        r"WinError 39\b",
        r"Errno 122\b",
        r"Disk quota exceeded",
    ),
    "virus found": (
        r"WinError 225\b",
        r"WinError 226\b",
        r"potentially unwanted software",
    ),
    "path too long": (
        r"WinError 206\b",
        r"Errno 36\b",
        r"File name too long",
        r"enable-long-paths",
        r"Long Path support",
    ),
    "file locked": (
        r"WinError 32\b",
        r"WinError 33\b",
        r"being used by another process",
        r"Text file busy",
        r"Errno 26\b",
        r"pip-unpack-.*Errno 22",
        r"Errno 22\b.*pip-unpack",
    ),
    "read-only disk": (
        r"Errno 30\b",
        r"Read-only file system",
    ),
    "permission denied": (
        r"WinError 5\b",
        r"Errno 13\b",
        r"Permission denied",
        r"Operation not permitted",
        r"Errno 1\b",
    ),
    "path not understood": (
        r"surrogates not allowed",
        r"UnicodeEncodeError",
        r"UnicodeDecodeError",
        r"Errno 22\b",
        r"WinError 123\b",
        r"WinError 267\b",
    ),
    "hash mismatch": (
        r"DO NOT MATCH THE HASHES",
        r"HashMismatch",
        r"Hashes are required",
    ),
    "wheel damaged": (
        r"BadZipFile",
        r"Bad CRC-32",
        r"has an invalid wheel",
        r"Wheel .* is invalid",
        r"File is not a zip file",
    ),
    "glibc too old": (
        r"GLIBC_[\d.]+' not found",
        r"GLIBCXX_[\d.]+' not found",
    ),
    "no wheel": (
        r"No matching distribution found",
        r"Could not find a version that satisfies",
        r"is not a supported wheel on this platform",
    ),
}


def recognise(text: str) -> Tuple[str, str]:
    """Return the name and the sentence of what a text tells of, or two empty strings."""
    for name, patterns in PATTERNS.items():
        if any(re.search(pattern, text) for pattern in patterns):
            return name, advice(name)
    return "", ""


def explain(text: str, doing: str) -> str:
    """Return the sentence for a step that failed; the last line of its output where it isn't known."""
    name, sentence = recognise(text)
    if name:
        return sentence
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith(("ERROR:", "Error:")) or "Error: " in line]
    last = (errors or lines or [tr("it gave no reason")])[-1][:300]
    return tr("{doing} failed: {reason}").format(doing=doing, reason=translate(last))
