# SPDX-License-Identifier: GPL-2.0-or-later
"""A file of lines that two processes append to and write anew."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from qgis.PyQt.QtCore import QLockFile

from flair2_plugin.desktop.runs import line_file as module
from flair2_plugin.desktop.runs.line_file import LineFile

WINDOW = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[3])
from flair2_plugin.desktop.runs.line_file import LineFile
file = LineFile(Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
for number in range(150):
    file.append(f"{sys.argv[2]} {number}")
    file.shorten(lambda lines: [line.decode("ascii") for line in lines])
"""


def test_two_windows_that_write_the_file_anew_lose_no_line_of_each_other(tmp_path):
    path, root = tmp_path / "été" / "lines", str(Path(__file__).parents[3])
    commands = [[sys.executable, "-c", WINDOW, str(path), name, root] for name in ("one", "other")]
    windows = [subprocess.Popen(c, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for c in commands]
    for window in windows:
        assert window.stdout.readline() == "ready\n"
    for window in windows:
        window.stdin.write("go\n")
        window.stdin.flush()
    for window in windows:
        window.communicate()
    assert [window.returncode for window in windows] == [0, 0]
    expected = {f"{name} {number}".encode() for name in ("one", "other") for number in range(150)}
    assert len(LineFile(path).lines()) == 300 and set(LineFile(path).lines()) == expected
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_where_the_other_window_does_not_let_go_a_line_is_written_and_nothing_dropped(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "_PATIENCE", 10)
    file = LineFile(tmp_path / "lines")
    file.append("first")
    other = QLockFile(str(tmp_path / "lines.lock"))
    assert other.tryLock(0)
    file.append("second")
    file.shorten(lambda lines: [])
    assert file.lines() == [b"first", b"second"]
    other.unlock()
    file.shorten(lambda lines: [lines[-1].decode("ascii")])
    assert file.lines() == [b"second"]
