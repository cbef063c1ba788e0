"""Two bases for widgets that paint themselves from a `Sheet`: a label and a button.

One painted widget stands for what would be five or six nested ones: it is
lighter, and a screen reader hears it as one sentence. The bases keep the sheet
of the present width, give Qt the right height for a width, and compose anew
when the look, the font, the language or the direction changes.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QWidget

from navigator.ui.theme import current_look
from navigator.ui.widgets.sheet import Sheet

_RELOOK = frozenset(
    {
        QEvent.Type.StyleChange,
        QEvent.Type.FontChange,
        QEvent.Type.PaletteChange,
        QEvent.Type.LayoutDirectionChange,
        QEvent.Type.LanguageChange,
        QEvent.Type.EnabledChange,
    }
)
_KEPT_WIDTHS = 6


class _Sheets:
    """The sheets a widget composed, for the last few widths it was asked about, and its sizes."""

    def __init__(self) -> None:
        self._by_width: dict[int, Sheet] = {}
        self.hint = QSize()
        self.least = QSize()

    def get(self, width: int) -> Sheet | None:
        return self._by_width.get(width)

    def keep(self, sheet: Sheet) -> Sheet:
        if len(self._by_width) >= _KEPT_WIDTHS:
            self._by_width.pop(next(iter(self._by_width)))
        self._by_width[sheet.width] = sheet
        return sheet

    def drop(self) -> None:
        self._by_width.clear()
        self.hint = QSize()
        self.least = QSize()


def _grows_with_width(widget: QWidget) -> None:
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)


class PaintedLabel(QLabel):
    """A label painted from a sheet. Its `text()` is what a screen reader says."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheets = _Sheets()
        self.setTextFormat(Qt.TextFormat.PlainText)
        _grows_with_width(self)

    def compose(self, sheet: Sheet) -> None:
        """Place the parts on the sheet and set its height."""
        raise NotImplementedError

    def spoken(self) -> str:
        """The whole content as one sentence or two."""
        raise NotImplementedError

    def preferred_width(self) -> int:
        """The width the widget likes best."""
        return current_look().measure_px(48)

    def least_width(self) -> int:
        """The width below which the widget is no longer of use."""
        return current_look().measure_px(12)

    def renew(self) -> None:
        """Compose again: a value or the look has changed."""
        self._sheets.drop()
        self.setText(self.spoken())
        self.updateGeometry()
        self.update()

    def sheet(self, width: int) -> Sheet:
        """The sheet for a width, composed if need be."""
        known = self._sheets.get(width)
        if known is None:
            known = Sheet(current_look(), width)
            self.compose(known)
            self._sheets.keep(known)
        return known

    def hasHeightForWidth(self) -> bool:
        """Always: text wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the sheet at a width."""
        return self.sheet(max(1, width)).height

    def sizeHint(self) -> QSize:
        """The preferred width and the height at it."""
        if not self._sheets.hint.isValid():
            width = self.preferred_width()
            height = self.heightForWidth(width)
            self._sheets.hint = QSize(width, height)
        return self._sheets.hint

    def minimumSizeHint(self) -> QSize:
        """Narrow; the height follows from the width."""
        if not self._sheets.least.isValid():
            self._sheets.least = QSize(self.least_width(), 0)
        return self._sheets.least

    def changeEvent(self, event: QEvent) -> None:
        """Compose again when the look changes."""
        super().changeEvent(event)
        if event.type() in _RELOOK:
            self.renew()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sheet of the present width."""
        del event
        painter = QPainter(self)
        self.sheet(self.width()).paint(painter)


class PaintedButton(QAbstractButton):
    """A button painted from a sheet, with hover and press; Enter and Space press it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheets = _Sheets()
        self._shown_state = (False, False, False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        _grows_with_width(self)
        self.toggled.connect(self.renew)

    def compose(self, sheet: Sheet) -> None:
        """Place the parts on the sheet and set its height."""
        raise NotImplementedError

    def spoken(self) -> str:
        """What a screen reader says."""
        raise NotImplementedError

    def preferred_width(self) -> int:
        """The width the widget likes best."""
        return current_look().measure_px(48)

    def least_width(self) -> int:
        """The width below which the widget is no longer of use."""
        return current_look().measure_px(14)

    def renew(self) -> None:
        """Compose again: a value or the look has changed."""
        self._sheets.drop()
        self.setAccessibleName(self.spoken())
        self.updateGeometry()
        self.update()

    def sheet(self, width: int) -> Sheet:
        """The sheet for a width, composed if need be."""
        state = (self.underMouse(), self.isDown(), self.isEnabled())
        if state != self._shown_state:
            self._shown_state = state
            self._sheets.drop()
        known = self._sheets.get(width)
        if known is None:
            known = Sheet(current_look(), width)
            self.compose(known)
            if not self.isEnabled():
                known.mute()
            self._sheets.keep(known)
        return known

    @property
    def is_hovered(self) -> bool:
        """True while the pointer is over an enabled button."""
        return self.isEnabled() and self.underMouse()

    def ground(self, plain: str) -> str:
        """The color behind the content in the present state; `plain` when nothing is done."""
        colors = current_look().colors
        if not self.isEnabled():
            return colors.disabled_tint if plain else ""
        steps = [plain, colors.tint, colors.tint_pressed]
        if plain == colors.tint:
            steps = [colors.tint, colors.tint_pressed, colors.tint_deep]
        return steps[2 if self.isDown() else 1 if self.is_hovered else 0]

    def hasHeightForWidth(self) -> bool:
        """Always: text wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the sheet at a width."""
        return self.sheet(max(1, width)).height

    def sizeHint(self) -> QSize:
        """The preferred width and the height at it."""
        if not self._sheets.hint.isValid():
            width = self.preferred_width()
            height = self.heightForWidth(width)
            self._sheets.hint = QSize(width, height)
        return self._sheets.hint

    def minimumSizeHint(self) -> QSize:
        """Narrow, but never lower than a target that can be touched."""
        if not self._sheets.least.isValid():
            self._sheets.least = QSize(self.least_width(), current_look().target_px)
        return self._sheets.least

    def changeEvent(self, event: QEvent) -> None:
        """Compose again when the look changes."""
        super().changeEvent(event)
        if event.type() in _RELOOK:
            self.renew()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sheet of the present width."""
        del event
        painter = QPainter(self)
        self.sheet(self.width()).paint(painter)
