"""The packet: its records, their order and language, and a preview of the paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget
from shiboken6 import isValid

from navigator.handout.edition import Edition
from navigator.handout.pocket_fold import folds
from navigator.handout.press import Paper
from navigator.library.facade import Library
from navigator.records.model import Place, Program
from navigator.ui.desk import Ask, Desk, MakePaper
from navigator.ui.pages.blocks import column, section, stack
from navigator.ui.pages.visitor.paper_acts import languages_of, site_of
from navigator.ui.pages.visitor.two_languages import HELPERS
from navigator.ui.paper.printing import SIZES, preview
from navigator.ui.theme import SPACE
from navigator.ui.widgets.banner import EmptyState
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.choice_box import ChoiceBox
from navigator.ui.widgets.flow_layout import flow
from navigator.ui.widgets.page import Page
from navigator.ui.widgets.responsive_grid import grid
from navigator.ui.widgets.row_link import RowLink
from navigator.ui.widgets.rows_layout import empty
from navigator.ui.widgets.wrap_label import WrapLabel
from navigator.ui.words import tr

_PAGE_PX = 460
_Choice = tuple[str, object]
"""The word for a choice, and its value."""


@dataclass(frozen=True, slots=True)
class Held:
    """A record of the packet; `folds` is true when it has a sheet that folds to pocket size."""

    id: str
    title: str
    folds: bool


def _held(library: Library, id: str, lang: str) -> Held:
    record = library.show(id, lang)
    title = record.name if isinstance(record, (Program, Place)) else record.title
    return Held(id, title, folds(record))


class PacketPage(Page):
    """The list of records at the left, the preview of the paper at the right."""

    stays = True
    is_near = True

    @staticmethod
    def load(desk: Desk, ask: Ask) -> list[Held]:
        """Load id and title of each record in the packet."""
        return [_held(desk.library, id, ask.lang) for id in desk.visit.packet.ids]

    def __init__(self, desk: Desk, ask: Ask, data: list[Held]) -> None:
        super().__init__(tr("Packet to take home"), desk, columns=2)
        self._desk = desk
        self._zip = ask.zip
        self._paper: Paper | None = None
        if data:
            self._show_held(ask, data)
        else:
            self._show_empty()

    def _show_empty(self) -> None:
        empty = EmptyState(
            tr("The packet is empty."),
            tr("Open a page or a place and press “Add to packet”."),
            action=tr("Go home"),
            act=self._desk.to("home"),
            icon_name="inbox",
        )
        self.add(empty)
        if self._desk.policy.volunteers and self._desk.library.local.folder is not None:
            act = self._desk.to("stacks")
            self.add(RowLink(tr("Ready stacks"), icon_name="printer", act=act))

    def _show_held(self, ask: Ask, data: list[Held]) -> None:
        choices = self._make_choices(ask.lang, can_fold=any(one.folds for one in data))
        self._make_acts()
        listed = section(tr("On the paper"), *(self._row(one.id, one.title) for one in data))
        notes = [tr("No answer and no name is printed. Look it over before you hand it on.")]
        if ask.zip:
            notes.append(tr("Your ZIP code is not printed, only distances."))
        if len({one.folds for one in data}) > 1:
            notes.append(tr("Places and programs by name have no sheet that folds."))
        told = (WrapLabel(note, tone="quiet") for note in notes)
        self._busy = WrapLabel(tr("Laying out the pages …"), tone="quiet")
        self._pages_column, self._pages = stack(SPACE.m)
        left = column(listed, choices, *told, gap=SPACE.m)
        least = choices.minimumSizeHint().width()
        both = left, self._pages_column
        self.add(grid(*both, least_chars=34, least_px=least, most_columns=2, gap=SPACE.xl))
        self._preview()

    def _make_choices(self, lang: str, *, can_fold: bool) -> QWidget:
        """Make the boxes for language, type, paper size and, where something folds, shape."""
        edition = self._desk.visit.edition
        langs = "+".join(edition.langs or languages_of(self._desk, lang))
        types = [(tr("Usual type"), False), (tr("Large type"), True)]
        shapes = [(tr("Whole sheets"), False), (tr("Folds to pocket size"), True)]
        self._lang = self._choice(tr("Language of the paper"), self._languages(), langs)
        self._type = self._choice(tr("Size of type"), types, edition.large)
        self._size = self._choice(tr("Paper size"), [(one, one) for one in SIZES], edition.size)
        self._shape = self._choice(tr("Shape of the paper"), shapes, edition.pocket)
        choices = flow(self._lang, self._type, self._size, self._shape, gap=SPACE.s)
        self._shape.setVisible(can_fold)
        return choices

    def _make_acts(self) -> None:
        desk = self._desk
        act = partial(self._take, desk.print_paper)
        self._print = Button(tr("Print"), variant="primary", icon_name="printer", act=act)
        self.add_act(self._print)
        act = partial(self._take, desk.save_pdf)
        self._save = Button(tr("Save as PDF …"), icon_name="file-down", act=act)
        self.add_act(self._save if desk.policy.saves_pdf else None)

    def _row(self, id: str, title: str) -> QWidget:
        packet, change = self._desk.visit.packet, self._desk.visit.set_packet
        acts = (
            ("chevron-up", tr("Earlier"), packet.moved(id, -1)),
            ("chevron-down", tr("Later"), packet.moved(id, 1)),
            ("x", tr("Take out"), packet.without(id)),
        )
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(WrapLabel(title), 1, Qt.AlignmentFlag.AlignVCenter)
        for icon, word, changed in acts:
            name, act = f"{word}: {title}", partial(change, changed)
            button = Button(name, variant="quiet", icon_name=icon, icon_only=True, act=act)
            line.addWidget(button)
        return row

    def _choice(self, name: str, choices: Sequence[_Choice], chosen: object) -> ChoiceBox:
        box = ChoiceBox(name, choices, chosen)
        box.currentIndexChanged.connect(self._chosen)
        return box

    def _languages(self) -> list[_Choice]:
        """Return the choices of language: each alone, and each side by side with English.

        The first is the larger: a language that nobody has checked stands before its English.
        """
        desk = self._desk
        names = {one: desk.say(f"language.{one}") for one in desk.languages}
        single: list[_Choice] = [(name, lang) for lang, name in names.items()]
        pairs = [two for two in combinations(names, 2) if HELPERS in two]
        told = [
            two[::-1] if two[0] == HELPERS and desk.library.needs_english(two[1]) else two
            for two in pairs
        ]
        words = tr("{left} and {right}, side by side")
        double = [(words.format(left=names[a], right=names[b]), f"{a}+{b}") for a, b in told]
        return single + double

    def _edition(self) -> Edition:
        return Edition(
            langs=tuple(self._lang.currentData().split("+")),
            large=self._type.currentData(),
            site=site_of(self._desk),
            tears=True,
            size=self._size.currentData(),
            pocket=self._shape.currentData() and not self._shape.isHidden(),
        )

    def _chosen(self) -> None:
        self._desk.visit.edition = self._edition()
        self._preview()

    def _take(self, act: Callable[[MakePaper, str], None]) -> None:
        paper = self._paper
        if paper is not None:
            act(lambda: paper, self._size.currentData())

    def _preview(self) -> None:
        """Lay out the paper off the main thread; until it is ready Print and Save are disabled."""
        self._set_paper(None)
        library, packet, code = self._desk.library, self._desk.visit.packet, self._zip
        edition, ratio = self._edition(), self.devicePixelRatioF()

        def work() -> tuple[Paper, list[QImage]]:
            paper = library.paper(packet, edition.langs[0], edition, code)
            return paper, preview(paper, _PAGE_PX, ratio, edition.size)

        self._desk.aside(work, lambda made: self._show(*made) if isValid(self) else None)

    def _set_paper(self, paper: Paper | None) -> None:
        self._paper = paper
        for button in (self._print, self._save):
            button.setEnabled(paper is not None)
        if paper is None:
            self._pages.insertWidget(0, self._busy)
        self._busy.setVisible(paper is None)

    def _show(self, paper: Paper, pages: list[QImage]) -> None:
        self._pages.removeWidget(self._busy)
        empty(self._pages)
        self._set_paper(paper)
        for number, image in enumerate(pages, start=1):
            picture = QLabel()
            picture.setPixmap(QPixmap.fromImage(image))
            picture.setAccessibleName(tr("Page {number}").format(number=number))
            picture.setProperty("frame", "sheet")
            picture.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            self._pages.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        self._pages.addStretch(1)
