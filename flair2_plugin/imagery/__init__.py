# SPDX-License-Identifier: GPL-2.0-or-later
"""Rasters in: the ortho, the Sentinel-2 series, its clouds and dates."""
