"""The pages of single records: a longer card (guide), a named program, a place."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from navigator.handout.edition import Edition
from navigator.handout.packet import Packet
from navigator.handout.press import Paper
from navigator.handout.qr import qr_png
from navigator.language.wording import is_old
from navigator.records.model import Guide, Place, Program
from navigator.records.outline_parts import Outline, Purpose
from navigator.ui.desk import TAKEN, Ask, Desk
from navigator.ui.pages.blocks import box, column, rows, section, stack
from navigator.ui.pages.staff.called_today import CalledToday, CallMarks, may_mark
from navigator.ui.pages.visitor.along import along_button
from navigator.ui.pages.visitor.nearby import ZipBox
from navigator.ui.pages.visitor.next_step import NextStep, danger_banner, english_label
from navigator.ui.pages.visitor.paper_acts import print_act
from navigator.ui.pages.visitor.parts import (
    add_state,
    copy_button,
    link_button,
    packet_button,
    part_body,
    part_section,
    report_button,
    sources_section,
    state_note,
    stop_banner,
    wrong_fold,
)
from navigator.ui.pages.visitor.read_button import aloud, let_hear
from navigator.ui.pages.visitor.two_languages import faces_button
from navigator.ui.theme.tokens import SPACE, Role
from navigator.ui.widgets.banner import Banner
from navigator.ui.widgets.fact_row import FactRow
from navigator.ui.widgets.flow_layout import flow
from navigator.ui.widgets.fold import Fold
from navigator.ui.widgets.page import Page
from navigator.ui.widgets.wrap_label import WrapLabel
from navigator.ui.words import dotted, tr

_FIRST = ("taken.life", "taken.free")
"""What stands above all help on the worst day: whom to call where a life is in danger."""


class GuidePage(Page):
    """A guide: a longer card, with an answer and sections below it."""

    is_near = True

    @staticmethod
    def load(desk: Desk, ask: Ask) -> tuple[Guide, Outline]:
        """Load the guide and its outline."""
        guide = desk.library.guide(ask.route.id, ask.lang)
        return guide, desk.library.outline(guide, ask.lang, ask.zip, ask.state)

    def __init__(self, desk: Desk, ask: Ask, data: tuple[Guide, Outline]) -> None:
        guide, told = data
        called = told.part(Purpose.CALL)
        columns = desk.policy.columns if called is not None else 1
        super().__init__(told.title, desk, columns=columns)
        make, folds = partial(_paper, guide.id, desk, ask), bool(called and told.said)
        self.add_act(print_act(desk, make, private=told.private, folds=folds))
        self.add_act(packet_button(desk, guide.id, sensitive=told.private))
        if called is not None:
            self.add_act(along_button(desk, guide.id))
        first: tuple[str, ...] = ()
        if ask.route == TAKEN:
            first = tuple(map(desk.say, _FIRST))
            english = " ".join(filter(None, map(desk.say.beside, _FIRST)))
            self.add(Banner("info", " ".join(first), is_strip=True, english=english))
            self.add_act(faces_button(desk, guide.id))
        # In one column the numbers come first, and the note stands below them.
        is_beside = called is None or desk.policy.columns > 1
        if is_beside:
            add_state(self, desk.say, told)
        let_hear(self, desk, lambda: aloud(desk).record(told, first=first))
        for part in told.parts:
            if part.purpose is Purpose.STOP:
                for line in part.lines:
                    self.add(danger_banner(line, part.lang))
            elif called is None and part.purpose is Purpose.ANSWER:
                self.add(_answer(told))
                _add_notes(self, told)
            elif called is None:
                self.add(part_section(part))
        if called is not None:
            self._add_calls(told, desk, ask)
            _add_notes(self, told)  # below the numbers, with which the page begins
        if (wrong := wrong_fold(told, desk)) is not None:
            self.add(wrong)
        self.add(sources_section(told.claims, desk))

    def _add_calls(self, told: Outline, desk: Desk, ask: Ask) -> None:
        """Add the people to call beside the first section; fold the others."""
        shown = (Purpose.SECTION, Purpose.PLACES)
        first, *others = [one for one in told.parts if one.purpose in shown]
        zip_box = ZipBox(desk, ask) if desk.policy.bottom_bar else None
        where: QWidget | None = zip_box or _zip_hint()
        if ask.zip:
            where = zip_box and zip_box.another()
        if desk.policy.columns == 1:
            where = column(where, state_note(desk.say, told))
        self.add(NextStep(told, desk, where, beside=first, lead=_answer(told)))
        folds = [Fold(one.heading, lambda one=one: part_body(one)) for one in others]  # type: ignore[misc]
        self.part_folds |= {fold.title: fold for fold in folds}
        self.add(rows(*folds))
        if zip_box is not None and ask.zip:
            self.add(zip_box)


def _zip_hint() -> QWidget:
    hint = tr("For the nearest, write your ZIP code above. It is not kept.")
    return WrapLabel(hint, tone="quiet")


def _paper(id: str, desk: Desk, ask: Ask, edition: Edition) -> Paper:
    """Make the paper of the page, with the numbers it shows."""
    return desk.library.paper(Packet((id,)), ask.lang, edition, ask.zip, ask.state)


class ProgramPage(Page):
    """A named program. The rules on status are shown to be read in private."""

    @staticmethod
    def load(desk: Desk, ask: Ask) -> tuple[Program, Outline]:
        """Load the program and its outline, with the cautions of its topic."""
        program = desk.library.program(ask.route.id, ask.lang)
        return program, desk.library.outline(program, ask.lang)

    def __init__(self, desk: Desk, ask: Ask, data: tuple[Program, Outline]) -> None:
        program, told = data
        super().__init__(told.title, desk)
        self.add_act(print_act(desk, partial(_paper, program.id, desk, ask), private=told.private))
        self.add_act(packet_button(desk, program.id, sensitive=told.private))
        let_hear(self, desk, lambda: aloud(desk).record(told))
        add_state(self, desk.say, told)
        for part in told.parts:
            match part.purpose:
                case Purpose.STOP:
                    self.add(stop_banner(part))
                case Purpose.NOTE:
                    self.add(Banner("note", part.lines[0].text, lang=part.lang))
                case Purpose.ANSWER:
                    self.add(_answer(told))
                    _add_notes(self, told)
                case Purpose.STATUS:
                    rule, *note = part.texts
                    told_of = (WrapLabel(one, lang=part.lang) for one in note)
                    self.add(box(WrapLabel(rule, bold=True, lang=part.lang), *told_of))
                case _:
                    self.add(part_section(part))
        if (wrong := wrong_fold(told, desk)) is not None:
            self.add(wrong)
        self.add(sources_section((program,), desk))


def _phone(number: str, *told: str) -> QWidget:
    """Make a large number with lines below it."""
    lines = (WrapLabel(one, tone="quiet", selectable=True) for one in told if one)
    return column(WrapLabel(number, role=Role.LEAD, bold=True, selectable=True), *lines, gap=0)


def _answer(told: Outline) -> QWidget:
    """Make the label with a record's answer, and the English that stands beside it."""
    part = told.part(Purpose.ANSWER)
    lang, mark = (part.lang, part.heading) if part else ("", "")
    english = [one.english.whole for one in part.lines if one.english] if part else []
    return column(
        WrapLabel(mark, tone="quiet") if mark else None,
        WrapLabel(told.answer, role=Role.LEAD, lang=lang, selectable=True),
        *map(english_label, english),
        gap=SPACE.xs,
    )


