"""YAML in the one style of `resources/` and `i18n/`: read, written and edited with remarks kept.

A file in that style is what `dump(load(text))` gives back, so an edit changes its own lines and
no others. A path is a tuple of keys and positions in lists. ADR 0027 says why.
"""

from __future__ import annotations

import functools
import io
from collections.abc import Callable
from copy import deepcopy
from datetime import date
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.emitter import RoundTripEmitter
from ruamel.yaml.error import CommentMark, YAMLError
from ruamel.yaml.events import ScalarEvent
from ruamel.yaml.representer import RoundTripRepresenter
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import (
    DoubleQuotedScalarString,
    FoldedScalarString,
    LiteralScalarString,
)
from ruamel.yaml.tokens import CommentToken

from navigator.errors import ToolError
from navigator.records.place_fields import PLACE_FIELDS, names_of
from navigator.steward.content.shape.reading import RESOLVERS, reads_as, unmerged

Way = tuple[str | int, ...]
"""Keys and positions in lists, from the top of a file."""

_LINE = 120
"""The column after which a list of single words goes on in the next line."""
_SHORT = 100
"""A new list of texts longer than this stands one below the other."""
_WIDE = 1 << 16
"""A width at which no sentence is folded: a difference shows it whole."""
ORDER = (
    "id", "topic", "entry", "lang", "read", "role", "key", "level", "on", "name", "organization",
    "kind", "subkind", "status_rule", "asks_papers_of", "status_note", "sensitive", "topics",
    "also", "value", "null_means",
    "stage", "title", "text", "lead", "asks", "stop_facts", "reads", "fill", "do", "what",
    "limits", "who", "how", "ask_at", "words", "area", "address", "phones",
    *names_of(PLACE_FIELDS), "since", "until", "checks", "groups", "examples", "note", "conflict",
    "reviewed", "sources", "summary", "facts", "cautions", "bring", "steps", "without", "know",
    "changes", "programs", "guides", "unborn_of_all", "outcomes", "places", "lists", "removed",
    "reviews", "texts",
)  # fmt: skip
"""The order of the keys of a file and of an entry, as docs/content.md gives them."""
_BY: dict[Way, tuple[str, ...]] = {
    ("sources",): (), ("places",): ("id",), ("removed",): ("state", "name"),
}  # fmt: skip
"""Where a new entry goes by its id, so that two people's entries merge: what to sort it by."""


class _Emitter(RoundTripEmitter):
    """Folds no sentence, only a long list of words; quotes a new text only where it must."""

    MAX_SIMPLE_KEY_LENGTH = 1000  # an English text is the key of its translation

    def expect_flow_sequence_item(self) -> None:
        self.best_width = _LINE if isinstance(self.event, ScalarEvent) else _WIDE
        super().expect_flow_sequence_item()

    def process_scalar(self) -> None:
        self.best_width = _WIDE
        super().process_scalar()

    def choose_scalar_style(self) -> Any:
        style = super().choose_scalar_style()
        if not style and self.flow_context and self.event.value.startswith("?"):
            return '"'  # within brackets our reader takes `?0` for a key
        return '"' if style == "'" and not self.event.style else style


class _Resolver(VersionedResolver):
    """Takes an unquoted word for what the content's own reader takes it for."""

    @property
    def versioned_resolver(self) -> Any:
        return RESOLVERS


class _Representer(RoundTripRepresenter):
    """Writes nothing as `null`, and one day in two places twice."""

    def ignore_aliases(self, data: Any) -> bool:
        return isinstance(data, date) or bool(super().ignore_aliases(data))


_Representer.add_representer(
    type(None), lambda made, _: made.represent_scalar("tag:yaml.org,2002:null", "null")
)


def _yaml() -> YAML:
    yaml = YAML()
    yaml.Resolver, yaml.Representer, yaml.Emitter = _Resolver, _Representer, _Emitter
    yaml.preserve_quotes = True
    yaml.width = _WIDE
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.brace_single_entry_mapping_in_flow_sequence = True
    return yaml


