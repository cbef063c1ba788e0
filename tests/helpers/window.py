"""A real window on the real pack, and a hand that uses it as a person does: mouse and keys.

What is clicked must be what lies under the pointer, so a control that is covered,
hidden or out of sight can not be pressed by a test either.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QScrollArea,
    QWidget,
)

from navigator.app import make_app, make_window
from navigator.library.facade import Library
from navigator.site.policy import POLICIES
from navigator.site.settings import Settings
from navigator.ui.desk import Route
from navigator.ui.frame.window import Window
from navigator.ui.site.full_screen import present
from navigator.ui.theme import Look, apply_theme
from navigator.ui.widgets.fold import Fold
from navigator.ui.widgets.page import Page

if TYPE_CHECKING:
    from navigator.paths import Paths
    from navigator.ui.speech import Voice

LONGEST_SECONDS = 120.0
"""For a window to come to rest; a busy machine may take its time."""
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
W = TypeVar("W", bound=QWidget)


class Screen:
    """One open window. `settle` waits until it has nothing left to do."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.clicks = 0
        self.seen: list[str] = []
        """The pages noted with `note`."""

    # What is there

    @property
    def page(self) -> Page:
        """The page on show."""
        page = self.window.page
        assert isinstance(page, Page), page
        return page

    @property
    def kind(self) -> str:
        """The class of the page on show."""
        return type(self.page).__name__

    @property
    def search(self) -> QLineEdit:
        """The search field."""
        return self.window.top.search

    def all(self, kind: type[W], within: QWidget | None = None) -> list[W]:
        """Visible widgets of a kind, from top to bottom."""
        found = [one for one in (within or self.window).findChildren(kind) if one.isVisible()]
        return sorted(
            found, key=lambda one: (self.top_of(one), one.mapTo(self.window, QPoint()).x())
        )

    def top_of(self, widget: QWidget) -> int:
        """Distance of a widget from the upper edge of the window, scrolled away or not."""
        return widget.mapTo(self.window, QPoint()).y()

    def texts(self, within: QWidget | None = None) -> list[str]:
        """What the page says, from top to bottom: labels and buttons."""
        inside = within or self.page
        labels = [(self.top_of(one), one.text()) for one in self.all(QLabel, inside)]
        buttons = [(self.top_of(one), said(one)) for one in self.all(QAbstractButton, inside)]
        return [text for _, text in sorted(labels + buttons, key=lambda one: one[0]) if text]

    def says(self, *words: str) -> bool:
        """Whether all of these words stand on the page."""
        whole = " ".join("\n".join(self.texts()).split())
        return all(" ".join(one.split()) in whole for one in words)

    def button(self, words: str, within: QWidget | None = None) -> QAbstractButton:
        """The first visible button whose word or name begins so."""
        buttons = self.all(QAbstractButton, within)
        for one in buttons:
            if said(one).startswith(words):
                return one
        raise AssertionError(f"no button {words!r} among {[said(one) for one in buttons]}")

    def label(self, words: str) -> QLabel:
        """The first label of the page that begins so."""
        for one in self.all(QLabel, self.page):
            if one.text().startswith(words):
                return one
        raise AssertionError(f"no label {words!r} in {self.texts()}")

    # What is done

    def settle(self) -> None:
        """Let the window finish: every answer in, every page built, old pages gone."""
        give_up = time.monotonic() + LONGEST_SECONDS
        quiet = 0
        while quiet < 3:
            QCoreApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            is_quiet = self.window.is_idle and self.window.page is not None
            quiet = quiet + 1 if is_quiet else 0
            time.sleep(0 if is_quiet else 0.001)
            assert time.monotonic() < give_up, "the window never came to rest"

    def click(self, widget: QWidget) -> None:
        """Scroll a control into view and click what lies there, which must be it."""
        self.reveal(widget)
        spot = widget.rect().center()
        under = self.window.childAt(widget.mapTo(self.window, spot))
        assert under is widget or (under is not None and widget.isAncestorOf(under)), (
            f"{said(widget)!r} lies under {under!r}"
        )
        assert widget.isEnabled(), f"{said(widget)!r} can not be pressed"
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=spot)
        self.clicks += 1
        self.settle()

    def press(self, *words: str) -> None:
        """Click the buttons with these words, or their lines in an open list, one by one."""
        for one in words:
            menu = QApplication.activePopupWidget()
            if isinstance(menu, QMenu):
                self._pick(menu, one)
            elif any(said(act).startswith(one) for act in self._behind_more()) and not any(
                said(act).startswith(one) for act in self.all(QAbstractButton)
            ):
                self.click(self.page.header._more)
                self.press(one)
            else:
                self.click(self.button(one))

    def _behind_more(self) -> list[QAbstractButton]:
        """The acts of the page for which its header has no room."""
        if not isinstance(self.window.page, Page):
            return []
        return [one for one in self.page.header._held if not one.isVisible()]

    def _pick(self, menu: QMenu, words: str) -> None:
        actions = {one.text(): one for one in menu.actions()}
        found = next((actions[text] for text in actions if text.startswith(words)), None)
        assert found is not None, f"no line {words!r} among {list(actions)}"
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(found).center())
        self.clicks += 1
        self.settle()

    def unfold(self, *words: str) -> None:
        """Open the folds of the page whose headings begin so; without words all of them."""
        for fold in self.all(Fold, self.page):
            if not words or fold.title.startswith(words):
                if not fold.is_open:
                    self.click(fold.head)
                assert fold.is_open, fold.title

    def reveal(self, widget: QWidget) -> None:
        """Scroll until a widget is in sight."""
        outer: QWidget | None = widget.parentWidget()
        while outer is not None:
            if isinstance(outer, QScrollArea):
                outer.ensureWidgetVisible(widget, 0, 60)
            outer = outer.parentWidget()
        QCoreApplication.processEvents()

    def choose(self, box: QComboBox, words: str) -> None:
        """Choose a line of a list by arrow keys."""
        index = box.findText(words)
        assert index >= 0, [box.itemText(at) for at in range(box.count())]
        box.setFocus()
        while box.currentIndex() != index:
            before = box.currentIndex()
            QTest.keyClick(box, Qt.Key.Key_Down if before < index else Qt.Key.Key_Up)
            assert box.currentIndex() != before, f"{words!r} can not be reached"
        self.settle()

    def type(self, text: str) -> None:
        """Type into the search field, key by key, and wait for the results."""
        self.search.setFocus()
        QTest.keyClicks(self.search, text)
        self.settle()

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, held)
        self.settle()

    def press_enter(self) -> None:
        """Press Enter where the focus is."""
        self.key(Qt.Key.Key_Return)

    def go(self, kind: str, id: str = "") -> None:
        """Open a page by its route, where the way there is not what is tested."""
        self.window.go(Route(kind, id))
        self.settle()

    @contextlib.contextmanager
    def answering(self, *words: str) -> Iterator[list[str]]:
        """Press these words in the message boxes that come up, one each; yields what they said.

        Without words no box may come up.
        """
        told: list[str] = []
        left = list(words)
        timer = QTimer()

        def look() -> None:
            box = QApplication.activeModalWidget()
            if not isinstance(box, QMessageBox) or not box.isVisible():
                return
            told.append("\n".join(one for one in (box.text(), box.informativeText()) if one))
            if not left:
                box.done(0)
                return
            word = left.pop(0)
            button = next(one for one in box.buttons() if one.text().replace("&", "") == word)
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)

        timer.timeout.connect(look)
        timer.start(5)
        try:
            yield told
        finally:
            timer.stop()
        assert len(told) == len(words), told

    def note(self) -> None:
        """Remember which page is on show."""
        self.seen.append(self.kind)

    def close(self) -> None:
        """Close the window and forget its words and look."""
        if not self.window.close():  # a kiosk goes on; its library is closed all the same
            self.window.finish()
        self.window._words.use("en")
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def said(widget: QWidget) -> str:
    """What a screen reader says of a widget: its own name, else the word on it."""
    text = widget.text() if isinstance(widget, (QAbstractButton, QLabel)) else ""
    return widget.accessibleName() or text.replace("&", "")


