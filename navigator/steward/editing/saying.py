"""Values and days in words, for the desk and for the sentences it proposes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from navigator.records.topics import Kind
from navigator.records.values import limit_word, number_text
from navigator.steward.editing.targets import Target
from navigator.steward.editing.timelines import Span, span

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def day_words(day: date) -> str:
    """Return a day as sentences have it: November 20, 2026."""
    return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"


def value_words(
    words: Mapping[str, str], target: Target, value: Any, null_means: str | None = None
) -> str:
    """Return a value as a steward reads it."""
    if value is None:
        return words.get(f"value.{null_means or 'not_known'}", "Not known")
    if isinstance(value, bool | list):
        return "; ".join(map(str, value)) if isinstance(value, list) else ("No", "Yes")[value]
    if isinstance(value, dict):
        return _parts(words, value)
    if isinstance(value, int | float):
        told = number_text(target.name, value)
        return f"${told}" if target.name.endswith("_usd") else told
    is_choice = target.spec is not None and target.spec.kind is Kind.CHOICE
    return words.get(f"value.{target.name}.{value}", value) if is_choice else str(value)


def timeline(
    words: Mapping[str, str], target: Target, entries: Iterable[Mapping[str, Any]], today: date,
    day: Callable[[date], str] = str,
) -> tuple[Span, ...]:  # fmt: skip
    """Return the values of an entry with their days."""
    told = []
    for one in entries:
        value = one.get("value") if "value" in one else one.get("text") or one.get("what")
        said = value_words(words, target, value, one.get("null_means"))
        told.append(span(one.get("since"), one.get("until"), said, today, day))
    return tuple(told)


def _parts(words: Mapping[str, str], value: Mapping[str, Any]) -> str:
    if "share" in value:
        told = words.get(limit_word(value["comparator"], value.get("of", "fpl")), "{percent} %")
        return told.format(percent=f"{value['share'] * 100:g}")
    if not value.get("exists"):
        return "None"
    if "programs" not in value:
        return " ".join(filter(None, ("Yes.", value.get("who_reports"), value.get("what"))))
    names = ", ".join(one["name"] for one in value["programs"])
    level = words.get(f"value.enrollment.{value['enrollment']}", value["enrollment"])
    return f"{names} ({level})"
