"""The wheel over a field scrolls the page and changes no answer, on any page."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QWidget

from navigator.library.facade import Library
from tests.helpers.content import ROOT
from tests.helpers.kiosk import PIN_HASH
from tests.helpers.steward import AtTheDesk
from tests.helpers.walk import routes
from tests.helpers.window import Screen

CHANGED_BY_WHEEL = frozenset(
    f"Q{name}"
    for name in (
        *("ComboBox", "FontComboBox", "SpinBox", "DoubleSpinBox", "DateEdit", "TimeEdit"),
        *("DateTimeEdit", "Slider", "Dial", "TabBar", "TabWidget"),
    )
)
FILES = sorted((ROOT / "navigator" / "ui").rglob("*.py"))


def roll(field: QWidget) -> bool:
    """Roll the wheel over the middle of a field; tells whether the field took it."""
    at = QPointF(field.rect().center())
    event = QWheelEvent(
        at, field.mapToGlobal(at), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(field, event)
    return event.isAccepted()


def fields(within: QWidget) -> list[QComboBox | QAbstractSpinBox]:
    found: list[QComboBox | QAbstractSpinBox] = [*within.findChildren(QComboBox)]
    found += within.findChildren(QAbstractSpinBox)
    return [one for one in found if one.isEnabled()]


def changed(within: QWidget) -> list[str]:
    """The fields of a page that the wheel changed, or that kept it from the page."""
    wrong = []
    for one in fields(within):
        held = one.currentIndex() if isinstance(one, QComboBox) else one.text()
        one.setFocus()
        took = roll(one)
        now = one.currentIndex() if isinstance(one, QComboBox) else one.text()
        if took or now != held:
            wrong.append(f"{one.accessibleName()}: {held} -> {now}")
    return wrong


@pytest.mark.parametrize("mode", ["desk", "kiosk"])
def test_the_wheel_changes_no_answer_on_any_page(
    open_window: Callable[..., Screen], real_library: Library, mode: str
) -> None:
    screen = open_window(mode=mode, pin_hash=PIN_HASH if mode == "kiosk" else "")
    seen = 0
    for kind, id in routes(real_library, "CO"):
        if mode == "kiosk" and kind in {"packet", "intro", "tour"}:
            continue
        screen.go(kind, id)
        screen.unfold()
        assert changed(screen.window) == [], (kind, id)
        seen += len(fields(screen.page))
    assert seen > 0, "this test no longer sees a field"


@pytest.mark.parametrize("page", ["places", "queue", "words"])
def test_nor_at_the_desk_of_the_stewards(open_desk: Callable[..., AtTheDesk], page: str) -> None:
    desk = open_desk(page, "WY")
    assert fields(desk.window)
    assert changed(desk.window) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_else_that_a_wheel_changes_is_made(path: Path) -> None:
    """Each such field is a class of ours that leaves the wheel to the page."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in CHANGED_BY_WHEEL, f"line {node.lineno}"
        if isinstance(node, ast.ClassDef):
            bases = {one.id for one in node.bases if isinstance(one, ast.Name)}
            names = {one.name for one in node.body if isinstance(one, ast.FunctionDef)}
            assert not bases & CHANGED_BY_WHEEL or "wheelEvent" in names, f"line {node.lineno}"
