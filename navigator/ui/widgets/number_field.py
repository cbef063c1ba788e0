"""A field for a whole number: typed or stepped, never changed by scrolling past it."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QSpinBox, QWidget

from navigator.ui.theme import SPACE


class NumberField(QSpinBox):
    """A spin box. `label` is its name for screen readers; the range is inclusive."""

    def __init__(
        self, label: str, *, least: int, most: int, suffix: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(label)
        self.setRange(least, most)
        self.setSuffix(suffix)
        # The style sheet's padding does not reach the text of a spin box.
        self.lineEdit().setTextMargins(SPACE.s, 0, SPACE.xs, 0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark what stands there, so that typing replaces it however focus came."""
        super().focusInEvent(event)
        QTimer.singleShot(0, self, self.selectAll)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: a number must not change unseen."""
        event.ignore()
