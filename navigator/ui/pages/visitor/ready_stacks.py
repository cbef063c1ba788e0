"""The ready stacks: sheets printed before the doors open, and the form that keeps one.

Both are for an empty visit: a stack is chosen from the pages of the pack, never from a packet or
from answers, and whoever comes first must not find what the stack was chosen beside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from shiboken6 import isValid

from navigator.errors import KnownError
from navigator.handout.press import Paper
from navigator.library.facade import Library
from navigator.library.stack_paper import stack_guides, stack_paper
from navigator.records.fields import Field
from navigator.records.topics import TOPICS
from navigator.site.stacks import MOST_COPIES, SHAPES, Stack, read_stacks, write_stacks
from navigator.ui.desk import Ask, Desk, Route
from navigator.ui.pages.blocks import box, column, section
from navigator.ui.pages.visitor.paper_acts import every_way, site_of
from navigator.ui.theme import Role
from navigator.ui.widgets.banner import EmptyState
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.field_form import FieldForm
from navigator.ui.widgets.flow_layout import flow
from navigator.ui.widgets.page import Page
from navigator.ui.widgets.wrap_label import WrapLabel
from navigator.ui.words import told, tr

_SIZE = "Letter"
_USUAL_COPIES = "30"


@dataclass(frozen=True, slots=True)
class Ready:
    """A stack with its paper and the pages of a copy, or why it can not be printed."""

    stack: Stack
    titles: tuple[str, ...] = ()
    paper: Paper | None = None
    pages: int = 0
    wrong: str = ""


def _is_empty(desk: Desk) -> bool:
    """Return whether nobody's choices, packet or answers are here."""
    return desk.visit.is_fresh and desk.visit.checklist is None


def _clear_first() -> EmptyState:
    words = tr("Somebody's visit is open."), tr("Press Clear, then come back here.")
    return EmptyState(*words, icon_name="inbox")


def _kept(library: Library) -> tuple[Stack, ...]:
    folder = library.local.folder
    return read_stacks(folder) if folder is not None else ()


def _title(library: Library, page: str, desk: Desk, lang: str) -> str:
    return desk.say(f"topic.{page}") if page in TOPICS else library.guide(page, lang).title


def _ready(desk: Desk, stack: Stack, lang: str) -> Ready:
    from navigator.ui.paper.printing import count_pages  # noqa: PLC0415 - loads what prints

    library = desk.library
    try:
        paper = stack_paper(library, stack, site_of(desk))
        titles = tuple(_title(library, one, desk, lang) for one in stack.pages)
    except KnownError as error:
        return Ready(stack, wrong=" ".join(told(error)))
    return Ready(stack, titles, paper, count_pages(paper, _SIZE))


class StacksPage(Page):
    """The kept stacks, each with how many sheets it takes, and the buttons that put it out."""

    stays = True

    @staticmethod
    def load(desk: Desk, ask: Ask) -> list[Ready]:
        """Lay out one copy of every stack."""
        if not _is_empty(desk):
            return []
        return [_ready(desk, one, ask.lang) for one in _kept(desk.library)]

    def __init__(self, desk: Desk, ask: Ask, data: list[Ready]) -> None:
        del ask
        super().__init__(tr("Ready stacks"), desk)
        self._desk = desk
        if not _is_empty(desk):
            self.add(_clear_first())
            return
        self.add_act(Button(tr("Another stack"), act=desk.to("new_stack")))
        lead = tr("Sheets to print before the doors open. Nothing about a visitor is in them.")
        self.add(WrapLabel(lead))
        for one in data:
            self.add(self._box(one))

    def _box(self, ready: Ready) -> Any:
        stack, desk = ready.stack, self._desk
        title = WrapLabel(stack.name, role=Role.LEAD, bold=True)
        if ready.paper is None:
            return box(title, WrapLabel(ready.wrong, tone="stop"))
        where = f"{tr('ZIP code')} {stack.zip}"
        langs = (desk.say(f"language.{one}") for one in stack.languages)
        lines = "\n".join((" \u00b7 ".join(ready.titles), " \u00b7 ".join((where, *langs))))
        make = partial(_same, ready.paper)
        word = tr("Print {copies}").format(copies=stack.copies)
        out = Button(word, variant="primary", icon_name="printer")
        out.clicked.connect(lambda: desk.print_paper(make, _SIZE, stack.copies))
        save = Button(tr("Save as PDF …"), icon_name="file-down")
        save.clicked.connect(lambda: desk.save_pdf(make, _SIZE))
        acts = ([out] if desk.can_print else []) + ([save] if desk.policy.saves_pdf else [])
        return box(title, WrapLabel(lines), WrapLabel(sheets_told(ready), bold=True), flow(*acts))


