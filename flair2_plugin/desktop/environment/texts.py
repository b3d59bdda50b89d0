# SPDX-License-Identifier: GPL-2.0-or-later
"""What is said before an installation starts."""

from __future__ import annotations

from typing import Sequence

from flair2_plugin.desktop.engine.listener import describe_time
from flair2_plugin.desktop.environment.installation import Plan
from flair2_plugin.desktop.environment.sizes import describe_bytes, foresee
from flair2_plugin.desktop.translation import tr


def describe_plan(plan: Plan) -> str:
    """Return what an installation takes, where it goes, and what it is made with."""
    foreseen = foresee(plan.lock)
    download = tr(
        "About {download} are downloaded from PyPI and download.pytorch.org (about {time} at 20 Mbit/s)."
    ).format(download=describe_bytes(foreseen.download), time=describe_time(foreseen.seconds))
    if plan.bundle is not None:
        download = tr("Nothing is downloaded: the packages are in {bundle}.").format(bundle=plan.bundle.name)
    disk = tr("The engine then takes about {installed} of disk, and {disk} while it is installed, in {folder}.").format(
        installed=describe_bytes(foreseen.installed), disk=describe_bytes(foreseen.disk), folder=plan.target
    )
    python = tr("It is made with Python {version} ({path}). QGIS can be used meanwhile.").format(
        version=".".join(str(part) for part in plan.base.version), path=plan.base.executable
    )
    before = tr("It takes the place of the one there only once it has been checked.") if plan.target.exists() else ""
    gpu = tr("The engine that computes on the CPU stays as it is.") if plan.device != "cpu" else ""
    return "\n\n".join(part for part in (download, disk, " ".join(filter(None, (python, before, gpu)))) if part)


def describe_none(reasons: Sequence[str]) -> str:
    """Return why no Python can be used, each with its reason."""
    if not reasons:
        return tr("No Python was found on this computer: install Python 3.12 from python.org, or choose one.")
    first = tr("None of the Pythons found can carry the engine:")
    return "\n\n".join([first, *reasons[:6]])
