"""The list of contradictions stays one that a steward can read in a few minutes."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import Any

from navigator.steward.content.proof.contradictions import as_lines, find
from navigator.steward.content.words.texts import translatable
from tests.helpers.content import real

MOST = 10
"""Three on the day this was measured; more means that a check became noisy, or files worse."""


def test_the_real_files_hold_few_texts_that_clash() -> None:
    told = find(real().content, real().today)
    assert len(told.found) <= MOST, "\n".join(as_lines(told))


def test_no_text_says_a_sentence_twice_and_no_entry_cites_a_page_twice_for_the_same() -> None:
    content = real().content
    told = (*translatable(content), *content.translations["es"].values())
    twice = [
        text
        for text in told
        for one, after in pairwise(re.split(r"(?<=[.!?]) ", text))
        if one == after and len(one) > len("No. ")
    ]
    claims: list[tuple[str, Any]] = [
        (f"{file.state} {file.topic}", one)
        for file in content.topics
        for one in (*file.cautions, *file.changes, *file.programs)
    ]
    cited = [
        (where, source.id)
        for where, claim in claims
        for source, count in Counter(claim.sources).items()
        if count > 1
    ]
    assert (twice, cited) == ([], [])
