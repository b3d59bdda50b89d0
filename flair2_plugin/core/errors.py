# SPDX-License-Identifier: GPL-2.0-or-later
"""One error hierarchy: each text is one sentence that says what is wrong, where, and what to do."""

from __future__ import annotations


class Flair2Error(Exception):
    """A request that can't be served; its text is shown to the user as it stands."""

    exit_code = 2


class InvalidRequest(Flair2Error):
    """The request itself is wrong: a missing path, an option out of range, an unknown key."""


class InvalidImagery(Flair2Error):
    """An ortho or a Sentinel-2 series can't be used as it is."""


class InvalidModel(Flair2Error):
    """A model package or a checkpoint is absent, damaged or of another kind."""


class InvalidDataset(Flair2Error):
    """A training data set lacks something, or holds something it should not."""


class OutputFailed(Flair2Error):
    """The result can't be written where the request wants it."""


class TrainingDiverged(Flair2Error):
    """A training's loss or weights are no numbers any more."""

    exit_code = 1


class EngineFailed(Flair2Error):
    """The engine process could not be started, or ended without a result."""

    exit_code = 1


class Stopped(Flair2Error):
    """The user stopped the run."""

    exit_code = 3
