"""The packet: what goes home, in which order and language, and how it will look."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QWidget

from navigator.handout.paper import Paper
from navigator.library import Library
from navigator.model import Place, Program
from navigator.ui.desk import Ask, Desk, Route
from navigator.ui.pages.blocks import section, stack
from navigator.ui.printing import SIZES, preview
from navigator.ui.theme import SPACE, current_look
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.flow_layout import FlowLayout
from navigator.ui.widgets.page import Page
from navigator.ui.widgets.responsive_grid import ResponsiveGrid
from navigator.ui.widgets.states import EmptyState
from navigator.ui.widgets.wrap_label import WrapLabel
from navigator.ui.words import tr

_PAGE_PX = 460


def title_of(library: Library, id: str, lang: str) -> str:
    """The title of any record."""
    record = library.show(id, lang)
    title: str = record.name if isinstance(record, (Program, Place)) else record.title
    return title


class PacketPage(Page):
    """List at the left, the paper itself at the right."""

    @staticmethod
    def load(desk: Desk, ask: Ask) -> list[tuple[str, str]]:
        """Ids and titles of the packet."""
        ids = desk.visit.packet.ids
        return [(id, title_of(desk.library, id, ask.lang)) for id in ids]

    def __init__(
        self, desk: Desk, ask: Ask, data: list[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Packet to take home"), back=tr("Back"), columns=2, parent=parent)
        self.back_clicked.connect(desk.back)
        self._desk = desk
        if not data:
            empty = EmptyState(
                tr("The packet is empty."),
                tr("Open a page or a place and press “Add to packet”."),
                action=tr("Go home"),
                icon_name="inbox",
            )
            empty.action_clicked.connect(lambda: desk.go(Route("home")))
            self.add(empty)
            self.body.addStretch(1)
            return
        self._lang = QComboBox()
        self._lang.setAccessibleName(tr("Language of the paper"))
        for lang in desk.library.languages():
            self._lang.addItem(desk.say(f"language.{lang}"), lang)
        self._lang.setCurrentIndex(max(self._lang.findData(ask.lang), 0))
        self._lang.currentIndexChanged.connect(self._preview)
        self._size = QComboBox()
        self._size.setAccessibleName(tr("Paper size"))
        self._size.addItems(list(SIZES))
        controls = QWidget()
        flow = FlowLayout(controls, gap=SPACE.s)
        print_it = Button(tr("Print"), variant="primary", icon_name="printer")
        print_it.clicked.connect(lambda: desk.print_paper(self._paper(), self._size.currentText()))
        save = Button(tr("Save as PDF …"), icon_name="file-down")
        save.clicked.connect(lambda: desk.save_pdf(self._paper(), self._size.currentText()))
        for widget in (self._lang, self._size, print_it, save):
            flow.addWidget(widget)
        save.setVisible(desk.policy.saves_pdf)
        left, column = stack(SPACE.m)
        column.addWidget(section(tr("On the paper"), *[self._row(*one) for one in data]))
        column.addWidget(controls)
        column.addWidget(
            WrapLabel(tr("No answer and no name is printed. Look it over before you hand it on."),
                      tone="quiet")
        )  # fmt: skip
        column.addStretch(1)
        self._pages_column, self._pages = stack(SPACE.m)
        both = QWidget()
        grid = ResponsiveGrid(
            both,
            least_px=current_look().measure_px(34),
            most_columns=2,
            gap=SPACE.xl,
            stretch_rows=False,
        )
        grid.addWidget(left)
        grid.addWidget(self._pages_column)
        self.add(both)
        self._preview()

    def _row(self, id: str, title: str) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(WrapLabel(title), 1)
        acts = (("chevron-up", tr("Earlier"), -1), ("chevron-down", tr("Later"), 1))
        for icon, word, by in acts:
            button = Button(f"{word}: {title}", variant="quiet", icon_name=icon, icon_only=True)
            button.clicked.connect(lambda _=False, by=by: self._move(id, by))
            line.addWidget(button)
        word = tr("Take out")
        remove = Button(f"{word}: {title}", variant="quiet", icon_name="x", icon_only=True)
        remove.clicked.connect(lambda: self._take_out(id))
        line.addWidget(remove)
        return row

    def _move(self, id: str, by: int) -> None:
        self._desk.visit.set_packet(self._desk.visit.packet.moved(id, by))

    def _take_out(self, id: str) -> None:
        self._desk.visit.set_packet(self._desk.visit.packet.without(id))

    def _paper(self) -> Paper:
        return self._desk.library.paper(self._desk.visit.packet, self._lang.currentData())

    def _preview(self) -> None:
        while item := self._pages.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        lang = self._lang.currentData()
        say = self._desk.library.wording(lang)
        for number, image in enumerate(
            preview(self._paper(), say, _PAGE_PX, self.devicePixelRatioF()), start=1
        ):
            picture = QLabel()
            picture.setPixmap(QPixmap.fromImage(image))
            picture.setAccessibleName(tr("Page {number}").format(number=number))
            picture.setFrameShape(QLabel.Shape.Box)
            picture.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            self._pages.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        self._pages.addStretch(1)
