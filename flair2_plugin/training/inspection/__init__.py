# SPDX-License-Identifier: GPL-2.0-or-later
"""Looks a data set through before hours of training are spent on it: all problems are listed, none stops the look."""

from flair2_plugin.training.inspection.checking import inspect
from flair2_plugin.training.inspection.report import Report
from flair2_plugin.training.inspection.table import describe, judge
from flair2_plugin.training.inspection.terminal import check

__all__ = ["Report", "check", "describe", "inspect", "judge"]
