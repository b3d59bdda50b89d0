#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The demo, for `make demo`: a made-up landscape is written, mapped through QGIS's own qgis_process, drawn by QGIS and
# scored against its truth. Without QGIS the command line makes the same map, and there is no picture.
set -euo pipefail

stage=$(realpath "${1:?usage: demo.sh FOLDER_WITH_THE_STAGED_PLUGIN}")
engine=.venv/bin/python
demo=$PWD/demo
log=$demo/qgis.log

write_landscape() {
    local stamp=$demo/written
    if [ -f "$stamp" ] && [ -z "$(find flair2_plugin/demo.py flair2_plugin/landscape -name '*.py' -newer "$stamp")" ]; then
        echo "The landscape is in demo/ already."
        return
    fi
    echo "Writing the landscape ..."
    rm -rf "$demo"
    "$engine" -m flair2_plugin.demo "$demo"
    touch "$stamp"
}

qgis_process_program() {  # Debian 12's wrapper `qgis_process` adds an option that its own program refuses
    command -v qgis_process.bin || command -v qgis_process
}

map_in_qgis() {
    local program
    program=$(qgis_process_program)
    echo "Mapping it through QGIS (flair2:classify) ..."
    "$program" plugins enable flair2_plugin >"$log" 2>&1 || true # it is an error there that it was enabled before
    if ! { "$program" run flair2:classify -- INPUT="$demo/ortho.tif" SENTINEL2_FOLDER="$demo/sentinel2" MODEL=demo \
            OUTPUT="$demo/landcover.tif" CONFIDENCE="$demo/confidence.tif"; } >>"$log" 2>&1 ||
        [ ! -f "$demo/landcover.tif" ]; then
        cat "$log"
        echo "QGIS made no map; its words are above."
        exit 1
    fi
    sed -n '/^Made in/p; /^  *[0-9.]* %/p' "$log"
}

draw_in_qgis() {
    echo "Drawing it with QGIS ..."
    /usr/bin/python3 -m flair2_plugin.desktop.picture --ortho "$demo/ortho.tif" --map "$demo/landcover.tif" \
        --confidence "$demo/confidence.tif" --output "$demo/picture.png" >>"$log" 2>&1 ||
        { cat "$log"; exit 1; }
}

map_on_the_command_line() {
    echo "Mapping it on the command line, since QGIS is not installed ..."
    "$engine" -m flair2_plugin.predict --ortho "$demo/ortho.tif" --sentinel2 "$demo/sentinel2" --model demo \
        --output "$demo/landcover.tif" --confidence "$demo/confidence.tif"
}

score() {
    echo "Scoring it against the landscape's truth ..."
    "$engine" -m flair2_plugin.evaluate --predictions "$demo/landcover.tif" --truth "$demo/labels.tif" \
        --output "$demo/scores"
}

write_landscape
rm -f "$demo"/landcover.* "$demo"/confidence.* "$demo"/picture.png
if /usr/bin/python3 -c 'import qgis.core' 2>/dev/null && qgis_process_program >/dev/null; then
    export QGIS_PLUGINPATH=$stage
    map_in_qgis
    draw_in_qgis
else
    map_on_the_command_line
fi
score

cat <<END

  the ortho and the series    demo/ortho.tif, demo/sentinel2/
  the land-cover map          demo/landcover.tif (open it in QGIS: classes are named and coloured)
  how sure the network is     demo/confidence.tif
  scores                      demo/scores/
END
if [ -f "$demo/picture.png" ]; then
    echo "  the picture                 demo/picture.png"
else
    echo "  The picture needs QGIS: sudo apt-get install -y qgis python3-qgis, then make demo again."
fi
