"""Screen, paper and speech must not tell a family different things, and each danger once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from html import unescape

import pytest

from navigator.aloud.script import Aloud, speakable
from navigator.handout.press import Press
from navigator.handout.record_html import Sheet, back_pieces, front_pieces
from navigator.library.facade import Library
from navigator.library.outline import caution_text
from navigator.records.outline_parts import NEXT_STEP, Line, Outline, Part, Purpose, paired
from navigator.records.topics import TOPICS
from tests.helpers.locales import locales

pytestmark = pytest.mark.together("cards")

in_both = pytest.mark.parametrize("lang", ["en", "es"])
of_each = pytest.mark.parametrize("topic", list(TOPICS))


_outlines: dict[tuple[str, str], Outline] = {}


def outlined(library: Library, id: str, lang: str) -> Outline:
    """What a card says, composed once for all tests."""
    if (id, lang) not in _outlines:
        _, state, topic = id.split(":")
        _outlines[id, lang] = library.outline(library.card(state, topic, lang), lang)
    return _outlines[id, lang]


def plain(html: Iterable[str]) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", " ".join(html))).split())


def follow(whole: str, texts: Iterable[str]) -> None:
    """All of these stand in a text, in this order."""
    at = 0
    for text in texts:
        at = whole.index(" ".join(text.split()), at)


def first_texts(told: Outline, *, aloud: bool = False) -> list[str]:
    """What the first side says, in the order in which it is read; `aloud` less of each part."""
    found: list[str] = []
    for part in told.parts:
        if part.purpose is Purpose.STOP:
            found += [line.title for line in part.lines]
        elif part.purpose in NEXT_STEP:
            lines = [line for _, line in part.at_sight] if aloud else part.lines
            for line in lines[:2] if aloud and part.purpose is Purpose.CALL else lines:
                found += [line.text, *(trap.title for trap in line.traps)]
    return found


@in_both
@of_each
def test_paper_and_speech_say_the_next_step_in_the_order_of_the_outline(
    real_library: Library, topic: str, lang: str
) -> None:
    say = real_library.wording(lang)
    press, voice = Press(say, reviewed=True, old=False), Aloud(say, reviewed=True)
    for state in real_library.states():
        card = real_library.card(state, topic, lang)
        told = outlined(real_library, card.id, lang)
        assert told.parts[0].purpose in (Purpose.STOP, Purpose.ANSWER), card.id
        follow(plain(front_pieces(Sheet(card, told), press, "", is_alone=True)), first_texts(told))
        aloud = " ".join(voice.next_step(told).pieces)
        for text in first_texts(told, aloud=True):
            # A number is read digit by digit; a full stop may be the sign before what follows.
            assert speakable(text, locales(lang)).rstrip(".") in aloud, (card.id, text)


@in_both
@of_each
def test_each_danger_is_told_once_and_whole_on_screen_paper_and_aloud(
    real_library: Library, topic: str, lang: str
) -> None:
    say = real_library.wording(lang)
    press, voice = Press(say, reviewed=True, old=False), Aloud(say, reviewed=True)
    for state in real_library.states():
        card = real_library.card(state, topic, lang)
        told = outlined(real_library, card.id, lang)
        whole = sorted(caution_text(one) for one in card.cautions)
        assert sorted(line.text for line in told.dangers) == whole, card.id
        paper = plain(back_pieces(Sheet(card, told), press))
        aloud = " ".join(voice.rest(told).pieces)
        for text in whole:
            assert paper.count(" ".join(text.split())) == 1, (card.id, text)
            assert speakable(text, locales(lang)).rstrip(".") in aloud, (card.id, text)


def test_no_danger_of_the_whole_country_is_lost_in_a_state(real_library: Library) -> None:
    """A state tells each in its own words, the general ones, or says why it is not its own."""
    silent: set[tuple[str, str]] = set()
    for topic in TOPICS:
        general = {one.key for one in real_library.card("US", topic).cautions}
        for state in real_library.states():
            told = {one.key for one in real_library.card(state, topic).cautions}
            silent |= {(state, key) for key in general - told}
    keys = {key for _, key in silent}
    # Where no tax number is asked, or a card can not be told from a REAL ID or is closed.
    assert keys <= {
        "driving.marked_card_federal_use",
        "driving.tax_number_irs_sharing",
        "driving.out_of_state_card",
        # Puerto Rico has a food program of its own, PAN, in place of SNAP.
        "food.data",
        "food.reporting",
        "food.sponsor",
    }, keys
    assert {state for state, key in silent if key.startswith("food.")} == {"PR"}


@of_each
def test_a_danger_at_a_step_has_its_step(real_library: Library, topic: str) -> None:
    for state in real_library.states():
        card = real_library.card(state, topic)
        stages = {one.stage for one in card.steps}
        adrift = [one.key for one in card.cautions if one.level == "step"]
        assert all(one.stage in stages for one in card.cautions if one.level == "step"), (
            card.id,
            adrift,
        )


@in_both
@of_each
def test_what_stands_above_the_answer_is_short(
    real_library: Library, topic: str, lang: str
) -> None:
    most = {"en": 30, "es": 36}[lang]
    for state in real_library.states():
        stops = real_library.card(state, topic, lang).stops
        assert len(stops) <= 2, (state, [one.key for one in stops])
        words = sum(len((one.title or "").split()) for one in stops)
        assert words <= most, (state, words)


@of_each
def test_a_state_says_no_step_twice(real_library: Library, topic: str) -> None:
    from rapidfuzz import fuzz

    for state in real_library.states():
        steps = [line.text for line in _lines(real_library, state, topic, Purpose.DO)]
        papers = [line.text for line in _lines(real_library, state, topic, Purpose.BRING)]
        for texts, most in ((steps, 88), (papers, 92)):
            for number, text in enumerate(texts):
                for other in texts[number + 1 :]:
                    assert fuzz.token_sort_ratio(text, other) < most, (state, text, other)


@of_each
def test_beside_a_box_stands_a_paper(real_library: Library, topic: str) -> None:
    """A question or an order is no paper that one can tick."""
    orders = re.compile(r"^(ask|make|go|call|do|see|read|check|two kinds)\b|\?$", re.IGNORECASE)
    for state in real_library.states():
        for line in _lines(real_library, state, topic, Purpose.BRING):
            assert not orders.search(line.text), (state, line.text)


def _lines(library: Library, state: str, topic: str, purpose: Purpose) -> tuple[Line, ...]:
    part = outlined(library, f"card:{state}:{topic}", "en").part(purpose)
    return part.lines if part else ()


def test_a_tax_number_rule_is_told_beside_the_papers(real_library: Library) -> None:
    told = [
        outlined(real_library, f"card:{state}:driving", "en").part(Purpose.BRING)
        for state in real_library.states()
    ]
    assert sum(bool(part and part.notes) for part in told) > 20


def test_the_date_beside_an_answer_is_that_of_its_own_fact(real_library: Library) -> None:
    for topic in TOPICS:
        for state in real_library.states():
            card = real_library.card(state, topic)
            answer = outlined(real_library, card.id, "en").part(Purpose.ANSWER)
            assert answer is not None
            if card.basis is not None and card.basis.value is not None:
                assert answer.notes == (real_library.wording("en").law_age(card.basis),), card.id


def test_a_wage_has_the_date_of_the_wage_rule(real_library: Library) -> None:
    for state in real_library.states():
        card = real_library.card(state, "work")
        assert card.basis is not None
        assert card.basis.name == "minimum_wage_usd", card.answer


def test_a_wage_that_has_ended_is_told_with_its_last_day_and_no_other_date(
    real_library: Library,
) -> None:
    """On New Year's Day nobody learns the new wage here; the last one is better than none."""
    with Library.at(real_library.folder, lambda: date(2027, 1, 2)) as library:
        for language, words in (
            ("en", "Until Dec 31, 2026 most jobs in Colorado had to pay at least $15.16 an hour."),
            ("es", "Hasta el 31 dic 2026, la mayoría de los trabajos en Colorado debía pagar"),
        ):
            card = library.card("CO", "work", language)
            assert words in card.answer
            answer = library.outline(card, language).part(Purpose.ANSWER)
            assert answer is not None
            assert not any(answer.notes)


