"""Sets one record of a packet in one language, as pieces of HTML from its title down.

It sets an outline on paper and adds no word of its own. Boxes beside papers to bring exist here and
nowhere on screen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from navigator.handout.checklist_paper import ChecklistSheet, checklist_parts
from navigator.handout.form import letter_pieces
from navigator.handout.html import (
    BOX,
    STOP_MARK,
    barred,
    heading,
    in_english,
    inked,
    named,
    number_line,
    paragraph,
    shaded,
    text_of,
    title_of,
    whole_line,
)
from navigator.handout.press import Press
from navigator.language.wording import Wording
from navigator.records.model import Dated, Guide, Nearby, Phone, Place, Program, TopicCard
from navigator.records.outline_parts import NEXT_STEP, Line, Outline, Part, Purpose

COMING_MOST = 3
ASKED = ("bring", "cost")
"""Questions for the phone."""
_BACK_MOST = 3300
"""The characters of HTML that leave room for codes and sources on a second side; the longest
dangers alone are more. A test holds every card to two sides."""
_LINE_END = 70
"""The characters that the end of a line is counted as."""
Record = TopicCard | Guide | Program | Place | ChecklistSheet


@dataclass(frozen=True, slots=True)
class Sheet:
    """One record of a packet; a place has no outline, a checklist's is its stops alone."""

    record: Record
    outline: Outline | None = None
    neutral: str = ""
    """The title of a longer card whose own says something about who carries it."""

    @property
    def title(self) -> str:
        """The title or name of the record, as it may lie on a table."""
        record = self.record
        if self.neutral:
            return self.neutral
        return record.name if isinstance(record, (Program, Place)) else record.title

    @property
    def is_called(self) -> bool:
        """True for a form, and for a longer card with people to call: it is a sheet of its own."""
        if isinstance(self.record, ChecklistSheet):
            return self.record.is_form
        is_other = not isinstance(self.record, TopicCard) and self.outline is not None
        return is_other and bool(self.outline and self.outline.part(Purpose.CALL))

    @property
    def is_answered(self) -> bool:
        """True where it prints the answers of a checklist: it is a sheet of its own."""
        return isinstance(self.record, ChecklistSheet) and self.record.answers is not None

    @property
    def stop(self) -> Part | None:
        """The part with the dangers that stand above the answer; None without one."""
        return self.outline.part(Purpose.STOP) if self.outline else None

    @property
    def answer(self) -> str:
        """The answer, or the lead of a checklist without one; empty for a place."""
        if isinstance(self.record, ChecklistSheet):
            return self.record.answer or self.record.checklist.lead
        return self.outline.answer if self.outline else ""

    @property
    def claims(self) -> tuple[Dated, ...]:
        """Every dated statement of the record, for its dates and its list of sources."""
        if isinstance(self.record, ChecklistSheet):
            told = [fact for one in self.record.result.outcomes for fact in one.tells]
            return tuple({fact.name: fact for fact in told if fact.sources}.values())
        return self.outline.claims if self.outline else ()


def head_pieces(sheet: Sheet, press: Press, anchor: str) -> list[str]:
    """Return the head of a sheet of its own: title, who gives it out, warnings on its words."""
    return [_title(sheet, press, anchor), *press.warnings()]


def _title(sheet: Sheet, press: Press, anchor: str) -> str:
    site = "" if not press.site else paragraph(press.site, "bar")
    return inked(f"<p class='title'>{named(anchor, sheet.title)}</p>{site}")


def pieces(sheet: Sheet, press: Press, anchor: str) -> list[str]:
    """Return title, danger, answer and what follows, without sources and codes."""
    if sheet.outline is None:
        return []
    made = [f"<h1>{named(anchor, sheet.title)}</h1>"]
    for part in sheet.outline.parts:
        if part.purpose is not Purpose.DANGERS:
            made += set_part(part, sheet, press)
    if isinstance(sheet.record, ChecklistSheet):
        made += checklist_parts(sheet.record, press.say)
        if sheet.claims:
            made.append(paragraph(press.say.newest(sheet.claims), "quiet"))
    return made


def front_pieces(sheet: Sheet, press: Press, anchor: str, *, is_alone: bool) -> list[str]:
    """Return the first side of a card: title, stop, answer, bring, do, call, say.

    is_alone: in one language, so that two parts find room beside each other.
    """
    if sheet.outline is None:
        return []
    made = head_pieces(sheet, press, anchor) if is_alone else [_title(sheet, press, anchor)]
    set_parts = {
        part.purpose: "".join(set_part(part, sheet, press))
        for part in sheet.outline.parts
        if part.purpose in NEXT_STEP
    }
    for row in _FRONT:
        cells = [set_parts[purpose] for purpose in row if purpose in set_parts]
        made += [set_beside(cells)] if is_alone and len(cells) > 1 else cells
        if row == (Purpose.ANSWER,) and not is_alone:  # nothing comes before danger and answer
            made += press.warnings()
    return made


