# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock panel: its boxes fill in the values of flair2:classify and show how its runs fare."""
