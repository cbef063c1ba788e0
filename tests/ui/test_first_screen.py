"""What a stranger must see without scrolling, counted in pixels of the real window."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from navigator.ui.desk import TAKEN
from navigator.ui.theme import Role, current_look
from navigator.ui.widgets.number_row import NumberRow
from navigator.ui.widgets.sheet import TextPart
from tests.helpers.measure import PHONE
from tests.helpers.seen import cut, overlapping, sideways
from tests.helpers.window import Screen

OpenWindow = Callable[..., Screen]
NUMBERS = 3
"""People to call, on the first screen of the worst day."""


def in_sight(screen: Screen, widget: QWidget) -> bool:
    """Whether all of a widget lies in what scrolls, as it stands now."""
    port = screen.page.scroll_area.viewport()
    return port.rect().contains(QRect(widget.mapTo(port, QPoint()), widget.size()))


# Someone was taken?


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("state", ["CO", "TX", "WY"])
@pytest.mark.parametrize("code", ["", "78501"])
def test_three_numbers_stand_on_the_first_screen_of_a_small_kiosk(
    open_kiosk: OpenWindow, state: str, lang: str, code: str
) -> None:
    screen = open_kiosk(state=state, language=lang, zip=code)
    screen.go(TAKEN.kind, TAKEN.id)
    seen = [one for one in screen.all(NumberRow, screen.page) if in_sight(screen, one)]
    told = [one.accessibleName() for one in seen]
    assert len(told) >= NUMBERS
    assert all(PHONE.match(one) for one in told)
    assert len({PHONE.findall(one)[0] for one in told}) == len(told)
    assert not [*cut(screen.window), *overlapping(screen.window), *sideways(screen.window)]


def test_a_number_is_as_large_as_what_leads(open_kiosk: OpenWindow) -> None:
    screen = open_kiosk(state="TX", language="es")
    screen.go(TAKEN.kind, TAKEN.id)
    row = screen.all(NumberRow, screen.page)[0]
    parts = [one for one in row.sheet(row.width()).parts if isinstance(one, TextPart)]
    number = next(one.text for one in parts if PHONE.fullmatch(one.text.text))
    assert number.font.pixelSize() == current_look().text_px(Role.LEAD)
