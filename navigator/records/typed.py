"""Whether a record holds what its annotations say; Python itself never looks."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import is_dataclass
from functools import cache
from itertools import repeat
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints


def fits(value: object, hint: Any) -> bool:
    """Whether a value is of the type a hint names, and so is all that lies in it."""
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return any(fits(value, one) for one in args)
    if origin is Literal:
        return value in args
    if origin is tuple and args[-1:] != (...,):
        return isinstance(value, tuple) and len(value) == len(args) and all(map(fits, value, args))
    if origin is not None:
        return isinstance(value, origin) and _all_fit(value, args)
    return hint is Any or _is_a(value, NoneType if hint is None else hint)


def _is_a(value: object, kind: Any) -> bool:
    if kind is float and type(value) in (int, float):
        return math.isfinite(value)  # type: ignore[arg-type]  # a number, as said above
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        return False
    return not is_dataclass(kind) or all(
        fits(getattr(value, name), of)
        for name, of in _fields(kind).items()  # type: ignore[arg-type]  # a class
    )


def _all_fit(values: Any, hints: tuple[Any, ...]) -> bool:
    """What lies in a collection: pairs of a mapping, or any number of things alike."""
    if isinstance(values, Mapping):
        return all(map(fits, values, repeat(hints[0]))) and all(
            map(fits, values.values(), repeat(hints[1]))
        )
    return all(fits(one, hints[0]) for one in values)


@cache
def _fields(record: type) -> dict[str, Any]:
    return get_type_hints(record)
