"""Judges the answers of a checklist: a result by the rules, or the answer that is wrong.

It runs on the lane, since a household of twenty takes a while. It asks no widget; the page that
shows the result keeps it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from navigator.eligibility.settling import Settling, settling
from navigator.errors import KnownError

if TYPE_CHECKING:
    from navigator.eligibility.draft import Draft
    from navigator.eligibility.screen import Result
    from navigator.library.facade import Library
    from navigator.ui.desk import Ask


@dataclass(frozen=True, slots=True)
class Judged:
    """The outcome of a draft: a result and the answers that could settle more, or an error."""

    draft: Draft
    result: Result | None = None
    can: Settling | None = None
    error: KnownError | None = None


def judge(library: Library, id: str, draft: Draft, ask: Ask) -> Judged:
    """Judge a draft by the rules of the state that is asked in."""
    try:
        answers = draft.answers(ask.state)
        result = library.screen(id, answers, ask.lang)
    except KnownError as error:
        return Judged(draft, error=error)
    return Judged(draft, result, settling(answers, result))