_FRONT = (
    (Purpose.STOP,),
    (Purpose.ANSWER,),
    (Purpose.BRING, Purpose.DO),
    (Purpose.CALL, Purpose.SAY),
)
"""The rows of the first side."""


def set_beside(cells: Sequence[str]) -> str:
    """Set two parts side by side, the second a little wider: steps are longer than papers.

    One cell by itself stays as it is.
    """
    if len(cells) == 1:
        return cells[0]
    row = f"<td width='45%'>{cells[0]}</td><td width='2%'></td><td width='53%'>{cells[1]}</td>"
    return f"<table width='100%' cellspacing='0' cellpadding='0'><tr>{row}</tr></table>"


def essential_lines(sheet: Sheet, press: Press) -> list[str]:
    """Return the lines of a code to read without a network: title, every danger, answer, date."""
    record, say = sheet.record, press.say
    if isinstance(record, Place):
        told = (say.address(record), say("place.call_first"))
        called = [record.name, *say.numbers(record), *told]
        return [line for line in called if line]
    lines = [sheet.title]
    if sheet.stop is not None:
        lines.append(f"{sheet.stop.heading}:")
        lines += danger_lines(sheet)
    return [*lines, sheet.answer, press.footer]


def danger_lines(sheet: Sheet) -> list[str]:
    """Return the lines of a code that tell a danger: the last to be let go."""
    return [f"- {line.title or line.text}" for line in sheet.stop.lines] if sheet.stop else []


def place_pieces(place: Place, press: Press, near: Mapping[str, Nearby]) -> list[str]:
    """Return name, phone and known facts of a place; its distance where a ZIP was given."""
    say = press.say
    rows = [
        (say("place.distance"), say.distance(near[place.id]) if place.id in near else ""),
        (say("place.address"), say.address(place)),
        (say("place.hours"), place.hours or ""),
        (say("place.languages"), say.languages(place)),
        (say("place.cost"), say.cost(place)),
        *((say(key), tell(place)) for key, tell in say.answers),
        (say("place.limits"), place.limits or ""),
        (say("place.run_by"), say.run_by(place)),
        (say("place.website"), place.website or ""),
    ]
    phones = "".join(
        f"<p><span class='number'>{escape(phone.number)}</span>"
        f" <span class='quiet'>{escape(_whose(phone, place, say))}</span></p>"
        for phone in place.reached_at
    )
    lines = "".join(
        f"<p><span class='quiet'>{escape(label)}:</span> {escape(text)}</p>"
        for label, text in rows
        if text
    )
    told = (say.from_center(place), say.called(place), say.contact_age(place), say.checked(place))
    notes = [paragraph(text, "quiet") for text in told if text]
    return [heading(place.name), paragraph(place.what), phones, lines, *notes]


def _whose(phone: Phone, place: Place, say: Wording) -> str:
    return " \u00b7 ".join(filter(None, (say.whose_phone(place), phone.label)))


def set_part(part: Part, sheet: Sheet, press: Press) -> list[str]:
    """Return a part in HTML, under its heading."""
    if part.purpose is Purpose.STOP:
        return [barred(part.heading, "".join(_stops(part, sheet)))]
    notes = [paragraph(note, "quiet") for note in part.notes if note]
    if part.purpose is Purpose.ANSWER:
        more = [paragraph(line.more) for line in part.lines if line.more]
        more += [paragraph(x.english.whole, "english") for x in part.lines if x.english]
        mark = [paragraph(part.heading, "quiet")] if part.heading else []
        return [shaded("".join([*mark, paragraph(part.lines[0].text, "answer"), *more, *notes]))]
    head = [heading(part.heading)] if part.heading else []
    match part.purpose:
        case Purpose.BRING:
            body = [
                f"<p>{BOX} {escape(one.text)}{in_english(one, text_of)}</p>" for one in part.lines
            ]
        case Purpose.DAY:
            body = [
                paragraph(text, style)
                for line in part.lines
                for text, style in (
                    (line.text, "lead"),
                    (line.more, "quiet"),
                    (line.english.whole if line.english else "", "english"),
                )
                if text
            ]
        case Purpose.DO:
            body = [f"<ol>{''.join(map(_step, part.lines))}</ol>"]
        case Purpose.CALL:
            body = [number_line(one) for one in part.lines]
        case Purpose.WRITE:
            body = [*letter_pieces(part)]
        case Purpose.SAY:
            body = [*(_said(one) for one in part.lines), *_ask(press)]
        case Purpose.NOTE | Purpose.STATUS | Purpose.SUMMARY:
            body = [f"<p>{whole_line(line)}</p>" for line in part.lines]
        case _ if sheet.outline is not None and sheet.outline.part(Purpose.CALL):
            # Where numbers are what counts, what to know beside them is small.
            body = [f"<p class='small'>\u2022 {whole_line(line)}</p>" for line in part.lines]
        case _:
            body = [f"<ul>{''.join(f'<li>{whole_line(line)}</li>' for line in part.lines)}</ul>"]
    return [*head, *body, *notes]


