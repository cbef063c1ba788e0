"""The parts of a form at the desk: panes that scroll, filters, who reads, and a base of pages.

A page says what is asked, what comes of it, and what is saved; nothing is computed here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from navigator.records.jurisdictions import FEDERAL, JURISDICTIONS
from navigator.records.reviewing import ROLES
from navigator.records.reviewing import Role as ReaderRole
from navigator.records.topics import TOPICS
from navigator.steward.desk.workbench import StewardPage, Workbench
from navigator.steward.editing.edit_session import ROLE_WORDS, lacking
from navigator.steward.editing.queue import Wanted
from navigator.steward.exchange.review_writing import Person
from navigator.ui.theme import SPACE, Role, current_look
from navigator.ui.theme.tokens import FOCUS
from navigator.ui.widgets.button import Button, Variant
from navigator.ui.widgets.choice_box import ChoiceBox
from navigator.ui.widgets.column import bare
from navigator.ui.widgets.field_form import Choice, Line, in_columns
from navigator.ui.widgets.flow_layout import flow
from navigator.ui.widgets.wrap_label import WrapLabel

_RING = FOCUS.width + FOCUS.gap
"""The pixels that the focus ring of a field takes beside it."""
_EM_LINE = 1.5


def pile(
    holder: QWidget, *parts: QWidget | QLayout | tuple[QWidget, int] | int, gap: int = SPACE.xs
) -> QVBoxLayout:
    """Lay parts out below each other in a holder, without a margin.

    A widget with a number takes that share of the room that is left; a number alone leaves it.
    """
    layout = bare(holder, gap)
    for part in parts:
        match part:
            case int():
                layout.addStretch(part)
            case QLayout():
                layout.addLayout(part)
            case tuple():
                layout.addWidget(*part)
            case _:
                layout.addWidget(part)
    return layout


def beside(holder: QWidget, *parts: tuple[QWidget, int], gap: int = SPACE.xs) -> QHBoxLayout:
    """Lay widgets out side by side in a holder, each with its share of the room."""
    layout = QHBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(gap)
    for widget, share in parts:
        layout.addWidget(widget, share)
    return layout


def bind(holder: QWidget, *keys: str, act: Callable[[], object], inside: bool = False) -> None:
    """Let keys act in the window of a widget, or only while the focus is `inside` of it."""
    for key in keys:
        shortcut = QShortcut(QKeySequence(key), holder)
        if inside:  # in a field elsewhere a letter is typed
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)


def keyed(
    word: str, *, key: str, act: Callable[[], object], variant: Variant = "plain",
    icon_name: str = "", said: str = "", on: QWidget | None = None,
) -> Button:  # fmt: skip
    """Return a button that tells its key: a letter beside the word, any other in the tool tip.

    `said` is its name where that is not the word; with `on` the key presses it too.
    """
    text = f"{word}  {key}" if len(key) == 1 else word
    made = Button(text, variant=variant, icon_name=icon_name, act=act)
    made.setToolTip(key)
    made.setAccessibleDescription(f"Key {key}")
    if (name := said or word) != text:
        made.setAccessibleName(name)
    if on is not None:
        bind(on, key, act=made.click)
    return made


def split(*widgets: QWidget) -> QSplitter:
    """Return widgets side by side, with a handle between them that closes neither."""
    both = QSplitter(Qt.Orientation.Horizontal)
    for one in widgets:
        both.addWidget(one)
    both.setChildrenCollapsible(False)
    return both


class Report(QPlainTextEdit):
    """A longer text to read. With `lines` it keeps so many when the letters grow, or more."""

    def __init__(self, name: str, lines: int = 0, *, may_grow: bool = False) -> None:
        super().__init__()
        self._lines, self._may_grow = lines, may_grow
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the lines when the letters grow."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def _arrange(self) -> None:
        high = self._lines * round(current_look().text_px() * _EM_LINE)
        if high:
            (self.setMinimumHeight if self._may_grow else self.setFixedHeight)(high)


class Scrolled(QScrollArea):
    """A column of widgets that scrolls."""

    def __init__(self, name: str, *, is_read: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        if not is_read:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields take it, and scroll it along
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(_RING, 0, SPACE.m - _RING, SPACE.m)
        self.column.setSpacing(SPACE.s)
        self.setWidget(inside)


def state_choice(*, first: Mapping[str, str]) -> Choice:
    """Return a field for a state that is completed as it is typed: "illi", Tab."""
    names = dict(sorted(JURISDICTIONS.items(), key=lambda one: one[1]))
    return Choice("State", {**first, **names})


_PANE_CHARS = 32
"""The width of a pane in letters."""


class TwoPanes(QWidget):
    """Two widgets; where there is room for both, neither scrolls the other away."""

    def __init__(self, asks: QWidget, tells: QWidget, asked: str, told: str) -> None:
        super().__init__()
        self._asks, self._tells = asks, tells
        self._left, self._right = Scrolled(asked), Scrolled(told)
        beside(self, (self._left, 1), (self._right, 1), gap=SPACE.m)
        self._is_wide = True
        self._left.column.addWidget(asks)
        self._left.column.addStretch(1)
        self._right.column.addWidget(tells, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out in one column in a narrow window."""
        super().resizeEvent(event)
        is_wide = self.width() >= 2 * current_look().measure_px(_PANE_CHARS)
        if is_wide == self._is_wide:
            return
        self._is_wide = is_wide
        if is_wide:
            self._right.column.addWidget(self._tells, 1)
        else:
            self._left.column.insertWidget(1, self._tells)
        self._right.setVisible(is_wide)


