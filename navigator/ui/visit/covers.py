"""Covers: screens laid over the whole window for a while, so that nothing of a visit can be seen.

They are the grace after Clear, the warning before an idle visit is cleared, a question, words to
show at a counter, and the neutral screen. While a cover is shown the pages are hidden, for screen
readers and shortcuts too. Nothing of it is kept.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from navigator.site.policy import Policy
from navigator.ui.site.site_logo import site_logo
from navigator.ui.theme import SPACE, Role, current_look
from navigator.ui.visit.shortcuts import CLEAR_KEY, bind_key
from navigator.ui.widgets.bar_button import BigChoice
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.flow_layout import flow
from navigator.ui.widgets.responsive_grid import grid
from navigator.ui.widgets.wrap_label import WrapLabel
from navigator.ui.words import Words, counted, tr

_SECOND_MS = 1000
_TEXT_CHARS = 44
_CHOICE_CHARS = 12


class Cover(QFrame):
    """A screen over the window: words in the middle, buttons below them."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        middle = QWidget()
        middle.setMaximumWidth(current_look().measure_px(_TEXT_CHARS, Role.HEADING))
        self.middle = QVBoxLayout(middle)
        self.middle.setSpacing(SPACE.l)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(middle, 1000)
        row.addStretch(1)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(SPACE.l, SPACE.l, SPACE.l, SPACE.l)
        self.column.addStretch(1)
        self.column.addLayout(row)
        self.column.addStretch(1)

    def add_buttons(self, *buttons: Button) -> None:
        """Add buttons side by side, or below each other where there is little room."""
        self.middle.addWidget(flow(*buttons, gap=SPACE.m))


class GraceCover(Cover):
    """The cover after Clear: for some seconds the visit can be brought back.

    Signals: `back_wanted`, and `over` when the time is up or Clear is pressed again.
    """

    back_wanted = Signal()
    over = Signal()

    def __init__(self, seconds: int) -> None:
        super().__init__()
        self._left = seconds
        self.words = WrapLabel("", role=Role.HEADING)
        self.middle.addWidget(self.words)
        self.bring_back = Button(self.tr("Bring it back (Esc)"), act=self.back_wanted.emit)
        word, act = self.tr("Clear now (Ctrl+Shift+Delete)"), self.over.emit
        self.clear_now = Button(word, variant="stop", icon_name="eraser", act=act)
        self.add_buttons(self.clear_now, self.bring_back)
        bind_key("Esc", self, self.back_wanted.emit)
        bind_key(CLEAR_KEY, self, self.over.emit)
        # Without focus on a button: a stray Space or Enter may do neither.
        self._say()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.count_down)
        self._timer.start(_SECOND_MS)

    def end(self) -> None:
        """Stop counting, when the cover is removed."""
        self._timer.stop()

    def count_down(self) -> None:
        """Count one second down; at zero emit `over`."""
        self._left -= 1
        if self._left > 0:
            self._say()
        else:
            self._timer.stop()
            self.over.emit()

    def _say(self) -> None:
        text = self.tr("Cleared. The visit is gone for good in {count} [one:second|other:seconds].")
        self.words.set_text(counted(text, self._left))


class IdleCover(Cover):
    """The warning before an idle visit is cleared. Signals: `stay_wanted`, `over`."""

    stay_wanted = Signal()
    over = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = WrapLabel("", role=Role.LEAD)
        self.middle.addWidget(WrapLabel(self.tr("Are you still there?"), role=Role.HEADING))
        self.middle.addWidget(self._words)
        word, act = self.tr("I need more time"), self.stay_wanted.emit
        self.stay = Button(word, variant="primary", icon_name="clock", act=act)
        word, act = self.tr("Clear now"), self.over.emit
        self.clear_now = Button(word, variant="stop", icon_name="eraser", act=act)
        self.add_buttons(self.stay, self.clear_now)
        self.setFocusProxy(self.stay)

    def say(self, seconds: int) -> None:
        """Say in how many seconds the visit will be cleared."""
        text = self.tr(
            "This visit will be cleared in {count} [one:second|other:seconds], so that nobody else"
            " sees it."
        )
        self._words.set_text(counted(text, seconds))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a touch anywhere as the wish to stay."""
        event.accept()
        self.stay_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take any key as the wish to stay, but not one held down (auto-repeat)."""
        event.accept()
        if not event.isAutoRepeat():
            self.stay_wanted.emit()


