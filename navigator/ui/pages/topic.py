"""A topic in a state: danger, the answer with its date, then everything behind it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from navigator.handout.packet import Packet
from navigator.language.wording import is_old
from navigator.library.outline import BESIDE_PAPERS
from navigator.records.checklists import Checklist
from navigator.records.comparison import MAP_TOPICS
from navigator.records.model import PAPER_FACTS, Fact, TopicCard, distinct_sources
from navigator.records.outline_parts import Outline, Purpose
from navigator.records.topics import TOPICS
from navigator.ui.desk import Ask, Desk, Route
from navigator.ui.pages.blocks import rows, section, stack
from navigator.ui.pages.nearby import NearbyList, load_nearby, notes
from navigator.ui.pages.parts import (
    dates_line,
    packet_button,
    part_section,
    place_row,
    print_button,
    review_note,
    sources_section,
    stop_banner,
)
from navigator.ui.pages.read_button import aloud, let_hear
from navigator.ui.theme import SPACE, current_look
from navigator.ui.theme.tokens import Role
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.fact_row import FactRow
from navigator.ui.widgets.page import Page
from navigator.ui.widgets.responsive_grid import ResponsiveGrid
from navigator.ui.widgets.row_link import RowLink
from navigator.ui.widgets.wrap_label import WrapLabel
from navigator.ui.words import tr

_PLACES_SHOWN = 6


@dataclass(frozen=True, slots=True)
class TopicData:
    """A card, what it says, the first places of its topic, the checklists on it."""

    card: TopicCard
    outline: Outline
    nearby: NearbyList
    checklists: tuple[Checklist, ...]


class TopicPage(Page):
    """One card."""

    @staticmethod
    def load(desk: Desk, ask: Ask) -> TopicData:
        """The card with its places and checklists."""
        _, state, topic = ask.route.id.split(":")
        library = desk.library
        card = library.card(state, topic, ask.lang)
        return TopicData(
            card=card,
            outline=library.outline(card, ask.lang),
            nearby=load_nearby(library, ask, _PLACES_SHOWN),
            checklists=tuple(one for one in library.checklists(ask.lang) if one.topic == topic),
        )

    def __init__(
        self, desk: Desk, ask: Ask, data: TopicData, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            data.card.title, back=tr("Back"), columns=desk.policy.columns, parent=parent
        )
        self.back_clicked.connect(desk.back)
        self._desk = desk
        self._ask = ask
        self._data = data
        self.add_act(packet_button(desk, data.card.id))
        self.add_act(print_button(desk, self._print))
        places = data.nearby.found
        let_hear(self, desk, lambda: aloud(desk).record(data.outline, places=places))
        stop = data.outline.part(Purpose.STOP)
        if stop is not None:
            self.add(stop_banner(stop))
        self.add(WrapLabel(data.outline.answer, role=Role.HEADING, selectable=True))
        both = QWidget()
        columns = ResponsiveGrid(
            both,
            least_px=current_look().measure_px(34),
            most_columns=desk.policy.columns,
            gap=SPACE.xl,
            stretch_rows=False,
        )
        columns.addWidget(self._rule())
        columns.addWidget(self._help())
        self.add(both)

    def _answer(self) -> QWidget:
        """What the answer rests on, in a few sentences, and how old that is."""
        card = self._data.card
        column, layout = stack()
        answer = self._data.outline.part(Purpose.ANSWER)
        for text in answer.texts[1:] if answer else ():
            layout.addWidget(WrapLabel(text, selectable=True))
        dates = [*self._force(), dates_line(card.claims, self._desk)]
        line = " \u00b7 ".join(dates)
        layout.addWidget(WrapLabel(line[:1].upper() + line[1:], tone="quiet"))
        for note in review_note(self._desk):
            layout.addWidget(note)
        return column

    def _force(self) -> list[str]:
        """Since when the core fact of the topic holds, and what changed last."""
        card, say = self._data.card, self._desk.say
        names = [spec.name for spec in TOPICS[card.topic].facts if spec.is_core]
        core = next((fact for fact in card.facts if fact.name in names), None)
        told: list[str] = []
        if core is not None and core.since is not None and core.value is not None:
            told.append(say("date.in_force_since", date=say.day(core.since)))
        own = [one for one in card.past if one.state == card.state and one.since is not None]
        if own and own[0].since is not None:
            told.append(say("date.changed", date=say.day(own[0].since)))
        return told

    def _rule(self) -> QWidget:
        card, say = self._data.card, self._desk.say
        column, layout = stack(SPACE.l)
        layout.addWidget(self._answer())
        beside = [self._fact(fact) for fact in card.facts if fact.name in BESIDE_PAPERS]
        for part in self._data.outline.parts:
            if part.purpose is Purpose.BRING:
                layout.addWidget(part_section(part, *beside))
            elif part.purpose not in (Purpose.STOP, Purpose.ANSWER, Purpose.RULE):
                layout.addWidget(part_section(part))
        shown = (*PAPER_FACTS, *BESIDE_PAPERS)
        facts = [self._fact(fact) for fact in card.facts if fact.name not in shown]
        layout.addWidget(section(say("part.facts"), *facts))
        layout.addStretch(1)
        return column

    def _help(self) -> QWidget:
        data, say, desk = self._data, self._desk.say, self._desk
        column, layout = stack(SPACE.l)
        layout.addWidget(rows(*self._ways()))
        if data.nearby.found:
            places = [place_row(one, desk) for one in data.nearby.found]
            told = notes(data.nearby, self._ask, say)
            layout.addWidget(section(say("part.places"), *told, *places))
            if data.nearby.total > len(places):
                more = Button(tr("All {count} places").format(count=data.nearby.total))
                more.clicked.connect(lambda: desk.go(Route("places", data.card.id)))
                layout.addWidget(more)
        if data.card.topic != "legal":
            lawyer = RowLink(tr("Find legal help"), icon_name="scale")
            legal = Route("places", f"card:{data.card.state}:legal")
            lawyer.clicked.connect(lambda: desk.go(legal))
            layout.addWidget(lawyer)
        programs: list[QWidget] = []
        for program in data.card.programs:
            row = RowLink(program.name, program.what)
            row.clicked.connect(lambda _=False, id=program.id: desk.go(Route("program", id)))
            programs.append(row)
        if programs:
            layout.addWidget(section(say("part.programs"), rows(*programs)))
        guides: list[QWidget] = []
        for guide in data.card.guides:
            row = RowLink(guide.title, icon_name="book-open")
            row.clicked.connect(lambda _=False, id=guide.id: desk.go(Route("guide", id)))
            guides.append(row)
        if guides:
            layout.addWidget(section(say("part.guides"), rows(*guides)))
        layout.addWidget(sources_section(distinct_sources(data.card.claims), desk))
        layout.addStretch(1)
        return column

    def _ways(self) -> list[RowLink]:
        """On from here: the checklists, other states side by side, a map where there is one."""
        say, desk, topic = self._desk.say, self._desk, self._data.card.topic
        ways = [
            (RowLink(one.title, one.lead, icon_name="list-checks"), Route("checklist", one.id))
            for one in self._data.checklists
        ]
        ways.append((RowLink(say("compare.title"), icon_name="columns"), Route("compare", topic)))
        if topic in MAP_TOPICS:
            ways.append((RowLink(say("map.link"), icon_name="map"), Route("map", topic)))
        for row, route in ways:
            row.clicked.connect(lambda _=False, route=route: desk.go(route))
        return [row for row, _ in ways]

    def _fact(self, fact: Fact) -> FactRow:
        say = self._desk.say
        value = say.fact(self._data.card.topic, fact)
        if fact.conflict:
            value += f"\n{say('part.conflict')}: {fact.conflict}"
        if fact.until is not None:
            value += "\n" + say("date.ended", date=say.day(fact.until))
        known = fact.value is not None
        return FactRow(
            say(f"fact.{fact.name}"),
            value,
            date=say.age(fact) if fact.sources else "",
            confidence=fact.confidence if known else "",
            old=known and is_old(fact.as_of, self._desk.library.today()),
            known=known,
        )

    def _print(self) -> None:
        paper = self._desk.library.paper(Packet((self._data.card.id,)), self._desk.say.lang)
        self._desk.print_paper(paper, "Letter")