SAVE_KEYS = ("Ctrl+Return", "Ctrl+Enter", "Ctrl+S")
_WAIT_MS = 300
"""Milliseconds from the last letter until the outcome is shown."""


class ForeseenForm(StewardPage):
    """Two panes, below them the button that saves and a list of what is missing."""

    unsaved = "What you typed is not saved."

    def __init__(self, bench: Workbench, saves: str) -> None:
        super().__init__(bench)
        self.is_filled = self.is_saving = self.warned = False
        self.save_it = keyed(saves, variant="primary", key="Ctrl+Enter", act=self.save)
        self.missing = WrapLabel("", role=Role.SMALL, tone="quiet")
        self.patience = QTimer(self)
        self.patience.setSingleShot(True)
        self.patience.setInterval(_WAIT_MS)
        self.patience.timeout.connect(self.foresee)
        bind(self, *SAVE_KEYS, act=self.save)
        bench.changed.connect(self.renew)

    def edited(self, *_: object) -> None:
        """Show the outcome a moment after the last letter; what is filled in is kept or saved."""
        self.is_filled = True
        self.patience.start()

    def save(self) -> None:
        """Save it, or show everything that is missing."""
        raise NotImplementedError

    def foresee(self) -> None:
        """Show the outcome, and what is still missing."""
        raise NotImplementedError

    def renew(self) -> None:
        """Show the present state after an undo, or a save of another page."""
        raise NotImplementedError

    def leave(self) -> bool:
        """Warn once where something was filled in and not saved; True lets the page go."""
        if not self.is_filled or self.warned:
            return True
        self.warned = True
        self.bench.trouble(self.unsaved, "Save it, or go once more to leave it.")
        return False

    def lay_out(self, panes: TwoPanes, *acts: QWidget) -> None:
        """Place the panes, and the buttons beside the one that saves."""
        pile(self, (panes, 1), flow(self.save_it, *acts, self.missing, gap=SPACE.s), gap=SPACE.s)

    def not_saved(self) -> None:
        """Handle a failed save: all is as it was."""
        self.is_saving = False


class WhoFields(QWidget):
    """The fields, for these roles; hidden where it is known who reads."""

    def __init__(self, bench: Workbench, roles: Iterable[ReaderRole]) -> None:
        super().__init__()
        self._bench = bench
        self._known: dict[str, Person] = {}
        self.who = Line("A short name for your file, such as ana-lopez")
        self.role = Choice("Your role", {one: ROLE_WORDS[one] for one in roles})
        self.organization = Line("Your organization")
        known = f"{bench.who}: what else should your review say?" if bench.who else "Who reads?"
        title = WrapLabel(f"{known} This is asked once.", bold=True)
        fields = in_columns([self.who, self.role, self.organization], 3)
        pile(self, title, fields, gap=SPACE.xxs)
        self.who.line.editingFinished.connect(self._fill_known)
        self.who.put(bench.who)
        self.who.setVisible(not bench.who)
        self.ask()

    @property
    def missing(self) -> QWidget | None:
        """The first field that is empty while it is not known who reads."""
        asked = () if self._bench.person is not None else (self.who, self.organization)
        return next((one.field for one in asked if not one.cell), None)

    def know(self, people: tuple[Person, ...]) -> None:
        """Learn who has a file of reviews; one alone is taken to be who sits here."""
        self._known = {one.who: one for one in people}
        if not self.who.cell and len(people) == 1:
            self.who.put(people[0].who)
        self._fill_known()

    def ask(self) -> None:
        """Show the fields where nobody is known yet."""
        self.setVisible(self._bench.person is None)

    def ask_anew(self) -> None:
        """Forget the person and ask: another one goes on at this desk."""
        self._bench.person = None
        for line in (self.who, self.organization):
            line.put("")
        self.who.show()
        self.ask()
        self.who.field.setFocus()

    def take(self) -> tuple[str, ...]:
        """Keep the person from now on, or return what is missing."""
        if self._bench.person is not None:
            return ()
        who, organization = self.who.cell, self.organization.cell
        role = next((one for one in ROLES if one == self.role.cell), ROLES[-1])
        told = lacking(who, role, organization)
        if not told:
            self._bench.person = Person(who, role, organization)
            self.hide()
        return told

    def _fill_known(self) -> None:
        known = self._known.get(self.who.cell)
        if known is not None and not self.organization.cell:
            self.role.put(known.role)
            self.organization.put(known.organization)


