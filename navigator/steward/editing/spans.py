"""Finds where each key, value and entry of a YAML text begins and ends, to the character.

It knows nothing of what the file means, and refuses what stands behind an alias (`*name`):
that part is written elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from navigator.errors import ToolError

Step = str | int
Path = tuple[Step, ...]
"""Keys and positions in lists, from the top of the file."""

_NAME = re.compile(r"(?:[&!]\S*(?:\s|#.*\n)+)+")
"""The marks that may stand before a block: `&name`, and a remark behind it."""
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Span:
    """One value: text[start:end]; of a block the end is that of its last line's value."""

    kind: str
    """map, list, scalar or alias."""
    start: int
    end: int
    is_flow: bool = False
    children: list[tuple[Span | None, Span]] = field(default_factory=list)
    """Key (None in a list) and value, in order."""
    word: str = ""
    """The text of a scalar, used for keys."""

    def place(self, step: Step) -> int | None:
        """Return the number of the child that a step leads to; None for none."""
        if self.kind == "list" and isinstance(step, int):
            return step if 0 <= step < len(self.children) else None
        for number, (key, _) in enumerate(self.children):
            if key is not None and key.word == str(step):
                return number
        return None


def read_spans(text: str) -> Span | None:
    """Return the whole text as a value; None where it holds none.

    Raises ToolError where it is no YAML.
    """
    try:
        events: Iterator[Any] = (
            one
            for one in yaml.parse(text, Loader=_LOADER)
            if isinstance(one, yaml.NodeEvent | yaml.CollectionEndEvent)
        )
        first = next(events, None)
        return None if first is None else _value(text, first, events)
    except yaml.YAMLError as error:
        raise ToolError("This is not valid YAML.", str(error)) from error


def _value(text: str, event: Any, events: Iterator[Any]) -> Span:
    """Return the value that an event begins."""
    start, end = event.start_mark.index, event.end_mark.index
    if isinstance(event, yaml.AliasEvent):
        return Span("alias", start, end)
    if isinstance(event, yaml.ScalarEvent):
        if event.style in ("|", ">"):  # their end is where the next line begins
            end = start + len(text[start:end].rstrip())
        return Span("scalar", start, end, word=event.value)
    is_map = isinstance(event, yaml.MappingStartEvent)
    span = Span("map" if is_map else "list", start, end, is_flow=bool(event.flow_style))
    if not span.is_flow and (name := _NAME.match(text, start)):
        span.start = name.end()
    for inner in events:
        end = inner.end_mark.index
        if isinstance(inner, yaml.CollectionEndEvent):
            break
        one = _value(text, inner, events)
        pair = (one, _value(text, next(events), events)) if is_map else (None, one)
        span.children.append(pair)
    span.end = end if span.is_flow else span.children[-1][1].end
    return span


def found(root: Span | None, path: Sequence[Step]) -> list[Span]:
    """Return the values on the way to `path`, as far as there are any; the first is the whole.

    Raises ToolError behind an alias.
    """
    way = [root] if root is not None else []
    for step in path[: len(path) if way else 0]:
        if way[-1].kind == "alias":
            raise ToolError(
                f"{'.'.join(map(str, path))} stands behind a `*name`.",
                "Change it where it is written first.",
            )
        at = way[-1].place(step)
        if at is None:
            break
        way.append(way[-1].children[at][1])
    return way


def line_start(text: str, at: int) -> int:
    """Return the position at which the line of a character begins."""
    return text.rfind("\n", 0, at) + 1


def line_end(text: str, at: int) -> int:
    """Return the position of the next line, or of the end of the text."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def column(text: str, at: int) -> int:
    """Return how far a character stands from the beginning of its line."""
    return at - line_start(text, at)


def head(text: str, parent: Span, number: int) -> int:
    """Return the position at which an entry of a block begins: its key, or its dash."""
    key, value = parent.children[number]
    if key is not None:
        return key.start
    at, wide = line_start(text, value.start), column(text, parent.start)
    while at and not (text[at + wide : at + wide + 1] == "-" and _is_lead(text[at : at + wide])):
        at = line_start(text, at - 1)
    return at + wide


def _is_lead(before: str) -> bool:
    """Return whether only spaces and dashes stand before a dash."""
    return not before.strip(" -")
