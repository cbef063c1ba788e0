"""The answers of the checklist in sight; in memory only, gone when its page is left.

This module is separate from the visit: it imports the rules of a household, which the start does
not need.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from navigator.eligibility.draft import Draft


@dataclass(slots=True)
class OpenChecklist:
    """The checklist in sight and its answers; `owner` is the page that shows it.

    It outlives its page only into the same checklist in another language, state or size of text,
    and is gone when that page is left. The interview's (`Visit.household`) stays until Clear.
    """

    id: str
    owner: object = None
    draft: Draft = field(default_factory=Draft)
    one_at_a_time: bool = False
