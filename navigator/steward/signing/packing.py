"""Compresses a pack for its way, and finds the difference between two.

Only a source tree holds this module. It proves nothing: whoever takes a pack does, and a difference
that does not hold costs them the whole pack instead.
"""

from __future__ import annotations

import zlib
from collections import Counter

from navigator.update.packed import LENGTH, LIKENESS_BYTES, PAGE_BYTES, ROW

_BEST = 9
_SEED_BYTES, _SEED_STEP, _LOOK_STEP = 24, 31, 8
"""The bytes by which a likeness is recognized, the distance at which they are indexed, and the one
at which they are looked up: without a common divisor, so that data moved by any number of bytes
is found."""
_TRIED = 2
"""The likenesses of a page that are tried, beside the one that goes on from the page before."""


def press(pack: bytes) -> bytes:
    """Return the whole pack compressed, for those who have none to begin with."""
    return zlib.compress(pack, _BEST)


def difference(before: bytes, after: bytes) -> bytes:
    """Return the difference that makes `after` of `before`, in the form that `packed` describes."""
    likeness = _Likeness(before)
    table, pages, shift = [], [], 0
    for at in range(0, len(after), PAGE_BYTES):
        page = after[at : at + PAGE_BYTES]
        where, body = likeness.same(page, at + shift), b""
        if where is not None:
            shift = where - at
        else:
            shift, where, body = likeness.nearest(page, at, shift)
        table.append(ROW.pack(where - at, len(body)))
        pages.append(body)
    packed = zlib.compress(b"".join(table), _BEST)
    return b"".join((LENGTH.pack(len(packed)), packed, *pages))


class _Likeness:
    """Finds in the pack before the data that is like a page of the new one."""

    def __init__(self, before: bytes) -> None:
        self._before = before
        last = len(before)
        self._pages = {
            before[at : at + PAGE_BYTES]: at for at in reversed(range(0, last, PAGE_BYTES))
        }
        self._seeds: dict[bytes, int | None] = {}
        for at in range(0, last, _SEED_STEP):
            seed = before[at : at + _SEED_BYTES]
            self._seeds[seed] = None if seed in self._seeds else at  # twice: it tells no place

    def same(self, page: bytes, likely: int) -> int | None:
        """Return where this very page lies, at best where it is likely; None if nowhere."""
        if likely >= 0 and self._before[likely : likely + len(page)] == page:
            return likely
        return self._pages.get(page)

    def nearest(self, page: bytes, at: int, shift: int) -> tuple[int, int, bytes]:
        """Return the shift from `at` to a page's likeness, its start, and the page compressed."""
        found: Counter[int] = Counter()
        for inside in range(0, len(page) - _SEED_BYTES, _LOOK_STEP):
            where = self._seeds.get(page[inside : inside + _SEED_BYTES])
            if where is not None:
                found[round((where - inside) / PAGE_BYTES)] += 1
        shifts = [shift, *(near * PAGE_BYTES - at for near, _ in found.most_common(_TRIED))]
        return min((self._pressed(page, at, one) for one in shifts), key=lambda one: len(one[2]))

    def _pressed(self, page: bytes, at: int, shift: int) -> tuple[int, int, bytes]:
        first = at + shift - (LIKENESS_BYTES - PAGE_BYTES) // 2
        first = max(0, min(first, len(self._before) - LIKENESS_BYTES))
        like = self._before[first : first + LIKENESS_BYTES]
        encoder = zlib.compressobj(
            _BEST, zlib.DEFLATED, -zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL, zdict=like
        )
        return shift, first, encoder.compress(page) + encoder.flush()
