# SPDX-License-Identifier: GPL-2.0-or-later
"""The page that walks through FLAIR #2: all its code runs, prints what it shows, and draws its pictures."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PRINTED = re.compile(r"^```text\n.*?^```\n", re.DOTALL | re.MULTILINE)


def run_page(page: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "tools/run_page.py"), str(page), str(folder), "--quick"]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def without_output(page: Path) -> str:
    return PRINTED.sub("```text\n```\n", page.read_text(encoding="utf-8"))


def test_the_walkthrough_runs_and_shows_what_its_code_prints_and_draws(tmp_path: Path) -> None:
    page = ROOT / "docs/walkthrough.md"
    done = run_page(page, tmp_path)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    assert without_output(tmp_path / "docs/walkthrough.md") == without_output(page)  # `make pictures` was run since
    drawn = {path.name for path in (tmp_path / "docs/images").iterdir()}
    assert drawn == {path.name for path in (ROOT / "docs/images").glob("walkthrough-*.png")}


def test_what_a_block_prints_takes_the_place_of_what_an_earlier_run_printed(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "<!-- quick: 6 => 2 -->\n```python\nside = 6\n```\n\nText.\n\n"
        "```python\nprint(7 * side)\n```\n\n```text\n42\n```\n\n```sh\necho done\n```\n"
    )
    assert run_page(page, tmp_path / "run").returncode == 0
    filled = (tmp_path / "run/docs/page.md").read_text()
    assert PRINTED.findall(filled) == ["```text\n14\n```\n", "```text\ndone\n```\n"]
    assert "side = 6" in filled and "Text." in filled


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("```python\n1 / 0\n```\n", "ZeroDivisionError"),
        ("```sh\nfalse\necho on\n```\n", "exit code 1"),
        ("<!-- quick: lr=1 => lr=2 -->\n```python\nlr = 1\n```\n", 'does not hold "lr=1"'),
        ("<!-- made by the run: a.png -->\n![a picture](images/a.png)\n", "no block has made the picture a.png"),
        ("```sh\ntouch a.png\n```\n\n![a picture](images/a.png)\n", "no comment says how"),
    ],
    ids=["an exception", "a command that fails", "nothing to shorten", "no picture", "a picture of unknown origin"],
)
def test_a_page_that_is_not_true_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    page = tmp_path / "page.md"
    page.write_text(text)
    done = run_page(page, tmp_path / "run")
    assert done.returncode and reason in done.stderr
