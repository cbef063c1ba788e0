"""Writes over memory that was given back, so that what somebody typed does not stay in it.

The C library (glibc) can do that by itself whenever a piece is freed, but for the last few of
each thread. Python keeps pieces of up to 512 bytes in pools of its own and leaves in them what
stood there: each free piece of each size is asked for, filled and dropped. Linux alone.
"""

from __future__ import annotations

import ctypes
import functools
import operator
import sys
from collections.abc import Callable, Sequence

_PERTURB = -6
"""glibc's number for it; what it is set to is written."""

_STEP = 16
"""Bytes from one size to the next, in both."""

_LARGEST_KEPT = 1040
_KEPT = 16
"""glibc keeps the last seven pieces of each size up to 1 KB as they are; twice that is sure."""

_POOL, _POOL_HEAD = 16_384, 48
_LARGEST = 512
_WHOLE = 480
"""The largest size that leaves 16 bytes of a pool: no other leaves less, but for 16 itself."""
_ARENA_POOLS = 62
"""Python takes pools from the system 64 or 63 at a time."""

_BYTES_HEAD = 33
_MOST_BYTES = 1 << 26
"""Of one size. Where Python manages its memory in another way no pool would ever be full."""


def wipe_what_is_freed() -> None:
    """Have glibc write over each piece from when it is freed on. Call it before anybody types."""
    library = _c_library()
    if library is not None:
        library.mallopt(_PERTURB, 1)


def overwrite_last_freed() -> None:
    """Write over the few pieces that glibc keeps as they are for this thread."""
    library = _c_library()
    if library is None:
        return
    library.malloc.restype = ctypes.c_void_p
    for size in range(_STEP, _LARGEST_KEPT, _STEP):
        usable = size - ctypes.sizeof(ctypes.c_void_p)
        pieces = [ctypes.c_void_p(library.malloc(usable)) for _ in range(_KEPT)]
        for piece in pieces:
            ctypes.memset(piece, 1, usable)
        for piece in pieces:
            library.free(piece)


def overwrite_free_pools() -> None:
    """Write over each free piece in Python's own pools.

    A new pool of a size is begun only when no piece of that size is free in any other, and new
    pools come from the system only when no pool is free. So it is enough to go on until one
    whole pool, and at last one whole set of pools, was filled.
    """
    if not sys.getallocatedblocks():  # Python uses the C library alone
        return
    for size in range(_STEP, _LARGEST + 1, _STEP):
        _fill(size, 1)
    _fill(_WHOLE, _ARENA_POOLS)


def _fill(size: int, pools: int) -> None:
    """Make objects of a size until they fill so many pools in a row; then drop them."""
    make = _maker(size)
    in_pool = (_POOL - _POOL_HEAD) // size
    held: list[object] = []
    while len(held) * size < _MOST_BYTES:
        made = [make() for _ in range(2 * in_pool * (pools + 1))]
        held += made
        if _full_pools([id(one) for one in made], size, in_pool) >= pools:
            break


def _maker(size: int) -> Callable[[], object]:
    """Make a new object that takes up a whole piece of a size."""
    if size == _STEP:
        return object
    if size == 2 * _STEP:
        return functools.partial(operator.neg, 1 << 40)  # two digits, as long as a piece
    return functools.partial(operator.mul, b"\1", size - _BYTES_HEAD)


def _full_pools(where: Sequence[int], size: int, in_pool: int) -> int:
    """Count the pools that lie one behind the other and were filled from end to end."""
    most = pools = run = 0
    last = begun = 0
    for at in where:
        if at - last == size:
            run += 1
        else:
            run = 1
            follows = pools and at - begun == _POOL
            pools = pools if follows else 0
            begun = at
        if run == in_pool:
            pools += 1
            most = max(most, pools)
        last = at
    return most


def _c_library() -> ctypes.CDLL | None:
    """Open glibc; None where there is another."""
    if sys.platform != "linux":
        return None
    try:
        library = ctypes.CDLL(None)
        library.mallopt  # noqa: B018 - asks for it
    except (AttributeError, OSError):
        return None
    return library
