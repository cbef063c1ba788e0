"""Sets a longer card with people to call on one sheet: numbers first, then what to do in columns.

In one language and usual type its sections are set small, in two columns on each side, so that all
of it fits on two sides. In two languages the other one stands in a narrower column, and a letter to
write by hand follows below; in large type sections follow one below the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape

from navigator.handout.html import (
    BOX,
    BREAK,
    beside,
    heading,
    number_line,
    paragraph,
    shaded,
    whole_line,
)
from navigator.handout.press import Press
from navigator.handout.record_html import Sheet, head_pieces, set_part
from navigator.handout.two_tongues import (
    DOT,
    Both,
    along,
    beside_rows,
    head,
    headed,
    kind_of,
    kind_of_rows,
    said,
    twice,
)
from navigator.language.wording import Wording
from navigator.records.outline_parts import Part, Purpose, paired

_WIDE = 58
"""The letters of one line of a column, about."""
_SIDE_LINES = 59.0
"""The small lines that fit on a side; the head of the sheet is counted in them too."""
_TITLE_LINES, _ANSWER_LINES, _CALL_LINES, _NUMBER_LINES = 5.5, 4.5, 2.5, 1.85
_SITE_LINES = 1.8
_HEAD_LINES, _GAP_LINES = 1.2, 0.15

_ABOVE = " style='margin-top: 8px'"
_BULLET = "\u2022"
_HEAD = "<p class='dense'><b>", "</b></p>"
_DOUBTS = {"confidence.weak": "*", "confidence.unconfirmed": "**"}

_Block = tuple[str, float]
"""The HTML of a sentence, the first one with its heading, and about how many lines it takes."""


def called_html(
    both: Sequence[tuple[Sheet, Press]], anchors: Sequence[str], *, large: bool, new_page: bool
) -> str:
    """Return the sheet in one language, or in two side by side; its numbers stand once."""
    if len(both) > 1 and not large:
        return _two_tongues(both, anchors[0], new_page=new_page)
    tops = [
        [*head_pieces(sheet, press, anchor), *_answer(sheet, press, large=large)]
        for (sheet, press), anchor in zip(both, anchors, strict=True)
    ]
    called = [sheet.outline.part(Purpose.CALL) for sheet, _ in both if sheet.outline]
    lines = called[0].lines if called and called[0] else ()
    heads = dict.fromkeys(part.heading for part in called if part)
    style = "" if large else "small"
    numbers = [heading(" \u00b7 ".join(heads)), *(number_line(one, style) for one in lines)]
    made = beside(tops, new_page=new_page) + "".join(numbers)
    sections = [_sections(sheet) for sheet, _ in both]
    if large:
        return made + beside([_flowing(one) for one in sections]) + _letter(*both[0])
    used = _TITLE_LINES + (_SITE_LINES if both[0][1].site else 0)
    used += _ANSWER_LINES + _CALL_LINES + _NUMBER_LINES * len(lines)
    says = [press.say for _, press in both]
    told = "".join(_sides(list(_blocks(sections[0], says[0])), _SIDE_LINES - used))
    doubts = paragraph(" \u00b7 ".join(_doubts(sections, says)), "source")
    return made + told + doubts + _letter(*both[0])


def _two_tongues(both: Both, anchor: str, *, new_page: bool) -> str:
    """Set the visitor's language large, the other in a narrower column; numbers stand once."""
    (sheet, press), (other, other_press) = both
    first, second = sheet.outline, other.outline
    if first is None or second is None:
        return ""
    made = "".join(head(both, anchor))
    if new_page:
        made = made.replace("<table", f"<table{BREAK}", 1)
    for part, beside_it in paired(first, second):
        match part.purpose:
            case Purpose.ANSWER:
                notes = zip(part.notes, beside_it.notes, strict=True)
                one = part.lines[0]
                told = [twice(one.text, beside_it.lines[0].text, "lead", kind_of(one))]
                made += shaded("".join([*told, *(along(*note, "quiet", DOT) for note in notes)]))
            case Purpose.CALL:
                numbers = (number_line(line, "small") for line in part.lines)
                made += headed(part.heading, beside_it.heading) + "".join(numbers)
            case Purpose.PLACES:  # the names are the same in both
                said_twice = zip(part.lines, beside_it.lines, strict=True)
                rows = [[_listed(one.text, _BULLET) for one in pair]
                        for pair in said_twice if not pair[0].more]  # fmt: skip
                made += beside_rows(part.heading, beside_it.heading, rows)
                made += "".join(_sentence(one.whole, "small") for one in part.lines if one.more)
            case Purpose.SECTION | Purpose.DAY | Purpose.BRING | Purpose.DO:
                sign = BOX if part.purpose is Purpose.BRING else _BULLET
                pairs = zip(_all_texts(part), _all_texts(beside_it), strict=True)
                rows = [
                    [
                        _listed(_marked(text, one.say), sign)
                        for text, (_, one) in zip(pair, both, strict=True)
                    ]
                    for pair in pairs
                ]
                made += beside_rows(part.heading, beside_it.heading, rows, kind_of_rows(part.lines))
            case Purpose.WRITE:
                pass  # below all else
            case Purpose.SAY:
                strips = (said(*lines) for lines in zip(part.lines, beside_it.lines, strict=True))
                made += headed(part.heading, beside_it.heading) + "".join(strips)
            case _:
                made += "".join(
                    (*set_part(part, sheet, press), *set_part(beside_it, other, other_press))
                )
    sections = [_sections(sheet), _sections(other)]
    marks = list(_doubts(sections, [press.say, other_press.say]))
    doubts = paragraph(" \u00b7 ".join(marks), "source") if any(marks) else ""
    letter, told_too = first.part(Purpose.WRITE), second.part(Purpose.WRITE)
    if letter is None or told_too is None:
        return made + doubts
    lines = tuple(
        replace(one, more=one.more or f"({other.text})")
        for one, other in zip(letter.lines, told_too.lines, strict=True)
    )
    form = set_part(replace(letter, lines=lines), sheet, press)
    return made + doubts + beside([form], new_page=False)


