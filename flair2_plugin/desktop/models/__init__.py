# SPDX-License-Identifier: GPL-2.0-or-later
"""The model page: packages that are installed, imported, downloaded and removed."""
