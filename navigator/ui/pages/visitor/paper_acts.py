"""The button that prints a page: in the visitor's language, another, two, or to pocket size.

The screen stays as it is. At a kiosk the language of the screen is the visitor's own, so nothing
has to be chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
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


def print_ways(desk: Desk) -> list[tuple[str, tuple[str, ...]]]:
    """Return the choices of language for a paper, with their words.

    The visitor's language comes first, then English, then both side by side: these come first
    where nobody has checked the language. Where nobody helps there is one way alone.
    """
    if not desk.policy.volunteers:
        langs = languages_of(desk, desk.say.lang)
        return [(_named(desk, langs), langs)]
    visitor = visitors(desk)
    single = dict.fromkeys(filter(None, (visitor, desk.say.lang, HELPERS)))
    ways = [(lang,) for lang in single if lang in (*desk.languages, desk.say.lang)]
    both = [(visitor, HELPERS)] if visitor and len(ways) > 1 else []
    first = bool(both) and desk.library.needs_english(visitor)
    ordered = [*both, *ways] if first else [*ways, *both]
    return [(_named(desk, langs), langs) for langs in ordered]


def languages_of(desk: Desk, lang: str) -> tuple[str, ...]:
    """Return the languages of a paper in one: English stands beside words nobody has checked."""
    return (lang, HELPERS) if desk.library.needs_english(lang) else (lang,)


def every_way(desk: Desk) -> list[tuple[str, tuple[str, ...]]]:
    """Return all choices of language: each alone, then each with English beside it."""
    langs = dict.fromkeys((desk.say.lang, *desk.languages))
    others = [one for one in langs if one != HELPERS]
    ways: list[tuple[str, ...]] = [(one,) for one in langs]
    ways += [(one, HELPERS) for one in others]
    return [(_named(desk, langs), langs) for langs in ways]


def languages_choice(
    desk: Desk, button: QWidget, told: Iterable[str], act: Callable[[str], object]
) -> list[Choice]:
    """Return the line that opens the menu of languages, for those that no line has `told`."""
    left = [one for one in desk.languages if one not in told] if desk.policy.volunteers else []
    if not left:
        return []
    choices = [Choice(desk.library.native(one), partial(act, one)) for one in left]
    return [Choice(tr("Another language …"), lambda: open_menu(button, choices))]


def _named(desk: Desk, langs: tuple[str, ...]) -> str:
    name = desk.say(f"language.{langs[0]}")
    return tr("{language} and English").format(language=name) if len(langs) > 1 else name


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
        if button is None:
            return
        told = {lang for _, langs in ways for lang in langs}
        more = languages_choice(desk, button, told, lambda lang: out(*languages_of(desk, lang)))
        if more or len(choices) > 1:
            open_menu(button, [*choices, *more])
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

    ways = [(word, *langs) for word, langs in print_ways(desk) if len(langs) == 1]
    ways = ways or [(_named(desk, (desk.say.lang,)), desk.say.lang)]
    choices = [Choice(word, partial(out, lang)) for word, lang in ways]
    row = RowLink(desk.say(title), icon_name="printer", dense=True)
    told = [lang for _, lang in ways]
    row.clicked.connect(lambda: _take(row, [*choices, *languages_choice(desk, row, told, out)]))
    return row


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
    row = RowLink(desk.say(f"counter.{name}"), icon_name="printer", dense=True)
    row.clicked.connect(lambda: _take(row, choices))
    return row


def _take(row: QWidget, choices: list[Choice]) -> None:
    """Open a short list, or do the one thing there is."""
    if len(choices) > 1:
        open_menu(row, choices)
    else:
        choices[0].act()


def print_in(
    desk: Desk, make: Make, *langs: str, pocket: bool = False, private: bool = False
) -> None:
    """Print in one or two languages, on the size of paper chosen for the packet."""
    if private and not desk.confirm():
        return
    size = desk.visit.edition.size
    edition = Edition(langs=langs, site=site_of(desk), size=size, pocket=pocket)
    desk.print_paper(lambda: make(edition), size)
