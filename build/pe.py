"""Windows' programs and libraries read as far as packing needs it: kind, version, needs.

Standard library only, on any system. It refuses a file that is no PE of 64 bits: nothing else
belongs into what is handed out.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

AMD64 = 0x8664
_FIXED_VERSION = struct.pack("<I", 0xFEEF04BD)
_PE32_PLUS = 0x20B
# Data directories of the optional header, and where an entry names its library.
_IMPORTS = (1, 20, 12)
_DELAYED = (13, 32, 4)


class NotPeError(ValueError):
    """A file that is no PE of 64 bits."""


@dataclass(frozen=True, slots=True)
class _Section:
    at: int
    size: int
    offset: int


def needs(path: Path) -> set[str]:
    """Names of the libraries that a file is linked against, in small letters."""
    data = path.read_bytes()
    sections, directories = _parse(data, path)
    found: set[str] = set()
    for number, length, named_at in (_IMPORTS, _DELAYED):
        start = directories[number] if number < len(directories) else 0
        while start:
            entry = _at(sections, start)
            (name,) = struct.unpack_from("<I", data, entry + named_at)
            if not name:
                break
            begin = _at(sections, name)
            found.add(data[begin : data.index(b"\0", begin)].decode("ascii").lower())
            start += length
    return found


def version(path: Path) -> tuple[int, int, int, int]:
    """The file's own version, as Windows shows it."""
    data = path.read_bytes()
    found = data.find(_FIXED_VERSION)
    if found < 0:
        raise NotPeError(f"{path.name} has no version")
    high, low = struct.unpack_from("<II", data, found + 8)
    return high >> 16, high & 0xFFFF, low >> 16, low & 0xFFFF


def _parse(data: bytes, path: Path) -> tuple[list[_Section], list[int]]:
    try:
        (head,) = struct.unpack_from("<I", data, 0x3C)
        machine, count = struct.unpack_from("<HH", data, head + 4)
        (size,) = struct.unpack_from("<H", data, head + 20)
        (magic,) = struct.unpack_from("<H", data, head + 24)
        if (data[head : head + 4], machine, magic) != (b"PE\0\0", AMD64, _PE32_PLUS):
            raise NotPeError(f"{path.name} is not made for Windows of 64 bits")
        (tables,) = struct.unpack_from("<I", data, head + 24 + 108)
        places = [struct.unpack_from("<I", data, head + 24 + 112 + 8 * i)[0] for i in range(tables)]
        rows = [
            struct.unpack_from("<IIII", data, head + 24 + size + 40 * i + 8) for i in range(count)
        ]
    except struct.error as error:
        raise NotPeError(f"{path.name} is not made for Windows") from error
    return [_Section(at, max(room, raw), offset) for room, at, raw, offset in rows], places


def _at(sections: list[_Section], address: int) -> int:
    """Place in the file of an address in memory."""
    for one in sections:
        if one.at <= address < one.at + one.size:
            return address - one.at + one.offset
    raise NotPeError("an address lies outside of all sections")
