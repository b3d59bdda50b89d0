# SPDX-License-Identifier: GPL-2.0-or-later
"""The algorithm flair2:classify: its parameters, the request they make, the layers that come of it."""
