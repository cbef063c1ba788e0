"""The page *Look*: a card, its paper and its speech as visitors get them, after each save.

Everything shown is the visitor's own page, press and voice on a small pack of one state. It
changes nothing. While another language is looked at the words of the page are in it too.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QImage, QPixmap, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QWidget

from navigator.aloud.script import Aloud, Spoken
from navigator.handout.edition import Edition
from navigator.handout.packet import Packet
from navigator.library.facade import Library
from navigator.records.model import Place, TopicCard
from navigator.records.outline_parts import Outline
from navigator.records.topics import TOPICS
from navigator.site.policy import DESK
from navigator.steward.desk.form_parts import Scrolled, keyed, offer_languages, pile, state_box
from navigator.steward.desk.workbench import ReadingPage, Workbench
from navigator.steward.editing.shown import record_of
from navigator.ui.desk import Ask, Desk, Route
from navigator.ui.pages import page_class
from navigator.ui.paper.printing import preview
from navigator.ui.speech.reader import Reader
from navigator.ui.theme import SPACE, current_look
from navigator.ui.theme.next_look import speak
from navigator.ui.visit.covers import QuestionCover
from navigator.ui.visit.visit import Visit
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.choice_box import ChoiceBox
from navigator.ui.widgets.flow_layout import flow
from navigator.ui.widgets.page import Page
from navigator.ui.widgets.wrap_label import WrapLabel
from navigator.ui.words import Words

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
        print_paper=lambda *_: ways.to_paper(), save_pdf=lambda _make, _size: None,
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


_BEGIN = "card:US:legal"
_SHEET_CHARS = 62
"""The width of a sheet of paper on the screen, in letters of running text."""
_KINDS = ("card", "guide", "program", "place")
_VIEWS = ("Card", "Paper", "Speech")


class _Come(NamedTuple):
    """The result of the lane: the record, and every language there is."""

    looked: Looked
    langs: dict[str, str]


class LookPage(ReadingPage):
    """The page. `looked` is the record it shows."""

    name = "look"
    title = "As visitors get it"

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self.looked: Looked | None = None
        self._id = _BEGIN
        self._lang = "en"
        self._reader = Reader(self, DESK)
        self._reader.asks.connect(self._no_voice)
        self._words = Words(bench.translations) if bench.translations else None
        self._build()

    def open(self, entry: str) -> None:
        """Show an entry on its page; without one, the one shown last."""
        if entry.startswith("text:"):
            self._lang = entry.split(":")[1]
        self.ask_anew(entry)
        self.views[self.stack.currentIndex()].setFocus()  # no field: it would take Ctrl+Z

    def showEvent(self, event: QShowEvent) -> None:
        """Switch to the language that is looked at, and read again what changed."""
        self._speak(self._lang)
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop the voice, and switch back to English."""
        super().hideEvent(event)
        self._reader.stop()
        self._speak("en")

    # What it is made of

    def _build(self) -> None:
        self.state = state_box()
        self.state.activated.connect(self._chosen)
        self.topic = ChoiceBox("Topic", [(topic.capitalize(), topic) for topic in TOPICS])
        self.topic.activated.connect(self._chosen)
        self.lang = ChoiceBox("Language", [("English", "en")])
        self.lang.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        self.lang.activated.connect(self._chosen_lang)
        self.views: list[Button] = []
        for number, word in enumerate(_VIEWS):
            act = partial(self.view, number)
            self.views.append(keyed(word, key=f"Alt+{number + 1}", act=act, on=self))
            self.views[-1].setCheckable(True)
        tools = flow(self.state, self.topic, self.lang, *self.views)
        self.stack = QStackedWidget()
        for _ in _VIEWS:
            self.stack.addWidget(QWidget())
        pile(self, tools, (self.stack, 1), gap=SPACE.s)
        self.view(0)

    def view(self, number: int, *_: object) -> None:
        """Show the card, the paper or the speech."""
        self.stack.setCurrentIndex(number)
        for at, button in enumerate(self.views):
            button.setChecked(at == number)

    # What is shown

    def _chosen(self) -> None:
        state = self.state.currentData()
        if state:
            self.ask_anew(f"card:{state}:{self.topic.currentData()}")

    def _chosen_lang(self) -> None:
        self._lang = self.lang.currentData()
        self._speak(self._lang)
        self.ask_anew()

    def _go(self, route: Route) -> None:
        """Follow a link of the page to a record of this state, and nowhere else."""
        if route.kind in _KINDS:
            self.ask_anew(route.id)
        else:
            self.bench.say("This leads on in the visitor's window; the look shows one page.")

    def ask_anew(self, entry: str = "") -> None:
        """Make the page, paper and speech of an entry on the lane; without one, again."""
        self.is_old = False
        sitting, preview = self.bench.sitting, self.bench.preview
        lang, before = self._lang, self._id
        width = current_look().measure_px(_SHEET_CHARS)
        ratio = self.devicePixelRatioF()
        ways = Ways(self._go, partial(self.view, 1), self._reader)

        def job() -> _Come:
            content = sitting.content
            id = (record_of(content, entry) if entry else before) or before
            library = preview.library(content, id.split(":")[1], sitting.today)
            spoken = lang if lang in library.languages() else "en"
            looked = look(library, id, spoken, ways, width, ratio)
            return _Come(looked, {one: library.native(one) for one in library.languages()})

        self.bench.work(job, self._show, "Making the card", owner="look")

    def _show(self, come: _Come) -> None:
        looked = self.looked = come.looked
        self._id, self._lang = looked.id, looked.lang
        offer_languages(self.lang, come.langs)
        self.lang.setCurrentIndex(self.lang.findData(looked.lang))
        _, state, rest = looked.id.split(":", 2)
        self.state.setCurrentIndex(self.state.findData(state))
        if kind_of(looked.id) in ("card", "guide"):
            self.topic.setCurrentIndex(self.topic.findData(rest.partition(".")[0]))
        if self.isVisible():
            self._speak(looked.lang)
        page = looked.page()
        page.header.back.hide()  # there is nowhere to go back to
        for number, made in enumerate((page, self._paper(looked), self._speech(looked))):
            self._put(number, made)

    def _put(self, number: int, made: QWidget) -> None:
        """Put one view in place of what it was before."""
        at, old = self.stack.currentIndex(), self.stack.widget(number)
        if old is not None:
            self.stack.removeWidget(old)
            old.deleteLater()
        self.stack.insertWidget(number, made)
        self.stack.setCurrentIndex(at)

    def _paper(self, looked: Looked) -> QWidget:
        area = Scrolled("The paper", is_read=True)
        for number, sheet in enumerate(looked.sheets):
            picture = QLabel()
            picture.setPixmap(QPixmap.fromImage(sheet))
            picture.setProperty("frame", "sheet")
            picture.setAccessibleName(f"Sheet {number + 1} of {len(looked.sheets)}")
            area.column.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        area.column.addStretch(1)
        return area

    def _speech(self, looked: Looked) -> QWidget:
        area = Scrolled("The speech", is_read=True)
        row = QHBoxLayout()
        row.addWidget(WrapLabel(f"About {looked.seconds} seconds.", bold=True), 1)
        read = Button(
            "Read aloud",
            icon_name="volume-2",
            act=lambda: self._reader.toggle(lambda: looked.spoken),
        )
        row.addWidget(read)
        area.column.addLayout(row)
        for sentence in looked.spoken.sentences:
            is_heading = sentence.said == sentence.heading
            label = WrapLabel(sentence.said, bold=is_heading, lang=looked.lang, selectable=True)
            area.column.addWidget(label)
        area.column.addStretch(1)
        return area

    def _no_voice(self, cover: QuestionCover) -> None:
        self.bench.say(cover.findChildren(WrapLabel)[0].text())
        cover.deleteLater()

    def _speak(self, lang: str) -> None:
        """Set the words and fonts of the visitor's page; the desk's own stay English."""
        if self._words is not None and self._words.lang != lang:
            self._words.use(lang)
        speak(lang)
