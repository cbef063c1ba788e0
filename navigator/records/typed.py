"""Checks records against their type annotations; Python itself never does.

A hint is read once and its test kept: a pack has a hundred thousand records, and each is checked
before the pack is taken.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

_Test = Callable[[Any], bool]


def fits(value: object, hint: Any) -> bool:
    """Return whether a value, with all that lies in it, has the type that a hint names."""
    return _test(hint)(value)


@cache
def _test(hint: Any) -> _Test:
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        tests = [_test(one) for one in args]
        return lambda value: any(one(value) for one in tests)
    if origin is Literal:
        return lambda value: value in args
    if origin is tuple and args[-1:] != (...,):
        return _row([_test(one) for one in args])
    if origin is not None:
        return _collection(origin, [_test(one) for one in args if one is not ...])
    if hint is Any:
        return lambda _: True
    return _one(NoneType if hint is None else hint)


def _row(tests: list[_Test]) -> _Test:
    """Return the test of a tuple with exactly these members, each in its place."""
    return lambda value: (
        isinstance(value, tuple)
        and len(value) == len(tests)
        and all(one(part) for one, part in zip(tests, value, strict=True))
    )


def _collection(kind: Any, tests: list[_Test]) -> _Test:
    """Return the test of a mapping's pairs, or of any number of members of one type."""
    if issubclass(kind, Mapping):
        key, held = tests
        return lambda value: (
            isinstance(value, kind) and all(map(key, value)) and all(map(held, value.values()))
        )
    (alike,) = tests
    return lambda value: isinstance(value, kind) and all(map(alike, value))


def _one(kind: type) -> _Test:
    if is_dataclass(kind):
        return lambda value: (
            isinstance(value, kind)
            and all(test(getattr(value, name)) for name, test in _fields(kind))
        )
    if kind is float:
        return lambda value: type(value) in (int, float) and math.isfinite(value)
    if kind is int:
        return lambda value: isinstance(value, int) and not isinstance(value, bool)
    return lambda value: isinstance(value, kind)


@cache
def _fields(record: Any) -> list[tuple[str, _Test]]:
    """Return the tests of a record's fields; what belongs to its class is none of them.

    Made when the first such record comes: it may hold others of its own kind.
    """
    hints = get_type_hints(record)
    return [(one.name, _test(hints[one.name])) for one in fields(record)]
