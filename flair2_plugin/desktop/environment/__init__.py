# SPDX-License-Identifier: GPL-2.0-or-later
"""The engine's environment: made, checked, carried to another machine, and described where it fails."""
