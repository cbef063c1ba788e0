"""Reads the HTML of a paper into a QTextDocument part by part, with the same result as in one call.

A call into Qt holds Python's lock as long as it lasts, and the window needs it too; the time of
one call also grows faster than the length of the text. Only HTML made by `handout` is split,
between the elements directly in its body; any other HTML is read in one call.
"""

from __future__ import annotations

import re

from PySide6.QtGui import (
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextDocumentFragment,
)

PART_CHARS = 4000
"""The least length of a part, in characters; reading it takes a millisecond."""
_WHOLE = re.compile(r"(<html>.*?<body[^>]*>)(.*)(</body></html>)", re.DOTALL)
_EDGE = re.compile(r"<(/?)(?:table|ul|ol|h[1-6]|p|div)\b[^>]*>")


def read_html(document: QTextDocument, html: str) -> None:
    """Read `html` into an empty document, whose font and resources are set."""
    head, parts, foot = parted(html)
    if len(parts) < 2:
        document.setHtml(html)
        return
    end = QTextCursor(document)
    for number, part in enumerate(parts):
        read = QTextDocument()
        read.setDefaultFont(document.defaultFont())
        read.setHtml(head + part + foot)
        end.movePosition(QTextCursor.MoveOperation.End)
        is_table = part.startswith("<table")
        if number and not is_table:  # a table brings its own
            end.insertBlock(QTextBlockFormat(), QTextCharFormat())
        at = end.position()
        end.insertFragment(QTextDocumentFragment(read))
        if not (number and is_table):  # of its first block Qt takes the text alone
            first, came = read.begin(), QTextCursor(document.findBlock(at))
            came.setBlockFormat(first.blockFormat())
            came.setBlockCharFormat(first.charFormat())


def parted(html: str) -> tuple[str, list[str], str]:
    """Split HTML into the start up to `<body>`, parts of the body, and the end; else no parts."""
    found = _WHOLE.fullmatch(html)
    if found is None:
        return "", [], ""
    head, body, foot = found.groups()
    parts: list[str] = []
    depth = start = 0
    for edge in _EDGE.finditer(body):
        depth += -1 if edge[1] else 1
        if depth == 0 and edge.end() - start >= PART_CHARS:
            parts.append(body[start : edge.end()])
            start = edge.end()
    if start < len(body):
        parts.append(body[start:])
    return head, parts, foot
