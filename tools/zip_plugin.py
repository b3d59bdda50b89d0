# SPDX-License-Identifier: GPL-2.0-or-later
"""A staged plugin as one zip: same files, same bytes (python tools/zip_plugin.py FOLDER ZIP)."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

EARLIEST = (1980, 1, 1, 0, 0, 0)  # zip's own first date; a file's true one would change the bytes of every build


def write_zip(folder: Path, target: Path) -> None:
    """Pack `folder` without entries for folders: the upload site wants the first name to lie inside the plugin's."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            entry = zipfile.ZipInfo(path.relative_to(folder.parent).as_posix(), EARLIEST)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, path.read_bytes())


if __name__ == "__main__":
    write_zip(Path(sys.argv[1]), Path(sys.argv[2]))
