"""One record of a packet in one language, as pieces of HTML from its title down.

Danger stands above the answer on paper too. Boxes beside papers to bring exist
here and nowhere on screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape

from navigator.handout.checklist_paper import ChecklistSheet, checklist_parts
from navigator.handout.html import BOX, barred, heading, item_list, named, paragraph, shaded
from navigator.handout.press import Press
from navigator.language.wording import STALE_LAW_DAYS, is_old
from navigator.records.model import Caution, Dated, Guide, Item, Nearby, Place, Program, TopicCard

Record = TopicCard | Guide | Program | Place | ChecklistSheet
Told = TopicCard | Guide | Program | ChecklistSheet
"""What has an answer of its own; a place has none."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One record of a packet and the cautions that stand above it."""

    record: Record
    stops: tuple[Caution, ...]

    @property
    def title(self) -> str:
        """The title or name of the record."""
        record = self.record
        return record.name if isinstance(record, (Program, Place)) else record.title


def pieces(sheet: Sheet, press: Press, anchor: str) -> list[str]:
    """Title, danger, answer and all that follows, without sources and codes."""
    record = sheet.record
    if isinstance(record, Place):
        return []
    title = f"<h1>{named(anchor, sheet.title)}</h1>"
    return [title, *_stops(sheet.stops, record.topic, press), *_body(record, press)]


def claims_of(record: Told) -> tuple[Dated, ...]:
    """Every dated statement of a record, for its dates and its list of sources."""
    if isinstance(record, TopicCard):
        return record.claims
    if isinstance(record, Guide):
        return tuple(item for section in record.sections for item in section.items)
    if isinstance(record, Program):
        return (record,)
    facts = [fact for one in record.result.outcomes for fact in one.tells if fact.sources]
    return tuple({fact.name: fact for fact in facts}.values())


def essential_lines(sheet: Sheet, press: Press) -> list[str]:
    """What a code holds to be read without a network: title, every danger, answer, date."""
    record, say = sheet.record, press.say
    if isinstance(record, Place):
        numbers = [phone.number for phone in record.phones]
        called = [record.name, *numbers, say.address(record), say("place.call_first")]
        return [line for line in called if line]
    lines = [sheet.title]
    if sheet.stops:
        lines.append(f"{say.stop_heading(record.topic)}:")
        lines += [f"- {one.title or one.text}" for one in sheet.stops]
    return [*lines, _answer(record), press.footer]


def place_pieces(place: Place, press: Press, near: Mapping[str, Nearby]) -> list[str]:
    """Name, phone and what is known of a place; how far it is where a ZIP was given."""
    say = press.say
    rows = [
        (say("place.distance"), say.distance(near[place.id]) if place.id in near else ""),
        (say("place.address"), say.address(place)),
        (say("place.hours"), place.hours or ""),
        (say("place.languages"), say.languages(place)),
        (say("place.cost"), say.cost(place)),
        (say("place.limits"), place.limits or ""),
        (say("place.website"), place.website or ""),
    ]
    phones = "".join(
        f"<p><span class='number'>{escape(phone.number)}</span>"
        f" <span class='quiet'>{escape(phone.label or '')}</span></p>"
        for phone in place.phones
    )
    lines = "".join(
        f"<p><span class='quiet'>{escape(label)}:</span> {escape(text)}</p>"
        for label, text in rows
        if text
    )
    age = paragraph(say.age(place, contact=True), "quiet")
    return [heading(place.name), paragraph(place.what), phones, lines, age]


def _answer(record: Told) -> str:
    if isinstance(record, TopicCard):
        return record.answer
    if isinstance(record, Guide):
        return record.lead
    if isinstance(record, Program):
        return record.what
    return record.answer or record.checklist.lead


def _body(record: Told, press: Press) -> list[str]:
    if isinstance(record, TopicCard):
        return _card(record, press)
    if isinstance(record, Guide):
        return _guide(record, press)
    if isinstance(record, Program):
        return _program(record, press)
    return [*checklist_parts(record, press.say), *_dates(claims_of(record), press, empty=False)]


def _card(card: TopicCard, press: Press) -> list[str]:
    say = press.say
    rule = [
        f"{say(f'fact.{fact.name}')}: {say.fact(card.topic, fact)}"
        for fact in card.facts
        if fact.name == "tax_or_ssn_rule" and fact.value is not None
    ]
    infos = [_caution_text(one) for one in card.cautions if one.level != "stop"]
    return [
        _answered(card, press),
        *(paragraph(item.text) for item in card.summary),
        *_section("part.bring", [f"{BOX} {paper}" for paper in card.papers], press, plain=True),
        *(paragraph(text) for text in rule),
        *_section("part.steps", [item.text for item in card.steps], press, ordered=True),
        *_section("part.cautions", infos, press),
        *_section("part.know", [item.text for item in card.know], press),
        *_changes(card, press),
    ]


def _changes(card: TopicCard, press: Press) -> list[str]:
    def dated(changes: Iterable[Dated]) -> list[str]:
        return [
            f"{press.say.day(one.since)}: {getattr(one, 'text', '')}"
            for one in changes
            if one.since is not None
        ]

    return [
        *_section("part.coming", dated(card.coming), press),
        *_section("part.changed", dated(card.past[:3]), press),
    ]


def _guide(guide: Guide, press: Press) -> list[str]:
    parts = [_answered(guide, press)]
    for section in guide.sections:
        parts += [heading(section.heading), item_list(_texts(section.items))]
    return parts


def _program(program: Program, press: Press) -> list[str]:
    status = [press.say(f"program.status.{program.status_rule}")]
    if program.status_note:
        status.append(program.status_note)
    return [
        _answered(program, press),
        *_section("program.who", [program.who] if program.who else [], press),
        *_section("program.how", [program.how] if program.how else [], press),
        *(paragraph(text) for text in status),
    ]


def _answered(record: Told, press: Press) -> str:
    dates = "".join(_dates(claims_of(record), press))
    return shaded(paragraph(_answer(record), "answer") + dates)


def _texts(items: Iterable[Item]) -> list[str]:
    return [item.text for item in items]


def _stops(stops: tuple[Caution, ...], topic: str, press: Press) -> list[str]:
    if not stops:
        return []
    body = "".join(
        f"<p><b>{escape(one.title or '')}</b> {escape(_caution_text(one))}</p>" for one in stops
    )
    return [barred(press.say.stop_heading(topic), body)]


def _section(
    key: str, texts: list[str], press: Press, *, ordered: bool = False, plain: bool = False
) -> list[str]:
    if not texts:
        return []
    head = heading(press.say(key))
    if plain:
        return [head, *(paragraph(text) for text in texts)]
    return [head, item_list(texts, ordered=ordered)]


def _dates(claims: tuple[Dated, ...], press: Press, *, empty: bool = True) -> list[str]:
    say = press.say
    newest = max((one.as_of for one in claims if one.as_of is not None), default=None)
    if newest is None:
        return [paragraph(say("date.unknown"), "quiet")] if claims or empty else []
    told = say("date.newest_source", date=say.month(newest))
    if is_old(newest, say.today):
        told += " \u00b7 " + say("date.old", days=STALE_LAW_DAYS)
    return [paragraph(told, "quiet")]


def _caution_text(caution: Caution) -> str:
    return f"{caution.text} {caution.do or ''}".strip()
