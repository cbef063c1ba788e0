"""What to say at a step: filled from facts, in both languages, and never a lie about the state."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from navigator.records.outline_parts import Purpose
from navigator.records.topics import TOPICS

if TYPE_CHECKING:
    from navigator.library.facade import Library
    from navigator.records.model import TopicCard

pytestmark = pytest.mark.together("cards")

STATUS = re.compile(
    r"\b(undocumented|illegal|status|citizen|born|visas?|no papers|without papers"
    r"|indocumentad.|ilegal|estatus|ciudadan.|nac[ií]|sin papeles)\b",
    re.IGNORECASE,
)
MOST_WORDS = 26
"""It is said in one breath, or read by a clerk at a glance."""


def spoken(name: str) -> str:
    """A name as people say it: without what stands in brackets."""
    return re.sub(r"\s*\([^)]*\)", "", name)


def cards(library: Library, lang: str) -> list[TopicCard]:
    return [library.card(state, topic, lang) for state in library.states() for topic in TOPICS]


@pytest.mark.parametrize("lang", ["en", "es"])
def test_every_sentence_is_filled_short_and_says_nothing_about_the_person(
    real_library: Library, lang: str
) -> None:
    for card in cards(real_library, lang):
        for stage, said in card.sayings.items():
            assert stage in TOPICS[card.topic].stages
            for text in (said.text, said.english):
                assert "{" not in text, card.id
                assert not STATUS.search(text), (card.id, text)
                assert len(text.split()) <= MOST_WORDS, (card.id, text)
                assert text.endswith((".", "?"))


def test_a_visitor_reads_it_in_the_language_of_the_page(real_library: Library) -> None:
    for card in cards(real_library, "es"):
        english = real_library.card(card.state, card.topic).sayings
        assert card.sayings.keys() == english.keys()
        for stage, said in card.sayings.items():
            assert said.english == english[stage].text == english[stage].english
            assert said.text != said.english, (card.id, stage)


def test_a_card_that_the_state_does_not_open_is_not_asked_for_by_name(
    real_library: Library,
) -> None:
    opened = {True: 0, False: 0}
    for state in real_library.states():
        card = real_library.card(state, "driving")
        facts = {one.name: one.value for one in card.facts}
        name, said = (
            facts["credential_name"],
            " ".join(one.english for one in card.sayings.values()),
        )
        is_open = facts["open_regardless_of_status"] is True
        opened[is_open] += 1
        if name is not None:
            assert (spoken(str(name)) in said) == is_open, state
    assert all(opened.values())


def test_the_program_it_asks_for_takes_new_people(real_library: Library) -> None:
    asked = 0
    for state in real_library.states():
        card = real_library.card(state, "health")
        value = next(one.value for one in card.facts if one.name == "children_regardless_of_status")
        for program in getattr(value, "programs", ()):
            said = card.sayings["ask"].english
            if spoken(program.name) in said:
                asked += 1
                assert any(
                    one.name == program.name and one.enrollment in ("open", "capped")
                    for one in value.programs  # type: ignore[union-attr]
                ), state
    assert asked > 10


def test_it_stands_at_the_first_step_of_its_stage_and_at_no_other(real_library: Library) -> None:
    silent = set()
    for state in real_library.states():
        for topic in TOPICS:
            card = real_library.card(state, topic)
            steps = real_library.outline(card, "en").part(Purpose.DO)
            lines = steps.lines if steps else ()
            told = [line.said for line in lines if line.said]
            assert len(told) == len(set(told)), card.id
            for line, step in zip(lines, card.steps, strict=True):
                if line.said is not None:
                    assert line.said == card.sayings[step.stage or ""]
            silent |= {step.stage for step in card.steps} - set(card.sayings)
    assert silent == {"papers", "carry", "plan", "proof"}, "only where nobody stands at a counter"
