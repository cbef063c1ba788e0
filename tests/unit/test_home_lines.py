"""Home marks a topic for a danger that is this state's own, and counts what is near."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from navigator.language.wording import Wording
from navigator.library.facade import Library
from navigator.records.model import Caution, Source, TopicCard
from navigator.records.topics import TOPICS
from navigator.records.vocabulary import Level
from navigator.ui.desk import Ask, Route
from navigator.ui.pages.home_lines import MARKS, marks, near_line
from tests.helpers.content import translator
from tests.helpers.places import COLORADO, places_library, row
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


# Marks.


def test_a_danger_in_the_words_of_every_state_marks_nothing() -> None:
    common = [of(topic, danger(topic, SAY(f"caution.{KEYS[topic]}"))) for topic in TOPICS]
    assert marks(common, SAY) == {}
    assert marks([of("health", danger("health", None))], SAY) == {}


def test_a_danger_of_the_states_own_marks_its_topic() -> None:
    own = of("health", danger("health", "Clinics here must report."))
    common = of("driving", danger("driving", SAY(f"caution.{KEYS['driving']}")))
    assert marks([common, own], SAY) == {"health": "Clinics here must report."}


def test_what_does_not_decide_whether_to_go_marks_nothing() -> None:
    levels: tuple[Level, ...] = ("step", "info")
    for level in levels:
        assert marks([of("health", danger("health", "Own words.", level=level))], SAY) == {}


def test_the_two_newest_are_told_one_for_a_topic() -> None:
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
    assert MARKS == 2
    assert marks(cards, SAY) == {"health": "Of August.", "driving": "Of June."}
    assert marks(cards[:1], SAY) == {"legal": "Undated."}


@pytest.mark.parametrize("lang", ["en", "es"])
def test_most_topics_of_a_state_carry_no_mark(real_library: Library, lang: str) -> None:
    """A warning that stands everywhere warns nobody."""
    say, marked = real_library.wording(lang), 0
    for state in real_library.states():
        cards = [real_library.card(state, topic, lang) for topic in TOPICS]
        told = marks(cards, say)
        assert len(told) <= MARKS
        for topic, title in told.items():
            stops = next(one for one in cards if one.topic == topic).stops
            assert title in [one.title for one in stops]
        marked += len(told)
    assert 0 < marked < len(real_library.states()) * MARKS


# What is near.


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Two clinics in the first mile from the middle of 80202, a third three miles off.

    One of the two is that of `COLORADO`.
    """
    folder: Path = tmp_path_factory.mktemp("near")
    rows = [
        row("hc-a", "Clinic A", "1 A St", "Denver", "CO", lat="39.75000", lon="-105.00000"),
        row("hc-c", "Clinic C", "3 C St", "Denver", "CO", lat="39.79500", lon="-104.99860"),
    ]
    with places_library(folder, rows, places__CO=COLORADO) as opened:
        yield opened


def ask(code: str, lang: str = "en") -> Ask:
    return Ask(Route("home"), "CO", lang, code)


def test_the_smallest_ring_that_holds_three_is_told(library: Library) -> None:
    say = library.wording("en")
    assert near_line(library, "health", ask("80202"), say) == "3 clinics within 5 miles."


def test_fewer_than_three_are_counted_in_the_widest_ring(tmp_path: Path) -> None:
    two = [row("hc-a", "Clinic A", "1 A St", "Denver", "CO", lat="39.75000", lon="-105.00000")]
    for rows, said in ((two, "2 clinics within 100 miles."), ([], "")):
        folder = tmp_path / str(len(rows))
        with places_library(folder, rows, places__CO=COLORADO) as opened:
            say = opened.wording("en")
            assert near_line(opened, "health", ask("80202"), say) == said
            assert near_line(opened, "health", ask("81501"), say) == "", "two hundred miles away"


@pytest.mark.parametrize("code", ["", "8020", "00000", "Denver"])
def test_without_a_zip_that_is_on_the_map_nothing_is_said(library: Library, code: str) -> None:
    assert near_line(library, "health", ask(code), library.wording("en")) == ""


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("topic", ["legal", "health"])
def test_the_topics_that_home_counts_have_their_words(
    real_library: Library, topic: str, lang: str
) -> None:
    said = near_line(real_library, topic, ask("80202", lang), real_library.wording(lang))
    assert said[0].isdigit()
    assert said.endswith(".")
    assert "near.count" not in said
    assert "80202" not in said
