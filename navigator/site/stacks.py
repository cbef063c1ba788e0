"""The ready stacks of a desk: which sheets lie printed before the doors open, kept as TOML.

A stack is pages of the pack around one ZIP code, never a packet, an answer or a day of use: a
checklist, a program and a letter are no pages of it. The file lies beside the settings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from navigator.error_words import Clause
from navigator.errors import DiskError, KnownError
from navigator.files import write_whole
from navigator.records.topics import TOPICS

FILE = "stacks.toml"
MOST_COPIES = 500
SHAPES = ("sheets", "pocket")
_LONGEST_NAME = 60
_ZIP = r"[0-9]{5}"
_LONGER = r"card:[A-Z]{2}:[a-z]+\.[\w-]+"
"""The id of a longer card. Topics stand by their names: their card is that of the ZIP's state."""
_LANGUAGE = r"[a-z]{2,3}(-[A-Za-z]+)?"


class Stack(NamedTuple):
    """One stack. Its fields are the keys of its table, described in docs/paper.md."""

    name: str
    pages: tuple[str, ...]
    """Names of topics and ids of longer cards, in the order of the paper."""
    zip: str
    languages: tuple[str, ...]
    """One language, or two side by side."""
    shape: str = SHAPES[0]
    copies: int = 1

    @property
    def is_right(self) -> bool:
        """Return whether every field has a value that can be printed."""
        return (
            0 < len(self.name) <= _LONGEST_NAME
            and self.name.isprintable()
            and bool(self.pages)
            and all(one in TOPICS or re.fullmatch(_LONGER, one) for one in self.pages)
            and re.fullmatch(_ZIP, self.zip) is not None
            and 1 <= len(set(self.languages)) == len(self.languages) <= 2
            and all(re.fullmatch(_LANGUAGE, one) for one in self.languages)
            and self.shape in SHAPES
            and 1 <= self.copies <= MOST_COPIES
        )


def read_stacks(folder: Path) -> tuple[Stack, ...]:
    """Return the stacks kept beside the settings; none without a file.

    Raises KnownError for a file with an error: a stack that is read wrong would be printed wrong.
    """
    path = folder / FILE
    try:
        raw = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except OSError as error:
        raise _wrong(path, Clause("wrong.unreadable", reason=error.strerror)) from error
    import tomllib  # noqa: PLC0415 - start time: only where there is a file

    try:
        read = tomllib.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise _wrong(path, Clause("wrong.no_toml", reason=error)) from error
    tables = read.get("stack", [])
    stacks = [_stack(table) for table in tables] if isinstance(tables, list) else [None]
    found = {one.name: one for one in stacks if one is not None}
    if len(found) != len(stacks) or read.keys() - {"stack"}:
        raise _wrong(path, Clause("wrong.stack", most=MOST_COPIES))
    return tuple(found.values())


def write_stacks(folder: Path, stacks: Iterable[Stack]) -> None:
    """Keep these stacks and no others. Raises DiskError where they can not be written."""
    import tomlkit  # noqa: PLC0415 - start time: only to write

    path = folder / FILE
    text = tomlkit.dumps({"stack": [one._asdict() for one in stacks]})
    try:
        write_whole(path, text.encode())
    except OSError as error:
        raise DiskError(
            "file.not_written", "do.ask_admin", path=path, reason=error.strerror
        ) from error


def _stack(table: Any) -> Stack | None:
    """Return the stack of one table; None where a key or a value is none of a stack."""
    if not isinstance(table, dict) or table.keys() - set(Stack._fields):
        return None
    kept: dict[str, Any] = {
        key: tuple(one) if isinstance(one, list) else one for key, one in table.items()
    }
    try:
        stack = Stack(**kept)
        is_right = stack.is_right
    except TypeError:  # a key is missing, or a value of another kind
        return None
    return stack if is_right else None


def _wrong(path: Path, what: Clause) -> KnownError:
    return KnownError("settings.wrong", "do.mend_line", path=path, what=what)