def load(text: str) -> Any:
    """Return the tree of a text, each remark at the entry below it; raise ToolError for no YAML."""
    try:
        tree = _yaml().load(text)
        if tree is None:  # empty, or remarks alone
            tree = _yaml().load(f"{text.rstrip()}\n{{}}\n")
    except (YAMLError, ValueError) as error:
        not_yaml = ("file", "this is not valid YAML.", "Mend it in an editor first.")
        where, wrong, mend = next(unmerged(text), not_yaml)
        raise ToolError(f"{where}: {wrong}", mend) from error
    if left := _settle(tree, set()):  # below the last entry
        tree.ca.comment, tree.ca.end = tree.ca.comment or [None, None], left
    return tree


def dump(tree: Any) -> str:
    """Return the text of a tree; raise ToolError where it would be read as something else."""
    out = io.StringIO()
    _yaml().dump(tree, out)
    text = out.getvalue()
    if not _same(tree, _read(text)):
        raise ToolError("This can not be changed here.", "Change it in an editor.")
    return text


def formatted(text: str) -> str:
    """Return a text in the one style; raise ToolError where it would be read as something else."""
    tree = load(text)
    if not _same(tree, _read(text) or {}):
        raise ToolError("This can not be formatted.", "Put quotes around its numbers.")
    new = dump(tree) if tree else text
    if new.count("#") != text.count("#"):
        raise ToolError("This can not be formatted.", "Move its remarks to lines of their own.")
    return new


def styled(value: Any, way: Way = (), *, is_flow: bool = False) -> Any:
    """Return a plain value as a tree, small mappings on one line.

    `way` is where it will stand: a file's own keys and entries have lines of their own.
    """
    if not isinstance(value, dict | list):
        return value
    flow = is_flow or _is_line(value, way)
    held: Any = CommentedMap() if isinstance(value, dict) else CommentedSeq()
    if isinstance(value, dict):
        for key, one in value.items():
            held[key] = styled(one, (*way, key), is_flow=flow)
    else:
        held.extend(styled(one, (*way, number), is_flow=flow) for number, one in enumerate(value))
    if value:
        (held.fa.set_flow_style if flow else held.fa.set_block_style)()
    return held


def quoted(text: str) -> Any:
    """Return a text that stands in double quotes, as all translations do."""
    return DoubleQuotedScalarString(text)


def remark(held: Any, key: str | int, *lines: str, indent: int = 0) -> None:
    """Put lines above an entry of a tree, each with its `#`; an empty one is a blank line."""
    notes = held.ca.items.setdefault(key, [None] * 4)
    notes[1] = [*(_token(" " * indent + one) for one in lines), *(notes[1] or ())]


def value_at(text: str, way: Way) -> Any:
    """Return a copy of the value at a path; None where there is none; raise ToolError: no YAML."""
    held = _read(text)
    if held is None:
        load(text)
    return deepcopy(_at(held, way))


def replaced(text: str, way: Way, value: Any) -> str:
    """Return the text with another value at a path; of an entry only parts that differ change.

    Raises ToolError where there is nothing at the path, or it lies in what others share (`*name`).
    """
    return _edited(text, lambda tree: _put(_within(tree, way[:-1]), way, value))


def inserted(
    text: str, way: Way, value: Any, *, key: str | int | None = None, at: int | None = None
) -> str:
    """Return the text with one more entry in the list at `way`, or with `key` in the mapping.

    `at` is its place among the others. Without it a source or a place goes where its id has it,
    any other entry to the end, and a key where docs/content.md has it. What is missing on the way
    is made. Raises ToolError.
    """
    if not way or _at(_read(text), way):
        add = functools.partial(_add, way=way, value=value, key=key, at=at)
        return _edited(text, lambda tree: add(_within(tree, way)))
    own: Any = [value] if key is None else {key: value}
    if _step(_at(_read(text), way[:-1]), way[-1]) is None:
        return inserted(text, way[:-1], own, key=way[-1])
    return replaced(text, way, own)


