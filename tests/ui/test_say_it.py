"""Words to say at the counter: one press from the step, large, in both languages, gone by Esc."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from navigator.handout.edition import Edition
from navigator.ui.visit.covers import IdleCover, SayCover
from navigator.ui.widgets.row_link import StepRow
from tests.helpers.kiosk import PIN_HASH, tap
from tests.helpers.window import Screen, said

if TYPE_CHECKING:
    from navigator.library.facade import Library

OpenWindow = Callable[..., Screen]


def step_of(screen: Screen, words: str) -> StepRow:
    return next(one for one in screen.all(StepRow) if words in said(one))


def shown(screen: Screen) -> SayCover:
    cover = screen.window.turns.covers.cover
    assert isinstance(cover, SayCover)
    return cover


def texts(screen: Screen) -> list[str]:
    return screen.texts(shown(screen))


def test_a_press_on_a_step_shows_what_to_say_in_both_languages(
    open_window: OpenWindow, real_library: Library
) -> None:
    screen = open_window(language="es")
    screen.go("card", "card:CO:driving")
    card = real_library.card("CO", "driving", "es")
    row = step_of(screen, "cita en el sitio")
    assert said(row).endswith("Diga")
    screen.click(row)
    book = card.sayings["book"]
    assert texts(screen)[1:6] == [
        real_library.wording("es").by_machine(),
        "Español", f"\u201c{book.text}\u201d", "English", f"\u201c{book.english}\u201d",
    ]  # fmt: skip
    screen.key(Qt.Key.Key_Escape)
    assert screen.window.turns.covers.cover is None
    assert QApplication.focusWidget() is row, "the keys are where they were"


def test_by_keyboard_too(open_window: OpenWindow) -> None:
    screen = open_window()
    screen.go("card", "card:CO:driving")
    row = screen.all(StepRow)[0]
    row.setFocus()
    screen.press_enter()
    assert shown(screen).focusWidget() is screen.button("Close (Esc)")
    screen.press_enter()
    assert screen.window.turns.covers.cover is None


def test_on_an_english_page_the_visitors_language_is_that_of_the_paper_else_spanish(
    open_window: OpenWindow,
) -> None:
    screen = open_window()
    screen.go("card", "card:CO:health")
    screen.click(screen.all(StepRow)[0])
    assert "Español" in texts(screen)
    screen.press("Close (Esc)")
    screen.window.visit.edition = Edition(("es", "en"))
    screen.click(screen.all(StepRow)[0])
    assert [one for one in texts(screen) if one in ("Español", "English")] == [
        "Español",
        "English",
    ]


def test_a_visitor_alone_who_reads_english_sees_it_once(open_window: OpenWindow) -> None:
    screen = open_window(mode="kiosk", pin_hash=PIN_HASH, size=(1024, 600))
    tap(screen, screen.button("English"))
    screen.go("card", "card:CO:driving")
    row = screen.all(StepRow)[0]
    screen.reveal(row)
    assert row.height() >= 48
    tap(screen, row)
    assert "Español" not in texts(screen)
    tap(screen, screen.button("Close (Esc)"))


def test_the_sentence_for_the_whole_card_is_shown_as_large(
    open_window: OpenWindow, real_library: Library
) -> None:
    screen = open_window()
    screen.go("card", "card:TX:driving")
    screen.press("Show it large")
    card = real_library.card("TX", "driving", "es")
    assert f"\u201c{card.say}\u201d" in texts(screen)
    assert f"\u201c{card.say_english}\u201d" in texts(screen)


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("topic", ["driving", "health", "legal", "rights"])
def test_all_of_it_stands_in_the_smallest_window(
    open_window: OpenWindow, topic: str, percent: int
) -> None:
    screen = open_window(size=(1024, 600), text_percent=percent)
    screen.go("card", f"card:CO:{topic}")
    for number in range(len(screen.all(StepRow))):
        screen.click(screen.all(StepRow)[number])
        cover = shown(screen)
        for label in screen.all(QLabel, cover):
            assert label.height() >= label.heightForWidth(label.width()), label.text()
        close = screen.button("Close (Esc)")
        assert close.geometry().bottom() <= cover.height()
        screen.press("Close (Esc)")


def test_where_nobody_is_any_more_it_gives_way_and_the_visit_is_cleared(
    open_window: OpenWindow,
) -> None:
    screen = open_window()
    screen.go("card", "card:CO:driving")
    screen.click(screen.all(StepRow)[0])
    screen.window.turns.covers.warn(20)
    assert isinstance(screen.window.turns.covers.cover, IdleCover)
