"""Help: one page to look things up on, and to print and hang beside the screen.

For volunteers it has the five rules and the keys; at the kiosk, the buttons of the bar below.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QWidget

from navigator.handout.counter_cards import INTERPRETER, RIGHTS
from navigator.handout.desk_sheets import lawyer_parts, practice_parts, tally_parts
from navigator.site.policy import Policy
from navigator.ui.desk import Ask, Desk, Ways
from navigator.ui.pages.blocks import column, section, text_list
from navigator.ui.pages.visitor.paper_acts import card_row, sheet_row
from navigator.ui.pages.visitor.parts import print_button
from navigator.ui.pages.visitor.read_button import let_hear_sight
from navigator.ui.theme import SPACE, current_look
from navigator.ui.visit.shortcuts import KEYS, TILE_KEYS
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.page import Page
from navigator.ui.widgets.responsive_grid import grid
from navigator.ui.widgets.row_link import RowLink
from navigator.ui.widgets.wrap_label import WrapLabel
from navigator.ui.words import tr

if TYPE_CHECKING:
    from navigator.handout.notice import Part

_READING = ("read_back", "read_pause", "read_next")
"""Three keys side by side, which share one line."""
_TILES = f"{TILE_KEYS[0]} … {TILE_KEYS[-2]}, {TILE_KEYS[-1]}"


def rules() -> list[str]:
    """Return the five rules of everyone who helps."""
    return [
        tr(
            "Never ask about status. If someone starts to tell you, say: "
            "“You do not need to tell me that.”"
        ),
        tr("Danger first: read the red box before the answer."),
        tr("The date is old? Call first."),
        tr("Nothing is kept. Do not write down anyone's name, A-number or case number."),
        tr("Press Clear between visitors."),
    ]


def keys(policy: Policy) -> list[tuple[str, str]]:
    """Return each key with its effect: the policy's own, then those that always work."""
    words = {
        "search": tr("Search; Enter opens the first result"),
        "home": tr("Home"),
        "back": tr("Back"),
        "packet": tr("The packet, to print it or save it"),
        "clear": tr("Clear: forget this visit"),
        "language": tr("The other language"),
        "look": tr("Light, dark or high contrast"),
        "larger": tr("Larger text"),
        "plain_size": tr("Usual text"),
        "read": tr("Read aloud, or stop reading"),
        "read_back": tr("While reading: one sentence back, pause, next"),
        "faces": tr("Face to face: this page in two languages, and back to one"),
        "help": tr("This page"),
        "settings": tr("Settings"),
    }

    def key(act: str) -> str:
        acts = _READING if act == _READING[0] else (act,)
        native = QKeySequence.SequenceFormat.NativeText
        return ", ".join(QKeySequence(KEYS[one]).toString(native) for one in acts)

    own = [(key(one), words[one]) for one in policy.shortcuts if one not in _READING[1:]]
    return [
        *own,
        *([(_TILES, tr("Home: the topics, in their order"))] if policy.volunteers else []),
        ("Tab, Enter", tr("Go to the next button, press it")),
        ("\u2191 \u2193", tr("Scroll the page")),
        ("Esc", tr("Stop reading; bring a cleared visit back")),
    ]


def ways(*, can_listen: bool = True) -> list[str]:
    """Return a sentence on each button of the kiosk."""
    listen = tr("Listen: the computer reads the page to you. Others may hear it.")
    return [
        *([listen] if can_listen else []),
        tr("Home: the topics."),
        tr("Back: the page before this one."),
        tr("Bigger text: press it again for still bigger text."),
        tr("Call staff: this page is covered, then somebody who works here is called."),
        tr("Someone was taken? What to do now."),
        tr("Hide: everything is gone at once, and nobody sees what you read."),
        tr("Start over: clears what you did and begins again."),
    ]


class HelpPage(Page):
    """The help page. It opens without a library too; only printing needs one."""

    stays = True

    def __init__(self, desk: Ways, ask: Ask, data: None) -> None:
        del ask, data
        columns = desk.policy.columns
        super().__init__(tr("Help"), desk, columns=columns)
        self._policy = desk.policy
        self._is_for_helpers = desk.policy.introduction
        if isinstance(desk, Desk):
            let_hear_sight(self, desk)
            self.add_act(print_button(desk, lambda: self._print(desk)))
        links = [(tr("About this information"), "info", "about")]
        if self._is_for_helpers:
            told = text_list(rules(), numbered=True, selectable=False)
            side = [section(tr("Five rules"), told)]
            beside = [section(tr("Keys"), _key_table(keys(desk.policy)))]
            links[:0] = [
                (tr("A look around (one minute)"), "lightbulb", "tour"),
                (tr("Before you help someone"), "users", "intro"),
                (tr("Calls of the last week"), "phone", "calls"),
                (tr("Ready stacks"), "printer", "stacks"),
                (tr("Settings"), "settings", "settings"),
            ]
        else:
            kept = tr("Nothing you do here is kept. You are never asked who you are.")
            reader = desk.reader if isinstance(desk, Desk) else None
            can_listen = reader is None or not reader.is_mute(current_look().language)
            told = text_list(ways(can_listen=can_listen), selectable=False)
            side, beside = [section(tr("The buttons"), told), WrapLabel(kept)], []
            if isinstance(desk, Desk):
                word, act = tr("Call staff"), desk.call_staff
                side.insert(0, Button(word, icon_name="concierge-bell", act=act))
        doors: list[QWidget | None] = [
            RowLink(word, icon_name=icon, dense=self._is_for_helpers, act=desk.to(kind))
            for word, icon, kind in links
        ]
        if self._is_for_helpers and isinstance(desk, Desk):
            sheets = (
                ("practice", practice_parts),
                ("lawyer", lawyer_parts),
                ("tally", tally_parts),
            )
            doors += (sheet_row(desk, *one) for one in sheets)
            doors += (card_row(desk, one) for one in (INTERPRETER, RIGHTS))
        both = (column(*side, column(*doors, gap=0)), *beside)
        self.add(grid(*both, least_chars=34, most_columns=columns, gap=SPACE.xl))

    def _print(self, desk: Desk) -> None:
        parts: list[Part] = [(tr("The buttons"), ways())]
        if self._is_for_helpers:
            parts = [(tr("Five rules"), rules()), (tr("Keys"), keys(self._policy))]
        survey = desk.library.survey(desk.say.lang)
        title = f"Navigator: {tr('Help')}"
        desk.print_paper(lambda: survey.notice_paper(title, parts), "Letter")


def _key_table(rows: list[tuple[str, str]]) -> QWidget:
    """Make a table of keys in one column and their effects in the other."""
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(SPACE.l)
    grid.setVerticalSpacing(SPACE.xs)
    grid.setColumnStretch(1, 1)
    top = Qt.AlignmentFlag.AlignTop
    for number, (key, what) in enumerate(rows):
        name = WrapLabel(key, bold=True, max_chars=0)
        name.setMinimumWidth(name.preferred_width())
        grid.addWidget(name, number, 0, top)
        grid.addWidget(WrapLabel(what), number, 1, top)
    return table
