# SPDX-License-Identifier: GPL-2.0-or-later
"""Training: configuration, data set, augmentation, Lightning module, metrics."""
