# SPDX-License-Identifier: GPL-2.0-or-later
"""Downloads of weights for the command line, by the hub's own client, which resumes what broke off."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from huggingface_hub import constants, get_hf_file_metadata, hf_hub_download, hf_hub_url
from huggingface_hub.errors import HTTPError  # type: ignore[attr-defined]  # of its HTTP client, whichever that is
from huggingface_hub.utils.tqdm import disable_progress_bars

from flair2_plugin.core.catalogue import Offer, checksum_of
from flair2_plugin.core.errors import InvalidModel
from flair2_plugin.core.wording import first_sentence

_SHA256 = re.compile(r"[0-9a-f]{64}")


def download(offer: Offer, folder: Path, revision: str) -> Path:
    """Return the offer's file, downloaded into `folder`, whose checksum is right.

    At the catalogue's revision the checksum is the catalogue's; at another one it is what the hub itself names.

    Raises:
        InvalidModel: the file can't be had, or isn't what was asked for.
    """
    if not sys.stderr.isatty():
        disable_progress_bars()
    try:
        pinned = revision == offer.revision
        wanted = offer.checksum if pinned else _announced_checksum(offer, revision)
        path = Path(hf_hub_download(offer.repository, offer.file, revision=revision, local_dir=folder))
        found = checksum_of(path)
    except (OSError, HTTPError) as problem:
        reason = first_sentence(problem)
        raise InvalidModel(
            f"{offer.file} can't be downloaded from {constants.ENDPOINT}/{offer.repository} ({reason}): try again, "
            "or download it elsewhere and import the file."
        ) from problem
    if found != wanted:
        path.unlink()
        raise InvalidModel(
            f"{offer.file} was deleted, its SHA-256 being {found} and not {wanted}: try again, or import another file."
        )
    return path


def _announced_checksum(offer: Offer, revision: str) -> str:
    """Return the SHA-256 that the hub gives for a file of git-lfs."""
    etag = get_hf_file_metadata(hf_hub_url(offer.repository, offer.file, revision=revision)).etag or ""
    if not _SHA256.fullmatch(etag):
        raise InvalidModel(f"The hub gives no checksum of {offer.file} at revision {revision}: it is not downloaded.")
    return etag
