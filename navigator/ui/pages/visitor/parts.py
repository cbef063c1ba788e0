"""Building blocks that several pages share: cautions, dates, lists, sources, rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from navigator.language.wording import Wording, is_old
from navigator.records.cited import distinct_sources
from navigator.records.model import Dated, Nearby, Place, Source, TopicCard
from navigator.records.outline_parts import Outline, Part, Purpose
from navigator.ui.desk import Desk
from navigator.ui.pages.blocks import column, section, stack
from navigator.ui.pages.visitor.next_step import danger_banner, english_label
from navigator.ui.theme import SPACE, Role, current_look
from navigator.ui.widgets.banner import Banner
from navigator.ui.widgets.button import Button, Variant
from navigator.ui.widgets.fold import Fold, put_after
from navigator.ui.widgets.page import Page
from navigator.ui.widgets.place_row import PlaceRow, PlaceText
from navigator.ui.widgets.responsive_grid import grid
from navigator.ui.widgets.veil import unveil
from navigator.ui.widgets.wrap_label import WrapLabel
from navigator.ui.words import counted, dotted, tr

if TYPE_CHECKING:
    from navigator.handout.notice import Part as NoticePart

_SOURCES_SHOWN = 6
_LINE_CHARS = 50


def stop_banner(stop: Part) -> Banner:
    """Make a banner with each danger in a few words, to stand above the answer."""
    titles = [f"\u2022\u2002{line.title}" for line in stop.lines]
    english = [f"\u2022\u2002{one.english.title}" for one in stop.lines if one.english]
    told = "\n".join(titles)
    return Banner("stop", stop.heading, told, lang=stop.lang, english="\n".join(english))


def part_body(part: Part) -> QWidget:
    """Make the lines of a part, without its heading."""
    if part.purpose not in (Purpose.STOP, Purpose.DANGERS):
        return column(*_listed(part), gap=SPACE.xs)
    return two_columns(*(danger_banner(line, part.lang) for line in part.lines))


def two_columns(*parts: QWidget) -> QWidget:
    """Lay parts beside each other where each has room for a line of reading."""
    return grid(*parts, least_chars=_LINE_CHARS, most_columns=2)


def _listed(part: Part) -> Iterator[WrapLabel]:
    """Yield each line behind a dot or its number, and the English that stands beside it."""
    for number, line in enumerate(part.lines, start=1):
        mark = f"{number}." if part.purpose is Purpose.DO else "\u2022"
        yield WrapLabel(f"{mark}\u2002{line.whole}", lang=part.lang, selectable=True)
        if line.english is not None:
            yield english_label(line.english.whole)


def part_section(part: Part) -> QWidget:
    """Make a part of an outline with its heading."""
    if part.purpose in (Purpose.WHO, Purpose.HOW):
        lines = (WrapLabel(one, lang=part.lang, selectable=True) for one in part.texts)
        english = (english_label(one.english.whole) for one in part.lines if one.english)
        return section(part.heading, *lines, *english)
    return section(part.heading, part_body(part))


def add_state(page: Page, say: Wording, *records: object) -> None:
    """Add, under the title, that a part of a card is in English and that a computer translated."""
    if (note := state_note(say, *records)) is not None:
        page.add(note)


def state_note(say: Wording, *records: object) -> QWidget | None:
    """Make the note on what is in English or a computer's work; None where there is none."""
    told = []
    if any(isinstance(one, TopicCard) and not one.translated for one in records):
        told.append(say("paper.in_english"))
    if not say.is_checked(*records):
        told.append(say.by_machine())
    if not told:
        return None
    notes = (WrapLabel(x, tone="quiet", role=Role.SMALL, max_chars=0) for x in told)
    return column(*notes, gap=0)


def wrong_fold(told: Outline, desk: Desk) -> QWidget | None:
    """Make the fold with the number of each text that nobody has checked; None without any."""
    every = (one for part in told.parts for line in part.lines for one in (line, *line.traps))
    found = {one.numbers: one for one in every if one.numbers}
    if not found:
        return None
    rows = [f"{' '.join(x)}  {one.title or one.text}" for x, one in found.items()]

    def make() -> QWidget:
        lead = WrapLabel(tr("Tell a helper its number. Two who say so take it back to English."))
        labels = (WrapLabel(one, selectable=True) for one in rows)
        return column(lead, *labels, report_button(desk, "\n".join(rows)), gap=SPACE.xs)

    return Fold(tr("Is a sentence wrong?"), make)


def sources_section(claims: tuple[Dated, ...], desk: Desk) -> QWidget:
    """Make the list of sources below a heading."""
    return section(desk.say("part.sources"), sources_list(claims, desk))


