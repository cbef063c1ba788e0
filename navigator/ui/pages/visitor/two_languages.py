"""The languages of a helper and a visitor at one screen, and the button to both at once."""

from __future__ import annotations

from navigator.ui.desk import FACES, Desk
from navigator.ui.widgets.button import Button
from navigator.ui.words import tr

HELPERS = "en"
"""The helper's language, which is also the language at a counter."""
_USUAL = "es"


def others(desk: Desk) -> list[str]:
    """Return every language that may be a visitor's."""
    return [lang for lang in desk.languages if lang != HELPERS]


def visitors(desk: Desk) -> str:
    """Return the visitor's language: that of the page, unless the page is in English.

    Then it is the last one chosen for print, else Spanish, else the first on offer. Empty where
    there is English alone.
    """
    offered = others(desk)
    printed = [lang for lang in desk.visit.edition.langs if lang in offered]
    for lang in (desk.say.lang, *printed[-1:], _USUAL, *offered):
        if lang in offered:
            return lang
    return ""


def faces_button(desk: Desk, id: str) -> Button | None:
    """Make the button to the page in two languages.

    Returns None where a visitor is alone, or where there is one language.
    """
    if not (desk.policy.volunteers and others(desk)):
        return None
    return Button(tr("Face to face"), icon_name="columns", act=desk.to(FACES, id))
