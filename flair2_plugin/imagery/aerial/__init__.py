# SPDX-License-Identifier: GPL-2.0-or-later
"""The aerial ortho: its bands, heights and values, and when it was taken."""
