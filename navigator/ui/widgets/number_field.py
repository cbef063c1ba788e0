"""A field for a whole number: typed or stepped, never changed by scrolling past it.

Its two step buttons lie side by side and are as large as a finger needs at the kiosk.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QSpinBox

from navigator.ui.theme import SPACE, current_look
from navigator.ui.theme.stylesheet import step_px
from navigator.ui.widgets.choice_box import go_with
from navigator.ui.widgets.column import Arranged


class NumberField(Arranged, QSpinBox):
    """A spin box. `label` is its name for screen readers; the range is inclusive."""

    def __init__(self, label: str, *, least: int, most: int) -> None:
        super().__init__()
        self.setAccessibleName(label)
        self.setRange(least, most)
        go_with(self.lineEdit())
        self._arrange()

    def sizeHint(self) -> QSize:
        """Return a size with room for the longest number and both buttons."""
        hint = super().sizeHint()
        metrics = self.fontMetrics()
        texts = [self.specialValueText(), *map(self._shown, (self.minimum(), self.maximum()))]
        longest = max(metrics.horizontalAdvance(text) for text in texts)
        steps = 2 * step_px(current_look())
        return QSize(longest + steps + 2 * SPACE.s + SPACE.xs, hint.height())

    def minimumSizeHint(self) -> QSize:
        """Return the size hint: a number is never cut."""
        return self.sizeHint()

    def _shown(self, value: int) -> str:
        return f"{self.prefix()}{self.textFromValue(value)}{self.suffix()}"

    def _arrange(self) -> None:
        # The style sheet's padding does not reach the text of a spin box.
        self.lineEdit().setTextMargins(SPACE.s, 0, SPACE.xs, 0)
        self.updateGeometry()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select the number, so that typing replaces it however focus came."""
        super().focusInEvent(event)
        QTimer.singleShot(0, self, self._mark)

    def _mark(self) -> None:
        if self.hasFocus():
            self.selectAll()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: a number must not change unseen."""
        event.ignore()
