"""States side by side: one row for each typed fact of a topic, one column for each state.

Dangers, if any, are the first row. States the pack does not hold are in the list of states,
marked as missing.
"""

from __future__ import annotations

from typing import cast

from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox, QSizePolicy, QVBoxLayout, QWidget

from navigator.language.wording import is_moving
from navigator.records.comparison import Comparison, nearest
from navigator.records.jurisdictions import JURISDICTIONS
from navigator.records.model import Fact
from navigator.records.topics import TOPICS
from navigator.ui.desk import Ask, Desk, Route
from navigator.ui.pages.visitor.parts import print_button
from navigator.ui.theme import SPACE, current_look
from navigator.ui.widgets.chip import Chip
from navigator.ui.widgets.choice_box import ChoiceBox
from navigator.ui.widgets.flow_layout import FlowLayout
from navigator.ui.widgets.page import Page
from navigator.ui.widgets.table import Cell, Table
from navigator.ui.widgets.wrap_label import WrapLabel

_COLUMN_CHARS = 28
_TABLE_CHARS = 44
"""Least height of the table, in average widths of a character: some eight lines."""


class ComparePage(Page):
    """A comparison of states. The route's id is the topic and the states: `driving:CO,NM`."""

    stays = True

    @staticmethod
    def load(desk: Desk, ask: Ask) -> Comparison:
        """Load the typed facts of the topic for every state in the pack."""
        return desk.library.survey(ask.lang).compare(ask.route.id.partition(":")[0])

    def __init__(self, desk: Desk, ask: Ask, data: Comparison) -> None:
        say = desk.say
        title = say("compare.page", topic=say(f"topic.{data.topic}"))
        super().__init__(title, desk, columns=2)
        self._desk = desk
        self._data = data
        self._held = tuple(column.state for column in data.columns)
        named = ask.route.id.partition(":")[2].split(",")
        self._chosen = [one for one in named if one in self._held] or self._first(ask.state)
        self.add_act(print_button(desk, self._print))
        self._states = ChoiceBox(say("compare.add"))
        self._states.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._states.activated.connect(self._add)
        self._differs = Chip(say("compare.differs"), on_toggle=lambda _on: self._fill())
        self._controls = QWidget()
        self._flow = FlowLayout(self._controls, gap=SPACE.xs)
        self._flow.addWidget(self._states)
        self._chips: list[Chip] = []
        self._hint = WrapLabel("", tone="quiet")
        self._table = Table(title, least_chars=_COLUMN_CHARS)
        self._table.opened.connect(lambda id: desk.go(Route("card", id)))
        self._table.setMinimumHeight(current_look().measure_px(_TABLE_CHARS))
        self._table.setToolTip(say("across.open_hint"))
        self._table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        for widget in (self._controls, self._hint, self._table):
            self.add(widget)
        # The table takes the height that is left, so that its heads stay in sight.
        cast("QVBoxLayout", self.content.layout()).setStretch(0, 1000)
        self._show()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The codes of the states shown side by side."""
        return tuple(self._chosen)

    @property
    def table(self) -> Table:
        """The table of facts."""
        return self._table

    def _first(self, state: str) -> list[str]:
        """Return the state of the visit and its nearest neighbor in the pack; empty without it."""
        if state not in self._held:
            return []
        other = nearest(state, self._held)
        return [state] if other is None else [state, other]

    def _add(self, index: int) -> None:
        state = self._states.itemData(index)
        if state in self._held and state not in self._chosen:
            self._chosen.append(state)
            self._changed()

    def _remove(self, state: str) -> None:
        self._chosen.remove(state)
        self._changed()
        self._states.setFocus()

    def _changed(self) -> None:
        self._desk.stay(Route("compare", f"{self._data.topic}:{','.join(self._chosen)}"))
        self._show()

    def _show(self) -> None:
        self._fill_states()
        self._fill_chips()
        self._fill()

    def _fill_states(self) -> None:
        """List every jurisdiction by name; disable those chosen already or not in the pack."""
        say = self._desk.say
        self._states.clear()
        self._states.addItem(say("compare.add"), "")
        for code in sorted(JURISDICTIONS, key=say.state):
            held = code in self._held
            name = say.state(code)
            self._states.addItem(name if held else say("across.not_here", state=name), code)
            if not held or code in self._chosen:
                model = cast("QStandardItemModel", self._states.model())
                model.item(self._states.count() - 1).setEnabled(False)
        self._states.setCurrentIndex(0)

    def _fill_chips(self) -> None:
        self._flow.removeWidget(self._differs)
        for old in self._chips:
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._chips = []
        for state in self._chosen:
            chip = Chip(self._desk.say.state(state), checked=True)
            chip.toggled.connect(lambda _on, state=state: self._remove(state))
            self._chips.append(chip)
            self._flow.addWidget(chip)
        self._flow.addWidget(self._differs)
        self._differs.setVisible(len(self._chosen) > 1)

    def _fill(self) -> None:
        say, topic = self._desk.say, self._data.topic
        columns = self._data.chosen(self.chosen).columns
        self._table.setVisible(bool(columns))
        labels: list[str] = []
        rows: list[list[Cell]] = []
        ids = [f"card:{column.state}:{topic}" for column in columns]
        if any(column.stops for column in columns):
            labels.append(say.stop_heading(topic))
            stops = [tuple(one.title or one.text for one in column.stops) for column in columns]
            rows.append([Cell("", stops=one, opens=id) for one, id in zip(stops, ids, strict=True)])
        labels.append(say("part.answer"))
        answers = zip((column.answer for column in columns), ids, strict=True)
        rows.append([Cell(answer, bold=True, opens=id) for answer, id in answers])
        only = self._differs.isChecked() and len(columns) > 1
        facts = 0
        for number, spec in enumerate(TOPICS[topic].facts):
            values = [column.facts[number] for column in columns]
            if only and all(one.value == values[0].value for one in values):
                continue
            facts += 1
            labels.append(say(f"fact.{spec.name}"))
            rows.append([self._cell(one, id) for one, id in zip(values, ids, strict=True)])
        hint = "" if len(columns) > 1 else say("compare.one")
        self._hint.set_text(hint if facts or not only else say("compare.same"))
        self._hint.setVisible(bool(self._hint.text()))
        heads = [say.state(column.state) for column in columns]
        self._table.show_rows(heads, rows, labels, opens=ids)

    def _cell(self, fact: Fact, id: str) -> Cell:
        say = self._desk.say
        known = fact.value is not None
        old = known and is_moving(fact, say.today)
        return Cell(
            say.fact(self._data.topic, fact),
            meta=say.short_age(fact) if known else "",
            old=old,
            known=known,
            opens=id,
        )

    def _print(self) -> None:
        survey = self._desk.library.survey(self._desk.say.lang)
        chosen = self._data.chosen(self.chosen)
        self._desk.print_paper(lambda: survey.comparison_paper(chosen), "Letter")
