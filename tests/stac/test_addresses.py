# SPDX-License-Identifier: GPL-2.0-or-later
"""What a catalogue may make the engine read: https addresses of public computers, and nothing else."""

from __future__ import annotations

import pytest

from flair2_plugin.core.errors import InvalidImagery
from flair2_plugin.stac.addresses import check_address, names_near


@pytest.mark.parametrize(
    "address",
    [
        "https://sentinel-cogs.s3.us-west-2.amazonaws.com/31/T/EJ/B04.tif",
        "https://example.org:8443/B04.tif?se=2026&sig=a%2Bb",
        "https://8.8.8.8/B04.tif",
    ],
)
def test_public_https_addresses_are_read(address: str) -> None:
    assert check_address(address, "It", near=False) == address


@pytest.mark.parametrize(
    "address",
    [
        "http://example.org/B04.tif",
        "file:///etc/passwd",
        "/etc/passwd",
        "/vsicurl/https://example.org/B04.tif",
        "/vsizip//vsicurl/https://example.org/a.zip",
        "vrt://https://example.org/B04.tif",
        "s3://sentinel/B04.tif",
        "zip+https://example.org/a.zip!b.tif",
        "https:///B04.tif",
        "https://example.org/B 04.tif",
        "https://example.org/B04.tif\n",
        "https://example.org:port/B04.tif",
        "https://localhost/B04.tif",
        "https://127.0.0.1/B04.tif",
        "https://127.1/B04.tif",
        "https://0x7f000001/B04.tif",
        "https://2130706433/B04.tif",
        "https://[::1]/B04.tif",
        "https://192.168.1.1/B04.tif",
        "https://169.254.169.254/latest/meta-data",
        "https://nas.local/B04.tif",
        "https://example.org/" + "a" * 5000,
        "",
        None,
        4,
        ["https://example.org"],
    ],
)
def test_all_else_is_refused_in_a_sentence(address: object) -> None:
    with pytest.raises(InvalidImagery, match="It is .* not read: only https"):
        check_address(address, "It", near=False)


def test_a_catalogue_on_this_computer_may_name_this_computer() -> None:
    assert names_near("http://127.0.0.1:8080/") and not names_near("https://example.org/")
    assert check_address("http://localhost:8080/B04.tif", "It", near=True)
    for address in ("http://example.org/B04.tif", "file:///etc/passwd", "http://192.168.1.1/B04.tif"):
        with pytest.raises(InvalidImagery):
            check_address(address, "It", near=True)