class PassingCover(Cover):
    """A cover that is removed when it is answered. Signal: `answered(number)`.

    When the visitor seems to have gone, the warning before an idle visit replaces it.
    """

    answered = Signal(int)

    def __init__(self, words: str = "", lead: str = "") -> None:
        super().__init__()
        for text, role in ((words, Role.HEADING), (lead, Role.LEAD)):
            if text:
                self.middle.addWidget(WrapLabel(text, role=role))


class QuestionCover(PassingCover):
    """A cover with a question, or a message; the page waits below.

    The last choice is the careful one: it has the focus, and Esc takes it.
    """

    def __init__(self, words: str, lead: str, *choices: str) -> None:
        super().__init__(words, lead)
        answer = self.answered.emit
        buttons = [Button(word, act=partial(answer, number)) for number, word in enumerate(choices)]
        for button in buttons:
            button.setAccessibleDescription(words)
        self.add_buttons(*buttons)
        last = len(choices) - 1
        bind_key("Esc", self, lambda: self.answered.emit(last))
        self.setFocusProxy(buttons[last])


class ChoiceCover(PassingCover):
    """A cover to choose one of several, as states; none is the careful one, so none has focus.

    With focus, the Enter that ends a ZIP code would choose. Esc answers -1 and leaves it open.
    """

    def __init__(self, words: str, lead: str, *choices: str) -> None:
        super().__init__(words, lead)
        answer = self.answered.emit
        made = [BigChoice((word,), act=partial(answer, n)) for n, word in enumerate(choices)]
        for button in made:
            button.setAccessibleDescription(words)
        shown = grid(
            *made, least_chars=_CHOICE_CHARS, role=Role.HEADING, most_columns=2, stretch_rows=True
        )
        self.middle.addWidget(shown)
        bind_key("Esc", self, lambda: self.answered.emit(-1))


