"""Results while somebody types: guidance above places, words marked, facets with counts."""

from __future__ import annotations

from collections import Counter

from PySide6.QtWidgets import QWidget

from navigator.model import Hit
from navigator.ui.desk import Ask, Desk, Route
from navigator.ui.pages.blocks import section, stack
from navigator.ui.theme import SPACE
from navigator.ui.widgets.chip import Chip
from navigator.ui.widgets.flow_layout import FlowLayout
from navigator.ui.widgets.page import Page
from navigator.ui.widgets.row_link import RowLink
from navigator.ui.widgets.states import EmptyState
from navigator.ui.widgets.text_block import Span
from navigator.ui.words import tr


def route_of(id: str) -> Route:
    """The page that shows a record."""
    kind = id.split(":", 1)[0]
    if kind == "card" and "." in id:
        return Route("guide", id)
    return Route(kind, id)


class ResultsPage(Page):
    """One list in two parts. `show_hits` replaces it; the first row opens with Enter."""

    @staticmethod
    def load(desk: Desk, ask: Ask) -> None:
        """Nothing: hits come as somebody types."""

    def __init__(self, desk: Desk, ask: Ask, data: None, parent: QWidget | None = None) -> None:
        super().__init__(tr("Search"), back=tr("Back"), parent=parent)
        del ask, data
        self.back_clicked.connect(desk.back)
        self._desk = desk
        self._hits: tuple[Hit, ...] = ()
        self._facet = ""
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, gap=SPACE.xs)
        self.add(self._chips)
        self._list, self._rows = stack(SPACE.m)
        self.add(self._list)
        self.body.addStretch(1)

    def show_hits(self, hits: tuple[Hit, ...]) -> None:
        """Show what was found."""
        self._hits = hits
        self._facet = ""
        self._fill_chips()
        self._fill()
        self.to_top()

    def open_first(self) -> None:
        """Open the first row."""
        shown = self._shown()
        if shown:
            self._desk.go(route_of(shown[0].id))

    def _shown(self) -> list[Hit]:
        hits = [hit for hit in self._hits if self._facet in ("", _facet(hit))]
        return sorted(hits, key=lambda hit: hit.kind == "place")

    def _fill_chips(self) -> None:
        _empty(self._flow)
        for facet, count in Counter(_facet(hit) for hit in self._hits).items():
            kind, _, name = facet.partition(":")
            label = tr("Places") if kind == "place" else self._desk.say(f"topic.{name}")
            chip = Chip(label, count)
            chip.toggled.connect(lambda on, facet=facet, chip=chip: self._choose(facet, on, chip))
            self._flow.addWidget(chip)

    def _choose(self, facet: str, on: bool, chosen: Chip) -> None:  # noqa: FBT001  slot
        self._facet = facet if on else ""
        for chip in self._chips.findChildren(Chip):
            if on and chip is not chosen:
                chip.blockSignals(True)
                chip.setChecked(False)
                chip.blockSignals(False)
                chip.renew()
        self._fill()

    def _fill(self) -> None:
        _empty(self._rows)
        shown = self._shown()
        if not shown:
            self._rows.addWidget(
                EmptyState(
                    tr("Nothing found for these words."),
                    tr("Try one plain word, such as license, doctor or lawyer, or go Home."),
                )
            )
            return
        guidance = [self._row(hit) for hit in shown if hit.kind != "place"]
        places = [self._row(hit) for hit in shown if hit.kind == "place"]
        if guidance:
            self._rows.addWidget(section(tr("Rules and guides"), *guidance))
        if places:
            self._rows.addWidget(section(self._desk.say("part.places"), *places))

    def _row(self, hit: Hit) -> RowLink:
        say = self._desk.say
        where = say.state(hit.state)
        kind = say(f"place.kind.{hit.place_kind}") if hit.place_kind else say(f"topic.{hit.topic}")
        is_topic_card = hit.kind == "card" and "." not in hit.id
        row = RowLink(
            hit.title,
            hit.excerpt,
            meta=f"{kind} \u00b7 {where}",
            topic=hit.topic if is_topic_card else "",
            icon_name="" if is_topic_card else _ICONS[hit.kind],
            stop=hit.stop,
            text_spans=tuple(Span(start, end - start) for start, end in hit.marks),
        )
        row.clicked.connect(lambda: self._desk.go(route_of(hit.id)))
        return row


_ICONS = {
    "card": "book-open",
    "program": "file-text",
    "place": "map-pin",
    "checklist": "list-checks",
}


def _facet(hit: Hit) -> str:
    return "place" if hit.kind == "place" else f"topic:{hit.topic}"


def _empty(layout: object) -> None:
    while item := layout.takeAt(0):  # type: ignore[attr-defined]
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
