# SPDX-License-Identifier: GPL-2.0-or-later
"""The engine's environment: which Pythons can carry it, how it is installed, checked, described and removed."""
