"""Face to face: one page in two languages, part beside part, for two people at one screen.

The visitor's language stands where reading begins, the helper's beside it. Both are the same
outline; nothing is said in one of them alone. Where there is no room for two columns a whole part
is shown in one language, then in the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain

from PySide6.QtWidgets import QWidget

from navigator.records.outline_parts import GRAVE, NEXT_STEP, Line, Outline, Part, Purpose, paired
from navigator.ui.desk import FACES, TAKEN, Ask, Desk
from navigator.ui.pages.blocks import column, rows
from navigator.ui.pages.visitor.parts import add_state
from navigator.ui.pages.visitor.read_button import aloud, read_button
from navigator.ui.pages.visitor.two_languages import HELPERS, others, visitors
from navigator.ui.theme import SPACE, Role
from navigator.ui.widgets.banner import Banner
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.column import Fitted
from navigator.ui.widgets.flow_layout import flow
from navigator.ui.widgets.fold import Fold
from navigator.ui.widgets.menu import Choice, open_menu
from navigator.ui.widgets.page import Page
from navigator.ui.widgets.responsive_grid import ResponsiveGrid
from navigator.ui.widgets.rows_layout import refill
from navigator.ui.widgets.section_heading import SectionHeading
from navigator.ui.widgets.wrap_label import Tone, WrapLabel
from navigator.ui.words import tr

_FIRST = ("taken.life", "taken.free")
_FEW = 4
"""The most languages that have a button each."""
_COLUMN_CHARS = 26
"""Characters of large text that a column must hold, or the languages stand below each other."""


@dataclass(frozen=True, slots=True)
class Sides:
    """The outlines of one record in the languages of the visitor and of the helper."""

    id: str
    lang: str
    visitors: Outline
    helpers: Outline

    @property
    def is_worst_day(self) -> bool:
        """Return whether this is the page "Someone was taken?"."""
        return self.id == TAKEN.id


class FacesPage(Page):
    """A page in two languages; its id may end in `/` and the visitor's language.

    It shows a card, or the page "Someone was taken?".
    """

    of_card = True
    is_near = True

    @staticmethod
    def load(desk: Desk, ask: Ask) -> Sides:
        """Load the outline in both languages."""
        id, _, chosen = ask.route.id.partition("/")
        lang = chosen or visitors(desk) or HELPERS
        library, held = desk.library, desk.visit.letter
        day = held[1] if held and held[0] == id else None

        home = desk.visit.household

        def told(lang: str) -> Outline:
            if home is not None and id == home.id:
                return library.plan_outline(home.draft.answers(ask.state, ask.zip), lang, ask.zip)
            return library.outline(library.show(id, lang), lang, ask.zip, ask.state, day=day)

        return Sides(id, lang, told(lang), told(HELPERS))

    def __init__(self, desk: Desk, ask: Ask, data: Sides) -> None:
        title = data.visitors.title if ask.lang == data.lang else data.helpers.title
        super().__init__(title, desk, columns=2)
        self._desk = desk
        self._data = data
        self.add_act(Button(tr("One language"), icon_name="x", act=desk.back))
        self._let_hear()
        if len(others(desk)) > 1:
            self.add(self._languages())
        add_state(self, desk.library.wording(data.lang), data.visitors)
        self.add(self._pair(lambda lang: [_label(desk.library.native(lang), lang, tone="quiet")]))
        if data.is_worst_day:
            self.add(self._pair(self._first_words))
        folded: list[QWidget] = []
        sections = 0
        for part, other in paired(data.visitors, data.helpers):
            sections += part.purpose is Purpose.SECTION
            if part.purpose in NEXT_STEP or (part.purpose is Purpose.SECTION and sections == 1):
                self.add(self._part(part, other))
            else:
                folded.append(self._fold(part, other))
        self.add(rows(*self._in_full(), *folded))

    def _pair(self, make: Callable[[str], list[QWidget]]) -> QWidget:
        """Make the widgets of both languages with `make`, and place them side by side."""
        return _Pair(make(self._data.lang), make(HELPERS))

    def _first_words(self, lang: str) -> list[QWidget]:
        """Make the two sentences on life and liberty that stand above all help."""
        say = self._desk.library.wording(lang)
        return [_label(say(key), lang, bold=True) for key in _FIRST]

    def _let_hear(self) -> None:
        """Let the page be read aloud in the visitor's language: the helper can read."""
        desk, data = self._desk, self._data
        voice = aloud(desk, data.lang)
        if data.is_worst_day:
            say = desk.library.wording(data.lang)
            first = tuple(say(key) for key in _FIRST)
            self.spoken = lambda: voice.record(data.visitors, first=first)
        else:
            self.spoken = lambda: voice.next_step(data.visitors)
        word = tr("Read aloud: {language}").format(language=desk.library.native(data.lang))
        self.add_act(read_button(desk, self.spoken, word))

    def _languages(self) -> QWidget:
        """Make a button for each language a visitor may read; of many, one that opens a menu."""
        to, id, used = self._desk.to, self._data.id, self._data.lang
        native, langs = self._desk.library.native, others(self._desk)
        if len(langs) > _FEW:
            menu = Button(native(used), icon_name="languages")
            choices = [Choice(native(one), to(FACES, f"{id}/{one}")) for one in langs]
            menu.clicked.connect(lambda: open_menu(menu, choices))
            return flow(menu)
        buttons = (
            Button(
                native(lang),
                icon_name="check" if lang == used else "",
                act=to(FACES, f"{id}/{lang}"),
            )
            for lang in langs
        )
        return flow(*buttons)

    def _part(self, part: Part, other: Part) -> QWidget:
        """Make a part of the next step, in large text."""

        def make(lang: str) -> list[QWidget]:
            one = part if lang == self._data.lang else other
            cells = _next_step(one, lang)
            if one.purpose in GRAVE:
                leave = self._desk.library.wording(lang)("aloud.leave")
                cells.append(_label(leave, lang, tone="note", role=Role.SMALL, bold=True))
            own = one.lang or lang
            return cells + [_label(note, own, tone="quiet") for note in one.notes if note]

        return self._pair(make)

    def _fold(self, part: Part, other: Part) -> Fold:
        title = f"{part.heading} \u00b7 {other.heading}"
        lang = self._data.lang
        fold = Fold(title, lambda: _Pair(_whole(part, lang), _whole(other, HELPERS)))
        self.part_folds[part.heading] = fold
        return fold

    def _in_full(self) -> list[QWidget]:
        """Make the fold with papers and steps in full, with each danger at its step."""
        data = self._data
        told = [
            (part, other)
            for part, other in paired(data.visitors, data.helpers)
            if part.purpose in (Purpose.BRING, Purpose.DO)
        ]

        def sides() -> Iterator[QWidget]:
            for part, other in told:
                left = _heading(part, data.lang) + _whole(part, data.lang)
                yield _Pair(left, _heading(other, HELPERS) + _whole(other, HELPERS))

        fold = Fold(tr("Papers and steps in full"), lambda: rows(*sides()))
        self.part_folds |= {part.heading: fold for part, _ in told}
        return [fold] if told else []