class NeutralCover(Cover):
    """A screen that shows nothing of any visit. Signals: `begun`, `staff_wanted`."""

    begun = Signal()
    staff_wanted = Signal()

    def __init__(self, words: Words, languages: tuple[str, ...], name: str, logo: str) -> None:
        super().__init__()
        high = 2 * current_look().text_px(Role.DISPLAY)
        picture = site_logo(logo, 4 * high, high, self.devicePixelRatioF())
        if picture is not None:
            shown = QLabel()
            shown.setPixmap(picture)
            shown.setAccessibleName(name)
            shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self.middle.addWidget(shown)
        if name:
            title = WrapLabel(name, role=Role.HEADING)
            self.middle.addWidget(title, 0, Qt.AlignmentFlag.AlignHCenter)
        begin = self.tr("Touch to begin")  # in every language: nobody is known yet
        lines = [words.in_language(lang, "NeutralCover", "Touch to begin") for lang in languages]
        self.begin = BigChoice(tuple(dict.fromkeys(lines)) or (begin,), act=self.begun.emit)
        self.middle.addWidget(self.begin)
        word, act = self.tr("Staff"), self.staff_wanted.emit
        staff = Button(word, variant="quiet", icon_name="settings", act=act)
        self.column.addWidget(staff, 0, Qt.AlignmentFlag.AlignTrailing)
        self.setFocusProxy(self.begin)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin at a touch anywhere."""
        event.accept()
        self.begun.emit()


class Covers(QStackedWidget):
    """The content of the window, and at most one cover over it.

    Signals: `clear_wanted` (forget the visit now), `extended`, `staff_wanted`.
    """

    clear_wanted = Signal()
    extended = Signal()
    staff_wanted = Signal()

    def __init__(self, content: QWidget, policy: Policy) -> None:
        super().__init__()
        self._policy = policy
        self._cover: Cover | None = None
        self.addWidget(content)

    @property
    def cover(self) -> Cover | None:
        """The cover shown now; None when the content is in sight."""
        return self._cover

    def give_focus(self, page: QWidget) -> None:
        """Give a new page the focus; a cover above it keeps the keys until it is removed."""
        for one in (page, self._cover):
            if one is not None:
                one.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_clear(self) -> None:
        """Ask to clear, with the seconds of grace that the policy grants; with none, clear now."""
        if self._policy.clear_grace_seconds == 0:
            self.clear_wanted.emit()
            return
        cover = GraceCover(self._policy.clear_grace_seconds)
        cover.back_wanted.connect(self.uncover)
        cover.over.connect(self.clear_wanted)
        self._lay(cover)

    def warn(self, seconds: int) -> None:
        """Show the warning before clearing; skip it over the grace cover or the neutral screen."""
        if isinstance(self._cover, IdleCover):
            self._cover.say(seconds)
        elif isinstance(self._cover, PassingCover):
            self.uncover()  # nobody is there to answer it
        if self._cover is not None:
            return
        cover = IdleCover()
        cover.say(seconds)
        cover.stay_wanted.connect(self._stay)
        cover.over.connect(self.clear_wanted)
        self._lay(cover)

    def ask(self, cover: PassingCover) -> None:
        """Show a question, or words to show at a counter; its answer removes it."""
        cover.answered.connect(self.uncover)
        self._lay(cover)

    def call_staff(self) -> None:
        """Cover the page, then call: whoever comes sees nothing of what was read."""
        words = (
            tr("Please come: a visitor asks for help."),
            tr("What was on this screen is covered."),
        )
        self.ask(QuestionCover(*words, tr("Back to the page")))
        self.repaint()
        QApplication.beep()

    def show_neutral(self, cover: NeutralCover) -> None:
        """Show the neutral screen over the content."""
        cover.begun.connect(self.uncover)
        cover.staff_wanted.connect(self._staff)
        self._lay(cover)

    def uncover(self) -> None:
        """Remove the cover; the content is as it was."""
        old, self._cover = self._cover, None
        self.setCurrentIndex(0)
        if isinstance(old, GraceCover):
            old.end()
        if old is not None:
            self.removeWidget(old)
            old.hide()
            old.deleteLater()

    def _lay(self, cover: Cover) -> None:
        self.uncover()
        self._cover = cover
        self.addWidget(cover)
        self.setCurrentWidget(cover)
        cover.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stay(self) -> None:
        self.uncover()
        self.extended.emit()

    def _staff(self) -> None:
        self.uncover()
        self.staff_wanted.emit()


_ROLES = (Role.DISPLAY, Role.TITLE, Role.HEADING, Role.LEAD, Role.BODY)
_WIDEST_PX = 1600


class SayCover(PassingCover):
    """A cover with a sentence in one or two languages, each below the name of its language.

    Args:
        step: the step it belongs to, in the language of the page.
        native: names a language in itself.
        texts: language and sentence, the visitor's first.
        note: what to know about the words themselves; may be empty.
    """

    def __init__(
        self, step: str, native: Callable[[str], str], *texts: tuple[str, str], note: str = ""
    ) -> None:
        super().__init__()
        self._step = WrapLabel(step, role=Role.LEAD, tone="quiet", max_chars=0)
        self._names = [WrapLabel(native(lang), tone="quiet") for lang, _ in texts]
        self._said = [
            WrapLabel(f"\u201c{text}\u201d", role=Role.LEAD, bold=True, max_chars=0, lang=lang)
            for lang, text in texts
        ]
        self._parts = [self._step, *self._names, *self._said]
        self.middle.addWidget(self._step)
        self._notes = [WrapLabel(note, role=Role.SMALL, tone="quiet", max_chars=0)] if note else []
        for one in self._notes:
            self.middle.addWidget(one)
            self._parts.append(one)
        for name, said in zip(self._names, self._said, strict=True):
            column = QVBoxLayout()
            column.setSpacing(SPACE.xxs)
            column.addWidget(name)
            column.addWidget(said)
            self.middle.addLayout(column)
        close = partial(self.answered.emit, 0)
        self._close = Button(tr("Close (Esc)"), variant="primary", icon_name="x", act=close)
        self.add_buttons(self._close)
        bind_key("Esc", self, close)
        self.setFocusProxy(self._close)
        middle = self._step.parentWidget()
        if middle is not None:
            middle.setMaximumWidth(_WIDEST_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the largest type in which everything fits.

        A low window leaves out the step; the lowest the note, which stands on the page below too.
        """
        super().resizeEvent(event)
        left_out = [self._step, *self._notes]
        for one in left_out:
            one.show()
        is_whole = self._fits(_ROLES[:-2])
        for one in left_out:
            if not is_whole:
                one.hide()
                is_whole = self._fits(_ROLES)

    def _fits(self, roles: tuple[Role, ...]) -> bool:
        """Set the largest of these that fits, else the last one; return whether one fits."""
        width = min(self.width() - 2 * SPACE.l, _WIDEST_PX)
        taken = self._close.sizeHint().height() + SPACE.l * (len(self._said) + 4)
        for role in roles:
            for said in self._said:
                said.set_role(role)
            parts = [one for one in self._parts if not one.isHidden()]
            if taken + sum(one.heightForWidth(width) for one in parts) <= self.height():
                return True
        return False
