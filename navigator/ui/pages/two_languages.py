"""Which language is the visitor's, where a helper and a visitor look at one screen."""

from __future__ import annotations

from navigator.ui.desk import Desk

HELPERS = "en"
"""What the helper reads, and what is said at a counter."""
_USUAL = "es"


def others(desk: Desk) -> list[str]:
    """Every language that may be a visitor's."""
    return [lang for lang in desk.languages if lang != HELPERS]


def visitors(desk: Desk) -> str:
    """That of the page; on an English page the last one chosen for print, else Spanish.

    Empty where there is English alone.
    """
    offered = others(desk)
    printed = [lang for lang in desk.visit.edition.langs if lang in offered]
    for lang in (desk.say.lang, *printed[-1:], _USUAL, *offered):
        if lang in offered:
            return lang
    return ""
