"""Prints records for a command: as JSON, or as lines for a person."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any


def plain(value: Any) -> Any:
    """Return records, dates and tuples as JSON can hold them."""
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def as_text(value: Any, indent: int = 0) -> str:
    """Return the result of `plain` as lines for a person; empty values are left out."""
    pad = "  " * indent
    if isinstance(value, dict):
        return "\n".join(
            f"{pad}{key}: {one}"
            if not isinstance(one, (dict, list))
            else f"{pad}{key}:\n{as_text(one, indent + 1)}"
            for key, one in value.items()
            if one not in (None, [], {})
        )
    if isinstance(value, list):
        return "\n".join(
            as_text(one, indent) + "\n" if isinstance(one, dict) else f"{pad}- {one}"
            for one in value
        )
    return f"{pad}{value}"
