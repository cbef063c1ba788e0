"""A part that lacks is English as a whole; what may harm brings its English until it is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from navigator.aloud.script import Aloud
from navigator.handout.edition import Edition
from navigator.handout.packet import Packet
from navigator.language.text_number import text_number
from navigator.library.facade import Library
from navigator.records.outline_parts import Outline, Part, Purpose
from navigator.steward.content.loader import load_content
from navigator.steward.content.pack.building import build
from navigator.steward.content.words.texts import translatable
from navigator.steward.content.words.translation_files import with_texts
from tests.helpers.content import RECORDS, write_tree
from tests.helpers.locales import write_locale

TODAY = date(2026, 11, 24)
PLEA, SANTA_FE = "See a lawyer before any plea.", "Ask in Santa Fe."
CAP = "The cap ends."


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    """Two states in a little Vietnamese; of New Mexico's the danger to read first lacks."""
    made = write_tree(tmp_path, states__NM__records=RECORDS.replace(PLEA, SANTA_FE))
    texts = {one: f"vi {one}" for one in translatable(load_content(made, TODAY))}
    del texts[SANTA_FE]
    path = tmp_path / "i18n" / "vi" / "content" / "all.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(with_texts("", texts), "utf-8")
    write_locale(tmp_path, "vi")
    return made


@contextmanager
def opened(resources: Path, ways: str = "", *, read: bool = False) -> Iterator[Library]:
    root = resources.parent
    write_locale(root, "vi", ways)
    if read:
        path = root / "i18n/vi/content/all.yaml"
        path.write_text(path.read_text("utf-8").replace("reviewed: false", "reviewed: true"))
    build(resources, root / "pack", TODAY, every_language=True)
    with Library.at(root / "pack", lambda: TODAY) as library:
        yield library


def told(library: Library, state: str) -> Outline:
    return library.outline(library.card(state, "records", "vi"), "vi")


def of(outline: Outline, purpose: Purpose) -> Part:
    part = outline.part(purpose)
    assert part is not None
    return part


def test_a_part_of_which_a_text_lacks_is_english_as_a_whole_and_says_so(resources: Path) -> None:
    with opened(resources) as library:
        card = told(library, "NM")
        stop, summary = of(card, Purpose.STOP), of(card, Purpose.COMING)
        assert (stop.lang, [line.text for line in stop.lines]) == ("en", [SANTA_FE])
        english = of(library.outline(library.card("NM", "records"), "en"), Purpose.DANGERS)
        dangers = of(card, Purpose.DANGERS)
        assert [line.whole for line in dangers.lines] == [line.whole for line in english.lines]
        assert dangers.heading == f"vi {english.heading} \u00b7 vi English"
        assert (summary.lang, summary.lines[0].whole.count("vi ")) == ("", 1)
        assert {part.lang for part in told(library, "CO").parts} == {""}


def test_a_danger_that_nobody_has_read_brings_its_english_and_a_date_too(resources: Path) -> None:
    with opened(resources) as library:
        card = told(library, "CO")
        stop, coming = of(card, Purpose.STOP).lines[0], of(card, Purpose.COMING).lines[0]
        assert (stop.text, stop.english and stop.english.text) == (f"vi {PLEA}", PLEA)
        assert coming.english is not None
        assert CAP in coming.english.text
        answer = of(card, Purpose.ANSWER).lines[0]
        assert answer.text.startswith("vi ")
        assert answer.english is None, "it has no date and no sum"


@pytest.mark.parametrize(("ways", "read"), [("in_use: true", False), ("", True)])
def test_a_language_in_use_and_one_that_was_read_stand_alone(
    resources: Path, ways: str, *, read: bool
) -> None:
    with opened(resources, ways, read=read) as library:
        lines = [line for part in told(library, "CO").parts for line in part.lines]
        assert [line.english for line in lines] == [None] * len(lines)
        assert not library.needs_english("vi")


def test_where_mistakes_harm_most_a_danger_is_english_until_it_is_read(resources: Path) -> None:
    with opened(resources, "red_in_english: true") as library:
        stop = of(told(library, "CO"), Purpose.STOP)
        assert (stop.lang, stop.lines[0].text) == ("en", PLEA)
        assert "vi I need an interpreter." in stop.heading


def test_each_voice_says_its_own_language(resources: Path) -> None:
    with opened(resources) as library:
        voice = Aloud(library.wording("vi"), reviewed=False)
        said = {one.said: one.lang for one in voice.rest(told(library, "CO")).sentences}
        assert said[PLEA] == "en"
        assert {lang for text, lang in said.items() if text.startswith("vi ")} == {""}
        lacks = voice.rest(told(library, "NM")).sentences
        assert {one.lang for one in lacks if one.text == SANTA_FE} == {"en"}


def test_each_text_that_nobody_read_has_the_number_of_its_english(resources: Path) -> None:
    with opened(resources) as library:
        stop = of(told(library, "CO"), Purpose.STOP).lines[0]
        assert text_number(PLEA) in stop.numbers
        assert text_number(PLEA) != text_number(SANTA_FE)
        for langs in (("vi",), ("vi", "en")):
            made = library.paper(Packet(("card:CO:records",)), "vi", Edition(langs)).html
            assert stop.numbers[0] in made


def test_on_paper_the_english_is_no_note(resources: Path) -> None:
    with opened(resources) as library:
        stop = of(told(library, "CO"), Purpose.STOP).lines[0].english
        assert stop is not None
        for langs in (("vi",), ("vi", "en")):
            made = library.paper(Packet(("card:CO:records",)), "vi", Edition(langs)).html
            assert f"<span class='english'>{stop.title}</span>" in made
            found = re.search(rf"class='(\w+)'>(?:<b>)?{stop.title}[^\n]{{0,9}}{PLEA}", made)
            assert found is not None, langs
            assert found[1] in ("english", "small")
