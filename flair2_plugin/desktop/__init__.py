# SPDX-License-Identifier: GPL-2.0-or-later
"""QGIS: provider, algorithm, engine process. Never imports torch or rasterio."""
