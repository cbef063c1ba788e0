"""Looking across states: the same facts as on the cards, and honest about what is not held."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from navigator.errors import BadInput
from navigator.language.wording import Wording
from navigator.library.facade import Library
from navigator.paths import Paths
from navigator.records.comparison import (
    MAP_COLUMNS,
    MAP_ROWS,
    MAP_TOPICS,
    TILE_PLACES,
    Comparison,
    choice_of,
    nearest,
)
from navigator.records.jurisdictions import FEDERAL, JURISDICTIONS
from navigator.records.model import Fact, Source
from navigator.records.topics import NOT_HELD, NOT_KNOWN, TOPICS, Kind, fact_spec
from navigator.records.values import Coverage, FactValue
from navigator.records.vocabulary import ENROLLMENTS, Confidence
from navigator.steward.content.pack.building import build
from tests.helpers.content import RECORDS, real, translator, write_tree

TODAY = date(2026, 11, 24)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    plain = RECORDS.replace("{value: most, since", "{value: null, null_means: not_known, since")
    resources = write_tree(tmp_path, states__NM__records=plain)
    build(resources, tmp_path / "pack", TODAY)
    paths = Paths(tmp_path / "pack", tmp_path / "settings.toml", resources, tmp_path / "i18n")
    with Library.open(paths, lambda: TODAY) as opened:
        yield opened


# The grid.


def test_every_jurisdiction_has_one_tile_of_its_own() -> None:
    assert TILE_PLACES.keys() == JURISDICTIONS.keys()
    assert len(set(TILE_PLACES.values())) == len(JURISDICTIONS)
    assert (MAP_COLUMNS, MAP_ROWS) == (12, 8)


def test_neighbors_lie_near() -> None:
    def apart(one: str, other: str) -> int:
        (x, y), (u, v) = TILE_PLACES[one], TILE_PLACES[other]
        return max(abs(x - u), abs(y - v))

    for pair in ("CO NM", "WA OR", "NY NJ", "GA AL", "TX OK", "VA MD", "AZ NM", "ME NH"):
        one, other = pair.split()
        assert apart(one, other) <= 1, pair


def test_the_nearest_state_held_is_found() -> None:
    assert nearest("CO", ("CO", "FL", "NM", "WA")) == "NM"
    assert nearest("CO", ("CO",)) is None
    assert nearest("US", ("CO", "NM")) == "CO"
    assert nearest("US", ()) is None


# Choices.


def test_the_choices_of_a_map_are_those_of_its_fact() -> None:
    for topic in MAP_TOPICS:
        name, choices = TOPICS[topic].map_fact, TOPICS[topic].map_choices
        spec = fact_spec(topic, name)
        assert spec is not None
        match spec.kind:
            case Kind.YES_NO:
                assert choices == ("yes", "no")
            case Kind.CHOICE:
                assert set(choices) == set(spec.choices)
            case _:
                assert choices == (*ENROLLMENTS, "none")


@pytest.mark.parametrize(
    ("value", "choice"),
    [
        (None, NOT_KNOWN),
        (True, "yes"),
        (False, "no"),
        ("statewide", "statewide"),
        (Coverage(True, "capped", ()), "capped"),
        (Coverage(False, "ended", ()), "ended"),
        (Coverage(False, None, ()), "none"),
    ],
)
def test_a_value_is_one_choice(value: FactValue, choice: str) -> None:
    assert choice_of(value) == choice


# Maps.


def test_a_map_has_all_fifty_two_and_says_which_are_not_here(library: Library) -> None:
    shown = library.survey().map("records")
    assert [tile.state for tile in shown.tiles] == sorted(JURISDICTIONS, key=JURISDICTIONS.get)  # type: ignore[arg-type]
    by_state = {tile.state: tile for tile in shown.tiles}
    assert by_state["CO"].choice == "most"
    assert by_state["NM"].choice == NOT_KNOWN
    assert by_state["AL"].choice == NOT_HELD
    assert not by_state["AL"].held
    assert by_state["AL"].fact is None
    assert shown.counts == {"most": 1, NOT_KNOWN: 1, NOT_HELD: 50}


def test_a_map_tells_what_is_coming_within_a_year(library: Library) -> None:
    tile = next(one for one in library.survey().map("records").tiles if one.state == "CO")
    assert tile.coming is not None
    assert (tile.coming.since, tile.coming_choice) == (date(2027, 1, 1), "no")


@pytest.mark.parametrize("topic", MAP_TOPICS)
def test_a_map_says_what_the_cards_say(real_library: Library, topic: str) -> None:
    name = TOPICS[topic].map_fact
    shown = real_library.survey().map(topic)
    assert sum(shown.counts.values()) == len(JURISDICTIONS)
    for tile in shown.tiles:
        if tile.held:
            card = real_library.card(tile.state, topic)
            fact = next(one for one in card.facts if one.name == name)
            assert tile.fact == fact
            assert tile.answer == card.answer
            assert tile.choice in (*TOPICS[topic].map_choices, NOT_KNOWN)


def test_a_topic_without_a_map_is_one_sentence(library: Library) -> None:
    for topic in ("legal", "cooking"):
        with pytest.raises(BadInput, match="driving"):
            library.survey().map(topic)


# Comparisons.


def test_a_comparison_holds_every_fact_of_every_state_held(library: Library) -> None:
    comparison = library.survey().compare("records")
    assert [column.state for column in comparison.columns] == ["CO", "NM"]
    for column in comparison.columns:
        assert [fact.name for fact in column.facts] == [
            spec.name for spec in TOPICS["records"].facts
        ]
        assert column.answer
    assert comparison.chosen(("NM", "AL", "CO")).columns == comparison.columns[::-1]
    with pytest.raises(BadInput, match="cooking"):
        library.survey().compare("cooking")


def test_a_comparison_marks_only_the_dangers_that_are_a_states_own(tmp_path: Path) -> None:
    """What stands beside every state warns nobody: a title of the state's own does."""
    stop = "level: stop, text: See a lawyer before any plea."
    assert stop in RECORDS
    own = RECORDS.replace(stop, f"title: Pleas are shared., {stop}")
    at_a_step = RECORDS.replace("level: info,", "level: step, stage: keep, title: Ask there.,")
    ended = own.replace("title: Pleas are shared.,", "title: It ended., until: 2026-11-23,")
    resources = write_tree(
        tmp_path,
        states__CO__records=own,
        states__NM__records=RECORDS,
        states__TX__records=at_a_step,
        states__UT__records=ended,
    )
    build(resources, tmp_path / "pack", TODAY)
    paths = Paths(tmp_path / "pack", tmp_path / "settings.toml", resources, tmp_path / "i18n")
    with Library.open(paths, lambda: TODAY) as opened:
        columns = {one.state: one for one in opened.survey().compare("records").columns}
        assert [one.title for one in columns["CO"].stops] == ["Pleas are shared."]
        assert [columns[state].stops for state in ("NM", "TX", "UT")] == [(), (), ()]
        for state in ("CO", "NM", "TX"):
            assert opened.card(state, "records").stops, "the card itself leaves none out"


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_real_comparison_marks_no_danger_in_the_words_that_every_state_has(
    real_library: Library, lang: str
) -> None:
    say = real_library.wording(lang)
    for topic in TOPICS:
        columns = real_library.survey(lang).compare(topic).columns
        for column in columns:
            shown = {one.key: one for one in real_library.card(column.state, topic, lang).stops}
            for one in column.stops:
                assert one.title
                assert one.title != say(f"caution.{one.key}"), (column.state, one.key)
                assert shown[one.key] == one, "and no other than its card says"
        assert any(not column.stops for column in columns), topic


