# SPDX-License-Identifier: GPL-2.0-or-later
"""The connection to a STAC API: patient, bounded, and only to addresses that may be read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import pystac
import requests
from pystac_client import Client
from pystac_client.errors import ClientTypeError
from pystac_client.exceptions import APIError
from pystac_client.stac_api_io import StacApiIO
from requests.adapters import HTTPAdapter
from urllib3 import Retry

from flair2_plugin.core.errors import InvalidImagery
from flair2_plugin.core.wording import first_line, quote
from flair2_plugin.stac.addresses import check_address, names_near

_TIMEOUT = (15.0, 60.0)  # seconds to connect, and between two pieces of an answer
_LARGEST_ANSWER = 64 << 20  # bytes; a page of 100 items has some 5 MB
_PIECE = 1 << 16
_BUSY = (429, 500, 502, 503, 504)
_TRIES = 5
_CONNECTIONS = 2  # where nobody answers at all, as without a network
_LONGEST_WAIT = 60  # seconds, also where a server asks for more
_FAILURES = (APIError, pystac.STACError, requests.RequestException)
_ODD_ANSWERS = (
    *(ClientTypeError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError),
    NotImplementedError,  # of an API without a search
)
"""What pystac-client raises where an answer is no STAC."""


class _CheckingAdapter(HTTPAdapter):
    """Sends nothing to where nothing is to be read, also where an answer leads on to it."""

    def __init__(self, near: bool, retry: Retry) -> None:
        self._near = near
        super().__init__(max_retries=retry)

    def send(self, request: requests.PreparedRequest, *args: Any, **kwargs: Any) -> requests.Response:
        check_address(request.url, "An address of the catalogue", self._near)
        return super().send(request, *args, **kwargs)


class PatientIO(StacApiIO):
    """Asks again where a server is busy, and reads no answer that is too large or lies where nothing is to be read."""

    def __init__(self, near: bool) -> None:
        """Begin; `near` is whether the catalogue is in the user's own network."""
        retry = Retry(
            total=_TRIES,
            connect=min(_TRIES, _CONNECTIONS),
            backoff_factor=1,
            backoff_max=_LONGEST_WAIT,
            status_forcelist=_BUSY,
            allowed_methods=None,  # POST too: a search changes nothing
            raise_on_status=False,
            retry_after_max=_LONGEST_WAIT,
        )
        super().__init__(max_retries=None)
        self._near = near
        self.session.mount("https://", _CheckingAdapter(near, retry))
        self.session.mount("http://", _CheckingAdapter(near, retry))

    def read_text(self, source: pystac.link.HREF, *args: Any, **kwargs: Any) -> str:
        """Read what a link leads to; never a file."""
        if not isinstance(source, pystac.Link):
            check_address(str(source), "An address of the catalogue", self._near)
        return super().read_text(source, *args, **kwargs)

    def request(
        self,
        href: str,
        method: str | None = None,
        headers: dict[str, str] | None = None,
        parameters: dict[str, Any] | None = None,
    ) -> str:
        """Ask, and return the answer's text.

        Raises:
            InvalidImagery: the address may not be read, or the answer is too large.
            APIError: the server refuses.
        """
        method = (method or "GET").upper()
        posted, queried = (parameters, None) if method == "POST" else (None, parameters)
        with self.session.request(
            method, href, headers=headers, json=posted, params=queried, timeout=_TIMEOUT, stream=True
        ) as answer:
            content = bytearray()
            for piece in answer.iter_content(_PIECE):
                content += piece
                if len(content) > _LARGEST_ANSWER:
                    raise InvalidImagery(
                        f"{quote(urlsplit(href).netloc)} answers with far more than a catalogue's page: take another."
                    )
            if not answer.ok:
                refusal = APIError(f"it answers {answer.status_code} {quote(str(answer.reason), 40)}".strip())
                refusal.status_code = answer.status_code
                raise refusal
            return bytes(content).decode("utf-8")

    def get_json(self, address: str) -> Any:
        """Return what an address gives as JSON."""
        return json.loads(self.request(address))


@contextmanager
def asking(address: str) -> Iterator[None]:
    """Turn what goes wrong with a catalogue into a sentence.

    Raises:
        InvalidImagery: it can't be reached, refuses, or answers with something else.
    """
    host = quote(urlsplit(address).netloc)
    try:
        yield
    except _FAILURES as problem:
        _raise_own(problem)
        raise InvalidImagery(
            f"The catalogue {host} can't be asked ({reason(problem)}): see whether you are online and the address is "
            "right, or try again later."
        ) from problem
    except _ODD_ANSWERS as problem:
        raise InvalidImagery(
            f"{host} answers with something that is no STAC ({type(problem).__name__}): give the address of a STAC API."
        ) from problem


def _raise_own(problem: BaseException) -> None:
    """Raise the sentence of ours that a library has wrapped, if there is one."""
    cause = problem.__cause__ or problem.__context__
    while cause is not None:
        if isinstance(cause, InvalidImagery):
            raise cause
        cause = cause.__cause__ or cause.__context__


def connect(address: str) -> Client:
    """Open a catalogue.

    Raises:
        InvalidImagery: it can't be reached, or is no STAC API.
    """
    with asking(address):
        return Client.open(address, stac_io=PatientIO(names_near(address)))


def reason(problem: BaseException) -> str:
    """Return in a few words why a connection failed."""
    text = str(problem)
    if "too many" in text and "error responses" in text:
        return "it stays busy"
    for sign, words in (
        ("NameResolution", "there is no such computer"),
        ("timed out", "no answer in time"),
        ("refused", "the connection is refused"),
        ("certificate", "its certificate is not trusted"),
    ):
        if sign in text:
            return words
    return quote(first_line(problem).rstrip("."), 120)
