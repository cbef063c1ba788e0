"""Small pieces of the HTML that Qt's rich text prints; every text is escaped here."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

BOX = "\u2610"
"""Beside papers to bring, on paper and nowhere on screen."""


def paragraph(text: str, style: str = "") -> str:
    """A paragraph, of a class of the style sheet."""
    kind = f" class='{style}'" if style else ""
    return f"<p{kind}>{escape(text)}</p>"


def item_list(texts: Iterable[str], *, ordered: bool = False) -> str:
    """A list with dots or numbers."""
    tag = "ol" if ordered else "ul"
    return f"<{tag}>{''.join(f'<li>{escape(text)}</li>' for text in texts)}</{tag}>"
