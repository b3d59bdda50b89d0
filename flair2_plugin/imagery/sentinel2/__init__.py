# SPDX-License-Identifier: GPL-2.0-or-later
"""The Sentinel-2 series: super-areas, dated rasters and products, their dates, clouds and months."""
