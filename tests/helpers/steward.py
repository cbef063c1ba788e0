"""The steward's desk on a small tree, and a hand that counts its acts.

An act is a press of a button, a key command, or one field filled; moving the eyes costs
nothing. What is pressed must be in sight and usable.
"""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QDate, QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDateEdit,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from navigator.steward.desk.steward_window import StewardWindow
from navigator.steward.desk.workbench import StewardPage, Workbench
from navigator.steward.editing.edit_session import Sitting
from navigator.steward.exchange.review_writing import Person
from tests.helpers.content import forget_other_pages, last_seen
from tests.helpers.locales import write_locale

ROOT = Path(__file__).parents[2]
TODAY = last_seen()
LONGEST_SECONDS = 60.0
LAWYER = Person("ana-lopez", "lawyer", "Clinic of the Plains")
W = TypeVar("W", bound=QWidget)


def small_tree(root: Path, *states: str, also: tuple[str, ...] = ()) -> Path:
    """Vocabulary, federal files and some states, copied; gives the folder `resources`.

    `also` are paths such as `resources/places/WY.yaml` or `i18n/es/content/states/WY`.
    """
    wanted = ["resources/vocabulary", "resources/federal"]
    wanted += [f"resources/states/{state}" for state in states]
    for name in [*wanted, *also]:
        source, target = ROOT / name, root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target)
        else:
            shutil.copy(source, target)
    forget_other_pages(root / "resources")
    for lang in ("en", "es"):
        write_locale(root, lang)
    return root / "resources"


class AtTheDesk:
    """A steward at the desk. `acts` counts what they did."""

    def __init__(self, resources: Path, person: Person | None = LAWYER) -> None:
        self.root = resources.parent
        self.sitting = Sitting(resources, TODAY)
        self.bench = Workbench(self.sitting, person)
        self.window = StewardWindow(self.bench)
        self.acts = 0

    @property
    def page(self) -> StewardPage:
        """The page on show."""
        page = self.window.page
        assert page is not None
        return page

    def open(self, page: str, entry: str = "", width: int = 1280, height: int = 800) -> AtTheDesk:
        """Show the window on a page; that costs nothing."""
        self.window.resize(width, height)
        self.window.show()
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)
        self.window.go(page, entry)
        return self.settle()

    def settle(self) -> AtTheDesk:
        """Wait until no job is under way and nothing is left to do."""
        give_up = time.monotonic() + LONGEST_SECONDS
        quiet = 0
        while quiet < 3:
            QCoreApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            quiet = quiet + 1 if self.bench.is_idle else 0
            assert time.monotonic() < give_up, "the desk does not come to rest"
            time.sleep(0.002)
        return self

    # What is there

    def all(self, kind: type[W], within: QWidget | None = None) -> list[W]:
        """Visible widgets of a kind."""
        top = within or QApplication.activeModalWidget() or self.window
        return [one for one in top.findChildren(kind) if one.isVisible()]

    def texts(self) -> list[str]:
        """Every text in sight: labels, buttons, fields."""
        said = [one.text() for one in self.all(QLabel)]
        said += [_said(one) for one in self.all(QAbstractButton)]
        said += [one.text() for one in self.all(QLineEdit)]
        said += [one.toPlainText() for one in self.all(QPlainTextEdit)]
        return [one for one in said if one]

    def says(self, *words: str) -> bool:
        """Whether all of these stand somewhere in sight."""
        whole = " ".join("\n".join(self.texts()).split())
        return all(" ".join(one.split()) in whole for one in words)

    def field(self, name: str) -> QWidget:
        """The field whose name for a screen reader begins so."""
        kinds = (QLineEdit, QPlainTextEdit, QComboBox, QDateEdit)
        found = [one for kind in kinds for one in self.all(kind)]
        for one in found:
            if one.accessibleName().startswith(name):
                return one
        raise AssertionError(f"no field {name!r} among {[one.accessibleName() for one in found]}")

    def button(self, words: str) -> QAbstractButton:
        """The button whose word or name begins so."""
        found = self.all(QAbstractButton)
        for one in found:
            if _said(one).startswith(words):
                return one
        raise AssertionError(f"no button {words!r} among {[_said(one) for one in found]}")

    # What is done, and counted

    def press(self, words: str) -> AtTheDesk:
        """Press a button."""
        button = self.button(words)
        assert button.isEnabled(), words
        self.acts += 1
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        return self.settle()

    def key(self, keys: str) -> AtTheDesk:
        """Give a key command, such as `Ctrl+1` or `R`, to what has focus."""
        self.acts += 1
        if QApplication.activeWindow() is None:  # a question was closed, and no desktop helps
            self.window.activateWindow()
            QTest.qWaitForWindowActive(self.window)
        target = QApplication.focusWidget() or QApplication.activeWindow() or self.window
        QTest.keySequence(target, QKeySequence(keys))
        return self.settle()

    def fill(self, name: str, text: str) -> AtTheDesk:
        """Fill a field: type over what stands there, or choose a row that begins so."""
        field = self.field(name)
        assert field.isEnabled(), name
        self.acts += 1
        field.setFocus()
        if isinstance(field, QComboBox):
            at = field.findText(text, Qt.MatchFlag.MatchStartsWith)
            assert at >= 0 or field.isEditable(), f"{text!r} is not offered"
            if at >= 0:
                field.setCurrentIndex(at)
                field.activated.emit(at)
            else:
                field.setEditText(text)
        elif isinstance(field, QDateEdit):
            field.setDate(QDate.fromString(text, Qt.DateFormat.ISODate))
        elif isinstance(field, QPlainTextEdit):
            field.setPlainText(text)
        elif isinstance(field, QLineEdit):
            field.clear()
            QTest.keyClicks(field, text)
        return self.settle()

    def close(self) -> None:
        """Away with it, whatever was saved."""
        self.bench.finish()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _said(button: QAbstractButton) -> str:
    return button.text().replace("&", "") or button.accessibleName()
