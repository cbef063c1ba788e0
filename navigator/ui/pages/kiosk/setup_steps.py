"""The base of the steps that set up a kiosk, and the first two: the place, languages and text.

A step keeps each choice in the plan as soon as it is made, and refuses to go on only where a field
holds a value that is not possible.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from shiboken6 import isValid

from navigator.errors import BadInput
from navigator.site.settings import Settings
from navigator.ui.desk import Desk
from navigator.ui.pages.blocks import box
from navigator.ui.pages.staff.language_order import LanguageOrder, missing_fonts
from navigator.ui.theme import SPACE, current_look
from navigator.ui.theme.fonts import font_for
from navigator.ui.theme.next_look import TEXT_STEPS
from navigator.ui.widgets.card import Card
from navigator.ui.widgets.choice_box import ChoiceBox
from navigator.ui.widgets.column import bare
from navigator.ui.widgets.wrap_label import WrapLabel
from navigator.ui.widgets.zip_field import DIGITS, ZipField
from navigator.ui.words import tr

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
        states = [(say.state(code) if code else tr("Ask"), code) for code in codes]
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
        self._order = LanguageOrder(dict.fromkeys([*wanted, *desk.languages]))
        self._order.changed.connect(lambda: setup.choose(languages=tuple(self._order.languages)))
        name = tr("The first screen shows the languages in this order")
        self.add_field("languages", name, self._order, *missing_fonts(desk.library.languages()))
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
