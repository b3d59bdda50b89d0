# SPDX-License-Identifier: GPL-2.0-or-later
"""torchvision can be imported, whatever build it is, after the operators are declared."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).parents[2]
_DECLARE = "from flair2_plugin.network.torchvision_operators import declare_operators as declare; declare(); "


def _run(code: str) -> subprocess.CompletedProcess[str]:
    """A process of its own: operators can't be taken back."""
    return subprocess.run([sys.executable, "-c", code], cwd=_ROOT, capture_output=True, text=True, check=False)


def test_segmentation_models_import_after_the_declaration() -> None:
    done = _run(_DECLARE + "declare(); import torchvision, timm, segmentation_models_pytorch")
    assert done.returncode == 0, done.stderr


def test_the_declared_operators_outlive_the_call() -> None:
    done = _run(_DECLARE + "import gc, torch; gc.collect(); print(torch.ops.torchvision.nms.default._schema)")
    assert "float iou_threshold" in done.stdout, done.stderr


def test_a_torchvision_that_works_keeps_its_own_operators() -> None:
    healthy = "import sys, types; sys.modules['torchvision'] = types.ModuleType('torchvision'); "
    done = _run(healthy + _DECLARE + "import torch; print(hasattr(torch.ops.torchvision, 'qnms'))")
    assert done.stdout.strip() == "False", done.stderr
