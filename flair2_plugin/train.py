# SPDX-License-Identifier: GPL-2.0-or-later
"""Trains a network on a data set in FLAIR #2's layout and writes it as a model package.

python -m flair2_plugin.train --config_file flair-2-config.yml [--set KEY=VALUE ...] [--resume | --check | --dry-run]
"""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path

from flair2_plugin.core.cli import OptionParser, run_command


def main(arguments: Sequence[str] | None = None) -> int:
    """Train once and return the exit code: 0 done, 2 can't be served, 3 stopped."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    return run_command(lambda: _train(given))


def _train(given: list[str]) -> None:
    options = _parser().parse_args(given)
    from flair2_plugin.training.configuration_file import read_configuration

    configuration = read_configuration(options.config_file, options.set)
    if options.check:
        from flair2_plugin.training.inspection import check

        check(configuration, options.thorough, _say)
    elif options.dry_run:
        from flair2_plugin.training.rehearsal import rehearse

        rehearse(configuration, _say)
    else:
        from flair2_plugin.training.fitting import train  # Lightning takes seconds: not before all else is known

        train(configuration, shlex.join(["python", "-m", "flair2_plugin.train", *given]), options.resume, _say)


def _parser() -> argparse.ArgumentParser:
    parser = OptionParser(prog="python -m flair2_plugin.train", description=(__doc__ or "").splitlines()[0])
    add = parser.add_argument
    add("--config_file", required=True, type=Path, metavar="C.yml", help="the configuration, FLAIR #2's keys and ours")
    add(
        "--set",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="change a key of the configuration, as lr=0.01 or data.path_aerial_train=FOLDER; repeatable",
    )
    instead = parser.add_mutually_exclusive_group().add_argument
    instead("--resume", action="store_true", help="go on from the last epoch of the same run")
    instead("--check", action="store_true", help="only say what the data set holds and what it lacks")
    instead("--dry-run", action="store_true", help="only train a few batches and say what time and memory it will take")
    add("--thorough", action="store_true", help="with --check: read every image and series to its end")
    return parser


def _say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main())
