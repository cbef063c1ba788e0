"""The page to take along where no paper can come out: a code for the phone, or a photo.

The code holds the text itself: no address is opened and no network is needed.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QByteArray, Qt, QTimer
from PySide6.QtGui import QPixmap, QShowEvent
from PySide6.QtWidgets import QLabel

from navigator.handout.screen_code import Along, take_along
from navigator.records.outline_parts import Outline, Purpose
from navigator.ui.desk import Ask, Desk
from navigator.ui.pages.blocks import column, rows, section
from navigator.ui.pages.visitor.read_button import let_hear_sight
from navigator.ui.theme import SPACE, Role
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.page import Page
from navigator.ui.widgets.responsive_grid import grid
from navigator.ui.widgets.wrap_label import WrapLabel
from navigator.ui.words import tr

_NUMBERS = 4
"""The most numbers beside the code, so that one photo holds both."""
_BESIDE_CHARS = 26


@dataclass(frozen=True, slots=True)
class AlongData:
    """The outline of a page, and its text as a QR code to take along."""

    told: Outline
    along: Along


def along_button(desk: Desk, id: str) -> Button | None:
    """Return a button that opens this page; None where paper can come out instead."""
    if desk.can_print:
        return None
    return Button(tr("Take it along"), icon_name="qr-code", act=desk.to("along", id))


class AlongPage(Page):
    """A QR code, and beside it the numbers to call."""

    of_card = True
    is_near = True

    @staticmethod
    def load(desk: Desk, ask: Ask) -> AlongData:
        """Load the outline of the record as its page showed it, and its code."""
        library, id = desk.library, ask.route.id
        told = library.outline(library.show(id, ask.lang), ask.lang, ask.zip, ask.state)
        return AlongData(told, take_along(told))

    def __init__(self, desk: Desk, ask: Ask, data: AlongData) -> None:
        del ask
        super().__init__(data.told.title, desk, columns=2)
        let_hear_sight(self, desk)
        point = tr("Point the camera of your phone at the code.")
        lead = tr("It opens as text and needs no network. Or take a photo of this page.")
        calls = data.told.part(Purpose.CALL)
        numbers = (
            rows(WrapLabel(one.text, role=Role.LEAD, bold=True), WrapLabel(one.more, tone="quiet"))
            for one in (calls.lines[:_NUMBERS] if calls else ())
        )
        side = column(WrapLabel(point, role=Role.LEAD, bold=True), WrapLabel(lead), *numbers)
        wide = data.along.side_px
        self._code = _code(data.along)
        self.add(
            grid(
                self._code,
                side,
                least_chars=_BESIDE_CHARS,
                least_px=wide,
                most_columns=2,
                gap=SPACE.l,
            )
        )
        self.add(section(tr("This stands in the code"), rows(*map(WrapLabel, data.along.lines))))
        if not data.along.is_whole:
            self.add(WrapLabel(tr("The rest did not fit. Take photos of the page as well.")))

    def showEvent(self, event: QShowEvent) -> None:
        """Scroll until the whole code is in sight: half a code can not be read."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._reveal)

    def _reveal(self) -> None:
        self.scroll_area.ensureWidgetVisible(self._code, 0, SPACE.xs)


def _code(along: Along) -> QLabel:
    picture = QLabel()
    pixmap = QPixmap()
    pixmap.loadFromData(QByteArray(along.png))
    picture.setPixmap(pixmap)
    picture.setAccessibleName(tr("The text of this page as a code"))
    picture.setFixedSize(along.side_px, along.side_px)
    picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return picture
