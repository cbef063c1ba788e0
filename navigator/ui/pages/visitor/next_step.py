"""The first screen of a card: stop, answer, then side by side what to bring, do and whom to call.

Everything here renders parts of the outline. Where there is no room for all side by side, the
people who can help come before papers and steps.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from PySide6.QtWidgets import QWidget

from navigator.records.outline_parts import Line, Outline, Part, Purpose
from navigator.ui.desk import Ask, Desk
from navigator.ui.pages.blocks import column, rows, stack
from navigator.ui.pages.staff.called_today import CallMark, may_mark
from navigator.ui.theme import SPACE, Role
from navigator.ui.widgets.banner import Banner, BannerKind
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.column import Fitted
from navigator.ui.widgets.responsive_grid import ResponsiveGrid
from navigator.ui.widgets.row_link import STEP_INSET_PX, NumberRow, StepRow
from navigator.ui.widgets.rows_layout import refill
from navigator.ui.widgets.section_heading import SectionHeading
from navigator.ui.widgets.wrap_label import WrapLabel
from navigator.ui.words import counted, tr

_COLUMN_CHARS = 25
_WIDE = (Purpose.BRING, Purpose.DO, Purpose.CALL)
_NARROW = (Purpose.CALL, Purpose.BRING, Purpose.DO)


def stop_strip(part: Part, desk: Desk, ask: Ask, state: str) -> QWidget:
    """Make the strip of dangers that decide whether to go at all, with a button to lawyers."""
    word = tr("Lawyers near {zip}").format(zip=ask.zip) if ask.zip else tr("Find legal help")
    told = " ".join(line.title for line in part.lines)
    english = " ".join(one.english.title for one in part.lines if one.english)
    act = desk.to("places", f"card:{state}:legal")
    strip = Banner(
        "stop", told, action=word, act=act, is_strip=True, lang=part.lang, english=english
    )
    return column(WrapLabel(part.heading, tone="stop"), strip) if part.lang else strip


class NextStep(Fitted, QWidget):
    """The parts Bring, Do and Call; beside each other where there is room."""

    def __init__(
        self,
        told: Outline,
        desk: Desk,
        below_calls: QWidget | None,
        *,
        beside: Part | None = None,
        lead: QWidget | None = None,
        say: Callable[[int], None] | None = None,
    ) -> None:
        """Take an outline; `below_calls` stands under the numbers, a part `beside` them.

        `lead` stands above the part `beside`, so that nothing comes before the numbers. `say` is
        called with a step's place, from 0, and shows the words to say at that step.
        """
        super().__init__()
        self._desk = desk
        self._say = say
        self._is_for_taken = beside is not None
        self._columns: dict[Purpose, QWidget] = {}
        for part in (*map(told.part, _WIDE), beside):
            if part is not None:
                self._columns[part.purpose] = self._column(part)
        if beside is not None and lead is not None:
            self._columns[beside.purpose] = column(lead, self._columns[beside.purpose])
        if below_calls is not None:
            call = self._columns.setdefault(Purpose.CALL, stack(SPACE.xs)[0])
            layout = call.layout()
            if layout is not None:
                layout.addWidget(below_calls)
        self._wide = _WIDE if beside is None else (Purpose.CALL, beside.purpose)
        self._narrow = _NARROW if beside is None else self._wide
        self._grid = ResponsiveGrid(
            self,
            least_chars=_COLUMN_CHARS,
            most_columns=1 if desk.policy.columns == 1 else len(self._wide),
            gap=SPACE.l,
            stretch_rows=False,
        )
        self._order: tuple[Purpose, ...] = ()
        self._arrange(self._narrow if desk.policy.columns == 1 else self._wide)

    def _fit(self) -> None:
        """Put the people to call first where not all parts fit side by side."""
        is_wide = self._grid.columns_at(self.width()) == self._grid.count()
        self._arrange(self._wide if is_wide else self._narrow)

    def _arrange(self, order: tuple[Purpose, ...]) -> None:
        if order == self._order:
            return
        self._order = order
        columns = self._columns
        refill(self._grid, (columns[purpose] for purpose in order if purpose in columns))

    def _column(self, part: Part) -> QWidget:
        found: list[QWidget] = [SectionHeading(part.heading)]
        match part.purpose:
            case Purpose.CALL:
                found.append(rows(*map(self._number, part.lines), *self._marks(part.lines)))
            case Purpose.DO:
                steps: list[QWidget] = []
                for number, line in part.at_sight:
                    steps.append(self._step(number, line, part.lines.index(line), part.lang))
                    if line.english is not None:
                        steps.append(inset(english_label(line.english.text)))
                    steps += [inset(one) for trap in line.traps for one in _trap(trap, part.lang)]
                found.append(rows(*steps))
            case _:
                for _, line in part.at_sight:
                    text = f"\u2022\u2002{line.text}"
                    found.append(WrapLabel(text, lang=part.lang, selectable=True))
                    if line.english is not None:
                        found.append(english_label(line.english.text))
        if part.purpose is not Purpose.CALL and (rest := len(part.lines) - len(part.at_sight)):
            more = counted(tr("{count} more below"), rest)
            found.append(WrapLabel(more, tone="quiet"))
        found += [
            WrapLabel(note, tone="quiet", lang=part.lang, selectable=True) for note in part.notes
        ]
        return column(*found, gap=SPACE.xs)

    def _step(self, number: int, line: Line, at: int, lang: str) -> QWidget:
        """Make a step; one with words to say at it is a button that shows them.

        `at` is its place among all steps, of which only some are shown here.
        """
        say = self._say
        label = WrapLabel(f"{number}.\u2002{line.text}", lang=lang, selectable=True)
        if line.said is None or say is None:
            return inset(label)
        if lang:  # a row would stand at the other edge
            act = partial(say, at)
            return column(inset(label), Button(tr("Say"), variant="quiet", act=act), gap=0)
        return StepRow(number, line.text, tr("Say"), lambda: say(at))

    def _number(self, line: Line) -> QWidget:
        """Make a row with a large number, which opens its place."""
        act = None if line.where is None else self._desk.to("place", line.where.place.id)
        meta = "" if self._is_for_taken else line.address
        return NumberRow(line.text, line.more, act, meta=meta)

    def _marks(self, lines: Iterable[Line]) -> Iterator[QWidget]:
        """Make the link that keeps what a call found, where a volunteer may keep it.

        There is none beside the numbers for somebody who was taken.
        """
        if self._is_for_taken:
            return
        places = [line.where.place for line in lines if line.where is not None]
        if marked := [one for one in places if may_mark(self._desk, one)]:
            yield inset(CallMark(self._desk, marked))


def inset(widget: QWidget) -> QWidget:
    """Indent a widget as far as the steps beside it."""
    holder, layout = stack(0)
    layout.setContentsMargins(STEP_INSET_PX, SPACE.xxs, STEP_INSET_PX, SPACE.xxs)
    layout.addWidget(widget)
    return holder


def english_label(text: str) -> WrapLabel:
    """Make a label with English beside words that nobody has checked: larger than a note."""
    return WrapLabel(text, lang="en", selectable=True)


def _trap(trap: Line, lang: str) -> Iterator[WrapLabel]:
    """Make a danger at a step, in a few words, and its English where that stands beside it."""
    text = f"\u25b2\u2002{trap.title}"
    yield WrapLabel(text, tone="stop", bold=True, role=Role.SMALL, lang=lang)
    if trap.english is not None:
        yield english_label(trap.english.title)


def say_strip(part: Part, show: Callable[[], None]) -> QWidget:
    """Make the strip with the sentences to say at the counter, also in English.

    Its button calls `show`, which shows them large.
    """
    large = Button(tr("Show it large"), variant="quiet", icon_name="message-square", act=show)
    found: list[QWidget] = [SectionHeading(part.heading, trailing=large)]
    for line in part.lines:
        words = f"\u201c{line.text}\u201d"
        found.append(WrapLabel(words, role=Role.LEAD, bold=True, lang=part.lang, selectable=True))
        if line.more:
            found.append(english_label(f"\u201c{line.more}\u201d"))
    return rows(*found)


def in_full(told: Outline) -> QWidget:
    """Make the column of papers and steps in full, each danger below its step."""
    found: list[QWidget] = []
    for part in filter(None, map(told.part, (Purpose.BRING, Purpose.DO))):
        found.append(WrapLabel(part.heading, bold=True))
        for number, line in enumerate(part.lines, start=1):
            mark = f"{number}." if part.purpose is Purpose.DO else "\u2022"
            text = f"{mark}\u2002{line.whole}"
            found.append(WrapLabel(text, lang=part.lang, selectable=True))
            if line.english is not None:
                found.append(english_label(line.english.whole))
            found += [danger_banner(trap, part.lang) for trap in line.traps]
    return column(*found, gap=SPACE.xs)


def danger_banner(line: Line, lang: str = "") -> Banner:
    """Make a banner with a danger whole, and its English where that stands beside it."""
    english = "" if line.english is None else f"{line.english.title}\n{line.english.text}"
    kind: BannerKind = "info" if line.is_mild else "stop"
    return Banner(kind, line.title, line.text, lang=lang, english=english)


def all_places_button(total: int, desk: Desk, card: str) -> QWidget:
    """Make a button that opens all `total` places of a topic."""
    word = counted(tr("All {count} places"), total)
    return Button(word, variant="quiet", act=desk.to("places", card))
