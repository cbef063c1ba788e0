"""The door "I got a letter": who sent it, which letter it is, and the page of one letter.

Of the paper itself only its kind and its day are asked. The day stays in memory, in the visit that
Clear forgets; it is on no paper but the one that is asked for with it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from navigator.handout.edition import Edition
from navigator.handout.packet import Packet
from navigator.handout.press import Paper
from navigator.language.wording import Wording
from navigator.library.calls import state_of
from navigator.library.letter_sight import at_first_sight, days_at_sight
from navigator.library.outline import days_part
from navigator.records.jurisdictions import FEDERAL
from navigator.records.letters import APPEALS, PREFIX, Letter
from navigator.records.model import Said
from navigator.records.outline_parts import Outline, Part, Purpose
from navigator.records.topics import TOPICS
from navigator.ui.desk import Ask, Desk
from navigator.ui.pages.blocks import column, rows
from navigator.ui.pages.visitor.along import along_button
from navigator.ui.pages.visitor.nearby import ZipBox
from navigator.ui.pages.visitor.next_step import NextStep, english_label, say_strip
from navigator.ui.pages.visitor.paper_acts import languages_of, print_act, print_in
from navigator.ui.pages.visitor.parts import (
    add_state,
    packet_button,
    part_body,
    part_section,
    print_button,
    sources_list,
    wrong_fold,
)
from navigator.ui.pages.visitor.read_button import aloud, let_hear, let_hear_sight
from navigator.ui.pages.visitor.two_languages import HELPERS, faces_button, lay_said, visitors
from navigator.ui.theme import SPACE, Role
from navigator.ui.widgets.choice_box import ChoiceBox
from navigator.ui.widgets.column import Refilled
from navigator.ui.widgets.flow_layout import FlowLayout, flow
from navigator.ui.widgets.fold import Fold
from navigator.ui.widgets.page import Page
from navigator.ui.widgets.responsive_grid import grid
from navigator.ui.widgets.row_link import RowLink
from navigator.ui.widgets.section_heading import SectionHeading
from navigator.ui.widgets.wrap_label import WrapLabel
from navigator.ui.words import tr

_ROW_CHARS = 34
_YEARS_BACK = 2
_OF_HEARINGS = "legal"
"""The topic whose sign stands before what is told of hearings of all topics."""


class LettersPage(Page):
    """Who sends letters; or, with a sender as its id, the letters of that sender."""

    stays = True

    @staticmethod
    def load(desk: Desk, ask: Ask) -> tuple[Letter, ...]:
        """Load the letters of every sender, or of one."""
        sender = ask.route.id
        return tuple(one for one in desk.library.letters(ask.lang) if sender in ("", one.sender))

    def __init__(self, desk: Desk, ask: Ask, data: tuple[Letter, ...]) -> None:
        is_one = bool(ask.route.id and data)
        super().__init__(data[0].sender_title if is_one else tr("I got a letter"), desk, columns=2)
        let_hear_sight(self, desk)
        lead = tr("Which one is it?") if is_one else tr("Who sent it?")
        if ask.route.id == APPEALS:
            lead = tr("What did they say no to?")
        self.add(WrapLabel(lead, role=Role.LEAD, bold=True))
        if not is_one and not desk.policy.bottom_bar:
            told = tr("Or type in the search what it says, its number, or who sent it.")
            self.add(WrapLabel(told, tone="quiet"))
        links = map(partial(_letter_row, desk), data) if is_one else _sender_rows(desk, data)
        self.add(
            grid(*links, least_chars=_ROW_CHARS, most_columns=2, gap=SPACE.xs, stretch_rows=True)
        )


def _sender_rows(desk: Desk, letters: tuple[Letter, ...]) -> list[QWidget]:
    found: list[QWidget] = []
    for sender, held in groupby(letters, key=lambda one: one.sender):
        first = next(held)
        topic = _OF_HEARINGS if sender == APPEALS else first.topic
        icon, act = TOPICS[topic].icon, desk.to("letters", sender)
        title = first.sender_title
        found.append(RowLink(title, icon_name=icon, topic=topic, role=Role.LEAD, act=act))
    return found


def _letter_row(desk: Desk, one: Letter) -> QWidget:
    meta = (
        desk.say("letter.number", numbers=desk.say.locale.comma.join(one.numbers))
        if one.numbers
        else ""
    )
    act = desk.to("letter", one.id)
    title = one.title
    if one.sender == APPEALS:  # the list asks "What did they say no to?"
        title = title.partition(": ")[2] or title
        title = title[:1].upper() + title[1:]
    return RowLink(title, meta=meta, icon_name="file-text", topic=one.topic, act=act)


def _to_appeal(desk: Desk, letter: Letter) -> None:
    """Open the page on what to do after the no of a letter, with the same day on the paper."""
    appeal, held = f"{PREFIX}{FEDERAL}:{letter.appeal}", desk.visit.letter
    if held is not None and held[0] == letter.id:
        desk.visit.letter = (appeal, held[1])
    desk.to("letter", appeal)()


class DayField(QWidget):
    """The day on a paper, as three lists to choose from. Signal: `given` with it, or None."""

    given = Signal(object)

    def __init__(self, desk: Desk, shown: date | None) -> None:
        super().__init__()
        today = desk.library.today()
        years = range(today.year - _YEARS_BACK, today.year + 2)
        self._boxes = tuple(
            ChoiceBox(name, [(name, None), *choices], chosen)
            for name, choices, chosen in (
                (tr("Month"), [(desk.say.month_name(n), n) for n in range(1, 13)],
                 shown and shown.month),
                (tr("Day"), [(str(n), n) for n in range(1, 32)], shown and shown.day),
                (tr("Year"), [(str(n), n) for n in years], shown.year if shown else today.year),
            )
        )  # fmt: skip
        layout = FlowLayout(self, gap=SPACE.xs)
        for one in self._boxes:
            layout.addWidget(one)
            one.currentIndexChanged.connect(lambda _: self.given.emit(self.day))

    @property
    def day(self) -> date | None:
        """The chosen day; None while it is not whole, or in no calendar."""
        month, day, year = (one.currentData() for one in self._boxes)
        try:
            return date(year, month, day) if year and month and day else None
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class LetterData:
    """A letter with the rules of the state, and its outline without a day."""

    letter: Letter
    outline: Outline


class LetterPage(Page):
    """The page of one letter."""

    is_near = True

    @staticmethod
    def load(desk: Desk, ask: Ask) -> LetterData:
        """Load the letter with the nearest people to call."""
        library = desk.library
        letter = library.letter(ask.route.id, ask.lang)
        told = library.outline(letter, ask.lang, ask.zip, ask.state)
        state = state_of(library, ask.zip) or ask.state
        return LetterData(letter.in_state(state, library.today()), told)

    def __init__(self, desk: Desk, ask: Ask, data: LetterData) -> None:
        super().__init__(data.letter.title, desk, columns=desk.policy.columns)
        self._desk, self._ask, self._data = desk, ask, data
        letter = data.letter
        held = desk.visit.letter
        self._day = held[1] if held and held[0] == letter.id else None
        self.add_act(print_act(desk, self._paper(), private=letter.sensitive))
        self.add_act(packet_button(desk, letter.id, sensitive=letter.sensitive))
        self.add_act(along_button(desk, letter.id))
        self.add_act(faces_button(desk, letter.id))
        let_hear(self, desk, lambda: aloud(desk).record(self._told))
        self._days = Refilled(SPACE.xxs)
        told = data.outline
        add_state(self, desk.say, letter)
        self.add(self._answer(told))
        zip_box = ZipBox(desk, ask) if desk.policy.bottom_bar else None
        sight = at_first_sight(told, letter)
        beside = self._by_when(), NextStep(sight, desk, zip_box)
        most = desk.policy.columns
        # With how to ask as a third column, a number needs the room to stand on one line.
        shares = (5, 7) if sight.part(Purpose.DO) else ()
        wide = _ROW_CHARS
        self.add(grid(*beside, least_chars=wide, most_columns=most, gap=SPACE.l, weights=shares))
        if (said := told.part(Purpose.SAY)) is not None:
            self.add(say_strip(said, partial(self._say_large, said.heading)))
        if (ways := told.part(Purpose.DO)) is not None:
            whole = partial(part_body, ways)
            self.add(rows(Fold(desk.say("part.ways_whole"), whole)))
        below = (Purpose.SECTION, Purpose.WRITE)
        sections = [part_section(x) for x in told.parts if x.purpose in below]
        self.add(column(*sections, gap=SPACE.m))
        folds: list[QWidget] = []
        if (courts := told.part(Purpose.PLACES)) is not None:
            folds.append(Fold(courts.heading, partial(part_body, courts)))
        folds += filter(None, [wrong_fold(told, desk)])
        title = f"{desk.say('part.sources')} ({len(told.claims)})"
        self.add(rows(*folds, Fold(title, lambda: sources_list(told.claims, desk))))

    def _answer(self, told: Outline) -> QWidget:
        part = told.part(Purpose.ANSWER)
        lang, mark = (part.lang, part.heading) if part else ("", "")
        notes = [WrapLabel(one, tone="quiet", lang=lang) for one in (part.notes if part else ())]
        answer = WrapLabel(told.answer, role=Role.LEAD, bold=True, lang=lang, selectable=True)
        english = [
            english_label(x.english.whole) for x in (part.lines if part else ()) if x.english
        ]
        said = WrapLabel(mark, tone="quiet") if mark else None
        return column(said, answer, *english, *notes, gap=SPACE.xxs)

    def _by_when(self) -> QWidget:
        """Make the column with the last days, and the field for the day on the paper above."""
        letter, made = self._data.letter, list[QWidget]()
        if any(one.is_counted for one in letter.last_days):
            field = DayField(self._desk, self._day)
            field.given.connect(self._given)
            made += [WrapLabel(tr("The day on the paper (it is not kept)")), field]
        self._show_days()
        below = (self._days, self._appeal_row())
        return column(SectionHeading(self._part.heading), *made, *below, gap=SPACE.xs)

    def _appeal_row(self) -> QWidget | None:
        """Make the row to what to do after a no; from there, the one to the other programs."""
        letter, desk = self._data.letter, self._desk
        if not letter.appeal:
            return None
        if letter.sender == APPEALS:
            others = desk.to("letters", APPEALS)
            return RowLink(tr("They said no to something else"), icon_name="inbox", act=others)
        word = tr("They said no: how to ask for a hearing")
        return RowLink(
            word,
            icon_name="message-square",
            topic=letter.topic,
            act=partial(_to_appeal, desk, letter),
        )

    @property
    def _part(self) -> Part:
        return self._days_by(days_part)

    def _days_by(self, make: Callable[[Letter, date | None, Wording], Part]) -> Part:
        """Return the last days as `make` tells them, with English where it is needed."""
        library, own, day = self._desk.library, self._data.letter, self._day
        state = state_of(library, self._ask.zip) or self._ask.state

        def told(lang: str) -> Outline:
            letter = own
            if lang != self._ask.lang:
                letter = library.letter(own.id, lang).in_state(state, library.today())
            return Outline("", (make(letter, day, library.wording(lang)),), ())

        return library.with_english(self._ask.lang, told).parts[0]

    @property
    def _told(self) -> Outline:
        """The outline with the last days for the day on the paper."""
        told = self._data.outline
        parts = (self._part if one.purpose is Purpose.DAY else one for one in told.parts)
        return replace(told, parts=tuple(parts))

    def _given(self, day: date | None) -> None:
        self._day = day
        self._desk.visit.letter = None if day is None else (self._data.letter.id, day)
        self._show_days()

    def _show_days(self) -> None:
        part = self._days_by(days_at_sight)
        lang = part.lang
        made: list[QWidget] = []
        for line in part.lines:
            made.append(WrapLabel(line.text, bold=True, lang=lang, selectable=True))
            if line.more:
                made.append(WrapLabel(line.more, tone="quiet", lang=lang, selectable=True))
            if line.english is not None:
                made.append(english_label(line.english.whole))
        made += [WrapLabel(note, lang=lang) for note in part.notes]
        if self._data.letter.last_days:
            made.append(Fold(self._desk.say("part.counting"), partial(part_body, self._part)))
        if self._day is not None:
            desk, make, private = self._desk, self._paper(self._day), self._data.letter.sensitive
            langs = languages_of(desk, desk.say.lang)
            print_it = partial(print_in, desk, make, *langs, private=private)
            button = print_button(desk, print_it, tr("Print with these days"))
            made += [flow(button)] if button else []
        layout = self._days.begin()
        for one in made:
            layout.addWidget(one)
        self._days.end()

    def _paper(self, day: date | None = None) -> Callable[[Edition], Paper]:
        """Return the act that makes the paper, with the last days only where a day is given."""
        ask, packet = self._ask, Packet((self._data.letter.id,))
        return lambda edition: self._desk.library.paper(
            packet, ask.lang, edition, ask.zip, ask.state, day=day
        )

    def _say_large(self, heading: str) -> None:
        """Show the sentence to say, large, in the visitor's language and in English."""
        desk = self._desk
        lang = (visitors(desk) if desk.policy.volunteers else desk.say.lang) or HELPERS
        letter = desk.library.letter(self._data.letter.id, lang)
        said = Said(letter.say, letter.say_english or letter.say)
        lay_said(desk, heading, lang, said, letter)
