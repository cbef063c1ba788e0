"""Composes a card, a program and a longer card: which parts, in which order, in which words.

The one place that decides what screen, paper and speech say. It adds no fact of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from navigator.language.wording import Wording
from navigator.records.model import Caution, Change, Dated, Guide, Item, Program, TopicCard
from navigator.records.outline_parts import Line, Outline, Part, Purpose

if TYPE_CHECKING:
    from navigator.handout.checklist_paper import ChecklistSheet

    Told = TopicCard | Guide | Program | ChecklistSheet

BESIDE_PAPERS = ("tax_or_ssn_rule",)
"""Typed facts that are told beside the papers to bring."""


def outline(record: Told, say: Wording, stops: tuple[Caution, ...] = ()) -> Outline:
    """What a record says, part by part; `stops` stand above the answer of a program.

    Of a checklist only what stands above it: what it asks and finds is composed by its page.
    """
    if isinstance(record, TopicCard):
        return _card(record, say)
    if isinstance(record, Guide):
        return _guide(record, say)
    if isinstance(record, Program):
        return _program(record, stops, say)
    return _outline(record.title, [stop_part(record.stops, record.topic, say)], ())


def _card(card: TopicCard, say: Wording) -> Outline:
    infos = (one for one in card.cautions if one.level != "stop")
    rules = [
        f"{say(f'fact.{fact.name}')}: {say.fact(card.topic, fact)}"
        for fact in card.facts
        if fact.name in BESIDE_PAPERS and fact.value is not None
    ]
    return _outline(
        card.title,
        [
            stop_part(card.stops, card.topic, say),
            _plain(Purpose.ANSWER, "", [card.answer, *_items(card.summary, say)]),
            Part(Purpose.DANGERS, say("part.dangers"), _cautions(card.stops)),
            _plain(Purpose.BRING, say("part.bring"), card.papers),
            _plain(Purpose.RULE, "", rules),
            _plain(Purpose.DO, say("part.steps"), _items(card.steps, say)),
            Part(Purpose.CAUTIONS, say("part.cautions"), _cautions(infos)),
            _plain(Purpose.KNOW, say("part.know"), _items(card.know, say)),
            _plain(Purpose.COMING, say("part.coming"), _changes(card.coming, say)),
            _plain(Purpose.CHANGED, say("part.changed"), _changes(card.past, say)),
        ],
        card.claims,
    )


def _guide(guide: Guide, say: Wording) -> Outline:
    above = (one for one in guide.cautions if one.level == "stop")
    sections = [
        _plain(Purpose.SECTION, section.heading, _items(section.items, say))
        for section in guide.sections
    ]
    claims = tuple(item for section in guide.sections for item in section.items)
    parts = [
        stop_part(above, guide.topic, say),
        _plain(Purpose.ANSWER, "", [guide.lead]),
        *sections,
    ]
    return _outline(guide.title, parts, claims, private=guide.sensitive)


def _program(program: Program, stops: tuple[Caution, ...], say: Wording) -> Outline:
    note = ""
    if program.until is not None and program.until < say.today:
        note = say("date.ended", date=say.day(program.until))
    elif program.since is not None and program.since > say.today:
        note = say("date.coming", date=say.day(program.since))
    status = [say(f"program.status.{program.status_rule}"), program.status_note or ""]
    return _outline(
        program.name,
        [
            stop_part(stops, program.topic, say),
            _plain(Purpose.NOTE, "", [note]),
            _plain(Purpose.ANSWER, "", [program.what]),
            _plain(Purpose.WHO, say("program.who"), [program.who or ""]),
            _plain(Purpose.HOW, say("program.how"), [program.how or ""]),
            _plain(Purpose.STATUS, "", status),
            Part(Purpose.DANGERS, say("part.dangers"), _cautions(stops)),
        ],
        (program,),
        private=program.sensitive,
    )


def _outline(
    title: str, parts: Iterable[Part], claims: tuple[Dated, ...], *, private: bool = False
) -> Outline:
    return Outline(title, tuple(part for part in parts if part.lines), claims, private)


def _plain(role: Purpose, heading: str, texts: Iterable[str]) -> Part:
    return Part(role, heading, tuple(Line(text) for text in texts if text))


def stop_part(stops: Iterable[Caution], topic: str, say: Wording) -> Part:
    """The dangers that stand above an answer, whole."""
    return Part(Purpose.STOP, say.stop_heading(topic), _cautions(stops))


def caution_text(caution: Caution) -> str:
    """What may happen and what to do about it."""
    return f"{caution.text} {caution.do or ''}".strip()


def _cautions(cautions: Iterable[Caution]) -> tuple[Line, ...]:
    return tuple(Line(caution_text(one), one.title or "") for one in cautions)


def _items(items: Iterable[Item], say: Wording) -> list[str]:
    """Items as sentences; one without a page, or with weak ones alone, says so."""
    return [
        item.text
        if item.confidence not in ("weak", "unconfirmed")
        else f"{item.text} ({say(f'confidence.{item.confidence}')})"
        for item in items
    ]


def _changes(changes: Iterable[Change], say: Wording) -> list[str]:
    """Changes with their day in front."""
    return [f"{say.day(one.since)}: {one.text}" for one in changes if one.since is not None]
