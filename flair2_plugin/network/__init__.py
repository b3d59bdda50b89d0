# SPDX-License-Identifier: GPL-2.0-or-later
"""The networks and their packages: U-T&T, the aerial U-Net, and reading the official checkpoints."""

from __future__ import annotations

from flair2_plugin.network.package import load

__all__ = ["load"]
