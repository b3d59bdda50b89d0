# SPDX-License-Identifier: GPL-2.0-or-later
"""Runs of flair2:classify in the background: their queue, what is known of them, their layers, their list."""
