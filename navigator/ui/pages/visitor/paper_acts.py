"""The button that prints a page: in the visitor's language, another, two, or to pocket size.

The screen stays as it is. At a kiosk the language of the screen is the visitor's own, so nothing
has to be chosen.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from navigator.handout.counter_cards import INTERPRETER, counter_paper
from navigator.handout.edition import Edition
from navigator.handout.notice import Part
from navigator.handout.press import Paper
from navigator.language.wording import Wording
from navigator.ui.desk import Desk
from navigator.ui.pages.visitor.parts import print_button
from navigator.ui.pages.visitor.two_languages import HELPERS, visitors
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.menu import Choice, open_menu
from navigator.ui.widgets.row_link import RowLink
from navigator.ui.words import tr

Make = Callable[[Edition], Paper]
"""Makes the paper of a page in an edition."""


def site_of(desk: Desk) -> str:
    """Return name and phone of the center, as printed at the head of a paper; may be empty."""
    return desk.staff.settings.site_line if desk.staff is not None else ""


def others(desk: Desk, lang: str) -> list[str]:
    """Return the other languages a volunteer can print in; none where nobody helps."""
    return [one for one in desk.languages if one != lang] if desk.policy.volunteers else []


def print_ways(desk: Desk) -> list[tuple[str, tuple[str, ...]]]:
    """Return the choices of language for a paper, with their words.

    The visitor's language comes first, then the others, then two languages side by side. Where
    nobody helps there is the screen's alone.
    """
    visitor = visitors(desk) if desk.policy.volunteers else ""
    langs = sorted([desk.say.lang, *others(desk, desk.say.lang)], key=lambda x: x != visitor)
    ways: list[tuple[str, tuple[str, ...]]]
    ways = [(desk.say(f"language.{lang}"), (lang,)) for lang in langs]
    if visitor and len(langs) > 1:
        words = tr("{language} and English").format(language=desk.say(f"language.{visitor}"))
        ways.append((words, (visitor, HELPERS)))
    return ways


def print_act(
    desk: Desk, make: Make, *, private: bool = False, folds: bool = False
) -> Button | None:
    """Make the one button that prints a page; a helper chooses the languages in a short list.

    Args:
        desk: the acts of the page.
        make: makes the paper.
        private: ask first, as the paper says something about whoever carries it.
        folds: offer the sheet that folds to pocket size too.
    """
    out = partial(print_in, desk, make, private=private)
    ways = print_ways(desk)
    choices = [Choice(word, partial(out, *langs)) for word, langs in ways]
    if folds and desk.policy.volunteers:
        word, langs = ways[-1]
        pocket = tr("Pocket size: {languages}").format(languages=word)
        choices.append(Choice(pocket, partial(out, langs[0], pocket=True)))

    def press() -> None:
        if button is not None and len(choices) > 1:
            open_menu(button, choices)
        else:
            choices[0].act()

    button = print_button(desk, press)
    return button


def sheet_row(desk: Desk, name: str, make: Callable[[Wording], list[Part]]) -> QWidget | None:
    """Make a row that prints a sheet of the desk in one language; None where nothing prints."""
    if not desk.can_print:
        return None
    title = f"sheet.{name}"

    def out(lang: str) -> None:
        library, say = desk.library, desk.library.wording(lang)
        size = desk.visit.edition.size
        survey = library.survey(lang)
        desk.print_paper(lambda: survey.notice_paper(say(title), make(say)), size)

    ways = [(word, langs) for word, langs in print_ways(desk) if len(langs) == 1]
    return _row(desk.say(title), [Choice(word, partial(out, *langs)) for word, langs in ways])


def card_row(desk: Desk, name: str) -> QWidget | None:
    """Make a row that prints a card to hold out, in a visitor's language and English.

    None where nothing prints, and for an interpreter where English is the only language.
    """

    def out(lang: str) -> None:
        library, size = desk.library, desk.visit.edition.size
        langs = dict.fromkeys((lang, HELPERS))
        presses = [library.survey(one).press(site_of(desk)) for one in langs]
        desk.print_paper(lambda: counter_paper(name, presses), size)

    wanted = [lang for lang in desk.languages if not (lang == HELPERS and name == INTERPRETER)]
    if not desk.can_print or not wanted:
        return None
    choices = [Choice(desk.say(f"language.{one}"), partial(out, one)) for one in wanted]
    return _row(desk.say(f"counter.{name}"), choices)


def _row(word: str, choices: list[Choice]) -> QWidget:
    """Make a row that opens a short list, or does the one thing there is."""
    row = RowLink(word, icon_name="printer")
    row.clicked.connect(lambda: open_menu(row, choices) if len(choices) > 1 else choices[0].act())
    return row


def print_in(
    desk: Desk, make: Make, *langs: str, pocket: bool = False, private: bool = False
) -> None:
    """Print in one or two languages, on the size of paper chosen for the packet."""
    if private and not desk.confirm():
        return
    size = desk.visit.edition.size
    edition = Edition(langs=langs, site=site_of(desk), size=size, pocket=pocket)
    desk.print_paper(lambda: make(edition), size)
