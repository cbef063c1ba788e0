"""How far a long attack is, told on stderr: nothing at first, then a line now and then."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

_T = TypeVar("_T")
FIRST_SECONDS, EVERY_SECONDS = 10, 60
MARK = "so far "
"""A line begins with it, so that whoever runs this in another process can hand it on."""


def counted(tries: Iterable[_T], of: int) -> Iterator[_T]:
    """The same tries; says how many were done, of how many, and in how many minutes."""
    begun = time.monotonic()
    tell_at = begun + FIRST_SECONDS
    for done, one in enumerate(tries):
        if (now := time.monotonic()) >= tell_at:
            tell_at = now + EVERY_SECONDS
            minutes = (now - begun) / 60
            print(f"{MARK}{done:,} of {of:,}, {minutes:.1f} min", file=sys.stderr, flush=True)
        yield one
