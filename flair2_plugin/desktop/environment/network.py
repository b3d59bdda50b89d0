# SPDX-License-Identifier: GPL-2.0-or-later
"""QGIS's proxy and the system's certificates, as environment variables for pip; and no credentials in a log."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Dict, List
from urllib.parse import quote

from qgis.core import QgsApplication, QgsNetworkAccessManager
from qgis.PyQt.QtCore import QProcessEnvironment, QUrl
from qgis.PyQt.QtNetwork import QNetworkProxy, QNetworkProxyFactory, QNetworkProxyQuery

REGISTRY = "https://pypi.org"

_SCHEMES = {
    QNetworkProxy.ProxyType.HttpProxy: "http",
    QNetworkProxy.ProxyType.HttpCachingProxy: "http",
    QNetworkProxy.ProxyType.Socks5Proxy: "socks5h",
}
# QGIS's launchers on Windows name a bundle of their own, which lacks what a company's administrators have added.
_BUNDLES = ("SSL_CERT_FILE", "SSL_CERT_DIR", "CURL_CA_BUNDLE", "REQUESTS_CA_BUNDLE")
_CREDENTIALS = re.compile(r"//[^/\s@'\"]+@")


def prepare(environment: QProcessEnvironment, temporary: Path) -> None:
    """Give pip's process QGIS's proxy, the system's certificates, and a temporary folder on the installation's disk."""
    for name, value in proxy_variables().items():
        environment.insert(name, value)
    home = Path(QgsApplication.prefixPath()).resolve()
    for name in _BUNDLES:
        if environment.contains(name) and _is_within(Path(environment.value(name)), home):
            environment.remove(name)
    for name in ("TMPDIR", "TEMP", "TMP"):
        environment.insert(name, str(temporary))
    environment.insert("PIP_USER", "0")  # in some pip.conf; an environment refuses it
    environment.insert("PIP_NO_WARN_SCRIPT_LOCATION", "1")


def proxy_variables() -> Dict[str, str]:
    """Return the variables that lead through the proxy of QGIS's settings; none where QGIS uses none."""
    manager = QgsNetworkAccessManager.instance()
    proxy = manager.fallbackProxy()
    if proxy.type() == QNetworkProxy.ProxyType.DefaultProxy and sys.platform in ("win32", "darwin"):
        proxy = QNetworkProxyFactory.systemProxyForQuery(QNetworkProxyQuery(QUrl(REGISTRY)))[0]
    scheme = _SCHEMES.get(proxy.type())
    if scheme is None or not proxy.hostName():
        return {}
    user = f"{quote(proxy.user(), safe='')}:{quote(proxy.password(), safe='')}@" if proxy.user() else ""
    address = f"{scheme}://{user}{proxy.hostName()}:{proxy.port() or 8080}"
    variables = dict.fromkeys(("HTTPS_PROXY", "HTTP_PROXY", "https_proxy", "http_proxy"), address)
    hosts = _hosts([*manager.excludeList(), *manager.noProxyList()])
    if hosts:
        variables["NO_PROXY"] = variables["no_proxy"] = ",".join(hosts)
    return variables


def without_credentials(text: str) -> str:
    """Return a text with the user and the rest before the @ of its addresses left out."""
    return _CREDENTIALS.sub("//…@", text)


def _hosts(addresses: List[str]) -> List[str]:
    return [host for host in (QUrl.fromUserInput(address).host() for address in addresses if address) if host]


def _is_within(path: Path, folder: Path) -> bool:
    return folder in path.resolve().parents and str(folder) != folder.anchor and folder != Path("/usr")
