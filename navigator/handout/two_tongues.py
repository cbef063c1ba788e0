"""Sets a card in two languages on one sheet: the visitor's large, the other small beside it.

Some of the other language stands below instead. A number, a name, an address and a source stand
once, in the visitor's language; a text that is the same in both is not repeated. In large type both
languages stand side by side instead (`html.beside`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from navigator.handout.html import (
    BOX,
    BREAK,
    STOP_MARK,
    barred,
    inked,
    named,
    number_line,
    numbered,
    paragraph,
    shaded,
)
from navigator.handout.press import Press
from navigator.handout.record_html import ASKED, COMING_MOST, Sheet
from navigator.language.bidi import plain
from navigator.records.outline_parts import NEXT_STEP, Line, Outline, Part, Purpose, paired

_ANSWERED = ((Purpose.ANSWER,),)
_FRONT = (
    ((Purpose.STOP,),),
    _ANSWERED,
    ((Purpose.BRING, Purpose.CALL), (Purpose.DO,)),
    ((Purpose.SAY,),),
)
"""The rows of the first side, their columns, and the parts in each: numbers below the papers, where
room is left beside the steps."""

_SIZES = 9.5, 9.0
"""Points of small type, and of the other language's."""
_GAP = " style='padding-top: 3px'"
_COLUMNS = 98
"""Percent of the width that two columns share."""

_NARROW = 40
"""The narrowest column in percent: a number and its name stand on a line or two."""
DOT = " \u00b7 "
"""Stands between two short notes on one line."""
_TAG = re.compile(r"<[^>]*>")

Both = Sequence[tuple[Sheet, Press]]
"""A card in the visitor's language, then in the other."""


def card_html(both: Both, anchor: str, *, new_page: bool) -> str:
    """Return both sides of a card, without codes and sources."""
    first, other = (sheet.outline for sheet, _ in both)
    if first is None or other is None:
        return ""
    parts = {one.purpose: "".join(_part(one, beside, both)) for one, beside in paired(first, other)}
    made = [_title(both, anchor)]
    for row in _FRONT:
        cells = ["".join(parts.get(purpose, "") for purpose in cell) for cell in row]
        made.append(_evenly([cell for cell in cells if cell]))
        if row == _ANSWERED:  # nothing comes before danger and answer
            made += _warnings(both)
    front = "".join(made)
    if new_page:
        front = front.replace("<table", f"<table{BREAK}", 1)
    return front + "".join(_back(first, other, both))


def _evenly(cells: Sequence[str]) -> str:
    """Return one cell as it is, or two beside each other, about equally long."""
    if len(cells) < 2:
        return "".join(cells)
    first, second = (len(_TAG.sub("", cell)) for cell in cells)
    wide = min(max(round(_COLUMNS * first / (first + second)), _NARROW), _COLUMNS - _NARROW)
    row = f"<td width='{wide}%'>{cells[0]}</td><td width='2%'></td>"
    row += f"<td width='{_COLUMNS - wide}%'>{cells[1]}</td>"
    return f"<table width='100%' cellspacing='0' cellpadding='0'><tr>{row}</tr></table>"


def head(both: Both, anchor: str) -> Iterator[str]:
    """Yield the title, small the other language's, who gives it out, and warnings on the words."""
    yield _title(both, anchor)
    yield from _warnings(both)


def _title(both: Both, anchor: str) -> str:
    (first, press), (other, _) = both
    beside = f"<br><span class='bar'>{escape(other.title)}</span>"
    title = f"<p class='title'>{named(anchor, first.title)}{beside}</p>"
    site = paragraph(press.site, "bar") if press.site else ""
    return inked(title + site)


def _warnings(both: Both) -> Iterable[str]:
    return dict.fromkeys(told for _, press in both for told in press.warnings())


def _part(one: Part, other: Part, both: Both) -> Iterator[str]:
    """Yield a part of the first side, with the other language beside or below it."""
    if one.purpose not in NEXT_STEP:
        return
    head = headed(one.heading, other.heading)
    lines = list(zip(one.lines, other.lines, strict=True))
    notes = [along(*texts, "quiet", DOT) for texts in zip(one.notes, other.notes, strict=True)]
    match one.purpose:
        case Purpose.STOP:
            title = dict.fromkeys((one.heading, other.heading))
            yield barred(DOT.join(title), "".join(_stops(lines, both[0][0].outline)))
        case Purpose.ANSWER:
            told = [
                twice(line.text, beside.text, "answer", kind_of(line)) for line, beside in lines[:1]
            ]
            told += [twice(line.more, beside.more, kind=kind_of(line)) for line, beside in lines]
            yield shaded("".join([*told, *notes]))
        case Purpose.BRING:
            papers = (
                along(f"{BOX} {line.text}", beside.text, kind=kind_of(line))
                for line, beside in lines
            )
            yield "".join([head, *papers, *notes])
        case Purpose.DO:
            steps = "".join(_step(line, beside) for line, beside in lines)
            yield "".join([head, f"<ol>{steps}</ol>", *notes])
        case Purpose.CALL:
            yield "".join([head, *(number_line(line) for line, _ in lines), *notes])
        case _:
            strips = "".join(said(line, beside) for line, beside in lines)
            yield head + _evenly([strips, "".join(_ask(both))])


