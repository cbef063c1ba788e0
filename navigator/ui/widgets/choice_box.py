"""A box with a list to choose from, with a name, never changed by scrolling past it.

On Linux Qt names a box after the chosen entry, so a screen reader would say only "Colorado". The
name is set as description too, which is spoken beside the choice.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget


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


class ChoiceBox(QComboBox):
    """A combo box. `name` tells screen readers what is chosen here.

    `choices` are words and values; the one of the value `chosen` is shown, else the first.
    """

    def __init__(
        self, name: str = "", choices: Iterable[tuple[str, object]] = (), chosen: object = None
    ) -> None:
        super().__init__()
        self._letters = ""
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

    def let_type(self) -> None:
        """Let letters choose a row: the field shows which, Enter or leaving the field takes it."""
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setCompleter(None)  # type: ignore[arg-type]  # Qt permits none
        self.currentIndexChanged.connect(self._forget)
        if (line := self.lineEdit()) is not None:
            line.textEdited.connect(self._complete)

    def row_of(self, letters: str) -> int:
        """Return the row with this code or name, else the first that begins so; -1 without one."""
        wanted = letters.strip().casefold()
        rows = [
            (str(self.itemData(row) or "").casefold(), self.itemText(row).casefold())
            for row in range(self.count())
        ]
        found = [number for number, row in enumerate(rows) if wanted in row]
        found += [number for number, row in enumerate(rows) if row[1].startswith(wanted)]
        return found[0] if wanted and found else -1

    @property
    def chosen_row(self) -> int:
        """The chosen row, or the one that letters not yet taken would choose."""
        return self.row_of(self._typed) if self._is_pending else self.currentIndex()

    def showPopup(self) -> None:  # noqa: N802  Qt override
        """Open the list; let Qt drop the style rules of its frame with the box."""
        go_with(self.view().window())
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: a choice must not change unseen."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take what letters have found on Enter."""
        if self._is_pending and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take what letters have found when the field is left, as by Tab."""
        if self._is_pending and event.reason() != Qt.FocusReason.PopupFocusReason:
            self._take()
        super().focusOutEvent(event)

    @property
    def _is_pending(self) -> bool:
        return self.isEditable() and self.currentText() != self.itemText(self.currentIndex())

    @property
    def _typed(self) -> str:
        """The letters of the field without what it completed by itself."""
        line = self.lineEdit()
        is_completed = line is not None and line.selectedText() and self._letters
        return self._letters if is_completed else self.currentText()

    def _complete(self, letters: str) -> None:
        """Show behind the letters which row they choose, marked, so that the next one goes on."""
        line, row = self.lineEdit(), self.row_of(letters)
        is_longer, self._letters = len(letters) > len(self._letters), letters
        if line is None or row < 0 or not is_longer:  # what was deleted stays deleted
            return
        name = self.itemText(row)
        is_code = not name.casefold().startswith(letters.casefold())
        rest = f": {name}" if is_code else name[len(letters) :]
        line.setText(letters + rest)
        line.setSelection(len(letters) + len(rest), -len(rest))

    def _forget(self) -> None:
        self._letters = ""

    def _take(self) -> None:
        """Choose the row of the letters; where none is, empty the field and say so in it."""
        letters = self._typed.strip()
        row = self.row_of(letters)
        self._forget()
        self.setCurrentIndex(row)
        if (line := self.lineEdit()) is not None and row < 0:
            line.clear()
            told = self.tr("Nothing begins with “{letters}”").format(letters=letters)
            line.setPlaceholderText(told if letters else "")
        self.activated.emit(row)
