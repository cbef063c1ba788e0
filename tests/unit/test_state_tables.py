"""The papers that look across states: danger first, dated, honest, escaped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from navigator.handout.press import Paper, Press
from navigator.handout.state_tables import (
    COLUMNS_TO_A_TABLE,
    changes_lead,
    changes_paper,
    tile_source,
)
from navigator.handout.state_tables import map_paper as print_map
from navigator.language.wording import Wording
from navigator.library.facade import Library
from navigator.paths import Paths
from navigator.records.comparison import MAP_TOPICS, TILE_PLACES, ChangeList, StateMap, Tile
from navigator.records.jurisdictions import JURISDICTIONS
from navigator.records.model import Change, Fact, Source
from navigator.steward.content.pack.building import build
from tests.helpers.content import RECORDS, translator, write_tree

TODAY = date(2026, 11, 24)
SAY = Wording(translator(), TODAY)
OWN = "New Mexico opens sealed files to federal agents."
SOURCE = Source("Court <of> Records", "Order", None, date(2026, 11, 1), TODAY, "So.")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    more = {f"states__{state}__records": RECORDS for state in ("AZ", "NM", "TX")}
    more["states__NM__records"] = RECORDS.replace("level: stop,", f"level: stop, title: {OWN},")
    resources = write_tree(tmp_path, **more)
    build(resources, tmp_path / "pack", TODAY)
    paths = Paths(tmp_path / "pack", tmp_path / "settings.toml", resources, tmp_path / "i18n")
    with Library.open(paths, lambda: TODAY) as opened:
        yield opened


class Words(HTMLParser):
    """Collects the text of a document, and fails on tags that do not close."""

    VOID = frozenset({"br", "img"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        del attrs
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words.append(data)


def text_of(paper: Paper) -> str:
    return " ".join(Words(paper.html).words)


def press(*, reviewed: bool = True, old: bool = False) -> Press:
    return Press(SAY, reviewed=reviewed, old=old)


def change(text: str, day: date, topic: str = "health", state: str = "CO") -> Change:
    return Change(
        state=state, topic=topic, text=text, since=day, confidence="confirmed", sources=(SOURCE,)
    )


CHANGES = ChangeList(
    state="CO",
    first=date(2025, 11, 24),
    last=date(2027, 11, 24),
    held=True,
    past=(change("It <began>.", date(2026, 10, 1)),),
    coming=(change("It ends.", date(2027, 1, 1), "driving", "US"),),
)


def test_changes_are_printed_with_day_topic_place_and_age() -> None:
    text = text_of(changes_paper(CHANGES, (), press()))
    assert "Colorado and federal rules, Nov 2025 to Nov 2027" in text
    assert text.index("The next 12 months") < text.index("It ends.") < text.index("The last 12")
    for part in ("Jan 1, 2027", "Driving", "Federal rule", "Oct 1, 2026", "Health", "Nov 2026"):
        assert part in text
    assert "It <began>." in text


def test_only_the_chosen_topics_are_printed_and_none_says_so() -> None:
    text = text_of(changes_paper(CHANGES, ("health",), press()))
    assert "It ends." not in text
    assert "We know of no change in this time." in text
    assert "Health" in text


@pytest.mark.parametrize(
    ("changes", "lead"),
    [
        (CHANGES, "Colorado and federal rules"),
        (replace(CHANGES, state=""), "Federal rules, Nov 2025"),
        (replace(CHANGES, state="US"), "Federal rules, Nov 2025"),
        (replace(CHANGES, state="WY", held=False), "Wyoming is not here yet."),
    ],
)
def test_the_lead_says_whose_changes_these_are(changes: ChangeList, lead: str) -> None:
    assert changes_lead(changes, SAY).startswith(lead)


@pytest.mark.parametrize("kind", ["changes", "comparison", "map"])
def test_every_paper_carries_its_date_and_is_no_advice(library: Library, kind: str) -> None:
    for lang in library.languages():
        survey = library.survey(lang)
        if kind == "changes":
            paper = survey.changes_paper(survey.changes("CO"), ())
        elif kind == "comparison":
            paper = survey.comparison_paper(survey.compare("records"))
        else:
            paper = survey.map_paper(survey.map("records"))
        say = library.wording(lang)
        assert say("paper.general") in paper.footer
        assert say.day(TODAY) in paper.footer
        assert paper.footer in text_of(paper)
        assert (say("paper.unreviewed") in text_of(paper)) is (lang != "en")
        assert paper.pictures == {}


def test_a_paper_of_an_old_pack_warns() -> None:
    assert SAY("paper.old") in text_of(changes_paper(CHANGES, (), press(old=True)))
    assert SAY("paper.old") not in text_of(changes_paper(CHANGES, (), press()))


def test_a_danger_of_a_states_own_stands_above_the_answers_of_a_comparison(
    library: Library,
) -> None:
    survey = library.survey()
    paper = survey.comparison_paper(survey.compare("records").chosen(("CO", "NM")))
    text = text_of(paper)
    assert text.count("\u25b2") == text.count(f"\u25b2 {OWN}") == 1
    assert SAY("caution.records.lawyer_before_plea") not in text, "that stands in every state"
    heading = SAY.stop_heading("records")
    assert text.index(heading) < text.index(OWN) < text.index("The answer")
    assert text.index("The answer") < text.index("Misdemeanors below one year")
    assert "Colorado" in text
    assert "New Mexico" in text
    assert "Jun 2024" in text
    assert "Colorado General Assembly, A law (Jun 2024)" in text
    assert "Not known. Ask." in text


def test_a_comparison_without_a_danger_of_its_own_has_no_row_for_dangers(
    library: Library,
) -> None:
    survey = library.survey()
    text = text_of(survey.comparison_paper(survey.compare("records").chosen(("CO", "TX"))))
    assert SAY.stop_heading("records") not in text
    assert "\u25b2" not in text


def test_many_states_go_on_in_another_table(library: Library) -> None:
    survey = library.survey()
    comparison = survey.compare("records")
    assert len(comparison.columns) == COLUMNS_TO_A_TABLE + 1
    assert survey.comparison_paper(comparison).html.count("<thead>") == 2


def test_a_map_is_printed_with_a_word_on_each_tile_a_legend_and_a_list(library: Library) -> None:
    survey = library.survey()
    paper = survey.map_paper(survey.map("records"))
    text = text_of(paper)
    for code in TILE_PLACES:
        assert re.search(rf">{code}<", paper.html), code
    assert f"most : {SAY.map_says('records', 'most')} (4 states)" in text
    assert f"{SAY('map.no_word')} : {SAY('across.not_here_yet')} (48 states)" in text
    assert "Not here yet: " in text
    for name in JURISDICTIONS.values():
        assert name in text
    assert f"From Jan 1, 2027: {SAY.map_says('records', 'no')}" in text


def test_a_map_warns_of_nothing_that_every_state_has(real_library: Library) -> None:
    """It says what the law says; a danger is read on the card, where something can be done."""
    survey = real_library.survey()
    for topic in MAP_TOPICS:
        text = text_of(survey.map_paper(survey.map(topic)))
        assert SAY("map.lead") in text
        assert "\u25b2" not in text
        assert SAY.stop_heading(topic) not in text


def test_the_publisher_behind_a_tile_is_that_of_its_newest_source() -> None:
    newer = replace(SOURCE, publisher="Newer office", as_of=date(2026, 11, 20))
    undated = replace(SOURCE, publisher="Undated office", as_of=None)
    fact = Fact(
        name="misdemeanor_364_day_law", value="most", confidence="confirmed",
        sources=(SOURCE, newer, undated),
    )  # fmt: skip
    assert tile_source(Tile("CO", "most", fact, "Most."), SAY) == "Nov 2026 \u00b7 Newer office"


def test_tiles_that_are_not_known_and_publishers_are_printed_as_they_are() -> None:
    fact = Fact(name="misdemeanor_364_day_law", value="most", sources=(SOURCE,))
    unknown = Fact(name="misdemeanor_364_day_law", value=None, null_means="not_known")
    shown = StateMap(
        "records",
        "misdemeanor_364_day_law",
        (
            Tile("CO", "most", fact, "Most."),
            Tile("NM", "not_known", unknown, "?"),
        ),
    )
    paper = print_map(shown, press())
    text = text_of(paper)
    assert "Court <of> Records" in text
    assert "? : Not known. Ask. (1 state)" in text
    assert "Not here yet" not in text
    assert "\u25b2" not in unescape(paper.html)
