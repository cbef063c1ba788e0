"""A topic at the kiosk: two or three large buttons, one for each thing people come for.

The buttons of each topic are defined here alone. None hides anything: each page behind a button
leads on to all the rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from navigator.ui.desk import Ask, Desk, Route
from navigator.ui.pages.visitor.read_button import let_hear_sight
from navigator.ui.theme import SPACE, current_look
from navigator.ui.theme.tokens import Role
from navigator.ui.widgets.big_choice import BigChoice
from navigator.ui.widgets.page import Page
from navigator.ui.widgets.responsive_grid import ResponsiveGrid
from navigator.ui.words import tr

_QUESTIONED = "card:US:rights.questioned"
_CHOICE_CHARS = 12


@dataclass(frozen=True, slots=True)
class Door:
    """A button: its word, icon and route."""

    word: str
    icon: str
    route: Route


def doors(card: str) -> tuple[Door, ...]:
    """Return the buttons of a topic, by the id of its card."""
    rule, near = Route("card", card), Route("near", card)
    table = {
        "legal": (
            Door(tr("A lawyer near here"), "map-pin", near),
            Door(tr("What kinds of help there are"), "scale", rule),
        ),
        "driving": (
            Door(tr("The license: what to bring"), "car", rule),
            Door(tr("Where to go or call"), "phone", near),
        ),
        "health": (
            Door(tr("A doctor near here"), "map-pin", near),
            Door(tr("Insurance"), "heart-pulse", rule),
            Door(tr("A dentist"), "map-pin", Route("dentist", card)),
        ),
        "college": (
            Door(tr("Cost and aid: the rule"), "graduation-cap", rule),
            Door(tr("Whom to ask"), "phone", near),
        ),
        "rights": (
            Door(tr("When agents ask questions"), "door-open", Route("guide", _QUESTIONED)),
            Door(tr("Whom to call, and the rule here"), "phone", near),
        ),
        "records": (
            Door(tr("A lawyer near here"), "map-pin", near),
            Door(tr("Clearing a record: the rule"), "file-check", rule),
        ),
    }
    return table[card.rsplit(":", maxsplit=1)[-1]]


class DoorsPage(Page):
    """A page with the large buttons of one topic."""

    @staticmethod
    def load(desk: Desk, ask: Ask) -> str:
        """Load the title of the card."""
        _, state, topic = ask.route.id.split(":")
        return desk.library.card(state, topic, ask.lang).title

    def __init__(self, desk: Desk, ask: Ask, data: str) -> None:
        super().__init__(data, desk, columns=2)
        let_hear_sight(self, desk)
        held = QWidget()
        least = current_look().measure_px(_CHOICE_CHARS, Role.HEADING)
        columns = ResponsiveGrid(held, least_px=least, most_columns=2, gap=SPACE.l)
        for one in doors(ask.route.id):
            act = partial(desk.go, one.route)
            columns.addWidget(BigChoice((one.word,), icon_name=one.icon, act=act))
        self.add(held)
