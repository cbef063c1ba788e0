"""Sets a sheet that folds to an eighth for a pocket: the sentence to say, two numbers, the stop.

Printed on one side and folded three times, without scissors: back along 1, closed like a book along
2, back along 3. Outside are its name and who gives it out; open along 3 and 2 it is a card to show
at the counter. All its text comes from the outline; it adds no word. In a language that runs from
right to left everything is mirrored: a book there opens to the right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING

from navigator.handout.checklist_paper import ChecklistSheet
from navigator.handout.html import BOX, STOP_MARK, paragraph
from navigator.handout.press import Panel, Paper, Press, document, footer_of, page_of
from navigator.handout.record_html import Sheet
from navigator.language.bidi import is_rtl
from navigator.records.model import Guide, TopicCard
from navigator.records.outline_parts import Line, Purpose

if TYPE_CHECKING:
    from navigator.handout.record_html import Record

COLUMNS, ROWS = 2, 4
_At = tuple[int, int]
"""Column and row, counted from the upper left; `_mirrored` turns them for the paper."""
_COVER, _BACK = (0, 1), (0, 0)
_OPEN = ((0, 2), (1, 2), (0, 3), (1, 3))
"""Column and row of the panels seen when it is open like a card, in reading order."""
_BEHIND = ((1, 1), (1, 0))
"""Panels on the back of the open card."""
_TURNED = frozenset((_COVER, *_BEHIND))
_QUOTES = frozenset('"\u201c\u00ab')
_NUMBERS = 2
_POINTS = 12.0
"""Points of running text in a panel; text that does not fit is set smaller."""

Both = Sequence[tuple[Sheet, Press]]
"""A record in the language of the paper, then in English where that is another."""


def folds(record: Record) -> bool:
    """Return whether a record has such a sheet: a card, the page for the worst day, a form."""
    is_form = isinstance(record, ChecklistSheet) and record.is_form
    has_say = isinstance(record, Guide) and any(
        item.stage for section in record.sections for item in section.items
    )
    return isinstance(record, TopicCard) or is_form or has_say


def pocket_paper(records: Sequence[Both], presses: Sequence[Press]) -> Paper:
    """Return one sheet for each record; those without a sentence to say are left out."""
    return folded_paper(presses, [_sheet(both) for both in records if folds(both[0][0].record)])


def folded_paper(presses: Sequence[Press], sheets: Iterable[tuple[Panel, ...]]) -> Paper:
    """Return a paper of sheets that fold."""
    first = presses[0]
    return Paper(
        title=first.say("paper.title"),
        html="",
        pictures={},
        footer=footer_of(presses),
        page_of=page_of(presses),
        langs=tuple(press.say.lang for press in presses),
        points=_POINTS,
        panels=tuple(sheets),
    )


def _sheet(both: Both) -> tuple[Panel, ...]:
    titles = dict.fromkeys(sheet.title for sheet, _ in both)
    return folded([press for _, press in both], titles, list(_inside(both)))


def folded(
    presses: Sequence[Press], titles: Iterable[str], inside: Sequence[tuple[str, str]]
) -> tuple[Panel, ...]:
    """Return the panels of a sheet: name and back outside, then four inside and two behind.

    `inside` is HTML and its language, in reading order; the name stands in each of the languages.
    """
    behind = inside[len(_OPEN) :]
    lang = presses[0].say.lang
    placed = [(_COVER, (_cover(titles, presses), lang)), (_BACK, (_back(presses), lang))]
    placed += zip(_OPEN, inside, strict=False)
    placed += zip(_BEHIND, behind, strict=False)
    return tuple(
        Panel(
            document((html,), _POINTS, spoken),
            *_mirrored(at, lang),
            turned=at in _TURNED,
            held_out=at in _OPEN,
        )
        for at, (html, spoken) in placed
    )


def _mirrored(at: _At, lang: str) -> _At:
    """Return the column and row of a panel on the paper of a language."""
    column, row = at
    return (COLUMNS - 1 - column, row) if is_rtl(lang) else at


def _inside(both: Both) -> Iterator[tuple[str, str]]:
    """Yield the panels: a card to hold out, with what to say, the danger, numbers; then the rest.

    The rest is the answer, papers to bring and more numbers. Each panel comes with its language,
    which sets where lines begin.
    """
    sheet, press = both[0]
    first, *more = [*_numbers(sheet), ""][:2]
    rest = [*_answer(sheet, press), *_bring(sheet), *more]
    own = press.say.lang
    shown = [(_said(one), one[1].say.lang) for one in both]
    shown += [(html, own) for html in _stop(both)]
    while len(shown) < len(_OPEN) - 1:
        shown.append((rest.pop(0) if rest else "", own))
    yield from (*shown, *((html, own) for html in (first, *rest)))


def _cover(titles: Iterable[str], presses: Sequence[Press]) -> str:
    """Return its name, in English too, and who gives it out."""
    first, *others = titles
    made = [f"<p class='headline'>{escape(first)}</p>", *(paragraph(one) for one in others)]
    return "".join([*made, *_site(presses[0])])


def _back(presses: Sequence[Press]) -> str:
    """Return the back: general information, the day, who gives it out, and how to fold it."""
    lines = [paragraph(press.footer) for press in presses]
    fold = [paragraph(presses[0].say("paper.fold"), "quiet")]
    warnings = dict.fromkeys(text for press in presses for text in press.warnings())
    return "".join([*_site(presses[0]), *lines, *warnings, *fold])


def _site(press: Press) -> list[str]:
    return [f"<p><b>{escape(press.site)}</b></p>"] if press.site else []


def _titled(title: str, html: str) -> str:
    return f"<p class='quiet'>{escape(title)}</p>{html}"


def _said(one: tuple[Sheet, Press]) -> str:
    """Return the sentence to say; one that quotes another stands as it is."""
    sheet, press = one
    text = sheet.outline.said if sheet.outline else ""
    quoted = text if _QUOTES & set(text) else f"\u201c{text}\u201d"
    return _titled(press.say("part.say"), f"<p class='answer'>{escape(quoted)}</p>")


def _stop(both: Both) -> list[str]:
    """Return the danger in one line, in English too."""
    stops = [sheet.stop for sheet, _ in both if sheet.stop is not None]
    if not stops:
        return []
    first, *others = (" ".join(line.title for line in stop.lines) for stop in stops)
    head = f"<p><b>{STOP_MARK} {escape(stops[0].heading)}</b></p>"
    more = "".join(paragraph(one, "quiet") for one in others)
    return [f"{head}<p><b>{escape(first)}</b></p>{more}"]


def _answer(sheet: Sheet, press: Press) -> list[str]:
    part = sheet.outline.part(Purpose.ANSWER) if sheet.outline else None
    if part is None:
        return []
    answer = f"<p><b>{escape(part.lines[0].text)}</b></p>"
    return [_titled(press.say("part.answer"), answer)]


def _bring(sheet: Sheet) -> list[str]:
    part = sheet.outline.part(Purpose.BRING) if sheet.outline else None
    if part is None or not part.lines:
        return []
    papers = "".join(paragraph(f"{BOX} {one.text}") for one in part.lines)
    return [_titled(part.heading, papers)]


def _numbers(sheet: Sheet) -> list[str]:
    """Return a panel with two numbers, and another for where there is room."""
    part = sheet.outline.part(Purpose.CALL) if sheet.outline else None
    if part is None:
        return []
    lines = _mixed(part.lines)
    pairs = [lines[at : at + _NUMBERS] for at in range(0, 2 * _NUMBERS, _NUMBERS)]
    return [_titled(part.heading, "".join(map(_number, pair))) for pair in pairs if pair]


def _number(line: Line) -> str:
    return f"<p class='headline'>{escape(line.text)}</p><p>{escape(line.more)}</p>"


def _mixed(lines: Iterable[Line]) -> list[Line]:
    """Order lines: first one number of each kind, nationwide ones apart from near ones."""
    found: dict[object, Line] = {}
    rest: list[Line] = []
    for line in lines:
        place = line.where.place if line.where else None
        kind = (place.kind, place.area_national) if place else None
        if found.setdefault(kind, line) is not line:
            rest.append(line)
    return [*found.values(), *rest]
