"""Changes a YAML file's text and keeps every byte that is not touched.

A path is a tuple of keys and positions in lists. Each edit is read again: the text that is
given back loads as what was asked for, or the edit is refused.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from copy import deepcopy
from functools import lru_cache
from typing import Any

from navigator.errors import ToolError
from navigator.records.place_fields import PLACE_FIELDS, names_of
from navigator.steward.content.shape.reading import reads_as
from navigator.steward.editing.house_style import is_block, key_written, written
from navigator.steward.editing.spans import (
    Path,
    Span,
    Step,
    column,
    found,
    head,
    line_end,
    line_start,
    read_spans,
)

_TOP = (
    "id", "topic", "title", "lead", "asks", "stop_facts", "reads", "fill", "reviewed", "sources",
    "summary", "facts", "cautions", "bring", "steps", "without", "know", "changes", "programs",
    "guides", "unborn_of_all", "outcomes", "places", "lists", "removed", "reviews", "texts",
)  # fmt: skip
"""The order of the keys of a file, as docs/content.md gives them."""
_INNER = (
    "id", "entry", "lang", "read", "role", "key", "level", "on", "name", "organization", "kind",
    "subkind", "status_rule", "status_note", "sensitive", "topics", "value", "null_means",
    "stage", "title", "text", "do", "what", "limits", "who", "how", "ask_at", "words", "area",
    "address", "phones", *names_of(PLACE_FIELDS), "since", "until", "checks", "groups",
    "examples", "note", "conflict", "sources",
)  # fmt: skip
"""The order of the keys of an entry."""


def value_at(text: str, path: Path) -> Any:
    """Return a copy of the value at a path; None where there is none."""
    held = _loaded(text)
    for step in path:
        held = _child(held, step)
    return deepcopy(held)


def replaced(text: str, path: Path, value: Any) -> str:
    """Return the text with another value at a path; of an entry only parts that differ change.

    Raises ToolError where there is nothing at the path, or it stands behind a `*name`.
    """
    old = value_at(text, path)
    if _same(old, value):
        return text
    if _way(text, path)[-1].kind == "alias":  # only this place stops to share it
        return _checked(text, _put(text, path, value), path, lambda _: value)
    if isinstance(old, dict) and isinstance(value, dict) and old and value:
        return _merged(text, path, old, value)
    if isinstance(old, list) and isinstance(value, list) and len(old) == len(value):
        for number, one in enumerate(value):
            text = replaced(text, (*path, number), one)
        return text
    return _checked(text, _put(text, path, value), path, lambda _: value)


def inserted(
    text: str, path: Path, value: Any, *, key: str | None = None, at: int | None = None
) -> str:
    """Return the text with one more entry in the list at `path`, or with `key` in the mapping.

    `at` is its place among the others; without it a list has it last, and a mapping where
    docs/content.md has that key. What is missing on the way is made. Raises ToolError.
    """
    root = _spans(text)
    way = found(root, path)
    reached = max(0, len(way) - 1)
    if way and reached == len(path) and not _is_nothing(way[-1]):
        edit = _add(text, way, path, value, key=key, at=at)
        return _checked(text, edit, path, lambda old: _with_more(old, value, key, at))
    held: Any = [value] if key is None else {key: value}
    if way and reached == len(path):  # there, and empty
        return _checked(text, _put(text, path, held), path, lambda _: held)
    if path[-1:] and isinstance(path[-1], int):
        raise ToolError(f"There is no entry {path}.", "Open the file again.")
    return inserted(text, path[:-1], held, key=str(path[-1])) if path else _first(text, held)


def removed(text: str, path: Path) -> str:
    """Return the text without the entry or key at a path; raise ToolError where there is none."""
    way = _way(text, path)
    parent, number = way[-2], way[-2].place(path[-1])
    assert number is not None  # noqa: S101 - `_way` found it
    if len(parent.children) == 1:
        empty: Any = {} if parent.kind == "map" else []
        return _checked(text, _put(text, path[:-1], empty), path[:-1], lambda _: empty)
    begin, end = _extent(text, parent, number)
    edit = text[:begin] + text[end:]
    if len(path) == 1:  # not two blank lines where one stood on each side
        before = text[:begin]
        gap = 1 if before.endswith("\n\n") and edit[begin : begin + 1] in ("\n", "") else 0
        edit = before[: len(before) - gap] + text[end:]
    return _checked(text, edit, path[:-1], lambda old: _without(old, path[-1]))


def _merged(text: str, path: Path, old: dict[Any, Any], value: dict[Any, Any]) -> str:
    for key in old:
        if key in value:
            text = replaced(text, (*path, key), value[key])
    names = list(value)
    for key, one in value.items():
        if key not in old:
            before = [names.index(held) for held in old if held in value]
            at = None if _rank(path, key) is not None else sum(n < names.index(key) for n in before)
            text = inserted(text, path, one, key=key, at=at)
    for key in old:
        if key not in value:
            text = removed(text, (*path, key))
    return text


def _put(text: str, path: Path, value: Any) -> str:
    """Return the text with a value written anew, in place of the one that stands there."""
    way = _way(text, path)
    span = way[-1]
    if len(way) == 1:
        return text[: span.start] + written(value, levels=_levels(path)) + text[span.end :]
    parent = way[-2]
    number = parent.place(path[-1])
    assert number is not None  # noqa: S101 - `_way` found it
    if any(one.is_flow for one in way[:-1]):
        return text[: span.start] + written(value, is_flow=True) + text[span.end :]
    begin = _after_sign(text, parent, number)
    levels = _levels(path)
    if span.kind in ("map", "list") and not span.is_flow and is_block(value, levels):
        wide = column(text, span.start)
        own = written(value, levels=levels).replace("\n", "\n" + " " * wide)
        return text[: span.start] + own + text[span.end :]
    wide = column(text, head(text, parent, number))
    return text[:begin] + _after(value, wide, parent, levels) + text[span.end :]


def _levels(path: Path) -> int:
    """Return how many levels from here down, as far as entries, have lines of their own."""
    return (4 if path[:1] == ("facts",) else 3) - len(path)


def _add(
    text: str, way: list[Span], path: Path, value: Any, *, key: str | None, at: int | None
) -> str:
    """Return the text with one more child in a collection that has some."""
    parent = way[-1]
    if (parent.kind == "map") != (key is not None):
        raise ToolError(f"{path} takes no such entry.", "Open the file again.")
    if key is not None and parent.place(key) is not None:
        raise ToolError(f"{key} is there already.", "Replace it instead.")
    if at is None and key is not None:
        at = _place(path, parent, key)
    at = len(parent.children) if at is None else max(0, min(at, len(parent.children)))
    if any(one.is_flow for one in way):
        new = written(value, is_flow=True)
        new = new if key is None else f"{key_written(key)} {new}"
        if at:
            end = parent.children[at - 1][1].end
            return f"{text[:end]}, {new}{text[end:]}"
        start = _start(*parent.children[0])
        return f"{text[:start]}{new}, {text[start:]}"
    wide = column(text, head(text, parent, 0))
    sign = "-" if key is None else key_written(key)
    new = sign + _after(value, wide, parent, _levels(path) - 1)
    new = new.replace("\n:", "\n" + " " * wide + ":") if sign.startswith("?") else new
    if at == 0:
        start = head(text, parent, 0)
        if text[line_start(text, start) : start].strip():  # behind a dash
            return f"{text[:start]}{new}\n{' ' * wide}{text[start:]}"
        start = line_start(text, start)
        return f"{text[:start]}{' ' * wide}{new}\n{_gap(path)}{text[start:]}"
    end = line_end(text, parent.children[at - 1][1].end)
    ends = "" if text[:end].endswith("\n") else "\n"
    return f"{text[:end]}{ends}{_gap(path)}{' ' * wide}{new}\n{text[end:]}"


def _gap(path: Path) -> str:
    """Return the blank line between the top keys of a file; elsewhere nothing."""
    return "" if path else "\n"


def _after(value: Any, wide: int, parent: Span, levels: int) -> str:
    """Return the text behind a dash or a colon: one line, or indented lines."""
    inner = "\n" + " " * (wide + 2)
    own = written(value, levels=levels).replace("\n", inner)
    return inner + own if is_block(value, levels) and parent.kind == "map" else " " + own


def _after_sign(text: str, parent: Span, number: int) -> int:
    """Return the position right behind the colon or the dash of an entry."""
    key, value = parent.children[number]
    if key is None:
        return head(text, parent, number) + 1
    at = text.index(":", key.end)
    return at + 1 if at < max(value.start, key.end + 1) else value.start


def _extent(text: str, parent: Span, number: int) -> tuple[int, int]:
    """Return start and end of an entry, its comma or its lines included."""
    key, value = parent.children[number]
    later = parent.children[number + 1 : number + 2]
    if parent.is_flow:
        if number:
            return parent.children[number - 1][1].end, value.end
        return _start(key, value), _start(*later[0])
    begin = head(text, parent, number)
    if text[line_start(text, begin) : begin].strip():  # behind a dash
        return begin, head(text, parent, number + 1)
    return line_start(text, begin), line_end(text, value.end)


def _start(key: Span | None, value: Span) -> int:
    return value.start if key is None else key.start


def _place(path: Path, parent: Span, key: str) -> int:
    """Return the position behind all the keys that go before it."""
    rank = _rank(path, key)
    if rank is None:
        return len(parent.children)
    ranks = [_rank(path, one.word) for one, _ in parent.children if one is not None]
    return max((n + 1 for n, one in enumerate(ranks) if one is not None and one < rank), default=0)


def _rank(path: Path, key: Any) -> int | None:
    order = _INNER if path else _TOP
    return order.index(key) if key in order else None


def _first(text: str, value: Any) -> str:
    """Write the value into a file that held nothing but remarks."""
    before = text if not text or text.endswith("\n") else text + "\n"
    edit = before + written(value, levels=_levels(())) + "\n"
    return _checked(text, edit, (), lambda _: value)


def _way(text: str, path: Path) -> list[Span]:
    way = found(_spans(text), path)
    if len(way) <= len(path):
        raise ToolError(f"There is nothing at {'.'.join(map(str, path))}.", "Open the file again.")
    return way


def _is_nothing(span: Span) -> bool:
    """Return whether it is null, or an empty list or mapping: a new value replaces it."""
    return not span.children and (span.kind != "scalar" or span.word in ("", "null", "~"))


@lru_cache(maxsize=8)
def _spans(text: str) -> Span | None:
    """Return the spans of a text; cached, for the same text is asked for again and again."""
    return read_spans(text)


@lru_cache(maxsize=8)
def _loaded(text: str) -> Any:
    """Return the values of a text; nobody may change them, `value_at` gives copies."""
    held = reads_as(text)
    if held is None and _spans(text) is not None:
        raise ToolError("This is not valid YAML.", "Mend it in an editor first.")
    return held


def _checked(text: str, edit: str, path: Path, change: Callable[[Any], Any]) -> str:
    """Return the edit if it loads as it must: the old values with that one change."""
    if not _same(_read_or_none(edit), _changed(_loaded(text), path, change)):
        raise ToolError(
            f"{'.'.join(map(str, path)) or 'The file'} can not be changed here.",
            "Another part leans on it (`&name`): change it in an editor.",
        )
    return edit


def _read_or_none(text: str) -> Any:
    with contextlib.suppress(ToolError):
        return _loaded(text)
    return None


def _changed(held: Any, path: Path, change: Callable[[Any], Any]) -> Any:
    if not path:
        return change(held)
    new = held.copy()
    step = _step(held, path[0])
    new[step] = _changed(held[step], path[1:], change)
    return new


def _with_more(held: Any, value: Any, key: str | None, at: int | None) -> Any:
    if key is not None:
        return {**held, key: value}
    new = list(held)
    new.insert(len(new) if at is None else max(0, at), value)
    return new


def _without(held: Any, step: Step) -> Any:
    new = held.copy()
    del new[_step(held, step)]
    return new


def _child(held: Any, step: Step) -> Any:
    try:
        return held[_step(held, step)]
    except (KeyError, IndexError, TypeError):
        return None


def _step(held: Any, step: Step) -> Any:
    """Return the key as it was loaded: a day is a date, not its letters."""
    if isinstance(held, dict) and step not in held:
        return next((one for one in held if str(one) == str(step)), step)
    return step


def _same(one: Any, other: Any) -> bool:
    """Return whether two values are equal and of one kind: 1 is not true, and not 1.0 either."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(_same(one[key], other[key]) for key in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(_same, one, other))
    return bool(one == other)
