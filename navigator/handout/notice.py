"""Sets a plain sheet: title, headings and sentences, for the cheat sheet or a mistake report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from navigator.handout.html import item_list, paragraph
from navigator.handout.press import Paper, Press

_RULE = "_" * 124
_RULES = 6

Row = str | tuple[str, str]
"""A sentence, or a name and the text beside it."""
Part = tuple[str, Sequence[Row]]
"""A heading, which may be empty, and the rows below it."""


def notice_paper(title: str, parts: Iterable[Part], press: Press, *, ruled: bool = False) -> Paper:
    """Return the sheet; `ruled` leaves lines to write on at its end."""
    body: list[str] = []
    for heading, rows in parts:
        sentences = [row for row in rows if isinstance(row, str)]
        named = [row for row in rows if not isinstance(row, str)]
        if heading:
            body.append(f"<h2>{escape(heading)}</h2>")
            body.append(item_list(sentences) if sentences else "")
        else:
            body += [paragraph(text) for text in sentences]
        body.append(_table(named) if named else "")
    if ruled:
        body += [f"<p><br>{_RULE}</p>"] * _RULES
    return press.paper(title, body)


def _table(rows: Iterable[tuple[str, str]]) -> str:
    """Return a table with names in bold in a column of their own."""
    cells = "".join(
        f"<tr><td><b>{escape(name)}</b>\u2003</td><td>{escape(text)}</td></tr>"
        for name, text in rows
    )
    return f"<table cellspacing='0' cellpadding='3'>{cells}</table>"
