"""How many places may go at once before a person must say so.

A cut file looks like a file in which places have closed. Only a number that somebody
wrote down tells the two apart.
"""

from __future__ import annotations

_MANY, _MANY_OF_ALL = 50, 0.05


def is_many(gone: int, held: int) -> bool:
    """Whether more places go than 50, or than one in twenty of all."""
    return gone > min(_MANY, _MANY_OF_ALL * held)
