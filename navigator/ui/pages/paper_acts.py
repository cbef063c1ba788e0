"""The ways from a page onto paper: in the language of the screen, in another, to pocket size.

The screen stays as it is. At a kiosk the language of the screen is the visitor's own, so
there is one button alone.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from navigator.handout.edition import Edition
from navigator.handout.press import Paper
from navigator.ui.desk import Desk
from navigator.ui.pages.parts import print_button
from navigator.ui.pages.two_languages import HELPERS, visitors
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.page import Page
from navigator.ui.widgets.row_link import RowLink
from navigator.ui.words import tr

Make = Callable[[Edition], Paper]
"""Makes the paper of a page in an edition."""


def site_of(desk: Desk) -> str:
    """The name and the phone of the center, as they stand at the head of a paper."""
    if desk.staff is None:
        return ""
    settings = desk.staff.settings
    return " \u00b7 ".join(one for one in (settings.site_name, settings.site_phone) if one)


def others(desk: Desk, lang: str) -> list[str]:
    """The languages a volunteer can print in beside `lang`; none where nobody helps."""
    return [one for one in desk.languages if one != lang] if desk.policy.volunteers else []


def in_language(desk: Desk, lang: str) -> str:
    """The word on a button that prints in another language than the screen's."""
    return tr("Print in {language}").format(language=desk.say(f"language.{lang}"))


def add_print_acts(page: Page, desk: Desk, make: Make) -> None:
    """Print, and beside it Print in each other language."""

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
    """The languages a paper can be printed in, that of the screen first, then two; their words."""
    langs = [desk.say.lang, *others(desk, desk.say.lang)]
    ways: list[tuple[str, tuple[str, ...]]]
    ways = [(desk.say(f"language.{lang}"), (lang,)) for lang in langs]
    if len(langs) > 1 and (lang := visitors(desk)):
        ways.append((tr("Both"), (lang, HELPERS)))
    return ways


def print_in(desk: Desk, make: Make, *langs: str, pocket: bool = False) -> None:
    """Print in a language or two, on the size of paper that was chosen for the packet."""
    size = desk.visit.edition.size
    edition = Edition(langs=langs, site=site_of(desk), size=size, pocket=pocket)
    desk.print_paper(lambda: make(edition), size)


def print_rows(desk: Desk, make: Make) -> list[QWidget]:
    """For each other language a row that prints in it, where the head of a page has no room."""
    if not desk.can_print:
        return []
    found: list[QWidget] = []
    for lang in others(desk, desk.say.lang):
        row = RowLink(in_language(desk, lang), icon_name="printer")
        row.clicked.connect(lambda _=False, lang=lang: print_in(desk, make, lang))
        found.append(row)
    return found


def pocket_rows(desk: Desk, make: Make) -> list[QWidget]:
    """For each language a row that prints the sheet that folds to pocket size."""
    if not (desk.can_print and desk.policy.volunteers):
        return []
    spoken = [desk.say.lang, *others(desk, desk.say.lang)]
    found: list[QWidget] = []
    for lang in [one for one in spoken if one != "en"] or ["en"]:
        row = RowLink(pocket_word(desk, lang), icon_name="printer")
        row.clicked.connect(lambda _=False, lang=lang: print_in(desk, make, lang, pocket=True))
        found.append(row)
    return found


def pocket_word(desk: Desk, lang: str) -> str:
    """What the paper is called."""
    if lang == "en":
        return tr("Pocket size: what to say and two numbers")
    words = tr("Pocket size: what to say and two numbers, in {language} and English")
    return words.format(language=desk.say(f"language.{lang}"))
