#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The tests of tests/desktop on the QGIS of other Debian releases: tools/test_matrix.sh [SUITE...] (trixie and sid).
# Needs root, debootstrap and a Debian mirror, and 3 GB a release; each has a folder of its own that is kept for the next
# time. The checkout, with its engine, is mounted into it read-only; all mounts go with the process that made them.
set -euo pipefail
cd "$(dirname "$0")/.."

mirror=${MIRROR:-http://deb.debian.org/debian}
folder=$(realpath -m "${MATRIX:-build/matrix}")
engine=.venv/bin/python
mapfile -t passed < <(env | grep -iE '^(PIP_INDEX_URL|https?_proxy|no_proxy)=' || true)
read -ra wanted <<<"${TESTS:-tests/desktop}"

[ "$(id -u)" = 0 ] || { echo "test-matrix needs root: it builds Debian systems with debootstrap." >&2; exit 1; }
command -v debootstrap >/dev/null || { echo "Install debootstrap first (apt-get install debootstrap)." >&2; exit 1; }

build() {
    local suite=$1 root=$2
    [ -f "$root/ready.txt" ] && cmp -s requirements-qgis.txt "$root/ready.txt" && return
    if [ ! -f "$root/bootstrapped.txt" ]; then
        echo "Building Debian $suite in $root ..."
        rm -rf --one-file-system "$root"
        mkdir -p "$root"
        unshare --mount debootstrap --variant=minbase --include=ca-certificates "$suite" "$root" "$mirror" >"$root.log"
        touch "$root/bootstrapped.txt"
    fi
    cp /etc/resolv.conf "$root/etc/resolv.conf"
    cp /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/trusted-here.crt"
    printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d" && chmod 755 "$root/usr/sbin/policy-rc.d" # no services
    # The mirror may be a snapshot, whose lists of sid are out of date after a fortnight; they are signed all the same.
    inside "$root" "export DEBIAN_FRONTEND=noninteractive; apt-get -q -o Acquire::Check-Valid-Until=false update &&
        apt-get -qy install --no-install-recommends qgis python3-qgis python3-venv python3-gdal fonts-dejavu-core" >>"$root.log"
    $engine -m pip download --quiet --disable-pip-version-check -r requirements-qgis.txt -d "$root/wheels"
    inside "$root" "python3 -m venv --clear --system-site-packages /tests &&
        /tests/bin/python -m pip install --quiet --no-index --find-links /wheels -r $PWD/requirements-qgis.txt"
    cp requirements-qgis.txt "$root/ready.txt"
}

mkdir -p .qgis-settings

# Runs a command in a release, in mounts of its own; the engine's base Python lies outside the checkout.
inside() {
    local root=$1 command=$2 base
    base=$(dirname "$(dirname "$(realpath $engine)")")
    unshare --mount --pid --fork bash -euc '
        root=$1 base=$3
        rm -rf --one-file-system "$root"/tmp/*
        mount --bind "$root" "$root" # a root that is no mount of its own has no free space to be asked for
        for place in "$PWD" "$base"; do
            case $place in /usr | /usr/local) continue ;; esac
            mkdir -p "$root$place"
            mount --bind "$place" "$root$place" && mount -o remount,bind,ro "$root$place"
        done
        mount -t tmpfs tmpfs "$root$PWD/.qgis-settings" # pytest-qgis writes its profile into the checkout
        mount -t proc proc "$root/proc"
        mount --rbind /dev "$root/dev"
        exec chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 \
            PIP_CERT=/etc/ssl/certs/trusted-here.crt "${@:4}" sh -c "cd \"$PWD\" && $2"
    ' bash "$root" "$command" "$base" "${passed[@]}"
}

failed=0
for suite in "${@:-trixie sid}"; do
    for name in $suite; do
        root=$folder/$name
        build "$name" "$root"
        inside "$root" "/tests/bin/python -c 'from qgis.core import Qgis; print(\"== $name: QGIS\", Qgis.QGIS_VERSION)'"
        inside "$root" "QT_QPA_PLATFORM=offscreen QGIS_CUSTOM_CONFIG_PATH=/tmp/qgis-profile PYTHONDONTWRITEBYTECODE=1 \
            FLAIR2_ENGINE_PYTHON=$PWD/$engine /tests/bin/python -m pytest -p no:cacheprovider ${wanted[*]}" || failed=1
    done
done
exit $failed
