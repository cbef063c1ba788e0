"""Boards of widgets as pages use them, with stand-ins for real content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from navigator.ui.desk import Ways
from navigator.ui.frame.bars import Brand
from navigator.ui.theme import SPACE, Role, current_look
from navigator.ui.widgets.banner import Banner, EmptyState, ErrorState
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.card import Card
from navigator.ui.widgets.chip import Chip
from navigator.ui.widgets.fact_row import FactRow
from navigator.ui.widgets.flow_layout import FlowLayout
from navigator.ui.widgets.number_field import NumberField
from navigator.ui.widgets.page import Page
from navigator.ui.widgets.place_row import PlaceRow, PlaceText
from navigator.ui.widgets.responsive_grid import ResponsiveGrid
from navigator.ui.widgets.row_link import RowLink, RowText
from navigator.ui.widgets.search_field import SearchField
from navigator.ui.widgets.section_heading import SectionHeading
from navigator.ui.widgets.text_block import Span
from navigator.ui.widgets.topic_tile import TopicTile
from navigator.ui.widgets.wrap_label import WrapLabel

if TYPE_CHECKING:
    from collections.abc import Callable

TILES = (
    ("legal", "Legal help", "31 places near 80202, 12 of them free."),
    ("driving", "Driving", "The rule does not ask for immigration papers."),
    ("health", "Health", "Children: open to all. Adults: enrollment is full."),
    ("college", "College", "In-state tuition at every public college."),
    ("rights", "Rights", "The state limits help to immigration officers."),
    ("records", "Records", "Some old records can be sealed or cleared."),
)
ARABIC_TILES = (
    ("legal", "مساعدة قانونية", "٣١ مكانًا بالقرب من 80202، منها ١٢ مجانًا."),
    ("driving", "القيادة", "لا تطلب القاعدة أوراق الهجرة."),
    ("health", "الصحة", "الأطفال: متاح للجميع. البالغون: التسجيل مكتمل."),
    ("college", "الجامعة", "رسوم المقيمين في كل الجامعات العامة."),
    ("rights", "الحقوق", "تحد الولاية من مساعدة ضباط الهجرة."),
    ("records", "السجلات", "يمكن إخفاء بعض السجلات القديمة."),
)


def home() -> QWidget:
    """Top bar, tiles and side column, as the home page has them."""
    rtl = current_look().rtl
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(SPACE.l, SPACE.m, SPACE.l, SPACE.m)
    column.setSpacing(SPACE.m)
    bar = QWidget()
    flow = FlowLayout(bar)
    state = QComboBox()
    state.addItems(["Colorado", "Washington, D.C.", "Texas"])
    state.setAccessibleName("State")
    search = SearchField("Search", "licence, doctor, lawyer …")
    search.setMinimumWidth(current_look().measure_px(40))
    for widget in (
        Brand(),
        state,
        search,
        Button("Español", variant="quiet", icon_name="languages"),
        Button("Packet 3", icon_name="file-text"),
        Button("Clear", variant="stop", icon_name="eraser"),
    ):
        flow.addWidget(widget)
    column.addWidget(bar)
    column.addWidget(WrapLabel("What do you need help with?", role=Role.HEADING))
    sides = QWidget()
    halves = ResponsiveGrid(
        sides,
        least_chars=44,
        most_columns=2,
        gap=SPACE.xl,
        weights=(8, 3),
        stretch_rows=False,
    )
    tiles = QWidget()
    grid = ResponsiveGrid(tiles, least_chars=26, most_columns=3)
    for tile in ARABIC_TILES if rtl else TILES:
        grid.addWidget(TopicTile(*tile))
    halves.addWidget(tiles)
    aside = QWidget()
    lines = QVBoxLayout(aside)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(SPACE.xs)
    lines.addWidget(SectionHeading("In Colorado, soon"))
    lines.addWidget(
        RowLink("Marketplace help narrows", meta="Jan 1, 2027 · health", icon_name="calendar")
    )
    lines.addWidget(SectionHeading("Checklists"))
    lines.addWidget(RowLink("Health coverage", icon_name="list-checks"))
    lines.addWidget(RowLink("Driving", icon_name="list-checks"))
    lines.addWidget(RowLink("Someone was taken?", icon_name="life-buoy"))
    halves.addWidget(aside)
    column.addWidget(sides)
    column.addStretch(1)
    search.setFocus()
    return _scrolled(page)


def topic() -> QWidget:
    """A topic page: stop, answer, dates, papers and places."""
    page = Page("Driving in Colorado", Ways(lambda _route: None, lambda: None), columns=2)
    page.add_act(Button("Packet", icon_name="plus"))
    page.add_act(Button("Print", icon_name="printer"))
    page.add_act(Button("Read aloud", icon_name="volume-2"))
    page.add(
        Banner(
            "stop",
            "Read this before you apply",
            "The card carries a mark. It is not for federal use, as at an airport. "
            "A federal officer who sees it may ask more questions.",
            action="Who can see your record",
        )
    )
    answer = Card(topic="driving")
    answer.add(
        WrapLabel(
            "Colorado gives a license to residents without asking for immigration papers.",
            role=Role.LEAD,
            bold=True,
        )
    )
    answer.add(
        WrapLabel(
            "In force since Aug 1, 2014 · changed Mar 31, 2025 · newest source Sep 2026 · "
            "3 sources",
            role=Role.SMALL,
            tone="quiet",
            max_chars=0,
        )
    )
    page.add(answer)
    halves = QWidget()
    grid = ResponsiveGrid(
        halves,
        least_chars=48,
        most_columns=2,
        gap=SPACE.xl,
        stretch_rows=False,
    )
    facts: tuple[QWidget, ...] = (
        SectionHeading("The facts"),
        FactRow("Fee", "$33.00", date="Mar 2025", confidence="confirmed"),
        FactRow(
            "Papers that show who you are",
            "A passport, a consular card, or a foreign military paper; two of them when one "
            "has run out",
            date="Sep 2026",
            confidence="single-source",
        ),
        FactRow(
            "Good for",
            "3 years",
            date="Nov 2023",
            confidence="unconfirmed",
            old=True,
        ),
        FactRow("Who shares it", "Not known: ask before you apply", known=False),
    )
    places: tuple[QWidget, ...] = (
        SectionHeading("Near 80202"),
        PlaceRow(
            PlaceText(
                "Denver Central Driver License Office",
                distance="1.2 mi",
                detail="Driver license office · appointment needed",
                meta="English, Español · Sep 2026",
                phone="303-555-0100",
            ),
            in_packet=True,
        ),
        PlaceRow(
            PlaceText(
                "Rocky Mountain Immigrant Advocacy Network and Community Law Center",
                distance="12.0 mi",
                detail="Free legal help",
                meta="English, Español, العربية · Jan 2025",
                phone="720-555-0199",
                old=True,
            ),
            in_packet=False,
        ),
        SectionHeading("Checklist"),
        RowLink("Get ready for the DMV", "Eight questions, about two minutes."),
    )
    left, right = _column(facts), _column(places)
    grid.addWidget(left)
    grid.addWidget(right)
    page.add(halves)
    return page


def results() -> QWidget:
    """Search results: chips, marked words, states."""
    page = Page("Results for “licence”", Ways(lambda _route: None, lambda: None))
    chips = QWidget()
    flow = FlowLayout(chips)
    for label, count, on in (
        ("All", 48, True),
        ("Guidance", 9, False),
        ("Legal help", 14, False),
        ("Driver license offices", 21, False),
        ("Español", 1204, True),
        ("Free", None, False),
    ):
        flow.addWidget(Chip(label, count, checked=on))
    page.add(chips)
    card = Card(padding=SPACE.xs, gap=0)
    found = RowText(
        "Driving in Colorado: the licence",
        "The rule does not ask for immigration papers. Bring a passport or a consular card, "
        "proof of your address, and a tax number or a note that you have none.",
        "Guidance · Colorado · changed Mar 31, 2025",
        topic="driving",
        spans=(Span(4, 4),),
    )
    row = RowLink("")
    row.set_content(found)
    card.add(row)
    card.add(
        RowLink(
            "Your records and a driving licence",
            "An old ticket can be cleared in some counties.",
            meta="Guidance · Colorado",
            topic="records",
        )
    )
    page.add(card)
    page.add(Banner("note", "This page is old", "Newest source: Nov 2023. Call first."))
    page.add(Banner("info", "Not yet reviewed in this language", action="Read it in English"))
    page.add(
        EmptyState(
            "Nothing found for “zzgl”",
            "Try another word, or choose a topic from the home page.",
            action="See all topics",
        )
    )
    page.add(
        ErrorState(
            "This list could not be opened",
            "The information pack may be damaged. Ask the person who set up this computer.",
            action="Try again",
        )
    )
    page.add(
        WrapLabel(
            "Averyverylongwordwithoutanybreakthatnobodywouldeverwritebutanaddresscouldbesolong"
            "https://example.org/a/very/long/path/that/never/ends/and/goes/on/and/on.html",
            selectable=True,
        )
    )
    return page


def controls() -> QWidget:
    """Qt's own controls in the theme's dress."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(SPACE.l, SPACE.l, SPACE.l, SPACE.l)
    column.setSpacing(SPACE.m)
    for role in reversed(Role):
        column.addWidget(WrapLabel(f"Steps of type: {role.value} 0123456789", role=role))
    for enabled in (True, False):
        holder = QWidget()
        flow = FlowLayout(holder)
        buttons = [
            Button("Start", variant="primary", icon_name="check"),
            Button("Print", icon_name="printer"),
            Button("Skip", variant="quiet"),
            Button("Why we ask", variant="link"),
            Button("Clear", variant="stop", icon_name="eraser"),
            Button("Help", icon_name="circle-help", icon_only=True),
        ]
        for button in buttons:
            button.setEnabled(enabled)
            flow.addWidget(button)
        column.addWidget(holder)
    row = QHBoxLayout()
    line = QLineEdit("80202")
    combo = QComboBox()
    combo.addItems(["Colorado", "Washington, D.C."])
    off = QLineEdit("Not now")
    off.setEnabled(False)
    spin = NumberField("Number expected", least=0, most=9)
    spin.setValue(3)
    for widget in (line, combo, spin, off, SearchField("Search", "Search")):
        row.addWidget(widget)
    column.addLayout(row)
    ticks = QHBoxLayout()
    for text, on, kind in (
        ("Lives in the state", True, QCheckBox),
        ("Has a proof of address", False, QCheckBox),
        ("Yes", True, QRadioButton),
        ("No", False, QRadioButton),
    ):
        box = kind(text)
        box.setAutoExclusive(False)
        box.setChecked(on)
        ticks.addWidget(box)
    ticks.addStretch(1)
    column.addLayout(ticks)
    bar = QProgressBar()
    bar.setValue(40)
    bar.setTextVisible(False)
    column.addWidget(bar)
    column.addStretch(1)
    line.setFocus()
    return _scrolled(page)


def _scrolled(page: QWidget) -> QScrollArea:
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setWidget(page)
    return scroll


def _column(parts: tuple[QWidget, ...]) -> QWidget:
    widget = QWidget()
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE.xs)
    for part in parts:
        column.addWidget(part)
    return widget


BOARDS: dict[str, Callable[[], QWidget]] = {
    "home": home,
    "topic": topic,
    "results": results,
    "controls": controls,
}