def removed(text: str, way: Way) -> str:
    """Return the text without the entry or key at a path, nor the remark above it.

    Raises ToolError where there is none.
    """

    def edit(tree: Any) -> None:
        _within(tree, way)
        held = _within(tree, way[:-1])
        _delete(held, _step(held, way[-1]))

    return _edited(text, edit)


_warm: dict[str, Any] = {}
"""The last text that an edit made, with its tree: an edit of the same text goes on from there."""


def _edited(text: str, edit: Callable[[Any], None]) -> str:
    tree = _warm.pop(text, None) or load(text)
    _warm.clear()
    edit(tree)
    new = dump(tree)
    _warm[new] = tree
    return new


_read = functools.lru_cache(maxsize=8)(reads_as)
"""Reads the plain values of a text, cached; nobody may change them."""


# Edits of a tree


def _put(held: Any, way: Way, value: Any) -> None:
    """Set the last step of `way` in `held`; of an old value only what differs."""
    step = _step(held, way[-1])
    if step is None:
        _within(held, way[-1:])  # raises that there is none
    old = held[step]
    if _same(old, value):
        return
    is_own = bool(old and value and not _anchor(old))
    if is_own and isinstance(old, dict) and isinstance(value, dict):
        for gone in [one for one in old if one not in value]:
            _delete(old, gone)
        for at, (key, one) in enumerate(value.items()):
            if key in old:
                _put(old, (*way, key), one)
            else:
                _add(old, way, one, key=key, at=None if key in ORDER else at)
    elif is_own and isinstance(old, list) and isinstance(value, list) and len(old) == len(value):
        for number, one in enumerate(value):
            _put(old, (*way, number), one)
    else:
        held[step] = styled(value, way, is_flow=bool(held.fa.flow_style()))


def _add(held: Any, way: Way, value: Any, *, key: Any = None, at: int | None = None) -> None:
    """Insert a value into the list or mapping that stands at `way`."""
    is_map = isinstance(held, dict)
    if not isinstance(held, dict | list) or is_map is (key is None) or isinstance(key, int):
        raise ToolError(f"{_told(way)} takes no such entry.", "Open the file again.")
    if key is not None and key in held:
        raise ToolError(f"{key} is there already.", "Replace it instead.")
    tree: Any = held
    at = _spot(held, way, value, key) if at is None else max(0, min(at, len(held)))
    own = styled(value, (*way, at if key is None else key), is_flow=bool(tree.fa.flow_style()))
    if key is None:
        tree.insert(at, own)
        return
    tree.insert(at, key, own)
    if not way and len(tree) > 1:
        remark(tree, list(tree)[max(at, 1)], "")


def _delete(held: Any, step: Any) -> None:
    del held[step]
    if isinstance(held, CommentedMap):
        held.ca.items.pop(step, None)


def _spot(held: Any, way: Way, value: Any, key: Any) -> int:
    """Return where a new entry goes among those of a list, or a key among those of a mapping."""
    by = _BY.get(way)
    if by is not None:
        mine = key or [str(value.get(one)) for one in by]
        return sum((one if key else [str(one.get(name)) for name in by]) < mine for one in held)
    if key not in ORDER:
        return len(held)
    rank = ORDER.index(key)
    before = (n + 1 for n, one in enumerate(held) if one in ORDER and ORDER.index(one) < rank)
    return max(before, default=0)


def _within(held: Any, way: Way) -> Any:
    """Return the value at a path; raise ToolError for none, and where others share it."""
    for step in way:
        if (found := _step(held, step)) is None:
            raise ToolError(f"There is nothing at {_told(way)}.", "Open the file again.")
        if _anchor(held := held[found]):
            raise ToolError(
                f"{_told(way)} can not be changed here.",
                "Other parts share it (`&name`, `*name`): change it in an editor.",
            )
    return held


