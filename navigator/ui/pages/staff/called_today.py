"""The form for a call to a place made today; its answers go to the center's own list.

It is about the place alone: there is no field to write into. Nothing is saved before the button is
pressed; a second call on the same day replaces the first.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from navigator.errors import KnownError
from navigator.records.model import CALL_ANSWERS, Call, Place
from navigator.ui.desk import Desk
from navigator.ui.theme.tokens import SPACE
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.chip import Chip
from navigator.ui.widgets.choice_box import ChoiceBox
from navigator.ui.widgets.column import bare
from navigator.ui.widgets.flow_layout import flow
from navigator.ui.widgets.wrap_label import WrapLabel
from navigator.ui.words import told


class CalledToday(QWidget):
    """Chips for the findings of a call, and the button that saves them."""

    def __init__(self, desk: Desk, place: Place) -> None:
        super().__init__()
        self._desk = desk
        self._place = place
        self._chips: dict[tuple[str, bool], Chip] = {}
        self._tongues: dict[str, Chip] = {}
        self._column = bare(self, SPACE.s)
        self._column.addWidget(WrapLabel(desk.say("place.called_today.lead"), tone="quiet"))
        for name in CALL_ANSWERS[:-1]:  # "closed" has a single chip
            chips = (self._chip(name, is_so=is_so) for is_so in (True, False))
            self._column.addWidget(flow(*chips))
            if name == "answers":
                self._column.addWidget(flow(*self._languages()))
        self._column.addWidget(flow(self._chip("closed", is_so=True)))
        self._column.addWidget(flow(Button(desk.say("place.called_today.keep"), act=self._keep)))
        self._told = WrapLabel("", bold=True)
        self._column.addWidget(self._told)

    def _chip(self, name: str, *, is_so: bool) -> Chip:
        """Make a chip that unchecks the chip of the contrary answer when it is pressed."""
        chip = Chip(_capital(self._desk.say(f"place.called.{name}.{'yes' if is_so else 'no'}")))
        self._chips[name, is_so] = chip
        chip.toggled.connect(lambda on: self._release((name, not is_so)) if on else None)
        return chip

    def _release(self, contrary: tuple[str, bool]) -> None:
        other = self._chips.get(contrary)
        if other is not None:
            other.setChecked(False)

    def _languages(self) -> list[QWidget]:
        """Make a chip for each language of the program, and a box with all others."""
        say = self._desk.say
        for code in self._desk.library.languages():
            self._tongues[code] = Chip(say(f"language.{code}"))
        codes = set(self._desk.library.local.names.languages.values()) - self._tongues.keys()
        others = sorted((say(f"language.{code}"), code) for code in codes)
        name = say("place.called_today.language")
        self._other = ChoiceBox(name, [(name, ""), *others])
        return [*self._tongues.values(), self._other]

    def _call(self) -> Call:
        found = {name: is_so for (name, is_so), chip in self._chips.items() if chip.isChecked()}
        spoken = [code for code, chip in self._tongues.items() if chip.isChecked()]
        spoken += [code for code in [self._other.currentData()] if code]
        return Call(self._desk.library.today(), languages=tuple(spoken), **found)

    def _keep(self) -> None:
        call = self._call()
        if call == Call(call.day):
            return
        try:
            place = self._desk.library.local.keep(self._place, call)
        except KnownError as error:
            self._told.set_text(" ".join(told(error)), tone="stop")
            return
        self._told.set_text(self._desk.say.called(place), tone="ink")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
