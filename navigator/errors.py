"""Errors a person can do something about, as opposed to bugs.

Two kinds. A `KnownError` may reach a window: it is a key and a next step of `error_words` with the
values for their blanks, and each language has words for it. A `ToolError` reaches only the terminal
of whoever edits, signs or draws: its sentence is English and stands where it is raised, since a
table would only part the two. A guard holds tools and window apart. Neither carries what a visitor
typed: its text may be shown on a screen that others see.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from navigator.error_words import Clause, in_words


class KnownError(Exception):
    """An error outside the program; the text says what to do next."""

    def __init__(self, sentence: str, next_step: str = "", /, **params: object) -> None:
        """Keep two keys of `error_words`, and the parameters of both.

        A parameter is kept as text; a `Clause` is put into words together with the rest.
        """
        self.sentence = sentence
        self.next_step = next_step
        self.params = {
            name: value if isinstance(value, Clause) else str(value)
            for name, value in params.items()
        }
        super().__init__(" ".join(self.words()).strip())

    def words(self, translate: Callable[[str], str] = str, /, **instead: str) -> tuple[str, str]:
        """Return the sentence and the next step, in English unless `translate` has other words.

        `instead` replaces parameters of the same name, where they have a better word.
        """
        params = self.params | instead
        step = in_words(self.next_step, params, translate) if self.next_step else ""
        return in_words(self.sentence, params, translate), step


class BadInput(KnownError):  # noqa: N818 - reads as what happened
    """A value given by the caller is not usable (unknown state, topic, id, date)."""


class PackError(KnownError):
    """The pack is missing, damaged, of another format or cannot be read."""


class DiskError(KnownError):
    """A file could not be written: read-only folder, full disk."""


class ToolError(Exception):
    """An error of a tool for stewards: an English sentence, and what to do next."""

    def __init__(self, sentence: str, next_step: str = "") -> None:
        super().__init__(f"{sentence} {next_step}".strip())
        self.sentence = sentence
        self.next_step = next_step


class Problem(NamedTuple):
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
