"""Overwrites freed memory, so that what somebody typed does not stay in it.

The C library (glibc) can do that by itself whenever a piece is freed, but for the last few of each
thread. Python keeps pieces of up to 512 bytes in pools of its own and leaves their old content: so
each free piece of each size is asked for, filled and dropped. Linux alone.
"""

from __future__ import annotations

import ctypes
import functools
import operator
import sys
import time
from collections.abc import Callable, Sequence
from itertools import repeat

_PERTURB = -6
"""glibc's number of the option; freed memory is filled with the value set."""

_STEP = 16
"""The bytes from one size to the next, in glibc and in Python."""

_LARGEST_KEPT = 1040
_KEPT = 16
"""glibc keeps the last seven pieces of each size up to 1 KB as they are; twice that is sure."""

_POOL, _POOL_HEAD = 16_384, 48
_LARGEST = 512
_SIZES = tuple(range(_STEP, _LARGEST + 1, _STEP))
_WHOLE = 480
"""The largest size that leaves 16 bytes of a pool: no other leaves less, but for 16 itself."""
_ARENA_POOLS = 62
"""Python takes pools from the system 64 or 63 at a time."""

_BYTES_HEAD = 33
_MOST_BYTES = 1 << 26
"""The most bytes asked for of one size: where Python manages its memory in another way no pool
would ever be full."""


_BURST_SECONDS = 0.1
"""Modules come many at once; this is as long as several of them take."""


def wipe_what_is_freed() -> None:
    """Make glibc overwrite each piece when it is freed. Call it before anybody types."""
    library = _c_library()
    if library is not None:
        library.mallopt(_PERTURB, 1)


def overwrite_before_modules() -> None:
    """Overwrite free pools before each import of modules from now on: words are searched for."""
    if not any(isinstance(one, BeforeModules) for one in sys.meta_path):
        sys.meta_path.insert(0, BeforeModules(overwrite_free_pools))


class BeforeModules:
    """Calls `act` before modules come; finds none of them itself.

    Objects of a module stay for good and may be shorter than the piece they are put in: text that
    was typed and lay there before would remain behind them, where nothing can overwrite it.
    """

    def __init__(
        self, act: Callable[[], object], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._act = act
        self._clock = clock
        self._last = -_BURST_SECONDS

    def find_spec(self, _name: str, _path: object = None, _target: object = None) -> None:
        """Handle the import of a module that is not loaded yet.

        Calls `act`, unless it did so within the last `_BURST_SECONDS`.
        """
        if self._clock() - self._last >= _BURST_SECONDS:
            self._act()
            self._last = self._clock()


def overwrite_last_freed() -> None:
    """Overwrite the few pieces that glibc keeps as they are for this thread."""
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
    """Overwrite each free piece in Python's own pools.

    A new pool of a size is begun only when no piece of that size is free in any other, and new
    pools come from the system only when no pool is free. So it is enough to go on until one whole
    pool, and at last one whole set of pools, was filled.
    """
    if not sys.getallocatedblocks():  # Python uses the C library alone
        return
    # Not over a range, here and below: since Python 3.12 its iterator is eight bytes shorter than
    # its piece, and what lay there before looks out behind it.
    for size in _SIZES:
        _fill(size, 1)
    _fill(_WHOLE, _ARENA_POOLS)


def _fill(size: int, pools: int) -> None:
    """Make objects of a size until they fill so many pools in a row; then drop them."""
    make = _maker(size)
    in_pool = (_POOL - _POOL_HEAD) // size
    held: list[object] = []
    while len(held) * size < _MOST_BYTES:
        made = [make() for _ in repeat(None, 2 * in_pool * (pools + 1))]
        held += made
        if _full_pools([id(one) for one in made], size, in_pool) >= pools:
            break


def _maker(size: int) -> Callable[[], object]:
    """Return a function that makes a new object which takes up a whole piece of a size."""
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
    """Return glibc; None where there is another."""
    if sys.platform != "linux":
        return None
    try:
        library = ctypes.CDLL(None)
        library.mallopt  # noqa: B018 - asks for it
    except (AttributeError, OSError):
        return None
    return library
