"""Writes a value as our files do: two spaces, lists indented by two, no line folded.

Small mappings such as a cite stand on one line; a text is quoted only where it would be read
as something else without.
"""

from __future__ import annotations

import io
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from navigator.steward.content.shape.reading import reads_as

WIDE = 1 << 16
"""A width at which no line is folded: a reader of a difference sees the sentence whole."""
_LINE = 100
"""A list of texts longer than this stands one below the other."""
_KEY = 1 << 10
"""A longer key does not stand before its value on one line."""


def written(value: Any, *, is_flow: bool = False, levels: int = 0) -> str:
    """Return a value as YAML text without a last line break, each line from the left edge.

    `is_flow`: on one line, as inside `{}`. `levels`: the number of levels from here down at which a
    mapping stands in lines of its own, however small it is.
    """
    yaml = YAML()
    yaml.width = WIDE
    yaml.allow_unicode = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.representer.add_representer(type(None), _null)
    held = _styled(value, is_flow=is_flow, levels=levels)
    out = io.StringIO()
    yaml.dump(held, out)
    text = out.getvalue().removesuffix("\n").removesuffix("\n...")
    if isinstance(held, CommentedSeq) and not held.fa.flow_style():
        text = "\n".join(line.removeprefix("  ") for line in text.split("\n"))
    return text


def is_block(value: Any, levels: int = 0) -> bool:
    """Return whether a value takes lines of its own below its key."""
    if not isinstance(value, dict | list) or not value:
        return False
    if isinstance(value, dict):
        return levels > 0 or not _is_small(value)
    return not _is_small(value)


def key_written(key: str) -> str:
    """Return a key with its colon; a very long one in the form that YAML asks for."""
    text = written(str(key), is_flow=True)
    return f"{text}:" if len(text) < _KEY else f"? {text}\n:"


def _null(representer: Any, _: None) -> Any:
    return representer.represent_scalar("tag:yaml.org,2002:null", "null")


def _styled(value: Any, *, is_flow: bool, levels: int = 0) -> Any:
    """Return the value with each part marked as on one line or not, and quoted where it must be."""
    if not isinstance(value, dict | list):
        return _text(value, is_flow=is_flow)
    is_flow |= not is_block(value, levels)
    held: Any
    if isinstance(value, dict):
        held = CommentedMap(
            (_text(key, is_flow=True), _styled(one, is_flow=is_flow, levels=levels - 1))
            for key, one in value.items()
        )
    else:
        held = CommentedSeq(_styled(one, is_flow=is_flow, levels=levels - 1) for one in value)
    (held.fa.set_flow_style if is_flow else held.fa.set_block_style)()
    return held


def _text(value: Any, *, is_flow: bool) -> Any:
    if not isinstance(value, str):
        return value
    plain = reads_as(f"[{value}]") == [value] if is_flow else reads_as(value) == value
    return value if plain and "\n" not in value else DoubleQuotedScalarString(value)


def _is_small(value: Any) -> bool:
    """Return whether it fits on one line: a mapping of plain values, a short list of them."""
    if isinstance(value, dict):
        return all(map(_is_plain, value.values()))
    if all(_is_scalar(one) for one in value):
        return sum(len(str(one)) + 2 for one in value) <= _LINE
    return False


def _is_plain(value: Any) -> bool:
    return _is_scalar(value) or (isinstance(value, list) and all(map(_is_scalar, value)))


def _is_scalar(value: Any) -> bool:
    return not isinstance(value, dict | list)
