"""Errors a person can do something about, as opposed to bugs.

A `KnownError` is one calm sentence plus a next step. A `ToolError` is the same for the
terminal of whoever edits, signs or draws: it can reach no window. Neither carries what a
visitor typed: its text may be shown on a screen that others see.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


class KnownError(Exception):
    """Something outside the program is wrong; the text says what to do next."""

    def __init__(self, sentence: str, next_step: str = "") -> None:
        super().__init__(f"{sentence} {next_step}".strip())
        self.sentence = sentence
        self.next_step = next_step


class BadInput(KnownError):  # noqa: N818 - reads as what happened
    """A value given by the caller is not usable (unknown state, topic, id, date)."""


class PackError(KnownError):
    """The pack is missing, damaged, of another format or cannot be read."""


class DiskError(KnownError):
    """A file could not be written: read-only folder, full disk."""


class ToolError(Exception):
    """A tool of stewards can not go on: an English sentence, and what to do next."""

    def __init__(self, sentence: str, next_step: str = "") -> None:
        super().__init__(f"{sentence} {next_step}".strip())
        self.sentence = sentence
        self.next_step = next_step


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One content error: where it is, what is wrong, how to mend it."""

    path: Path
    key: str
    wrong: str
    mend: str

    def __str__(self) -> str:
        return f"{self.path}: {self.key}: {self.wrong} Mend: {self.mend}"


class ContentErrors(ToolError):  # noqa: N818 - several at once
    """All content problems of one run, together."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        lines = "\n".join(f"  {problem}" for problem in problems)
        super().__init__(
            f"{len(problems)} problem{'s' if len(problems) != 1 else ''} in the content:\n{lines}"
        )
        self.problems = problems
