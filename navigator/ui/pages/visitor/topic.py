"""A topic in a state: the next step on the first screen, everything else behind it in folds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from navigator.handout.counter_cards import RIGHTS
from navigator.handout.desk_sheets import lawyer_parts
from navigator.handout.edition import Edition
from navigator.handout.packet import Packet
from navigator.handout.press import Paper
from navigator.language.wording import is_moving
from navigator.library.outline import BESIDE_PAPERS
from navigator.records.checklists import Checklist
from navigator.records.cited import distinct_sources
from navigator.records.comparison import MAP_TOPICS
from navigator.records.jurisdictions import FEDERAL
from navigator.records.model import PAPER_FACTS, Fact, TopicCard
from navigator.records.outline_parts import Outline, Part, Purpose
from navigator.ui.desk import HOUSEHOLD, Ask, Desk
from navigator.ui.pages.blocks import column, rows, section
from navigator.ui.pages.visitor.along import along_button
from navigator.ui.pages.visitor.next_step import (
    NextStep,
    all_places_button,
    english_label,
    in_full,
    say_strip,
    stop_strip,
)
from navigator.ui.pages.visitor.paper_acts import card_row, print_act, sheet_row
from navigator.ui.pages.visitor.parts import (
    add_state,
    packet_button,
    part_body,
    part_section,
    sources_section,
    two_columns,
    wrong_fold,
)
from navigator.ui.pages.visitor.read_button import aloud, let_hear, read_button
from navigator.ui.pages.visitor.two_languages import faces_button, say_large
from navigator.ui.theme import SPACE, Role, current_look
from navigator.ui.widgets.card import Card
from navigator.ui.widgets.fact_row import FactRow
from navigator.ui.widgets.fold import Fold
from navigator.ui.widgets.page import Page
from navigator.ui.widgets.responsive_grid import grid
from navigator.ui.widgets.row_link import RowLink
from navigator.ui.widgets.section_heading import SectionHeading
from navigator.ui.widgets.wrap_label import WrapLabel
from navigator.ui.words import counted, dotted, tr

_LARGE = 1.6
_BESIDE_STEPS = (Purpose.SUMMARY, Purpose.KNOW)
_IN_FULL = (Purpose.BRING, Purpose.DO, *_BESIDE_STEPS)
_CHANGES = (Purpose.COMING, Purpose.CHANGED)
_WAY_CHARS = 24
_WAYS_ABREAST = 4

_OF_A_HOME = ("health", "college", "school", "food", "home", "work")
"""Topics whose programs the interview judges."""


@dataclass(frozen=True, slots=True)
class TopicData:
    """A card, its outline, the number of its topic's places, its checklists."""

    card: TopicCard
    outline: Outline
    places: int
    checklists: tuple[Checklist, ...]


