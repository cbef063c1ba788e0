"""Sets a form to fill in by hand: lines to write on, boxes to tick, known numbers printed.

In two languages it is one form whose labels stand in both: nobody fills it in twice. A line whose
numbers the pack has shows them; only lines without data stay blank.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from navigator.handout.html import (
    BOX,
    barred,
    beside,
    heading,
    inked,
    named,
    number_line,
    paragraph,
    shaded,
)
from navigator.handout.press import Press
from navigator.records.checklists import Checklist, Fill
from navigator.records.model import Place
from navigator.records.outline_parts import Line, Outline, Part, Purpose

_MOST = 2
"""The most numbers on one line: the first are the nearest."""
_BESIDE = " \u00b7 "


@dataclass(frozen=True, slots=True)
class Form:
    """A form in one language, the numbers for it, and the titles of longer cards to read."""

    press: Press
    checklist: Checklist
    told: Outline
    reads: tuple[str, ...]


def _head(forms: Sequence[Form], anchor: str, *, new_page: bool) -> list[str]:
    """Return its title in each language and who gives it out, in one bar."""
    first, *others = dict.fromkeys(form.told.title for form in forms)
    title = f"<p class='title'>{named(anchor, first)}</p>"
    below = [*others, *dict.fromkeys(form.press.site for form in forms if form.press.site)]
    bar = inked(title + "".join(paragraph(one, "bar") for one in below))
    warnings = dict.fromkeys(text for form in forms for text in form.press.warnings())
    return [beside([[bar]], new_page=new_page), *warnings]


def _stops(forms: Sequence[Form], *, in_full: bool) -> str:
    """Return the cautions to read first, in one frame."""
    stops = [stop for form in forms if (stop := form.told.part(Purpose.STOP)) is not None]
    lines = [
        f"<p><b>{escape(line.title)}</b>{f' {escape(line.text)}' if in_full else ''}</p>"
        for stop in stops
        for line in stop.lines
    ]
    return barred(_both([stop.heading for stop in stops]), "".join(lines)) if stops else ""


def form_html(forms: Sequence[Form], anchor: str, *, large: bool, new_page: bool) -> str:
    """Return one form for all of its languages; in large type one blank a row, else two.

    Its dangers stand whole in one language and usual type, else in a few words each: then the room
    is for the blanks.
    """
    numbers = _numbers(forms[0].told)
    in_full = len(forms) == 1 and not large
    made = _head(forms, anchor, new_page=new_page)
    made.append(_stops(forms, in_full=in_full))
    first, *others = dict.fromkeys(form.checklist.lead for form in forms)
    leads = [paragraph(first, "lead"), *(paragraph(one, "quiet") for one in others)]
    made.append(shaded("".join(leads)))
    for parts in zip(*(form.checklist.fill for form in forms), strict=True):
        made.append(heading(_both([part.heading for part in parts])))
        made += _lines(parts, numbers, blanks_a_row=1 if large else 2)
        boxes = zip(*(part.boxes for part in parts), strict=True)
        made += [f"<p class='small'>{BOX} {_told(texts)}</p>" for texts in boxes]
    if forms[0].reads:
        head = _both([form.press.say("part.guides") for form in forms])
        reads = escape(", ".join(forms[0].reads))
        made.append(f"<p class='small'><b>{escape(head)}:</b> {reads}</p>")
    return "".join(made)


def _numbers(told: Outline) -> dict[str, list[Line]]:
    """Return the numbers of an outline by the names that a form has for them."""
    found: dict[str, list[Line]] = {}
    part = told.part(Purpose.CALL)
    for line in part.lines if part else ():
        if line.where is not None:
            found.setdefault(_kind(line.where.place), []).append(line)
    return found


def _kind(place: Place) -> str:
    if place.kind == "hotline":
        return "national_lines" if place.area_national else "state_lines"
    return place.kind


def _lines(
    parts: Sequence[Fill], numbers: Mapping[str, list[Line]], *, blanks_a_row: int
) -> Iterator[str]:
    blanks: list[str] = []
    for at, texts in enumerate(zip(*(part.lines for part in parts), strict=True)):
        kinds = parts[0].numbers
        known = numbers.get(kinds[at], [])[:_MOST] if at < len(kinds) else []
        if known:
            yield from _rows(blanks, blanks_a_row)
            blanks = []
            first, *others = (number_line(one, "small") for one in known)
            label = f"<p class='small'><b>{_told(texts)}:</b> "
            yield first.replace("<p class='small'>", label) + "".join(others)
        else:
            blanks.append(_told(texts))
    yield from _rows(blanks, blanks_a_row)


def letter_pieces(part: Part) -> Iterator[str]:
    """Yield a letter to write by hand: rows of blanks, and sentences with a box each."""
    blanks: list[str] = []
    for line in part.lines:
        told = _told([line.text, *filter(None, [line.more])])
        if line.is_choice:
            yield from _rows(blanks, 2)
            blanks = []
            yield f"<p>{BOX} {told}</p>"
        else:
            blanks.append(told)
    yield from _rows(blanks, 1)


def _rows(labels: Sequence[str], count: int) -> Iterator[str]:
    for first in range(0, len(labels), count):
        yield _row(labels[first : first + count], count)


def _row(labels: Sequence[str], count: int) -> str:
    """Return blanks beside each other: a label, room to write, a line."""
    width = (100 - 4 * (count - 1)) // count
    cells = [
        f"<td width='{width}%' {_LINE}><p class='small'>{label}:<br><br></p></td>"
        for label in labels
    ]
    cells += [f"<td width='{width}%'></td>"] * (count - len(cells))
    return (
        "<table width='100%' cellspacing='0' cellpadding='0'><tr>"
        f"{'<td width=4%></td>'.join(cells)}</tr></table>"
    )


_LINE = "style='border-bottom: 1px solid #1E2A32'"


def _both(texts: Sequence[str]) -> str:
    return _BESIDE.join(dict.fromkeys(texts))


def _told(texts: Sequence[str]) -> str:
    """Return a text in HTML, and smaller the same in the other language."""
    first, *others = dict.fromkeys(texts)
    return escape(first) + "".join(
        f" <span class='quiet'>{escape(other)}</span>" for other in others
    )
