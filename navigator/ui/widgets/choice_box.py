"""Fields for a choice and for a whole number, with a name, never changed by scrolling past them.

On Linux Qt names a box after the chosen entry, so a screen reader would say only "Colorado". The
name is set as description too, which is spoken beside the choice. The two step buttons of a number
lie side by side and are as large as a finger needs at the kiosk.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

from navigator.ui.theme import SPACE, current_look
from navigator.ui.theme.stylesheet import step_px
from navigator.ui.widgets.column import Arranged


def go_with(part: QWidget) -> None:
    """Make Qt drop its style sheet rules for a part of another widget when the part is deleted.

    Qt caches rules by the widget's address and drops them with the widget, but not for parts styled
    through their parent: the line edit in a number field, the frame around an open list. A kilobyte
    for each stayed for good. Qt watches for the deletion of a widget that has a sheet of its own,
    and goes on watching when the sheet is removed again.
    """
    part.setStyleSheet("* {}")
    part.ensurePolished()
    part.setStyleSheet("")


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


class ChoiceBox(QComboBox):
    """A combo box. `name` tells screen readers what is chosen here.

    `choices` are words and values; the one of the value `chosen` is shown, else the first.
    """

    def __init__(
        self, name: str = "", choices: Iterable[tuple[str, object]] = (), chosen: object = None
    ) -> None:
        super().__init__()
        self.set_name(name)
        for word, value in choices:
            self.addItem(word, value)
        self.choose(chosen)

    def choose(self, value: object) -> None:
        """Show the choice with this value, else the first."""
        self.setCurrentIndex(max(self.findData(value), 0))

    def set_name(self, name: str) -> None:
        """Set another name, as after a change of language."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(name)

    def showPopup(self) -> None:  # noqa: N802  Qt override
        """Open the list; let Qt drop the style rules of its frame with the box."""
        go_with(self.view().window())
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: a choice must not change unseen."""
        event.ignore()