class TopicPage(Page):
    """The page of one card."""

    of_card = True
    is_near = True

    @staticmethod
    def load(desk: Desk, ask: Ask) -> TopicData:
        """Load the card with the nearest people to call and its checklists."""
        _, state, topic = ask.route.id.split(":")
        library = desk.library
        card = library.card(state, topic, ask.lang)
        return TopicData(
            card=card,
            outline=library.outline(card, ask.lang, ask.zip),
            places=library.count_places(state, topic),
            checklists=tuple(one for one in library.checklists(ask.lang) if one.topic == topic),
        )

    def __init__(self, desk: Desk, ask: Ask, data: TopicData) -> None:
        super().__init__(data.card.title, desk, columns=desk.policy.columns)
        self._desk = desk
        self._ask = ask
        self._data = data
        told = data.outline
        self.add_act(print_act(desk, self._paper, folds=True))
        self.add_act(packet_button(desk, data.card.id))
        self.add_act(along_button(desk, data.card.id))
        self.add_act(faces_button(desk, data.card.id))
        let_hear(self, desk, lambda: aloud(desk).next_step(told))
        add_state(self, desk.say, data.card)
        if (stop := told.part(Purpose.STOP)) is not None:
            self.add(stop_strip(stop, desk, ask, data.card.state))
        self.add(self._answer())
        is_more = data.places > len(told.places)
        more = all_places_button(data.places, desk, data.card.id) if is_more else None
        self.add(NextStep(told, desk, more, say=self._say_step))
        if (said := told.part(Purpose.SAY)) is not None:
            self.add(say_strip(said, lambda: say_large(desk, data.card, said.heading)))
        if (police := told.part(Purpose.POLICE)) is not None:
            self.add(self._police(police))
        ways = map(_small_card, self._ways())
        self.add(
            grid(
                *ways,
                least_chars=_WAY_CHARS,
                most_columns=_WAYS_ABREAST,
                gap=SPACE.s,
                stretch_rows=True,
            )
        )
        self.add(rows(*self._folds()))

    def _answer(self) -> QWidget:
        """Make the answer with its own age."""
        answer = self._data.outline.part(Purpose.ANSWER)
        # In very large text a heading would push itself out of sight.
        role = Role.LEAD if current_look().factor >= _LARGE else Role.HEADING
        found: list[QWidget] = []
        if answer is None:
            return column()
        if answer.heading:  # all of it is in English
            found.append(WrapLabel(answer.heading, tone="quiet"))
        lang = answer.lang
        for line in answer.lines:
            found.append(WrapLabel(line.text, role=role, bold=True, lang=lang, selectable=True))
            if line.more:
                found.append(WrapLabel(line.more, max_chars=0, lang=lang, selectable=True))
            if line.english is not None:
                found.append(english_label(line.english.whole))
        found += [WrapLabel(note, tone="quiet", lang=lang) for note in answer.notes if note]
        return column(*found, gap=0)

    def _police(self, part: Part) -> QWidget:
        """Make the section on the county's police and ICE; without a ZIP code, ask for one."""
        ask_zip = WrapLabel(self._desk.say("police.ask_zip"), tone="quiet")
        return column(
            SectionHeading(part.heading),
            part_body(part),
            None if self._ask.zip else ask_zip,
            *(
                WrapLabel(note, tone="quiet", lang=part.lang, selectable=True)
                for note in part.notes
            ),
            gap=SPACE.xs,
        )

    def _say_step(self, at: int) -> None:
        """Show the words to say at a step, large."""
        step, steps = self._data.card.steps[at], self._data.outline.part(Purpose.DO)
        if steps is not None:
            words, stage = steps.lines[at].text, step.stage or ""
            say_large(self._desk, self._data.card, words, lambda card: card.sayings.get(stage))

    def _folds(self) -> list[QWidget]:
        """Make the three folds with everything that is not the next step."""
        told, card, desk = self._data.outline, self._data.card, self._desk
        found: list[QWidget] = [
            self._fold(tr("Papers, steps and programs"), self._in_full, _IN_FULL)
        ]
        if (dangers := told.part(Purpose.DANGERS)) is not None:
            title = f"{dangers.heading} ({len(dangers.lines)})"
            found.append(self._fold(title, lambda: part_body(dangers), (Purpose.DANGERS,)))
        title = tr("The rule, its changes and sources ({count})")
        title = counted(title, len(distinct_sources(card.claims)))
        found.append(self._fold(title, self._rule, _CHANGES))
        if (wrong := wrong_fold(told, desk)) is not None:
            found.append(wrong)
        rest = read_button(desk, lambda: aloud(desk).rest(told), tr("Read the rest aloud"))
        return [*found, *([rest] if rest is not None else [])]

    def _fold(self, title: str, make: Callable[[], QWidget], held: Iterable[Purpose]) -> Fold:
        """Make a fold that reading aloud opens for each of the parts it holds."""
        fold = Fold(title, make)
        parts = map(self._data.outline.part, held)
        self.part_folds |= {one.heading: fold for one in parts if one is not None}
        return fold

    def _in_full(self) -> QWidget:
        """Make what a family does and may read, whole: papers, steps, programs, longer cards."""
        card, say, desk = self._data.card, self._desk.say, self._desk
        programs = [
            RowLink(one.name, one.what, act=desk.to("program", one.id)) for one in card.programs
        ]
        guides = [self._row(one.title, "guide", one.id, "book-open") for one in card.guides]
        beside = [
            *self._parts(_BESIDE_STEPS),
            *([section(say("part.programs"), rows(*programs))] if programs else []),
            *([section(say("part.guides"), rows(*guides))] if guides else []),
        ]
        return two_columns(in_full(self._data.outline), column(*beside, gap=SPACE.m))

    def _rule(self) -> QWidget:
        """Make what the answer rests on: changes, typed facts, sources."""
        card, desk = self._data.card, self._desk
        return column(
            two_columns(*self._parts(_CHANGES)),
            section(desk.say("part.facts"), self._facts()),
            sources_section(card.claims, desk),
            gap=SPACE.m,
        )

    def _parts(self, purposes: Iterable[Purpose]) -> list[QWidget]:
        found = map(self._data.outline.part, purposes)
        return [part_section(one) for one in found if one is not None]

    def _facts(self) -> QWidget:
        shown = (*PAPER_FACTS, *BESIDE_PAPERS)
        facts = self._data.card.facts
        later = [one for one in facts if one.name in shown]
        return rows(*map(self._fact, [one for one in facts if one.name not in shown] + later))

    def _ways(self) -> list[QWidget]:
        """Make the rows that lead on: checklists, comparison, map if any."""
        say, topic = self._desk.say, self._data.card.topic
        ways = [
            self._row(one.title, "checklist", one.id, "list-checks")
            for one in self._data.checklists
        ]
        if topic in _OF_A_HOME and self._data.card.state != FEDERAL:
            title = tr("What help can this household get?")
            ways.insert(0, self._row(title, HOUSEHOLD.kind, "", "users"))
        ways.append(self._row(say("compare.title"), "compare", topic, "columns"))
        if topic in MAP_TOPICS:
            ways.append(self._row(say("map.link"), "map", topic, "map"))
        if topic == "legal" and (sheet := sheet_row(self._desk, "lawyer", lawyer_parts)):
            ways.insert(0, sheet)
        if topic == "rights" and (card := card_row(self._desk, RIGHTS)):
            ways.insert(0, card)
        return ways

    def _row(self, title: str, kind: str, id: str, icon_name: str) -> QWidget:
        return RowLink(title, icon_name=icon_name, act=self._desk.to(kind, id))

    def _fact(self, fact: Fact) -> FactRow:
        say = self._desk.say
        value = say.fact(self._data.card.topic, fact)
        if fact.note:
            value += f"\n{fact.note}"
        if fact.conflict:
            value += f"\n{say('part.conflict')}: {fact.conflict}"
        if fact.until is not None:
            value += "\n" + say("date.ended", date=say.day(fact.until))
        known = fact.value is not None
        return FactRow(
            say(f"fact.{fact.name}"),
            value,
            date=dotted([say.law_age(fact), say.checked(fact)], say.lang) if fact.sources else "",
            confidence=fact.confidence if known else "",
            old=known and is_moving(fact, say.today),
            old_text=tr("Changed lately, or disputed"),
            known=known,
        )

    def _paper(self, edition: Edition) -> Paper:
        packet = Packet((self._data.card.id,))
        return self._desk.library.paper(packet, self._ask.lang, edition, self._ask.zip)


def _small_card(row: QWidget) -> Card:
    card = Card(padding=SPACE.xxs)
    card.add(row)
    return card
