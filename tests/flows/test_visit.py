"""The main job, end to end, in both languages: from no state to a hand-out on paper."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLabel

from navigator.records.outline_parts import Purpose
from navigator.ui.widgets.row_link import RowLink
from navigator.ui.widgets.topic_tile import TopicTile
from tests.helpers.window import CTRL, Screen, said

if TYPE_CHECKING:
    from navigator.library.facade import Library

OpenWindow = Callable[..., Screen]
WORDS = {
    "en": {
        "start": "Start", "add": "Add to packet", "held": "In the packet",
        "save": "Save as PDF", "clear": "Clear", "now": "Clear now",
        "packet": "Packet 2", "empty": "Packet 0",
    },
    "es": {
        "start": "Empezar", "add": "Agregar al paquete",
        "held": "En el paquete", "save": "Guardar PDF", "clear": "Borrar", "now": "Borrar ahora",
        "packet": "Paquete 2",
        "empty": "Paquete 0",
    },
}  # fmt: skip


def plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).replace("\ufffe", "").split())


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_volunteer_finds_reads_collects_and_hands_out(
    open_window: OpenWindow,
    real_library: Library,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    lang: str,
) -> None:
    words, say = WORDS[lang], real_library.wording(lang)
    path = tmp_path / "information.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    screen = open_window(introduction=True, state="", language=lang)

    # No state is set: it is asked, never guessed.
    screen.press(words["start"], say.state("NM"))
    assert screen.window.visit.state == "NM"

    # The tile already answers.
    card = real_library.card("NM", "driving", lang)
    tile = next(one for one in screen.all(TopicTile) if one.topic == "driving")
    assert card.tile.rstrip(".") in said(tile)
    screen.click(tile)

    # The card: danger, answer, its date, whom to call; papers, steps, sources open.
    assert screen.says(card.answer, *[one.title or "?" for one in card.stops])
    assert card.basis is not None
    assert screen.says(say.law_age(card.basis))
    calls = [one for one in screen.all(RowLink, screen.page) if said(one)[:1].isdigit()]
    assert calls
    name = said(calls[0])
    screen.unfold()
    for item in (*card.bring, *card.steps):
        assert screen.says(item.text), item.text
    for one in card.cautions:
        assert screen.says(one.text), one.key
    publishers = {source.publisher for claim in card.claims for source in claim.sources}
    assert any(screen.says(one) for one in publishers)
    screen.press(words["add"])
    screen.button(words["held"])

    # A place that helps, for the packet.
    screen.click(calls[0])
    assert screen.kind == "PlacePage"
    number = name.partition(".")[0]
    assert screen.says(number)
    screen.press(words["add"])

    # The packet, and the paper.
    assert said(screen.window.top.packet) == words["packet"]
    screen.click(screen.window.top.packet)
    assert screen.says(card.title, real_library.place(screen.window.visit.packet.ids[1]).name)
    assert [one for one in screen.all(QLabel, screen.page) if not one.pixmap().isNull()]
    screen.press(words["save"])
    document = pdfium.PdfDocument(path)
    texts = [plain(page.get_textpage().get_text_bounded()) for page in document]
    whole = " ".join(texts)
    assert plain(card.answer) in whole
    do = real_library.outline(card, lang).part(Purpose.DO)
    assert do is not None
    sheet = next(text for text in texts if plain(do.lines[-1].text)[:24] in text)
    for stop in card.stops:
        assert sheet.index(plain(stop.title or "?")) < sheet.index(plain(card.answer)[:24])
    for one in card.cautions:
        assert plain(one.text) in whole, one.key
    place = real_library.place(screen.window.visit.packet.ids[1], lang)
    assert plain(place.name) in whole
    assert place.phones[0].number in whole
    assert plain(say("paper.general")) in whole

    # The visitor leaves.
    screen.press(words["clear"], words["now"])
    assert said(screen.window.top.packet) == words["empty"]
    assert screen.window.visit.state == "NM"  # it is the desk's: the first that was chosen by hand


@pytest.mark.parametrize(
    ("lang", "typed", "id"),
    [
        ("en", "drivers license", "card:CO:driving"),
        ("en", "driver licence", "card:CO:driving"),
        ("es", "licencia de conducir", "card:CO:driving"),
    ],
)
def test_whoever_types_reaches_the_answer_with_enter(
    open_window: OpenWindow, real_library: Library, lang: str, typed: str, id: str
) -> None:
    screen = open_window(state="CO", language=lang)
    screen.type(typed)
    screen.press_enter()
    assert screen.window.route.id == id
    assert screen.says(real_library.card("CO", "driving", lang).answer)


@pytest.mark.xvfb
def test_the_main_job_works_by_mouse_in_a_window_of_a_real_window_system(
    open_window: OpenWindow, real_library: Library
) -> None:
    screen = open_window(introduction=True, state="CO")
    screen.press("Start")
    screen.click(next(one for one in screen.all(TopicTile) if one.topic == "health"))
    assert screen.says(real_library.card("CO", "health").answer)
    screen.press("Add to packet")
    screen.type("lawyer")
    screen.press_enter()
    assert screen.kind != "ResultsPage"
    screen.press("Español")
    assert screen.window.visit.lang == "es"
    screen.press("English")
    place = real_library.places("CO", "legal", limit=1)[0]
    screen.go("place", place.id)
    screen.press("Copy contact")
    screen.key(Qt.Key.Key_K, CTRL)
    screen.type("okapi")
    screen.key(Qt.Key.Key_A, CTRL)
    clipboard = QGuiApplication.clipboard()
    assert clipboard.supportsSelection()
    # X11 keeps what is marked for the middle mouse button.
    assert clipboard.text(QClipboard.Mode.Selection) == "okapi"
    picture = screen.window.grab().toImage()
    assert len({picture.pixel(x, y) for x in range(0, 1200, 7) for y in range(0, 700, 7)}) > 20
    screen.press("Clear", "Clear now")
    for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
        assert clipboard.text(mode) == ""
