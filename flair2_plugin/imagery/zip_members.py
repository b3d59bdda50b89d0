# SPDX-License-Identifier: GPL-2.0-or-later
"""Files inside zip archives, read in place: nothing is unpacked to disk.

Each member knows where its bytes lie. Several processes read one archive without sharing an open file, and none has to
keep the archive's list of thousands of members.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from flair2_plugin.core.errors import InvalidImagery
from flair2_plugin.core.wording import quote

_LOCAL_HEADER = struct.Struct("<4s22xHH")  # signature, 22 bytes that the central directory has too, two lengths
_SIGNATURE = b"PK\x03\x04"
_ENCRYPTED = 0x1
_CHUNK = 1 << 16  # bytes; inflating all at once takes longer, and the packed bytes' memory
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


@dataclass(frozen=True)
class ZipMember:
    """A file inside a zip. `offset` is of its header in the archive, `packed` and `size` count bytes."""

    archive: Path
    path: str
    offset: int
    packed: int
    size: int
    checksum: int
    deflated: bool

    @property
    def name(self) -> str:
        """The file's name without its folders."""
        return PurePosixPath(self.path).name

    @property
    def stem(self) -> str:
        """The name without its ending."""
        return PurePosixPath(self.path).stem

    def __str__(self) -> str:
        return f"{self.archive}/{self.path}"

    def read(self, limit: int) -> bytearray:
        """Return the whole file.

        Raises:
            InvalidImagery: it is longer than `limit` bytes, or damaged.
        """
        if self.size > limit:
            raise InvalidImagery(f"{self} has {self.size:,} bytes, more than such a file can have: pack it anew.")
        content = self.read_start(self.size)
        if len(content) != self.size or zlib.crc32(content) != self.checksum:
            raise InvalidImagery(f"{self} is damaged, the zip may be cut short: copy it anew.")
        return content

    def read_start(self, count: int) -> bytearray:
        """Return the first `count` bytes, or fewer where there are no more.

        Raises:
            InvalidImagery: the archive is absent or damaged.
        """
        content, left = bytearray(), self.packed
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        start = self.find_start()
        try:
            with self.archive.open("rb") as file:
                file.seek(start)
                while len(content) < count and left > 0 and (chunk := file.read(min(left, _CHUNK))):
                    left -= len(chunk)
                    wanted = count - len(content)
                    content += inflater.decompress(chunk, wanted) if self.deflated else chunk[:wanted]
        except (OSError, zlib.error) as problem:
            raise self._unreadable() from problem
        return content

    def find_start(self) -> int:
        """Return where in the archive the file's own bytes begin.

        Raises:
            InvalidImagery: the archive is absent or damaged.
        """
        try:
            with self.archive.open("rb") as file:
                file.seek(self.offset)
                signature, name, extra = _LOCAL_HEADER.unpack(file.read(_LOCAL_HEADER.size))
        except (OSError, struct.error) as problem:
            raise self._unreadable() from problem
        if signature != _SIGNATURE:
            raise self._unreadable()
        return int(self.offset + _LOCAL_HEADER.size + name + extra)

    def _unreadable(self) -> InvalidImagery:
        return InvalidImagery(f"{self} can't be read, the zip may be cut short or changed: copy it anew.")


def list_members(archive: Path) -> list[ZipMember]:
    """Return the files of a zip.

    Raises:
        InvalidImagery: it is no zip, or holds a path that leads out of it, or something encrypted.
    """
    try:
        with zipfile.ZipFile(archive) as opened:
            entries = [entry for entry in opened.infolist() if not entry.is_dir()]
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError) as problem:
        raise InvalidImagery(f"{archive} can't be read as a zip, it may be cut short: copy it anew.") from problem
    return [_member(archive, entry) for entry in entries]


def _member(archive: Path, entry: zipfile.ZipInfo) -> ZipMember:
    path = entry.filename.replace("\\", "/")
    parts = PurePosixPath(path).parts
    if ".." in parts or path.startswith("/") or path[1:2] == ":":
        raise InvalidImagery(f'{archive} holds the path "{quote(path)}", which leads out of it: pack it anew.')
    if not path.isprintable():
        raise InvalidImagery(f'{archive} holds the path "{quote(path)}", which can\'t be printed: pack it anew.')
    if entry.flag_bits & _ENCRYPTED or entry.compress_type not in _METHODS:
        raise InvalidImagery(
            f"{archive} holds {path} encrypted or in a rare compression: pack it anew, with deflate or none."
        )
    deflated = entry.compress_type == zipfile.ZIP_DEFLATED
    return ZipMember(archive, path, entry.header_offset, entry.compress_size, entry.file_size, entry.CRC, deflated)
