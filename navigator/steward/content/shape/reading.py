"""Reads one YAML file piece by piece, so that one bad value does not hide the next.

YAML is read by its 1.2 rules: only `true` and `false` are booleans, so that a
choice called `no` stays a word; a key given twice is an error.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import yaml

from navigator.errors import Problem

EXAMPLES = {
    "abbreviations": "[U.S, No]",
    "agency": "USCIS",
    "area": "{states: [CO]}",
    "as_of": "null",
    "asks": "[age]",
    "bring": "{value: [The letter], groups: [{need: all, of: [1]}], sources: []}",
    "by": "phone",
    "call": "[legal]",
    "city": "Denver",
    "comma": "', '",
    "comparator": "at_most",
    "cost": "null",
    "cost_note": "null",
    "county_before": "[]",
    "county_behind": "[county]",
    "cries": "{life: [I want to die]}",
    "day": "'{month} {day}, {year}'",
    "day_aloud": "'{month} {day}, {year}'",
    "days": "30",
    "diploma_in_state": "null",
    "each_more": "5680",
    "enrollment": "open",
    "entry": "CO/records/clean_slate",
    "exists": "true",
    "fact": "age",
    "first_person": "15960",
    "forbidden": "[{phrase: you qualify, instead: write what the rule says.}]",
    "forms": "[abogado, abogada]",
    "from": "paper",
    "groups": "[{need: one, of: [1, 2]}]",
    "heading": "At the door",
    "id": "short-name",
    "instead": "write what the rule says.",
    "items": "[{text: Ask for a paper., sources: []}]",
    "key": "driving.record_sharing",
    "kind": "legal",
    "lead": "What to do first.",
    "leading": "[in, near]",
    "leading_weakly": "[]",
    "level": "info",
    "limits": "It does not take every case.",
    "limits_by_setting": "{}",
    "linking": "[of]",
    "max_age": "null",
    "min_age": "null",
    "month": "'{month} {year}'",
    "month_aloud": "'{month} {year}'",
    "months": "[Jan, Feb, Mar, Apr, May, Jun, Jul, Aug, Sep, Oct, Nov, Dec]",
    "months_whole": "[January, …, December]",
    "name": "Name as it is printed",
    "near": "[near me]",
    "need": "one",
    "negators": "['\\bnot\\b']",
    "number": "303-433-2812",
    "of": "[1, 2]",
    "on": "2026-11-24",
    "organization": "Name of the organization",
    "other_ways": "false",
    "outcome": "right",
    "page": "'card:{state}:legal'",
    "passing": "[please, the]",
    "phrase": "you qualify",
    "prefix": "short",
    "programs": "[]",
    "publisher": "Who put the page there",
    "reach_miles": "0",
    "read": "(`content review add` writes it)",
    "real": "[{text: Call the office., sources: []}]",
    "region": "contiguous",
    "replaces": "[]",
    "reviewed": "false",
    "role": "lawyer",
    "say": "What does it cost?",
    "says": "What this page says on this value, in 20 own words.",
    "school_years_in_state": "null",
    "sections": "[{heading: First, items: []}]",
    "seen": "2026-11-24",
    "semicolon": "'; '",
    "share": "1.38",
    "signs_aloud": "{and: and, section: section, extension: extension, to: to, dot: dot}",
    "since": "2026-01-01",
    "sites": "{agency: {offices: [dmv.ca.gov]}}",
    "sources": "[{id: page, says: What it says on this value.}]",
    "stage": "book",
    "state": "CO",
    "states": "[CO]",
    "status_rule": "none_known",
    "stop": "'.'",
    "street": "null",
    "takes": "narrow",
    "term": "lawyer",
    "terms": "[{term: lawyer, forms: [abogado, abogada]}]",
    "text": "One plain sentence.",
    "texts": '{"The English text": "Its translation"}',
    "title": "Title of the page",
    "topic": "health",
    "topics": "[legal]",
    "url": "null",
    "value": "null",
    "ways": "{health: [health insurance]}",
    "what": "What it does, in one plain sentence.",
    "when": "{}",
    "who_reports": "null",
    "why": "Why both are right.",
    "words": "{agency: [department]}",
    "year": "2026",
    "zip": "null",
}
"""Every key that some entry must have, with an example value."""


def lacks(value: Any, kind: Any) -> tuple[str, str] | None:
    """Return the missing keys of an entry and how to add them; None where none is missing."""
    if not isinstance(value, dict) or not _is_entry(kind):
        return None
    wanted = [one.encode_name for one in msgspec.structs.fields(kind) if one.required]
    missing = [name for name in wanted if name not in value]
    if not missing:
        return None
    filled = "; ".join(f"`{name}: {EXAMPLES[name]}`" for name in missing)
    what = "a key is missing" if len(missing) == 1 else f"{len(missing)} keys are missing"
    return f"{what}: {', '.join(missing)}.", f"add them as in this example: {filled}."


def _is_entry(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct)


T = TypeVar("T")

SHAPE = "see docs/content.md for the shape."
GONE = {"confidence": "delete it: it follows from the sources (vocabulary/publishers.yaml)."}
"""Keys that entries once had, and what to do about them."""

_BASE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_BASE):  # type: ignore[misc]
    """A safe loader without YAML 1.1 booleans and without silent duplicate keys."""

    def construct_mapping(
        self,
        node: yaml.MappingNode,
        deep: bool = False,  # noqa: FBT001, FBT002 - PyYAML's own signature
    ) -> dict[Any, Any]:
        keys: set[str] = set()
        for key_node, _ in node.value:
            key = str(key_node.value)
            if key in keys:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key {key!r} is given twice", key_node.start_mark
                )
            keys.add(key)
        return super().construct_mapping(node, deep)  # type: ignore[no-any-return]

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:  # noqa: FBT001, FBT002
        """Return one value; an impossible day or too long a number is an error with its line."""
        try:
            return super().construct_object(node, deep)
        except (ValueError, OverflowError) as error:
            raise yaml.constructor.ConstructorError(
                None, None, f"this is no value: {error}", node.start_mark
            ) from error


_BOOL = "tag:yaml.org,2002:bool"
_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != _BOOL]
    for first, resolvers in _BASE.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver(_BOOL, re.compile(r"^(?:true|false)$"), list("tf"))
RESOLVERS: dict[str, list[tuple[str, re.Pattern[str]]]] = _Loader.yaml_implicit_resolvers
"""What an unquoted word may be, by its first letter; what none of them matches is a text."""


def reads_as(text: Any) -> Any:
    """Return the value that an unquoted text in a YAML file has; None for no value."""
    if not isinstance(text, str):
        return text
    try:
        return yaml.load(text, Loader=_Loader)  # noqa: S506 - as below
    except yaml.YAMLError:
        return None


_SIDES = re.compile(
    r"^<{7} ?(?P<one>.*)\n(?P<first>(?:.*\n)*?)(?:\|{7}.*\n(?:.*\n)*?)?"
    r"={7}\n(?P<second>(?:.*\n)*?)>{7} ?(?P<other>.*)$",
    re.MULTILINE,
)
"""What git leaves where two people changed the same lines."""
_SHOWN = 200
"""The most letters of a side that are shown."""


def unmerged(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield where, what is wrong and the mend for each place with two sides of a merge."""
    for found in _SIDES.finditer(text):
        one, other = found["one"] or "one side", found["other"] or "the other side"
        where = f"line {text.count(chr(10), 0, found.start()) + 1}"
        wrong = (
            "two people changed the same lines, and git kept both. "
            f"{one} has: {_short(found['first'])} {other} has: {_short(found['second'])}"
        )
        mend = "keep what is right, often both; delete the lines of <<<<<<<, ======= and >>>>>>>."
        yield where, wrong, mend


