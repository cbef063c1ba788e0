"""Kleene logic over conditions. A missing answer is None: never no, never yes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from navigator.model import Condition

_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "is": lambda value, limit: bool(value == limit),
    "at_least": lambda value, limit: bool(value >= limit),
    "at_most": lambda value, limit: bool(value <= limit),
    "below": lambda value, limit: bool(value < limit),
    "one_of": lambda value, limit: value in limit,
}


def judge(condition: Condition, value: Any, state: str) -> bool | None:
    """Whether the condition holds; None when the answer or the limit is missing."""
    limit = condition.limit(state)
    if value is None or limit is None:
        return None
    return _COMPARE[condition.comparator](value, limit)


def all_of(judged: Iterable[bool | None]) -> bool | None:
    """Kleene AND: any False is False, else any None is None, else True."""
    values = tuple(judged)
    if False in values:
        return False
    return None if None in values else True


def holds(values: dict[str, Any], name: str, wanted: Any) -> bool:
    """Whether the fact `name` (or `name.part` inside it) has the wanted value.

    `"*"` stands for any value that is known.
    """
    head, _, part = name.partition(".")
    value = values.get(head)
    if part and isinstance(value, dict):
        value = value.get(part)
    elif part:
        value = None
    if wanted == "*":
        return value is not None
    return bool(value == wanted)
