"""All places of a topic in a state, the jurisdiction's own first, filtered by kind."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from navigator.model import Place
from navigator.ui.desk import Ask, Desk
from navigator.ui.pages.blocks import stack
from navigator.ui.pages.parts import place_row
from navigator.ui.theme import SPACE
from navigator.ui.widgets.chip import Chip
from navigator.ui.widgets.flow_layout import FlowLayout
from navigator.ui.widgets.page import Page
from navigator.ui.widgets.states import EmptyState
from navigator.ui.widgets.wrap_label import WrapLabel
from navigator.ui.words import tr


class PlacesPage(Page):
    """A list of places."""

    @staticmethod
    def load(desk: Desk, ask: Ask) -> tuple[Place, ...]:
        """Places of the card's topic."""
        _, state, topic = ask.route.id.split(":")
        return desk.library.places(state, topic, lang=ask.lang)

    def __init__(
        self, desk: Desk, ask: Ask, data: tuple[Place, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(desk.say("part.places"), back=tr("Back"), parent=parent)
        del ask
        self.back_clicked.connect(desk.back)
        self._desk = desk
        self._places = data
        self._kinds: set[str] = set()
        chips = QWidget()
        flow = FlowLayout(chips, gap=SPACE.xs)
        for kind in dict.fromkeys(place.kind for place in data):
            count = sum(1 for place in data if place.kind == kind)
            chip = Chip(desk.say(f"place.kind.{kind}"), count)
            chip.toggled.connect(lambda on, kind=kind: self._filter(kind, on))
            flow.addWidget(chip)
        self.add(WrapLabel(desk.say("place.call_first"), tone="quiet"))
        self.add(chips)
        self._list, self._rows = stack(SPACE.xs)
        self.add(self._list)
        self.body.addStretch(1)
        self._fill()

    def _filter(self, kind: str, on: bool) -> None:  # noqa: FBT001  slot
        (self._kinds.add if on else self._kinds.discard)(kind)
        self._fill()

    def _fill(self) -> None:
        while item := self._rows.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        shown = [one for one in self._places if not self._kinds or one.kind in self._kinds]
        for place in shown:
            self._rows.addWidget(place_row(place, self._desk))
        if not shown:
            self._rows.addWidget(EmptyState(tr("No place of this kind is listed here yet.")))
