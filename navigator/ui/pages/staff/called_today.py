"""The result of a call to a place made today, in one press or in full, and the week's calls.

It is about the place alone: there is no field to write into, and beside courts, ICE, shelters and
lines for people who are held there is no button at all. Nothing is saved before one is pressed;
a second call on the same day adds to the first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from navigator.errors import BadInput, KnownError
from navigator.pack.local import may_keep
from navigator.records.model import CALL_ANSWERS, Call, Place
from navigator.ui.desk import Ask, Desk
from navigator.ui.pages.blocks import rows
from navigator.ui.theme.tokens import SPACE
from navigator.ui.widgets.banner import EmptyState
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.chip import Chip
from navigator.ui.widgets.choice_box import ChoiceBox
from navigator.ui.widgets.column import Column, bare
from navigator.ui.widgets.flow_layout import flow
from navigator.ui.widgets.menu import Choice, open_menu
from navigator.ui.widgets.page import Page
from navigator.ui.widgets.row_link import RowLink
from navigator.ui.widgets.wrap_label import Tone, WrapLabel
from navigator.ui.words import told

if TYPE_CHECKING:
    from navigator.library.facade import Library

_MONTHS = 4
"""The first days of so many coming months are offered as the end of a pause."""
_WEEK = timedelta(days=7)
Done = Callable[[str, Tone], None]
"""Shows what was kept, or why nothing was."""


def may_mark(desk: Desk, place: Place) -> bool:
    """Return whether a volunteer may keep what a call to the place found."""
    return desk.policy.volunteers and desk.library.local.can_keep and may_keep(place)


def _keep(desk: Desk, place: Place, call: Call, done: Done) -> None:
    try:
        kept = desk.library.local.keep(place, call)
    except KnownError as error:
        done(" ".join(told(error)), "stop")
    else:
        done(desk.say.called(kept), "ink")


def _marks(desk: Desk, place: Place, done: Done) -> tuple[list[Choice], list[Choice]]:
    """Return the marks of one press: answered or not, and until when no new cases are taken."""
    today, say = desk.library.today(), desk.say

    def choice(word: str, call: Call) -> Choice:
        return Choice(word, partial(_keep, desk, place, call, done))

    answers = [
        choice(say("place.called_today.yes"), Call(today, answers=True)),
        choice(say("place.called_today.no"), Call(today, answers=False)),
    ]
    days = (_first_day(today, ahead) for ahead in range(1, _MONTHS + 1))
    untils = [
        choice(say("place.called_today.no_new", date=say.day(day)), Call(today, no_new_until=day))
        for day in days
    ]
    return answers, untils


def _first_day(day: date, ahead: int) -> date:
    """Return the first day of a month that comes."""
    month = day.month - 1 + ahead
    return date(day.year + month // 12, month % 12 + 1, 1)


class CallMark(Column):
    """A quiet link below the numbers of a card: one list of marks, then what was kept."""

    def __init__(self, desk: Desk, places: Sequence[Place]) -> None:
        super().__init__()
        self._desk, self._places = desk, places
        self._link = Button(desk.say("place.called_today.mark"), variant="link")
        self._link.clicked.connect(lambda: open_menu(self._link, self._choices()))
        self._told = WrapLabel("", bold=True)
        self._told.hide()
        bare(self, 0, self._link, self._told)

    def _choices(self) -> Iterator[Choice]:
        say = self._desk.say
        for place in self._places:
            name = say.caller_name(place)
            for one in _marks(self._desk, place, partial(self._tell, name))[0]:
                yield Choice(f"{one.word}: {name}", one.act)

    def _tell(self, name: str, text: str, tone: Tone) -> None:
        self._told.set_text(f"{name}. {text}", tone=tone)
        self._told.show()


class CallMarks(QWidget):
    """The marks below the number of a place: two buttons, a third for a pause."""

    def __init__(self, desk: Desk, place: Place) -> None:
        super().__init__()
        self._told = WrapLabel("", bold=True)
        self._told.hide()
        answers, untils = _marks(desk, place, self._tell)
        buttons = [Button(one.word, icon_name="phone", act=one.act) for one in answers]
        word = desk.say("place.called_today.until")
        pause = Button(word, variant="quiet", icon_name="chevron-down")
        pause.clicked.connect(lambda: open_menu(pause, untils))
        bare(self, SPACE.xs, flow(*buttons, pause), self._told)

    def _tell(self, text: str, tone: Tone) -> None:
        self._told.set_text(text, tone=tone)
        self._told.show()


class CallsPage(Page):
    """The places that were called in the last week, in the order of their names."""

    stays = True

    @staticmethod
    def load(desk: Desk, ask: Ask) -> list[Place]:
        """Load the places with a call of the last seven days."""
        library: Library = desk.library
        found = []
        for id in library.local.calls_since(library.today() - _WEEK):
            try:
                found.append(library.place(id, ask.lang))
            except BadInput:
                continue  # the pack holds it no more
        return sorted(found, key=lambda one: one.name)

    def __init__(self, desk: Desk, ask: Ask, data: list[Place]) -> None:
        del ask
        say = desk.say
        super().__init__(say("place.called_today.week"), desk)
        links = [
            RowLink(one.name, say.called(one), icon_name="phone", act=desk.to("place", one.id))
            for one in data
        ]
        self.add(
            rows(*links)
            if links
            else EmptyState(say("place.called_today.none"), say("place.called_today.how"))
        )


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
        found: dict[str, Any] = {
            name: is_so for (name, is_so), chip in self._chips.items() if chip.isChecked()
        }
        spoken = [code for code, chip in self._tongues.items() if chip.isChecked()]
        spoken += [code for code in [self._other.currentData()] if code]
        return Call(self._desk.library.today(), languages=tuple(spoken), **found)

    def _keep(self) -> None:
        call = self._call()
        if call != Call(call.day):
            _keep(
                self._desk,
                self._place,
                call,
                lambda text, tone: self._told.set_text(text, tone=tone),
            )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
