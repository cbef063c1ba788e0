"""Checks the helper PIN: kept as a slow salted hash, and guessed ever more slowly.

The PIN itself is never stored. It keeps visitors out of the settings and in the kiosk; it does not
protect the computer from somebody who may read its files.
"""

from __future__ import annotations

import os
import re
from base64 import b64decode, b64encode
from collections.abc import Callable
from itertools import pairwise

from navigator.errors import BadInput

LEAST_DIGITS, MOST_DIGITS = 6, 12
_LEAST_DIFFERENT = 3
_YEAR = re.compile(r"19\d\d|20[0-4]\d")
_WITH_YEAR = 8
"""The digits of a year and a day, or of two years."""
_LOG_N, _R, _P = 15, 8, 1
"""32 MiB and about a tenth of a second for each guess."""
_SALT_BYTES = 16
_HASH_BYTES = 32
_MOST_MEMORY = 1 << 26
NO_PIN_OPENS = "scrypt$15$8$1$AAAAAAAAAAAAAAAAAAAAAA==$" + "A" * 43 + "="
"""Used for a hash that can not be read: no PIN is known whose hash is all zeros."""
_FREE_TRIES = 3
_FIRST_WAIT_SECONDS = 10.0
_LONGEST_WAIT_SECONDS = 900.0


def check_pin(pin: str) -> None:
    """Raise BadInput for a PIN that is not 6 to 12 digits, or is one of the first guesses."""
    if not (pin.isascii() and pin.isdigit() and LEAST_DIGITS <= len(pin) <= MOST_DIGITS):
        raise BadInput("pin.unfit", "do.choose_digits", least=LEAST_DIGITS, most=MOST_DIGITS)
    if _is_easy(pin):
        raise BadInput("pin.easy", "do.other_digits")


def _is_easy(pin: str) -> bool:
    """Return whether a PIN is few digits, a repeated piece, a run, or a year and little more.

    About one in thirty of all PINs of six digits is.
    """
    steps = {(int(after) - int(one)) % 10 for one, after in pairwise(pin)}
    repeats = any(pin == (pin[:n] * len(pin))[: len(pin)] for n in range(1, len(pin) // 2 + 1))
    has_year = any(_YEAR.fullmatch(one) for one in (pin[:4], pin[-4:]))
    is_dated = has_year and len(pin) <= _WITH_YEAR
    return len(set(pin)) < _LEAST_DIFFERENT or len(steps) == 1 or repeats or is_dated


def hash_pin(pin: str) -> str:
    """Return a salted hash of a PIN, as `scrypt$15$8$1$salt$hash`; raises BadInput for a bad PIN.

    Takes about a tenth of a second.
    """
    check_pin(pin)
    salt = os.urandom(_SALT_BYTES)
    made = _scrypt(pin, salt, _LOG_N, _R, _P)
    return "$".join(["scrypt", str(_LOG_N), str(_R), str(_P), _text(salt), _text(made)])


def is_hash(text: str) -> bool:
    """Return whether `hash_pin` could have made this text."""
    try:
        _parts(text)
    except ValueError:
        return False
    return True


def matches(pin: str, stored: str) -> bool:
    """Return whether a PIN is the one behind a hash. Takes about a tenth of a second.

    Raises ValueError for a text that is no hash of ours.
    """
    import hmac  # noqa: PLC0415 - start time: only where a PIN is asked for

    log_n, r, p, salt, wanted = _parts(stored)
    return hmac.compare_digest(_scrypt(pin, salt, log_n, r, p), wanted)


class Gate:
    """Makes wrong guesses wait: from the third after the right PIN on, each time twice as long.

    The first wait is 10 seconds, the longest 15 minutes. After a start the first wrong guess brings
    one already: nothing is kept of who guessed, so whoever starts the program again would have
    three more. `clock` gives seconds that only grow.
    """

    def __init__(self, stored: str, clock: Callable[[], float]) -> None:
        """Keep the hash; an empty `stored` means that no PIN is set: then the gate stands open."""
        self._stored = stored
        self._clock = clock
        self._wrong = _FREE_TRIES - 1
        self._until = 0.0

    @property
    def is_set(self) -> bool:
        """True where a PIN is set."""
        return bool(self._stored)

    def wait_seconds(self) -> float:
        """Return the seconds for which no guess is taken."""
        return max(0.0, self._until - self._clock())

    def try_pin(self, pin: str) -> bool:
        """Return whether this is the PIN; False without a check while a wait lasts."""
        if self.wait_seconds() > 0:
            return False
        if not self.is_set or matches(pin, self._stored):
            self._wrong = 0
            return True
        self._wrong += 1
        if self._wrong >= _FREE_TRIES:
            wait = _FIRST_WAIT_SECONDS * 2 ** min(self._wrong - _FREE_TRIES, 16)
            self._until = self._clock() + min(wait, _LONGEST_WAIT_SECONDS)
        return False


def _scrypt(pin: str, salt: bytes, log_n: int, r: int, p: int) -> bytes:
    import hashlib  # noqa: PLC0415 - start time: it loads OpenSSL, only for a PIN

    return hashlib.scrypt(
        pin.encode(), salt=salt, n=1 << log_n, r=r, p=p, maxmem=_MOST_MEMORY, dklen=_HASH_BYTES
    )


def _parts(stored: str) -> tuple[int, int, int, bytes, bytes]:
    """Return the parts of a hash; raises ValueError unless `hash_pin` makes such hashes.

    A hash with other costs than ours is refused, weaker or dearer.
    """
    kind, log_n, r, p, salt, wanted = stored.split("$")
    numbers = (int(log_n), int(r), int(p))
    parts = b64decode(salt, validate=True), b64decode(wanted, validate=True)
    if kind != "scrypt" or numbers != (_LOG_N, _R, _P) or len(parts[1]) != _HASH_BYTES:
        raise ValueError("not a hash of a PIN")
    return *numbers, *parts


def _text(raw: bytes) -> str:
    return b64encode(raw).decode("ascii")
