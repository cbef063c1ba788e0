"""What marks a topic from outside is a state's own danger, and everywhere the same one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from navigator.language.wording import Wording
from navigator.library.facade import Library
from navigator.library.marks import MOST, newest_marks, own_marks
from navigator.records.jurisdictions import FEDERAL
from navigator.records.model import Caution, Source, TopicCard
from navigator.records.topics import TOPICS
from navigator.records.vocabulary import Level
from tests.helpers.content import translator
from tests.unit.test_handout import card

TODAY = date(2026, 11, 24)
SAY = Wording(translator(), TODAY)
KEYS = {topic: TOPICS[topic].cautions[0] for topic in TOPICS}


def danger(
    topic: str, title: str | None, day: date | None = TODAY, level: Level = "stop"
) -> Caution:
    source = Source("Court", "Order", None, day, TODAY, "So.")
    return Caution(
        key=KEYS[topic], level=level, text="It happened.", title=title, sources=(source,)
    )


def of(topic: str, *cautions: Caution) -> TopicCard:
    return replace(card(), id=f"card:CO:{topic}", topic=topic, cautions=cautions)


def test_a_danger_in_the_words_of_every_state_marks_nothing() -> None:
    common = [of(topic, danger(topic, SAY(f"caution.{KEYS[topic]}"))) for topic in TOPICS]
    assert newest_marks(common, SAY) == {}
    assert newest_marks([of("health", danger("health", None))], SAY) == {}


def test_a_danger_of_the_states_own_marks_its_topic() -> None:
    mine = danger("health", "Clinics here must report.")
    common = of("driving", danger("driving", SAY(f"caution.{KEYS['driving']}")))
    assert own_marks([mine, *common.cautions], SAY) == (mine,)
    assert newest_marks([common, of("health", mine)], SAY) == {
        "health": "Clinics here must report."
    }


def test_what_does_not_decide_whether_to_go_marks_nothing() -> None:
    levels: tuple[Level, ...] = ("step", "info")
    for level in levels:
        assert newest_marks([of("health", danger("health", "Own words.", level=level))], SAY) == {}


def test_home_tells_the_two_newest_one_for_a_topic() -> None:
    cards = [
        of("legal", danger("legal", "Undated.", None)),
        of("driving", danger("driving", "Of June.", date(2026, 6, 1))),
        of(
            "health",
            danger("health", "Of July.", date(2026, 7, 1)),
            danger("health", "Of August.", date(2026, 8, 1)),
        ),
        of("college", danger("college", "Of May.", date(2026, 5, 1))),
    ]
    assert MOST == 2
    assert newest_marks(cards, SAY) == {"health": "Of August.", "driving": "Of June."}
    assert newest_marks(cards[:1], SAY) == {"legal": "Undated."}


@pytest.mark.parametrize("lang", ["en", "es"])
def test_home_and_the_comparison_mark_the_same_and_most_topics_not_at_all(
    real_library: Library, lang: str
) -> None:
    """A warning that stands everywhere warns nobody, and two pages must not differ on one."""
    say, survey, marked = real_library.wording(lang), real_library.survey(lang), 0
    states = [state for state in real_library.states() if state != FEDERAL]
    compared = {
        (column.state, topic): column.stops
        for topic in TOPICS
        for column in survey.compare(topic).columns
    }
    for state in states:
        cards = [real_library.card(state, topic, lang) for topic in TOPICS]
        for one in cards:
            assert own_marks(one.cautions, say) == compared[state, one.topic], one.id
        told = newest_marks(cards, say)
        assert len(told) <= MOST
        for topic, title in told.items():
            assert title in [one.title for one in compared[state, topic]]
        marked += len(told)
    assert 0 < marked < len(states) * MOST
    federal = [real_library.card(FEDERAL, topic, lang) for topic in TOPICS]
    assert newest_marks(federal, say) == {}
