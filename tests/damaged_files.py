# SPDX-License-Identifier: GPL-2.0-or-later
"""Reads damaged files in a process of its own, so that a crash, a hang or a greed for memory is seen as such.

python -m tests.damaged_files MODULE FOLDER SUBJECT FROM is that process: it prints a line of JSON per file.
"""

from __future__ import annotations

import importlib
import json
import resource
import signal
import subprocess
import sys
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from itertools import chain
from pathlib import Path

from flair2_plugin.core.errors import Flair2Error
from tests.mutations import Damage, damages

ROOT = Path(__file__).parents[1]
_SECONDS = 20  # for one file; a sound one takes some hundredths
_HEADROOM = 1 << 30  # bytes of addresses that all files together may take
_LONGEST_SENTENCE = 600
_TRYING = "trying "


def _none(content: bytes) -> Iterator[Damage]:
    return iter(())


@dataclass(frozen=True)
class Subject:
    """A kind of file: `write` makes a sound one in a folder, `read` reads it as the package does.

    `made` yields damage done on purpose, beside `count` pieces of seeded damage.
    """

    write: Callable[[Path], Path]
    read: Callable[[Path], object]
    count: int = 150
    made: Callable[[bytes], Iterator[Damage]] = _none
    names_file: bool = True


@dataclass(frozen=True)
class Outcome:
    """What came of one damaged file. `kind` is read, refused, or what should not be; `peak` is MiB of memory."""

    damage: str
    kind: str
    text: str
    peak: int


def try_damaged(module: str, name: str, folder: Path) -> list[Outcome]:
    """Return what came of each damaged file of a subject of a test module; a crash costs one file only."""
    outcomes: list[Outcome] = []
    ended = False
    while not ended:
        command = [sys.executable, "-m", "tests.damaged_files", module, str(folder), name, str(len(outcomes))]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        lines = done.stdout.splitlines()
        outcomes += [Outcome(**json.loads(line)) for line in lines if not line.startswith(_TRYING)]
        ended = done.returncode == 0
        if not ended:
            assert done.returncode < 0, done.stderr  # the process itself is wrong
            kind = "hung" if done.returncode == -signal.SIGALRM else "crashed"
            outcomes.append(Outcome(lines[-1] if lines else "the first", kind, str(done.returncode), 0))
    print(f"{name}: {len(outcomes)} files,", dict(Counter(outcome.kind for outcome in outcomes)))
    return outcomes


def check_outcomes(outcomes: list[Outcome], bound: int = 200) -> None:
    """Assert that every file was read or refused by one sentence, in no more than `bound` MiB beyond a sound file's."""
    wrong = [outcome for outcome in outcomes if outcome.kind not in ("read", "refused")]
    assert not wrong, f"{len(wrong)} of {len(outcomes)}: " + "\n".join(map(str, wrong[:20]))
    greedy = [outcome for outcome in outcomes if outcome.peak > bound]
    assert not greedy, f"{len(greedy)} of {len(outcomes)}: " + "\n".join(map(str, greedy[:5]))
    assert {outcome.kind for outcome in outcomes} == {"read", "refused"}, "the damage does nothing, or the reader"


def _judge(subject: Subject, path: Path) -> tuple[str, str]:
    try:
        subject.read(path)
    except Flair2Error as problem:
        text = str(problem)
        lacking = subject.names_file and path.name not in text
        bad = not text.isprintable() or len(text) > _LONGEST_SENTENCE or not text.endswith(".") or lacking
        return "no sentence" if bad else "refused", text
    except Exception as problem:  # noqa: BLE001  whatever it is, it is what the test looks for
        trace, place = problem.__traceback__, ""
        while trace is not None:
            code = trace.tb_frame.f_code
            place = f"{Path(code.co_filename).name}:{trace.tb_lineno}" if "flair2_plugin" in code.co_filename else place
            trace = trace.tb_next
        return "broke", f"{place}: {type(problem).__name__}: {problem}"
    return "read", ""


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10


def _bound_memory() -> None:
    taken = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (taken + _HEADROOM, taken + _HEADROOM))


def main(module: str, folder: str, name: str, start: str) -> None:
    """Read the damaged files of one subject, from number `start` on."""
    warnings.simplefilter("ignore")
    subject: Subject = importlib.import_module(module).SUBJECTS[name]
    path = subject.write(Path(folder))
    content = path.read_bytes()
    kind, text = _judge(subject, path)
    if kind != "read":
        sys.exit(f"The sound file is not read: {text}")
    before = _peak()
    _bound_memory()
    seeded = damages(content, 2022, subject.count)
    for number, (damage, damaged) in enumerate(chain(seeded, subject.made(content))):
        if number < int(start):
            continue
        path.unlink()  # what is still mapped keeps its bytes
        path.write_bytes(damaged)
        print(_TRYING + repr(damage), flush=True)
        signal.alarm(_SECONDS)
        kind, text = _judge(subject, path)
        signal.alarm(0)
        print(json.dumps(asdict(Outcome(damage, kind, text, _peak() - before))), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