def test_a_section_beside_the_numbers_is_told_whole() -> None:
    lines = tuple(Line(str(number)) for number in range(9))
    assert [line for _, line in Part(Purpose.SECTION, "", lines).at_sight] == list(lines)
    assert len(Part(Purpose.DO, "", lines).at_sight) < len(lines)


def test_each_part_stands_beside_its_own_in_another_language(real_library: Library) -> None:
    ids = [f"card:{state}:{topic}" for state in real_library.states() for topic in TOPICS]
    for id in (*ids, "card:US:rights.someone-taken"):
        one, other = (
            real_library.outline(real_library.show(id, lang), lang) for lang in ("en", "es")
        )
        for part, beside in paired(one, other):
            assert len(part.lines) == len(beside.lines), (id, part.heading)
            assert list(map(bool, part.notes)) == list(map(bool, beside.notes)), id
            for line, same in zip(part.lines, beside.lines, strict=True):
                assert len(line.traps) == len(same.traps), id


def test_two_records_are_not_two_languages_of_one() -> None:
    one = Outline("", (Part(Purpose.BRING, "", ()),), ())
    with pytest.raises(ValueError, match="languages"):
        paired(one, Outline("", (Part(Purpose.DO, "", ()),), ()))


def test_steps_in_sight_are_numbered_without_a_gap() -> None:
    trap = Line("The box.", title="Voter box")
    lines = (*(Line(f"{n}") for n in range(6)), Line("last", traps=(trap,)))
    shown = Part(Purpose.DO, "", lines).at_sight
    assert [number for number, _ in shown] == list(range(1, len(shown) + 1))
    assert shown[-1][1] is lines[-1]
    assert len(shown) < len(lines)


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("topic", ["college", "home", "school"])
def test_a_step_in_sight_never_ends_with_its_question(
    real_library: Library, topic: str, lang: str
) -> None:
    for state in real_library.states():
        told = outlined(real_library, f"card:{state}:{topic}", lang).part(Purpose.DO)
        assert told is not None
        bare = [line.text for _, line in told.at_sight if line.text.endswith("?")]
        assert not bare, state
