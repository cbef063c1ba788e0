"""The window of the steward's desk: pages at the side, errors above, saves at the foot.

It knows no page but by name; each is imported when it is first opened. Closing with acts that
are in no commit asks; it never commits by itself.
"""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from navigator.steward.content.reviews.reviews import form_of
from navigator.steward.desk.form_parts import bind, keyed, pile
from navigator.steward.desk.workbench import StewardPage, Trouble, Workbench
from navigator.ui.theme import SPACE, Role, current_look
from navigator.ui.theme.next_look import larger_text, next_mode, plain_text
from navigator.ui.widgets.banner import Banner
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.flow_layout import flow
from navigator.ui.widgets.wrap_label import WrapLabel


class TroublePanel(QWidget):
    """The banner of the desk. Hidden while nothing is wrong."""

    def __init__(self) -> None:
        super().__init__()
        self.banner = Banner("note", "", action="Put away", act=self.clear, is_strip=True)
        self.rows = QListWidget()
        self.rows.setWordWrap(True)
        self.rows.setAccessibleName("What is not right yet")
        pile(self, self.banner, self.rows)
        self.hide()

    def tell(self, told: Trouble, most_px: int) -> None:
        """Show what is wrong; the rows take no more of the height than `most_px`."""
        self.banner.set_content(told.sentence, told.next_step, action="Put away")
        self.rows.clear()
        for one in told.problems:
            self.rows.addItem(f"{one.path}, {one.key}: {one.wrong} Mend: {one.mend}")
        self.rows.setVisible(bool(told.problems))
        row = current_look().target_px * 2
        self.rows.setFixedHeight(min(most_px, row * max(1, len(told.problems))))
        self.show()

    def clear(self) -> None:
        """Hide the banner: nothing is wrong any more."""
        self.hide()
        self.rows.clear()


_WIDE = 64
_LINES = 8


