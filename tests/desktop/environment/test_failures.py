# SPDX-License-Identifier: GPL-2.0-or-later
"""Failures recognised in the texts that programs really print; most are quoted from reports of other plugins' users."""

# ruff: noqa: E501  texts as programs print them

from __future__ import annotations

import pytest

from flair2_plugin.desktop.environment.advice import advice
from flair2_plugin.desktop.environment.failures import PATTERNS, explain, recognise

# Name of the failure, and a text: pip's, venv's, PyTorch's or Windows' own words.
REAL = [
    (
        "no venv module",
        (
            "The virtual environment was not created successfully because ensurepip is not\navailable.  On Debian/Ubuntu "
            "systems, you need to install the python3-venv\npackage using the following command."
        ),
    ),
    ("no venv module", "/usr/bin/python3: No module named ensurepip"),
    (
        "no SSL module",
        (
            "WARNING: pip is configured with locations that require TLS/SSL, however the ssl module in Python is not "
            "available.\nCould not fetch URL https://pypi.org/simple/pip/: There was a problem confirming the ssl "
            'certificate: (Caused by SSLError("Can\'t connect to HTTPS URL because the SSL module is not available."))'
        ),
    ),
    ("Python moved", "Fatal Python error: init_fs_encoding: ModuleNotFoundError: No module named 'encodings'"),
    ("forbidden by policy", "[WinError 1260] This program is blocked by group policy."),
    (
        "proxy authentication",
        (
            "WARNING: Retrying (Retry(total=4)) after connection broken by 'ProxyError('Cannot connect to proxy.', "
            "OSError('Tunnel connection failed: 407 Proxy Authentication Required'))': /simple/numpy/"
        ),
    ),
    ("proxy authentication", "Tunnel connection failed: 407 authenticationrequired"),
    ("SOCKS proxy", "ERROR: Could not install packages due to an OSError: Missing dependencies for SOCKS support."),
    (
        "untrusted certificate",
        (
            "SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed "
            "certificate in certificate chain (_ssl.c:1000)'))': /simple/numpy/\nERROR: No matching distribution found"
        ),
    ),
    ("untrusted certificate", "certificate verify failed: unable to get local issuer certificate (_ssl.c:1006)"),
    ("proxy unreachable", "ProxyError('Cannot connect to proxy.', NewConnectionError('[Errno 111] refused'))"),
    ("index forbidden", "ERROR: 403 Client Error: Forbidden for url: https://pypi.org/simple/torch/"),
    (
        "no internet",
        (
            "NameResolutionError(\"HTTPSConnection(host='pypi.org', port=443): Failed to resolve 'pypi.org' ([Errno -2] "
            'Name or service not known)")\nERROR: No matching distribution found for numpy==2.4.6'
        ),
    ),
    ("no internet", "Failed to establish a new connection: [Errno 11001] getaddrinfo failed"),
    ("connection broken", "pip._vendor.urllib3.exceptions.ReadTimeoutError: Read timed out."),
    ("connection broken", "('Connection aborted.', ConnectionResetError(10054, 'forcibly closed', None, 10054, None))"),
    ("disk full", "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device"),
    ("disk full", "OSError: [WinError 112] Es steht nicht genug Speicherplatz auf dem Datenträger zur Verfügung"),
    (
        "virus found",
        "OSError: [WinError 225] Operation did not complete because the file contains a virus",
    ),
    ("path too long", "OSError: [WinError 206] The filename or extension is too long: 'C:\\\\Users\\\\…'"),
    (
        "path too long",
        (
            "ERROR: Could not install packages due to an OSError: [Errno 2] No such file or directory: 'C:\\\\…'\nHINT: "
            "This error might have occurred since this system does not have Windows Long Path support enabled. You can find "
            "information on how to enable this at https://pip.pypa.io/warnings/enable-long-paths"
        ),
    ),
    (
        "file locked",
        (
            "ERROR: Could not install packages due to an OSError: [WinError 32] 另一个程序正在使用此文件，进程无法访问。: "
            "'C:\\\\Users\\\\x\\\\AppData\\\\Local\\\\Temp\\\\pip-unpack-84ly918m\\\\grpcio-1.73.1-cp313-cp313-win_amd64.whl'"
        ),
    ),
    (
        "file locked",
        "OSError: [Errno 22] Invalid argument: 'C:\\\\…\\\\Temp\\\\pip-unpack-ai2ipi_2\\\\pyinstaller-5.7.0.whl'",
    ),
    ("read-only disk", "OSError: [Errno 30] Read-only file system: '/mnt/profile/flair2'"),
    ("permission denied", "[WinError 5] Access is denied: 'C:\\\\Users\\\\x\\\\flair2\\\\engine'"),
    ("permission denied", "PermissionError: [Errno 13] Permission denied: '/opt/profile/flair2/engine.new-1'"),
    ("path not understood", "UnicodeEncodeError: 'utf-8' codec can't encode: surrogates not allowed"),
    (
        "hash mismatch",
        (
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE. If you have updated the package "
            "versions, please update the hashes."
        ),
    ),
    ("wheel damaged", "zipfile.BadZipFile: Bad CRC-32 for file 'torch/lib/libtorch_cpu.so'"),
    ("glibc too old", "ImportError: /lib64/libm.so.6: version `GLIBC_2.28' not found (required by libtorch_cpu.so)"),
    (
        "no wheel",
        (
            "ERROR: Could not find a version that satisfies the requirement torch==2.13.0 (from versions: none)\n"
            "ERROR: No matching distribution found for torch==2.13.0"
        ),
    ),
    (
        "no wheel",
        "ERROR: torch-2.13.0-cp312-cp312-macosx_14_0_arm64.whl is not a supported wheel on this platform.",
    ),
    (
        "driver too old",
        (
            "UserWarning: CUDA initialization: The NVIDIA driver on your system is too old (found version 12080). Please "
            "update your GPU driver by downloading and installing a new version"
        ),
    ),
    ("GPU too old", "RuntimeError: CUDA error: no kernel image is available for execution on the device"),
    ("no driver", "RuntimeError: Found no NVIDIA driver on your system. Please check that you have an NVIDIA GPU"),
    ("no CUDA in PyTorch", "Nothing can be computed on cuda: Torch not compiled with CUDA enabled"),
    ("GPU memory", "torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 2.00 GiB"),
    (
        "runtime missing",
        (
            "OSError: [WinError 1114] Error en una rutina de inicialización de biblioteca de vínculos dinámicos (DLL). "
            'Error loading "C:\\\\…\\\\torch\\\\lib\\\\c10.dll" or one of its dependencies.'
        ),
    ),
    ("processor too old", "Illegal instruction (core dumped)"),
    ("out of memory", "numpy._core._exceptions._ArrayMemoryError: MemoryError: Unable to allocate 3 GiB"),
    ("out of memory", "OSError: [WinError 1455] Die Auslagerungsdatei ist zu klein, um diesen Vorgang durchzuführen"),
]


