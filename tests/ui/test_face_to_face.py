"""Face to face: two languages of one page, part beside part, at one key, and back by the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt

from navigator.handout.edition import Edition
from navigator.language.bidi import PSEUDO
from navigator.paths import Paths, find_paths
from navigator.records.outline_parts import Purpose, paired
from navigator.tour.pictures import MirroredLibrary
from navigator.ui.desk import Route
from navigator.ui.pages.visitor.face_to_face import FacesPage
from navigator.ui.theme import current_look
from navigator.ui.theme.tokens import Role
from navigator.ui.widgets.fold import Fold
from tests.helpers.brought import paper_lines_of
from tests.helpers.content import real
from tests.helpers.kiosk import PIN_HASH, tap
from tests.helpers.voice import FakeVoice
from tests.helpers.window import Screen

if TYPE_CHECKING:
    from navigator.library.facade import Library

OpenWindow = Callable[..., Screen]
TAKEN = "card:US:rights.someone-taken"


def place(screen: Screen, words: str) -> QPoint:
    return screen.label(words).mapTo(screen.page.content, QPoint())


def test_one_key_splits_a_card_and_the_same_key_leaves_it(open_window: OpenWindow) -> None:
    screen = open_window()
    screen.go("card", "card:CO:driving")
    screen.key(Qt.Key.Key_F2)
    assert isinstance(screen.page, FacesPage)
    screen.key(Qt.Key.Key_F2)
    assert screen.window.route == Route("card", "card:CO:driving")
    screen.press("Face to face")
    assert isinstance(screen.page, FacesPage)
    screen.press("One language")
    assert screen.window.route == Route("card", "card:CO:driving")
    screen.go("home")
    screen.key(Qt.Key.Key_F2)  # there is nothing to split
    assert screen.window.route.kind == "home"


@pytest.mark.parametrize("id", ["card:CO:driving", "card:TX:health", TAKEN])
def test_the_visitors_language_stands_left_and_each_part_beside_its_own(
    open_window: OpenWindow, real_library: Library, id: str
) -> None:
    screen = open_window(state=id.split(":")[1].replace("US", "TX"), zip="78501")
    screen.go("faces", id)
    told = [
        real_library.outline(real_library.show(id, lang), lang, "78501", "TX")
        for lang in ("es", "en")
    ]
    assert screen.says("Espa\u00f1ol", "English")
    for part, other in paired(*told):
        if part.purpose in (Purpose.ANSWER, Purpose.BRING, Purpose.DO, Purpose.CALL):
            words = [
                f"1.\u2002{one.lines[0].text}" if one.purpose is Purpose.DO
                else f"\u2022\u2002{one.lines[0].text}" if one.purpose is Purpose.BRING
                else one.heading or one.lines[0].text
                for one in (part, other)
            ]  # fmt: skip
            left, right = (place(screen, one) for one in words)
            assert left.x() < right.x(), words
            assert left.y() == right.y(), words


def test_every_number_is_large_and_stands_on_both_sides(
    open_window: OpenWindow, real_library: Library
) -> None:
    screen = open_window(state="TX", zip="78501")
    screen.press("Someone was taken?")
    screen.key(Qt.Key.Key_F2)
    guide = real_library.guide(TAKEN)
    for near in real_library.outline(guide, "en", "78501", "TX").places:
        number = near.place.reached_at[0].number
        found = [one for one in screen.page.blocks() if one[1] == number]
        assert len(found) == 2, number
        for label, _ in found:
            assert label.height() >= current_look().text_px(Role.TITLE)


def test_all_of_a_card_can_be_opened_in_both_languages(
    open_window: OpenWindow, real_library: Library
) -> None:
    screen = open_window()
    screen.go("faces", "card:CO:driving")
    screen.unfold()
    for lang in ("en", "es"):
        card = real_library.card("CO", "driving", lang)
        told = real_library.outline(card, lang)
        papers = [one.whole for one in paper_lines_of(real_library, card)]
        for text in (*(one.text for one in told.dangers), *papers, card.answer):
            assert screen.says(text), text
        assert screen.says(real_library.wording(lang)("aloud.leave"))


def test_on_an_english_screen_it_is_the_language_of_the_paper(open_window: OpenWindow) -> None:
    path = {"open_library": lambda: MirroredLibrary.open(real_paths(), lambda: real().today)}
    screen = open_window(**path)
    screen.window.visit.edition = Edition((PSEUDO, "en"))
    screen.go("faces", "card:CO:driving")
    page = screen.page
    assert isinstance(page, FacesPage)
    assert page._data.lang == PSEUDO
    screen.press("Espa\u00f1ol")
    assert isinstance(screen.page, FacesPage)
    assert screen.page._data.lang == "es"
    screen.key(Qt.Key.Key_F2)
    assert screen.window.route.kind == "home", "a choice of language is no step back"


def real_paths() -> Paths:
    return replace(find_paths(), content=None)


def test_on_a_spanish_screen_it_is_spanish(open_window: OpenWindow) -> None:
    screen = open_window(language="es")
    screen.go("card", "card:CO:driving")
    screen.key(Qt.Key.Key_F2)
    assert isinstance(screen.page, FacesPage)
    assert screen.page._data.lang == "es"
    assert screen.page.accessibleName() == "Manejar en Colorado"


def test_where_text_runs_from_the_right_the_visitor_begins_there(open_window: OpenWindow) -> None:
    path = {"open_library": lambda: MirroredLibrary.open(real_paths(), lambda: real().today)}
    screen = open_window(language=PSEUDO, **path)
    screen.go("faces", "card:CO:driving")
    assert place(screen, "\u2022\u2002And: English translations.").x() < 600
    assert isinstance(screen.page, FacesPage)
    assert screen.page._data.lang == PSEUDO


@pytest.mark.parametrize("way", [{"size": (1024, 600)}, {"text_percent": 200}])
def test_it_is_readable_on_a_small_screen_and_in_large_text(
    open_window: OpenWindow, way: dict[str, object]
) -> None:
    screen = open_window(**way)
    screen.go("faces", "card:CO:health")
    bar = screen.page.scroll_area.horizontalScrollBar()
    assert bar.maximum() == 0
    for label, text in screen.page.blocks():
        assert label.height() >= label.heightForWidth(label.width()) - 1, text
        assert label.width() >= current_look().measure_px(20), text


def test_without_room_a_part_is_told_whole_in_one_language_first(open_window: OpenWindow) -> None:
    screen = open_window(size=(700, 700), text_percent=200)
    screen.go("faces", "card:CO:driving")
    order = [
        "Lleve",
        "\u2022\u2002Uno",
        "\u2022\u2002Adem\u00e1s: Prueba",
        "Bring",
        "\u2022\u2002One",
    ]
    tops = [place(screen, words).y() for words in order]
    assert tops == sorted(tops)
    assert len({place(screen, words).x() for words in order}) == 1


def test_it_is_read_aloud_in_the_visitors_language(open_window: OpenWindow) -> None:
    voice = FakeVoice()
    screen = open_window(voice=voice)
    screen.go("faces", "card:CO:driving")
    screen.press("Read aloud: Espa\u00f1ol")
    assert voice.log[0] == ("es", "Manejar en Colorado")


def test_state_and_zip_stay_what_they_are_for(open_window: OpenWindow) -> None:
    screen = open_window()
    screen.go("faces", "card:CO:driving")
    screen.window.visit.set_state("TX")
    screen.settle()
    assert screen.window.route == Route("faces", "card:TX:driving")
    screen.go("faces", TAKEN)
    screen.window.visit.set_state("CA")
    screen.settle()
    assert screen.window.route == Route("faces", TAKEN)
    screen.window.visit.set_zip("90012")
    screen.settle()
    assert screen.says("Los Angeles") or screen.says("miles")


def test_a_visitor_alone_is_offered_no_second_column(open_window: OpenWindow) -> None:
    screen = open_window(mode="kiosk", pin_hash=PIN_HASH, size=(1024, 600))
    tap(screen, screen.button("English"))
    screen.go("card", "card:CO:driving")
    screen.key(Qt.Key.Key_F2)
    assert screen.window.route.kind == "card"
    assert not [one for one in screen.texts() if one == "Face to face"]


def test_clear_leaves_it(open_window: OpenWindow) -> None:
    screen = open_window()
    screen.go("card", "card:CO:driving")
    screen.key(Qt.Key.Key_F2)
    assert screen.all(Fold)
    screen.window.clear()
    screen.settle()
    assert screen.window.route.kind == "home"
