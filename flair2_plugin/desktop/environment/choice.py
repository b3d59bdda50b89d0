# SPDX-License-Identifier: GPL-2.0-or-later
"""The first of several Pythons that can carry the engine, and why the others can't."""

from __future__ import annotations

from pathlib import Path
from typing import Callable, List, Optional, Sequence, Tuple, Union

from qgis.PyQt.QtCore import QObject

from flair2_plugin.core.engine_bundle import check_fit, read_card
from flair2_plugin.core.engine_locks import find_lock, platform_name
from flair2_plugin.core.errors import EngineFailed
from flair2_plugin.desktop.engine.sentences import translate
from flair2_plugin.desktop.environment.base_python import BasePython, Search, why_not

Done = Callable[[Optional[BasePython], List[str]], None]


def choose_base(
    commands: Sequence[Tuple[str, ...]], gpu: bool, bundle: Optional[Path], done: Done, parent: QObject
) -> None:
    """Ask Pythons one after another; `done` gets the first that fits, if there is one, and a line on each other."""
    fits: List[BasePython] = []
    others: List[str] = []

    def take(command: Sequence[str], answer: Union[BasePython, EngineFailed]) -> bool:
        reason = str(answer) if isinstance(answer, EngineFailed) else why_not(answer, gpu)
        reason = reason or (_bundle_obstacle(bundle, answer) if bundle is not None else None)
        if reason is None:
            fits.append(answer)
        else:
            others.append(f"{' '.join(command)}: {reason}")
        return reason is not None

    Search(commands, take, lambda: done(fits[0] if fits else None, others), parent).start()


def _bundle_obstacle(bundle: Path, base: BasePython) -> Optional[str]:
    try:
        gpu = read_card(bundle).platform.endswith("-cuda")
        check_fit(bundle, find_lock(platform_name(base.system, base.machine, gpu), base.series))
    except EngineFailed as problem:
        return translate(str(problem))
    return None