def _stops(part: Part, sheet: Sheet) -> Iterator[str]:
    """Yield each danger whole; of a card in a few words, with the nearest lawyer."""
    is_card = isinstance(sheet.record, TopicCard)
    for line in part.lines:
        text = "" if is_card else f" {escape(line.text)}"
        english = in_english(line, title_of if is_card else _titled)
        yield f"<p><b>{escape(line.title)}</b>{text}{english}</p>"
    if is_card and sheet.outline is not None and sheet.outline.lawyer is not None:
        yield number_line(sheet.outline.lawyer)


def _step(line: Line) -> str:
    traps = "".join(
        f"<br><b>{STOP_MARK} {escape(trap.title)}</b>{in_english(trap, title_of)}"
        for trap in line.traps
    )
    return f"<li>{escape(line.text)}{in_english(line, text_of)}{traps}</li>"


def _titled(line: Line) -> str:
    return f"{line.title} {line.text}".strip()


def _said(line: Line) -> str:
    """Return the sentence to show at the counter, and the same in English."""
    english = f"<br>\u201c{escape(line.more)}\u201d" if line.more else ""
    return f"<p><b>\u201c{escape(line.text)}\u201d</b>{english}</p>"


def _ask(press: Press, asked: Sequence[str] = ASKED) -> list[str]:
    """Return questions for the phone, with room to write."""
    return [paragraph(press.say(f"paper.ask.{one}") + " " + "_" * 16) for one in asked]


def slip_pieces(place: Place, press: Press) -> list[str]:
    """Return what to write beside a place that is given out alone: the appointment, answers."""
    line = "_" * 14
    rooms = (f"{press.say(f'paper.appointment.{one}')} {line}" for one in ("day", "time", "who"))
    asked = _ask(press, (*ASKED, *(["interpreter"] if place.state != "PR" else [])))
    return [heading(press.say("paper.appointment")), paragraph("\u2003".join(rooms)), *asked]


def back_pieces(sheet: Sheet, press: Press, *, has_room: bool = False) -> list[str]:
    """Return the second side of a card: every danger whole, coming changes, more on steps.

    has_room: in one language and usual type, so that papers and steps that say more than their
    first words find a place below.
    """
    if sheet.outline is None or not isinstance(sheet.record, TopicCard):
        return []
    dangers = "".join(
        f"<p class='small'><b>{escape(line.title)}</b> {escape(line.text)}"
        f"{in_english(line, _titled)}</p>"
        for line in sheet.outline.dangers
    )
    made = [heading(press.say("part.dangers")), dangers] if dangers else []
    police = sheet.outline.part(Purpose.POLICE)
    if police is not None:
        made.append(heading(police.heading))
        made += [f"<p class='small'>{whole_line(line)}</p>" for line in police.lines]
        made += [paragraph(text, "small") for text in police.notes if text]
    coming = sheet.outline.part(Purpose.COMING)
    if coming is not None:
        made.append(heading(coming.heading))
        shown = coming.lines[:COMING_MOST]
        made += [f"<p class='small'>{whole_line(line)}</p>" for line in shown]
    full = list(_in_full(sheet.outline, sum(map(len, made)))) if has_room else []
    if full:
        made += [
            heading(press.say("part.more_on_steps")),
            *(paragraph(one, "small") for one in full),
        ]
    return made


def _in_full(outline: Outline, used: int) -> Iterator[str]:
    """Yield papers and steps that say more than stands on the first side, as many as find room."""
    for part in filter(None, map(outline.part, (Purpose.BRING, Purpose.DO))):
        for number, line in enumerate(part.lines, start=1):
            used += len(line.whole) + _LINE_END if line.more else 0
            if line.more and used <= _BACK_MOST:
                mark = f"{number}." if part.purpose is Purpose.DO else "\u2022"
                yield f"{mark} {line.whole}"
