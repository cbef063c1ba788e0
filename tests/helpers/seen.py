"""What a person sees of a control: whether it is cut, covered, out of sight or too small."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from navigator.ui.widgets.painted import PaintedButton, PaintedLabel
from navigator.ui.widgets.state_grid import StateTile
from tests.helpers.window import focusable, said

_PART_PX = 100
_TOUCH_PX = 2
"""Edges that only touch do not overlap."""
_LEAVES = (QAbstractButton, QComboBox, QLineEdit, QAbstractSpinBox, PaintedLabel)
ROLES = {
    QAccessible.Role.Button,
    QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton,
    QAccessible.Role.ComboBox,
    QAccessible.Role.EditableText,
    QAccessible.Role.SpinBox,
    QAccessible.Role.Table,
    QAccessible.Role.List,
    QAccessible.Role.Link,
    QAccessible.Role.Graphic,
}


def untold(window: QWidget) -> list[str]:
    """Controls that a screen reader would not name, give a role or give their state."""
    found: list[str] = []
    for widget in focusable(window):
        interface = QAccessible.queryAccessibleInterface(widget)
        name, role, state = (
            interface.text(QAccessible.Text.Name),
            interface.role(),
            interface.state(),
        )
        wrong = []
        if not name.strip():
            wrong.append("no name")
        if role not in ROLES:
            wrong.append(f"role {role.name}")
        if not state.focusable or state.invisible or state.disabled:
            wrong.append("state")
        if isinstance(widget, QAbstractButton) and widget.isCheckable():
            told = bool(state.checkable), bool(state.checked)
            if told != (True, widget.isChecked()):
                wrong.append("checked")
        if wrong:
            found.append(f"{widget!r} {name!r}: {', '.join(wrong)}")
    return found


def small(window: QWidget, wide: int, high: int) -> list[str]:
    """Controls smaller than this, in pixels; a link is as wide as its word."""
    found = []
    for widget in focusable(window):
        if isinstance(widget, QAbstractScrollArea):
            continue
        least_high = 24 if widget.property("variant") in ("link", "inline") else high
        least_wide = 24 if widget.property("variant") in ("link", "inline") else wide
        if widget.height() < least_high or widget.width() < least_wide:
            found.append(f"{widget!r} {said(widget)!r} {widget.width()}x{widget.height()}")
    return found


def cut(window: QWidget) -> list[str]:
    """Texts and controls that are smaller than their words or reach out of the window."""
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or not _is_shown(widget):
            continue
        size, need = widget.size(), widget.minimumSizeHint()
        if isinstance(widget, (PaintedLabel, PaintedButton)):
            high, wide = widget.heightForWidth(size.width()), widget.least_width()
            if isinstance(widget, StateTile):  # the map decides how large it is
                high, wide = 1, 1
        elif isinstance(widget, (QAbstractButton, QComboBox, QAbstractSpinBox, QLineEdit)):
            high, wide = need.height(), need.width()
        elif isinstance(widget, QLabel) and widget.text():
            high, wide = widget.heightForWidth(size.width()), need.width()
        else:
            continue
        left = widget.mapTo(window, QPoint()).x()
        out = left < 0 or left + size.width() > window.width()
        sideways = _scrolls_sideways(widget)
        if size.height() < high or size.width() < wide or (out and not sideways):
            found.append(
                f"{type(widget).__name__} {said(widget)[:60]!r} at {left} has "
                f"{size.width()}x{size.height()}, needs {wide}x{high}"
            )
    return found


def overlapping(window: QWidget) -> list[str]:
    """Texts and controls that lie over each other in what scrolls, or in the window itself."""
    inside: dict[QWidget, list[tuple[QRect, QWidget]]] = {}
    for widget in window.findChildren(QWidget):
        if isinstance(widget, _LEAVES) and widget.isVisible() and _is_shown(widget):
            ground = _ground(widget, window)
            place = QRect(widget.mapTo(ground, QPoint()), widget.size())
            inside.setdefault(ground, []).append((place, widget))
    found = []
    for leaves in inside.values():
        leaves.sort(key=lambda one: one[0].top())
        for at, (place, widget) in enumerate(leaves):
            for other_place, other in leaves[at + 1 :]:
                if other_place.top() > place.bottom():
                    break
                shared = place.intersected(other_place)
                if min(shared.width(), shared.height()) < _TOUCH_PX:
                    continue
                if not (widget.isAncestorOf(other) or other.isAncestorOf(widget)):
                    found.append(
                        f"{said(widget)[:40]!r} {place} over {said(other)[:40]!r} {shared}"
                    )
    return found


def sideways(window: QWidget) -> list[str]:
    """Pages that are wider than what is seen of them; a table may be."""
    areas = [one for one in window.findChildren(QScrollArea) if one.isVisible()]
    wide = [(one.widget(), one.viewport().width()) for one in areas]
    return [
        f"{inner.width()} px wide in {room}"
        for inner, room in wide
        if inner and inner.width() > room
    ]


def hidden(window: QWidget, widget: QWidget) -> str:
    """Why the control with the focus is not wholly in sight; empty when it is."""
    shown = QRect(QPoint(), widget.size())
    outer: QWidget | None = widget
    while outer is not None and outer is not window:
        parent = outer.parentWidget()
        if parent is None:
            break
        shown = QRect(outer.mapTo(parent, shown.topLeft()), shown.size())
        inside = shown.intersected(parent.rect())
        viewport = isinstance(parent.parentWidget(), QAbstractScrollArea)
        # What is higher than the page can only be shown in part.
        need = shown.height() if shown.height() <= parent.height() or not viewport else _PART_PX
        if inside.height() < need:
            return f"{said(widget)!r}: {shown} in {parent.rect()} of {parent!r}"
        if inside.isEmpty():
            return f"{said(widget)!r} is out of sight"
        outer, shown = parent, inside
    return ""


def _ground(widget: QWidget, window: QWidget) -> QWidget:
    """What scrolls with a widget; the window where nothing does."""
    outer = widget
    while (above := outer.parentWidget()) is not None and outer is not window:
        if isinstance(above.parentWidget(), QAbstractScrollArea):
            return outer if outer is not widget else above
        outer = above
    return window


def _is_shown(widget: QWidget) -> bool:
    return widget.width() > 1 and widget.height() > 1


def _scrolls_sideways(widget: QWidget) -> bool:
    outer = widget.parentWidget()
    while outer is not None:
        if isinstance(outer, QAbstractScrollArea) and outer.horizontalScrollBar().maximum() > 0:
            return True
        outer = outer.parentWidget()
    return False
