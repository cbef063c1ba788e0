"""Pages of single records: a longer card, a named program, a place."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from navigator.handout.qr import qr_png
from navigator.language.wording import is_old
from navigator.records.model import Caution, Guide, Item, Place, Program, distinct_sources
from navigator.ui.desk import TAKEN, Ask, Desk
from navigator.ui.pages.blocks import box, section, stack, text_list
from navigator.ui.pages.parts import (
    copy_button,
    dates_line,
    item_texts,
    packet_button,
    report_button,
    review_note,
    sources_section,
    stop_banner,
    stop_details,
)
from navigator.ui.pages.read_button import aloud, let_hear
from navigator.ui.theme.tokens import Role
from navigator.ui.widgets.banner import Banner
from navigator.ui.widgets.fact_row import FactRow
from navigator.ui.widgets.page import Page
from navigator.ui.widgets.wrap_label import WrapLabel
from navigator.ui.words import dotted, tr


class GuidePage(Page):
    """A longer card: the lead answers, sections follow."""

    @staticmethod
    def load(desk: Desk, ask: Ask) -> Guide:
        """The guide."""
        return desk.library.guide(ask.route.id, ask.lang)

    def __init__(self, desk: Desk, ask: Ask, data: Guide, parent: QWidget | None = None) -> None:
        super().__init__(data.title, back=tr("Back"), parent=parent)
        self.back_clicked.connect(desk.back)
        self.add_act(packet_button(desk, data.id, sensitive=data.sensitive))
        first: tuple[str, ...] = ()
        if ask.route == TAKEN:
            first = (
                tr("Danger to life? Call 911. In despair? Call or text 988."),
                tr("Both are free, day and night."),
            )
            self.add(Banner("info", *first))
        let_hear(self, desk, lambda: aloud(desk).guide(data, first))
        for danger in stop_details(one for one in data.cautions if one.level == "stop"):
            self.add(danger)
        self.add(WrapLabel(data.lead, role=Role.LEAD, selectable=True))
        items: tuple[Item, ...] = tuple(one for part in data.sections for one in part.items)
        self.add(WrapLabel(dates_line(items, desk), tone="quiet"))
        for note in review_note(desk):
            self.add(note)
        for part in data.sections:
            self.add(section(part.heading, text_list(item_texts(part.items, desk.say))))
        self.add(sources_section(distinct_sources(items), desk))
        self.body.addStretch(1)


class ProgramPage(Page):
    """A named program. What the rules say on status is to be read in private."""

    @staticmethod
    def load(desk: Desk, ask: Ask) -> tuple[Program, tuple[Caution, ...]]:
        """The program and the cautions that stand above its topic."""
        program = desk.library.program(ask.route.id, ask.lang)
        return program, desk.library.card(program.state, program.topic, ask.lang).stops

    def __init__(
        self,
        desk: Desk,
        ask: Ask,
        data: tuple[Program, tuple[Caution, ...]],
        parent: QWidget | None = None,
    ) -> None:
        del ask
        program, stops = data
        super().__init__(program.name, back=tr("Back"), parent=parent)
        self.back_clicked.connect(desk.back)
        say = desk.say
        self.add_act(packet_button(desk, program.id, sensitive=program.sensitive))
        let_hear(self, desk, lambda: aloud(desk).program(program, stops))
        banner = stop_banner(desk, stops, program.topic)
        if banner is not None:
            self.add(banner)
        today = desk.library.today()
        if program.until is not None and program.until < today:
            self.add(Banner("note", say("date.ended", date=say.day(program.until))))
        elif program.since is not None and program.since > today:
            self.add(Banner("note", say("date.coming", date=say.day(program.since))))
        self.add(WrapLabel(program.what, role=Role.LEAD, selectable=True))
        self.add(WrapLabel(dates_line((program,), desk), tone="quiet"))
        for note in review_note(desk):
            self.add(note)
        for key, text in (("program.who", program.who), ("program.how", program.how)):
            if text:
                self.add(section(say(key), WrapLabel(text, selectable=True)))
        status = [WrapLabel(say(f"program.status.{program.status_rule}"), bold=True)]
        if program.status_note:
            status.append(WrapLabel(program.status_note))
        self.add(box(*status))
        if stops:
            self.add(section(say("part.dangers"), *stop_details(stops)))
        self.add(sources_section(program.sources, desk))
        self.body.addStretch(1)


class PlacePage(Page):
    """A place: phone large, what it does and does not, how old this is."""

    @staticmethod
    def load(desk: Desk, ask: Ask) -> Place:
        """The place."""
        return desk.library.place(ask.route.id, ask.lang)

    def __init__(self, desk: Desk, ask: Ask, data: Place, parent: QWidget | None = None) -> None:
        del ask
        super().__init__(data.name, back=tr("Back"), parent=parent)
        self.back_clicked.connect(desk.back)
        self._desk = desk
        self._place = data
        self.add_act(packet_button(desk, data.id))
        self.add_act(copy_button(desk, tr("Copy contact"), self._contact))
        let_hear(self, desk, lambda: aloud(desk).place(data))
        say = desk.say
        old = is_old(data.as_of, desk.library.today(), contact=True)
        kind = say(f"place.kind.{data.kind}")
        if data.subkind:
            kind += " \u00b7 " + say(f"place.subkind.{data.subkind}")
        self.add(WrapLabel(kind, tone="quiet"))
        self.add(WrapLabel(data.what, role=Role.LEAD, selectable=True))
        if data.limits:
            self.add(Banner("note", say("place.limits"), data.limits))
        if old:
            self.add(
                Banner(
                    "info", say("place.call_first"), say.listed(data) or say.age(data, contact=True)
                )
            )
        phones = [self._phone(one.number, one.label, one.hours) for one in data.phones]
        self.add(box(*phones, *self._rows()))
        codes = self._codes()
        if codes is not None:
            self.add(codes)
        self.add(self._mistake())
        self.add(sources_section(data.sources, desk))
        self.body.addStretch(1)

    def _phone(self, number: str, label: str | None, hours: str | None) -> QWidget:
        """The number large, below it whose it is and when somebody answers."""
        column, layout = stack(0)
        layout.addWidget(WrapLabel(number, role=Role.LEAD, bold=True, selectable=True))
        if told := dotted([label or "", hours or ""], self._desk.say.lang):
            layout.addWidget(WrapLabel(told, tone="quiet", selectable=True))
        return column

    def _rows(self) -> list[FactRow]:
        say, place = self._desk.say, self._place
        told = (
            ("place.address", self._address()),
            ("place.website", place.website or ""),
            ("place.hours", place.hours or ""),
            ("place.languages", say.languages(place)),
            ("place.cost", say.cost(place)),
            ("place.documents", "\n".join(place.documents)),
            ("place.area", say.area(place)),
            ("place.also", "\n".join(place.also)),
        )
        return [FactRow(say(key), text, flush=True) for key, text in told if text]

    def _address(self) -> str:
        """The address; a listed place without a street says so."""
        say, place = self._desk.say, self._place
        if place.listed and place.address and not place.address.street:
            return f"{say.address(place)}. {say('place.no_street')}"
        return say.address(place)

    def _mistake(self) -> QWidget:
        """A text to hand to the steward; it is copied or printed, never sent."""
        say, place = self._desk.say, self._place
        contact = "; ".join([*(one.number for one in place.phones), say.address(place)])
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
        buttons = (copy, report_button(self._desk, text))
        told = [lead, shown, *(one for one in buttons if one is not None)]
        return section(say("place.mistake.title"), *told)

    def _codes(self) -> QWidget | None:
        """QR codes of the first phone and the website, to take along on a phone."""
        place, say = self._place, self._desk.say
        codes: list[tuple[str, str]] = []
        if place.phones:
            codes.append((say("place.phone"), "tel:" + place.phones[0].number))
        if place.website:
            codes.append((say("place.website"), place.website))
        if not codes:
            return None
        row = QWidget()
        from navigator.ui.widgets.flow_layout import FlowLayout  # noqa: PLC0415

        layout = FlowLayout(row, gap=24)
        for label, text in codes:
            pixmap = QPixmap()
            pixmap.loadFromData(QByteArray(qr_png(text)))
            picture = QLabel()
            picture.setPixmap(pixmap.scaledToWidth(132, Qt.TransformationMode.FastTransformation))
            picture.setAccessibleName(f"QR: {label}")
            layout.addWidget(box(picture, WrapLabel(label, role=Role.SMALL, tone="quiet")))
        return section(tr("Take it along on a phone"), row)

    def _contact(self) -> str:
        place, say = self._place, self._desk.say
        lines = [place.name, *(one.number for one in place.phones), say.address(place)]
        lines.append(place.website or "")
        return "\n".join(line for line in lines if line)