class ClosingQuestion(QDialog):
    """The question. Signal: `decided` when the desk may close."""

    decided = Signal()

    def __init__(self, bench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench = bench
        bench.troubled.connect(self._tell)
        self.finished.connect(self.deleteLater)
        many = len(bench.sitting.acts)
        self.setWindowTitle("Close the desk")
        self.setMinimumWidth(min(parent.width(), current_look().measure_px(_WIDE)))
        told = "One change lies" if many == 1 else f"{many} changes lie"
        told += " in files, but in no commit yet."
        if bench.left:
            told += f" Left by an earlier sitting: {', '.join(map(str, bench.left))}."
        title = WrapLabel(told, role=Role.LEAD, bold=True)
        label = WrapLabel("Message of the commit", role=Role.SMALL, tone="quiet")
        self.message = QPlainTextEdit(bench.sitting.message())
        self.message.setAccessibleName("Message of the commit")
        self.message.setTabChangesFocus(True)
        self.message.setFixedHeight(_LINES * round(current_look().text_px() * 1.5))
        self.wrong = WrapLabel("", tone="note")
        self.wrong.hide()
        self.commit = keyed(
            "Commit with this message", variant="primary", key="Ctrl+Enter", act=self._commit
        )
        leave = Button("Leave it to me", act=self._leave)
        stay = Button("Stay", variant="quiet", act=self.reject)
        bind(self, "Ctrl+Return", "Ctrl+Enter", act=self._commit)
        acts = flow(self.commit, leave, stay, gap=SPACE.xs)
        column = pile(self, title, label, self.message, self.wrong, acts, gap=SPACE.s)
        column.setContentsMargins(SPACE.l, SPACE.l, SPACE.l, SPACE.l)
        self.message.setFocus()

    def _commit(self) -> None:
        message = self.message.toPlainText().strip()
        if not message:
            self._tell(Trouble("A commit needs a message."))
            return
        self.commit.setEnabled(False)
        self._bench.work(
            lambda: self._bench.sitting.commit(message), lambda _: self._leave(), "Committing"
        )

    def _leave(self) -> None:
        self.accept()
        self.decided.emit()

    def _tell(self, told: Trouble | None) -> None:
        """Show git's own words here, for the banner lies behind this question."""
        if told is not None:
            self.wrong.set_text(f"{told.sentence} {told.next_step}".strip())
            self.wrong.show()
            self.commit.setEnabled(True)


class PageRow(NamedTuple):
    """One page: its name, the word in the list, its key (empty: opened from others only)."""

    name: str
    title: str
    key: str
    made_by: str
    """`module.Class` in this folder."""


PAGES = (
    PageRow("queue", "Queue", "Ctrl+1", "queue_page.QueuePage"),
    PageRow("places", "Places", "Ctrl+2", "places_desk.PlacesDesk"),
    PageRow("words", "Words", "Ctrl+3", "words_page.WordsPage"),
    PageRow("look", "Look", "Ctrl+4", "look_page.LookPage"),
    PageRow("send", "Send", "Ctrl+5", "send_page.SendPage"),
    PageRow("change", "Change an entry", "", "change_form.ChangeForm"),
    PageRow("ruling", "Court or law", "", "ruling_page.RulingPage"),
    PageRow("place", "A place", "", "place_form.PlaceForm"),
    PageRow("sheet", "Take in a sheet", "", "incoming_pages.SheetPage"),
    PageRow("centers", "Lists of centers", "", "incoming_pages.CentersPage"),
)
_ROWS = {row.name: row for row in PAGES}
_UNDO_IN_FIELD = "Ctrl+Z"
_NARROW = 56
"""The list of pages lies above in a window with fewer letters across."""


class StewardWindow(QWidget):
    """The desk. `bench` holds the sitting; `page` is the one on show."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self.bench = bench
        bench.setParent(self)
        self.setWindowTitle("Navigator: steward's desk")
        self.setAccessibleName("Steward's desk")
        self._pages: dict[str, StewardPage] = {}
        self._before: list[tuple[str, str]] = []
        self._now = ("", "")
        self._may_close = False
        self._build()
        bench.wanted.connect(self.go)
        bench.said.connect(self._say)
        bench.busy.connect(self._busy)
        bench.troubled.connect(self._trouble)
        bench.changed.connect(self._renew_acts)
        self._keys()
        self._renew_acts()
        bench.tell_problems()
        bench.tell_left(self._renew_acts)
        app = QApplication.instance()
        assert isinstance(app, QApplication)  # noqa: S101 - a window has one
        app.focusChanged.connect(self._focused)

    @property
    def page(self) -> StewardPage | None:
        """The page on show."""
        found = self._stack.currentWidget()
        return found if isinstance(found, StewardPage) else None

    def go(self, name: str, entry: str = "") -> None:
        """Open a page, unless the one on show would lose something."""
        if self.page is not None and not self.page.leave():
            return
        page = self._made(name)
        if name == "look" and not entry:  # what was just worked on
            shown = self.page.worked_on if self.page is not None else ""
            entry = shown or (self._now[1] if form_of(self._now[1]) else "")
        if self._now[0] and self._now[0] != name:
            self._before.append(self._now)
        self._show(page, name, entry)

    def back(self) -> None:
        """Put away what is open on the page, then the banner, else go to the page before."""
        if self.page is not None and self.page.escape():
            return
        if not self.trouble.isHidden():
            self.trouble.clear()
            return
        if not self._before or (self.page is not None and not self.page.leave()):
            return
        name, entry = self._before.pop()
        self._show(self._made(name), name, entry)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask where something is in no commit; wait for a save that is under way."""
        if not self._may_close and not all(page.may_close() for page in self._pages.values()):
            event.ignore()
            return
        if self._may_close or (self.bench.is_idle and not self.bench.sitting.acts):
            self.bench.finish()
            event.accept()
            return
        event.ignore()
        if self.bench.is_idle:
            self.ask_to_commit()
        else:
            self.bench.work(lambda: None, lambda _: self.close(), "Closing")

    def ask_to_commit(self) -> None:
        """Show the message of the commit, and what to do with it."""
        self.closing = ClosingQuestion(self.bench, self)
        self.closing.decided.connect(self._close_for_good)
        self.closing.open()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let a key command of the desk go before one of the field that has focus.

        `Ctrl+Z` stays the field's own: in it, it takes letters back.
        """
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = QKeySequence(event.keyCombination())
            mine = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if mine and keys != QKeySequence(_UNDO_IN_FIELD) and any(
                one.key() == keys for one in self.findChildren(QShortcut)
            ):  # fmt: skip
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the list of pages above where it would take the room of the page."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    # What it is made of

    def _build(self) -> None:
        self._outer = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        self._outer.addWidget(self._list())
        right = QVBoxLayout()
        right.setContentsMargins(SPACE.l, SPACE.s, SPACE.l, SPACE.s)
        right.setSpacing(SPACE.s)
        right.addLayout(self._head())
        self.trouble = TroublePanel()
        right.addWidget(self.trouble)
        self._stack = QStackedWidget()
        right.addWidget(self._stack, 1)
        right.addLayout(self._foot())
        self._outer.addLayout(right, 1)

    def _list(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("frame", "bar")
        frame.setAccessibleName("Pages")
        self._side = QBoxLayout(QBoxLayout.Direction.TopToBottom, frame)
        self._side.setContentsMargins(SPACE.s, SPACE.m, SPACE.s, SPACE.m)
        self._side.setSpacing(SPACE.xs)
        self._name = WrapLabel("Steward's desk", role=Role.LEAD, bold=True)
        self._side.addWidget(self._name)
        self._choices: dict[str, Button] = {}
        for row in PAGES:
            if row.key:
                act = partial(self.go, row.name)
                button = keyed(row.title, variant="quiet", key=row.key, act=act)
                button.setCheckable(True)
                bind(self, row.key, act=act)
                self._choices[row.name] = button
                self._side.addWidget(button)
        self._side.addStretch(1)
        self._close = keyed(
            "Close", variant="quiet", icon_name="door-open", key="Ctrl+Q", act=self.close
        )
        self._side.addWidget(self._close)
        return frame

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._back = keyed(
            "Back", variant="quiet", icon_name="chevron-left", key="Esc", act=self.back
        )
        self._title = WrapLabel("", role=Role.HEADING)
        row.addWidget(self._back)
        row.addWidget(self._title, 1)
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE.s)
        self._said = WrapLabel("", role=Role.SMALL, tone="quiet", max_chars=0)
        self._progress = WrapLabel("", role=Role.SMALL, tone="primary")
        self._undo = keyed("Undo", icon_name="rotate-ccw", key="Ctrl+Shift+Z", act=self.bench.undo)
        self._take_in = Button("Take it in", act=self.bench.take_in)
        row.addWidget(self._said, 1)
        row.addWidget(self._progress)
        row.addWidget(self._take_in)
        row.addWidget(self._undo)
        return row

    def _keys(self) -> None:
        bind(self, "Esc", act=self.back)
        bind(self, _UNDO_IN_FIELD, "Ctrl+Shift+Z", act=self.bench.undo)
        bind(self, "Ctrl+Q", act=self.close)
        bind(self, "Ctrl++", "Ctrl+=", act=larger_text)
        bind(self, "Ctrl+0", act=plain_text)
        bind(self, "Ctrl+Shift+D", act=next_mode)

    # What happens

    def _made(self, name: str) -> StewardPage:
        if name not in self._pages:
            module, _, kind = _ROWS[name].made_by.partition(".")
            made: StewardPage = getattr(import_module(f"{__package__}.{module}"), kind)(self.bench)
            self._pages[name] = made
            self._stack.addWidget(made)
        return self._pages[name]

    def _show(self, page: StewardPage, name: str, entry: str) -> None:
        self._now = (name, entry)
        self.trouble.clear()
        self._stack.setCurrentWidget(page)
        self._title.set_text(page.title or _ROWS[name].title)
        self._back.setVisible(not _ROWS[name].key and bool(self._before))
        for other, button in self._choices.items():
            button.setChecked(other == name)
        self._arrange()
        page.setFocus()
        page.open(entry)

    def _say(self, told: str) -> None:
        self._said.set_text(told)

    def _busy(self, told: str) -> None:
        self._progress.set_text(told)

    def _trouble(self, told: Trouble | None) -> None:
        if told is None:
            self.trouble.clear()
        else:
            self.trouble.tell(told, most_px=self.height() // 3)

    def _renew_acts(self) -> None:
        self._undo.setVisible(bool(self.bench.sitting.acts))
        self._take_in.setVisible(bool(self.bench.left))

    def _focused(self, old: QWidget | None, new: QWidget | None) -> None:
        """Keep focus in the page when what had it is gone: keys of the list are not meant."""
        if new is None or not self.isAncestorOf(new):
            return
        new.installEventFilter(self)
        was_hidden = old is None or not old.isVisible()
        if new in self._choices.values() and was_hidden and self.page is not None:
            self.page.setFocus()

    def _close_for_good(self) -> None:
        self._may_close = True
        self.close()

    def _arrange(self) -> None:
        narrow = self.width() < current_look().measure_px(2 * _NARROW)
        across = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        along = QBoxLayout.Direction.LeftToRight if narrow else QBoxLayout.Direction.TopToBottom
        self._outer.setDirection(across)
        self._side.setDirection(along)
        self._name.setVisible(not narrow)
        short = current_look().is_short(self.height())
        is_form = bool(self._now[0]) and not _ROWS[self._now[0]].key
        # Where there are few lines the list of pages says which page it is.
        self._title.setVisible(is_form or not short)
        self._title.set_role(Role.LEAD if short else Role.HEADING)
        edge = SPACE.xs if narrow else SPACE.m
        self._side.setContentsMargins(SPACE.s, edge, SPACE.s, edge)
