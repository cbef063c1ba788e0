"""Numbers a text, so that a person can say on the phone or on paper which one is wrong."""

from __future__ import annotations

import hashlib

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""No I, L, O and U, which are taken for other letters (Crockford's base 32)."""
_LONG = 6


def text_number(english: str) -> str:
    """Return the number of a text, `K7Q2MX`: the same for its English words everywhere."""
    value = int.from_bytes(hashlib.sha256(english.encode()).digest()[:8])
    made = ""
    for _ in range(_LONG):
        value, rest = divmod(value, len(_LETTERS))
        made += _LETTERS[rest]
    return made


def is_number(text: str) -> bool:
    """Return whether a text is written as such a number."""
    return len(text) == _LONG and all(one in _LETTERS for one in text)