@pytest.mark.parametrize(("name", "text"), REAL, ids=[name for name, _ in REAL])
def test_a_real_text_is_recognised_and_answered_with_one_sentence(name, text):
    found, sentence = recognise(text)
    assert found == name
    assert sentence.endswith(".") and "\n" not in sentence


def test_every_failure_has_a_real_text_and_a_sentence_of_its_own():
    assert {name for name, _ in REAL} == set(PATTERNS)
    assert len({advice(name) for name in PATTERNS}) == len(PATTERNS)


def test_an_unknown_failure_is_told_in_the_programs_own_last_words():
    text = "Collecting x\nERROR: something that nobody has met yet\nNote: more\n"
    assert explain(text, "The installation") == "The installation failed: ERROR: something that nobody has met yet"
    assert explain("", "The installation") == "The installation failed: it gave no reason"


@pytest.mark.parametrize(
    "line",
    [
        "Collecting torch==2.13.0+cpu (from -r requirements.txt (line 1))",
        "  Downloading numpy-2.4.6-cp311-cp311-manylinux_2_27_x86_64.manylinux_2_28_x86_64.whl (16.6 MB)",
        "Successfully installed absl-py-2.5.1 torch-2.13.0+cpu",
        "WARNING: Location 'file:///srv/simple/pip/' is ignored: it is neither a file nor a directory.",
    ],
)
def test_what_pip_says_when_all_is_well_is_no_failure(line):
    assert recognise(line) == ("", "")
