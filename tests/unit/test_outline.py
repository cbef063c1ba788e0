"""Screen, paper and speech must not tell a family different things, or in different order."""

from __future__ import annotations

import re
from html import unescape

import pytest

from navigator.aloud.script import Aloud
from navigator.aloud.sounds import speakable
from navigator.handout.press import Press
from navigator.handout.record_html import Sheet, pieces
from navigator.library.facade import Library
from navigator.records.outline_parts import CHANGES_ON_PAPER, NOT_ALOUD, NOT_ON_PAPER, Purpose
from navigator.records.topics import TOPICS


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("topic", list(TOPICS))
def test_paper_and_speech_say_the_lines_of_the_outline_in_its_order(
    real_library: Library, topic: str, lang: str
) -> None:
    say = real_library.wording(lang)
    for state in real_library.states():
        card = real_library.card(state, topic, lang)
        told = real_library.outline(card, lang)
        assert told.parts[0].purpose in (Purpose.STOP, Purpose.ANSWER), card.id
        page = " ".join(pieces(Sheet(card, told), Press(say, reviewed=True, old=False), ""))
        paper = " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())
        aloud = " ".join(Aloud(say, reviewed=True).record(told).pieces)
        written = spoken = 0
        for part in told.parts:
            most = CHANGES_ON_PAPER if part.purpose is Purpose.CHANGED else None
            if part.purpose not in NOT_ON_PAPER:
                for line in part.lines[:most]:
                    written = paper.index(" ".join(line.text.split()), written)
            if part.purpose not in NOT_ALOUD:
                for line in part.lines:
                    # A full stop at the end may be the sign before the next sentence.
                    spoken = aloud.index(speakable(line.text, lang).rstrip("."), spoken)


def test_a_tax_number_rule_is_told_wherever_papers_are(real_library: Library) -> None:
    told = [
        real_library.outline(real_library.card(state, "driving"), "en")
        for state in real_library.states()
    ]
    rules = [part for outline in told if (part := outline.part(Purpose.RULE))]
    assert len(rules) > 20
    assert Purpose.RULE not in NOT_ALOUD | NOT_ON_PAPER
