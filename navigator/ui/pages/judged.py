"""The answers of a checklist judged: what the rules point to, or which answer is wrong.

Runs on the lane, twenty people take a while. It holds what was judged as long as the page
that shows it, and asks no widget.
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
    """What came of a draft: a result and which answers could settle more, or an error."""

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
