"""Unpacks a pack as it travels: compressed whole, or as its difference from one that is here.

Nothing that comes is believed: the result counts only if it is, byte for byte, the pack that was
signed, and never more than the length of that pack is written.

A difference is made of pages of 4 KB, as SQLite's files are:

    length     of the table below, 4 bytes
    table      zlib; for each page of the new pack how far from its own place its likeness lies in
    the pack before, and how many bytes it takes here: none if it is the same
    pages      deflate, each with what lies at its likeness as the dictionary
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from navigator.paths import PACK_FILE

PACKED = f"{PACK_FILE}.z"
"""The name of the whole pack, compressed."""
PAGE_BYTES = 4096
LIKENESS_BYTES = 1 << 15
"""The bytes that deflate looks back."""
LENGTH, ROW = struct.Struct("<I"), struct.Struct("<iI")
_CHUNK_BYTES = 1 << 18


class NotWholeError(Exception):
    """The data does not make the pack that was signed."""


def difference_name(sha256: str) -> str:
    """Return the name of the difference from the pack of this SHA-256."""
    return f"navigator.{sha256[:16]}.diff"


def unpack(packed: Path, path: Path, size: int, sha256: str) -> None:
    """Write the pack of this size and SHA-256 to `path`. Raises NotWholeError and OSError."""
    with packed.open("rb") as file:
        _write(path, _unpacked(file), size, sha256)


def patch(before: Path, difference: Path, path: Path, size: int, sha256: str) -> None:
    """Write the pack to `path` from a pack that is here and the difference from it.

    Raises NotWholeError and OSError.
    """
    with before.open("rb") as old, difference.open("rb") as file:
        _write(path, _patched(old, file, size), size, sha256)


def _unpacked(file: BinaryIO) -> Iterator[bytes]:
    decoder = zlib.decompressobj()
    while not decoder.eof and (piece := file.read(_CHUNK_BYTES)):
        while piece and not decoder.eof:
            yield decoder.decompress(piece, _CHUNK_BYTES)
            piece = decoder.unconsumed_tail
    yield decoder.flush()


def _patched(old: BinaryIO, file: BinaryIO, size: int) -> Iterator[bytes]:
    pages = -(-size // PAGE_BYTES)
    (length,) = LENGTH.unpack(file.read(LENGTH.size))
    packed = _read(file, length, pages * ROW.size)
    table = zlib.decompressobj().decompress(packed, max(1, pages * ROW.size))
    if len(table) != pages * ROW.size:
        raise NotWholeError
    for page, (shift, length) in enumerate(ROW.iter_unpack(table)):
        at = page * PAGE_BYTES
        room = min(PAGE_BYTES, size - at)
        if at + shift < 0:
            raise NotWholeError
        old.seek(at + shift)
        if length:
            decoder = zlib.decompressobj(-zlib.MAX_WBITS, zdict=old.read(LIKENESS_BYTES))
            yield decoder.decompress(_read(file, length, PAGE_BYTES), room)
        else:
            yield old.read(room)


def _read(file: BinaryIO, length: int, unpacked: int) -> bytes:
    """Read `length` bytes; raise NotWholeError where deflate could not need as many.

    It makes nothing twice as long.
    """
    if length > 2 * unpacked + 64:
        raise NotWholeError
    return file.read(length)


def _write(path: Path, pieces: Iterable[bytes], size: int, sha256: str) -> None:
    digest, left = hashlib.sha256(), size
    try:
        with path.open("wb") as file:
            for piece in pieces:
                left -= len(piece)
                if left < 0:
                    raise NotWholeError
                digest.update(piece)
                file.write(piece)
    except (ValueError, struct.error, zlib.error) as error:
        raise NotWholeError from error
    if left or digest.hexdigest() != sha256:
        raise NotWholeError
