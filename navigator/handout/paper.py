"""A packet as one HTML document for Qt's rich text, and the QR pictures it shows.

Danger stands above the answer on paper too. Boxes beside papers to bring exist
here and nowhere on screen. Nothing a visitor typed is on it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from navigator.handout.checklist import ChecklistSheet, checklist_html
from navigator.handout.html import BOX, item_list, paragraph
from navigator.model import (
    Caution,
    Dated,
    Guide,
    Item,
    Place,
    Program,
    TopicCard,
    distinct_sources,
)
from navigator.wording import STALE_LAW_DAYS, Wording, is_old

_OFFICIAL = re.compile(r"https?://[^/]+\.(?:gov|us)(?:/|$)")
QR_PIXELS = 6
"""Size of one QR module in pixels; Qt scales the picture to its printed size."""

STYLE = """
body { font-family: 'Atkinson Hyperlegible Next'; font-size: 11pt; color: #1E2A32; }
h1 { font-size: 22pt; margin-top: 22px; margin-bottom: 4px; }
h2 { font-size: 13pt; margin-top: 16px; margin-bottom: 6px; }
p { margin-top: 0px; margin-bottom: 6px; }
.answer { font-size: 14pt; font-weight: bold; margin-top: 12px; margin-bottom: 8px; }
.quiet { color: #52606B; font-size: 9pt; }
.stop { font-weight: bold; font-size: 13pt; }
ul, ol { margin-top: 0px; margin-bottom: 0px; }
li { margin-bottom: 4px; }
"""
# Qt's rich text takes margins in px, counted at 96 to the inch on any device.


@dataclass(frozen=True, slots=True)
class Paper:
    """A document to print: HTML, and PNG bytes by the name the HTML uses."""

    title: str
    html: str
    pictures: dict[str, bytes]
    footer: str
    lang: str = "en"
    """The language it speaks, which need not be that of the screen."""


Record = TopicCard | Guide | Program | Place | ChecklistSheet


@dataclass(frozen=True, slots=True)
class Sheet:
    """One record of a packet and the cautions that stand above it."""

    record: Record
    stops: tuple[Caution, ...]


def make_paper(sheets: list[Sheet], say: Wording, *, reviewed: bool, old: bool = False) -> Paper:
    """The hand-out of some records in one language.

    reviewed: a person has read its texts. old: the pack is more than half a year old.
    """
    return _PaperMaker(say).make(sheets, reviewed=reviewed, old=old)


def qr_png(text: str) -> bytes:
    """A QR code of `text` as PNG bytes."""
    import segno  # noqa: PLC0415 - start time: only for paper and place pages

    written = io.BytesIO()
    segno.make(text, error="m").save(written, kind="png", scale=QR_PIXELS, border=2)
    return written.getvalue()


class _PaperMaker:
    def __init__(self, say: Wording) -> None:
        self._say = say
        self._pictures: dict[str, bytes] = {}

    def make(self, sheets: list[Sheet], *, reviewed: bool, old: bool) -> Paper:
        printed = self._say.day(self._say.today)
        footer = f"{self._say('paper.general')} {self._say('paper.rules_change', date=printed)}"
        title = self._say("paper.title")
        parts = [f"<h1>{escape(title)}</h1>", paragraph(footer, "quiet")]
        if not reviewed:
            parts.append(paragraph(self._say("paper.unreviewed"), "quiet"))
        if old:
            parts.append(paragraph(self._say("paper.old"), "stop"))
        if len(sheets) > 1:
            parts.append(f"<h2>{escape(self._say('paper.contents'))}</h2>")
            parts.append(item_list(self._title(sheet.record) for sheet in sheets))
        places = list(dict.fromkeys(_places(sheets)))
        first = True
        for sheet in sheets:
            if not isinstance(sheet.record, Place):
                parts.append(self._record(sheet.record, sheet.stops, breaks=not first))
                first = False
        if places:
            parts.append(f"<h1>{escape(self._say('part.places'))}</h1>")
            parts.append(paragraph(self._say("place.call_first"), "quiet"))
            parts += [self._place(place) for place in places]
        html = f"<html><head><style>{STYLE}</style></head><body>{''.join(parts)}</body></html>"
        return Paper(title, html, self._pictures, footer, self._say.lang)

    def _title(self, record: Record) -> str:
        return record.name if isinstance(record, (Program, Place)) else record.title

    def _record(
        self,
        record: TopicCard | Guide | Program | ChecklistSheet,
        stops: tuple[Caution, ...],
        *,
        breaks: bool,
    ) -> str:
        style = " style='page-break-before: always'" if breaks else ""
        head = f"<h1{style}>{escape(self._title(record))}</h1>{self._stops(stops, record.topic)}"
        if isinstance(record, TopicCard):
            return head + self._card(record)
        if isinstance(record, Guide):
            return head + self._guide(record)
        if isinstance(record, ChecklistSheet):
            return head + self._checklist(record)
        return head + self._program(record)

    def _card(self, card: TopicCard) -> str:
        parts = [paragraph(card.answer, "answer")]
        parts += [paragraph(item.text) for item in card.summary]
        parts.append(paragraph(self._dates(card.claims), "quiet"))
        papers = [f"{BOX} {paper}" for paper in card.papers]
        parts += self._section("part.bring", papers, plain=True)
        parts += [
            paragraph(f"{self._say(f'fact.{fact.name}')}: {self._say.fact(card.topic, fact)}")
            for fact in card.facts
            if fact.name == "tax_or_ssn_rule" and fact.value is not None
        ]
        parts += self._section("part.steps", [item.text for item in card.steps], ordered=True)
        infos = [one for one in card.cautions if one.level != "stop"]
        parts += self._section("part.cautions", [_caution_text(one) for one in infos])
        parts += self._section("part.know", [item.text for item in card.know])
        parts += self._changes(card)
        parts += self._sources(card.claims)
        return "".join(parts)

    def _changes(self, card: TopicCard) -> list[str]:
        def dated(changes: Iterable[Dated]) -> list[str]:
            return [
                f"{self._say.day(one.since)}: {getattr(one, 'text', '')}"
                for one in changes
                if one.since is not None
            ]

        return [
            *self._section("part.coming", dated(card.coming)),
            *self._section("part.changed", dated(card.past[:3])),
        ]

    def _guide(self, guide: Guide) -> str:
        parts = [paragraph(guide.lead, "answer")]
        claims: list[Item] = []
        for section in guide.sections:
            parts.append(f"<h2>{escape(section.heading)}</h2>")
            parts.append(item_list(item.text for item in section.items))
            claims += section.items
        parts.append(paragraph(self._dates(tuple(claims)), "quiet"))
        parts += self._sources(tuple(claims))
        return "".join(parts)

    def _checklist(self, sheet: ChecklistSheet) -> str:
        facts = [fact for one in sheet.result.outcomes for fact in one.tells if fact.sources]
        claims = tuple({fact.name: fact for fact in facts}.values())
        parts = [checklist_html(sheet, self._say)]
        if claims:
            parts.append(paragraph(self._dates(claims), "quiet"))
        return "".join((*parts, *self._sources(claims)))

    def _program(self, program: Program) -> str:
        parts = [paragraph(program.what, "answer")]
        status = [self._say(f"program.status.{program.status_rule}")]
        if program.status_note:
            status.append(program.status_note)
        for key, texts in (
            ("program.who", [program.who] if program.who else []),
            ("program.how", [program.how] if program.how else []),
        ):
            parts += self._section(key, texts)
        parts += [paragraph(text) for text in status]
        parts.append(paragraph(self._dates((program,)), "quiet"))
        parts += self._sources((program,))
        return "".join(parts)

    def _place(self, place: Place) -> str:
        say = self._say
        rows = [
            (say("place.address"), say.address(place)),
            (say("place.hours"), place.hours or ""),
            (say("place.languages"), say.languages(place)),
            (say("place.cost"), say.cost(place)),
            (say("place.limits"), place.limits or ""),
            (say("place.website"), place.website or ""),
        ]
        phones = "".join(
            f"<p style='font-size: 15pt'><b>{escape(phone.number)}</b>"
            f" <span class='quiet'>{escape(phone.label or '')}</span></p>"
            for phone in place.phones
        )
        lines = "".join(
            f"<p><span class='quiet'>{escape(label)}:</span> {escape(text)}</p>"
            for label, text in rows
            if text
        )
        picture = self._qr(place.website) if place.website else ""
        return (
            "<table width='100%' cellspacing='0' cellpadding='4'><tr><td>"
            f"<h2>{escape(place.name)}</h2><p>{escape(place.what)}</p>{phones}{lines}"
            f"{paragraph(say.age(place, contact=True), 'quiet')}"
            f"</td><td width='110' align='right'>{picture}</td></tr></table>"
        )

    def _stops(self, stops: tuple[Caution, ...], topic: str) -> str:
        if not stops:
            return ""
        body = "".join(
            f"<p><b>{escape(one.title or '')}</b> {escape(_caution_text(one))}</p>" for one in stops
        )
        title = escape(self._say.stop_heading(topic))
        return (
            "<table width='100%' border='1' cellspacing='0' cellpadding='6'"
            " style='border-style: solid; border-color: #A8321F'><tr><td>"
            f"<p class='stop'>\u25b2 {title}</p>{body}</td></tr></table>"
        )

    def _section(
        self, key: str, texts: list[str], *, ordered: bool = False, plain: bool = False
    ) -> list[str]:
        if not texts:
            return []
        head = f"<h2>{escape(self._say(key))}</h2>"
        if plain:
            return [head, *(paragraph(text) for text in texts)]
        return [head, item_list(texts, ordered=ordered)]

    def _dates(self, claims: tuple[Dated, ...]) -> str:
        newest = max((one.as_of for one in claims if one.as_of is not None), default=None)
        if newest is None:
            return self._say("date.unknown")
        told = self._say("date.newest_source", date=self._say.month(newest))
        if is_old(newest, self._say.today):
            told += " \u00b7 " + self._say("date.old", days=STALE_LAW_DAYS)
        return told

    def _sources(self, claims: tuple[Dated, ...]) -> list[str]:
        sources = distinct_sources(claims)
        if not sources:
            return []
        lines = [
            f"{one.publisher}: {one.title}"
            + (f" ({self._say.month(one.as_of)})" if one.as_of else "")
            for one in sources[:8]
        ]
        urls = [source.url for claim in claims for source in claim.sources if source.url]
        official = next((url for url in urls if _OFFICIAL.match(url)), None)
        url = official or next(iter(urls), None)
        word = self._say("paper.scan" if official else "paper.scan_source")
        listed = "".join(paragraph(line, "quiet") for line in lines)
        scan = f"{self._qr(url)}<br>{escape(word)}" if url else ""
        table = (
            f"<table width='100%' cellspacing='0'><tr><td>{listed}</td>"
            f"<td width='120' align='right' class='quiet'>{scan}</td></tr></table>"
        )
        return [f"<h2>{escape(self._say('paper.sources'))}</h2>", table]

    def _qr(self, text: str) -> str:
        name = f"qr-{len(self._pictures)}"
        self._pictures[name] = qr_png(text)
        return f"<img src='{name}' width='84' height='84'>"


def _places(sheets: list[Sheet]) -> Iterable[Place]:
    """The places of a packet: its own first, then those of its checklists."""
    yield from (sheet.record for sheet in sheets if isinstance(sheet.record, Place))
    for sheet in sheets:
        if isinstance(sheet.record, ChecklistSheet):
            yield from sheet.record.places


def _caution_text(caution: Caution) -> str:
    return f"{caution.text} {caution.do or ''}".strip()
