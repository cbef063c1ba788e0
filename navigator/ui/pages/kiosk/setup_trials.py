"""The tests before a kiosk starts: the corners of the screen, a voice, a page of paper.

No test has to succeed: a kiosk runs without a voice and without a printer.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QHideEvent
from shiboken6 import isValid

from navigator.site.policy import POLICIES
from navigator.ui.pages.blocks import box
from navigator.ui.pages.kiosk.setup_steps import Setup, Step
from navigator.ui.site.corner_test import ALL_PRESSED, CornerTest
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.choice_box import ChoiceBox
from navigator.ui.widgets.wrap_label import WrapLabel
from navigator.ui.words import Words, tr

if TYPE_CHECKING:
    from navigator.ui.speech import Voice

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
            tr("Say a sentence"),
            "volume-2",
            self._try_sound,
        )
        self.column.addWidget(self._touch.card)
        self.column.addWidget(self._sound.card)

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

    def _found(self, voice: Voice | None) -> None:
        if not isValid(self) or not self.isVisible():
            if voice is not None:
                voice.close()
            return
        if voice is None:
            words = tr("This computer has no voice to read aloud.")
            self._sound.tell(f"{words} {how_to_install()}", is_well=False)
            return
        self._voice = voice
        silent = [one for one in self.setup.desk.languages if not voice.speaks(one)]
        lang = next((one for one in self.setup.desk.languages if one not in silent), "")
        if silent:
            words = tr("This computer has no voice that speaks {language}.")
            named = ", ".join(map(Words.native, silent))
            self._sound.tell(f"{words.format(language=named)} {how_to_install()}", is_well=False)
        else:
            self._sound.tell(tr("A voice speaks now. Do you hear it?"))
        if lang:
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
        none = tr("Without a printer a page shows a code to take along on a phone.")
        self.add_field("printer", tr("Printer"), self._printer, WrapLabel(none, tone="quiet"))
        self._trial = Trial(
            tr("Test page"),
            tr("One page. Nothing on it is about anybody."),
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
        told = [tr("This printer works with Navigator."), tr("Nothing on it is about anybody.")]
        out = tr("Printing. Please take every page with you.")
        desk.aside(
            lambda: paint_all(survey.notice_paper(title, [("", told)]), printer),
            lambda _pages: self._trial.tell(out) if isValid(self) else None,
        )
