"""The page *Words*: English and translation side by side, ten at a time, saved by one key.

A person types, mends and approves; the files are written by `steward.wordings`. What is typed
stays in its field until it is saved, also while other texts are saved or another page is open.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from navigator.language.bidi import is_rtl
from navigator.records.jurisdictions import JURISDICTIONS
from navigator.steward.content.words.texts import LAYERS
from navigator.steward.content.words.translation_files import WINDOW
from navigator.steward.desk.form_parts import Scrolled, bind, keyed, offer_languages, pile
from navigator.steward.desk.read_form import ReadForm
from navigator.steward.desk.workbench import ReadingPage, Workbench
from navigator.steward.editing.edit_session import people
from navigator.steward.editing.wordings import (
    SHOWS,
    Counts,
    Line,
    Show,
    counts,
    languages,
    lines,
    save_files,
    siblings,
)
from navigator.steward.exchange.review_writing import Person
from navigator.steward.exchange.translations.taking_words import Into
from navigator.steward.exchange.translations.word_units import Unit, Wanted
from navigator.ui.theme import SPACE, Role, current_look
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.card import Card
from navigator.ui.widgets.choice_box import ChoiceBox
from navigator.ui.widgets.flow_layout import FlowLayout, flow
from navigator.ui.widgets.rows_layout import empty
from navigator.ui.widgets.wrap_label import WrapLabel

_NARROW = 76
"""The translation stands below the English in a row with fewer letters across."""
_LETTERS_A_LINE = 44
_MOST_LINES = 8
_STATES = {
    "lacking": "Missing",
    "old": "Its English has changed",
    "machine": "Nobody has checked it",
    "checked": "Checked",
    "left over": "Left over",
}


class WordRow(QFrame):
    """A text. Signals: `typed(text)`, `approved`, and `thrown` to delete a left-over one."""

    typed = Signal(str)
    approved = Signal()
    thrown = Signal()

    def __init__(self, line: Line, number: int, lang: str, draft: str | None) -> None:
        super().__init__()
        self.line = line
        self.field = QPlainTextEdit(line.translation if draft is None else draft)
        self.field.setAccessibleName(f"Translation {number}: {line.english[:60]}")
        self.field.setTabChangesFocus(True)
        if is_rtl(lang):
            self.field.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._is_gone = line.state == "left over"
        self.field.setReadOnly(self._is_gone)
        self.field.setFixedHeight(self._height(line))
        self.field.textChanged.connect(lambda: self.typed.emit(self.text))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, SPACE.xs, SPACE.xs, 0)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        whole.addLayout(self._across)
        line_below = QFrame()
        line_below.setProperty("frame", "hairline")
        line_below.setFixedHeight(1)
        whole.addWidget(line_below)
        self._across.setSpacing(SPACE.m)
        self._across.addWidget(self._english(number), 1)
        self._across.addWidget(self._translation(), 1)

    @property
    def text(self) -> str:
        """The typed text, without spaces at its ends."""
        return self.field.toPlainText().strip()

    def take_offer(self) -> None:
        """Put the offer into the field, to be read and mended there."""
        self.field.setPlainText(self.line.offer)
        self.field.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out side by side, or one below the other."""
        super().resizeEvent(event)
        is_narrow = self.width() < current_look().measure_px(_NARROW)
        down, along = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._across.setDirection(down if is_narrow else along)

    def _english(self, number: int) -> QWidget:
        side, column = _side()
        column.addWidget(WrapLabel(f"{number}. {self.line.english}", selectable=True))
        where = list(self.line.places[:1])
        if more := len(self.line.places) - 1:
            where += [f"and {more} more"] if more > 0 else []
        told = [_STATES[self.line.state], self.line.note.rstrip("."), " ".join(where)]
        told = [one for one in told if one]
        column.addWidget(WrapLabel(" \u00b7 ".join(told), role=Role.SMALL, tone="quiet"))
        column.addStretch(1)
        return side

    def _translation(self) -> QWidget:
        side, column = _side()
        column.addWidget(self.field)
        acts = QWidget()
        flow = FlowLayout(acts, gap=SPACE.xs)
        if self._is_gone:
            if self.line.offered_of:
                told = f"It may be for this now: {self.line.offered_of}"
                column.addWidget(WrapLabel(told, role=Role.SMALL))
            flow.addWidget(self._button("Throw away", "Ctrl+D", act=self.thrown.emit))
        else:
            if self.line.offer:
                of = f"For “{self.line.offered_of}” it was: {self.line.offer}"
                column.addWidget(WrapLabel(of, role=Role.SMALL))
                flow.addWidget(self._button("Use that", "Ctrl+U", act=self.take_offer))
            keys = ("Ctrl+Enter", "Ctrl+Return")
            flow.addWidget(self._button("Approve", *keys, act=self.approved.emit))
        column.addWidget(acts)
        column.addStretch(1)
        return side

    def _button(self, word: str, *keys: str, act: Callable[[], object]) -> Button:
        """Return a button with keys that act in this row."""
        bind(self, *keys, act=act, inside=True)
        said = f"{word}: {self.line.english[:60]}"
        button = keyed(f"{word}  {keys[0]}", key=keys[0], act=act, variant="quiet", said=said)
        button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab goes from field to field
        return button

    def _height(self, line: Line) -> int:
        longest = max(len(line.english), len(line.translation), len(line.offer))
        lines = min(_MOST_LINES, 1 + longest // _LETTERS_A_LINE)
        return round((lines + 1) * current_look().text_px() * 1.4)


def _side() -> tuple[QWidget, QVBoxLayout]:
    side = QWidget()
    column = pile(side, gap=SPACE.xxs)
    return side, column


Alike = tuple[str, str, str]
"""The English text, its translation now, and the one that is offered."""


class AlikePanel(Card):
    """The list. Signals: `taken(list)` and `put_away`."""

    taken = Signal(list)
    put_away = Signal()

    def __init__(self) -> None:
        super().__init__(padding=SPACE.m, gap=SPACE.xs)
        self.rows: list[Alike] = []
        self._title = WrapLabel("", role=Role.LEAD, bold=True)
        self._list = WrapLabel("", selectable=True, max_chars=0)
        self.take = keyed(
            "", key="Ctrl+T", act=lambda: self.taken.emit(self.rows), variant="primary", on=self
        )
        away = Button("Not now  Esc", variant="quiet", act=self.put_away.emit)
        acts = flow(self.take, away)
        for widget in (self._title, self._list, acts):
            self.add(widget)
        self.forget()

    def tell(self, rows: list[Alike]) -> None:
        """Show the sentences, every one whole."""
        self.rows = rows
        many = len(rows)
        self._title.set_text(
            f"{many} sentence{'s are' if many > 1 else ' is'} alike but for names and numbers"
        )
        self._list.set_text("\n\n".join(_told(*row) for row in rows))
        self.take.set_label(f"Take {'all ' + str(many) if many > 1 else 'it'}  Ctrl+T")
        self.show()

    def forget(self) -> None:
        """Clear and hide the list."""
        self.rows = []
        self.hide()


def _told(english: str, now: str, offered: str) -> str:
    before = f"\nnow: {now}" if now else ""
    return f"{english}{before}\n→ {offered}"


AT_ONCE = 10
_MOST_ALIKE = 60
_SHOW_WORDS: dict[Show, str] = {
    "missing": "Missing",
    "unchecked": "Not checked yet",
    "left over": "Left over",
    "all": "All",
}
_EMPTY: dict[Show, str] = {
    "missing": "Nothing is missing here. Choose “Not checked yet” to read what is there.",
    "unchecked": "A person has checked all of this. Choose another state or layer.",
    "left over": "No translation is left over: each belongs to an English text of today.",
    "all": "There is no text of this kind here. Choose another state or layer.",
}


class _Found(NamedTuple):
    lines: list[Line]
    counts: Counts
    langs: dict[str, str]
    people: tuple[Person, ...]


class _Save(NamedTuple):
    """The parts of one save; `without`: English whose left-over translation goes."""

    lang: str
    given: list[Unit]
    what: str
    without: list[str]
    reader: Person | None = None


class WordsPage(ReadingPage):
    """The page. `lines` are all its texts, `rows` the ten in sight."""

    name = "words"
    title = "Words"

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self.lines: list[Line] = []
        self.rows: list[WordRow] = []
        self.drafts: dict[tuple[str, str, str], str] = {}
        """Texts that are typed and not saved yet, by language, context and English."""
        self._start = 0
        self._is_first = True
        self._approves: WordRow | None = None
        self._build()

    @property
    def lang(self) -> str:
        """The language in sight."""
        return str(self.langs.currentData() or "es")

    def open(self, entry: str) -> None:
        """Show the words of a state (`OH`), or of the last choice."""
        if entry:
            self.state.setCurrentIndex(max(0, self.state.findData(entry)))
            self.is_old = True
        if self.is_old:
            self.ask_anew()

    def escape(self) -> bool:
        """Close an open question; True where there was one."""
        for asked in (self.alike, self.form):
            if not asked.isHidden():
                self._put_away()
                return True
        return False

    def may_close(self) -> bool:
        """Return whether nothing typed is unsaved; else save it first."""
        if self.drafts:
            self.save()
        return not self.drafts

    # What it is made of

    def _build(self) -> None:
        self.langs = ChoiceBox("Language")
        layers = ((name.capitalize(), name) for name in (WINDOW, *LAYERS))
        self.layer = ChoiceBox("Layer", [("All layers", None), *layers])
        states = sorted((name, code) for code, name in JURISDICTIONS.items())
        self.state = ChoiceBox("State", [("All states", None), *states])
        self.show_box = ChoiceBox("Show", [(_SHOW_WORDS[show], show) for show in SHOWS])
        boxes = (self.langs, self.layer, self.state, self.show_box)
        for box in boxes:
            box.activated.connect(self._filtered)
            box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        filters = flow(*boxes)
        self.count = WrapLabel("", role=Role.SMALL, tone="quiet", max_chars=0)
        self.form = ReadForm(self.bench)
        self.form.sent.connect(lambda _: self._approve_now())
        self.form.put_away.connect(self._put_away)
        self.alike = AlikePanel()
        self.alike.taken.connect(self._take_alike)
        self.alike.put_away.connect(self._put_away)
        pile(self, filters, self.count, self.form, (self._area(), 1), self._foot())

    def _area(self) -> Scrolled:
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE.xs)
        self._nothing = WrapLabel("", role=Role.LEAD)
        self.area = Scrolled("Words")
        inside = QWidget()
        pile(inside, self.alike, self._rows, self._nothing, 1)
        self.area.column.addWidget(inside)
        return self.area

    def _foot(self) -> QWidget:
        self.keep, self.before, self.after, self.drop = (
            keyed(f"{word}  {key}" if shown else word, key=key, act=act, said=word, on=self,
                  variant="primary" if act == self.save else "quiet")
            for word, key, act, shown in (
                ("Save", "Ctrl+S", self.save, True),
                ("Ten before", "Ctrl+PgUp", lambda: self._turn(-AT_ONCE), True),
                ("Next ten", "Ctrl+PgDown", lambda: self._turn(AT_ONCE), True),
                ("Forget what is typed", "Ctrl+Shift+T", self.throw_typed, False),
            )
        )  # fmt: skip
        self._typed = WrapLabel("", role=Role.SMALL, tone="quiet")
        return flow(self.keep, self.before, self.after, self.drop, self._typed)

    # What is in sight

    def _filtered(self) -> None:
        self._start = 0
        self.ask_anew()

    def ask_anew(self) -> None:
        """Read the lines of the choice on the lane."""
        self.is_old = False
        sitting, show = self.bench.sitting, self.show_box.currentData()
        wanted = Wanted(self.lang, self.layer.currentData(), self.state.currentData())

        def job() -> _Found:
            content, resources = sitting.content, sitting.resources
            found = lines(content, resources, wanted, show)
            langs = languages(content, resources)
            return _Found(found, counts(content), langs, people(resources))

        self.bench.work(job, self._came, "Reading the words", owner="words")

    def _came(self, found: _Found) -> None:
        offer_languages(self.langs, found.langs)
        self.form.who.know(found.people)
        if self._is_first and not found.lines and self.show_box.currentData() == "missing":
            self._is_first = False
            self.show_box.setCurrentIndex(self.show_box.findData("unchecked"))
            self.ask_anew()
            return
        self._is_first = False
        self.lines = found.lines
        words = sum(len(one.english.split()) for one in found.lines)
        told = found.counts
        self.count.set_text(
            f"{len(self.lines):,} texts here, {words:,} words. In all {told.in_files:,} words;"
            f" each text once {told.once:,}; sentences alike once {told.as_templates:,}."
        )
        self._show()

    def _show(self) -> None:
        """Show ten rows with what was typed in them; the focus stays."""
        focus = next((at for at, one in enumerate(self.rows) if one.field.hasFocus()), 0)
        had_focus = any(one.field.hasFocus() for one in self.rows) or not self.rows
        self._start = max(0, min(self._start, (len(self.lines) - 1) // AT_ONCE * AT_ONCE))
        empty(self._rows)
        self.rows = []
        shown = self.lines[self._start : self._start + AT_ONCE]
        for number, line in enumerate(shown, self._start + 1):
            row = WordRow(line, number, self.lang, self.drafts.get(self._key(line)))
            row.typed.connect(lambda text, line=line: self._note(line, text))
            row.approved.connect(lambda row=row: self._approve(row))
            row.thrown.connect(lambda line=line: self._throw(line))
            self._rows.addWidget(row)
            self.rows.append(row)
        self._nothing.set_text("" if shown else _EMPTY[self.show_box.currentData()])
        self._nothing.setVisible(not shown)
        self.before.setEnabled(self._start > 0)
        self.after.setEnabled(self._start + AT_ONCE < len(self.lines))
        self._tell_typed()
        if self.rows and had_focus and self.isVisible() and self.form.isHidden():
            self.rows[min(focus, len(self.rows) - 1)].field.setFocus()

    def _turn(self, by: int) -> None:
        if 0 <= self._start + by < len(self.lines):
            self._start += by
            self._show()
            self.area.verticalScrollBar().setValue(0)
            self.rows[0].field.setFocus()

    def _key(self, line: Line) -> tuple[str, str, str]:
        return self.lang, line.context, line.english

    def _note(self, line: Line, text: str) -> None:
        if text in {line.translation, ""}:  # what is emptied stays as it was
            self.drafts.pop(self._key(line), None)
        else:
            self.drafts[self._key(line)] = text
        self._tell_typed()

    def _tell_typed(self) -> None:
        many = len(self.drafts)
        self.keep.setEnabled(bool(many))
        self.drop.setVisible(bool(many))
        self._typed.set_text(f"{many} typed, not saved yet" if many else "")

    # Acts

    def save(self) -> None:
        """Save everything that was typed; nobody has checked it by that."""
        offered = {self._key(one): one.offered_of for one in self.lines if one.offer}
        for lang in dict.fromkeys(key[0] for key in self.drafts):
            mine = {key: text for key, text in self.drafts.items() if key[0] == lang}
            given = [Unit(key[2], text, context=key[1]) for key, text in mine.items()]
            self._write(
                _Save(lang, given, "typed", [offered[key] for key in mine if key in offered])
            )

    def throw_typed(self) -> None:
        """Empty the fields of what was typed and not saved."""
        self.drafts.clear()
        self._show()

    def _approve(self, row: WordRow) -> None:
        if not row.text:
            self.bench.trouble("There is no translation to approve.", "Type it first.")
            return
        self._approves = row
        if self.bench.person is None:
            self.form.ask("right", entry=row.line.english, needs_page=False)
            self.form.who.role.put("speaker")
            self.form.send.set_label("Approve")
        else:
            self._approve_now()

    def _approve_now(self) -> None:
        row, self._approves = self._approves, None
        self.form.hide()
        if row is None:
            return
        reader = self.bench.person
        line = row.line
        unit = Unit(line.english, row.text, approved=True, context=line.context)
        gone = [line.offered_of] if line.offer else []
        self._write(_Save(self.lang, [unit], "approved", gone, reader))

    def _throw(self, line: Line) -> None:
        self._write(_Save(self.lang, [], "thrown away", [line.english]))

    def _take_alike(self, rows: list[Alike]) -> None:
        given = [Unit(english, offered) for english, _, offered in rows]
        self._put_away()
        self._write(_Save(self.lang, given, "alike", []))

    def _write(self, one: _Save) -> None:
        sitting = self.bench.sitting
        first = (one.given[0].english if one.given else one.without[0])[:50]
        many = f"{len(one.given)} texts" if len(one.given) > 1 else f"“{first}”"

        def texts() -> dict[Path, str | None]:
            into = Into(sitting.content, sitting.resources, one.lang, sitting.today)
            return {**save_files(into, one.given, one.reader, one.without)}

        def saved(_: object) -> None:
            for unit in one.given:
                self.drafts.pop((one.lang, unit.context, unit.english), None)
            self._tell_typed()
            if one.what != "alike":
                self._look_for_alike(one.given)

        self.bench.save(f"Words in {one.lang}, {one.what}: {many}", texts, saved)

    def _look_for_alike(self, given: list[Unit]) -> None:
        sitting, lang = self.bench.sitting, self.lang

        def job() -> list[Alike]:
            content = sitting.content
            mine = {one.english for one in given}
            found = {
                row[0]: row
                for one in given
                if not one.context
                for row in siblings(one.english, one.translation, content, lang)
                if row[0] not in mine
            }
            return list(found.values())[:_MOST_ALIKE]

        def came(found: list[Alike]) -> None:
            if found:
                self.alike.tell(found)
                self.area.verticalScrollBar().setValue(0)

        self.bench.work(job, came, owner="alike")

    def _put_away(self) -> None:
        self._approves = None
        self.form.hide()
        self.alike.forget()
        if self.rows:
            self.rows[0].field.setFocus()
