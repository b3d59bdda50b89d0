# SPDX-License-Identifier: GPL-2.0-or-later
"""The demo landscape: a seeded, procedural countryside with its truth and its Sentinel-2 year."""
