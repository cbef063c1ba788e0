"""Changes one file of `i18n/content_<lang>/` in place: remarks, order and other lines stay.

It refuses to give back a text that does not read as was meant: what it makes is read
once more before anybody writes it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import yaml

from navigator.errors import ToolError

_BREAKS = {"\x7f": "\\x7f", "\x85": "\\N", "\u2028": "\\L", "\u2029": "\\P", "\ufeff": "\\uFEFF"}
"""Letters that JSON leaves as they are and YAML takes for the end of a line, or refuses."""
_NEW = "reviewed: false\ntexts:\n"
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def held_texts(text: str) -> dict[str, str]:
    """Return English to translation from a file; empty where it has none or can not be read."""
    try:
        read = yaml.load(text, Loader=_LOADER)  # noqa: S506 - a safe loader
    except yaml.YAMLError:
        return {}
    texts = read.get("texts") if isinstance(read, dict) else None
    return texts if isinstance(texts, dict) else {}


def with_texts(text: str, changes: Mapping[str, str | None], *, name: str = "the file") -> str:
    """Return the file with these translations; None takes one out. New ones stand at the end.

    Where a person had read all of the file (`reviewed: true`) and a text is another now, that is
    taken back. Raises ToolError where the file can not be read.
    """
    held = held_texts(text)
    wanted = {english: found for english, found in changes.items() if held.get(english) != found}
    if not wanted:
        return text
    text = text if text.strip() else _NEW
    try:
        mapping = _node(yaml.compose(text, Loader=_LOADER), "texts")
    except yaml.YAMLError as error:
        raise ToolError(f"{name} is not valid YAML.", "Run content check and mend it.") from error
    edits = [_edit(text, key, value, wanted) for key, value in mapping.value if key.value in wanted]
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    added = [
        f"  {_quoted(english)}: {_quoted(found)}\n"
        for english, found in wanted.items()
        if found is not None and english not in held
    ]
    text = _without_braces(text.rstrip("\n") + "\n" + "".join(added), mapping)
    if text.startswith("reviewed: true") and any(wanted.values()):
        text = text.replace("reviewed: true", "reviewed: false", 1)
    meant = {**held, **wanted}
    if held_texts(text) != {english: one for english, one in meant.items() if one is not None}:
        raise ToolError(f"{name} can not be changed safely.", "Write this text in by hand.")
    return text


def _edit(
    text: str, key: yaml.Node, value: yaml.Node, wanted: Mapping[str, str | None]
) -> tuple[int, int, str]:
    """Return start and end of a translation in the file, and the text that replaces it."""
    found = wanted[key.value]
    start, end = value.start_mark.index, value.end_mark.index
    end = start + len(text[start:end].rstrip())  # a block of lines ends where the next key begins
    if found is not None:
        return start, end, _quoted(found)
    start = text.rfind("\n", 0, key.start_mark.index) + 1
    end = text.find("\n", end)
    return start, len(text) if end < 0 else end + 1, ""


def _without_braces(text: str, mapping: yaml.MappingNode) -> str:
    """Turn `texts: {}` of a file without any into an open mapping once it has some; and back."""
    if mapping.flow_style and not mapping.value:
        return text.replace("texts: {}", "texts:", 1)
    bare = text.rstrip("\n")
    return f"{bare} {{}}\n" if bare.endswith("\ntexts:") else text


def _node(root: Any, name: str) -> yaml.MappingNode:
    for key, value in root.value if isinstance(root, yaml.MappingNode) else ():
        if key.value == name and isinstance(value, yaml.MappingNode):
            return value
        if key.value == name and not value.value:  # `texts:` with nothing below it
            return yaml.MappingNode("", [], flow_style=False)
    raise ToolError("There is no `texts:` in this file of translations.", "See i18n/README.md.")


def _quoted(text: str) -> str:
    """Return a text in double quotes on one line, as every file has them."""
    made = json.dumps(text, ensure_ascii=False)
    for letter, told in _BREAKS.items():
        made = made.replace(letter, told)
    return made
