# SPDX-License-Identifier: GPL-2.0-or-later
"""The engine, seen from QGIS: its Python, its process, and what it says."""
