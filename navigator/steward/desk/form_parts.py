"""Holds what stands around the fields of a form at the desk."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from navigator.ui.theme import SPACE
from navigator.ui.theme.tokens import FOCUS

_RING = FOCUS.width + FOCUS.gap
"""The pixels that the focus ring of a field takes beside it."""
YES_NO = {"": "Not known", "yes": "Yes", "no": "No"}


class Scrolled(QScrollArea):
    """A column of widgets that scrolls."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields take it, and scroll it along
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(_RING, 0, SPACE.m - _RING, SPACE.m)
        self.column.setSpacing(SPACE.s)
        self.setWidget(inside)
