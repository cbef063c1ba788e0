"""The pages that set up a kiosk in five steps: place, languages, tests, printer, PIN and start.

Nothing is written before the last step: the choices are held in memory by `Staff`, and dropped
when the admin cancels or goes elsewhere; then all is written in one go, and if that fails nothing
has changed and nothing starts. A step keeps each choice in the plan as soon as it is made, and
refuses to go on only where a field holds a value that is not possible. No test has to succeed: a
kiosk runs without a voice and without a printer. The steps are routes, so that Back, a new language
and another size of text keep them. The buttons on and back stand in the foot, in sight on any
screen.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from shiboken6 import isValid

from navigator.errors import BadInput, KnownError
from navigator.site.pin import check_pin
from navigator.site.policy import POLICIES
from navigator.site.settings import Settings
from navigator.ui.desk import Ask, Desk, Route
from navigator.ui.pages.blocks import box, rows, section
from navigator.ui.pages.staff.language_order import LanguageOrder, missing_fonts
from navigator.ui.pages.staff.pin_page import PinField
from navigator.ui.pages.staff.site_choices import SiteChoices, site_choices
from navigator.ui.theme import SPACE, current_look
from navigator.ui.theme.fonts import font_for
from navigator.ui.theme.next_look import TEXT_STEPS
from navigator.ui.visit.covers import QuestionCover
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.card import Card
from navigator.ui.widgets.choice_box import ChoiceBox
from navigator.ui.widgets.column import bare
from navigator.ui.widgets.flow_layout import flow
from navigator.ui.widgets.page import Page
from navigator.ui.widgets.search_field import DIGITS, ZipField
from navigator.ui.widgets.wrap_label import WrapLabel
from navigator.ui.words import told, tr

if TYPE_CHECKING:
    from navigator.ui.speech import Voice

ALL_PRESSED = 1
"""The answer when each target was pressed; 0 when somebody gave up."""
_TARGETS = 2
"""Width and height of a target, in least heights of a button."""


class CornerTest(QuestionCover):
    """A cover with four targets. Signal: `answered(int)`, `ALL_PRESSED` or 0."""

    def __init__(self) -> None:
        super().__init__(
            tr("Press the four corners"),
            tr("With a finger; or with Tab and Enter. Esc gives up."),
            tr("Give up"),
        )
        self._was = Qt.WindowState.WindowNoState
        self._is_spread = False
        names = (
            tr("Upper left corner"),
            tr("Upper right corner"),
            tr("Lower left corner"),
            tr("Lower right corner"),
        )
        self._corners = [self._corner(name) for name in names]
        self._left = set(self._corners)
        self.setFocusProxy(self._corners[0])

    def _corner(self, name: str) -> Button:
        button = Button(name, icon_name="circle-dot", icon_only=True)
        button.setParent(self)
        button.setCheckable(True)
        button.clicked.connect(lambda: self._pressed(button))
        return button

    def _pressed(self, button: Button) -> None:
        button.setChecked(True)
        button.set_icon("check")
        self._left.discard(button)
        if not self._left:
            self.answered.emit(ALL_PRESSED)

    def showEvent(self, event: QShowEvent) -> None:
        """Fill the whole screen with the window."""
        super().showEvent(event)
        window = self.window()
        if not self._is_spread and not window.isFullScreen():
            self._is_spread, self._was = True, window.windowState()
            window.showFullScreen()

    def hideEvent(self, event: QHideEvent) -> None:
        """Restore the window's state before the test."""
        super().hideEvent(event)
        if self._is_spread and not event.spontaneous():
            self._is_spread = False
            self.window().setWindowState(self._was)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the targets into the corners."""
        super().resizeEvent(event)
        side = _TARGETS * current_look().target_px
        right, below = self.width() - side - SPACE.xs, self.height() - side - SPACE.xs
        spots = [QPoint(x, y) for y in (SPACE.xs, below) for x in (SPACE.xs, right)]
        for button, spot in zip(self._corners, spots, strict=True):
            button.setGeometry(spot.x(), spot.y(), side, side)
            button.raise_()


_FIELD_CHARS = 40
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Setup:
    """The context of every step: desk, choices, and the plan so far."""

    desk: Desk
    states: tuple[str, ...]
    printers: tuple[str, ...]
    fixed: frozenset[str]
    """Settings fixed in a file for the whole computer: their fields are gray."""

    @property
    def plan(self) -> Settings:
        """The settings chosen so far."""
        return self.desk.staff.plan if self.desk.staff is not None else Settings()

    def choose(self, **changes: Any) -> None:
        """Keep a choice, in memory."""
        if self.desk.staff is not None:
            self.desk.staff.set_plan(self.plan._replace(**changes))


class Step(QWidget):
    """One step. Signal: `told(str)`, with what is wrong; empty when all is well."""

    told = Signal(str)
    keys: tuple[str, ...] = ()
    """The names of the settings chosen in this step."""

    def __init__(self, setup: Setup) -> None:
        super().__init__()
        self.setup = setup
        self.column = bare(self, SPACE.m)
        self._card: Card | None = None

    @property
    def may_go_on(self) -> bool:
        """Return whether the Next button is enabled."""
        return True

    def finish(self) -> bool:
        """End the step; return whether the next may come, else emit `told` with what is wrong."""
        return True

    def add_field(self, key: str, name: str, field: QWidget, *below: QWidget) -> None:
        """Add a field with its name above it; gray it where it is set for the whole computer.

        The fields of a step stand in one card.
        """
        if self._card is None:
            self._card = box()
            self.column.addWidget(self._card)
        if not isinstance(field, (ZipField, LanguageOrder)):
            field.setMaximumWidth(current_look().measure_px(_FIELD_CHARS))
        field.setAccessibleName(name)
        field.setEnabled(key not in self.setup.fixed)
        for widget in (WrapLabel(name, bold=True), field, *below):
            self._card.add(widget)


class PlaceStep(Step):
    """The step for ZIP code, state and name; a ZIP code chooses its state."""

    keys = ("zip", "state", "site_name")

    def __init__(self, setup: Setup) -> None:
        super().__init__(setup)
        say, plan = setup.desk.say, setup.plan
        self._zip = ZipField()
        self._zip.set_words(tr("ZIP code of this place"), tr("ZIP"))
        self._zip.show_code(plan.zip)
        self._zip.given.connect(self._zip_given)
        self._where = WrapLabel(tr("Help near this ZIP code stands first."), tone="quiet")
        self.add_field("zip", tr("ZIP code of this place"), self._zip, self._where)
        codes = ("", *setup.states)
        states = [(say.state(code) if code else tr("Ask each visitor"), code) for code in codes]
        self._state = ChoiceBox(tr("State"), states, plan.state)
        self._state.currentIndexChanged.connect(
            lambda: setup.choose(state=self._state.currentData())
        )
        self.add_field("state", tr("State"), self._state)
        self._name = QLineEdit(plan.site_name)
        self._name.setMaxLength(_LONGEST_NAME)
        self._name.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._name.textChanged.connect(lambda text: setup.choose(site_name=text.strip()))
        self.add_field("site_name", tr("Name of this place"), self._name)

    def finish(self) -> bool:
        """Check that the ZIP code is whole or empty."""
        if len(self._zip.text()) in (0, DIGITS):
            return True
        self.told.emit(tr("A ZIP code has five digits."))
        return False

    def _zip_given(self, code: str) -> None:
        library = self.setup.desk.library
        self.setup.choose(zip=code)
        self.told.emit("")

        def state() -> str:
            try:
                return library.near(code, "hotline", 1).state
            except BadInput:
                return ""

        if code:
            self.setup.desk.aside(state, self._found)
        else:
            self._where.set_text(tr("Help near this ZIP code stands first."))

    def _found(self, state: str) -> None:
        if not isValid(self):
            return
        if not state:
            self._where.set_text(tr("This ZIP code is not on our map."))
            return
        words = tr("This ZIP code is in {state}.")
        self._where.set_text(words.format(state=self.setup.desk.say.state(state)))
        if self._state.isEnabled():
            self._state.choose(state)


class LanguagesStep(Step):
    """The step for the order of languages, and for the text size with a sample."""

    keys = ("languages", "text_percent")

    def __init__(self, setup: Setup) -> None:
        super().__init__(setup)
        desk, plan = setup.desk, setup.plan
        wanted = [one for one in plan.languages if one in desk.languages]
        self._order = LanguageOrder(dict.fromkeys([*wanted, *desk.languages]), desk.library.native)
        self._order.changed.connect(lambda: setup.choose(languages=tuple(self._order.languages)))
        name = tr("The first screen shows the languages in this order")
        self.add_field(
            "languages",
            name,
            self._order,
            *missing_fonts(desk.library.languages(), desk.library.native),
        )
        sizes = [(f"{percent} %", percent) for percent in sorted({*TEXT_STEPS, plan.text_percent})]
        self._size = ChoiceBox(tr("Text size"), sizes, plan.text_percent)
        self._size.currentIndexChanged.connect(self._resized)
        self._sample = QLabel(tr("Visitors will read text of this size."))
        self._sample.setWordWrap(True)
        self.add_field("text_percent", tr("Text size"), self._size, self._sample)
        self._show_sample()

    def _resized(self) -> None:
        self.setup.choose(text_percent=self._size.currentData())
        self._show_sample()

    def _show_sample(self) -> None:
        """Show the sample as large as it will be on a touch screen."""
        look = replace(current_look(), percent=self._size.currentData(), touch=True)
        self._sample.setFont(font_for(look))


_HERE: str = sys.platform


class Trial:
    """A card with a button that starts a test, and a line with its outcome."""

    def __init__(
        self, name: str, lead: str, word: str, icon_name: str, act: Callable[[], object]
    ) -> None:
        self.button = Button(word, icon_name=icon_name, act=act)
        self.came = WrapLabel("", bold=True)
        self.came.hide()
        self.card = box(WrapLabel(name, bold=True), WrapLabel(lead), self.button, self.came)

    def tell(self, words: str, *, is_well: bool = True) -> None:
        """Show the outcome of the test; empty words hide it."""
        self.came.set_text(words, tone="ink" if is_well else "stop")
        self.came.setVisible(bool(words))


class TrialsStep(Step):
    """The step with the tests of touch and sound."""

    def __init__(self, setup: Setup) -> None:
        super().__init__(setup)
        self._voice: Voice | None = None
        self._touch = Trial(
            tr("Touch"),
            tr("Four targets stand in the corners of the screen. A keyboard presses them too."),
            tr("Try the touch screen"),
            "circle-dot",
            self._try_touch,
        )
        self._sound = Trial(
            tr("Sound"),
            tr("Plug in what visitors will listen with, and set the volume."),
            tr("Play a test sentence"),
            "volume-2",
            self._try_sound,
        )
        self.column.addWidget(self._touch.card)
        self.column.addWidget(self._sound.card)

    def showEvent(self, event: QShowEvent) -> None:
        """Look which voices there are."""
        super().showEvent(event)
        reader = self.setup.desk.reader
        if reader is not None and not event.spontaneous():
            self.setup.desk.aside(reader.find, self._seen)

    def hideEvent(self, event: QHideEvent) -> None:
        """Silence the voice when the step is left."""
        super().hideEvent(event)
        self._hush()

    def _try_touch(self) -> None:
        staff = self.setup.desk.staff
        if staff is None:
            return
        test = CornerTest()
        test.answered.connect(self._touched)
        staff.lay(test)

    def _touched(self, number: int) -> None:
        if number == ALL_PRESSED:
            self._touch.tell(tr("All four corners answer."))
        else:
            words = tr("Not all corners answered. Calibrate the touch screen in the system.")
            self._touch.tell(words, is_well=False)

    def _try_sound(self) -> None:
        reader = self.setup.desk.reader
        if reader is None:
            return
        self._hush()
        self._sound.tell(tr("Looking for a voice …"))
        self.setup.desk.aside(reader.find, self._found)

    def _seen(self, voice: Voice | None) -> None:
        """Say as soon as the step is open which languages have no voice; nothing is played."""
        if isValid(self) and self.isVisible():
            lacks = self._lacks(voice)
            self._sound.tell(
                lacks or tr("The computer speaks each language offered."), is_well=not lacks
            )
        if voice is not None:
            voice.close()

    def _lacks(self, voice: Voice | None) -> str:
        """Return which voices are lacking, what that means and what to install; empty if none."""
        silent = self.setup.desk.languages
        words = tr("This computer has no voice to read aloud.")
        if voice is not None:
            silent = tuple(one for one in silent if not voice.speaks(one))
            named = ", ".join(map(self.setup.desk.library.native, silent))
            words = tr("This computer has no voice that speaks {language}.").format(language=named)
        unseen = tr("Visitors do not see Listen in a language without a voice.")
        return f"{words} {unseen} {how_to_install()}" if silent else ""

    def _found(self, voice: Voice | None) -> None:
        if not isValid(self) or not self.isVisible():
            if voice is not None:
                voice.close()
            return
        lacks = self._lacks(voice)
        self._sound.tell(lacks or tr("A voice speaks now. Do you hear it?"), is_well=not lacks)
        if voice is None:
            return
        self._voice = voice
        spoken = (one for one in self.setup.desk.languages if voice.speaks(one))
        if lang := next(spoken, ""):
            say = self.setup.desk.library.wording(lang)
            voice.say(say("paper.general"), lang, self._hush)
        else:
            self._hush()

    def _hush(self) -> None:
        voice, self._voice = self._voice, None
        if voice is not None:
            voice.stop()
            voice.close()


def how_to_install() -> str:
    """Return the advice on how to give this computer a voice."""
    if _HERE == "linux":
        return tr("Install speech-dispatcher and speech-dispatcher-espeak-ng, then try again.")
    return tr("Add a voice in the settings of the system, then try again.")


class PrinterStep(Step):
    """The step for the printer, or none, and a test page."""

    keys = ("printer",)

    def __init__(self, setup: Setup) -> None:
        super().__init__(setup)
        plan = setup.plan
        names = dict.fromkeys(["", plan.printer, *setup.printers])
        choices = [(name or tr("None"), name) for name in names]
        self._printer = ChoiceBox(tr("Printer"), choices, plan.printer)
        self._printer.currentIndexChanged.connect(self._chosen)
        none = tr("Without a printer each page shows a QR code to scan.")
        self.add_field("printer", tr("Printer"), self._printer, WrapLabel(none, tone="quiet"))
        self._trial = Trial(
            tr("Test page"),
            tr("One page. It has no visitor information."),
            tr("Print a test page"),
            "printer",
            self._print,
        )
        self.column.addWidget(self._trial.card)
        self._trial.button.setEnabled(bool(plan.printer))

    def _chosen(self) -> None:
        name = self._printer.currentData()
        self.setup.choose(printer=name)
        self._trial.button.setEnabled(bool(name))
        self._trial.tell("")

    def _print(self) -> None:
        from navigator.ui.paper.dialogs import Output  # noqa: PLC0415 - start time: only to print
        from navigator.ui.paper.printing import paint_all  # noqa: PLC0415 - the same

        desk = self.setup.desk
        # As a visitor will print: on the printer that is named, with no dialog.
        output = Output(self.window(), POLICIES["kiosk"], self.setup.plan.printer)
        printer = output.choose_printer("Letter", self._trial.tell)
        if printer is None:
            return
        survey, title = desk.library.survey(desk.say.lang), tr("Test page")
        told = [tr("This printer works with Navigator."), tr("It has no visitor information.")]
        out = tr("Printing. Please take every page with you.")
        desk.aside(
            lambda: paint_all(survey.notice_paper(title, [("", told)]), printer),
            lambda _pages: self._trial.tell(out) if isValid(self) else None,
        )


_KIOSK = "kiosk"


class StartStep(Step):
    """Asks for a helper PIN; then saves the plan and starts the kiosk."""

    keys = ("pin_hash", "mode")

    def __init__(self, setup: Setup) -> None:
        super().__init__(setup)
        self._first = PinField(tr("New helper PIN"))
        self._again = PinField(tr("New helper PIN, once more"))
        if setup.plan.pin_hash:
            self._first.setPlaceholderText(tr("as before"))
        for field in (self._first, self._again):
            self.add_field("pin_hash", field.accessibleName(), field)
        out = tr("6 to 12 digits. Helpers come back with Hide, then Staff, then this PIN.")
        self.column.addWidget(WrapLabel(out))
        self.column.addWidget(box(rows(*map(WrapLabel, self._chosen()))))
        if not self.may_go_on:
            never = tr("This computer is set to be a desk, in a file for the whole computer.")
            self.column.addWidget(WrapLabel(never, tone="stop", bold=True))

    def _chosen(self) -> list[str]:
        """Return the plan, line by line."""
        plan, desk = self.setup.plan, self.setup.desk
        state = desk.say.state(plan.state) if plan.state else tr("Ask each visitor")
        first = dict.fromkeys(
            [*(x for x in plan.languages if x in desk.languages), *desk.languages]
        )
        named = ", ".join(map(desk.library.native, first))
        return [
            f"{tr('Name of this place')}: {plan.site_name or 'Navigator'}",
            f"{tr('State')}: {state}",
            f"{tr('ZIP')}: {plan.zip or tr('None')}",
            f"{tr('Languages and text')}: {named}, {plan.text_percent} %",
            f"{tr('Printer')}: {plan.printer or tr('None')}",
        ]

    @property
    def may_go_on(self) -> bool:
        """Return False where the whole computer was set to be a desk."""
        return "mode" not in self.setup.fixed or self.setup.plan.mode == _KIOSK

    def finish(self) -> bool:
        """Save everything and begin anew; return False, as there is no next step."""
        staff, pin = self.setup.desk.staff, self._first.text()
        try:
            self._check(pin)
        except KnownError as error:
            self.told.emit(" ".join(told(error)))
        else:
            if staff is not None:
                staff.save(self.setup.plan._replace(mode=_KIOSK), pin, self._saved)
        return False

    def _check(self, pin: str) -> None:
        if pin != self._again.text():
            raise BadInput("pin.differs", "do.type_twice")
        if pin:
            check_pin(pin)
        elif not self.setup.plan.pin_hash:
            raise BadInput("chosen.no_pin", "do.type_pin")

    def _saved(self, error: KnownError | None) -> None:
        for field in (self._first, self._again):
            field.setText("")
        if error is not None:
            self.told.emit(" ".join(told(error)))
        elif self.setup.desk.staff is not None:
            self.setup.desk.staff.begin_anew()


KIND = "kiosk_setup"


class KioskSetupPage(Page):
    """One step of the setup; the route's id is its number, from 1."""

    stays = True

    @staticmethod
    def load(desk: Desk, ask: Ask) -> SiteChoices:
        """Load the states, printers and fixed settings to choose from."""
        del ask
        return site_choices(desk)

    def __init__(self, desk: Desk, ask: Ask, data: SiteChoices) -> None:
        super().__init__(tr("Set up a kiosk"), desk)
        self._desk = desk
        self.add_act(Button(tr("Cancel: change nothing"), variant="quiet", act=self._cancel))
        setup = Setup(desk, data.states, data.printers, data.fixed)
        steps = (
            (tr("The place"), PlaceStep),
            (tr("Languages and text"), LanguagesStep),
            (tr("Try touch and sound"), TrialsStep),
            (tr("Printer"), PrinterStep),
            (tr("PIN and start"), StartStep),
        )
        self._at = min(int(ask.route.id or 1), len(steps))
        heading, made = steps[self._at - 1]
        place = tr("Step {number} of {count}").format(number=self._at, count=len(steps))
        self._step: Step = made(setup)
        self.add(section(f"{place}: {heading}", self._step))
        self._told = WrapLabel("", tone="stop", bold=True)
        self._told.hide()
        self._step.told.connect(self._tell)
        self.add(self._told)
        if data.fixed & set(self._step.keys):
            self.add(WrapLabel(tr("What is gray is set for the whole computer."), tone="quiet"))
        self.body.addStretch(1)
        self.set_foot(self._ways(is_last=self._at == len(steps)))

    def _ways(self, *, is_last: bool) -> QWidget:
        """Make the buttons for the next and the previous step."""
        word = tr("Start now") if is_last else tr("Next")
        on = Button(word, variant="primary", act=self._go_on)
        on.setEnabled(self._step.may_go_on)
        earlier = Button(tr("Previous"), icon_name="chevron-left", act=self._desk.back)
        earlier.setEnabled(self._at > 1)
        return flow(on, earlier, gap=SPACE.s)

    def _go_on(self) -> None:
        self._tell("")
        if self._step.finish():
            self._desk.go(Route(KIND, str(self._at + 1)))

    def _cancel(self) -> None:
        if self._desk.staff is not None:
            self._desk.staff.set_plan(None)
        self._desk.go(Route("settings"))

    def _tell(self, words: str) -> None:
        self._told.set_text(words)
        self._told.setVisible(bool(words))
        if words:
            self.scroll_area.ensureWidgetVisible(self._told)
