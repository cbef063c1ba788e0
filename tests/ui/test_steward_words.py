"""A translator at the desk: ten sentences in few acts, nothing typed is lost or guessed."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PySide6.QtWidgets import QApplication

from navigator.cli.main import main
from navigator.steward.content.words.translation_files import held_texts, with_texts
from navigator.steward.desk.words_page import AT_ONCE, WordRow, WordsPage
from navigator.steward.editing.wordings import filled, template
from tests.helpers.locales import locale_of_file
from tests.helpers.steward import AtTheDesk

pytestmark = pytest.mark.slow  # of the steward's wing: see CONTRIBUTING.md

FILE = Path("i18n/es/content/states/WY/driving.yaml")
Opening = Callable[..., AtTheDesk]


@pytest.fixture
def desk(open_desk: Opening) -> AtTheDesk:
    """The words of Wyoming and the federal rules, of which only health is translated."""
    return open_desk("words", "WY", entry="WY", also=("i18n/es/content/states/WY/health.yaml",))


def page(at: AtTheDesk) -> WordsPage:
    assert isinstance(at.page, WordsPage)
    return at.page


def texts(at: AtTheDesk) -> dict[str, str]:
    path = at.root / FILE
    return held_texts(path.read_text("utf-8")) if path.exists() else {}


_NOT = re.compile(r"\b(?:not|never|nobody|none|nothing|without|cannot)\b|n't\b", re.IGNORECASE)


def with_numbers(english: str) -> str:
    """A translation that keeps what must be kept."""
    return f"ES: {_NOT.sub('no', english)}"


def test_ten_sentences_are_translated_in_eleven_acts(desk: AtTheDesk) -> None:
    shown = page(desk).lines[:AT_ONCE]
    assert len(shown) == AT_ONCE
    for number, line in enumerate(shown, 1):
        desk.fill(f"Translation {number}:", with_numbers(line.english))
    desk.key("Ctrl+S")
    assert desk.acts <= 12
    assert desk.acts == AT_ONCE + 1
    held = desk.sitting.content.translations["es"]
    assert {line.english: held.get(line.english) for line in shown} == {
        line.english: with_numbers(line.english) for line in shown
    }
    assert not page(desk).drafts
    assert not {line.english for line in page(desk).lines} & {line.english for line in shown}
    desk.press("Undo")
    assert shown[0].english not in desk.sitting.content.translations["es"]


def test_approving_asks_once_who_reads_and_writes_a_review_in_their_name(
    open_desk: Opening,
) -> None:
    at = open_desk("words", "WY", entry="WY", person=None, also=("i18n/es/content/states/WY",))
    at.fill("Show", "Not checked yet")
    first = page(at).lines[0]
    at.field("Translation 1:").setFocus()
    at.key("Ctrl+Return")
    assert at.says("Who reads?")
    at.fill("A short name for your file", "ana-lopez")
    at.fill("Your organization", "Clinic of the Plains")
    at.press("Approve")
    content = at.sitting.content
    assert content.checked["es"] == {first.english}
    (review,) = content.reviews.valid
    assert (review.given.role, review.given.organization) == ("speaker", "Clinic of the Plains")
    assert page(at).lines[0].english != first.english, "what is read is gone from the list"
    at.acts = 0
    at.field("Translation 1:").setFocus()
    at.key("Ctrl+Return")
    assert at.acts == 1
    assert len(at.sitting.content.checked["es"]) == 2


def test_a_translation_that_lost_a_number_is_refused_and_stays_typed(desk: AtTheDesk) -> None:
    shown = enumerate(page(desk).lines[:AT_ONCE], 1)
    numbered = next(at for at, one in shown if any(map(str.isdigit, one.english)))
    desk.fill(f"Translation {numbered}:", "Sin cifras")
    desk.key("Ctrl+S")
    assert desk.says("its numbers differ")
    assert desk.says("1 typed, not saved yet")
    assert desk.says("Sin cifras")
    desk.window.close()
    desk.settle()
    assert desk.window.isVisible(), "what is typed is not lost by closing"
    desk.press("Forget what is typed")
    assert not page(desk).drafts


def test_the_old_translation_is_offered_where_the_english_changed_a_little(
    open_desk: Opening,
) -> None:
    at = open_desk("words", "WY", entry="WY", also=("i18n/es/content/states/WY",))
    path = at.root / FILE
    english, spanish = next(
        (one, told) for one, told in texts(at).items() if 40 < len(one) < 200 and "{" not in one
    )
    old = english.replace(" ", "  ", 1)
    raw = with_texts(path.read_text("utf-8"), {english: None, old: spanish})
    path.write_text(raw, "utf-8")
    at.sitting.__init__(at.sitting.resources, at.sitting.today)  # type: ignore[misc]
    at.bench.changed.emit()
    at.settle()
    at.fill("Show", "Left over")
    assert at.says(f"It may be for this now: {english}")
    at.fill("Show", "Missing")
    number = [one.english for one in page(at).lines].index(english) + 1
    assert number <= AT_ONCE
    at.field(f"Translation {number}:").setFocus()
    at.key("Ctrl+U")
    at.key("Ctrl+S")
    held = texts(at)
    assert held[english] == spanish
    assert old not in held, "what it was for is gone with it"


def test_a_left_over_text_can_be_thrown_away(open_desk: Opening) -> None:
    at = open_desk("words", "WY", entry="WY", also=("i18n/es/content/states/WY",))
    path = at.root / FILE
    path.write_text(with_texts(path.read_text("utf-8"), {"Never said": "Nunca"}), "utf-8")
    at.sitting.__init__(at.sitting.resources, at.sitting.today)  # type: ignore[misc]
    at.bench.changed.emit()
    at.settle()
    at.fill("Show", "Left over")
    assert at.says("Never said", "No English text says this any more")
    at.press("Throw away")
    assert "Never said" not in texts(at)
    assert at.says("No translation is left over")


def test_a_mended_template_offers_those_alike_and_one_key_takes_them_all(
    open_desk: Opening,
) -> None:
    at = open_desk("words", "WY", entry="WY", also=("i18n/es/content/states/WY",))
    path = at.root / "resources/states/WY/rights.yaml"
    raw = path.read_text("utf-8")
    change = (
        "  - {{on: 2026-0{0}-01, text: The office in Cheyenne opens at {0} on May {0}.,"
        " sources: []}}\n"
    )
    more = "".join(map(change.format, (3, 4, 5)))
    path.write_text(raw.replace("changes:\n", f"changes:\n{more}", 1), "utf-8")
    at.sitting.__init__(at.sitting.resources, at.sitting.today)  # type: ignore[misc]
    at.bench.changed.emit()
    at.settle()
    at.fill("Show", "Missing")
    mine = [one.english for one in page(at).lines]
    number = mine.index("The office in Cheyenne opens at 3 on May 3.") + 1
    assert number <= AT_ONCE
    told = "La oficina de Cheyenne abre a las 3 el 3 de mayo."
    at.fill(f"Translation {number}:", told)
    at.key("Ctrl+S")
    assert at.says("2 sentences are alike", told.replace("3", "4"), told.replace("3", "5"))
    held = at.sitting.content.translations["es"]
    assert "The office in Cheyenne opens at 4 on May 4." not in held, "never saved unseen"
    at.key("Ctrl+T")
    held = at.sitting.content.translations["es"]
    assert held["The office in Cheyenne opens at 5 on May 5."] == told.replace("3", "5")


@pytest.mark.parametrize(
    ("model", "translation", "english", "made"),
    [
        ("Ohio has 3 of 5.", "Ohio tiene 3 de 5.", "Texas has 7 of 8.", "Texas tiene 7 de 8."),
        ("From July 5.", "Desde el 5 de julio.", "From May 9.", "Desde el 9 de mayo."),
        ("Ohio has 3 of 5.", "Tiene 3 de 5.", "Texas has 7 of 8.", ""),
        ("2 of 2", "2 de 2", "3 of 4", ""),
        ("1 of 2", "2 de 1", "2 of 1", ""),
        ("No blank.", "Sin blancos.", "No blank.", ""),
        ("Pay 1,500.", "Pague 1.500.", "Pay 2,000.", ""),
        ("In New York.", "En Nueva York.", "In Ohio.", "En Ohio."),
        ("In Ohio.", "En Ohio.", "In Guam.", ""),
    ],
)  # fmt: skip
def test_a_blank_is_filled_only_where_it_is_sure(
    model: str, translation: str, english: str, made: str
) -> None:
    known = {"Ohio": "Ohio", "Texas": "Texas", "New York": "Nueva York"}
    assert filled(model, translation, english, known, locale_of_file("es").months_whole) == made
    if made:
        assert template(model)[0] == template(english)[0]
        assert filled(model, translation, english, known, ()) in (made, "")


def test_ten_are_shown_at_a_time_and_the_page_fits_a_small_window(open_desk: Opening) -> None:
    at = open_desk("words", "WY", entry="WY", also=("i18n/es/content/states/WY",))
    at.open("words", "WY", width=800, height=600)
    first = page(at).rows[0].line
    assert len(at.all(WordRow)) == AT_ONCE
    at.key("Ctrl+PgDown")
    assert page(at).rows[0].line != first
    assert not page(at).area.horizontalScrollBar().isVisible()
    at.key("Ctrl+PgUp")
    assert page(at).rows[0].line == first
    for row in page(at).rows:
        assert row.field.geometry().right() <= row.width()


def test_words_of_the_window_are_translated_here_too(open_desk: Opening) -> None:
    at = open_desk("words", "WY", also=("i18n/es/window.ts",))
    at.fill("Layer", "Window")
    at.fill("Show", "All")
    line = page(at).lines[0]
    at.fill("Translation 1:", "Otra palabra")
    at.key("Ctrl+S")
    assert page(at).lines[0].translation == "Otra palabra"
    assert "Otra palabra" in (at.root / "i18n/es/window.ts").read_text("utf-8")
    assert line.context == "window"


def test_the_review_packet_is_a_pdf_that_tells_nothing_of_its_making(
    qapp: QApplication, tmp_path: Path, open_desk: Opening
) -> None:
    at = open_desk("words", "WY")
    path = tmp_path / "wy.pdf"
    ask = ["content", "review", "packet", "--state", "WY", "--topic", "driving"]
    assert main([*ask, "--to", str(path), "--resources", str(at.root / "resources")]) == 0
    document = pdfium.PdfDocument(path)
    text = document[0].get_textpage().get_text_bounded()
    assert "To read: Wyoming" in text
    assert "cannot tell" in text
    told = document.get_metadata_dict()
    assert (told["Title"], told["Author"], told["CreationDate"]) == ("information", "", "")