def _short(side: str) -> str:
    told = " ".join(side.split()) or "nothing"
    return f"`{told if len(told) <= _SHOWN else told[: _SHOWN - 1] + chr(8230)}`."


def csv_lines(
    reader: Reader, path: Path, columns: tuple[str, ...]
) -> Iterator[tuple[str, list[str]]]:
    """Yield the position of each line below the header, for messages, and its cells.

    What is no table in these columns is one problem, and yields nothing more.
    """
    try:
        text = path.read_text("utf-8")
        if sides := tuple(unmerged(text)):
            for where, wrong, mend in sides:
                reader.problem(f"{path.name} {where}", wrong, mend)
            return
        lines = csv.reader(io.StringIO(text))
        if tuple(next(lines, ())) != columns:
            reader.problem(path.name, "other columns.", f"the first line is {','.join(columns)}.")
            return
        for cells in lines:
            yield f"{path.name} line {lines.line_num}", cells
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        reader.problem(path.name, f"it can not be read ({error}).", "import it anew.")


class Reader:
    """One file being read; collects problems instead of stopping at the first."""

    def __init__(self, path: Path, shown_as: Path) -> None:
        self.path = shown_as
        self.problems: list[Problem] = []
        self.keys: dict[str, Any] = {}
        self.is_broken = False
        """Set when nothing of it could be read: what is missing then is no problem of its own."""
        self.cited: set[str] = set()
        """Ids of the sources that something in this file cites."""
        self.forbidden: Sequence[tuple[re.Pattern[str], str]] = ()
        """What no text of the file may say."""
        self._used: set[str] = set()
        text = ""
        try:
            text = path.read_text(encoding="utf-8")
            read = yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader made stricter
        except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
            mark = getattr(error, "problem_mark", None)
            where = f"line {mark.line + 1}" if mark else "file"
            wrong = getattr(error, "problem", None) or str(error)
            for side in (sides := tuple(unmerged(text))):
                self.problem(*side)
            self.is_broken = bool(sides)
            self.problem(where, f"this is not valid YAML ({wrong}).", "check quotes and indents.")
            self.is_broken = True
            return
        if not isinstance(read, dict):
            self.problem(
                "file", "the file is not a mapping.", "begin with keys, as docs/content.md."
            )
            self.is_broken = True
            return
        self.keys = read

    def problem(self, key: str, wrong: str, mend: str) -> None:
        """Note one problem; for a file that can not be read the first is the only one."""
        if self.is_broken:
            return
        self.problems.append(Problem(self.path, key, wrong, mend))

    def unknown(
        self, key: str, what: str, name: Any, known: Collection[str], mend: str = ""
    ) -> None:
        """Note a name that is none of those known; without a mend, all of them are named."""
        if name not in known:
            told = " ".join(filter(None, ("no", what, repr(name))))
            self.problem(key, f"{told}.", mend or f"one of {', '.join(known)}.")

    def convert(self, value: Any, kind: type[T], key: str) -> T | None:
        """Return `value` as `kind`, or None with the problem noted."""
        try:
            return msgspec.convert(value, kind, strict=True)
        except msgspec.ValidationError as error:
            self._count_cited(value)
            if told := lacks(value, kind):
                self.problem(key, *told)
                if "missing required" in str(error) and " - at" not in str(error):
                    return None
            wrong, _, inner = str(error).partition(" - at `$")
            mend = next((mend for field, mend in GONE.items() if f"`{field}`" in wrong), None)
            self.problem(key + inner.rstrip("`"), f"{wrong}.", mend or SHAPE)
            return None

    def _count_cited(self, value: Any) -> None:
        """Count the sources that an entry cites, even where the entry is refused."""
        if isinstance(value, dict) and isinstance(value.get("sources"), list):
            cites = (one.get("id") for one in value["sources"] if isinstance(one, dict))
            self.cited.update(one for one in cites if isinstance(one, str))

    def one(self, name: str, kind: type[T], *, required: bool = True) -> T | None:
        """Return the top-level key `name` as `kind`; None with a problem noted if it is missing."""
        self._used.add(name)
        if name not in self.keys:
            if required:
                self.problem(name, "this key is missing.", f"add `{name}:`.")
            return None
        return self.convert(self.keys[name], kind, name)

    def items(self, name: str, kind: type[T]) -> Iterator[tuple[str, T]]:
        """Yield each sound entry of the list `name`, with its key for messages."""
        self._used.add(name)
        listed = self.keys.get(name) or []
        if not isinstance(listed, list):
            self.problem(name, "this must be a list.", "begin each entry with `- `.")
            return
        for number, raw in enumerate(listed):
            label = _label(raw) if isinstance(raw, dict) else None
            key = f"{name}[{label or number}]"
            entry = self.convert(raw, kind, key)
            if entry is not None:
                yield key, entry

    def mapping(self, name: str, kind: type[T]) -> Iterator[tuple[str, T]]:
        """Yield each sound value of the mapping `name`, with its own key."""
        self._used.add(name)
        mapped = self.keys.get(name) or {}
        if not isinstance(mapped, dict):
            self.problem(name, "this must be a mapping.", "write `key: value` lines below it.")
            return
        for key, raw in mapped.items():
            entry = self.convert(raw, kind, f"{name}.{key}")
            if entry is not None:
                yield str(key), entry

    def finish(self) -> None:
        """Note every top-level key that nobody asked for."""
        for key in self.keys:
            if key not in self._used:
                known = ", ".join(sorted(self._used))
                self.problem(str(key), "nobody knows this key.", f"use one of: {known}.")


def _label(raw: dict[str, Any]) -> Any:
    """Return the name of an entry for messages, or None where it has none."""
    named = raw.get("id") or raw.get("key") or raw.get("entry")
    return named[:60] if isinstance(named, str) else named
