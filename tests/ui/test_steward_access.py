"""The desk by ear and in large text: every field has a name, nothing is cut off at its side."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from navigator.steward.desk import steward_window
from navigator.ui.theme import Look, apply_theme
from tests.helpers.steward import AtTheDesk

pytestmark = pytest.mark.slow  # of the steward's wing: see CONTRIBUTING.md

Open = Callable[..., AtTheDesk]
HERE = [
    row.name
    for row in steward_window.PAGES
    if row.key or row.name in ("change", "ruling")  # the others need a place or a file to open
]
KINDS = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QAbstractItemView)


def fields(desk: AtTheDesk) -> list[QWidget]:
    found = [one for kind in KINDS for one in desk.all(kind)]
    return [one for one in found if not isinstance(one.parentWidget(), QComboBox)]


@pytest.mark.parametrize("name", HERE)
def test_every_field_and_button_has_a_name(open_desk: Open, name: str) -> None:
    desk = open_desk(name, "WY")
    for one in fields(desk):
        text = one.text() if isinstance(one, QAbstractButton) else ""
        assert one.accessibleName() or text, f"{name}: {one} has no name"


@pytest.mark.parametrize("name", HERE)
def test_nothing_is_cut_off_at_the_side_in_large_text(
    qapp: QApplication, open_desk: Open, name: str
) -> None:
    desk = open_desk(name, "WY")
    apply_theme(qapp, Look(percent=200))
    desk.window.resize(1024, 600)
    desk.settle()
    assert desk.window.width() == 1024, f"{name} wants {desk.window.minimumSizeHint()}"
    for one in fields(desk):
        left = one.mapTo(desk.window, QPoint()).x()
        assert left >= 0, f"{name}: {one.accessibleName()}"
        assert left + one.width() <= 1024, f"{name}: {one.accessibleName()} is cut off"


@pytest.mark.parametrize(
    ("page", "entry", "first", "met"),
    [
        ("change", "WY/college/in_state_tuition", "From which day", "Value"),
        ("place", "new:WY:legal", "Name", "Phone"),
    ],
)
def test_tab_goes_through_the_fields_and_then_to_save(
    open_desk: Open, page: str, entry: str, first: str, met: str
) -> None:
    desk = open_desk(page, "WY", entry=entry)
    desk.field(first).setFocus()
    names: list[str] = []
    for _ in range(40):
        desk.key("Tab")
        at = QApplication.focusWidget()
        assert at is not None
        names.append(at.accessibleName() or (at.text() if isinstance(at, QAbstractButton) else ""))
        if names[-1].startswith("Save"):
            break
    assert names[-1].startswith("Save")
    assert met in names
    assert "Queue" not in names, "it went out of the page and came back"
