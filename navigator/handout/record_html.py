"""One record of a packet in one language, as pieces of HTML from its title down.

It sets an outline on paper and adds no word of its own. Boxes beside papers to bring
exist here and nowhere on screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape

from navigator.handout.checklist_paper import ChecklistSheet, checklist_parts
from navigator.handout.html import BOX, barred, heading, item_list, named, paragraph, shaded
from navigator.handout.press import Press
from navigator.records.model import Dated, Guide, Nearby, Place, Program, TopicCard
from navigator.records.outline_parts import CHANGES_ON_PAPER, NOT_ON_PAPER, Outline, Part, Purpose

Record = TopicCard | Guide | Program | Place | ChecklistSheet


@dataclass(frozen=True, slots=True)
class Sheet:
    """One record of a packet; a place has no outline, a checklist's is its stops alone."""

    record: Record
    outline: Outline | None = None

    @property
    def title(self) -> str:
        """The title or name of the record."""
        record = self.record
        return record.name if isinstance(record, (Program, Place)) else record.title

    @property
    def stop(self) -> Part | None:
        """The dangers that stand above it."""
        return self.outline.part(Purpose.STOP) if self.outline else None

    @property
    def answer(self) -> str:
        """What it says first; empty for a place."""
        if isinstance(self.record, ChecklistSheet):
            return self.record.answer or self.record.checklist.lead
        return self.outline.answer if self.outline else ""

    @property
    def claims(self) -> tuple[Dated, ...]:
        """Every dated statement of it, for its dates and its list of sources."""
        if isinstance(self.record, ChecklistSheet):
            told = [fact for one in self.record.result.outcomes for fact in one.tells]
            return tuple({fact.name: fact for fact in told if fact.sources}.values())
        return self.outline.claims if self.outline else ()


def pieces(sheet: Sheet, press: Press, anchor: str) -> list[str]:
    """Title, danger, answer and all that follows, without sources and codes."""
    if sheet.outline is None:
        return []
    made = [f"<h1>{named(anchor, sheet.title)}</h1>"]
    for part in sheet.outline.parts:
        if part.purpose not in NOT_ON_PAPER:
            made += _set(part, sheet, press)
    if isinstance(sheet.record, ChecklistSheet):
        made += checklist_parts(sheet.record, press.say)
        made += _dates(sheet.claims, press) if sheet.claims else []
    return made


def essential_lines(sheet: Sheet, press: Press) -> list[str]:
    """What a code holds to be read without a network: title, every danger, answer, date."""
    record, say = sheet.record, press.say
    if isinstance(record, Place):
        numbers = [phone.number for phone in record.phones]
        called = [record.name, *numbers, say.address(record), say("place.call_first")]
        return [line for line in called if line]
    lines = [sheet.title]
    if sheet.stop is not None:
        lines.append(f"{sheet.stop.heading}:")
        lines += [f"- {line.title or line.text}" for line in sheet.stop.lines]
    return [*lines, sheet.answer, press.footer]


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
        (say("place.run_by"), say.run_by(place)),
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


def _set(part: Part, sheet: Sheet, press: Press) -> list[str]:
    """A part in HTML."""
    head = [heading(part.heading)] if part.heading else []
    match part.purpose:
        case Purpose.STOP:
            lines = (
                f"<p><b>{escape(line.title)}</b> {escape(line.text)}</p>" for line in part.lines
            )
            return [barred(part.heading, "".join(lines))]
        case Purpose.ANSWER:
            answer, *rest = part.texts
            dates = "".join(_dates(sheet.claims, press))
            return [shaded(paragraph(answer, "answer") + dates), *map(paragraph, rest)]
        case Purpose.BRING:
            return [*head, *(paragraph(f"{BOX} {text}") for text in part.texts)]
        case Purpose.NOTE | Purpose.RULE | Purpose.STATUS:
            return [*head, *map(paragraph, part.texts)]
        case Purpose.CHANGED:
            return [*head, item_list(part.texts[:CHANGES_ON_PAPER])]
        case _:
            return [*head, item_list(part.texts, ordered=part.purpose is Purpose.DO)]


def _dates(claims: Iterable[Dated], press: Press) -> list[str]:
    return [paragraph(" \u00b7 ".join(press.say.age_of(claims)), "quiet")]
