"""Limits how many places may disappear in one update without a person who says so.

A cut file looks like a file in which places have closed. Only a number that somebody wrote down
tells the two apart.
"""

from __future__ import annotations

_MANY, _MANY_OF_ALL = 50, 0.05


def is_many(gone: int, held: int) -> bool:
    """Return whether more places disappear than 50, or than one in twenty of all."""
    return gone > min(_MANY, _MANY_OF_ALL * held)
