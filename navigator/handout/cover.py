"""The head of a packet: a cover with topics, states and contents, or only a title."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from navigator.handout.edition import Edition
from navigator.handout.html import STOP_MARK, beside, heading, inked, named, paragraph
from navigator.handout.press import Press
from navigator.handout.record_html import Sheet
from navigator.records.model import Place, TopicCard
from navigator.records.outline_parts import Purpose

Entry = tuple[str, Sheet]
"""A record, with its anchor before it."""
_CONTENTS_FROM = 4
"""From so many records on, the first page lists them; with fewer it is a family's plan."""
_PLANNED = 3
_TO_DO = (Purpose.BRING, Purpose.CALL)
PLACES = "at-places"
"""The anchor of the places, which stand together."""


def cover(
    presses: Sequence[Press],
    entries: Sequence[Sequence[Entry]],
    edition: Edition,
    *,
    is_bound: bool,
    has_places: bool,
) -> str:
    """Return the first page of several records, which are bound; for a single one only a title.

    entries: for each language the records of the packet without its places; these follow together.
    """
    if not is_bound:
        has_head = any(
            isinstance(one.record, TopicCard) or one.is_called or one.is_answered
            for _, one in entries[0]
        )
        return "" if has_head else beside([_head(press, edition) for press in presses])
    cards = [sheet for _, sheet in entries[0] if isinstance(sheet.record, TopicCard)]
    is_plan = bool(cards) and len(entries[0]) < _CONTENTS_FROM
    if is_plan and len(presses) > 1:
        return _shared_plan(presses, entries, edition)
    columns = [
        [*_head(press, edition), *_about(press, mine)]
        for press, mine in zip(presses, entries, strict=True)
    ]
    if is_plan:
        plans = [_plan(press, mine) for press, mine in zip(presses, entries, strict=True)]
        return beside(columns) + beside(plans)
    return beside(columns) + _contents(presses, entries, has_places=has_places)


def _head(press: Press, edition: Edition) -> list[str]:
    site = paragraph(press.say("paper.from", site=edition.site), "bar") if edition.site else ""
    return [inked(paragraph(press.say("paper.title"), "cover") + site), *press.notes()]


def _about(press: Press, entries: Sequence[Entry]) -> list[str]:
    """Return where the packet holds, its topics, and the warning to read the dangers first."""
    say = press.say
    records = [sheet.record for _, sheet in entries if not isinstance(sheet.record, Place)]
    states = list(dict.fromkeys(say.state(one.state) for one in records))
    topics = list(dict.fromkeys(say(f"topic.{one.topic}") for one in records))
    about = [heading(", ".join(states)), paragraph(" \u00b7 ".join(topics), "number")]
    if any(sheet.stop for _, sheet in entries):
        about.append(paragraph(say("paper.cover_stops", mark=STOP_MARK), "stop"))
    return about if records else []


def _plan(press: Press, entries: Sequence[Entry]) -> list[str]:
    """Return the first steps of each of two or three topics: bring and call."""
    told = [heading(press.say("paper.plan"))]
    for _, sheet in entries:
        lines = [f"<b>{escape(sheet.title)}</b>", escape(sheet.answer)]
        lines += [line for purpose in _TO_DO if (line := _to_do(sheet, purpose))]
        told.append(f"<p>{'<br>'.join(lines)}</p>")
    return told


def _shared_plan(
    presses: Sequence[Press], entries: Sequence[Sequence[Entry]], edition: Edition
) -> str:
    """Return the plan in two languages, one below the other and the second smaller.

    Numbers stand once.
    """
    first, *others = dict.fromkeys(press.say("paper.title") for press in presses)
    site = [presses[0].say("paper.from", site=edition.site)] if edition.site else []
    bars = "".join(paragraph(one, "bar") for one in (*others, *site))
    made = [inked(paragraph(first, "title") + bars)]
    made += dict.fromkeys(text for press in presses for text in press.warnings())
    if any(sheet.stop for _, sheet in entries[0]):
        told = [escape(press.say("paper.cover_stops", mark=STOP_MARK)) for press in presses]
        made.append(f"<p><b>{told[0]}</b> {'<br>'.join(_both(told)[1:])}</p>")
    plans = dict.fromkeys(press.say("paper.plan") for press in presses)
    made.append(heading(" \u00b7 ".join(plans)))
    for rows in zip(*entries, strict=True):
        sheets = [sheet for _, sheet in rows]
        titles = dict.fromkeys(sheet.title for sheet in sheets)
        name = escape(" \u00b7 ".join(titles))
        lines = [f"<b>{name}</b>"]
        lines += _both([escape(sheet.answer) for sheet in sheets])
        lines += _both([_to_do(sheet, Purpose.BRING) for sheet in sheets])
        made.append(f"<p>{'<br>'.join([*lines, _to_do(sheets[0], Purpose.CALL)])}</p>")
    return "".join(made)


def _both(texts: Sequence[str]) -> list[str]:
    """Return HTML in the first language, then smaller in the other."""
    first, *others = dict.fromkeys(texts)
    return [first, *(f"<span class='quiet'>{one}</span>" for one in others)] if first else []


def _to_do(sheet: Sheet, purpose: Purpose) -> str:
    """Return a line of the plan in HTML: every paper, or the first numbers; else empty."""
    part = sheet.outline.part(purpose) if sheet.outline else None
    if part is None:
        return ""
    if purpose is Purpose.CALL:
        told = "; ".join(f"{line.text} ({line.more})" for line in part.lines[:_PLANNED])
    else:
        told = ". ".join(line.text.rstrip(".") for line in part.lines)
    return f"{escape(part.heading)}: {escape(told)}"


def _contents(
    presses: Sequence[Press], entries: Sequence[Sequence[Entry]], *, has_places: bool
) -> str:
    rows = [
        _row(anchor, [mine[number][1].title for mine in entries], stops=sheet.stop is not None)
        for number, (anchor, sheet) in enumerate(entries[0])
    ]
    if has_places:
        rows.append(_row(PLACES, [press.say("part.places") for press in presses], stops=False))
    title = " \u00b7 ".join(press.say("paper.contents") for press in presses)
    return (
        f"{heading(title)}<table width='100%' border='1' cellspacing='0' cellpadding='7'"
        " style='border-collapse: collapse; border-style: solid; border-color: #8A949B'>"
        f"{''.join(rows)}</table>"
    )


def _row(anchor: str, titles: list[str], *, stops: bool) -> str:
    # The page is filled in when the paper is laid out: see `Paper`.
    share = 82 // len(titles)
    cells = "".join(f"<td width='{share}%'>{escape(title)}</td>" for title in titles)
    mark, page = STOP_MARK if stops else "", named(f"page-{anchor}", "0")
    return (
        f"<tr><td width='6%' align='center'>{mark}</td>{cells}"
        f"<td width='12%' align='right'>{page}</td></tr>"
    )
