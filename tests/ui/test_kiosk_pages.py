"""What a visitor alone sees of each page: no id of a record, no cut word, a way to keep it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel, QStyle, QStyleOptionFrame, QWidget

from navigator.library.facade import Library
from navigator.ui.desk import TAKEN
from navigator.ui.widgets.search_field import ZipField
from tests.helpers.kiosk import tap
from tests.helpers.seen import cut, overlapping, sideways
from tests.helpers.walk import routes
from tests.helpers.window import Screen, said

OpenKiosk = Callable[..., Screen]
ID = re.compile(r"\b(?:card|place|program|checklist):[A-Za-z]")
_DESK_ONLY = {"packet", "intro", "tour"}


@pytest.mark.parametrize("language", ["en", pytest.param("es", marks=pytest.mark.slow)])
def test_no_page_shows_a_visitor_the_id_of_a_record(
    open_kiosk: OpenKiosk, real_library: Library, language: str
) -> None:
    screen = open_kiosk(state="TX", zip="78501", language=language, printer="front desk")
    listed = next(one for one in real_library.places("TX", "health", "health_center") if one.listed)
    more = [("place", listed.id), ("along", "card:TX:driving"), (TAKEN.kind, TAKEN.id)]
    for kind, id in [*routes(real_library, "TX"), *more]:
        if kind in _DESK_ONLY:
            continue
        screen.go(kind, id)
        screen.unfold()
        told = [said(one) for one in screen.all(QWidget)]
        told += [one.accessibleDescription() + one.toolTip() for one in screen.all(QWidget)]
        spoken = screen.page.spoken
        told += spoken().pieces if spoken is not None else ()
        shown = [one for one in (*told, *screen.texts()) if ID.search(one)]
        assert not shown, (kind, id)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("code", ["78501", "00000", "88888"])
def test_a_zip_code_stands_whole_in_its_field(
    open_kiosk: OpenKiosk, language: str, percent: int, code: str
) -> None:
    screen = open_kiosk(language=language, text_percent=percent, zip=code)
    screen.go("places", "card:CO:health")
    field = screen.all(ZipField, screen.page)[0]
    option = QStyleOptionFrame()
    field.initStyleOption(option)
    room = field.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, field)
    assert field.text() == code
    # Qt keeps two pixels free at each side of the text, and one for the caret.
    assert field.fontMetrics().horizontalAdvance(code) + 5 <= room.width()


@pytest.mark.parametrize(("state", "code"), [("CO", ""), ("TX", "78501"), ("FL", "33101")])
def test_when_someone_was_taken_no_row_is_cut_in_spanish_on_a_small_screen(
    open_kiosk: OpenKiosk, state: str, code: str
) -> None:
    screen = open_kiosk(language="es", state=state, zip=code)
    screen.go(TAKEN.kind, TAKEN.id)
    for _ in range(2):  # closed, then open
        window = screen.window
        assert not [*cut(window), *overlapping(window), *sideways(window)]
        screen.unfold()


@pytest.mark.parametrize("language", ["en", "es"])
def test_911_is_told_once_when_someone_was_taken(open_kiosk: OpenKiosk, language: str) -> None:
    screen = open_kiosk(language=language)
    screen.go(TAKEN.kind, TAKEN.id)
    told = "\n".join(one.text() for one in screen.all(QLabel, screen.page))
    assert told.count("911") == 1
    assert "988" in told


@pytest.mark.parametrize(("kind", "id"), [("card", "card:TX:driving"), (TAKEN.kind, TAKEN.id)])
@pytest.mark.parametrize("percent", [100, 200])
def test_without_a_printer_a_page_goes_along_as_a_code_or_a_photo(
    open_kiosk: OpenKiosk, kind: str, id: str, percent: int
) -> None:
    screen = open_kiosk(state="TX", zip="78501", text_percent=percent)
    screen.go(kind, id)
    tap(screen, screen.button("Take it along"))
    assert screen.kind == "AlongPage"
    assert screen.says("photo of this page")
    code = next(one for one in screen.all(QLabel, screen.page) if one.pixmap().width() > 100)
    assert code.size() == code.pixmap().size(), "a module is a whole number of pixels"
    top, area = screen.top_of(code), screen.page.scroll_area
    assert top >= screen.top_of(area.viewport()), "all of the code is in sight"
    assert top + code.height() <= screen.top_of(area.viewport()) + area.viewport().height()
    if percent == 100:
        assert len(re.findall(r"\d{3}-\d{3}-\d{4}", "\n".join(screen.texts()))) >= 3
    assert screen.page.spoken is not None


def test_with_a_printer_it_is_printed_instead(open_kiosk: OpenKiosk) -> None:
    screen = open_kiosk(printer="front desk")
    screen.go("card", "card:CO:driving")
    words = [said(one) for one in screen.all(QWidget, screen.page.header)]
    assert "Print" in words
    assert "Take it along" not in words
