"""Sets a packet as one HTML document for Qt's rich text, and the QR pictures it shows.

In one language, or in two side by side: both are made by the same code from the same records, so
that each text stands beside its translation. It holds nothing a visitor typed; a ZIP code is on it
as distances only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from navigator.handout.called_sheet import called_html
from navigator.handout.checklist_paper import ChecklistSheet
from navigator.handout.cover import PLACES, cover
from navigator.handout.edition import Edition
from navigator.handout.form import Form, form_html
from navigator.handout.html import beside, heading, named, paragraph
from navigator.handout.press import Paper, Press, Tear, document, footer_of, page_of
from navigator.handout.qr import Code, essential_code, make_code
from navigator.handout.record_html import (
    Sheet,
    back_pieces,
    danger_lines,
    essential_lines,
    front_pieces,
    pieces,
    place_pieces,
    slip_pieces,
)
from navigator.handout.results_paper import results_html
from navigator.handout.two_tongues import card_html
from navigator.records.cited import distinct_sources
from navigator.records.model import Nearby, Place, Source, TopicCard
from navigator.records.outline_parts import Purpose

_OFFICIAL = re.compile(r"https?://[^/]+\.(?:gov|us)(?:/|$)")
_SOURCES = 8
_CARD_SOURCES, _FOOTNOTES = 3, 2
"""The most sources on a sheet of two sides: those its answer rests on; the screen names all."""

_SIDES = 2
"""The sides of a sheet with one record."""


@dataclass(frozen=True, slots=True)
class Copy:
    """The records of a packet in one language, and the distances of its places, by id."""

    press: Press
    sheets: tuple[Sheet, ...]
    near: Mapping[str, Nearby] = field(default_factory=dict)

    @property
    def places(self) -> list[Place]:
        """The places of a packet: its own first, then those of its checklists."""
        own = [one.record for one in self.sheets if isinstance(one.record, Place)]
        lists = [
            one.record
            for one in self.sheets
            if isinstance(one.record, ChecklistSheet) and not one.is_answered
        ]
        return list({place.id: place for place in (*own, *_all_places(lists))}.values())

    @property
    def told(self) -> list[Sheet]:
        """The records that are no places, in their order."""
        return [one for one in self.sheets if not isinstance(one.record, Place)]


def make_paper(copies: Sequence[Copy], edition: Edition) -> Paper:
    """Return the hand-out of some records: one copy, or one in each of two languages."""
    return _Maker(copies, edition).make()


class _Maker:
    def __init__(self, copies: Sequence[Copy], edition: Edition) -> None:
        self._copies = copies
        self._presses = [copy.press for copy in copies]
        self._edition = edition
        self._pictures: dict[str, bytes] = {}

    def make(self) -> Paper:
        copies, edition, first = self._copies, self._edition, self._copies[0]
        is_bound = len(first.sheets) > 1
        titles = [
            [(f"at-{number}", sheet) for number, sheet in enumerate(copy.told)] for copy in copies
        ]
        has_places = bool(first.places)
        parts = [cover(self._presses, titles, edition, is_bound=is_bound, has_places=has_places)]
        for number, sheets in enumerate(zip(*(copy.told for copy in copies), strict=True)):
            parts.append(self._record(sheets, number, new_page=is_bound or number > 0))
        if has_places:
            parts.append(self._places(new_page=is_bound))
        sides = 0 if is_bound or edition.large else _SIDES
        if len(first.sheets) == 1 and isinstance(record := first.sheets[0].record, Place):
            parts.append(beside([slip_pieces(record, press) for press in self._presses]))
            sides = min(sides, 1)
        return Paper(
            title=first.press.say("paper.title"),
            html=document(parts, edition.points, first.press.say.lang),
            pictures=self._pictures,
            footer=footer_of(self._presses),
            page_of=page_of(self._presses),
            langs=tuple(press.say.lang for press in self._presses),
            points=edition.points,
            sides=sides,
            tears=self._tears() if edition.tears else (),
            tear_heading=self._both("paper.tear"),
        )

    def _both(self, key: str) -> str:
        """Return a word in each language, the same word once."""
        return " \u00b7 ".join(dict.fromkeys(press.say(key) for press in self._presses))

    def _record(self, sheets: tuple[Sheet, ...], number: int, *, new_page: bool) -> str:
        both = list(zip(sheets, self._presses, strict=True))
        anchors = [f"at-{number}", *[""] * (len(both) - 1)]
        if isinstance(sheets[0].record, TopicCard):
            alone = len(both) == 1
            if not (alone or self._edition.large):
                told = card_html(both, anchors[0], new_page=new_page)
                return told + "".join(self._keep(sheets))
            fronts = [
                front_pieces(sheet, press, anchor, is_alone=alone)
                for (sheet, press), anchor in zip(both, anchors, strict=True)
            ]
            has_room = alone and not self._edition.large
            backs = [back_pieces(sheet, press, has_room=has_room) for sheet, press in both]
            # In large type it is many sides anyhow: one that is begun is filled.
            sides = beside(fronts, new_page=new_page) + beside(backs, new_page=alone)
            return sides + "".join(self._keep(sheets))
        if sheets[0].is_answered:
            pages = distinct_sources(sheets[0].claims)[:_FOOTNOTES]
            told = results_html(both, anchors[0])
            return told + (self._footnote(pages) if pages else "") + self._checked(sheets)
        if sheets[0].is_called:
            large = self._edition.large
            if not isinstance(sheets[0].record, ChecklistSheet):
                told = called_html(both, anchors, large=large, new_page=new_page)
                pages = distinct_sources(sheets[0].claims)[:_FOOTNOTES]
                return told + self._footnote(pages) + self._checked(sheets)
            forms = [
                Form(press, one.record.checklist, one.outline, one.record.reads)
                for one, press in both
                if isinstance(one.record, ChecklistSheet) and one.outline is not None
            ]
            return form_html(forms, anchors[0], large=large, new_page=new_page)
        made = [
            pieces(sheet, press, anchor)
            for (sheet, press), anchor in zip(both, anchors, strict=True)
        ]
        return beside(made, new_page=new_page) + "".join(self._keep(sheets))

    def _keep(self, sheets: tuple[Sheet, ...]) -> list[str]:
        """Return the codes of a record, the essential text first, and its sources."""
        record = sheets[0].record
        if isinstance(record, Place):
            return []
        cells = self._essentials(sheets, self._helper(record.topic))
        claims = sheets[0].claims
        urls = [source.url for claim in claims for source in claim.sources if source.url]
        official = next((url for url in urls if _OFFICIAL.match(url)), None)
        url = official or next(iter(urls), None)
        word = self._both("paper.scan" if official else "paper.scan_source")
        cells += self._cell(make_code(url) if url else None, word)
        sources = distinct_sources(claims)
        if sheets[0].outline is not None and sheets[0].outline.part(Purpose.CALL):
            pages = self._pages(sources[:_CARD_SOURCES])
            return [_codes([*cells, pages + self._checked(sheets)])]
        told = [_codes(cells)]
        if sources:
            told.append(heading(self._both("paper.sources")))
            told += [paragraph(self._page(one), "source") for one in sources[:_SOURCES]]
        return [*told, self._checked(sheets)]

    def _checked(self, sheets: tuple[Sheet, ...]) -> str:
        """Return who found the record right, in each language; empty where nobody has."""
        both = zip(sheets, self._presses, strict=True)
        told = [press.say.checked(*sheet.claims) for sheet, press in both]
        return "".join(paragraph(text, "source") for text in told if text)

    def _footnote(self, sources: Iterable[Source]) -> str:
        """Return the first sources in one line: the room is for numbers."""
        pages = escape("; ".join(map(self._page, sources)))
        return f"<p class='source'><b>{escape(self._both('paper.sources'))}:</b> {pages}</p>"

    def _pages(self, sources: Iterable[Source]) -> str:
        """Return the sources of an answer, in a cell beside the codes."""
        lines = "".join(paragraph(self._page(one), "source") for one in sources)
        return f"<p><b>{escape(self._both('paper.sources'))}</b></p>{lines}"

    def _page(self, source: Source) -> str:
        day = f" ({self._presses[0].say.month(source.as_of)})" if source.as_of else ""
        return f"{source.publisher}: {source.title}{day}"

    def _essentials(self, sheets: Iterable[Sheet], extra: list[str]) -> list[str]:
        cells: list[str] = []
        for sheet, press in zip(sheets, self._presses, strict=True):
            code = essential_code(essential_lines(sheet, press), extra, danger_lines(sheet))
            cells += self._cell(code, press.say("paper.scan_text"))
        return cells

    def _helper(self, topic: str) -> list[str]:
        """Return whom to call about a topic: the packet's first place that knows it, if any."""
        copy = self._copies[0]
        called = [one.place for sheet in copy.told if sheet.outline for one in sheet.outline.places]
        found = (one for one in (*copy.places, *called) if topic in one.topics and one.reached_at)
        say = copy.press.say
        return [f"{say.caller_name(place)}: {say.numbers(place)[0]}" for place in found][:1]

    def _places(self, *, new_page: bool) -> str:
        heads = [
            [
                f"<h1>{named(self._anchor(copy), copy.press.say('part.places'))}</h1>",
                paragraph(copy.press.say("place.call_first"), "quiet"),
                *([paragraph(copy.press.say("near.straight"), "quiet")] if copy.near else []),
            ]
            for copy in self._copies
        ]
        parts = [beside(heads, new_page=new_page)]
        parts += [
            self._place(places)
            for places in zip(*(copy.places for copy in self._copies), strict=True)
        ]
        return "".join(parts)

    def _anchor(self, copy: Copy) -> str:
        return PLACES if copy is self._copies[0] else ""

    def _place(self, places: tuple[Place, ...]) -> str:
        text = beside(
            [
                place_pieces(place, copy.press, copy.near)
                for place, copy in zip(places, self._copies, strict=True)
            ]
        )
        cells = self._essentials([Sheet(place) for place in places], [])
        website = places[0].website
        if website:
            cells += self._cell(make_code(website), self._both("paper.scan_website"))
        if len(self._copies) > 1 or self._edition.large:
            return text + _codes(cells)
        return (
            "<table width='100%' cellspacing='0' cellpadding='4'>"
            f"<tr><td>{text}</td><td width='210'>{_codes(cells)}</td></tr></table>"
        )

    def _cell(self, code: Code | None, caption: str) -> list[str]:
        if code is None:
            return []
        name = f"qr-{len(self._pictures)}"
        self._pictures[name] = code.png
        return [f"{code.image(name)}<br><span class='quiet'>{escape(caption)}</span>"]

    def _tears(self) -> tuple[Tear, ...]:
        copy = self._copies[0]
        called = [one.place for sheet in copy.told if sheet.outline for one in sheet.outline.places]
        # A strip has room for a name alone: that of the office whose number it is.
        answering = [one if one.phones else one.office for one in (*copy.places, *called)]
        places = {one.id: one for one in answering if one is not None and one.phones}
        name = copy.press.say.caller_name
        return tuple(Tear(name(one), one.phones[0].number) for one in places.values())


def _codes(cells: list[str]) -> str:
    """Return codes beside each other."""
    if not cells:
        return ""
    width = 100 // len(cells)
    row = "".join(f"<td width='{width}%'>{cell}</td>" for cell in cells)
    return (
        "<table width='100%' cellspacing='0' cellpadding='4' style='margin-top: 14px'>"
        f"<tr>{row}</tr></table>"
    )


def _all_places(sheets: list[ChecklistSheet]) -> Iterable[Place]:
    for sheet in sheets:
        yield from sheet.places
