# SPDX-License-Identifier: GPL-2.0-or-later
"""Plays the engine: the way it behaves is written in a file `behaviour.txt` beside the ortho of its request."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import sys
import threading
import time
from pathlib import Path

parser = argparse.ArgumentParser()
parser.add_argument("--request", type=Path)
parser.add_argument("--json", action="store_true")
parser.add_argument("--attached", action="store_true")
parser.add_argument("--foresee", action="store_true")
parser.add_argument("--soon", action="store_true")
options = parser.parse_args()

request = json.loads(options.request.read_text(encoding="utf-8"))
output, ortho = Path(request["output"]), Path(request["ortho"])
unfinished = output.parent / f".{output.name}.unfinished"


def say(kind: str, **content: object) -> None:
    """Print one message."""
    print(json.dumps({"kind": kind, **content}), flush=True)


def publish() -> None:
    """Give the output its final name, with what tests want to know of the process."""
    shutil.copy(ortho, unfinished / output.name)
    (unfinished / output.name).replace(output)
    known = {"environment": dict(os.environ), "request": request, "arguments": sys.argv[1:]}
    (output.parent / "known.json").write_text(json.dumps(known), encoding="utf-8")
    if request["aoi"]:
        shutil.copy(request["aoi"], output.parent)
    report = str(output.with_suffix(".report.json"))
    say("result", output=str(output), shares={"1": 0.75, "5": 0.25}, seconds=1.5, device="cpu", report=report)


def work_on() -> None:
    """Report a tile every 50 ms, a minute long."""
    for done in range(1, 1201):
        say("progress", stage="tiles", done=done, total=1200, seconds_left=1.0)
        time.sleep(0.05)


def end_with_input() -> None:
    """End as soon as standard input is closed, as `--attached` asks for."""
    sys.stdin.buffer.read()
    shutil.rmtree(unfinished)
    os._exit(3)


def read_behaviour() -> str:
    """Return how to behave; a test that learns only now where the ortho lies may write it a moment later."""
    path = ortho.parent / "behaviour.txt"
    for _ in range(6_000):
        if path.is_file() and path.stat().st_size:
            return path.read_text(encoding="utf-8")
        time.sleep(0.01)
    sys.exit(f"{path} never came")


def finish_a_strip() -> None:
    """Leave something that a run can go on with."""
    (unfinished / "run").mkdir()
    (unfinished / "run" / "journal.txt").write_text("a strip", encoding="utf-8")


def foresee(behaviour: str) -> None:
    """Answer what a run would take; write nothing but the number of this process, beside the ortho."""
    (ortho.parent / "asked.txt").write_text(str(os.getpid()), encoding="utf-8")
    if behaviour == "slow":
        time.sleep(60)
    if behaviour == "refuses":
        say("failure", text="The ortho and the Sentinel-2 series do not overlap: check their places.", exit_code=2)
        sys.exit(2)
    print("a line of some library", flush=True)
    say("foreseen", tiles=40, square_km=1.5, memory_mib=800, disk_mib=20, seconds=30.0, device="cpu")
    sys.exit(0)


if options.foresee:
    foresee(read_behaviour())
unfinished.mkdir()
(output.parent / "process.txt").write_text(str(os.getpid()), encoding="utf-8")
behaviour = read_behaviour()
if behaviour == "works":
    say("log", text="A sentence for the log.", level="warning")
    for tile in range(1, 5):
        say("progress", stage="tiles", done=tile, total=4, seconds_left=4.0 - tile)
    publish()
elif behaviour == "noisy":
    print("not a message", "{", "[1, 2]", '{"kind": "unknown"}', '{"kind": "progress", "stage": 5}', "\xe9", sep="\n")
    sys.stderr.write("a warning of some library\n" * 20_000)
    publish()
elif behaviour == "slow":
    threading.Thread(target=end_with_input, daemon=True).start()
    work_on()
elif behaviour == "stubborn":
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    work_on()
elif behaviour == "stubborn with a strip":
    finish_a_strip()
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    work_on()
elif behaviour == "crashes with a strip":
    finish_a_strip()
    os.kill(os.getpid(), signal.SIGKILL)
elif behaviour == "crashes":
    say("progress", stage="tiles", done=1, total=4, seconds_left=3.0)
    print("terminate called after throwing an instance of 'std::bad_alloc'", file=sys.stderr, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
elif behaviour == "crashes on leaving":
    publish()
    os.abort()
elif behaviour == "refuses":
    say("failure", text="The ortho and the Sentinel-2 series do not overlap: check their places.", exit_code=2)
    sys.exit(2)
elif behaviour == "leaves silently":
    sys.exit(0)
