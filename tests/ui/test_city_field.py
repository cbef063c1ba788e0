"""A city typed where the ZIP goes: found, asked back, and forgotten like everything else."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.helpers.memory import shown
from tests.helpers.window import Screen

OpenWindow = Callable[..., Screen]


def type_place(screen: Screen, text: str) -> None:
    screen.window.top.zip.setFocus()
    screen.window.top.zip.selectAll()
    QTest.keyClicks(screen.window.top.zip, text)
    QTest.keyClick(screen.window.top.zip, Qt.Key.Key_Return)
    screen.settle()


def test_a_city_stands_for_the_zip_in_its_middle(open_window: OpenWindow) -> None:
    screen = open_window(state="CO")
    type_place(screen, "grand junction")
    assert screen.window.top.zip.text() == "Grand Junction, CO"
    assert screen.window.visit.zip.startswith("815")
    screen.go("places", "card:CO:health")
    assert screen.says("PrimeHealth+")


def test_a_city_of_many_states_asks_for_the_state_in_the_language_of_the_window(
    open_window: OpenWindow,
) -> None:
    screen = open_window(state="CO", language="es")
    type_place(screen, "Springfield, ZZ")
    assert screen.window.visit.zip == ""
    told = "\n".join(shown())
    assert "No tenemos una ciudad" in told


def test_five_digits_still_need_no_enter_and_nothing_else_is_taken(
    open_window: OpenWindow,
) -> None:
    screen = open_window(state="CO")
    field = screen.window.top.zip
    field.setFocus()
    QTest.keyClicks(field, "8a0b2c02")
    assert field.text() == "80202"
    assert screen.window.visit.zip == "80202"
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    assert screen.window.visit.zip == ""


def test_clear_forgets_the_city(open_window: OpenWindow) -> None:
    screen = open_window(state="CO")
    type_place(screen, "Grand Junction")
    screen.window.clear()
    screen.settle()
    assert screen.window.top.zip.text() == ""
    assert screen.window.visit.zip == ""
    assert not [one for one in shown() if "Grand Junction" in one]
