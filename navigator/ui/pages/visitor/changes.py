"""The page of past and coming changes: by day, for the chosen state and the nation."""

from __future__ import annotations

from collections import Counter
from functools import partial

from PySide6.QtWidgets import QWidget

from navigator.handout.state_tables import changes_lead
from navigator.records.comparison import ChangeList
from navigator.records.jurisdictions import FEDERAL
from navigator.records.model import Change
from navigator.records.topics import TOPICS
from navigator.ui.desk import Ask, Desk, Route
from navigator.ui.pages.blocks import rows, section, stack
from navigator.ui.pages.visitor.parts import print_button
from navigator.ui.pages.visitor.read_button import let_hear_sight
from navigator.ui.theme import SPACE
from navigator.ui.widgets.chip import Chip
from navigator.ui.widgets.flow_layout import flow
from navigator.ui.widgets.page import Page
from navigator.ui.widgets.row_link import RowLink
from navigator.ui.widgets.rows_layout import empty
from navigator.ui.widgets.wrap_label import WrapLabel
from navigator.ui.words import dotted


class ChangesPage(Page):
    """Two lists, filtered by topic. The route's id names the topics shown; empty shows all."""

    stays = True

    @staticmethod
    def load(desk: Desk, ask: Ask) -> ChangeList:
        """Load the changes of two years: the past one and the coming one."""
        return desk.library.survey(ask.lang).changes(ask.state)

    def __init__(self, desk: Desk, ask: Ask, data: ChangeList) -> None:
        super().__init__(desk.say("part.changed"), desk)
        let_hear_sight(self, desk)
        self._desk = desk
        self._changes = data
        self._topics = {topic for topic in ask.route.id.split(",") if topic in TOPICS}
        self.add_act(print_button(desk, self._print))
        self.add(WrapLabel(changes_lead(data, desk.say), tone="quiet"))
        self.add(self._chips())
        self._list, self._rows = stack(SPACE.l)
        self.add(self._list)
        self._fill()

    def _chips(self) -> QWidget:
        counted = Counter(one.topic for one in (*self._changes.coming, *self._changes.past))
        say, on = self._desk.say, self._topics
        shown = (
            Chip(
                say(f"topic.{topic}"),
                counted[topic],
                checked=topic in on,
                on_toggle=partial(self._filter, topic),
            )
            for topic in TOPICS
            if counted[topic] or topic in on
        )
        chips = flow(*shown)
        chips.setAccessibleName(say("changes.topic"))
        return chips

    def _filter(self, topic: str, on: bool) -> None:  # noqa: FBT001  slot
        (self._topics.add if on else self._topics.discard)(topic)
        self._desk.stay(Route("changes", ",".join(self._chosen())))
        self._fill()

    def _chosen(self) -> tuple[str, ...]:
        return tuple(topic for topic in TOPICS if topic in self._topics)

    def _fill(self) -> None:
        say = self._desk.say
        empty(self._rows)
        for key, changes in (
            ("changes.coming", self._changes.coming),
            ("changes.past", self._changes.past),
        ):
            shown = [one for one in changes if not self._topics or one.topic in self._topics]
            found = [rows(*(self._row(one) for one in shown))]
            if not shown:
                found = [WrapLabel(say("changes.none"), tone="quiet")]
            self._rows.addWidget(section(say(key), *found))

    def _row(self, change: Change) -> RowLink:
        say = self._desk.say
        day = say.day(change.since) if change.since is not None else ""
        is_federal = change.state == FEDERAL
        where = say("changes.federal") if is_federal else say.state(change.state)
        meta = dotted([where, say.short_age(change)], say.lang)
        state = self._changes.state if self._changes.held and self._changes.state else FEDERAL
        return RowLink(
            dotted([day, say(f"topic.{change.topic}")], say.lang),
            change.text,
            meta=meta,
            topic=change.topic,
            act=self._desk.to("card", f"card:{state}:{change.topic}"),
        )

    def _print(self) -> None:
        survey = self._desk.library.survey(self._desk.say.lang)
        changes, chosen = self._changes, self._chosen()
        self._desk.print_paper(lambda: survey.changes_paper(changes, chosen), "Letter")
