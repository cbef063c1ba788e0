"""Two bases for widgets that paint themselves from a `Sheet`: a label and a button.

One painted widget replaces five or six nested ones: it is lighter, and a screen reader hears it as
one sentence. The bases keep the sheet of the present width, give Qt the right height for a width,
and compose anew when the look, the font, the language or the direction changes.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QLabel

from navigator.ui.theme import RADIUS, Look, current_look
from navigator.ui.widgets.column import Base, grow_down
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


def joined(*parts: str) -> str:
    """Join the parts that are not empty to sentences, for screen readers."""
    return ". ".join(part.rstrip(".") for part in parts if part)


class _Painted(Base):
    """The code both bases share; it precedes the Qt class, whose methods it overrides."""

    _least_chars = 12

    def _begin(self) -> None:
        self._sheets: dict[int, Sheet] = {}
        """The sheets of the last six widths."""
        self._hint = self._least = QSize()
        self._worn = current_look()
        grow_down(self)

    def compose(self, sheet: Sheet) -> None:
        """Place the parts on the sheet and set its height."""
        raise NotImplementedError

    def spoken(self) -> str:
        """Return the whole content as one sentence or two, for screen readers."""
        raise NotImplementedError

    def look(self) -> Look:
        """Return the look its sheet is composed in."""
        return current_look()

    def preferred_width(self) -> int:
        """Return the width the widget prefers."""
        return current_look().measure_px(48)

    def least_width(self) -> int:
        """Return the width below which the widget is of no use."""
        return current_look().measure_px(self._least_chars)

    def least_height(self) -> int:
        """Return the least height; 0, as the height follows from the width."""
        return 0

    def renew(self) -> None:
        """Drop all sheets and compose anew, as a value or the look has changed."""
        self._sheets.clear()
        self._hint = self._least = QSize()
        self.updateGeometry()
        self.update()

    def sheet(self, width: int) -> Sheet:
        """Return the sheet for a width, composing it if needed."""
        known = self._sheets.get(width)
        if known is None:
            known = Sheet(self.look(), width)
            self.compose(known)
            if not self.isEnabled():
                self.mute(known)
            if len(self._sheets) >= _KEPT_WIDTHS:
                self._sheets.pop(next(iter(self._sheets)))
            self._sheets[width] = known
        return known

    def mute(self, sheet: Sheet) -> None:
        """Change a sheet to its disabled look; does nothing in a label."""

    def hasHeightForWidth(self) -> bool:
        """Return True: text wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the sheet at a width."""
        return self.sheet(max(1, width)).height

    def sizeHint(self) -> QSize:
        """Return the preferred width and the height at it."""
        if not self._hint.isValid():
            width = self.preferred_width()
            self._hint = QSize(width, self.heightForWidth(width))
        return self._hint

    def minimumSizeHint(self) -> QSize:
        """Return the least width and the least height."""
        if not self._least.isValid():
            self._least = QSize(self.least_width(), self.least_height())
        return self._least

    def changeEvent(self, event: QEvent) -> None:
        """Compose again when the look changes."""
        super().changeEvent(event)
        kind = event.type()
        if kind == QEvent.Type.StyleChange:
            # Qt says this of every widget again each time one above it finds its place.
            worn, self._worn = self._worn, current_look()
            if worn == self._worn:
                return
        if kind in _RELOOK:
            self.renew()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sheet of the present width."""
        del event
        painter = QPainter(self)
        self.sheet(self.width()).paint(painter)


class PaintedLabel(_Painted, QLabel):
    """A label painted from a sheet. Its `text()` is the text for screen readers."""

    def __init__(self) -> None:
        super().__init__()
        self._begin()
        self.setTextFormat(Qt.TextFormat.PlainText)

    def renew(self) -> None:
        """Compose anew, as a value or the look has changed; renew the text too."""
        self.setText(self.spoken())
        super().renew()


class PaintedButton(_Painted, QAbstractButton):
    """A button painted from a sheet, with hover and press; Enter and Space press it.

    `act` is called when it is pressed.
    """

    _least_chars = 14

    def __init__(self, act: Callable[[], object] | None = None) -> None:
        super().__init__()
        self._begin()
        if act is not None:
            self.clicked.connect(lambda _on: act())
        self._shown_state = (False, False, False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.toggled.connect(self.renew)

    def least_height(self) -> int:
        """Return the least height of a target that can be touched."""
        return current_look().target_px

    def renew(self) -> None:
        """Compose anew, as a value, the state or the look has changed; renew the name too."""
        self.setAccessibleName(self.spoken())
        super().renew()

    def sheet(self, width: int) -> Sheet:
        """Return the sheet for a width in the present state, composing it if needed."""
        state = (self.underMouse(), self.isDown(), self.isEnabled())
        if state != self._shown_state:
            self._shown_state = state
            self._sheets.clear()
            self._hint = self._least = QSize()
        return super().sheet(width)

    def mute(self, sheet: Sheet) -> None:
        """Gray the sheet of a disabled button."""
        sheet.mute()

    @property
    def is_hovered(self) -> bool:
        """True while the pointer is over an enabled button."""
        return self.isEnabled() and self.underMouse()

    def ground(self, plain: str) -> str:
        """Return the color behind the content in the present state; `plain` when at rest."""
        colors = current_look().colors
        if not self.isEnabled():
            return colors.disabled_tint if plain else ""
        steps = [plain, colors.tint, colors.tint_pressed]
        if plain == colors.tint:
            steps = [colors.tint, colors.tint_pressed, colors.tint_deep]
        return steps[2 if self.isDown() else 1 if self.is_hovered else 0]

    @property
    def link_tone(self) -> str:
        """The color of the part that tells where a press leads."""
        return "primary_hover" if self.is_hovered else "primary"

    @property
    def link_color(self) -> str:
        """The value of that color."""
        color: str = getattr(current_look().colors, self.link_tone)
        return color

    def lay_ground(self, sheet: Sheet, height: float, fill: str = "", outline: str = "") -> None:
        """End a row: set its height, at least that of a target, and lay its ground behind it."""
        sheet.height = max(self.least_height(), int(height))
        sheet.backdrop(fill=self.ground(fill), outline=outline, radius=RADIUS.control)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button with Enter, as with Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)
