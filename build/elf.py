"""Takes out of a library the folder of the computer on which it was linked.

A Python that somebody built names its own folder in each module, and the loader would look
there on every computer where that folder happens to exist. Paths beside the library
(`$ORIGIN`) stay. It refuses nothing: what is no 64-bit little-endian ELF is left as it is.
"""

from __future__ import annotations

import struct
from pathlib import Path

_MAGIC = b"\x7fELF\x02\x01"
_LOAD, _DYNAMIC = 1, 2
_END, _STRTAB, _RPATH, _RUNPATH = 0, 5, 15, 29
_ENTRY = struct.Struct("<QQ")


def drop_foreign_paths(file: Path) -> bool:
    """Remove a search path that begins at the root; returns whether there was one."""
    body = bytearray(file.read_bytes())
    if not body.startswith(_MAGIC):
        return False
    programs, size, count = _program_headers(body)
    segments = [
        struct.unpack_from("<IIQQQQ", body, programs + at * size) for at in range(count)
    ]  # type, flags, offset, address, physical address, length in the file
    dynamic = next((one for one in segments if one[0] == _DYNAMIC), None)
    if dynamic is None:
        return False
    start, length = dynamic[2], dynamic[5]
    entries = [_ENTRY.unpack_from(body, start + at) for at in range(0, length, _ENTRY.size)]
    names = next(value for tag, value in entries if tag == _STRTAB)
    offset = next(
        names - one[3] + one[2]
        for one in segments
        if one[0] == _LOAD and one[3] <= names < one[3] + one[5]
    )
    kept = [
        (tag, value)
        for tag, value in entries
        if tag not in {_RPATH, _RUNPATH} or body[offset + value] != ord("/")
    ]
    if kept == entries:
        return False
    kept += [(_END, 0)] * (len(entries) - len(kept))
    body[start : start + length] = b"".join(_ENTRY.pack(*one) for one in kept)
    file.write_bytes(body)
    return True


def _program_headers(body: bytearray) -> tuple[int, int, int]:
    (offset,) = struct.unpack_from("<Q", body, 32)
    size, count = struct.unpack_from("<HH", body, 54)
    return offset, size, count
