"""What the rules point to, person by person: a row a program, its reasons when asked for.

The words of a verdict never promise. What rests on status is a list to read in
private, behind the same button for every program, so that opening one says nothing.
"""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from navigator.eligibility.explain import (
    condition_message,
    enrollment_message,
    reason_key,
    says_open,
    verdict_message,
)
from navigator.eligibility.screen import Result, Verdict
from navigator.ui.desk import Desk
from navigator.ui.pages.blocks import box, section, stack, text_list
from navigator.ui.theme import SPACE
from navigator.ui.theme.tokens import Role
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.card import Card
from navigator.ui.widgets.section_heading import SectionHeading
from navigator.ui.widgets.veil import unveil
from navigator.ui.widgets.wrap_label import WrapLabel
from navigator.ui.words import tr

_ORDER = ("likely", "depends", "unknown", "unlikely")
FEW = 3
"""Up to so many outcomes stand open, with their reasons."""


class VerdictRow(QWidget):
    """A program, what the rules point to, and behind a button why."""

    def __init__(
        self, desk: Desk, state: str, topic: str, verdict: Verdict, *, is_open: bool
    ) -> None:
        super().__init__()
        self._topic = topic
        self._desk = desk
        self._state = state
        self._verdict = verdict
        self._details: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE.xxs)
        self._column.addWidget(WrapLabel(verdict.title, bold=True))
        library, lang = desk.library, desk.say.lang
        told = verdict.says or library.say(verdict_message(verdict), lang)
        self._column.addWidget(WrapLabel(told, selectable=True))
        if says_open(verdict):
            self._column.addWidget(WrapLabel(desk.say("program.status.any"), tone="quiet"))
        takes = enrollment_message(verdict)
        if takes is not None and verdict.verdict != "unlikely":
            self._column.addWidget(WrapLabel(library.say(takes, lang), bold=True))
        if is_open:
            self._show_why()
            return
        why = Button(tr("Why"), variant="quiet", icon_name="chevron-down")
        why.setAccessibleDescription(verdict.title)
        why.clicked.connect(lambda: self._toggle(why))
        self._column.addWidget(why)

    def _toggle(self, why: Button) -> None:
        opens = self._details is None or self._details.isHidden()
        details = self._details or self._show_why()
        details.setVisible(opens)
        why.set_icon("chevron-up" if opens else "chevron-down")
        if opens:
            unveil(details, on_card=True)

    def _show_why(self) -> QWidget:
        say, library = self._desk.say, self._desk.library
        name = say.state(self._state)
        reasons = [
            say(
                reason_key(reason),
                what=library.say(condition_message(reason, name), say.lang),
            )
            for reason in self._verdict.reasons
        ]
        self._details, layout = stack(SPACE.xs)
        if reasons:
            layout.addWidget(text_list(reasons))
        for fact in self._verdict.tells:
            layout.addWidget(WrapLabel(say(f"fact.{fact.name}"), bold=True, role=Role.SMALL))
            layout.addWidget(WrapLabel(say.fact(self._topic, fact), selectable=True))
            if fact.sources:
                layout.addWidget(WrapLabel(say.law_age(fact), tone="quiet", role=Role.SMALL))
        if any(
            one.fact == "income" and _is_open(one.value, one.code) for one in self._verdict.reasons
        ):
            layout.addWidget(WrapLabel(say("screen.apart"), tone="quiet"))
        for text in (self._verdict.branch, *self._verdict.notes):
            if text:
                layout.addWidget(WrapLabel(text, tone="quiet"))
        self._column.addWidget(self._details)
        return self._details


def _is_open(value: object, code: str) -> bool:
    """Whether an income was given and still decides nothing."""
    return value is not None and code == "missing"


def verdict_cards(
    desk: Desk, state: str, topic: str, result: Result, names: list[str]
) -> list[QWidget]:
    """A card for each person, and one for what is the same for all of them."""
    shared, own = _split(result, len(names))
    cards: list[QWidget] = []
    is_open_first = bool(result.outcomes) and not result.outcomes[0].reasons
    for person, name in enumerate(names):
        mine = sorted(own.get(person, ()), key=lambda one: _ORDER.index(one.verdict))
        if mine:
            cards.append(_card(desk, state, topic, name if len(names) > 1 else "", mine))
    if shared:
        heading = desk.say("screen.everybody") if len(names) > 1 else ""
        # What stands first in the checklist stands first here.
        at = 0 if is_open_first else len(cards)
        cards.insert(at, _card(desk, state, topic, heading, shared))
    return cards


def _split(result: Result, people: int) -> tuple[list[Verdict], dict[int, list[Verdict]]]:
    """What holds for everybody alike and rests on no answer, and what is each one's own."""
    shared = [one for one in result.outcomes if not one.reasons and one.person == 0]
    own: dict[int, list[Verdict]] = {}
    for one in result.outcomes:
        if one.reasons:
            own.setdefault(one.person, []).append(one)
    if people == 1 and len(result.outcomes) <= FEW:
        own.setdefault(0, []).extend(shared)
        shared = []
    return shared, own


def _card(desk: Desk, state: str, topic: str, heading: str, verdicts: list[Verdict]) -> QWidget:
    is_open = len(verdicts) <= FEW
    fitting = [one for one in verdicts if one.verdict != "unlikely"]
    others = [one for one in verdicts if one.verdict == "unlikely"]
    if is_open or not fitting:
        fitting, others = verdicts, []
    head = [SectionHeading(heading)] if heading else []
    rows = [VerdictRow(desk, state, topic, one, is_open=is_open) for one in fitting]
    card = box(*head, *rows, topic=topic)
    if others:
        _add_others(card, desk, (state, topic), others)
    return card


def _add_others(card: Card, desk: Desk, where: tuple[str, str], others: list[Verdict]) -> None:
    """Programs that do not seem to fit wait behind a button."""
    more = Button(
        desk.say("screen.others", count=len(others)), variant="quiet", icon_name="chevron-down"
    )
    card.add(more)

    def show() -> None:
        more.hide()
        column, layout = stack()
        for one in others:
            layout.addWidget(VerdictRow(desk, *where, one, is_open=False))
        card.add(column)
        unveil(column, on_card=True)

    more.clicked.connect(show)


def papers(desk: Desk, result: Result, general: tuple[str, ...]) -> QWidget | None:
    """Papers of the programs that may fit, else those of the topic; None without any."""
    own = dict.fromkeys(
        paper for one in result.outcomes if one.verdict != "unlikely" for paper in one.bring
    )
    listed = tuple(own) or general
    return section(desk.say("part.bring"), text_list(listed)) if listed else None
