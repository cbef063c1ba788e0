"""Reading aloud: whole, in the page's language, with consent, and silent at once when told."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from navigator.aloud.script import Sentence, Spoken, speakable
from navigator.language.sentences import sentences
from navigator.records.outline_parts import Purpose
from navigator.records.topics import TOPICS
from navigator.ui.pages.checklists.checklist import ChecklistPage
from navigator.ui.pages.checklists.questions import Question
from navigator.ui.speech import FAST, SLOW, USUAL
from navigator.ui.speech.strip import Lit, ReadingStrip
from navigator.ui.visit.covers import IdleCover, QuestionCover
from navigator.ui.widgets.bar_button import BarButton
from navigator.ui.widgets.chip import Chip
from navigator.ui.widgets.fold import Fold
from navigator.ui.widgets.sheet import IconPart
from navigator.ui.widgets.topic_tile import TopicTile
from navigator.ui.widgets.wrap_label import WrapLabel
from tests.helpers.kiosk import PIN_HASH, Clock, tap
from tests.helpers.locales import BOTH, locales
from tests.helpers.memory import held, shown
from tests.helpers.voice import FakeVoice
from tests.helpers.window import ALT, CTRL, SHIFT, Screen, said

if TYPE_CHECKING:
    from navigator.library.facade import Library

OpenWindow = Callable[..., Screen]
ASKS = "Others may hear. Headphones?"
DEYT = "qyranaczebra"
"""What is said, spelt backwards; see `memory.held`."""
LEAVE = "You do not have to translate this. Press Read aloud."
LAST = ("paper.general", "aloud.more")
NO_VOICE = "This computer has no voice to read aloud."


@pytest.fixture
def voice() -> FakeVoice:
    return FakeVoice()


@pytest.fixture
def desk(open_window: OpenWindow, voice: FakeVoice) -> Screen:
    """A card on a desk, being read."""
    screen = open_window(voice=voice)
    screen.go("card", "card:CO:driving")
    screen.press("Read aloud")
    return screen


def start_kiosk(open_window: OpenWindow, voice: FakeVoice, **more: object) -> Screen:
    """A card on a kiosk, being read."""
    screen = open_window(mode="kiosk", pin_hash=PIN_HASH, size=(1024, 600), voice=voice, **more)
    tap(screen, screen.button("English"))
    assert voice.said == ["English"]
    voice.forget()
    screen.go("card", "card:CO:driving")
    tap(screen, screen.button("Listen"))
    assert ASKS in asked(screen)
    assert voice.said == []
    tap(screen, screen.button("Read aloud"))
    assert voice.said
    return screen


def asked(screen: Screen) -> str:
    """What the question over the page says."""
    cover = screen.window.turns.covers.cover
    assert isinstance(cover, QuestionCover)
    return "\n".join(screen.texts(cover))


# What is heard.
def test_a_card_is_read_to_its_end_dangers_before_the_answer(
    desk: Screen, voice: FakeVoice, real_library: Library
) -> None:
    card = real_library.card("CO", "driving")
    assert voice.said == [card.title]
    for _ in range(200):
        if voice.is_silent:
            break
        voice.finish()
    assert voice.is_silent
    title = speakable(card.stops[0].title or "?", locales())
    stops = [number for number, text in enumerate(voice.said) if text.startswith(title)]
    assert stops
    answer = next(text for text in voice.said if card.answer.startswith(text))
    assert stops[0] < voice.said.index(answer)
    assert voice.said[-2:] == [real_library.wording("en")(key) for key in LAST]
    assert said(desk.button("Read aloud")) == "Read aloud"


def test_the_rest_of_a_card_is_read_when_asked_every_danger_whole(
    desk: Screen, voice: FakeVoice, real_library: Library
) -> None:
    hear_to_the_end(voice)
    card = real_library.card("CO", "driving")
    first = list(voice.said)
    desk.press("Read the rest aloud")
    hear_to_the_end(voice)
    rest = " ".join(voice.said[len(first) :])
    for one in card.cautions:
        assert speakable(one.text, locales()) in rest, one.key
        assert speakable(one.text, locales()) not in " ".join(first), "once is enough"
    for item in (*card.know, *card.summary):
        assert speakable(item.text, locales()) in rest, item.text


def hear_to_the_end(voice: FakeVoice) -> None:
    for _ in range(200):
        if voice.is_silent:
            return
        voice.finish()
    raise AssertionError("it never ends")


def test_it_speaks_the_language_of_the_page(open_window: OpenWindow, voice: FakeVoice) -> None:
    screen = open_window(voice=voice, language="es")
    screen.go("card", "card:CO:driving")
    screen.press("Leer en voz alta")
    assert voice.log == [("es", "Manejar en Colorado")]


@pytest.mark.parametrize(
    ("kind", "id", "heard"),
    [
        ("guide", "card:US:rights.someone-taken", "Call 9 1 1."),
        ("program", "program:CO:omnisalud", "OmniSalud"),
        ("place", "place:CO:rmian", "Rocky Mountain"),
        ("checklist", "checklist:driving", "Skip"),
    ],
)
def test_every_kind_of_page_can_be_heard(
    open_window: OpenWindow, voice: FakeVoice, kind: str, id: str, heard: str
) -> None:
    screen = open_window(voice=voice)
    screen.go(kind, id)
    screen.press("Read aloud")
    for _ in range(200):
        if voice.is_silent:
            break
        voice.finish()
    assert any(heard in text for text in voice.said), voice.said


def test_one_question_at_a_time_is_read_alone(open_window: OpenWindow, voice: FakeVoice) -> None:
    screen = open_window(voice=voice)
    screen.go("checklist", "checklist:college")
    screen.press("One at a time", "Next question")
    page = screen.page
    assert isinstance(page, ChecklistPage)
    assert page.questions is not None
    current = page.questions.stepper.current
    assert isinstance(current, Question)
    others = [one for one in page.questions.boxes.values() if one is not current]
    screen.press("Read aloud")
    for _ in range(60):
        if voice.is_silent:
            break
        voice.finish()
    whole = " ".join(voice.said)
    assert current.heading.text() in whole
    assert not [one for one in others if one.heading.text() in whole]


def test_a_result_is_read_only_after_asking_and_not_any_more_when_it_changes(
    open_window: OpenWindow, voice: FakeVoice
) -> None:
    screen = open_window(voice=voice)
    screen.go("checklist", "checklist:driving")
    screen.press("Read the result aloud")
    assert ASKS in asked(screen)
    screen.press("Do not read")
    assert voice.log == []
    screen.press("Read the result aloud", "Read aloud")
    assert voice.said
    screen.click(next(one for one in screen.all(Chip, screen.page) if said(one) == "No"))
    wait_for_judgement(screen)
    assert voice.is_silent
    assert not screen.window.reader.is_reading


def wait_for_judgement(screen: Screen) -> None:
    page = screen.page
    assert isinstance(page, ChecklistPage)
    page._judge()
    screen.settle()


# Silence.
def test_the_button_becomes_stop(desk: Screen, voice: FakeVoice) -> None:
    assert desk.window.reader.is_reading
    desk.press("Stop reading")
    assert voice.is_silent
    desk.button("Read aloud")


def test_keys_begin_and_end_it(open_window: OpenWindow, voice: FakeVoice) -> None:
    screen = open_window(voice=voice)
    screen.key(Qt.Key.Key_R, CTRL)  # nothing to read on this page
    screen.go("card", "card:CO:driving")
    screen.key(Qt.Key.Key_R, CTRL)
    assert len(voice.said) == 1
    screen.key(Qt.Key.Key_Escape)
    assert voice.is_silent
    screen.key(Qt.Key.Key_R, CTRL)
    screen.key(Qt.Key.Key_R, CTRL)
    assert voice.is_silent


def test_escape_is_left_to_others_while_nothing_is_read(open_window: OpenWindow) -> None:
    screen = open_window()
    screen.type("lawyer")
    screen.key(Qt.Key.Key_Escape)
    assert screen.search.text() == ""


@pytest.mark.parametrize(
    "leave",
    [
        pytest.param(lambda screen: screen.go("home"), id="another page"),
        pytest.param(lambda screen: screen.key(Qt.Key.Key_Left, ALT), id="back"),
        pytest.param(lambda screen: screen.key(Qt.Key.Key_Delete, CTRL | SHIFT), id="clear"),
        pytest.param(lambda screen: screen.key(Qt.Key.Key_L, CTRL | SHIFT), id="language"),
        pytest.param(lambda screen: screen.window.turns.covers.warn(20), id="idle warning"),
        pytest.param(lambda screen: screen.type("lawyer"), id="search"),
        pytest.param(lambda screen: screen.window.close(), id="closing"),
    ],
)
def test_leaving_the_page_in_any_way_is_silence(
    desk: Screen, voice: FakeVoice, leave: Callable[[Screen], None]
) -> None:
    leave(desk)
    assert voice.is_silent


@pytest.mark.parametrize("way", ["Hide", "Start over", "Esc"])
def test_hide_and_start_over_are_silence(
    open_window: OpenWindow, voice: FakeVoice, way: str
) -> None:
    screen = start_kiosk(open_window, voice)
    if way == "Esc":
        screen.key(Qt.Key.Key_Escape)
    else:
        tap(screen, screen.button(way))
    assert voice.is_silent


def test_the_end_of_an_idle_visit_is_silence(open_window: OpenWindow, voice: FakeVoice) -> None:
    clock = Clock()
    screen = start_kiosk(open_window, voice, clock=clock)
    clock.now += 121
    screen.window.turns.idle.look()
    assert voice.is_silent


def test_whoever_listens_is_not_warned_as_idle(open_window: OpenWindow, voice: FakeVoice) -> None:
    clock = Clock()
    screen = start_kiosk(open_window, voice, clock=clock)
    for _ in range(3):
        clock.now += 60
        voice.finish()
        screen.window.turns.idle.look()
    assert screen.window.turns.covers.cover is None


def test_nothing_spoken_is_left_after_clear(desk: Screen, voice: FakeVoice) -> None:
    desk.press("Stop reading")
    desk.window.reader.toggle(
        lambda: Spoken("en", tuple(Sentence(one, one, one) for one in (DEYT[::-1], DEYT[::-1])))
    )
    desk.settle()
    assert voice.said[-1] == DEYT[::-1]
    assert held(DEYT)
    voice.forget()
    desk.key(Qt.Key.Key_Delete, CTRL | SHIFT)
    desk.key(Qt.Key.Key_Delete, CTRL | SHIFT)
    assert held(DEYT) == []
    assert not [one for one in shown() if DEYT[::-1] in one]


# Sentence by sentence.
def heard(screen: Screen) -> str:
    """The sentence on the strip."""
    return screen.all(WrapLabel, strip(screen))[0].text()


def strip(screen: Screen) -> ReadingStrip:
    return screen.window.findChildren(ReadingStrip)[0]


def lit(screen: Screen) -> str:
    """What the block says that is lit on the page; empty where none is."""
    found = [one for one in screen.all(Lit) if one.block is not None]
    return said(found[0].block) if found and found[0].block is not None else ""


def test_one_sentence_is_said_at_a_time_and_stands_on_the_strip(
    desk: Screen, voice: FakeVoice, real_library: Library
) -> None:
    card = real_library.card("CO", "driving")
    assert heard(desk) == card.title
    for _ in range(8):
        voice.finish()
        assert speakable(heard(desk), locales()) == voice.said[-1]
        assert len(list(sentences(voice.said[-1], BOTH))) == 1
    desk.press("Stop reading")
    assert not strip(desk).isVisible()


def test_the_block_that_is_read_is_lit_and_scrolled_into_sight(
    open_window: OpenWindow, voice: FakeVoice, real_library: Library
) -> None:
    screen = open_window(voice=voice, size=(1024, 600))
    screen.go("card", "card:CO:driving")
    screen.press("Read aloud")
    told = real_library.outline(real_library.card("CO", "driving"), "en", screen.window.visit.zip)
    steps = told.part(Purpose.DO)
    assert steps is not None
    for wanted in (told.answer, *(line.text for _, line in steps.at_sight)):
        while wanted not in heard(screen):
            voice.finish()
        screen.settle()
        assert wanted in lit(screen)
        light = screen.all(Lit)[0]
        area = screen.page.scroll_area.viewport()
        top = light.mapTo(area, QPoint()).y()
        assert 0 <= top + light.height() // 2 <= area.height(), wanted
    screen.press("Stop reading")
    assert lit(screen) == ""


def test_pause_holds_the_sentence_and_says_it_again(desk: Screen, voice: FakeVoice) -> None:
    voice.finish()
    before = voice.said[-1]
    desk.press("Pause")
    assert voice.log[-1] == ("stop", "")
    assert heard(desk)
    count = len(voice.said)
    desk.press("Go on")
    assert voice.said[count:] == [before]
    desk.key(Qt.Key.Key_F8)
    assert voice.log[-1] == ("stop", "")
    desk.key(Qt.Key.Key_F8)
    assert voice.said[count:] == [before, before]


def test_one_back_and_next_by_button_and_by_key(desk: Screen, voice: FakeVoice) -> None:
    for _ in range(3):
        voice.finish()
    first, second, third = voice.said[1:4]
    desk.press("One back")
    assert voice.said[-1] == second
    desk.key(Qt.Key.Key_F7)
    assert voice.said[-1] == first
    desk.press("Next")
    desk.key(Qt.Key.Key_F9)
    assert voice.said[-2:] == [second, third]
    for _ in range(9):
        desk.key(Qt.Key.Key_F7)
    assert voice.said[-1] == voice.said[0], "before the first there is none"


def test_three_speeds_that_the_next_visitor_does_not_inherit(
    desk: Screen, voice: FakeVoice
) -> None:
    assert voice.speeds[-1] == USUAL
    desk.press("Speed: usual")
    assert voice.speeds[-1] == FAST
    desk.press("Speed: fast")
    assert voice.speeds[-1] == SLOW
    desk.press("Stop reading", "Read aloud")
    assert voice.speeds[-1] == SLOW
    desk.key(Qt.Key.Key_Delete, CTRL | SHIFT)
    desk.key(Qt.Key.Key_Delete, CTRL | SHIFT)
    desk.go("card", "card:CO:driving")
    desk.press("Read aloud")
    assert voice.speeds[-1] == USUAL


def test_when_the_next_step_is_told_more_is_offered(
    desk: Screen, voice: FakeVoice, real_library: Library
) -> None:
    hear_to_the_end(voice)
    assert "More?" in heard(desk)
    desk.press("No, thank you")
    assert not strip(desk).isVisible()
    desk.press("Read aloud")
    hear_to_the_end(voice)
    desk.key(Qt.Key.Key_Escape)
    assert not strip(desk).isVisible()
    desk.press("Read aloud")
    hear_to_the_end(voice)
    desk.press("Read the rest")
    danger = real_library.card("CO", "driving").cautions[0]
    while speakable(danger.text, locales()).split(". ")[0] not in voice.said[-1]:
        voice.finish()
    desk.settle()
    assert heard(desk) in lit(desk), "its fold has opened"


def test_a_child_need_not_translate_what_is_grave(desk: Screen, voice: FakeVoice) -> None:
    told = desk.window.reader._sentences
    grave = [one for one in told if one.grave]
    assert {one.purpose for one in grave} == {Purpose.STOP, Purpose.DO}
    assert [one for one in told if not one.grave]
    for one in told[1:]:
        voice.finish()
        assert (LEAVE in desk.texts(strip(desk))) == one.grave, one.text


def test_on_the_worst_day_no_part_is_for_a_child(open_window: OpenWindow, voice: FakeVoice) -> None:
    screen = open_window(voice=voice)
    screen.go("guide", "card:US:rights.someone-taken")
    screen.press("Read aloud")
    told = screen.window.reader._sentences
    assert all(one.grave for one in told if one.purpose)
    assert len([one for one in told if one.grave]) > len(told) / 2


def test_on_the_worst_day_each_part_opens_when_it_is_read(
    open_window: OpenWindow, voice: FakeVoice
) -> None:
    screen = open_window(voice=voice)
    screen.go("guide", "card:US:rights.someone-taken")
    folds = screen.all(Fold, screen.page)
    assert len(folds) > 3
    screen.press("Read aloud")
    for fold in folds:
        while heard(screen) != fold.title:
            voice.finish()
        screen.settle()
        assert fold.is_open
        voice.finish()
        screen.settle()
        assert heard(screen) in lit(screen)


def test_keys_that_were_on_the_strip_go_back_to_the_page(desk: Screen) -> None:
    desk.button("Pause").setFocus()
    desk.press("Stop reading")
    desk.press("Read aloud")
    desk.button("Pause").setFocus()
    desk.key(Qt.Key.Key_Escape)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert desk.page.isAncestorOf(focus) or focus is desk.page


@pytest.mark.parametrize("percent", [100, 200])
def test_at_a_kiosk_the_strip_has_targets_for_fingers_and_leaves_the_page_room(
    open_window: OpenWindow, voice: FakeVoice, percent: int
) -> None:
    screen = start_kiosk(open_window, voice, text_percent=percent)
    buttons = screen.all(QAbstractButton, strip(screen))
    assert len(buttons) == 5
    assert min(one.height() for one in buttons) >= 48
    assert min(one.width() for one in buttons) >= 48
    assert screen.page.scroll_area.viewport().height() >= 120


# Asking, and having no voice.
def test_the_kiosk_asks_first_and_no_is_silence(open_window: OpenWindow, voice: FakeVoice) -> None:
    screen = open_window(mode="kiosk", pin_hash=PIN_HASH, size=(1024, 600), voice=voice)
    tap(screen, screen.button("English"))
    screen.go("card", "card:CO:driving")
    tap(screen, screen.button("Listen"))
    screen.press_enter()  # the careful answer has the focus
    assert voice.said == ["English"]
    assert screen.window.turns.covers.cover is None


def test_the_kiosk_asks_once_a_visit(open_window: OpenWindow, voice: FakeVoice) -> None:
    screen = start_kiosk(open_window, voice)
    tap(screen, screen.button("Stop", screen.window.foot))
    screen.go("card", "card:CO:health")
    before = len(voice.said)
    tap(screen, screen.button("Listen"))
    assert screen.window.turns.covers.cover is None
    assert len(voice.said) > before
    screen.window.clear()
    screen.settle()
    assert voice.is_silent
    screen.go("card", "card:CO:health")
    tap(screen, screen.button("Listen"))
    assert ASKS in asked(screen), "the next visitor was not asked"


def test_the_touched_language_is_said_aloud_and_nothing_of_a_page(
    open_window: OpenWindow, voice: FakeVoice
) -> None:
    screen = open_window(mode="kiosk", pin_hash=PIN_HASH, size=(1024, 600), voice=voice)
    tap(screen, screen.button("Español"))
    assert voice.log == [("es", "Español")]
    assert screen.kind == "HomePage"
    assert not screen.window.reader.is_reading
    voice.finish()
    assert voice.is_silent
    screen.go("card", "card:CO:driving")
    assert voice.said == ["Español"]


def test_a_name_is_silent_where_nobody_speaks_the_language(open_window: OpenWindow) -> None:
    voice = FakeVoice("en")
    screen = open_window(mode="kiosk", pin_hash=PIN_HASH, size=(1024, 600), voice=voice)
    tap(screen, screen.button("Español"))
    assert voice.log == [("close", "")]
    assert screen.window.turns.covers.cover is None


def test_hide_ends_a_name_at_once(open_window: OpenWindow, voice: FakeVoice) -> None:
    screen = open_window(mode="kiosk", pin_hash=PIN_HASH, size=(1024, 600), voice=voice)
    tap(screen, screen.button("English"))
    assert voice.said == ["English"]
    tap(screen, screen.button("Hide"))
    assert voice.is_silent


def test_a_tile_says_its_name_at_the_first_touch_and_opens_at_the_second(
    open_window: OpenWindow, voice: FakeVoice
) -> None:
    screen = open_window(
        mode="kiosk", pin_hash=PIN_HASH, size=(1024, 600), voice=voice, tiles_speak=True
    )
    tap(screen, screen.button("Español"))
    tiles = {one.topic: one for one in screen.all(TopicTile)}
    tap(screen, tiles["health"])
    assert (voice.said[1:], screen.kind) == (["Salud"], "HomePage")
    tap(screen, tiles["food"])
    assert (voice.said[2:], screen.kind) == (["Comida"], "HomePage")
    tap(screen, tiles["food"])
    assert screen.kind == "DoorsPage"
    assert screen.window.turns.covers.cover is None, "a name needs no leave"


def test_a_tile_opens_at_once_where_no_voice_speaks_or_none_is_wanted(
    open_window: OpenWindow, voice: FakeVoice
) -> None:
    for wanted, heard in ((True, None), (False, voice)):
        screen = open_window(
            mode="kiosk", pin_hash=PIN_HASH, size=(1024, 600), voice=heard, tiles_speak=wanted
        )
        tap(screen, screen.button("English"))
        tap(screen, screen.all(TopicTile)[0])
        screen.settle()
        assert screen.kind == "DoorsPage"
    assert voice.said == ["English"]


def test_a_phone_number_is_said_slowly_whatever_the_speed(
    open_window: OpenWindow, voice: FakeVoice
) -> None:
    screen = open_window(voice=voice)
    screen.go("place", "place:CO:rmian")
    screen.press("Read aloud")
    screen.window.reader.next_speed()  # fast
    hear_to_the_end(voice)
    slow = [text for text, speed in zip(voice.said, voice.speeds, strict=True) if speed == SLOW]
    assert slow
    assert all(re.search(r"\d \d \d, \d \d \d, \d \d \d \d", one) for one in slow)


@pytest.mark.parametrize(
    ("size", "route"), [((1280, 800), ("card", "card:CO:driving")), ((1024, 600), ("help", ""))]
)
def test_staff_are_called_over_a_covered_page(
    open_window: OpenWindow,
    voice: FakeVoice,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
    route: tuple[str, str],
) -> None:
    """In a low window the button stands in Help: its bar has no room for one more."""
    screen = open_window(mode="kiosk", pin_hash=PIN_HASH, size=size, voice=voice)
    tap(screen, screen.button("English"))
    screen.go(*route)
    kind = screen.kind
    covered: list[bool] = []
    monkeypatch.setattr(QApplication, "beep", lambda: covered.append(screen.page.isVisible()))
    tap(screen, screen.button("Call staff"))
    assert covered == [False], "it calls once, and only when nothing of the page is in sight"
    assert "Please come: a visitor asks for help." in asked(screen)
    tap(screen, screen.button("Back to the page"))
    assert screen.kind == kind
    assert screen.window.turns.covers.cover is None


def test_a_question_nobody_answers_gives_way_to_the_idle_warning(
    open_window: OpenWindow, voice: FakeVoice
) -> None:
    clock = Clock()
    screen = open_window(
        mode="kiosk", pin_hash=PIN_HASH, size=(1024, 600), voice=voice, clock=clock
    )
    tap(screen, screen.button("English"))
    screen.go("card", "card:CO:driving")
    tap(screen, screen.button("Listen"))
    clock.now += 95
    screen.window.turns.idle.look()
    assert isinstance(screen.window.turns.covers.cover, IdleCover)
    clock.now += 95
    screen.window.turns.idle.look()
    assert voice.said == ["English"]
    assert screen.window.turns.covers.cover is None


def test_in_the_kiosk_read_aloud_stands_in_the_bar_and_becomes_stop_there(
    open_window: OpenWindow, voice: FakeVoice
) -> None:
    screen = start_kiosk(open_window, voice)
    bar = screen.window.foot
    places = [(one.geometry(), said(one)) for one in screen.all(QAbstractButton, bar)]
    assert not [one for one in screen.all(QAbstractButton, screen.page) if "aloud" in said(one)]
    tap(screen, screen.button("Stop", bar))
    assert voice.is_silent
    now = [(one.geometry(), said(one)) for one in screen.all(QAbstractButton, bar)]
    told = {"Stop": "Listen"}
    assert now == [(place, told.get(word, word)) for place, word in places]


def test_a_kiosk_without_a_voice_says_so_in_calm_words(open_window: OpenWindow) -> None:
    screen = open_window(mode="kiosk", pin_hash=PIN_HASH, size=(1024, 600))
    screen.go("card", "card:CO:driving")
    tap(screen, screen.button("Listen"))
    tap(screen, screen.button("Read aloud"))
    assert NO_VOICE in asked(screen)
    tap(screen, screen.button("Back to the page"))
    assert not screen.window.foot.read.isVisible(), "it stays away where it can not do anything"  # type: ignore[attr-defined]


def test_listen_is_first_and_largest_where_a_voice_speaks_and_not_there_where_none_does(
    open_window: OpenWindow,
) -> None:
    screen = open_window(
        mode="kiosk", pin_hash=PIN_HASH, size=(1024, 600), voice=FakeVoice("en"), tiles_speak=False
    )
    tap(screen, screen.button("English"))
    first, *others = screen.all(QAbstractButton, screen.window.foot)
    assert said(first) == "Listen"
    assert first.isEnabled()
    assert first.geometry().x() < min(one.geometry().x() for one in others)
    signs = [
        part.rect.width()
        for one in (first, *others)
        if isinstance(one, BarButton)
        for part in one.sheet(one.width()).parts
        if isinstance(part, IconPart)
    ]
    assert signs[0] > 1.5 * max(signs[1:])
    tap(screen, screen.button("Start over"))
    tap(screen, screen.button("Español"))
    words = [said(one) for one in screen.all(QAbstractButton, screen.window.foot)]
    assert "Inicio" in words
    assert "Escuchar" not in words
    tap(screen, screen.button("Empezar de nuevo"))
    tap(screen, screen.button("English"))
    assert "Listen" in [said(one) for one in screen.all(QAbstractButton, screen.window.foot)]


@pytest.mark.parametrize(
    ("kind", "id", "heard"),
    [
        ("home", "", "ICE may search Colorado license records"),
        ("places", "card:CO:legal", "Rocky Mountain Immigrant Advocacy Network"),
        ("changes", "", "The next 12 months"),
        ("about", "", "How facts are gathered"),
    ],
)
def test_in_the_kiosk_pages_that_lead_on_are_read_as_they_stand(
    open_window: OpenWindow, voice: FakeVoice, kind: str, id: str, heard: str
) -> None:
    screen = open_window(mode="kiosk", pin_hash=PIN_HASH, size=(1024, 600), voice=voice)
    screen.go(kind, id)
    tap(screen, screen.button("Listen"))
    tap(screen, screen.button("Read aloud"))
    assert voice.said == [screen.page.accessibleName()]
    for _ in range(60):
        if voice.is_silent:
            break
        voice.finish()
    assert any(one.startswith(heard) for one in voice.said)
    assert not [one for one in voice.said if "results" in one], "filters are not read"


def test_where_nothing_can_be_read_the_button_of_the_kiosk_is_gray_and_stays(
    open_window: OpenWindow, voice: FakeVoice
) -> None:
    screen = open_window(mode="kiosk", pin_hash=PIN_HASH, size=(1024, 600), voice=voice)
    screen.go("compare", "driving")
    assert not screen.button("Listen").isEnabled()
    screen.key(Qt.Key.Key_R, CTRL)
    assert voice.log == []
    screen.go("card", "card:CO:driving")
    assert screen.button("Listen").isEnabled()


def test_the_desk_asks_before_a_page_that_says_something_about_a_person(
    open_window: OpenWindow, voice: FakeVoice, real_library: Library
) -> None:
    private = next(
        one.id
        for topic in TOPICS
        for one in real_library.card("CO", topic).programs
        if one.sensitive
    )
    screen = open_window(voice=voice)
    screen.go("program", private)
    screen.press("Read aloud")
    assert ASKS in asked(screen)
    screen.key(Qt.Key.Key_Escape)
    assert voice.said == []
    screen.press("Read aloud", "Read aloud")
    assert voice.said


def test_without_a_voice_it_says_so_calmly_and_what_to_do(open_window: OpenWindow) -> None:
    screen = open_window()
    screen.go("card", "card:CO:driving")
    screen.press("Read aloud")
    assert NO_VOICE in asked(screen)
    assert "can add a voice" in asked(screen)
    screen.press("Back to the page")
    assert not screen.window.reader.is_reading
    screen.button("Read aloud")


def test_a_voice_of_another_language_does_not_read_this_one(open_window: OpenWindow) -> None:
    english = FakeVoice("en")
    screen = open_window(voice=english, language="es")
    screen.go("card", "card:CO:driving")
    screen.press("Leer en voz alta")
    assert "Español" in asked(screen)
    assert english.said == []
    assert english.is_silent


def test_a_voice_that_comes_too_late_is_given_back(
    open_window: OpenWindow, voice: FakeVoice
) -> None:
    screen = open_window(voice=voice)
    screen.go("card", "card:CO:driving")
    button = screen.button("Read aloud")
    assert isinstance(button, QAbstractButton)
    button.click()
    screen.window.reader.stop()
    screen.settle()
    assert voice.log == [("close", "")]
