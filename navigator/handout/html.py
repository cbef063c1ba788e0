"""Small pieces of the HTML that Qt's rich text prints.

Texts are escaped here; parameters called `inner` and pieces are HTML already.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from html import escape
from itertools import zip_longest

from navigator.records.outline_parts import Line

BOX = "\u2610"
"""Stands beside papers to bring, on paper and nowhere on screen."""
STOP_MARK = "\u25b2"
"""Stands beside cautions to read first: a shape and words, as most printers know no color."""
BREAK = " style='page-break-before: always'"
_GREY = "#EFEFEF"
_INK = "#1E2A32"


def paragraph(text: str, style: str = "") -> str:
    """Return a paragraph, with a class of the style sheet."""
    kind = f" class='{style}'" if style else ""
    return f"<p{kind}>{escape(text)}</p>"


def named(name: str, text: str) -> str:
    """Return a text with an anchor, if it has a name."""
    return f"<a name='{name}'>{escape(text)}</a>" if name else escape(text)


def heading(text: str) -> str:
    """Return the heading of a part."""
    return f"<h2>{escape(text)}</h2>"


def item_list(texts: Iterable[str], *, ordered: bool = False) -> str:
    """Return a list with dots or numbers."""
    tag = "ol" if ordered else "ul"
    return f"<{tag}>{''.join(f'<li>{escape(text)}</li>' for text in texts)}</{tag}>"


def in_english(line: Line, tell: Callable[[Line], str]) -> str:
    """Return the English beside a line, larger than a note, with the number of its text.

    Empty where none stands there.
    """
    told = "" if line.english is None else tell(line.english)
    if not told:
        return ""
    return f"<br><span class='english'>{escape(told)}</span>{numbered(line)}"


def numbered(line: Line) -> str:
    """Return the number of a text that may harm and that nobody has checked; "" for any other."""
    told = line.numbers[0] if line.english is not None and line.numbers else ""
    return f" <span class='quiet'>{escape(told)}</span>" if told else ""


def text_of(line: Line) -> str:
    """Return a line at first sight."""
    return line.text


def title_of(line: Line) -> str:
    """Return a danger in a few words."""
    return line.title


def whole_line(line: Line) -> str:
    """Return a line whole, in HTML, with the English that stands beside it."""
    return escape(line.whole) + in_english(line, lambda one: one.whole)


def number_line(line: Line, style: str = "") -> str:
    """Return a number set large, whose it is, and where to go."""
    kind = f" class='{style}'" if style else ""
    at = f" <span class='quiet'>{escape(line.address)}</span>" if line.address else ""
    return f"<p{kind}><span class='number'>{escape(line.text)}</span> {escape(line.more)}{at}</p>"


def shaded(inner: str) -> str:
    """Return a gray panel around HTML: the answer stands in it."""
    return (
        f"<table width='100%' cellspacing='0' cellpadding='8' {_ABOVE}>"
        f"<tr><td bgcolor='{_GREY}'>{inner}</td></tr></table>"
    )


def inked(inner: str) -> str:
    """Return a black panel around HTML in white: the head of a paper."""
    return (
        f"<table width='100%' cellspacing='0' cellpadding='8'>"
        f"<tr><td bgcolor='{_INK}'>{inner}</td></tr></table>"
    )


def barred(title: str, inner: str) -> str:
    """Return a frame under a black bar with a mark, for cautions to read first. `inner` is HTML."""
    return (
        f"<table width='100%' border='2' cellspacing='0' cellpadding='5' {_FRAME}>"
        f"<tr><td bgcolor='{_INK}'><p class='bar'>{STOP_MARK} {escape(title)}</p></td></tr>"
        f"<tr><td>{inner}</td></tr></table>"
    )


_ABOVE = "style='margin-top: 8px; margin-bottom: 6px'"
_FRAME = (
    f"style='border-collapse: collapse; border-style: solid; border-color: {_INK};"
    " margin-top: 8px; margin-bottom: 6px'"
)


def beside(columns: list[list[str]], *, new_page: bool = False) -> str:
    """Join pieces of HTML in one column, or two languages in two columns side by side.

    Pieces that begin with a heading begin a row, so that both columns keep step.
    """
    style = BREAK if new_page else ""
    if len(columns) == 1:
        return re.sub(r"^<\w+", rf"\g<0>{style}", "".join(columns[0]))
    rows = zip_longest(*(_rows(pieces) for pieces in columns), fillvalue="")
    # A table for each row: only so can a row begin on the next page.
    tables = [
        "<table width='100%' cellspacing='0' cellpadding='0'><tr>"
        f"<td width='49%'{_room(left)}>{left}</td><td width='2%'></td>"
        f"<td width='49%'{_room(right)}>{right}</td></tr></table>"
        for left, right in rows
    ]
    return "".join(tables).replace("<table", f"<table{style}", 1)


def _room(row: str) -> str:
    # At the top of a cell Qt leaves out the room that a heading has above.
    return " style='padding-top: 14px'" if row.startswith("<h2") else ""


def _rows(pieces: list[str]) -> list[str]:
    rows: list[str] = []
    for piece in pieces:
        if rows and not piece.startswith(("<h", "<table")):
            rows[-1] += piece
        else:
            rows.append(piece)
    return rows
