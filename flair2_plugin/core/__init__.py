# SPDX-License-Identifier: GPL-2.0-or-later
"""What QGIS and the engine both know: standard library only, parses on Python 3.9."""
