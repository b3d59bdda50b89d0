# SPDX-License-Identifier: GPL-2.0-or-later
"""The signatures that a catalogue wants on the addresses of its pixels, as the Planetary Computer does.

Source: planetarycomputer.microsoft.com/docs/concepts/sas: GET {signatures}/{collection} gives, to anybody, a query
string that is appended to addresses in Azure's blob storage, and when it expires.
"""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from urllib.parse import quote as escape
from urllib.parse import urlsplit

from flair2_plugin.core.errors import InvalidImagery
from flair2_plugin.core.sentinel2_catalogs import Sentinel2Catalog
from flair2_plugin.stac.addresses import is_here
from flair2_plugin.stac.connection import PatientIO, asking

_STORAGE = ".blob.core.windows.net"
_EARLY = timedelta(minutes=5)


class Signer:
    """Signs addresses, with one signature for as long as it holds."""

    def __init__(self, catalog: Sentinel2Catalog, connection: PatientIO) -> None:
        """Ask for nothing yet."""
        self._address = f"{catalog.signatures}/{escape(catalog.collection)}" if catalog.signatures else ""
        self._connection = connection
        self._query = ""
        self._until: datetime | None = None

    def sign(self, href: str) -> str:
        """Return an address as it can be read; one that needs no signature as it is.

        Raises:
            InvalidImagery: no signature is given.
        """
        host = urlsplit(href).hostname or ""
        if not self._address or not (host.endswith(_STORAGE) or is_here(host)):
            return href
        if self._until is None or datetime.now(timezone.utc) + _EARLY > self._until:
            self._renew()
        return f"{href}{'&' if '?' in href else '?'}{self._query}"

    def _renew(self) -> None:
        with asking(self._address):
            given = self._connection.get_json(self._address)
            query, until = given["token"], datetime.fromisoformat(given["msft:expiry"])
        if not isinstance(query, str) or until.tzinfo is None or any(sign in query for sign in " \r\n#"):
            raise InvalidImagery(f"{urlsplit(self._address).netloc} gives no signature that can be used: try later.")
        self._query, self._until = query, until
