"""No look for garbage while much is made that stays: reading all content takes a third less.

Only for calls that leave nothing behind but what they return.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def uncollected(read: Callable[P, T]) -> Callable[P, T]:
    """`read`, during which Python does not look for garbage; afterwards as before."""

    @wraps(read)
    def reading(*args: P.args, **kwargs: P.kwargs) -> T:
        was_on = gc.isenabled()
        gc.disable()
        try:
            return read(*args, **kwargs)
        finally:
            if was_on:
                gc.enable()

    return reading
