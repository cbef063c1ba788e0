"""The memory of another process, as somebody with its account could read it. Linux alone."""

from __future__ import annotations

import contextlib
import struct
import time
from collections.abc import Mapping
from pathlib import Path

_CODES = ("utf-8", "utf-16-le")
_TRIES = 50


def number_marks(name: str, number: int) -> dict[str, tuple[bytes, ...]]:
    """Name the ways in which a number of five digits is kept: an int or a float of Python, a text.

    A bare C number of four bytes can not be told from chance; nor can digits within more digits,
    such as those of a place on the map, which `standing` leaves out.
    """
    ints = (struct.pack("<qI", 1, number), struct.pack("<qI", 8, number))  # since 3.12 the second
    texts = [one.encode(code) for one in (f"{number}", f"{number:,}") for code in _CODES]
    return {name: (*ints, struct.pack("<d", number), *texts)}


def text_marks(*texts: str) -> dict[str, tuple[bytes, ...]]:
    """Name each text by itself, as Python and as Qt spell it."""
    return {text: tuple(text.encode(code) for code in _CODES) for text in texts}


def standing(pid: int, marks: Mapping[str, tuple[bytes, ...]]) -> dict[str, int]:
    """Count how often what a name stands for is in the memory of a process."""
    for _ in range(_TRIES):
        with contextlib.suppress(OSError):  # a piece went while it was read: from the start again
            return _standing(pid, marks)
        time.sleep(0.1)
    raise AssertionError("the memory of the process could not be read whole")


def _standing(pid: int, marks: Mapping[str, tuple[bytes, ...]]) -> dict[str, int]:
    maps = Path(f"/proc/{pid}/maps").read_text("utf-8").splitlines()
    found = dict.fromkeys(marks, 0)
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in maps:
            span, allowed = line.split()[:2]
            if not allowed.startswith("rw"):
                continue
            first, end = (int(one, 16) for one in span.split("-"))
            memory.seek(first)
            held = memory.read(end - first)
            if len(held) < end - first:
                raise OSError("read in part")
            for name, spelt in marks.items():
                found[name] += sum(_count(held, one) for one in spelt)
    return found


def _count(held: bytes, spelt: bytes) -> int:
    """Count it, but digits only where no other digit, nor a decimal point, comes before them."""
    if not spelt[:1].isdigit():
        return held.count(spelt)
    wide = 1 + (spelt[1:2] == b"\0")
    found = 0
    at = held.find(spelt)
    while at >= 0:
        before = held[max(at - wide, 0) : max(at - wide, 0) + 1]
        found += not before.isdigit() and before != b"."
        at = held.find(spelt, at + 1)
    return found
