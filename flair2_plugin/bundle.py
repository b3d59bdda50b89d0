# SPDX-License-Identifier: GPL-2.0-or-later
"""`python -m flair2_plugin.bundle`: everything that the engine needs in one zip, for a computer without internet.

Needs nothing but Python 3.9 or newer with pip, and downloads for any of the platforms, whichever this one is.
"""

from __future__ import annotations

import multiprocessing
import runpy
import sys
import tempfile
from pathlib import Path

if __name__ == "__main__" and not __package__:
    sys.path.append(str(Path(__file__).absolute().parent.parent))  # as in engine.py

from flair2_plugin import __version__
from flair2_plugin.core.cli import OptionParser, leave, run_command
from flair2_plugin.core.engine_bundle import BundleCard, missing_wheels, unpack_bundle, write_bundle
from flair2_plugin.core.engine_locks import EngineLock, find_lock, lock_platforms, requirements_text
from flair2_plugin.core.errors import EngineFailed, InvalidRequest
from flair2_plugin.core.pip_arguments import download_arguments


def run_pip(arguments: list[str]) -> None:
    """Run this Python's pip with the arguments, as `python -m pip` would; ends the process."""
    sys.argv = ["pip", *arguments]
    runpy.run_module("pip", run_name="__main__", alter_sys=True)


def make_bundle(lock: EngineLock, downloads: Path, output: Path) -> None:
    """Download what a lock names into a folder, and write the bundle; what lies there already isn't downloaded again.

    Raises:
        EngineFailed: pip failed; it has printed why.
    """
    downloads.mkdir(parents=True, exist_ok=True)
    for index, wheels in [(None, lock.installer), *lock.groups]:
        wanted = [wheel for wheel in wheels if not (downloads / wheel.file).is_file()]
        if wanted:
            _download(lock, requirements_text(wanted), downloads, index)
    missing = missing_wheels(lock, downloads)
    if missing:
        raise EngineFailed(f"pip did not bring {missing[0].file}: see what it printed.")
    write_bundle(BundleCard(lock.platform, lock.python, __version__), [downloads / w.file for w in lock.wheels], output)


def _download(lock: EngineLock, requirements: str, downloads: Path, index: str | None) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "requirements.txt"
        path.write_text(requirements, encoding="utf-8")
        # In a process of its own, since pip isn't made to be called twice in one.
        arguments = download_arguments(lock, path, downloads, index)
        process = multiprocessing.get_context("spawn").Process(target=run_pip, args=(arguments,))
        process.start()
        process.join()
    if process.exitcode:
        raise EngineFailed("pip could not download all packages: see what it printed.")


def run(arguments: list[str]) -> None:
    """Make a bundle or, as the plugin does on the other computer, unpack one.

    Raises:
        InvalidRequest: the options don't say what is wanted.
    """
    platforms = lock_platforms()
    parser = OptionParser(prog="python -m flair2_plugin.bundle", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--platform", choices=platforms, help="the other computer's; -cuda for an NVIDIA GPU")
    parser.add_argument("--python", help="its Python: 3.11, 3.12, 3.13 or 3.14")
    parser.add_argument("--output", type=Path, help="the zip to write")
    parser.add_argument("--downloads", type=Path, help="keep the packages in this folder, for a second try")
    parser.add_argument("--unpack", type=Path, metavar="ZIP", help="unpack a bundle instead")
    parser.add_argument("--to", type=Path, metavar="FOLDER", help="where to unpack it")
    options = parser.parse_args(arguments)
    if options.unpack and options.to:
        unpack_bundle(options.unpack, options.to)
        return
    if not (options.platform and options.python and options.output):
        raise InvalidRequest("Give --platform, --python and --output; see --help.")
    if not options.output.absolute().parent.is_dir():
        raise InvalidRequest(f"There is no folder {options.output.absolute().parent}: name another --output.")
    lock = find_lock(options.platform, options.python)
    with tempfile.TemporaryDirectory(dir=options.output.absolute().parent) as folder:
        make_bundle(lock, options.downloads or Path(folder), options.output)
    sys.stdout.write(f"{options.output}: {len(lock.wheels)} packages for Python {lock.python} on {lock.platform}.\n")


def main(arguments: list[str]) -> int:
    """Run the command and return its exit code."""
    return run_command(lambda: run(arguments))


if __name__ == "__main__":
    leave(main(sys.argv[1:]))