def _add_notes(page: Page, told: Outline) -> None:
    """Add the age of a record's answer."""
    part = told.part(Purpose.ANSWER)
    for note in part.notes if part else ():
        if note:
            page.add(WrapLabel(note, tone="quiet", lang=part.lang if part else ""))


class PlacePage(Page):
    """A place: its phone large, what it does and does not do, and the age of the facts."""

    stays = True
    is_near = True

    @staticmethod
    def load(desk: Desk, ask: Ask) -> Place:
        """Load the place."""
        return desk.library.place(ask.route.id, ask.lang)

    def __init__(self, desk: Desk, ask: Ask, data: Place) -> None:
        super().__init__(data.name, desk)
        self._desk = desk
        self._place = data
        self.add_act(print_act(desk, partial(_paper, data.id, desk, ask)))
        self.add_act(packet_button(desk, data.id))
        self.add_act(copy_button(desk, tr("Copy contact"), self._contact))
        let_hear(self, desk, lambda: aloud(desk).place(data))
        say = desk.say
        old = is_old(data.contact_as_of, desk.library.today())
        add_state(self, say, data)
        kind = say(f"place.kind.{data.kind}")
        if data.subkind:
            kind += " \u00b7 " + say(f"place.subkind.{data.subkind}")
        self.add(WrapLabel(dotted([kind, say.from_center(data)], say.lang), tone="quiet"))
        phones = self._phones()
        if desk.policy.bottom_bar and phones:  # at a low kiosk the number is in sight
            self.add(box(*phones))
            phones = []
        self.add(WrapLabel(data.what, role=Role.LEAD, selectable=True))
        if data.limits:
            self.add(Banner("note", say("place.limits"), data.limits))
        if old:
            self.add(
                Banner("info", say("place.call_first"), say.listed(data) or say.contact_age(data))
            )
        for text in self._of_center():
            self.add(WrapLabel(text, bold=True, selectable=True))
        can_mark = bool(data.reached_at) and may_mark(desk, data)
        marks = [CallMarks(desk, data)] if can_mark else []
        self.add(box(*phones, *marks, *self._rows()))
        codes = self._codes()
        if codes is not None:
            self.add(codes)
        if can_mark:
            self.add(Fold(say("place.called_today"), lambda: CalledToday(desk, data)))
        if desk.policy.volunteers:  # the text is for a steward, and holds a record's id
            self.add(self._mistake())
        if data.sources:
            self.add(sources_section((data,), desk))

    def _of_center(self) -> list[str]:
        """Return the center's last call, its note, and the name in the list where it differs."""
        say, place = self._desk.say, self._place
        told = [say.called(place)]
        if place.note and self._desk.policy.volunteers:
            told.append(f"{say('place.note')}: {place.note}")
        if place.before is not None and place.before.name != place.name:
            told.append(say("place.list_says", value=place.before.name))
        return [text for text in told if text]

    def _phones(self) -> list[QWidget]:
        """Make each number, large, with its label, hours, and the list's number if it differs.

        A place without a phone gets the number of its other office, with a link to that.
        """
        say, place = self._desk.say, self._place
        if (whose := say.whose_phone(place)) and place.office is not None:
            return [self._office_phone(place.office, whose)]
        before = place.phones if place.before is None else place.before.phones
        made = []
        for number, one in enumerate(place.phones):
            told = [dotted([one.label or "", one.hours or ""], say.lang)]
            old = before[number].number if number < len(before) else ""
            if old != one.number:
                key = "place.list_says" if old else "place.list_says_none"
                told.append(say(key, value=old))
            made.append(_phone(one.number, *told))
        return made

    def _office_phone(self, office: Place, whose: str) -> QWidget:
        """Make the number of another office, with its name above it, as it is not this one's."""
        say, phone = self._desk.say, office.phones[0]
        holder, layout = stack(0)
        told = dotted([phone.label or "", phone.hours or "", say.called(office)], say.lang)
        layout.addWidget(WrapLabel(f"{whose}:", selectable=True))
        layout.addWidget(_phone(phone.number, told))
        to = self._desk.to("place", office.id)
        link = link_button(tr("The page of that office"), act=to)
        layout.addWidget(link, 0, Qt.AlignmentFlag.AlignLeading)
        return holder

    def _rows(self) -> list[FactRow]:
        say = self._desk.say
        tells: tuple[tuple[str, Callable[[Place], str]], ...] = (
            ("place.address", self._address),
            ("place.website", lambda one: one.website or ""),
            ("place.hours", lambda one: one.hours or ""),
            ("place.languages", say.languages),
            ("place.cost", say.cost),
            *say.answers,
            ("place.documents", lambda one: "\n".join(one.documents)),
            ("place.run_by", say.run_by),
            ("place.recognized_since", say.recognized_since),
            ("place.area", say.area),
            ("place.also", lambda one: "\n".join(one.also)),
        )
        rows = ((key, say.corrected(self._place, tell)) for key, tell in tells)
        return [FactRow(say(key), text, flush=True) for key, text in rows if text]

    def _address(self, place: Place) -> str:
        """Return the address; a listed place without a street says so."""
        say = self._desk.say
        if place.listed and place.address and not place.address.street:
            return f"{say.address(place)}. {say('place.no_street')}"
        return say.address(place)

    def _mistake(self) -> QWidget:
        """Make a text for the steward about a mistake; it is copied or printed, never sent."""
        say, place = self._desk.say, self._place
        contact = "; ".join([*say.numbers(place), say.address(place)])
        text = say(
            "place.mistake.text",
            id=place.id,
            name=place.name,
            contact=contact,
            date=say.day(place.as_of) if place.as_of else say("date.unknown"),
        )
        copy = copy_button(self._desk, tr("Copy this text"), lambda: text)
        shown = WrapLabel(text, selectable=True)
        lead = WrapLabel(say("place.mistake.lead"), tone="quiet")
        report = report_button(self._desk, text)
        return section(say("place.mistake.title"), lead, shown, copy, report)

    def _codes(self) -> QWidget | None:
        """Make QR codes of the first phone and the website, to take along; None without either."""
        place, say = self._place, self._desk.say
        whose = say.whose_phone(place) or say("place.phone")
        codes = [(whose, f"tel:{phone.number}") for phone in place.reached_at[:1]]
        if place.website:
            codes.append((say("place.website"), place.website))
        if not codes:
            return None
        shown: list[QWidget] = []
        for label, text in codes:
            pixmap = QPixmap()
            pixmap.loadFromData(QByteArray(qr_png(text)))
            picture = QLabel()
            picture.setPixmap(pixmap.scaledToWidth(132, Qt.TransformationMode.FastTransformation))
            picture.setAccessibleName(f"QR: {label}")
            shown.append(box(picture, WrapLabel(label, role=Role.SMALL, tone="quiet")))
        return section(tr("Take it along on a phone"), flow(*shown, gap=SPACE.l))

    def _contact(self) -> str:
        place, say = self._place, self._desk.say
        lines = [place.name, *say.numbers(place), say.address(place)]
        lines.append(place.website or "")
        return "\n".join(line for line in lines if line)
