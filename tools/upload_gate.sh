#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The automated scan of plugins.qgis.org on a staged plugin, with its rules and codes; any finding fails.
# The lists are the site's (qgis/QGIS-Plugins-Website, rule data of 2026-07-23).
set -euo pipefail

stage=$(realpath "${1:?usage: upload_gate.sh FOLDER_WITH_THE_STAGED_PLUGIN BIN}")
bin=$(realpath "${2:?usage: upload_gate.sh FOLDER_WITH_THE_STAGED_PLUGIN BIN}")

rules=B101,B102,B103,B104,B105,B106,B107,B108,B110,B112,B113,B201,B202,B301,B302,B303,B304,B305,B306,B307,B308
rules+=,B310,B311,B312,B313,B314,B315,B316,B317,B318,B319,B321,B323,B324,B401,B402,B403,B405,B406,B407,B408,B409
rules+=,B412,B413,B501,B502,B503,B504,B505,B506,B507,B508,B509,B601,B602,B603,B604,B605,B606,B607,B608,B609,B610
rules+=,B611,B612,B613,B614,B615,B701,B702,B703,B704
codes=E101,E711,E712,E713,E714,E721,E722,E731,E741,E742,E743,E901,E902,E999,W605,F402,F403,F404,F405,F811,F821
codes+=,F822,F823,F831,F901,C901

"$bin/bandit" --recursive "$stage" --quiet --tests "$rules"
"$bin/flake8" --isolated --max-line-length=120 --select "$codes" "$stage"
cd "$stage"
"$bin/detect-secrets" scan --all-files --exclude-files 'metadata\.txt' --disable-plugin IPPublicDetector . |
    "$bin/python" -c 'import json, sys; found = json.load(sys.stdin)["results"]; sys.exit(json.dumps(found) if found else 0)'
echo "Upload gate: no findings."