def sources_list(claims: tuple[Dated, ...], desk: Desk) -> QWidget:
    """Make the list of sources with date, address and who checked it; nothing opens a browser.

    The first six are shown, the others at a press.
    """
    made, layout = stack(SPACE.s)
    sources = distinct_sources(claims)
    if checked := desk.say.checked(*claims):
        layout.addWidget(WrapLabel(checked, tone="quiet", selectable=True))
    for source in sources[:_SOURCES_SHOWN]:
        layout.addWidget(_source(source, desk))
    rest = sources[_SOURCES_SHOWN:]
    if rest:
        more = Button(counted(tr("All {count} sources"), len(sources)), variant="quiet")

        def show_rest() -> None:
            others = column(*(_source(source, desk) for source in rest))
            layout.addWidget(others)
            put_after(more, others)
            more.hide()  # the focus goes on to the first of them
            unveil(others)

        more.clicked.connect(show_rest)
        layout.addWidget(more)
    return made


def _source(source: Source, desk: Desk) -> QWidget:
    day = desk.say.month(source.as_of) if source.as_of else desk.say("date.unknown")
    told = dotted([source.says or "", day], desk.say.lang)
    shown = QUrl(source.url).toDisplayString() if source.url else ""
    return column(
        WrapLabel(f"{source.publisher}: {source.title}", bold=True),
        WrapLabel(told, tone="quiet"),
        WrapLabel(shown, role=Role.SMALL, tone="quiet", selectable=True) if shown else None,
        gap=SPACE.xxs,
    )


def print_button(desk: Desk, print_it: Callable[[], None], word: str = "") -> Button | None:
    """Make a button that calls `print_it`; None where no paper can come out."""
    if not desk.can_print:
        return None
    return Button(word or tr("Print"), icon_name="printer", act=print_it)


def copy_button(desk: Desk, word: str, text: Callable[[], str]) -> Button | None:
    """Make a button that copies a text; None where the policy bars copying."""
    if not desk.policy.copies:
        return None
    return Button(word, icon_name="copy", act=lambda: desk.copy(text()))


def report_button(desk: Desk, text: str) -> Button | None:
    """Make a button that prints a report of a mistake, with lines to write on.

    Returns None where no paper can come out.
    """
    title = desk.say("place.mistake.title")

    def print_it() -> None:
        survey = desk.library.survey(desk.say.lang)
        parts: list[NoticePart] = [("", [text])]
        desk.print_paper(lambda: survey.notice_paper(title, parts, ruled=True), "Letter")

    return print_button(desk, print_it, tr("Print this text"))


def link_button(word: str, icon_name: str = "", act: Callable[[], object] | None = None) -> Button:
    """Make a link inside a line; at a touch screen a button as large as a finger needs."""
    variant: Variant = "quiet" if current_look().touch else "link"
    return Button(word, variant=variant, icon_name=icon_name, act=act)


def packet_button(desk: Desk, id: str, *, sensitive: bool = False) -> Button | None:
    """Make a button that adds a record to the packet or removes it; its word says if it is in.

    Returns None where the policy has no packet.
    """
    if not desk.policy.packet:
        return None
    button = Button("", icon_name="plus")
    button.setObjectName("packet-button")

    def show(held: bool) -> None:  # noqa: FBT001  slot
        button.set_label(tr("In the packet") if held else tr("Add to packet"))
        button.set_icon("check" if held else "plus")

    def toggle() -> None:
        held = desk.toggle_packet(id, sensitive)
        if isValid(button):  # an idle visit may have been cleared while a question stood open
            show(held)

    button.clicked.connect(toggle)
    show(id in desk.visit.packet.ids)
    return button


def place_row(found: Place | Nearby, desk: Desk, number: int = 0) -> PlaceRow:
    """Make a row that opens a place and can add it to the packet.

    `number` is that of its dot on the map; 0 shows none.
    """
    near = found if isinstance(found, Nearby) else Nearby(found)
    place, say = near.place, desk.say
    kind = say(f"place.kind.{place.kind}")
    listed = say.listed(place)
    meta = [
        say.from_center(place),
        say.called(place),
        say.unknown(near),
        say.languages(place),
        say.cost(place) if place.cost else "",
        "" if listed else say.contact_age(place),
    ]
    limits = f" {say('place.limits')}: {place.limits}" if place.subkind == "lsc_grantee" else ""
    kind = " \u00b7 ".join(filter(None, (kind, say.limit(place))))
    told = PlaceText(
        f"{number}. {place.name}" if number else place.name,
        distance=say.distance(near),
        detail=f"{kind}. {place.what}{limits}",
        meta=dotted(meta, say.lang),
        phone=next((one.number for one in place.reached_at), ""),
        whose=say.whose_phone(place),
        old=is_old(place.contact_as_of, desk.library.today()),
        badge=listed,
    )
    is_held = place.id in desk.visit.packet.ids if desk.policy.packet else None
    row = PlaceRow(told, in_packet=is_held)
    row.opened.connect(desk.to("place", place.id))
    row.packet_toggled.connect(lambda _held: row.set_in_packet(desk.toggle_packet(place.id, False)))
    return row