def _told(way: Way) -> str:
    return ".".join(map(str, way)) or "The file"


def _at(held: Any, way: Way) -> Any:
    """Return the value at a path; None where there is none."""
    for step in way:
        found = _step(held, step)
        held = None if found is None else held[found]
    return held


def _step(held: Any, step: Any) -> Any:
    """Return a key as it was loaded, for a day is a date; or a position; None where none is."""
    if isinstance(held, list):
        return step if isinstance(step, int) and 0 <= step < len(held) else None
    if not isinstance(held, dict) or step in held:
        return step if isinstance(held, dict) else None
    return next((one for one in held if str(one) == str(step)), None)


def _anchor(held: Any) -> Any:
    """Return the name by which others share a value, where it has one."""
    return isinstance(held, CommentedMap | CommentedSeq) and held.anchor.value


def _same(held: Any, value: Any) -> bool:
    """Return whether a tree holds these plain values, each of its kind: 1 is not true, nor 1.0."""
    if isinstance(value, dict):
        same = isinstance(held, dict) and held.keys() == value.keys()
        return same and all(_same(held[key], one) for key, one in value.items())
    if isinstance(value, list):
        same = isinstance(held, list) and len(held) == len(value)
        return same and all(map(_same, held, value))
    kinds = isinstance(held, type(value)) and isinstance(held, bool) is isinstance(value, bool)
    return bool(kinds and held == value)


def _is_line(value: Any, way: Way) -> bool:
    """Return whether a mapping or list stands on one line."""
    if isinstance(value, list):
        return not any(isinstance(one, dict | list) for one in value) and (
            sum(len(str(one)) + 2 for one in value) <= _SHORT
        )
    inner = [one for held in value.values() for one in (held if isinstance(held, list) else [held])]
    deep = len(way) >= (4 if way[:1] == ("facts",) else 3)
    return deep and not any(isinstance(one, dict | list) for one in inner)


# Remarks


def _settle(held: Any, seen: set[int]) -> list[Any]:
    """Move remarks and blank lines from the entry above, where ruamel has them, to the one below.

    Returns those that are left for whatever comes after `held`.
    """
    left: list[Any] = []
    spot = 2 if isinstance(held, CommentedMap) else 0
    for key, value in held.items() if spot else enumerate(held):
        if left:
            notes = held.ca.items.setdefault(key, [None] * 4)
            notes[1] = [*left, *(notes[1] or ())]
        left = []
        is_tree = isinstance(value, CommentedMap | CommentedSeq) and id(value) not in seen
        if is_tree and value and not value.fa.flow_style():
            seen.add(id(value))
            left = _settle(value, seen)
            continue
        is_block = isinstance(value, FoldedScalarString | LiteralScalarString)
        left = _below(held.ca.items.get(key), spot, is_block=is_block)
        if is_tree:
            seen.add(id(value))
            left = _below(value.ca.comment, 0) or left
            left += _ends(value)
    return left + _ends(held)


def _below(notes: Any, spot: int, *, is_block: bool = False) -> list[Any]:
    """Take the lines out of a note that stand below its own line, and return them."""
    if not notes or len(notes) <= spot or notes[spot] is None:
        return []
    own, _, rest = notes[spot].value.partition("\n")
    if is_block:
        own, rest = "", notes[spot].value
    notes[spot].value = f"{own}\n"
    if not own:
        notes[spot] = None
    return [_token(one) for one in rest.split("\n")[:-1]]


def _ends(held: Any) -> list[Any]:
    """Take the notes out that stand at the end of a block, and return them."""
    told = [" " * one.start_mark.column * (one.value[0] == "#") + one.value for one in held.ca.end]
    held.ca.end = []
    return [_token(line) for one in told for line in one.split("\n")[:-1]]


def _token(line: str) -> Any:
    bare = line.lstrip()
    return CommentToken(f"{bare}\n", CommentMark(len(line) - len(bare)), None)
