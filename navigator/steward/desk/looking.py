"""A record as visitors get it, composed off the main thread: page, paper and speech.

It asks the visitor's own library, pages, press and voice; nothing is worded here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QImage

from navigator.aloud.script import Aloud, Spoken
from navigator.handout.edition import Edition
from navigator.handout.packet import Packet
from navigator.library.facade import Library
from navigator.records.model import Place, TopicCard
from navigator.records.outline_parts import Outline
from navigator.site.policy import DESK
from navigator.ui.desk import Ask, Desk, Route
from navigator.ui.pages import page_class
from navigator.ui.paper.printing import preview
from navigator.ui.speech.reader import Reader
from navigator.ui.visit.visit import Visit
from navigator.ui.widgets.page import Page

WORDS_A_SECOND = 160 / 60
"""The speed of a reading voice."""
_ALONE = DESK._replace(packet=False, copies=False)
"""The desk's policy without packet and copies: the record is only looked at."""


@dataclass(frozen=True, slots=True)
class Looked:
    """One record in one language."""

    id: str
    lang: str
    desk: Desk
    ask: Ask
    data: Any
    """The data from which its page is made."""
    sheets: tuple[QImage, ...]
    spoken: Spoken

    def page(self) -> Page:
        """Return its page; on the main thread."""
        page: Page = page_class(self.ask.route.kind)(self.desk, self.ask, self.data)
        return page

    @property
    def seconds(self) -> int:
        """The number of seconds it takes to listen to."""
        return round(len(" ".join(self.spoken.pieces).split()) / WORDS_A_SECOND)


def kind_of(id: str) -> str:
    """Return the kind of page of a record."""
    kind = id.partition(":")[0]
    return "guide" if kind == "card" and "." in id else kind


@dataclass(frozen=True, slots=True)
class Ways:
    """The targets of the shown page's links, and the voice that reads it."""

    go: Callable[[Route], None]
    to_paper: Callable[[], None]
    reader: Reader


def look(  # noqa: PLR0917 - six things make a look
    library: Library, id: str, lang: str, ways: Ways, width_px: int, ratio: float
) -> Looked:
    """Compose a whole record, its sheets `width_px` wide. Raises BadInput for an unknown one."""
    desk = Desk(
        go=ways.go, back=lambda: None, library=library, visit=Visit(id.split(":")[1], lang),
        toggle_packet=lambda _id, _sensitive: False, copy=lambda _text: None,
        print_paper=lambda _make, _size: ways.to_paper(), save_pdf=lambda _make, _size: None,
        say=library.wording(lang), policy=_ALONE, reader=ways.reader,
    )  # fmt: skip
    ask = Ask(Route(kind_of(id), id), desk.visit.state, lang)
    data = page_class(ask.route.kind).load(desk, ask)
    paper = library.paper(Packet((id,)), lang, Edition())
    sheets = tuple(preview(paper, width_px, ratio))
    return Looked(id, lang, desk, ask, data, sheets, _spoken(library, id, lang))


def _spoken(library: Library, id: str, lang: str) -> Spoken:
    record = library.show(id, lang)
    aloud = Aloud(
        library.wording(lang), reviewed=library.wording(lang).is_checked(record),
        old=library.is_pack_old(),
    )  # fmt: skip
    if isinstance(record, Place):
        return aloud.place(record)
    told: Outline = library.outline(record, lang)
    return aloud.next_step(told) if isinstance(record, TopicCard) else aloud.record(told)
