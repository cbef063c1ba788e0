"""What stands at first sight is read by a tired person, and heard by one who cannot read: short."""

from __future__ import annotations

from dataclasses import replace
from html import unescape

import pytest

from navigator.aloud.script import Aloud
from navigator.handout.press import Press
from navigator.handout.record_html import Sheet, back_pieces
from navigator.library.calls import license_offices
from navigator.library.facade import Library
from navigator.records.jurisdictions import FEDERAL
from navigator.records.outline_parts import AT_SIGHT, Line, Outline, Part, Purpose
from navigator.records.topics import TOPICS
from tests.helpers.counting import seconds_aloud, words_by_part, words_to_call
from tests.helpers.largest import largest_zip

pytestmark = pytest.mark.together("cards")

in_both = pytest.mark.parametrize("lang", ["en", "es"])
of_each = pytest.mark.parametrize("topic", list(TOPICS))
MOST_WORDS = {"en": 150, "es": 175}
"""Spanish says the same in a sixth more words."""
MOST_SECONDS = 90


def outlined(library: Library, state: str, topic: str, lang: str) -> Outline:
    card = library.card(state, topic, lang)
    return library.outline(card, lang, largest_zip(library, state))


def states(library: Library) -> list[str]:
    return [one for one in library.states() if one != FEDERAL]


@in_both
@of_each
def test_stop_answer_bring_do_and_call_are_few_words_everywhere(
    real_library: Library, topic: str, lang: str
) -> None:
    for state in states(real_library):
        words = words_by_part(outlined(real_library, state, topic, lang))
        assert sum(words.values()) <= MOST_WORDS[lang], (state, words)


MOST_TO_CALL = {"en": 80, "es": 85}
"""Three numbers with names, distances, limits, addresses and hours; some names are long."""


@in_both
@of_each
def test_whom_to_call_is_told_with_street_and_town_in_few_words(
    real_library: Library, topic: str, lang: str
) -> None:
    say = real_library.wording(lang)
    for state in states(real_library):
        told = outlined(real_library, state, topic, lang)
        assert words_to_call(told) <= MOST_TO_CALL[lang], state
        part = told.part(Purpose.CALL)
        for line in part.lines if part else ():
            place = line.where.place if line.where else None
            assert place is not None
            assert say.street(place) in line.address
            if place.kind == "legal" and place.cost == "free":
                # Civil legal aid costs nothing too; that it asks about papers is told with it.
                asks = place.subkind == "lsc_grantee" and TOPICS[topic].asks_legal_aid
                assert say("place.asks_papers" if asks else "call.free_legal") in line.more


@in_both
def test_a_license_card_names_the_nearest_office_or_says_that_none_is_held(
    real_library: Library, lang: str
) -> None:
    say = real_library.wording(lang)
    held = 0
    for state in states(real_library):
        told = outlined(real_library, state, "driving", lang)
        part = told.part(Purpose.CALL)
        assert part is not None
        [note] = part.notes
        offices = list(license_offices(real_library, state, lang))
        held += bool(offices)
        assert (note == say("call.no_office")) is not bool(offices), state
        if offices:
            zip = largest_zip(real_library, state)
            nearest = next(license_offices(real_library, state, lang, zip))
            assert nearest.place.name in note
            assert say.street(nearest.place) in note
    assert held == 3


@in_both
@of_each
def test_the_next_step_is_heard_in_a_minute_and_a_half(
    real_library: Library, topic: str, lang: str
) -> None:
    voice = Aloud(real_library.wording(lang), reviewed=real_library.languages()[lang])
    for state in states(real_library):
        spoken = voice.next_step(outlined(real_library, state, topic, lang))
        assert seconds_aloud(spoken) <= MOST_SECONDS, state


def test_what_waits_below_is_never_one_line_alone() -> None:
    for count in range(AT_SIGHT + 4):
        for dangers in range(count + 1):
            traps = (Line("", title="Danger"),)
            lines = [Line(str(number)) for number in range(count - dangers)]
            lines += [Line(str(number), traps=traps) for number in range(dangers)]
            part = Part(Purpose.DO, "", tuple(lines))
            assert count - len(part.at_sight) != 1
            assert sum(bool(line.traps) for _, line in part.at_sight) == dangers


@in_both
def test_what_papers_and_steps_say_beyond_their_first_words_is_on_the_second_side(
    real_library: Library, lang: str
) -> None:
    press = Press(real_library.wording(lang), reviewed=True, old=False)
    card = real_library.card("WY", "legal", lang)
    told = outlined(real_library, "WY", "legal", lang)
    back = unescape(" ".join(back_pieces(Sheet(card, told), press, has_room=True)))
    for purpose in (Purpose.BRING, Purpose.DO):
        part = told.part(purpose)
        assert part is not None
        assert [line for line in part.lines if line.more]
        for line in part.lines:
            assert (line.whole in back) is bool(line.more)


def test_where_the_dangers_fill_the_second_side_they_leave_it_to_nobody(
    real_library: Library,
) -> None:
    press = Press(real_library.wording("en"), reviewed=True, old=False)
    card = real_library.card("CO", "driving")
    told = outlined(real_library, "CO", "driving", "en")
    long = tuple(Line("word " * 700, title="Long") for _ in range(2))
    parts = tuple(
        replace(part, lines=long) if part.purpose is Purpose.DANGERS else part
        for part in told.parts
    )
    back = " ".join(back_pieces(Sheet(card, replace(told, parts=parts)), press, has_room=True))
    assert press.say("part.more_on_steps") not in back


def test_a_health_headline_has_the_same_sentences_in_both_languages(real_library: Library) -> None:
    for state in states(real_library):
        told = [real_library.card(state, "health", lang).tile for lang in ("en", "es")]
        assert told[0].count(".") == told[1].count("."), (state, told)


def test_a_plan_that_ends_before_18_says_the_last_age_to_join(real_library: Library) -> None:
    said = {
        state: real_library.card(state, "health", "en").answer for state in states(real_library)
    }
    assert "children who join by age 15" in said["CT"]
    assert {one for one, text in said.items() if "by age" in text} == {"CT"}
    assert {one for one, text in said.items() if "up to age 17" in text} == {"CO", "MN"}