_ALL = "All states"
_READERS: dict[ReaderRole, str] = {
    "lawyer": "For lawyers",
    "accredited": "For accredited",
    "agency": "For agencies",
    "speaker": "For speakers",
    "volunteer": "For volunteers",
}
"""Names of roles, short because two fields stand side by side above the list."""
_BOX_CHARS = 14
_STATE_CHARS = 18


def state_box(every: str = "") -> ChoiceBox:
    """Return a field for a state, to choose or to type; `every` stands for all of them."""
    first: list[tuple[str, str | None]] = [(every, None)] if every else []
    named = sorted((name, code) for code, name in JURISDICTIONS.items())
    box = ChoiceBox("State", [*first, ("Federal", FEDERAL), *named])
    box.let_type()
    box.setMinimumWidth(current_look().measure_px(_STATE_CHARS))
    return box


def offer_languages(box: ChoiceBox, langs: Mapping[str, str]) -> None:
    """Add the languages, by code, that a box does not offer yet, by their own names."""
    for lang, name in langs.items():
        if box.findData(lang) < 0:
            box.addItem(name, lang)


class Filters(QWidget):
    """The fields. Signal: `changed` when a person chose."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.state = state_box(_ALL)
        topics = ((topic.capitalize(), topic) for topic in TOPICS)
        self.topic = ChoiceBox("Topic", [("All topics", None), *topics])
        readers = ((_READERS[role], role) for role in ROLES)
        self.role = ChoiceBox("For whom", [("For anybody", None), *readers])
        for row, role in enumerate(ROLES, 1):
            self.role.setItemData(row, ROLE_WORDS[role], Qt.ItemDataRole.ToolTipRole)
        self.lang = ChoiceBox("Language", [("English", "en")])
        self.fields = (self.state, self.topic, self.role, self.lang)
        self.others = Button(
            "More to choose from: for whom, language", variant="quiet", icon_name="chevron-down",
            icon_only=True, act=lambda: self._open(is_open=self.role.isHidden()),
        )  # fmt: skip
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(SPACE.xs)
        for number, box in enumerate(self.fields):
            box.activated.connect(self._chosen)
            # As wide as there is room, not as the longest of its rows.
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            box.setMinimumWidth(current_look().measure_px(_BOX_CHARS))
            grid.addWidget(box, number // 2, number % 2)
        grid.addWidget(self.others, 0, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self._open(is_open=False)

    @property
    def wanted(self) -> Wanted:
        """The chosen filter."""
        role: ReaderRole | None = self.role.currentData()
        return Wanted(
            self.state.currentData(), self.topic.currentData(), role, self.lang.currentData()
        )

    def choose(self, *, state: str) -> None:
        """Choose a state by its code."""
        self.state.setCurrentIndex(max(0, self.state.findData(state)))

    def offer(self, langs: Mapping[str, str]) -> None:
        """Add the languages that have translations."""
        offer_languages(self.lang, langs)

    def to_state(self) -> None:
        """Put the focus into the field of the state, ready to type over."""
        self.state.setFocus()
        if (line := self.state.lineEdit()) is not None:
            line.selectAll()

    def _open(self, *, is_open: bool) -> None:
        self.role.setVisible(is_open)
        self.lang.setVisible(is_open)
        self.others.set_icon("chevron-up" if is_open else "chevron-down")

    def _chosen(self) -> None:
        is_speaker = self.sender() is self.role and self.role.currentData() == "speaker"
        if is_speaker and self.lang.currentData() == "en" and self.lang.count() > 1:
            self.lang.setCurrentIndex(1)  # who grew up with a language reads a translation
        self.changed.emit()
