# SPDX-License-Identifier: GPL-2.0-or-later
"""QGIS's proxy for pip, and no credentials in what is shown."""

from __future__ import annotations

import pytest
from qgis.core import QgsNetworkAccessManager
from qgis.PyQt.QtNetwork import QNetworkProxy

from flair2_plugin.desktop.engine.interpreter import clean_environment
from flair2_plugin.desktop.environment.network import prepare, proxy_variables, without_credentials


@pytest.fixture
def qgis_proxy():
    """Return a function that sets QGIS's proxy, as its options do."""
    manager = QgsNetworkAccessManager.instance()

    def put(proxy, excluded=()):
        manager.setFallbackProxyAndExcludes(proxy, list(excluded), [])

    yield put
    manager.setFallbackProxyAndExcludes(QNetworkProxy(QNetworkProxy.ProxyType.NoProxy), [], [])


def test_the_proxy_of_qgis_is_pips_with_its_credentials_made_fit_for_an_address(qgis_proxy, tmp_path):
    proxy = QNetworkProxy(QNetworkProxy.ProxyType.HttpProxy, "proxy.example.org", 3128, "jean@x", "p:w/é")
    qgis_proxy(proxy, ["https://intern.example.org/"])
    environment = clean_environment()
    prepare(environment, tmp_path)
    assert environment.value("HTTPS_PROXY") == "http://jean%40x:p%3Aw%2F%C3%A9@proxy.example.org:3128"
    assert environment.value("NO_PROXY") == "intern.example.org"
    assert environment.value("TMPDIR") == str(tmp_path)


def test_a_socks_proxy_is_named_as_one(qgis_proxy):
    qgis_proxy(QNetworkProxy(QNetworkProxy.ProxyType.Socks5Proxy, "socks.example.org", 1080))
    assert proxy_variables()["HTTPS_PROXY"] == "socks5h://socks.example.org:1080"


def test_without_a_proxy_nothing_is_set(qgis_proxy):
    qgis_proxy(QNetworkProxy(QNetworkProxy.ProxyType.NoProxy))
    assert proxy_variables() == {}


def test_credentials_never_reach_the_log():
    line = "ERROR: ProxyError at http://jean%40x:p%3Aw@proxy:3128 and https://token@host/simple, mail a@b.org"
    assert (
        without_credentials(line) == "ERROR: ProxyError at http://…@proxy:3128 and https://…@host/simple, mail a@b.org"
    )
