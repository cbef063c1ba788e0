"""Kleene logic over conditions. A missing answer is None: never no, never yes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "is": lambda value, limit: bool(value == limit),
    "at_least": lambda value, limit: bool(value >= limit),
    "at_most": lambda value, limit: bool(value <= limit),
    "below": lambda value, limit: bool(value < limit),
    "one_of": lambda value, limit: value in limit,
}
CODES = {True: "met", False: "not_met", None: "missing"}


def compare(comparator: str, value: Any, limit: Any) -> bool | None:
    """Return whether the comparison holds; None when the answer or the limit is missing."""
    if value is None or limit is None:
        return None
    return COMPARE[comparator](value, limit)


def all_of(judged: Iterable[bool | None]) -> bool | None:
    """Return Kleene AND: False if any is False, else None if any is None, else True."""
    values = tuple(judged)
    if False in values:
        return False
    return None if None in values else True


def any_of(judged: Iterable[bool | None]) -> bool | None:
    """Return Kleene OR: True if any is True, else None if any is None, else False."""
    values = tuple(judged)
    if True in values:
        return True
    return None if None in values else False


def opposite(value: bool | None) -> bool | None:  # noqa: FBT001 - a Kleene value, not a switch
    """Return Kleene NOT: missing stays missing."""
    return None if value is None else not value


def holds(values: dict[str, Any], name: str, wanted: Any) -> bool:
    """Return whether the fact `name` (or `name.part` inside it) has the wanted value.

    `"*"` stands for any value that is known, `{"not": x}` for any of these but x (or but those of
    the list x), a list for any of its own.
    """
    head, _, part = name.partition(".")
    value = values.get(head)
    if part:
        value = getattr(value, part, None)
    if wanted == "*":
        return value is not None
    if isinstance(wanted, dict) and "not" in wanted:
        return value is not None and not _is_one_of(value, wanted["not"])
    return _is_one_of(value, wanted)


def _is_one_of(value: Any, wanted: Any) -> bool:
    return value in wanted if isinstance(wanted, list | tuple) else bool(value == wanted)