def focusable(window: QWidget) -> list[QWidget]:
    """Visible widgets that take the keyboard focus by Tab."""
    return [
        one
        for one in window.findChildren(QWidget)
        if one.isVisible()
        and one.isEnabled()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None
        and not (isinstance(one, QAbstractScrollArea) and one.focusPolicy() == 0)
    ]


def windows(paths: Paths, today: date) -> Iterator[Callable[..., Screen]]:
    """Yields a function that opens a window with some settings; closes them all at the end.

    `open(state="CO", language="en", settle=True, open_library=…, size=(1280, 800))`; the other
    keywords are those of `Settings`. Without a size it is shown as the program shows it. Unless
    told otherwise there is no first page. `clock` tells how long nobody used it, `at` where its
    settings file lies, `voice` what it reads aloud with.
    """
    app = make_app()
    made: list[Screen] = []

    def open_one(
        *,
        settle: bool = True,
        open_library: Callable[[], Library] | None = None,
        size: tuple[int, int] | None = (1280, 800),
        clock: Callable[[], float] = time.monotonic,
        at: Paths = paths,
        voice: Voice | None = None,
        **chosen: object,
    ) -> Screen:
        plain = {"state": "CO", "language": "en", "look": "light", "introduction": False}
        settings = Settings(**(plain | chosen))  # type: ignore[arg-type]
        opened = open_library or (lambda: Library.open(paths, lambda: today))
        window = make_window(app, at, settings, opened, clock)
        window.reader.find = lambda: voice
        screen = Screen(window)
        made.append(screen)
        if size is None:
            present(window, POLICIES[settings.mode])
        else:
            window.resize(*size)
            window.show()
        window.activateWindow()
        QTest.qWaitForWindowActive(window)
        if settle:
            screen.settle()
        return screen

    yield open_one
    for screen in made:
        screen.close()
    QApplication.clipboard().clear()
    apply_theme(app, Look())
