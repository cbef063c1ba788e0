"""The pages that set up a kiosk in five steps: place, languages, tests, printer, PIN and start.

Nothing is written before the last step: the choices are held in memory by `Staff`, and dropped
when the admin cancels or goes elsewhere. The steps are routes, so that Back, a new language and
another size of text keep them. The buttons on and back stand in the foot, in sight on any screen.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from navigator.ui.desk import Ask, Desk, Route
from navigator.ui.pages.blocks import section
from navigator.ui.pages.kiosk.setup_last import StartStep
from navigator.ui.pages.kiosk.setup_steps import LanguagesStep, PlaceStep, Setup, Step
from navigator.ui.pages.kiosk.setup_trials import PrinterStep, TrialsStep
from navigator.ui.pages.staff.site_choices import SiteChoices, site_choices
from navigator.ui.theme.tokens import SPACE
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.flow_layout import flow
from navigator.ui.widgets.page import Page
from navigator.ui.widgets.wrap_label import WrapLabel
from navigator.ui.words import tr

KIND = "kiosk_setup"


class KioskSetupPage(Page):
    """One step of the setup; the route's id is its number, from 1."""

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
