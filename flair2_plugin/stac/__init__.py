# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentinel-2 series from STAC catalogues: search, reading, mosaics, the folder they are kept in."""
