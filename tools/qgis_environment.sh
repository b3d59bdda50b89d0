#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Builds .venv-qgis: QGIS's Python with its system packages, plus pytest. Does nothing where it is up to date, and
# goes on without it where there is no QGIS.
set -euo pipefail

environment=.venv-qgis
wanted=requirements-qgis.txt
stamp=$environment/installed.txt

if ! /usr/bin/python3 -c 'import qgis.core' 2>/dev/null; then
    echo "QGIS is not installed: going on without it."
    exit 0
fi
cmp -s "$wanted" "$stamp" && exit 0

echo "Building $environment ..."
rm -rf "$environment"
/usr/bin/python3 -m venv --system-site-packages "$environment"
"$environment/bin/python" -m pip install --quiet --disable-pip-version-check -r "$wanted"
cp "$wanted" "$stamp"