def _stops(lines: Sequence[tuple[Line, Line]], told: Outline | None) -> Iterator[str]:
    for line, beside in lines:
        more = second(line.title, beside.title, kind=kind_of(line))
        yield f"<p><b>{escape(line.title)}</b>{more}{numbered(line)}</p>"
    if told is not None and told.lawyer is not None:
        yield number_line(told.lawyer)


def _step(line: Line, other: Line) -> str:
    traps = "".join(
        f"<br><b>{STOP_MARK} {escape(trap.title)}</b>"
        f"{second(trap.title, beside.title, kind=kind_of(trap))}{numbered(trap)}"
        for trap, beside in zip(line.traps, other.traps, strict=True)
    )
    more = second(line.text, other.text, kind=kind_of(line))
    return f"<li>{escape(line.text)}{more}{numbered(line)}{traps}</li>"


def said(line: Line, other: Line) -> str:
    """Return the sentence to say at the counter, in each language."""
    first, *others = dict.fromkeys(text for text in (line.text, line.more, other.text) if text)
    more = "".join(f"<br>\u201c{escape(text)}\u201d" for text in others)
    return f"<p><b>\u201c{escape(first)}\u201d</b>{more}</p>"


def _ask(both: Both) -> Iterator[str]:
    for one in ASKED:
        first, other = (press.say(f"paper.ask.{one}") for _, press in both)
        yield f"<p>{escape(first)}{second(first, other, ' ')} {'_' * 16}</p>"


def _back(one: Outline, other: Outline, both: Both) -> Iterator[str]:
    """Yield every danger whole and coming changes, the other language in a narrower column."""
    says = [press.say for _, press in both]
    rows = [
        [f"<b>{escape(line.title)}</b> {escape(line.text)}" for line in pair]
        for pair in zip(one.dangers, other.dangers, strict=True)
    ]
    if rows:
        kind = kind_of_rows(one.dangers)
        yield beside_rows(says[0]("part.dangers"), says[1]("part.dangers"), rows, kind)
    police = [told.part(Purpose.POLICE) for told in (one, other)]
    if police[0] is not None and police[1] is not None:
        # Running on, each in its column: a row for each agency would ask for a third side.
        told_of = [[" ".join(part.texts), *part.notes] for part in police if part]
        pairs = zip(*told_of, strict=True)
        kind = kind_of_rows(police[0].lines)
        yield beside_rows(
            police[0].heading, police[1].heading, [list(map(escape, pair)) for pair in pairs], kind
        )
    coming = [told.part(Purpose.COMING) for told in (one, other)]
    if coming[0] is not None and coming[1] is not None:
        pairs = zip(coming[0].texts[:COMING_MOST], coming[1].texts[:COMING_MOST], strict=True)
        kind = kind_of_rows(coming[0].lines)
        yield beside_rows(
            coming[0].heading, coming[1].heading, [list(map(escape, pair)) for pair in pairs], kind
        )


def beside_rows(
    heading: str, other: str, rows: Sequence[Sequence[str]], kind: str = "second"
) -> str:
    """Return rows under a heading; both columns come out about equally long."""
    first, second = (size * sum(len(row[at]) for row in rows) for at, size in enumerate(_SIZES))
    wide = round(_COLUMNS * first / (first + second))
    return headed(heading, other) + "".join(_row(row[0], row[1], wide, kind) for row in rows)


def _row(first: str, other: str, wide: int, kind: str) -> str:
    # A table for each row: only so can a row begin on the next page.
    return (
        "<table width='100%' cellspacing='0' cellpadding='0'><tr>"
        f"<td width='{wide}%'{_GAP}><p class='small'>{first}</p></td><td width='2%'></td>"
        f"<td width='{_COLUMNS - wide}%'{_GAP}><p class='{kind}'>{other}</p></td></tr></table>"
    )


def kind_of_rows(lines: Iterable[Line]) -> str:
    """Return how large the other language stands in rows: as the first, where words may harm."""
    return "small" if any(line.english for line in lines) else "second"


def headed(text: str, other: str) -> str:
    """Return the heading of a part, with the other language's small behind it."""
    more = f" <span class='second'>\u00b7 {escape(other)}</span>" if other not in ("", text) else ""
    return f"<h3>{escape(text)}{more}</h3>" if text else ""


def twice(text: str, other: str, style: str = "", kind: str = "second") -> str:
    """Return a paragraph, with the other language below it."""
    if not text:
        return ""
    own = f" class='{style}'" if style else ""
    return f"<p{own}>{escape(text)}{second(text, other, kind=kind)}</p>"


def along(text: str, other: str, style: str = "", parted: str = " ", kind: str = "second") -> str:
    """Return a paragraph, with the other language on the line where the first ends."""
    return twice(text, other, style, kind).replace("<br>", parted, 1)


def second(text: str, other: str, parted: str = "<br>", kind: str = "second") -> str:
    """Return the other language's text set small; empty where it says the same."""
    bare = plain(text.removeprefix(f"{BOX} "))
    return f"{parted}<span class='{kind}'>{escape(other)}</span>" if other not in ("", bare) else ""


def kind_of(line: Line) -> str:
    """Return how large the other language stands: no note where the words may harm, unchecked."""
    return "second" if line.english is None else "english"
