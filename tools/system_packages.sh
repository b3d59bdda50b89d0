#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Installs by apt what `make` needs of the system: venv for Python, QGIS with its Python, a font for the picture.
# Where it may not (neither root nor passwordless sudo), it says the one command to run. Ends in failure only where
# nothing at all can go on: without venv.
set -euo pipefail

python=${1:?usage: system_packages.sh PYTHON}
required=() wanted=()

have_package() { dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q 'ok installed'; }
makes_venvs() { "$1" -c 'import ensurepip, venv' 2>/dev/null; }

makes_venvs "$python" || required+=("$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')")
if ! /usr/bin/python3 -c 'import qgis.core' 2>/dev/null || ! command -v qgis_process qgis_process.bin >/dev/null; then
    wanted+=(qgis python3-qgis)
fi
makes_venvs /usr/bin/python3 || wanted+=(python3-venv)
have_package fonts-dejavu-core || wanted+=(fonts-dejavu-core)

packages=("${required[@]}" "${wanted[@]}")
[ ${#packages[@]} -eq 0 ] && exit 0

if ! command -v apt-get >/dev/null; then
    echo "Please install these with your system's package manager: ${packages[*]}"
elif [ "$(id -u)" -eq 0 ]; then
    as_root=()
elif sudo -n true 2>/dev/null; then
    as_root=(sudo -n)
else
    echo "To install what is missing, run:  sudo apt-get update && sudo apt-get install -y ${packages[*]}"
fi

if [ -v as_root ]; then
    echo "Installing ${packages[*]} ..."
    "${as_root[@]}" apt-get update -qq
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null ||
        echo "apt could not install ${packages[*]}."
fi

if [ ${#required[@]} -gt 0 ] && ! makes_venvs "$python"; then
    echo "Without ${required[*]} there is no environment to build."
    exit 1
fi