def test_a_comparison_speaks_the_language_asked_for(library: Library) -> None:
    columns = library.survey("es").compare("records").columns
    values = {fact.value for fact in columns[0].facts if isinstance(fact.value, str)}
    assert "Algunos casos viejos pueden sellarse." in values


def test_federal_rules_are_no_column(real_library: Library) -> None:
    columns = real_library.survey().compare("health").columns
    assert FEDERAL not in {column.state for column in columns}
    assert {column.state for column in columns} == set(real_library.states()) - {FEDERAL}
    assert isinstance(real_library.survey().compare("health"), Comparison)


# Changes.


def test_changes_reach_a_year_back_and_a_year_ahead(library: Library) -> None:
    found = library.survey().changes("CO")
    assert (found.first, found.last) == (date(2025, 11, 24), date(2027, 11, 24))
    assert [one.text for one in found.coming] == ["The cap ends."]
    assert found.past == (), "2025-01-01 lies before"
    assert found.held


def test_a_state_that_is_not_held_has_the_federal_changes(real_library: Library) -> None:
    today = real().today
    for state in ("", "WY", FEDERAL):
        if state in real_library.states():
            continue
        found = real_library.survey().changes(state)
        assert not found.held
        assert {one.state for one in (*found.past, *found.coming)} == {FEDERAL}
    found = real_library.survey().changes("CO")
    assert {one.state for one in (*found.past, *found.coming)} == {FEDERAL, "CO"}
    past = [one.since for one in found.past if one.since is not None]
    coming = [one.since for one in found.coming if one.since is not None]
    assert past == sorted(past, reverse=True)
    assert coming == sorted(coming)
    assert max(past) <= today < min(coming)


# Words.


def source(as_of: date | None) -> Source:
    return Source("Court", "Order", None, as_of, TODAY, "So.")


@pytest.mark.parametrize(
    ("sources", "confidence", "said"),
    [
        ((source(date(2026, 9, 1)),), "confirmed", "Sep 2026"),
        ((source(date(2024, 9, 1)),), "confirmed", "Sep 2024"),
        ((source(None),), "single-source", "no source date \u00b7 one source"),
        ((source(date(2026, 9, 1)),), "weak", "Sep 2026 \u00b7 weak source"),
        ((source(date(2026, 9, 1)),), "unconfirmed", "Sep 2026 \u00b7 not confirmed"),
        ((), "unconfirmed", "not confirmed"),
        ((), "confirmed", ""),
    ],
)
def test_age_and_doubt_fit_into_a_cell(
    sources: tuple[Source, ...], confidence: Confidence, said: str
) -> None:
    say = Wording(translator(), TODAY)
    fact = Fact(name="law", value="x", sources=sources, confidence=confidence)
    assert say.short_age(fact) == said


def test_every_choice_has_its_words_in_every_language(real_library: Library) -> None:
    for lang in real_library.languages():
        say = real_library.wording(lang)
        for topic in MAP_TOPICS:
            choices = TOPICS[topic].map_choices
            for choice in (*choices, NOT_KNOWN):
                assert "map." not in say.map_says(topic, choice)
                mark = say.map_mark(topic, choice)
                assert 0 < len(mark) <= 9, mark
            marks = [say.map_mark(topic, choice) for choice in choices]
            assert len(set(marks)) == len(marks), (lang, topic, marks)
        assert say.map_mark("driving", NOT_HELD) == ""
        assert say.map_says("driving", NOT_HELD)


def test_no_word_of_a_map_judges_a_place() -> None:
    words = real().content.words
    spoken = [
        text for key, text in words.items() if key.startswith(("map.", "compare.", "across."))
    ]
    assert len(spoken) > 40
    for text in spoken:
        for word in ("safe", "unsafe", "good", "bad", "danger", "friendly", "welcom", "sanctuary"):
            assert word not in text.lower(), text
