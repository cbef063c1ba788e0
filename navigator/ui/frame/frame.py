"""The content of the window: the bars, and between them one page at a time.

It divides the height: where the window has few lines of text the bars are low, the buttons of the
lower one go into the upper one if that has room, and the standing sentences they have no room for
are put at the end of the page. On a screen without a keyboard a
row of digits shows itself while a field for digits has focus, and takes no focus of its own.

A page made anew for another size of text or language keeps its open folds and scroll position. It
has the same parts, only higher or lower: a position is kept as the part at the top and the share of
it above the top, from one page to the next and no longer.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QWidget,
)

from navigator.site.policy import Policy
from navigator.ui.frame.bars import FootBar, NoticeBar, TopBar
from navigator.ui.theme import SPACE, current_look
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.column import Fitted, bare
from navigator.ui.widgets.fold import Fold
from navigator.ui.widgets.page import Page

_LINGER_MS = 200
"""Milliseconds before it hides, longer than a touch: the touched widget must not move meanwhile."""


class NumberPad(QFrame):
    """One row of keys: ten digits, one to delete a digit, one to be done."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("frame", "bar")
        self.setProperty("pad", "true")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.m, SPACE.xs, SPACE.m, SPACE.xxs)
        row.setSpacing(SPACE.xxs)
        row.addStretch(1)
        for digit in "1234567890":
            button = self._button(digit)
            button.clicked.connect(lambda _=False, key=digit: self._send(ord(key), key))
            row.addWidget(button)
        self._back = self._button("", "eraser")
        self._back.clicked.connect(lambda: self._send(Qt.Key.Key_Backspace, "\b"))
        self._done = self._button("", "check")
        self._done.clicked.connect(self._finish)
        row.addWidget(self._back)
        row.addWidget(self._done)
        row.addStretch(1)
        self._wait = QTimer(self, singleShot=True, interval=_LINGER_MS)
        self._wait.timeout.connect(self._look)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_changed)
        self._set_words()
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        """Change the words with the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._set_words()

    def _set_words(self) -> None:
        """Name the keys that are no digits in the language in use."""
        self._back.set_label(self.tr("Take the last digit back"))
        self._done.set_label(self.tr("Done"))

    def _button(self, word: str, icon_name: str = "") -> Button:
        button = Button(word, icon_name=icon_name, icon_only=bool(icon_name))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return button

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self._serves(new):
            self._wait.stop()
            self.show()
            QTimer.singleShot(0, self, self._reveal)
        elif QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self.hide()
        elif self.isVisible():
            self._wait.start()

    def _look(self) -> None:
        now = QApplication.focusWidget()
        self.setVisible(now is not None and self._serves(now))

    def _serves(self, widget: QWidget) -> bool:
        digits = Qt.InputMethodHint.ImhDigitsOnly
        return widget.window() is self.window() and bool(widget.inputMethodHints() & digits)

    def _reveal(self) -> None:
        """Scroll the field back into sight, as the pad has taken room from the page."""
        field = outer = QApplication.focusWidget()
        while outer is not None:
            if isinstance(outer, QScrollArea) and field is not None:
                outer.ensureWidgetVisible(field)
            outer = outer.parentWidget()

    def _send(self, key: int, text: str) -> None:
        target = QApplication.focusWidget()
        if target is None or not self._serves(target):
            return
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
            QCoreApplication.sendEvent(target, event)

    def _finish(self) -> None:
        """Send Enter, for a field that acts on it; then leave the field."""
        self._send(Qt.Key.Key_Return, "\r")
        field = QApplication.focusWidget()
        if field is not None and self._serves(field):
            field.clearFocus()


class Frame(Fitted, QWidget):
    """Stacks top bar, `pages`, reading strip, notice, number pad (if permitted) and foot bar."""

    def __init__(
        self, policy: Policy, top: TopBar, reading: QWidget, notice: NoticeBar, foot: FootBar
    ) -> None:
        super().__init__()
        self._top = top
        self._foot = foot
        self.pages = QStackedWidget()
        self.pages.currentChanged.connect(self._fit)
        pad = [NumberPad()] if policy.number_pad else []
        column = bare(self, 0, top, self.pages, reading, notice, *pad, foot)
        column.setStretchFactor(self.pages, 1)
        self._has_shown = False
        for bar in (top, foot):  # one bar below waits for the page it belongs to
            bar.setVisible(not policy.bottom_bar)

    def show_page(self, page: QWidget) -> None:
        """Show a page: the first one at once, each later one fading in."""
        self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)
        if self._has_shown:
            from navigator.ui.widgets.veil import unveil  # noqa: PLC0415 - start time

            unveil(page)
        self._has_shown = True

    def _fit(self) -> None:
        """Divide the height anew."""
        look = current_look()
        short, low = look.is_short(self.height()), look.is_low(self.height())
        for bar in (self._top, self._foot):
            bar.set_short(short)
        page = self.pages.currentWidget()
        self._foot.serve(page)
        is_lent = self._top.borrow(self._foot.lends if low else ())
        if not is_lent:
            self._foot.take_back()
        left_over = self._foot.fit(0 if is_lent else self.width())
        if isinstance(page, Page):
            self._foot.setVisible(not (page.stands_alone or is_lent))
            page.end_with("" if page.stands_alone else left_over)


class Sight(NamedTuple):
    """Open folds and scroll position; parts are numbered in the order in which they were made."""

    open_folds: tuple[int, ...] = ()
    part: int = 0
    """The number of the part at the top, from the end: -1 is the last; 0 the beginning of the page.

    A language that a computer translated has a line more at the top.
    """
    share: float = 0.0
    """The share of that part's height above the top of the view."""
    to_list: bool = False
    """Scroll to the list of nearest places instead: a ZIP code was typed for it."""

    @classmethod
    def of(cls, page: QWidget | None) -> Sight:
        """Return the open folds and the scroll position of a page; empty for any other widget."""
        if not isinstance(page, Page):
            return cls()
        opened = tuple(n for n, fold in enumerate(_folds(page)) if fold.is_open)
        value = page.scroll_area.verticalScrollBar().value()
        parts = _parts(page)
        above = [(_top(part, page), n) for n, part in enumerate(parts)]
        top, number = max((one for one in above if one[0] <= value), default=(0, -1))
        if value == 0 or number < 0:
            return cls(opened)
        share = (value - top) / max(1, parts[number].height())
        return cls(opened, number - len(parts), share)

    def restore(self, page: QWidget) -> None:
        """Open the same folds, and scroll there as soon as the page is laid out."""
        if not isinstance(page, Page):
            return
        folds = _folds(page)
        for number in self.open_folds:
            if number < len(folds):
                folds[number].set_open(True)
        if self.part or self.to_list:
            QTimer.singleShot(0, page, lambda: self._scroll(page))

    def _scroll(self, page: Page) -> None:
        if self.to_list:
            at = 0 if page.list_top is None else _top(page.list_top, page) - SPACE.s
            page.scroll_area.verticalScrollBar().setValue(at)
            return
        parts = _parts(page)
        if -self.part <= len(parts):
            part = parts[self.part]
            value = _top(part, page) + round(self.share * part.height())
            page.scroll_area.verticalScrollBar().setValue(value)


def _folds(page: Page) -> list[Fold]:
    """Return the outer folds of the page, not those inside another."""
    found = page.content.findChildren(Fold)
    held = {inner for one in found for inner in one.findChildren(Fold)}
    return [one for one in found if one not in held]


def _parts(page: Page) -> list[QWidget]:
    """Return the widgets in the page's body and its outer folds; not its header.

    The header may scroll along with them.
    """
    items = (page.body.itemAt(number) for number in range(page.body.count()))
    held = [item.widget() for item in items if item is not None]
    return [*(one for one in held if one is not None and one is not page.header), *_folds(page)]


def _top(part: QWidget, page: Page) -> int:
    return part.mapTo(page.ground, QPoint()).y()