def _same(paper: Paper) -> Paper:
    return paper


def sheets_told(ready: Ready) -> str:
    """Return how much paper a stack takes."""
    copies, pages = ready.stack.copies, ready.pages
    words = (
        tr("{copies} × {pages} sides = {sides} sheets of paper, {sheets} if printed on both.")
        if ready.stack.shape == "sheets"
        else tr("{copies} × {pages} = {sides} sheets of paper, printed on one side.")
    )
    sheets = copies * -(-pages // 2)
    return words.format(copies=copies, pages=pages, sides=copies * pages, sheets=sheets)


class NewStackPage(Page):
    """The form of a stack, and the kept ones to take away."""

    keeps_acts = True  # Keep is always in reach

    @staticmethod
    def load(desk: Desk, ask: Ask) -> list[tuple[str, str]]:
        """Load each page that may lie in a stack: its name and its title."""
        guides = stack_guides(desk.library, ask.lang)
        topics = [(one, desk.say(f"topic.{one}")) for one in TOPICS]
        return [*topics, *((one.id, one.title) for one in guides)]

    def __init__(self, desk: Desk, ask: Ask, data: list[tuple[str, str]]) -> None:
        super().__init__(tr("A ready stack"), desk, columns=desk.policy.columns)
        if not _is_empty(desk):
            self.add(_clear_first())
            return
        self._desk = desk
        self._pages = [id for id, _ in data]
        self._wrong = WrapLabel("", tone="stop", bold=True)
        self._wrong.hide()
        self.form = FieldForm(_fields(desk, ask, data))
        self.add_act(Button(tr("Keep this stack"), variant="primary", act=self._keep))
        self.add(self._wrong)
        self.add(self.form)
        try:
            kept = _kept(desk.library)
        except KnownError as error:
            self._tell(" ".join(told(error)))
            return
        if kept:
            self.add(section(tr("Kept stacks"), column(*map(self._row, kept))))

    def _row(self, stack: Stack) -> Any:
        word = f"{tr('Take away')}: {stack.name}"
        return flow(Button(word, icon_name="x", act=partial(self._change, stack.name, None)))

    def _keep(self) -> None:
        cells = self.form.values()
        stack = Stack(
            name=" ".join(cells["name"].split()),
            pages=tuple(one for one in self._pages if cells[one]),
            zip=cells["zip"],
            languages=tuple(cells["languages"].split("+")),
            shape=cells["shape"],
            copies=int(cells["copies"]) if cells["copies"].isdecimal() else 0,
        )
        if not stack.is_right:
            words = tr("Give a name, a ZIP code, 1 to {most} copies, and choose a page.")
            self._tell(words.format(most=MOST_COPIES))
            return
        self._change(stack.name, stack)

    def _change(self, name: str, stack: Stack | None) -> None:
        """Keep `stack` in place of the one of this name; None takes that away."""
        library = self._desk.library

        def work() -> KnownError | None:
            try:
                if stack is not None:
                    stack_paper(library, stack)  # refused here, not before the doors open
                others = [one for one in _kept(library) if one.name != name]
                if library.local.folder is not None:
                    write_stacks(library.local.folder, [*others, *([stack] if stack else [])])
            except KnownError as error:
                return error
            return None

        self._desk.aside(work, self._changed)

    def _changed(self, error: KnownError | None) -> None:
        if not isValid(self):
            return
        if error is None:
            self._desk.go(Route("stacks"))
        else:
            self._tell(" ".join(told(error)))

    def _tell(self, words: str) -> None:
        self._wrong.set_text(words, tone="stop")
        self._wrong.show()
        self.to_top()


def _fields(desk: Desk, ask: Ask, pages: list[tuple[str, str]]) -> Iterator[Field]:
    words: Callable[[str], str] = {
        "sheets": tr("Whole sheets"), "pocket": tr("Folds to pocket size")
    }.__getitem__  # fmt: skip
    ways = tuple(("+".join(langs), word) for word, langs in every_way(desk))
    yield Field("name", tr("Name of the stack"))
    yield Field("zip", tr("ZIP code"), now=ask.zip, beside=True)
    yield Field("copies", tr("Copies"), now=_USUAL_COPIES)
    yield Field("languages", tr("Language of the paper"), "choice", choices=ways, beside=True)
    shapes = tuple((one, words(one)) for one in SHAPES)
    yield Field("shape", tr("Shape of the paper"), "choice", now=SHAPES[0], choices=shapes)
    for at, (id, title) in enumerate(pages):
        yield Field(id, title, "tick", beside=at % 2 == 1)
