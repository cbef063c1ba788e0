"""The buttons that print a page: in the screen's language, in another one, to pocket size.

The screen stays as it is. At a kiosk the language of the screen is the visitor's own, so there is
one button only.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from navigator.handout.edition import Edition
from navigator.handout.press import Paper
from navigator.ui.desk import Desk
from navigator.ui.pages.visitor.parts import print_button
from navigator.ui.pages.visitor.two_languages import HELPERS, visitors
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.page import Page
from navigator.ui.widgets.row_link import RowLink
from navigator.ui.words import tr

Make = Callable[[Edition], Paper]
"""Makes the paper of a page in an edition."""


def site_of(desk: Desk) -> str:
    """Return name and phone of the center, as printed at the head of a paper; may be empty."""
    if desk.staff is None:
        return ""
    settings = desk.staff.settings
    return " \u00b7 ".join(one for one in (settings.site_name, settings.site_phone) if one)


def others(desk: Desk, lang: str) -> list[str]:
    """Return the other languages a volunteer can print in; none where nobody helps."""
    return [one for one in desk.languages if one != lang] if desk.policy.volunteers else []


def in_language(desk: Desk, lang: str) -> str:
    """Return the word on a button that prints in another language than the screen's."""
    return tr("Print in {language}").format(language=desk.say(f"language.{lang}"))


def add_print_acts(page: Page, desk: Desk, make: Make) -> None:
    """Add a Print button to the page, and one for each other language."""

    def act(lang: str) -> Button | None:
        return print_button(desk, lambda: print_in(desk, make, lang))

    page.add_act(act(desk.say.lang))
    for lang in others(desk, desk.say.lang):
        button = act(lang)
        if button is not None:
            button.set_label(desk.say(f"language.{lang}"))  # short: a small screen has no more room
            button.setAccessibleName(in_language(desk, lang))
            button.setToolTip(in_language(desk, lang))
            page.add_act(button)


def print_ways(desk: Desk) -> list[tuple[str, tuple[str, ...]]]:
    """Return the choices of language for a paper, with their words.

    The screen's language comes first, then the others, then two languages side by side.
    """
    langs = [desk.say.lang, *others(desk, desk.say.lang)]
    ways: list[tuple[str, tuple[str, ...]]]
    ways = [(desk.say(f"language.{lang}"), (lang,)) for lang in langs]
    if len(langs) > 1 and (lang := visitors(desk)):
        ways.append((tr("Both"), (lang, HELPERS)))
    return ways


def print_in(desk: Desk, make: Make, *langs: str, pocket: bool = False) -> None:
    """Print in one or two languages, on the size of paper chosen for the packet."""
    size = desk.visit.edition.size
    edition = Edition(langs=langs, site=site_of(desk), size=size, pocket=pocket)
    desk.print_paper(lambda: make(edition), size)


def print_rows(desk: Desk, make: Make) -> list[QWidget]:
    """Make a row that prints in each other language, for a page whose header has no room."""
    if not desk.can_print:
        return []
    langs = others(desk, desk.say.lang)
    return [
        RowLink(in_language(desk, x), icon_name="printer", act=partial(print_in, desk, make, x))
        for x in langs
    ]


def pocket_rows(desk: Desk, make: Make) -> list[QWidget]:
    """Make a row for each language but English that prints the sheet to fold to pocket size.

    Where English is the only language there is one row for it.
    """
    if not (desk.can_print and desk.policy.volunteers):
        return []
    spoken = [desk.say.lang, *others(desk, desk.say.lang)]
    pocket = partial(print_in, desk, make, pocket=True)
    return [
        RowLink(pocket_word(desk, lang), icon_name="printer", act=partial(pocket, lang))
        for lang in [one for one in spoken if one != "en"] or ["en"]
    ]


def pocket_word(desk: Desk, lang: str) -> str:
    """Return the words on the row that prints the pocket sheet."""
    if lang == "en":
        return tr("Pocket size: what to say and two numbers")
    words = tr("Pocket size: what to say and two numbers, in {language} and English")
    return words.format(language=desk.say(f"language.{lang}"))
