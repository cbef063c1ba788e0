"""The list of contradictions stays one that a steward can read in a few minutes."""

from __future__ import annotations

from navigator.steward.content.proof.contradictions import as_lines, find
from tests.helpers.content import real

MOST = 10
"""Three on the day this was measured; more means that a check became noisy, or files worse."""


def test_the_real_files_hold_few_texts_that_clash() -> None:
    told = find(real().content, real().today)
    assert len(told.found) <= MOST, "\n".join(as_lines(told))