class _Pair(Fitted, QWidget):
    """The lines of two languages: side by side, or one language after the other if narrow."""

    def __init__(self, left: list[QWidget], right: list[QWidget]) -> None:
        super().__init__()
        self._left, self._right = left, right
        self._grid = ResponsiveGrid(
            self,
            least_chars=_COLUMN_CHARS,
            role=Role.LEAD,
            most_columns=2,
            gap=SPACE.xl,
            row_gap=SPACE.xs,
            stretch_rows=False,
        )
        self._is_wide: bool | None = None
        self._arrange(is_wide=True)

    def _fit(self) -> None:
        """Put line beside line, or one language below the other."""
        self._arrange(is_wide=self._grid.columns_at(self.width()) > 1)

    def _arrange(self, *, is_wide: bool) -> None:
        if is_wide == self._is_wide:
            return
        self._is_wide = is_wide
        sides = zip(self._left, self._right, strict=True)
        order = chain.from_iterable(sides) if is_wide else (*self._left, *self._right)
        refill(self._grid, order)


def _heading(part: Part, lang: str) -> list[QWidget]:
    return [SectionHeading(part.heading, lang=lang)] if part.heading else []


def _next_step(part: Part, lang: str) -> list[QWidget]:
    """Make the visible lines of a part: numbers largest, papers and steps as on the card."""
    if part.purpose is Purpose.STOP:
        told = " ".join(line.title for line in part.lines)
        return [Banner("stop", told, is_strip=True, lang=part.lang or lang)]
    cells = _heading(part, lang)
    lang = part.lang or lang
    match part.purpose:
        case Purpose.CALL:
            cells += [_number(line, lang) for line in part.lines]
        case Purpose.DO:
            for number, line in part.at_sight:
                cells.append(_label(f"{number}.\u2002{line.text}", lang, role=Role.LEAD))
                cells += [_trap(one.title, lang) for one in line.traps]
        case Purpose.DAY:
            for line in part.lines:
                cells.append(_label(line.text, lang, role=Role.LEAD, bold=True))
                cells.append(_label(line.more, lang))
        case Purpose.ANSWER:
            cells += [_label(one.text, lang, role=Role.LEAD, bold=True) for one in part.lines]
        case Purpose.SAY:
            cells += [
                _label(f"\u201c{one.text}\u201d", lang, role=Role.LEAD, bold=True)
                for one in part.lines
            ]
        case _:
            cells += [
                _label(f"\u2022\u2002{one.text}", lang, role=Role.LEAD) for _, one in part.at_sight
            ]
    return cells


def _whole(part: Part, lang: str) -> list[QWidget]:
    """Make every line of a part in full, with its dangers."""
    cells: list[QWidget] = []
    lang = part.lang or lang
    for number, line in enumerate(part.lines, start=1):
        mark = f"{number}." if part.purpose is Purpose.DO else "\u2022"
        told = " ".join(one for one in (line.title, line.whole) if one)
        cells.append(_label(f"{mark}\u2002{told}", lang))
        cells += [_trap(f"{one.title} {one.text}", lang) for one in line.traps]
    return cells


def _number(line: Line, lang: str) -> QWidget:
    at = _label(line.address, lang, tone="quiet") if line.address else None
    return column(_label(line.text, HELPERS, role=Role.TITLE), _label(line.more, lang), at, gap=0)


def _trap(text: str, lang: str) -> QWidget:
    return _label(f"\u25b2\u2002{text}", lang, tone="stop", bold=True)


def _label(
    text: str, lang: str, *, role: Role = Role.BODY, tone: Tone = "ink", bold: bool = False
) -> WrapLabel:
    return WrapLabel(text, role=role, tone=tone, bold=bold, lang=lang, selectable=True)
