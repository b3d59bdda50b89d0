# SPDX-License-Identifier: GPL-2.0-or-later
"""Which addresses are followed: what a catalogue answers is a stranger's word."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import urlsplit

from flair2_plugin.core.errors import InvalidImagery
from flair2_plugin.core.wording import quote

_PLAIN = re.compile(r"[!-~]+")  # visible ASCII: blanks and control characters are read differently by GDAL and HTTP
_NUMBER = re.compile(r"(0x[0-9a-f]*|[0-9]+)")
_LONGEST = 4096
_NEAR = (".localhost", ".local", ".internal")


def check_address(address: object, what: str, near: bool) -> str:
    """Return an address if it may be read: https, and of no computer in the user's own network, unless `near`.

    `near` is whether the catalogue that the user named is there itself; on this computer http will do then.

    Raises:
        InvalidImagery: it may not be read; `what` names it in the sentence.
    """
    text = address if isinstance(address, str) else ""
    host = _host(text)
    scheme = text.split(":", 1)[0].lower()
    fine = scheme == "https" or (scheme == "http" and is_here(host))
    if not fine or not host or (is_near(host) and not near) or len(text) > _LONGEST or not _PLAIN.fullmatch(text):
        raise InvalidImagery(
            f'{what} is "{quote(str(address))}", which is not read: only https addresses of public computers are. '
            "Take another catalogue or collection."
        )
    return text


def names_near(address: str) -> bool:
    """Whether an address is one of the user's own computer or network."""
    return is_near(_host(address))


def is_here(host: str) -> bool:
    """Whether a host's name or number stands for this computer."""
    number = _number(host)
    return host == "localhost" or host.endswith(".localhost") or (number is not None and number.is_loopback)


def is_near(host: str) -> bool:
    """Whether a host's name or number stands for this computer or one of its own network."""
    number = _number(host)
    if number is not None:
        return not number.is_global
    odd_number = _NUMBER.fullmatch(host.rsplit(".", 1)[-1])  # 127.1 and 0x7f000001 are read as numbers, too
    return bool(odd_number) or host == "localhost" or host.endswith(_NEAR)


def _number(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def _host(address: str) -> str:
    try:
        parts = urlsplit(address)
        _ = parts.port  # a port that is no number is noticed only here
    except ValueError:
        return ""
    return (parts.hostname or "").lower().rstrip(".")