def _letter(sheet: Sheet, press: Press) -> str:
    """Return the letter to write by hand on a side of its own; it has its English too."""
    part = sheet.outline.part(Purpose.WRITE) if sheet.outline else None
    return beside([set_part(part, sheet, press)], new_page=True) if part else ""


def _doubts(sections: Sequence[Sequence[Part]], says: Sequence[Wording]) -> Iterator[str]:
    """Yield the meaning of each mark that is used, in each language."""
    texts = [text for one in sections for part in one for text in part.texts]
    for key, mark in _DOUBTS.items():
        words = [say(key) for say in says]
        if any(text.endswith(f"({words[0]})") for text in texts):
            yield f"{mark} {' '.join(words)}"


def _answer(sheet: Sheet, press: Press, *, large: bool) -> Iterator[str]:
    for part in sheet.outline.parts if sheet.outline else ():
        if part.purpose is Purpose.ANSWER and not large:
            notes = [paragraph(note, "quiet") for note in part.notes if note]
            lead = [paragraph(part.lines[0].text, "lead")]
            lead += [paragraph(x.english.whole, "english") for x in part.lines if x.english]
            yield shaded("".join([*lead, *notes]))
        elif part.purpose not in (Purpose.CALL, Purpose.WRITE, *_FLOWING):
            yield from set_part(part, sheet, press)


def _sections(sheet: Sheet) -> list[Part]:
    parts = sheet.outline.parts if sheet.outline else ()
    return [part for part in parts if part.purpose in _FLOWING]


_FLOWING = (Purpose.SECTION, Purpose.PLACES)
"""The parts that fill the sides below the numbers."""


def _flowing(sections: Sequence[Part]) -> list[str]:
    made: list[str] = []
    for part in sections:
        made.append(heading(part.heading))
        made += [f"<p class='small'>{_BULLET} {whole_line(line)}</p>" for line in part.lines]
    return made


def _sentence(text: str, style: str) -> str:
    return paragraph(f"\u2022 {text}", style)


def _listed(text: str, sign: str) -> str:
    return f"{sign} {escape(text)}"


def _all_texts(part: Part) -> list[str]:
    return [*part.texts, *filter(None, part.notes)]


def _blocks(sections: Sequence[Part], say: Wording) -> Iterator[_Block]:
    for part in sections:
        head = _HEAD[0] + escape(part.heading) + _HEAD[1]
        for number, line in enumerate(part.lines):
            text, english = _marked(line.whole, say), line.english.whole if line.english else ""
            lines = -(-len(text) // _WIDE) - (-len(english) // _WIDE) + _GAP_LINES
            told = _sentence(text, "dense")
            told += paragraph(english, "small") if english else ""
            # A heading goes along with what follows it.
            yield (told, lines) if number else (head + told, lines + _HEAD_LINES)


def _marked(text: str, say: Wording) -> str:
    """Return a sentence with a mark in place of the words for how sure it is.

    These words stand once, below.
    """
    for key, mark in _DOUBTS.items():
        doubt = f" ({say(key)})"
        if text.endswith(doubt):
            return text.removesuffix(doubt) + mark
    return text


def _sides(blocks: list[_Block], room: float) -> list[str]:
    """Return two columns on the rest of the first side, and two on the second."""
    first = max(n for n in range(len(blocks) + 1) if _height(_halves(blocks[:n])) <= room)
    sides = [(blocks[:first], _ABOVE), (blocks[first:], BREAK)]
    return [_columns(_halves(one), style) for one, style in sides if one]


def _halves(blocks: list[_Block]) -> tuple[list[_Block], list[_Block]]:
    """Split the blocks into two columns, as even as they can be."""
    ways = [(blocks[:at], blocks[at:]) for at in range(len(blocks) + 1)]
    return min(ways, key=_height)


def _height(columns: tuple[list[_Block], list[_Block]]) -> float:
    return max(sum(lines for _, lines in one) for one in columns)


def _columns(columns: tuple[list[_Block], list[_Block]], style: str) -> str:
    return _row([("".join(html for html, _ in one), 0.0) for one in columns], style)


def _row(cells: Sequence[_Block], style: str) -> str:
    (left, _), (right, _) = cells
    row = f"<td width='49%'>{left}</td><td width='2%'></td><td width='49%'>{right}</td>"
    return f"<table{style} width='100%' cellspacing='0' cellpadding='0'><tr>{row}</tr></table>"
