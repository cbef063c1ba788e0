"""What is read aloud: dangers before answers, sounds that can be followed, nothing private."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.aloud.script import Aloud, Spoken, digits, speakable
from navigator.eligibility.answers import Answers
from navigator.eligibility.grouping import by_program
from navigator.language.sentences import first_sentence, sentences
from navigator.language.wording import is_old
from navigator.library.outline import caution_text
from navigator.records.outline_parts import Line, Outline, Purpose
from navigator.records.topics import TOPICS
from tests.helpers.brought import paper_lines_of
from tests.helpers.locales import BOTH, locales

if TYPE_CHECKING:
    from navigator.library.facade import Library

pytestmark = pytest.mark.together("cards")

MOST_WORDS = 240


@pytest.mark.parametrize(
    ("lang", "written", "said"),
    [
        ("en", "Since Mar 31, 2025", "Since March 31, 2025"),
        ("en", "As of May 2025", "As of May 2025"),
        ("en", "from 2026-01-05 on", "from January 5, 2026 on"),
        ("es", "Desde el 31 mar 2025", "Desde el 31 de marzo de 2025"),
        ("es", "Fuente de ene 2026", "Fuente de enero de 2026"),
        ("es", "Since Mar 31, 2025", "Since March 31, 2025"),
        ("en", "Call 303-555-0142.", "Call 3 0 3, 5 5 5, 0 1 4 2."),
        ("en", "(303) 555-0142", "3 0 3, 5 5 5, 0 1 4 2"),
        ("en", "1-800-555-0142 ext. 12", "1, 8 0 0, 5 5 5, 0 1 4 2, extension 1 2"),
        ("es", "303-555-0142 x 5", "3 0 3, 5 5 5, 0 1 4 2, extensión 5"),
        ("en", "Call 911 or text 988", "Call 9 1 1 or text 9 8 8"),
        ("en", "It costs $911 and 988,000 people came", "It costs $911 and 988,000 people came"),
        ("en", "See https://www.dmv.example.gov/cards?x=1 now", "See dmv dot example dot gov now"),
        ("es", "Vea www.uno.example", "Vea uno punto example"),
        ("en", "ages 19-64 and 133\u2013205%", "ages 19 to 64 and 133 to 205%"),
        ("es", "de 19-64", "de 19 a 64"),
        ("en", "Form I-765 & more", "Form I 765 and more"),
        ("en", "§ 42", "section 42"),
        ("en", "\u2022 One\n\u2022 Two", "One. Two"),
        ("en", "Phone \u00b7 Denver", "Phone. Denver"),
        ("en", "HB 21-1057 of 2021", "HB 21-1057 of 2021"),
        ("vi", "Call 911, Mar 2, 2025", "Call 9 1 1, March 2, 2025"),
    ],
)
def test_what_is_written_for_the_eye_is_said_for_the_ear(
    lang: str, written: str, said: str
) -> None:
    assert speakable(written, locales(lang)) == said


def test_a_zip_code_is_read_digit_by_digit() -> None:
    assert digits("80202-1234") == "8 0 2 0 2"


@given(st.from_regex(r"\A\d{3}-\d{3}-\d{4}\Z"), st.sampled_from(["en", "es"]))
def test_no_phone_is_read_as_one_number(number: str, lang: str) -> None:
    said = speakable(f"Ask: {number}", locales(lang))
    assert not re.search(r"\d\d", said)
    assert re.findall(r"\d", said) == re.findall(r"\d", number)


@given(st.text(max_size=200))
def test_any_text_becomes_one_line(text: str) -> None:
    said = speakable(text, locales())
    assert said == " ".join(said.split())


def aloud(library: Library, lang: str) -> Aloud:
    return Aloud(library.wording(lang), reviewed=library.languages()[lang])


def at(spoken: Spoken, text: str) -> int:
    """Where a text is read, sentence by sentence; fails when it is not."""
    wanted = " ".join(speakable(one, locales(spoken.lang)) for one in sentences(text, BOTH))
    found = " ".join(spoken.pieces).find(wanted)
    assert found >= 0, f"{wanted!r} is not read"
    return found


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("topic", list(TOPICS))
def test_every_danger_of_every_card_is_named_before_its_answer_and_read_whole_in_the_rest(
    real_library: Library, topic: str, lang: str
) -> None:
    voice = aloud(real_library, lang)
    for state in real_library.states():
        card = real_library.card(state, topic, lang)
        outline = real_library.outline(card, lang)
        first, rest = voice.next_step(outline), voice.rest(outline)
        assert first.lang == rest.lang == lang
        answer = at(first, first_sentence(card.answer, BOTH)[0])
        for stop in card.stops:
            assert at(first, stop.title or "") < answer, (state, stop.key)
        for danger in card.cautions:
            assert danger.title
            at(rest, f"{danger.title} {caution_text(danger)}")


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("topic", list(TOPICS))
def test_the_next_step_is_heard_in_a_minute_or_two(
    real_library: Library, topic: str, lang: str
) -> None:
    """Whoever listens has to keep it in mind; a number counts as one word."""
    for state in real_library.states():
        outline = real_library.outline(real_library.card(state, topic, lang), lang)
        pieces = aloud(real_library, lang).next_step(outline).pieces
        words = sum(len(re.sub(r"(?<=\d)[ ,]+(?=\d)", "", one).split()) for one in pieces)
        assert words <= MOST_WORDS, (state, words)


def test_a_card_says_what_to_bring_whom_to_call_and_what_to_say_then_how_old_it_is(
    real_library: Library,
) -> None:
    say = real_library.wording("en")
    card = real_library.card("CO", "driving")
    outline = real_library.outline(card, "en")
    spoken = aloud(real_library, "en").next_step(outline)
    assert card.basis is not None
    at(aloud(real_library, "en").rest(outline), say.law_age(card.basis))
    answer = at(spoken, first_sentence(card.answer, BOTH)[0])
    assert answer < at(spoken, say("part.bring")) < at(spoken, "1. ")
    assert at(spoken, say("part.bring")) < at(spoken, paper_lines_of(real_library, card)[0].text)
    assert len(outline.places) == 3
    last = at(spoken, "1. ")
    for near in outline.places[:2]:  # nobody keeps more of them in the ear
        assert last < at(spoken, near.place.phones[0].number)
        last = at(spoken, near.place.phones[0].number)
    assert last < at(spoken, card.say)
    assert spoken.pieces[-2:] == (say("paper.general"), say("aloud.more"))
    assert spoken.more is not None
    assert spoken.more().more is None


def test_the_rest_says_what_the_first_minute_left_out_and_no_step_again(
    real_library: Library,
) -> None:
    card = real_library.card("CO", "driving")
    outline = real_library.outline(card, "en")
    first, rest = (
        getattr(aloud(real_library, "en"), name)(outline) for name in ("next_step", "rest")
    )
    for item in (*card.summary, *card.know):
        at(rest, item.text)
        assert not [one for one in first.pieces if speakable(item.text, locales()) in one]
    for change in card.coming:
        at(rest, change.text)
    steps = outline.part(Purpose.DO)
    assert steps is not None
    for line in steps.lines:
        is_told = any(speakable(line.text, locales()) in one for one in rest.pieces)
        in_sight = line in [one for _, one in steps.at_sight]
        assert is_told == bool(line.more or line.traps or not in_sight), line.text
    assert not [one for one in rest.pieces if speakable(card.say, locales()) in one]


def test_what_no_child_should_carry_is_marked_by_what_a_part_is_for(
    real_library: Library,
) -> None:
    """Stops, dangers and what waits at a step; on the page for the worst day every part."""
    voice = aloud(real_library, "en")
    for topic in TOPICS:
        outline = real_library.outline(real_library.card("CO", topic), "en")
        first, rest = voice.next_step(outline), voice.rest(outline)
        traps = {trap.title for line in _steps(outline) for trap in line.traps}
        for one in (*first.sentences, *rest.sentences):
            if one.purpose in (Purpose.STOP, Purpose.DANGERS) or one.text in traps:
                assert one.grave, one.text
            elif one.purpose is not Purpose.DO:
                assert not one.grave, one.text
    worst = real_library.guide("card:US:rights.someone-taken")
    spoken = voice.record(real_library.outline(worst, "en", "80202", "CO"), first=("Call 911.",))
    assert {one.grave for one in spoken.sentences if one.purpose} == {True}


def _steps(outline: Outline) -> tuple[Line, ...]:
    part = outline.part(Purpose.DO)
    return part.lines if part else ()


def test_a_sentence_says_which_block_it_stands_in(real_library: Library) -> None:
    outline = real_library.outline(real_library.card("CO", "driving"), "en")
    spoken = aloud(real_library, "en").next_step(outline)
    calls = [one for one in spoken.sentences if one.purpose is Purpose.CALL][1:]
    assert [one.at for one in calls] == [one.place.phones[0].number for one in outline.places[:2]]
    assert all(one.at == one.text for one in spoken.sentences if one not in calls)


def test_a_translation_nobody_checked_says_so_first(real_library: Library) -> None:
    say = real_library.wording("es")
    card = real_library.card("CO", "driving", "es")
    outline = real_library.outline(card, "es")
    unsure, sure = Aloud(say, reviewed=False, old=True), Aloud(say, reviewed=True)
    first = " ".join((outline.title, say("paper.unreviewed"), say("paper.old")))
    for told in (unsure.next_step(outline), unsure.rest(outline)):
        assert " ".join(told.pieces).startswith(first)
    for told in (sure.next_step(outline), sure.rest(outline)):
        assert "omputadora" not in " ".join(told.pieces)
        assert say("paper.old") not in " ".join(told.pieces)


def test_a_guide_reads_what_stands_above_it_its_dangers_then_its_lead(
    real_library: Library,
) -> None:
    guide = real_library.guide("card:US:rights.someone-taken")
    spoken = aloud(real_library, "en").record(
        real_library.outline(guide, "en"), first=("Is anyone in danger now? Call 911.",)
    )
    assert at(spoken, "Call 911") < at(spoken, guide.lead) < at(spoken, guide.sections[0].heading)
    for stop in guide.cautions:
        if stop.level == "stop":
            assert at(spoken, stop.text) < at(spoken, guide.lead)


def test_what_says_something_about_a_person_is_marked(real_library: Library) -> None:
    programs = [
        real_library.program(one.id)
        for topic in TOPICS
        for one in real_library.card("CO", topic).programs
    ]
    assert {one.sensitive for one in programs} == {True, False}
    for program in programs:
        assert (
            aloud(real_library, "en").record(real_library.outline(program, "en")).private
            == program.sensitive
        )


def test_a_program_does_not_read_out_what_rests_on_status(real_library: Library) -> None:
    told = [
        real_library.program(one.id)
        for state in real_library.states()
        for topic in TOPICS
        for one in real_library.card(state, topic).programs
        if one.status_note
    ]
    assert told
    for program in told:
        pieces = aloud(real_library, "en").record(real_library.outline(program, "en")).pieces
        assert not [one for one in pieces if speakable(program.status_note or "", locales()) in one]


def test_a_place_reads_its_limits_its_phones_and_that_it_is_old(real_library: Library) -> None:
    say = real_library.wording("en")
    for place in real_library.places("CO", limit=60):
        spoken = aloud(real_library, "en").place(place)
        if place.limits:
            assert at(spoken, place.limits) < at(spoken, say("paper.general"))
        for phone in place.phones:
            at(spoken, phone.number)
        if place.address and place.address.zip:
            at(spoken, digits(place.address.zip))
        if is_old(place.as_of, say.today):
            at(spoken, say("place.call_first"))
            at(spoken, say.listed(place) or say.contact_age(place))
        else:
            assert not [one for one in spoken.pieces if "call first" in one]


def answered(**household: Any) -> Answers:
    return Answers("CO", household, ({"age": 34, "pregnant": True}, {"age": 6}))


def test_a_result_is_private_and_reads_neither_reasons_nor_branches(real_library: Library) -> None:
    say = real_library.wording("en")
    result = real_library.screen("checklist:health", answered(income=1200, income_period="month"))
    spoken = aloud(real_library, "en").result(real_library.checklist("checklist:health"), result, 2)
    assert spoken.private
    whole = " ".join(spoken.pieces)
    assert whole.endswith(f"{say('aloud.why')} {say('paper.general')}")
    branches = {one.branch for one in result.outcomes if one.branch}
    assert branches
    assert not [one for one in branches if speakable(one, locales()) in whole]
    assert "34" not in whole
    assert "1,200" not in whole
    for stop in (one for one in result.cautions if one.level == "stop"):
        assert at(spoken, stop.text) < at(spoken, result.outcomes[0].title)


@pytest.mark.parametrize("people", [1, 2])
def test_a_result_is_read_program_by_program_as_it_stands_on_its_page(
    real_library: Library, people: int
) -> None:
    checklist = real_library.checklist("checklist:health")
    household = answered(income=1200, income_period="month")
    some = replace(household, people=household.people[:people])
    result = real_library.screen(checklist.id, some)
    spoken = aloud(real_library, "en").result(checklist, result, people)
    say = real_library.wording("en")
    rows = by_program(checklist, result)
    named = [one for one in spoken.sentences if one.at in {row.best.verdict.title for row in rows}]
    standing = [row for row in rows if row.stands]
    assert [one.at for one in named] == [row.best.verdict.title for row in standing], "each once"
    for one, row in zip(named, standing, strict=True):
        assert one.text.endswith(say.people(row.best.people, people) or one.at)
    folded = [row.best.verdict.title for row in rows if not row.stands]
    assert folded
    assert any(one.endswith(speakable("; ".join(folded), locales())) for one in spoken.pieces)
    assert ("Person 1" in " ".join(spoken.pieces)) is (people > 1)
