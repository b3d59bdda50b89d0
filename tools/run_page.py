# SPDX-License-Identifier: GPL-2.0-or-later
"""Runs the code on a page and writes the page with what it printed and drew (python tools/run_page.py PAGE FOLDER).

The blocks marked `python` and `sh` run in order in FOLDER, which is made to look like a checkout; those in Python share
their names, as in one session. What a block prints is put after it, in a block marked `text`. Two comments are read:

    <!-- quick: num_epochs=12 => num_epochs=1 -->       before a block: what --quick changes in it, to be fast
    <!-- made by the run: runs/demo/confusion.png -->   before a picture: the file that it is made of

FOLDER/docs then holds page and pictures as docs/ does.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

from PIL import Image  # matplotlib brings it

ROOT = Path(__file__).parents[1]
LINKED = ("flair2_plugin", "models", "resources")
_FEW_COLOURS = 4096

BLOCK = re.compile(
    r"^(?P<head>(?P<changes>(?:<!-- quick: .*? -->\n)*)```(?P<language>python|sh)\n(?P<code>.*?)^```\n)"
    r"(?:\n```text\n.*?^```\n)?",
    re.DOTALL | re.MULTILINE,
)
CHANGE = re.compile(r"<!-- quick: (.*?) => (.*?) -->")
PICTURE = re.compile(r"^(?:<!-- made by the run: (?P<made>\S+) -->\n)?!\[[^\]]*\]\((?P<target>[^)\s]+)\)", re.MULTILINE)


class PageRun:
    """One run of a page's blocks in a folder."""

    def __init__(self, page: Path, folder: Path, quick: bool) -> None:
        self._page, self._folder, self._quick = page, folder, quick
        self._names: dict[str, object] = {"__name__": "__main__"}
        self._runners = {"python": self._run_python, "sh": self._run_shell}
        self._began = time.time()

    def write(self) -> None:
        """Run all blocks, then write the page with their output, and its pictures."""
        self._prepare()
        text = BLOCK.sub(self._fill, self._page.read_text(encoding="utf-8"))
        written = self._folder / "docs" / self._page.name
        written.parent.mkdir(exist_ok=True)
        written.write_text(text, encoding="utf-8")
        for match in PICTURE.finditer(text):
            self._copy_picture(match["made"], written.parent / match["target"])

    def _prepare(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        for name in LINKED:
            link = self._folder / name
            link.unlink(missing_ok=True)
            link.symlink_to(ROOT / name)
        os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
        os.environ["MPLBACKEND"] = "Agg"
        sys.path.insert(0, str(self._folder))

    def _fill(self, match: re.Match[str]) -> str:
        code = self._shorten(match) if self._quick else match["code"]
        print(f"\n--- {match['language']}\n{code.rstrip()}\n---", flush=True)
        began = time.monotonic()
        printed = self._runners[match["language"]](code).replace(f"{self._folder}{os.sep}", "")
        print(f"{printed}({time.monotonic() - began:.0f} s)", flush=True)
        return match["head"] + (f"\n```text\n{printed.rstrip()}\n```\n" if printed.strip() else "")

    def _shorten(self, match: re.Match[str]) -> str:
        code = match["code"]
        for old, new in CHANGE.findall(match["changes"]):
            if old not in code:
                raise SystemExit(f'{self._page}: the block does not hold "{old}", which --quick would change:\n{code}')
            code = code.replace(old, new)
        return code

    def _run_python(self, code: str) -> str:
        printed = io.StringIO()
        with contextlib.chdir(self._folder), contextlib.redirect_stdout(printed):
            exec(compile(code, str(self._page), "exec"), self._names)  # noqa: S102  the project's own page
        return printed.getvalue()

    def _run_shell(self, code: str) -> str:
        command = ["/bin/bash", "-euo", "pipefail", "-c", code]
        done = subprocess.run(  # noqa: S603  the project's own page
            command, cwd=self._folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
        )
        if done.returncode:
            raise SystemExit(f"{self._page}: exit code {done.returncode} of\n{code}\n{done.stdout}")
        return done.stdout

    def _copy_picture(self, made: str | None, target: Path) -> None:
        file = self._folder / (made or "")
        if not file.is_file() or file.stat().st_mtime < self._began:
            raise SystemExit(
                f"{self._page}: no block has made the picture {target.name} ({made or 'no comment says how'})"
            )
        target.parent.mkdir(exist_ok=True)
        write_small(file, target)


def write_small(file: Path, target: Path) -> None:
    """Write a picture with photographs in 256 colours, rare ones kept and the others dithered: half of the bytes."""
    picture = Image.open(file).convert("RGB")
    if picture.getcolors(_FEW_COLOURS):
        shutil.copyfile(file, target)
        return
    colours = picture.quantize(256, Image.Quantize.MAXCOVERAGE)
    picture.quantize(256, palette=colours, dither=Image.Dither.FLOYDSTEINBERG).save(target, optimize=True)


def main() -> None:
    """Run a page as the command line says."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("page", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--quick", action="store_true", help="with the changes of the page's comments")
    options = parser.parse_args()
    PageRun(options.page, options.folder.absolute(), options.quick).write()


if __name__ == "__main__":
    main()
